// Package casework says an appeal in words, signs and colours, the same way on
// every page that names one. It asks the store once, in Load, and draws nothing.
package casework

import (
	"context"
	"fmt"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
	"kairyluu/ui/words"
)

// Dash stands where nobody or nothing is named.
const Dash = "—"

// View is what it takes to say an appeal: the language, the names behind the
// ids, the calendar and the day. It is a value; a page loads it anew when a
// dictionary, the calendar or a setting changes (see Stale). The zero View says
// keys and dashes.
type View struct {
	Words    words.Words
	Names    map[int64]app.Entry
	Calendar *civil.Calendar
	Today    civil.Date
	Urgent   int // working days left that count as soon
}

// Load reads the dictionaries, the calendar and the settings of the office.
func Load(ctx context.Context, office *app.Office, w words.Words) (View, error) {
	v := View{Words: w, Today: office.Desk.Today()}
	var err error
	if v.Names, err = office.Dictionaries.Names(ctx); err != nil {
		return v, fmt.Errorf("load view: %w", err)
	}
	if v.Calendar, _, err = office.Desk.Rules(ctx); err != nil {
		return v, fmt.Errorf("load view: %w", err)
	}
	settings, err := office.Desk.Settings(ctx)
	if err != nil {
		return v, fmt.Errorf("load view: %w", err)
	}
	v.Urgent = settings.UrgentDays
	return v, nil
}

// Stale tells whether a change makes a loaded View say something wrong.
func Stale(c app.Changed) bool {
	switch c.Kind {
	case app.EntityEntry, app.EntityCalendar, app.EntityTerm, app.EntitySetting:
		return true
	}
	return false
}

// Language is the one that names of dictionaries are said in.
func (v View) Language() app.Language {
	if v.Words.Lang() == string(app.Kyrgyz) {
		return app.Kyrgyz
	}
	return app.Russian
}

// Name is what a dictionary calls an id; a dash for none or one that is gone.
func (v View) Name(id int64) string {
	e, ok := v.Names[id]
	if !ok {
		return Dash
	}
	return e.Name(v.Language())
}

// Topic is the name of a topic after its code: «04.01 Уличное освещение».
func (v View) Topic(id int64) string {
	e, ok := v.Names[id]
	if !ok {
		return Dash
	}
	if e.Code == "" {
		return e.Name(v.Language())
	}
	return e.Code + " " + e.Name(v.Language())
}

// Say names a value of one of the domain's lists ("kind", "channel" …); a dash
// for the empty one.
func (v View) Say(list, value string) string {
	if value == "" {
		return Dash
	}
	return v.Words.T(list + "." + value)
}

// Day is a date as the papers write it; empty for none.
func (v View) Day(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Format()
}

// Applicant is who speaks: a name, «Коллективное (46 подписей)», «анонимно».
func (v View) Applicant(r app.AppealRow) string {
	switch {
	case r.Multiplicity == app.Anonymous:
		return v.Words.T("casework.anonymous")
	case r.Multiplicity == app.Collective && r.Signatures > 0:
		if r.Applicant == "" {
			return v.Words.T("casework.collective_n", "n", r.Signatures)
		}
		return r.Applicant + ", " + v.Words.T("casework.signatures", "n", r.Signatures)
	case r.Multiplicity == app.Collective:
		return v.Words.T("casework.collective", "name", r.Applicant)
	}
	return r.Applicant
}

// Phone is a phone as one dials it; empty for none.
func (v View) Phone(e164 string) string {
	if e164 == "" {
		return ""
	}
	return text.FormatPhone(e164)
}

// Quarter is «III квартал 2026».
func (v View) Quarter(q civil.Quarter) string {
	return v.Words.T("casework.quarter", "roman", q.Roman(), "year", fmt.Sprint(q.Year))
}

// Month is «июль 2026».
func (v View) Month(first civil.Date) string {
	month := v.Words.T(fmt.Sprintf("month.%d", int(first.Month())))
	return v.Words.T("casework.month", "month", month, "year", fmt.Sprint(first.Year()))
}
