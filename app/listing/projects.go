package listing

import (
	"cmp"
	"context"
	"strings"

	"kairyluu/app"
)

var projectColumns = []Column{
	{"id", Number},
	{"number", Text},
	{"title", Long},
	{"title_ky", Long},
	{"programme", Text},
	{"settlement", Text},
	{"object", Text},
	{"stage", Text},
	{"since", Day},
	{"done_percent", Number},
	{"start", Day},
	{"finish", Day},
	{"due", Day},
	{"due_kind", Text},
	{"opened", Day},
	{"ended", Day},
	{"planned", Money},
	{"grant", Money},
	{"pledged", Money},
	{"received", Money},
	{"spent", Money},
	{"returned", Money},
	{"held", Money},
	{"own_needed", Money},
	{"own_received", Money},
	{"own_expected", Money},
	{"beneficiaries", Number},
	{"women", Number},
	{"youth", Number},
	{"meeting", Number},
}

// projects lists grant projects in order of entry, the newest first.
func projects(ctx context.Context, src Source, r Request) (Table, error) {
	names, err := grantNames(ctx, src)
	if err != nil {
		return Table{}, err
	}
	f := r.Projects
	f.Words, f.Today = cmp.Or(r.Words, f.Words), src.Today()
	return Table{
		Columns: projectColumns,
		Count:   func() (int, error) { return src.CountProjects(ctx, f, 0) },
		Rows:    paged(projectPages(ctx, src, f), func(p app.ProjectRow) Row { return projectRow(p, names) }),
	}, nil
}

// projectPages reads a list of projects page by page.
func projectPages(ctx context.Context, src Source, f app.ProjectFilter) func(*app.ProjectRow, int) ([]app.ProjectRow, error) {
	return func(last *app.ProjectRow, _ int) ([]app.ProjectRow, error) {
		return src.ProjectRows(ctx, app.ProjectQuery{Filter: f, After: last, Limit: pageSize})
	}
}

// grantTitles are the names that the tables of grants need.
type grantTitles struct {
	entries    map[int64]app.Entry
	programmes map[int64]app.Programme
}

func grantNames(ctx context.Context, src Source) (n grantTitles, err error) {
	if n.entries, err = namesOf(ctx, src, app.ObjectTypes, app.FundSources); err != nil {
		return n, err
	}
	all, err := src.Programmes(ctx, app.ProgrammeFilter{})
	n.programmes = make(map[int64]app.Programme, len(all))
	for _, p := range all {
		n.programmes[p.ID] = p
	}
	return n, err
}

func (n grantTitles) entry(id int64) string { return n.entries[id].Name(app.Russian) }

func (n grantTitles) programme(id int64) string { return n.programmes[id].Name(app.Russian) }

func projectRow(p app.ProjectRow, names grantTitles) Row {
	places := make([]string, len(p.Settlements))
	for i, id := range p.Settlements {
		places[i] = names.entry(id)
	}
	return Row{
		int(p.ID), p.Number, p.Title(app.Russian), p.TitleKY, names.programme(p.ProgrammeID), strings.Join(places, "; "),
		names.entry(p.ObjectID), string(p.Stage), p.Since, p.Percent, p.Start, p.Finish, p.Due, string(p.DueKind), p.Opened, p.Ended,
		p.Planned, p.Grant, p.Pledged, p.Received, p.Spent, p.Returned, p.Held(), p.Need, p.Own, p.Expected,
		p.Beneficiaries.Total, p.Beneficiaries.Women, p.Beneficiaries.Youth, reference(p.MeetingID),
	}
}
