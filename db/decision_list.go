package db

import (
	"cmp"
	"context"
	"fmt"

	"kairyluu/app"
)

// decisionRowColumns are what a line of the plan shows; but for the names of the
// meeting and the appeal all of it lies in the decision's own row.
const decisionRowColumns = `d.id, coalesce(d.meeting_id, 0) AS meeting_id,
	coalesce((SELECT m.date FROM meeting m WHERE m.id = d.meeting_id), '') AS meeting_date,
	coalesce((SELECT m.form_id FROM meeting m WHERE m.id = d.meeting_id), 0) AS meeting_form,
	d.source, d.brief AS text, d.settlement_key AS settlement_id, d.responsible_key AS responsible_id, d.partner, d.made,
	coalesce(d.appeal_id, 0) AS appeal_id,
	coalesce((SELECT a.number FROM appeal a WHERE a.id = d.appeal_id), '') AS appeal_no,
	coalesce(d.project_id, 0) AS project_id, d.version, d.state, d.percent, d.due, d.ended, d.moved`

func dueKey(r app.DecisionRow) string { return cmp.Or(iso(r.Due), noDue) }

var planOrders = map[app.DecisionSort]order[app.DecisionRow]{
	app.PlanByDue: {
		[]string{"d.due_key", "d.id"},
		func(r app.DecisionRow) []any { return []any{dueKey(r), r.ID} },
	},
	app.PlanByMade: {
		[]string{"d.made", "d.id"},
		func(r app.DecisionRow) []any { return []any{iso(r.Made), r.ID} },
	},
	app.PlanByResponsible: {
		[]string{"d.responsible_key", "d.due_key", "d.id"},
		func(r app.DecisionRow) []any { return []any{r.ResponsibleID, dueKey(r), r.ID} },
	},
	app.PlanBySettlement: {
		[]string{"d.settlement_key", "d.due_key", "d.id"},
		func(r app.DecisionRow) []any { return []any{r.SettlementID, dueKey(r), r.ID} },
	},
}

// planFound is the order of a search: that of entry.
var planFound = order[app.DecisionRow]{
	[]string{"decision_words.rowid"},
	func(r app.DecisionRow) []any { return []any{r.ID} },
}

// planScope is which decisions a query speaks of.
type planScope struct {
	where
	searching bool
	index     string // the one to read by; "": SQLite chooses
}

func narrowPlan(f app.DecisionFilter, index string) *planScope {
	s := &planScope{searching: searched(f.Words), index: index}
	s.course(f)
	s.dates(f)
	equal(&s.where, "d.id", f.ID)
	equal(&s.where, "d.state", f.State)
	equal(&s.where, "d.source", f.Source)
	s.key("d.settlement_key", f.Settlement)
	s.key("d.responsible_key", f.Responsible)
	s.key("d.series_key", f.Series)
	s.reference("d.meeting_id", f.Meeting)
	s.reference("d.appeal_id", f.Appeal)
	s.reference("d.project_id", f.Project)
	return s
}

// course is how far things have come.
func (s *planScope) course(f app.DecisionFilter) {
	if stillOpen(f) {
		s.add("d.open = 1")
	}
	if s.index == byState && stillOpen(f) {
		s.add("d.state IN ('open', 'started')")
	}
	if impossible(f) {
		s.add("0")
	}
	if f.Late {
		s.add("d.due_key < ?", iso(f.Today))
	}
	if !f.LateOn.IsZero() {
		s.add("d.ended_key > ? AND d.made <= ? AND d.due_key <= ?", iso(f.LateOn), iso(f.LateOn), iso(f.LateOn))
	}
	if !f.OpenOn.IsZero() {
		s.add("d.ended_key > ? AND d.made <= ?", iso(f.OpenOn), iso(f.OpenOn))
	}
}

func (s *planScope) dates(f app.DecisionFilter) {
	bound := func(column, sign, day string) {
		if day != "" {
			s.add(column+sign+"?", day)
		}
	}
	bound("d.due_key", " >= ", iso(f.DueFrom))
	bound("d.due_key", " <= ", iso(f.DueTo))
	if !f.DueFrom.IsZero() && f.DueTo.IsZero() {
		s.add("d.due_key < '" + noDue + "'")
	}
	bound("d.made", " >= ", iso(f.MadeFrom))
	bound("d.made", " <= ", iso(f.MadeTo))
	if !f.EndedFrom.IsZero() || !f.EndedTo.IsZero() {
		bound("d.ended_key", " >= ", iso(f.EndedFrom))
		bound("d.ended_key", " <= ", cmp.Or(iso(f.EndedTo), beforeNever))
	}
}

func (s *planScope) from() string {
	if s.searching {
		return " FROM decision_words CROSS JOIN decision d ON d.id = decision_words.rowid"
	}
	if s.index != "" {
		return " FROM decision d INDEXED BY " + s.index
	}
	return " FROM decision d"
}

// counted is from for a count.
func (s *planScope) counted() string { return s.where.counted(s.searching, "decision_words", s.from()) }

// searchPlan adds the words of a filter.
func (s *planScope) searchPlan(ctx context.Context, q queryer, f app.DecisionFilter) error {
	if !s.searching {
		return nil
	}
	return s.search(ctx, q, "decision_words", queryWords(f.Words))
}

// DecisionRows implements app.MeetingReader. A search comes newest first, whatever
// Sort says.
func (r reader) DecisionRows(ctx context.Context, q app.DecisionQuery) ([]app.DecisionRow, error) {
	var rows []app.DecisionRow
	q.Limit = cmp.Or(q.Limit, pageSize)
	err := r.q.snapshot(ctx, func(conn queryer) error {
		query, args, err := listingPlan(ctx, conn, q)
		if err != nil || query == "" {
			return err
		}
		rows, err = all[app.DecisionRow](ctx, conn, "SELECT "+decisionRowColumns+query, args...)
		return err
	})
	return rows, wrap("list decisions", err)
}

// listingPlan builds the query of a page; "" when the page lies behind the end.
func listingPlan(ctx context.Context, conn queryer, q app.DecisionQuery) (string, []any, error) {
	q.Sort = cmp.Or(q.Sort, app.PlanByDue)
	o, ok := planOrders[q.Sort]
	if !ok {
		return "", nil, fmt.Errorf("no sort %q", q.Sort)
	}
	s := narrowPlan(q.Filter, planIndex(q.Filter, q.Sort))
	if err := s.searchPlan(ctx, conn, q.Filter); err != nil {
		return "", nil, err
	}
	p := page[app.DecisionRow]{q.Desc, q.After, q.Offset, q.Limit}
	if s.searching {
		return paging(ctx, conn, s.from(), &s.where, planFound, page[app.DecisionRow]{true, q.After, q.Offset, q.Limit})
	}
	query, args, err := paging(ctx, conn, s.from(), &s.where, o, p)
	if err != nil || query == "" {
		return "", nil, err
	}
	// First which they are, then what they say: a wide index knows the former.
	return " FROM (SELECT d.id AS found" + query + ") CROSS JOIN decision d ON d.id = found" + o.by(q.Desc), args, nil
}

// CountDecisions implements app.MeetingReader.
func (r reader) CountDecisions(ctx context.Context, f app.DecisionFilter, limit int) (int, error) {
	n := 0
	err := r.q.snapshot(ctx, func(conn queryer) (err error) {
		s := narrowPlan(f, planCountIndex(f))
		if err := s.searchPlan(ctx, conn, f); err != nil {
			return err
		}
		n, err = countUpTo(ctx, conn, s.counted()+s.String(), s.args, limit)
		return err
	})
	return n, wrap("count decisions", err)
}
