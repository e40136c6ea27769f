//go:build bench && linux

package bench

import (
	"context"
	"fmt"

	"kairyluu/app"
	"kairyluu/app/demo"
	"kairyluu/app/report"
	"kairyluu/app/text"
)

// growthOfThePlan holds the action plan of a hundred thousand decisions against
// that of a thousand, both made in two years.
func growthOfThePlan() growth {
	return growth{
		name: "plan", what: "Decisions", small: 1000, large: 100_000,
		office: func(n int) demo.Options {
			const ofMeetings = 3.43 // decisions that a made-up meeting takes, on the average
			return demo.Options{Appeals: fewAppeals, Meetings: int(float64(n) / ofMeetings)}
		},
		count: func(ctx context.Context, office *app.Office) (int, error) {
			return office.Decisions.Count(ctx, app.DecisionFilter{}, 0)
		},
		lines: func(ctx context.Context, small *app.Office) ([]line, error) {
			filters, err := planFilters(ctx, small)
			if err != nil {
				return nil, err
			}
			words, err := planWords(ctx, small)
			if err != nil {
				return nil, err
			}
			return append(append(planLists(filters, words), planCounts(filters, words)...), planRest(words)...), nil
		},
	}
}

// planChip is a list that one click opens, in the order that it opens with.
type planChip struct {
	name   string
	filter app.DecisionFilter
	sort   app.DecisionSort
}

func planChips() []planChip {
	first := until.AddDays(1 - int(until.Day()))
	return []planChip{
		{"open", app.DecisionFilter{Open: true}, app.PlanByDue},
		{"late", app.DecisionFilter{Late: true}, app.PlanByDue},
		{"this month", app.DecisionFilter{Open: true, DueFrom: first, DueTo: first.AddMonths(1).AddDays(-1)}, app.PlanByDue},
		{"nobody", app.DecisionFilter{Open: true, Responsible: app.NoOne}, app.PlanByDue},
		{"done", app.DecisionFilter{State: app.DecisionDone}, app.PlanByMade},
		{"all", app.DecisionFilter{}, app.PlanByMade},
	}
}

// planFilters are a filter of every kind that the page offers.
func planFilters(ctx context.Context, office *app.Office) (map[string]app.DecisionFilter, error) {
	filters := map[string]app.DecisionFilter{}
	for _, s := range app.Sources {
		filters["source "+string(s)] = app.DecisionFilter{Source: s}
	}
	for _, s := range app.DecisionStates {
		filters["state "+string(s)] = app.DecisionFilter{State: s}
	}
	rows, err := office.Meetings.Rows(ctx, app.MeetingQuery{Offset: 100, Limit: 1})
	if err != nil || len(rows) == 0 {
		return nil, fmt.Errorf("no meeting: %w", err)
	}
	filters["meeting"] = app.DecisionFilter{Meeting: rows[0].ID}
	for _, of := range []struct {
		dict app.Dict
		set  func(*app.DecisionFilter, int64)
	}{
		{app.Executors, func(f *app.DecisionFilter, id int64) { f.Responsible = id }},
		{app.MeetingSeries, func(f *app.DecisionFilter, id int64) { f.Series = id }},
		{app.Settlements, func(f *app.DecisionFilter, id int64) { f.Settlement = id }},
	} {
		entries, err := office.Dictionaries.Entries(ctx, of.dict)
		if err != nil {
			return nil, err
		}
		for _, e := range entries[:min(len(entries), 6)] {
			f := app.DecisionFilter{}
			of.set(&f, e.ID)
			filters[fmt.Sprintf("%s %d", of.dict, e.ID)] = f
		}
	}
	return filters, nil
}

// planOfQuarter are the lists that the quarter's figures open.
func planOfQuarter() map[string]app.DecisionFilter {
	q := until.Quarter().Prev()
	return map[string]app.DecisionFilter{
		"made in a quarter":  {MadeFrom: q.First(), MadeTo: q.Last()},
		"ended in a quarter": {EndedFrom: q.First(), EndedTo: q.Last()},
		"open at its end":    {OpenOn: q.Last()},
		"late at its end":    {LateOn: q.Last()},
	}
}

// planWords are words of the small office's decisions, whole and begun.
func planWords(ctx context.Context, office *app.Office) ([]string, error) {
	var words []string
	for i := range 8 {
		rows, err := office.Decisions.Rows(ctx, app.DecisionQuery{Offset: 40 + 100*i, Limit: 1})
		if err != nil || len(rows) == 0 {
			return nil, fmt.Errorf("no decision at %d: %w", i, err)
		}
		word := longest(text.Words(rows[0].Text))
		words = append(words, word, begun(word, 3))
	}
	return words, nil
}

