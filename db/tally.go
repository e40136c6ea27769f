package db

import (
	"context"
	"fmt"
	"strings"

	"kairyluu/app"
)

// dimension is the expression a dimension counts by.
func dimension(d app.Dim, f app.AppealFilter) (expression string, ok bool) {
	switch d {
	case app.DimMonth:
		return "substr(" + periodColumn(f.Period) + ", 1, 7)", true
	case app.DimBirthYear:
		return "coalesce(" + bornIn + ", 0)", true
	}
	expression, ok = map[app.Dim]string{
		app.DimKind:         "a.kind",
		app.DimChannel:      "a.channel",
		app.DimMultiplicity: "a.multiplicity",
		app.DimRepetition:   "a.repetition",
		app.DimLanguage:     "a.language",
		app.DimSettlement:   "a.settlement_key + 0", // not by the journal's index: appeal_report has it all
		app.DimTopic:        "coalesce(a.topic_id, 0)",
		app.DimExecutor:     "a.executor_key + 0",
		app.DimReceiver:     "coalesce(a.receiver_id, 0)",
		app.DimState:        "a.state",
		app.DimOutcome:      "a.outcome",
		app.DimCovered:      "a.covered",
		app.DimRegistered:   "a.registered",
		app.DimAnswered:     "a.answered",
		app.DimClosed:       "a.closed",
		app.DimSex:          "coalesce(r.sex, '')",
		app.DimSocial:       "coalesce(r.social, '')",
	}[d]
	return expression, ok
}

const sums = `count(*), coalesce(sum(CASE WHEN a.multiplicity = 'collective' THEN a.signatures ELSE 0 END), 0),
	coalesce(sum(a.in_time), 0), coalesce(sum(a.overdue), 0), coalesce(sum(a.site_visit), 0), coalesce(sum(a.answered = a.registered), 0)`

// Tally implements app.Reader.
func (r reader) Tally(ctx context.Context, f app.AppealFilter, dims ...app.Dim) ([]app.Group, error) {
	var groups []app.Group
	err := r.searchable(ctx, f, func(conn queryer) error {
		query, args, err := tallying(ctx, conn, f, dims)
		if err != nil {
			return err
		}
		groups, err = readGroups(ctx, conn, len(dims), query, args)
		return err
	})
	return groups, wrap("count appeals by groups", err)
}

func tallying(ctx context.Context, conn queryer, f app.AppealFilter, dims []app.Dim) (string, []any, error) {
	s := narrow(f)
	if searching(f) {
		if err := s.search(ctx, conn, queryWords(f.Words)); err != nil {
			return "", nil, err
		}
	}
	if !s.searching {
		s.add("a.registered > ''") // always so; it brings SQLite to appeal_report
	}
	columns, places := "", make([]string, len(dims))
	for i, d := range dims {
		expression, ok := dimension(d, f)
		if !ok {
			return "", nil, fmt.Errorf("no dimension %q", d)
		}
		s.resident = s.resident || strings.Contains(expression, "r.s") || strings.Contains(expression, "r.b")
		columns += expression + ", "
		places[i] = fmt.Sprint(i + 1)
	}
	query := "SELECT " + columns + sums + s.from() + s.String()
	if len(dims) > 0 {
		by := strings.Join(places, ", ")
		query += " GROUP BY " + by + " ORDER BY " + by
	}
	return query, s.args, nil
}

func readGroups(ctx context.Context, conn queryer, dims int, query string, args []any) ([]app.Group, error) {
	rows, err := conn.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var groups []app.Group
	for rows.Next() {
		g := app.Group{Keys: make([]string, dims)}
		to := make([]any, dims, dims+6)
		for i := range dims {
			to[i] = &g.Keys[i]
		}
		to = append(to, &g.N, &g.Signatures, &g.InTime, &g.Overdue, &g.SiteVisits, &g.OnSpot)
		if err := rows.Scan(to...); err != nil {
			return nil, err
		}
		groups = append(groups, g)
	}
	return groups, rows.Err()
}
