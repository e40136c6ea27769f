package db

import (
	"context"

	"kairyluu/app"
)

// planDimensions are the expressions that decisions are counted by.
var planDimensions = map[app.DecisionDim]string{
	app.PerResponsible: "d.responsible_key",
	app.PerSource:      "d.source",
	app.PerSettlement:  "d.settlement_key",
	app.PerState:       "d.state",
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
		return grouped(ctx, conn, len(dims), query, args, func(keys []string) []any {
			groups = append(groups, app.DecisionGroup{Keys: keys})
			g := &groups[len(groups)-1]
			return []any{&g.N, &g.Done, &g.Dropped, &g.Late, &g.InTime}
		})
	})
	return groups, wrap("count decisions by groups", err)
}

func tallyingPlan(ctx context.Context, conn queryer, f app.DecisionFilter, dims []app.DecisionDim) (string, []any, error) {
	s := narrowPlan(f, planFiguresIndex(f, dims))
	if err := s.searchPlan(ctx, conn, f); err != nil {
		return "", nil, err
	}
	columns, by, err := grouping(dims, planDimensions)
	if err != nil {
		return "", nil, err
	}
	query := "SELECT " + columns + planSums + s.from() + s.String() + by
	return query, append([]any{iso(f.Today)}, s.args...), nil
}
