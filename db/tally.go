package db

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"kairyluu/app"
)

// dimension is the expression a dimension counts by.
func dimension(d app.Dim, f app.AppealFilter) (expression string, ok bool) {
	ended := countIndex(f) == byEnded && closedWithin(f)
	switch {
	case d == app.DimMonth:
		return "substr(" + periodColumn(f.Period) + ", 1, 7)", true
	case d == app.DimClosed && ended:
		return "a.ended", true
	case d == app.DimFinished && !ended:
		return "CASE a.finished WHEN '" + never + "' THEN '' ELSE a.finished END", true
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
		app.DimFinished:     "a.finished",
		app.DimSex:          "a.sex",
		app.DimBirthYear:    "a.birth_year",
		app.DimSocial:       "a.social",
	}[d]
	return expression, ok
}

const sums = `count(*), coalesce(sum(a.signed), 0), coalesce(sum(a.in_time), 0), coalesce(sum(a.overdue), 0),
	coalesce(sum(a.site_visit), 0), coalesce(sum(a.answered = a.registered), 0)`

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
	s := figuresOf(f)
	if searching(f) {
		if err := s.search(ctx, conn, queryWords(f.Words)); err != nil {
			return "", nil, err
		}
	}
	if !s.searching && s.index == "" {
		s.add("a.registered > ''") // always so; it brings SQLite to appeal_report
	}
	columns, places := "", make([]string, len(dims))
	for i, d := range dims {
		expression, ok := dimension(d, f)
		if !ok {
			return "", nil, fmt.Errorf("no dimension %q", d)
		}
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
	const figures = 6
	cells, to := make([]any, dims+figures), make([]any, dims+figures)
	for i := range cells {
		to[i] = &cells[i] // database/sql reads numbers into anything else by way of text
	}
	var groups []app.Group
	for rows.Next() {
		if err := rows.Scan(to...); err != nil {
			return nil, err
		}
		groups = append(groups, groupOf(cells[:dims], cells[dims:]))
	}
	return groups, rows.Err()
}

func groupOf(keys, figures []any) app.Group {
	g := app.Group{Keys: make([]string, len(keys))}
	for i, key := range keys {
		if number, ok := key.(int64); ok {
			g.Keys[i] = strconv.FormatInt(number, 10)
		} else {
			g.Keys[i], _ = key.(string)
		}
	}
	for i, to := range []*int{&g.N, &g.Signatures, &g.InTime, &g.Overdue, &g.SiteVisits, &g.OnSpot} {
		n, _ := figures[i].(int64)
		*to = int(n)
	}
	return g
}

// grouping are the columns of dims, each with a comma behind it, and the clauses
// that group by them, in order.
func grouping[D ~string](dims []D, expressions map[D]string) (columns, by string, err error) {
	for i, d := range dims {
		expression, ok := expressions[d]
		if !ok {
			return "", "", fmt.Errorf("no dimension %q", d)
		}
		columns += expression + ", "
		if i > 0 {
			by += ", "
		}
		by += fmt.Sprint(i + 1)
	}
	if by != "" {
		by = " GROUP BY " + by + " ORDER BY " + by
	}
	return columns, by, nil
}

// grouped reads the rows of a tally: row is given the keys of a group and says
// where its figures go.
func grouped(ctx context.Context, q queryer, dims int, query string, args []any, row func(keys []string) []any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		keys := make([]string, dims)
		to := make([]any, dims, dims+16)
		for i := range keys {
			to[i] = &keys[i]
		}
		if err := rows.Scan(append(to, row(keys)...)...); err != nil {
			return err
		}
	}
	return rows.Err()
}
