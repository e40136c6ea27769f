package app_test

import (
	"fmt"
	"slices"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
)

func dayOff(day string) civil.Day {
	return civil.Day{Date: date(day), Kind: civil.DayOff, NoteRU: "день траура"}
}

// openCases are appeals at every stage, by name; each was registered on today and
// is due on 2026-11-02.
func openCases(d *desk) map[string]app.Appeal {
	answer := app.Event{Kind: app.EventAnswered, Outcome: app.Explained, Number: "О-1"}
	cases := map[string]app.Appeal{"new": d.register(), "in work": d.register(), "extended": d.register(), "answered": d.register(), "closed": d.register()}
	cases["by hand"] = d.register(func(a *app.Appeal) { a.DueByHand, a.DueReason = date("2026-11-02"), "210" })
	d.events(cases["in work"].ID, app.Event{Kind: app.EventResolution, ExecutorID: d.asanov.ID})
	d.events(cases["extended"].ID, app.Event{Kind: app.EventExtended, Text: "запрос", Due: date("2026-12-02")})
	d.events(cases["answered"].ID, answer)
	d.events(cases["closed"].ID, app.Event{Kind: app.EventClosed})
	return cases
}

func shifted(cases map[string]app.Appeal, shifts []app.Shift) []string {
	var out []string
	for name, a := range cases {
		for _, s := range shifts {
			if s.ID == a.ID {
				out = append(out, fmt.Sprintf("%s: %s to %s, extended %v", name, s.From, s.To, s.Extended))
			}
		}
	}
	slices.Sort(out)
	return out
}

func TestACalendarChangeIsShownAndDone(t *testing.T) {
	d := newDesk(t)
	cases := openCases(d)
	change := app.CalendarChange{Put: []civil.Day{dayOff("2026-10-20")}}
	want := []string{
		"answered: 2026-11-02 to 2026-11-03, extended false",
		"extended: 2026-11-02 to 2026-11-03, extended true",
		"in work: 2026-11-02 to 2026-11-03, extended false",
		"new: 2026-11-02 to 2026-11-03, extended false",
	}
	t.Run("shown, and nothing is written", func(t *testing.T) {
		shifts, err := d.Calendar.Preview(d.ctx, change)
		d.must(err)
		same(t, "shifts", shifted(cases, shifts), want)
		for name, a := range cases {
			equal(t, "first term of "+name, d.stored(a.ID).Standing.FirstDue, date("2026-11-02"))
		}
	})
	t.Run("done as it was shown", func(t *testing.T) {
		var told []string
		d.Bus.Subscribe(func(c app.Changed) { told = append(told, c.Kind) })
		shifts, err := d.Calendar.Apply(d.ctx, change)
		d.must(err)
		same(t, "shifts", shifted(cases, shifts), want)
		same(t, "told", told, []string{app.EntityCalendar, app.EntityAppeal})
		for name, terms := range map[string][2]string{
			"new": {"2026-11-03", "2026-11-03"}, "in work": {"2026-11-03", "2026-11-03"}, "answered": {"2026-11-03", "2026-11-03"},
			"extended": {"2026-11-03", "2026-12-02"}, "closed": {"2026-11-02", "2026-11-02"}, "by hand": {"2026-11-02", "2026-11-02"},
		} {
			s := d.stored(cases[name].ID).Standing
			equal(t, "first term of "+name, s.FirstDue, date(terms[0]))
			equal(t, "term of "+name, s.Due, date(terms[1]))
		}
		equal(t, "executor", d.stored(cases["in work"].ID).Standing.ExecutorID, d.asanov.ID)
	})
	t.Run("recorded, each moved term too", func(t *testing.T) {
		r := d.history(app.HistoryFilter{Entity: app.EntityAppeal, EntityID: cases["new"].ID})[0]
		equal(t, "action", r.Action, "term_moved")
		equal(t, "change", r.Changes[0], app.Change{Field: "FirstDue", Old: "2026-11-02", New: "2026-11-03"})
		equal(t, "label", d.history(app.HistoryFilter{Entity: app.EntityCalendar})[0].Label, "20.10.2026")
	})
	t.Run("counted for what is registered next", func(t *testing.T) {
		equal(t, "term", d.register().Standing.Due, date("2026-11-03"))
	})
	t.Run("undone by dropping the day", func(t *testing.T) {
		shifts, err := d.Calendar.Apply(d.ctx, app.CalendarChange{Drop: []civil.Date{date("2026-10-20")}})
		d.must(err)
		equal(t, "shifts", len(shifts), 5)
		equal(t, "term", d.stored(cases["new"].ID).Standing.Due, date("2026-11-02"))
		days, err := d.Calendar.Days(d.ctx)
		d.must(err)
		equal(t, "the day is there", slices.ContainsFunc(days, func(x civil.Day) bool { return x.Date == date("2026-10-20") }), false)
	})
}

