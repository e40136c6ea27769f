package db

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kairyluu/app"
)

// projectRowColumns are what a line of the list shows; but for the settlements
// all of it lies in the project's own row.
const projectRowColumns = `p.id, p.version, p.number, p.title_ru, p.title_ky, p.programme_key AS programme_id,
	p.object_key AS object_id, coalesce((SELECT group_concat(settlement_id, ' ') FROM
		(SELECT settlement_id FROM project_settlement s WHERE s.project_id = p.id ORDER BY s.pos)), '') AS places,
	coalesce(p.meeting_id, 0) AS meeting_id, p.total AS "beneficiaries.total", p.women AS "beneficiaries.women",
	p.men AS "beneficiaries.men", p.youth AS "beneficiaries.youth", p.elderly AS "beneficiaries.elderly",
	p.disabled AS "beneficiaries.disabled", p.starts AS "start", p.finish, p.stage, p.since, p.stage_before AS "before",
	p.percent, p.begun, p.opened, p.ended, p.planned, p.covered, p.grant_planned AS "grant", p.pledged, p.received, p.spent,
	p.returned, p.need, p.own, p.expected, p.due, p.due_kind, p.over_cap, p.overspent`

type projectRowRecord struct {
	app.ProjectRow
	Places string
}

func (r projectRowRecord) row() (app.ProjectRow, error) {
	row := r.ProjectRow
	var err error
	row.Settlements, err = idsIn(r.Places)
	return row, err
}

