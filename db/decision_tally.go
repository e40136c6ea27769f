package db

import (
	"context"
	"fmt"
	"strings"

	"kairyluu/app"
)

// planDimensions are the expressions that decisions are counted by; "+ 0" keeps
// SQLite from the indexes of the lists: decision_report has it all.
var planDimensions = map[app.DecisionDim]string{
	app.PerResponsible: "d.responsible_key + 0",
	app.PerSource:      "d.source || ''",
	app.PerSettlement:  "d.settlement_key + 0",
	app.PerState:       "d.state || ''",
	app.PerMeeting:     "coalesce(d.meeting_id, 0)",
	app.PerDueMonth:    "CASE WHEN d.due_key = '" + noDue + "' THEN '' ELSE substr(d.due_key, 1, 7) END",
	app.PerEndMonth:    "substr(d.ended, 1, 7)",
}

const planSums = `count(*), coalesce(sum(d.state = 'done'), 0), coalesce(sum(d.state = 'dropped'), 0),
	coalesce(sum(d.open = 1 AND d.due_key < ?), 0), coalesce(sum(d.state = 'done' AND d.ended <= d.due_key), 0)`

// TallyDecisions implements app.MeetingReader.
func (r reader) TallyDecisions(ctx context.Context, f app.DecisionFilter, dims ...app.DecisionDim) ([]app.DecisionGroup, error) {
	var groups []app.DecisionGroup
	err := r.q.snapshot(ctx, func(conn queryer) error {
		query, args, err := tallyingPlan(ctx, conn, f, dims)
		if err != nil {
			return err
		}
		groups, err = readPlanGroups(ctx, conn, len(dims), query, args)
		return err
	})
	return groups, wrap("count decisions by groups", err)
}

func tallyingPlan(ctx context.Context, conn queryer, f app.DecisionFilter, dims []app.DecisionDim) (string, []any, error) {
	s := narrowPlan(f, app.PlanByDue)
	if err := s.searchPlan(ctx, conn, f); err != nil {
		return "", nil, err
	}
	columns, places := "", make([]string, len(dims))
	for i, d := range dims {
		expression, ok := planDimensions[d]
		if !ok {
			return "", nil, fmt.Errorf("no dimension %q", d)
		}
		columns += expression + ", "
		places[i] = fmt.Sprint(i + 1)
	}
	query := "SELECT " + columns + planSums + s.from() + s.String()
	if len(dims) > 0 {
		by := strings.Join(places, ", ")
		query += " GROUP BY " + by + " ORDER BY " + by
	}
	return query, append([]any{iso(f.Today)}, s.args...), nil
}

func readPlanGroups(ctx context.Context, conn queryer, dims int, query string, args []any) ([]app.DecisionGroup, error) {
	rows, err := conn.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var groups []app.DecisionGroup
	for rows.Next() {
		g := app.DecisionGroup{Keys: make([]string, dims)}
		to := make([]any, dims, dims+5)
		for i := range dims {
			to[i] = &g.Keys[i]
		}
		if err := rows.Scan(append(to, &g.N, &g.Done, &g.Dropped, &g.Late, &g.InTime)...); err != nil {
			return nil, err
		}
		groups = append(groups, g)
	}
	return groups, rows.Err()
}