func TestAChangeThatMovesNothingTellsNoAppeal(t *testing.T) {
	d := newDesk(t)
	openCases(d)
	var told []string
	d.Bus.Subscribe(func(c app.Changed) { told = append(told, c.Kind) })
	shifts, err := d.Calendar.Apply(d.ctx, app.CalendarChange{Put: []civil.Day{dayOff("2027-10-20")}})
	d.must(err)
	equal(t, "shifts", len(shifts), 0)
	same(t, "told", told, []string{app.EntityCalendar})
}

func TestTermsMayChange(t *testing.T) {
	d := newDesk(t)
	cases := openCases(d)
	terms := slices.Clone(civil.DefaultTerms())
	ten := civil.Term{Step: civil.StepAnswer, Days: 10, Unit: civil.WorkingDays, RollForward: true, Law: "жаңы мыйзам"}
	for name, tt := range map[string]struct {
		from   string
		kind   app.Kind
		shifts int
	}{
		"from a later day: old ones keep their term": {"2026-10-14", "", 0},
		"from the day of registration":               {"2026-10-13", "", 4},
		"for complaints only":                        {"2026-01-01", app.Complaint, 0},
		"for applications only":                      {"2026-01-01", app.Application, 4},
	} {
		t.Run(name, func(t *testing.T) {
			ten.From, ten.Kind = date(tt.from), string(tt.kind)
			shifts, err := d.Calendar.Preview(d.ctx, app.CalendarChange{Terms: append(slices.Clip(terms), ten)})
			d.must(err)
			equal(t, "shifts", len(shifts), tt.shifts)
			for _, s := range shifts {
				equal(t, "to", s.To, date("2026-10-27"))
			}
		})
	}
	t.Run("and hold when done", func(t *testing.T) {
		ten.From, ten.Kind = date(today), ""
		_, err := d.Calendar.Apply(d.ctx, app.CalendarChange{Terms: append(slices.Clip(terms), ten)})
		d.must(err)
		equal(t, "term", d.stored(cases["new"].ID).Standing.Due, date("2026-10-27"))
		equal(t, "term of the next", d.register().Standing.Due, date("2026-10-27"))
		stored, err := d.Calendar.Terms(d.ctx)
		d.must(err)
		equal(t, "terms", len(stored), len(terms)+1)
		equal(t, "law", stored[len(terms)].Law, "жаңы мыйзам")
	})
}

func TestAWrongChangeIsRefused(t *testing.T) {
	d := newDesk(t)
	a := d.register()
	terms := civil.DefaultTerms()
	for name, tt := range map[string]struct {
		change app.CalendarChange
		key    string
	}{
		"a day without a date": {app.CalendarChange{Put: []civil.Day{{Kind: civil.DayOff}}}, "check.date_needed"},
		"a day of no kind":     {app.CalendarChange{Put: []civil.Day{{Date: date(today), Kind: "holiday"}}}, "calendar.kind_needed"},
		"no term of answer":    {app.CalendarChange{Terms: slices.Concat(terms[:1], terms[2:])}, "calendar.answer_term_needed"},
		"one of a kind only":   {app.CalendarChange{Terms: civil.Terms{{Step: civil.StepAnswer, Kind: "complaint", Days: 5, From: date(today)}}}, "calendar.answer_term_needed"},
		"an empty table":       {app.CalendarChange{Terms: civil.Terms{}}, "calendar.answer_term_needed"},
		"a term of no days":    {app.CalendarChange{Terms: civil.Terms{{Step: civil.StepAnswer, From: date(today)}}}, "calendar.term_days"},
		"a term of years":      {app.CalendarChange{Terms: civil.Terms{{Step: civil.StepAnswer, Days: 1400, From: date(today)}}}, "calendar.term_days"},
		"a term from no day":   {app.CalendarChange{Terms: civil.Terms{{Step: civil.StepAnswer, Days: 14}}}, "check.date_needed"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := d.Calendar.Apply(d.ctx, tt.change)
			refused(t, err, app.Invalid, tt.key)
			equal(t, "term", d.stored(a.ID).Standing.Due, date("2026-11-02"))
		})
	}
}
