package docx

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/donor"
)

// Source is what documents ask of the office.
type Source interface {
	Meeting(ctx context.Context, id int64) (app.Meeting, error)
	Editions(ctx context.Context, meetingID int64) ([]app.Edition, error)
	Decision(ctx context.Context, id int64) (app.Decision, error)
	DecisionRows(ctx context.Context, q app.DecisionQuery) ([]app.DecisionRow, error)
	DecisionEvents(ctx context.Context, decisionID int64) ([]app.DecisionEvent, error)
	AppealRows(ctx context.Context, q app.AppealQuery) ([]app.AppealRow, error)
	Attachments(ctx context.Context, entity string, id int64) ([]app.Attachment, error)
	Project(ctx context.Context, id int64) (app.Project, error)
	LedgerEntry(ctx context.Context, id int64) (app.LedgerEntry, error)
	donor.Source
	// FilePath is where the content of an attachment lies, sound.
	FilePath(ctx context.Context, a app.Attachment) (string, error)
}

// Of is the desk's own day and settings over its store's rows.
func Of(desk *app.Desk) Source { return source{desk, reader{desk.Store()}} }

// source has the store one level deeper, so that the desk's methods win.
type source struct {
	*app.Desk
	reader
}

type reader struct{ app.Reader }

// ProjectCase is everything of a project, as its card shows it.
func (s source) ProjectCase(ctx context.Context, id int64) (app.ProjectCase, error) {
	return (&app.Projects{Desk: s.Desk}).Case(ctx, id)
}

// FilePath implements Source.
func (s source) FilePath(ctx context.Context, a app.Attachment) (string, error) {
	return (&app.Attachments{Desk: s.Desk}).Path(ctx, a)
}

// office is what every document knows: where it comes from, and names.
type office struct {
	w        Words
	settings app.Settings
	today    civil.Date
	entries  map[int64]app.Entry
}

func officeOf(ctx context.Context, src Source, w Words) (office, error) {
	o := office{w: w, today: src.Today(), entries: map[int64]app.Entry{}}
	var err error
	if o.settings, err = src.Settings(ctx); err != nil {
		return o, err
	}
	for _, d := range []app.Dict{
		app.Settlements, app.Executors, app.MeetingForms, app.MeetingSeries, app.GuestRoles, app.PeopleGroups,
		app.FundSources, app.ObjectTypes, app.PaperKinds,
	} {
		entries, err := src.Entries(ctx, d)
		if err != nil {
			return o, fmt.Errorf("read %s: %w", d, err)
		}
		for _, e := range entries {
			o.entries[e.ID] = e
		}
	}
	return o, nil
}

// letterhead are the words that every template may name.
func (o office) letterhead() map[string]string {
	city := ""
	if o.settings.City != "" {
		city = o.w.T("docx.city", "city", o.w.T("city."+o.settings.City))
	}
	return map[string]string{
		"office":   o.settings.Name(o.lang()),
		"city":     city,
		"district": o.settings.District,
		"head":     o.settings.HeadRU,
		"printed":  o.date(o.today),
		"page":     o.w.T("docx.page"),
	}
}

func (o office) lang() app.Language { return app.Language(o.w.Lang()) }

func (o office) name(id int64) string { return o.entries[id].Name(o.lang()) }

func (o office) names(ids []int64) string {
	var names []string
	for _, id := range ids {
		names = append(names, o.name(id))
	}
	return list(names...)
}

// date is the day in words: «12 марта 2026 года», «2026-жылдын 12-марты».
func (o office) date(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	year, month, day := d.YMD()
	return o.w.T("docx.date", "day", strconv.Itoa(day), "year", strconv.Itoa(year),
		"month", o.w.T("docx.month."+strconv.Itoa(int(month))))
}

// responsible is who answers for a decision: the office's own, those who help,
// and whoever does it outside.
func (o office) responsible(d app.Decision) string {
	names := []string{o.name(d.ResponsibleID), d.Partner}
	for _, co := range d.CoExecutors {
		names = append(names, o.name(co.ExecutorID))
	}
	return list(names...)
}

// list joins what there is by commas.
func list(parts ...string) string {
	var there []string
	for _, p := range parts {
		if p != "" {
			there = append(there, p)
		}
	}
	return strings.Join(there, ", ")
}

// columns are the heads of a table.
func (o office) columns(keys ...string) []string {
	said := make([]string, len(keys))
	for i, key := range keys {
		said[i] = o.w.T("docx.col." + key)
	}
	return said
}

// due is a date as tables have it; a dash for none.
func due(d civil.Date) string { return cmp.Or(d.Format(), "—") }