// idsIn reads ids with a space between.
func idsIn(list string) ([]int64, error) {
	var ids []int64
	for field := range strings.FieldsSeq(list) {
		id, err := strconv.ParseInt(field, 10, 64)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

var projectOrders = map[app.ProjectSort]order[app.ProjectRow]{
	app.ProjectsByNewest: {
		[]string{"p.id"},
		func(r app.ProjectRow) []any { return []any{r.ID} },
	},
	app.ProjectsByTitle: {
		[]string{"p.title_key", "p.id"},
		func(r app.ProjectRow) []any { return []any{titleKey(r.Title(app.Russian)), r.ID} },
	},
	app.ProjectsByStage: {
		[]string{"p.stage_no", "p.due_key", "p.id"},
		func(r app.ProjectRow) []any {
			return []any{slices.Index(app.Stages, r.Stage), dueKeyOf(r.ProjectStanding), r.ID}
		},
	},
	app.ProjectsByDue: {
		[]string{"p.due_key", "p.id"},
		func(r app.ProjectRow) []any { return []any{dueKeyOf(r.ProjectStanding), r.ID} },
	},
	app.ProjectsByPlanned: {
		[]string{"p.planned", "p.id"},
		func(r app.ProjectRow) []any { return []any{r.Planned, r.ID} },
	},
	app.ProjectsByProgramme: {
		[]string{"p.programme_key", "p.id"},
		func(r app.ProjectRow) []any { return []any{r.ProgrammeID, r.ID} },
	},
	app.ProjectsBySettlement: {
		[]string{"p.settlement_key", "p.id"},
		func(r app.ProjectRow) []any { return []any{firstOf(r.Settlements), r.ID} },
	},
}

// projectFound is the order of a search: that of entry.
var projectFound = order[app.ProjectRow]{
	[]string{"project_words.rowid"},
	func(r app.ProjectRow) []any { return []any{r.ID} },
}

// projectScope is which projects a query speaks of.
type projectScope struct {
	where
	searching bool
}

// narrowProjects turns a filter into a scope of all that fit; the words are looked
// up in q.
func narrowProjects(ctx context.Context, q queryer, f app.ProjectFilter) (*projectScope, error) {
	s := &projectScope{}
	for _, part := range besides(f) {
		s.add("p.id IN ("+part.ids+")", part.args...)
	}
	return s, s.narrow(ctx, q, f)
}

// pageOfProjects is narrowProjects for a page of so many rows. What lies beside few
// projects leads to them; where there are several pages of them they are met soon on
// the way through the list, row by row.
func pageOfProjects(ctx context.Context, q queryer, f app.ProjectFilter, rows int) (*projectScope, error) {
	s := &projectScope{}
	for _, part := range besides(f) {
		many := 3 * rows
		n, err := countUpTo(ctx, q, "FROM ("+part.ids+")", part.args, many)
		if err != nil {
			return nil, err
		}
		condition := part.holds
		if n < many {
			condition = "p.id IN (" + part.ids + ")"
		}
		s.add(condition, part.args...)
	}
	return s, s.narrow(ctx, q, f)
}

func (s *projectScope) narrow(ctx context.Context, q queryer, f app.ProjectFilter) error {
	s.searching = searched(f.Words)
	equal(&s.where, "p.id", f.ID)
	s.key("p.programme_key", f.Programme)
	s.key("p.object_key", f.Object)
	s.reference("p.meeting_id", f.Meeting)
	anyOf(&s.where, "p.stage", f.Stages)
	if f.Settlement == app.NoOne {
		s.add("p.settlement_key = 0")
	}
	s.course(f)
	s.dates(f)
	if !s.searching {
		return nil
	}
	return s.search(ctx, q, "project_words", queryWords(f.Words))
}

// beside is something that is asked of what lies beside a project.
type beside struct {
	ids   string // the projects that it holds of, some of them more than once
	holds string // whether it holds of p
	args  []any
}

// besides are the settlements of a project, and the sources of its budget and ledger.
func besides(f app.ProjectFilter) []beside {
	var all []beside
	if f.Settlement > 0 {
		all = append(all, beside{
			"SELECT project_id FROM project_settlement WHERE settlement_id = ?",
			"EXISTS (SELECT 1 FROM project_settlement x WHERE x.settlement_id = ? AND x.project_id = p.id)",
			[]any{f.Settlement},
		})
	}
	if f.Source != 0 {
		all = append(all, beside{
			`SELECT project_id FROM budget_sum WHERE source_id = ? AND in_force = 1
				UNION ALL SELECT project_id FROM project_total WHERE source_id = ? AND month = ''`,
			`(EXISTS (SELECT 1 FROM budget_sum b WHERE b.source_id = ? AND b.project_id = p.id AND b.in_force = 1)
				OR EXISTS (SELECT 1 FROM project_total s WHERE s.source_id = ? AND s.month = '' AND s.project_id = p.id))`,
			[]any{f.Source, f.Source},
		})
	}
	return all
}

// course is how far things have come.
func (s *projectScope) course(f app.ProjectFilter) {
	if f.Running || f.Late || !f.DueFrom.IsZero() || !f.DueTo.IsZero() {
		s.add("p.running = 1")
	}
	if f.Short {
		s.add("p.short = 1")
	}
	if f.Late {
		s.add("p.due_key < ?", iso(f.Today))
	}
	if f.Holding {
		s.add("p.held > 0")
	}
}

func (s *projectScope) dates(f app.ProjectFilter) {
	bound := func(column, sign, day string) {
		if day != "" {
			s.add(column+sign+"?", day)
		}
	}
	bound("p.due_key", " >= ", iso(f.DueFrom))
	bound("p.due_key", " <= ", iso(f.DueTo))
	if !f.DueFrom.IsZero() && f.DueTo.IsZero() {
		s.add("p.due_key < '" + noDue + "'")
	}
	if !f.AliveFrom.IsZero() {
		s.add("(p.ended = '' OR p.ended >= ?)", iso(f.AliveFrom))
	}
	if !f.AliveTo.IsZero() {
		s.add("p.begun <> '' AND p.begun <= ?", iso(f.AliveTo))
	}
	if !f.OpenedFrom.IsZero() || !f.OpenedTo.IsZero() {
		s.add("p.opened <> ''")
	}
	bound("p.opened", " >= ", iso(f.OpenedFrom))
	bound("p.opened", " <= ", iso(f.OpenedTo))
}

func (s *projectScope) from() string {
	if s.searching {
		return " FROM project_words CROSS JOIN project p ON p.id = project_words.rowid"
	}
	return " FROM project p"
}

// counted is from for a count.
func (s *projectScope) counted() string {
	return s.where.counted(s.searching, "project_words", s.from())
}

// ProjectRows implements app.GrantReader. A search comes in order of entry, the
// newest first, whatever Sort says.
func (r reader) ProjectRows(ctx context.Context, q app.ProjectQuery) ([]app.ProjectRow, error) {
	var rows []app.ProjectRow
	q.Limit = cmp.Or(q.Limit, pageSize)
	err := r.q.snapshot(ctx, func(conn queryer) error {
		query, args, err := listingProjects(ctx, conn, q)
		if err != nil || query == "" {
			return err
		}
		rows, err = allOf(ctx, conn, projectRowRecord.row, "SELECT "+projectRowColumns+query, args...)
		return err
	})
	return rows, wrap("list projects", err)
}

// listingProjects builds the query of a page; "" when the page lies behind the end.
func listingProjects(ctx context.Context, conn queryer, q app.ProjectQuery) (string, []any, error) {
	o, ok := projectOrders[cmp.Or(q.Sort, app.ProjectsByNewest)]
	if !ok {
		return "", nil, fmt.Errorf("no sort %q", q.Sort)
	}
	s, err := pageOfProjects(ctx, conn, q.Filter, q.Limit)
	if err != nil {
		return "", nil, err
	}
	p := page[app.ProjectRow]{q.Desc, q.After, q.Offset, q.Limit}
	if s.searching {
		o, p.desc = projectFound, true
	}
	narrowed := len(s.conditions) > 0 && !s.searching
	query, args, err := paging(ctx, conn, s.from(), &s.where, o, p)
	if err != nil || query == "" || !narrowed {
		return query, args, err
	}
	// First which they are, then what they say: only so many are read whole.
	return " FROM (SELECT p.id AS found" + query + ") CROSS JOIN project p ON p.id = found" + o.by(q.Desc), args, nil
}

// CountProjects implements app.GrantReader.
func (r reader) CountProjects(ctx context.Context, f app.ProjectFilter, limit int) (int, error) {
	n := 0
	err := r.q.snapshot(ctx, func(conn queryer) error {
		s, err := narrowProjects(ctx, conn, f)
		if err != nil {
			return err
		}
		n, err = countUpTo(ctx, conn, s.counted()+s.String(), s.args, limit)
		return err
	})
	return n, wrap("count projects", err)
}