func planLists(filters map[string]app.DecisionFilter, words []string) []line {
	var chips, sorts, turned, byFilter, opened, ofQuarter, found []wording
	for _, c := range planChips() {
		chips = append(chips, planPage(c.name, app.DecisionQuery{Filter: c.filter, Sort: c.sort, Desc: c.sort == app.PlanByMade}))
	}
	for _, sort := range app.DecisionSorts {
		for _, desc := range []bool{false, true} {
			name := fmt.Sprint(sort, " descending ", desc)
			sorts = append(sorts, planPage(name, app.DecisionQuery{Sort: sort, Desc: desc}))
			turned = append(turned, planBehind(name, app.DecisionQuery{Sort: sort, Desc: desc}))
			for chip, f := range filters {
				byFilter = append(byFilter, planPage(chip+" by "+name, app.DecisionQuery{Filter: f, Sort: sort, Desc: desc}))
				f.Open = true
				opened = append(opened, planPage("open "+chip+" by "+name, app.DecisionQuery{Filter: f, Sort: sort, Desc: desc}))
			}
			for list, f := range planOfQuarter() {
				ofQuarter = append(ofQuarter, planPage(list+" by "+name, app.DecisionQuery{Filter: f, Sort: sort, Desc: desc}))
			}
		}
	}
	for _, word := range words {
		found = append(found, planPage(word, app.DecisionQuery{Filter: app.DecisionFilter{Words: word}}))
	}
	return []line{
		{"first page of each chip", chips},
		{"first page by each sort, both ways", sorts},
		{"next page in the middle of each sort", turned},
		{"first page under each filter, by each sort", byFilter},
		{"the same of what is open", opened},
		{"first page of the quarter's figures, by each sort", ofQuarter},
		{"first page of a search", found},
	}
}

func planCounts(filters map[string]app.DecisionFilter, words []string) []line {
	var chips, counts, found, tallies []wording
	for _, c := range planChips() {
		chips = append(chips, planCount(c.name, c.filter))
	}
	for name, f := range filters {
		counts = append(counts, planCount(name, f))
	}
	for _, word := range words {
		found = append(found, planCount(word, app.DecisionFilter{Words: word}))
	}
	for _, d := range []app.DecisionDim{app.PerResponsible, app.PerSettlement, app.PerSource, app.PerState} {
		tallies = append(tallies, counted("open by "+string(d), func(ctx context.Context, office *app.Office) (int, error) {
			groups, err := office.Decisions.Tally(ctx, app.DecisionFilter{Open: true}, d)
			return len(groups), err
		}))
	}
	return []line{
		{"exact number on each chip", chips},
		{"exact number under each filter", counts},
		{"exact number found by a word", found},
		{"what is open by each dimension", tallies},
	}
}

// planRest are the board, the card, the search over everything and the quarter.
func planRest(words []string) []line {
	card := wording{"in the middle", func(ctx context.Context, office *app.Office, _ int) (func() (int, error), error) {
		rows, err := office.Decisions.Rows(ctx, app.DecisionQuery{Sort: app.PlanByMade, Offset: 500, Limit: 1})
		return func() (int, error) {
			c, err := office.Decisions.Case(ctx, rows[0].ID)
			return len(c.Events), err
		}, err
	}}
	return []line{
		{"the board, four columns of sixty cards at most", []wording{
			counted("everything", func(ctx context.Context, office *app.Office) (int, error) {
				return board(ctx, office, app.DecisionFilter{})
			}),
			counted("open", func(ctx context.Context, office *app.Office) (int, error) {
				return board(ctx, office, app.DecisionFilter{Open: true})
			}),
		}},
		{"a card with its events, meeting and appeal", []wording{card}},
		{"the same words among everything", everywhere(words)},
		{"the settlements with their figures", []wording{counted("places", func(ctx context.Context, office *app.Office) (int, error) {
			rows, err := office.Places.Rows(ctx)
			return len(rows), err
		})}},
		{"the quarter's report, every sheet", []wording{counted("report", func(ctx context.Context, office *app.Office) (int, error) {
			r, err := report.Build(ctx, report.Of(office.Desk), until.Quarter().Prev(), report.Options{Now: now()})
			t := r.Table("plan")
			return t.Cell(t.Row("made"), "now").N(), err
		})}},
	}
}

// board is what the plan by state asks.
func board(ctx context.Context, office *app.Office, f app.DecisionFilter) (cards int, err error) {
	if _, err := office.Decisions.Tally(ctx, f, app.PerState); err != nil {
		return 0, err
	}
	for _, s := range app.DecisionStates {
		q := app.DecisionQuery{Filter: f, Limit: 60}
		q.Filter.State = s
		if s.Finished() {
			q.Sort, q.Desc = app.PlanByMade, true
		}
		rows, err := office.Decisions.Rows(ctx, q)
		if err != nil {
			return 0, err
		}
		cards += len(rows)
	}
	return cards, nil
}

func planPage(name string, q app.DecisionQuery) wording {
	return asking(name, func(ctx context.Context, office *app.Office, limit int) (int, error) {
		q := q
		q.Limit = limit
		rows, err := office.Decisions.Rows(ctx, q)
		return len(rows), err
	})
}

// planBehind is the page behind the decision in the middle.
func planBehind(name string, q app.DecisionQuery) wording {
	return wording{name, func(ctx context.Context, office *app.Office, limit int) (func() (int, error), error) {
		all, err := office.Decisions.Count(ctx, q.Filter, 0)
		if err != nil {
			return nil, err
		}
		q := q
		q.Offset, q.Limit = all/2, 1
		middle, err := office.Decisions.Rows(ctx, q)
		if err != nil || len(middle) == 0 {
			return nil, fmt.Errorf("nothing in the middle: %w", err)
		}
		q.Offset, q.After, q.Limit = 0, &middle[0], limit
		return func() (int, error) {
			rows, err := office.Decisions.Rows(ctx, q)
			return len(rows), err
		}, nil
	}}
}

func planCount(name string, f app.DecisionFilter) wording {
	return counted(name, func(ctx context.Context, office *app.Office) (int, error) { return office.Decisions.Count(ctx, f, 0) })
}
