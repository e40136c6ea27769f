//go:build bench && linux

package bench

import (
	"context"
	"fmt"

	"kairyluu/app"
	"kairyluu/app/demo"
)

// growthOfProjects holds the list of three thousand projects against that of thirty.
func growthOfProjects() growth {
	return growth{
		name: "projects", what: "Projects", small: fewProjects, large: 100 * fewProjects,
		office: func(n int) demo.Options { return demo.Options{Appeals: fewAppeals, Meetings: -1, Projects: n} },
		count: func(ctx context.Context, office *app.Office) (int, error) {
			return office.Projects.Count(ctx, app.ProjectFilter{}, 0)
		},
		lines: func(ctx context.Context, small *app.Office) ([]line, error) {
			filters, err := projectFilters(ctx, small)
			return projectLines(filters), err
		},
	}
}

func projectFilters(ctx context.Context, office *app.Office) (map[string]app.ProjectFilter, error) {
	q := until.Quarter().Prev()
	filters := map[string]app.ProjectFilter{
		"running": {Running: true}, "short": {Short: true}, "late": {Late: true}, "holding": {Holding: true},
		"due soon": {DueFrom: until, DueTo: until.AddDays(60)}, "alive in a quarter": {AliveFrom: q.First(), AliveTo: q.Last()},
		"opened": {OpenedFrom: q.First().AddMonths(-12), OpenedTo: q.Last()},
	}
	for _, stage := range app.Stages {
		filters["stage "+string(stage)] = app.ProjectFilter{Stages: []app.Stage{stage}}
	}
	programmes, err := office.Programmes.List(ctx, app.ProgrammeFilter{})
	if err != nil {
		return nil, err
	}
	for _, p := range programmes {
		filters[fmt.Sprint("programme ", p.ID)] = app.ProjectFilter{Programme: p.ID}
	}
	for _, of := range []struct {
		dict app.Dict
		set  func(*app.ProjectFilter, int64)
	}{
		{app.Settlements, func(f *app.ProjectFilter, id int64) { f.Settlement = id }},
		{app.FundSources, func(f *app.ProjectFilter, id int64) { f.Source = id }},
		{app.ObjectTypes, func(f *app.ProjectFilter, id int64) { f.Object = id }},
	} {
		entries, err := office.Dictionaries.Entries(ctx, of.dict)
		if err != nil {
			return nil, err
		}
		for _, e := range entries[:min(len(entries), 6)] {
			f := app.ProjectFilter{}
			of.set(&f, e.ID)
			filters[fmt.Sprintf("%s %d", of.dict, e.ID)] = f
		}
	}
	return filters, nil
}

func projectLines(filters map[string]app.ProjectFilter) []line {
	var sorts, pages, counts, words, tallies []wording
	for _, sort := range app.ProjectSorts {
		for _, desc := range []bool{false, true} {
			sorts = append(sorts, projectPage(fmt.Sprint(sort, " descending ", desc), app.ProjectQuery{Sort: sort, Desc: desc}))
		}
	}
	for name, f := range filters {
		pages = append(pages, projectPage(name, app.ProjectQuery{Filter: f, Sort: app.ProjectsByDue}))
		counts = append(counts, counted(name, func(ctx context.Context, office *app.Office) (int, error) { return office.Projects.Count(ctx, f, 0) }))
	}
	for _, word := range []string{"пло", "площадка", "парк", "ул"} {
		words = append(words, projectPage(word, app.ProjectQuery{Filter: app.ProjectFilter{Words: word}}))
	}
	for _, dim := range []app.ProjectDim{app.PerStage, app.PerProgramme, app.PerObject, app.PerPlace} {
		tallies = append(tallies, counted(string(dim), func(ctx context.Context, office *app.Office) (int, error) {
			groups, err := office.Projects.Tally(ctx, app.ProjectFilter{}, dim)
			return len(groups), err
		}))
	}
	return []line{
		{"first page by each sort, both ways", sorts},
		{"first page under each filter, by date", pages},
		{"first page of a search", words},
		{"exact number under each filter", counts},
		{"figures by each dimension", tallies},
		{"a card with balances, checks, tranches and payers", []wording{ofProject("card", func(ctx context.Context, office *app.Office, id int64) (int, error) {
			c, err := office.Projects.Case(ctx, id)
			return len(c.Balances), err
		})}},
		{"all programmes on one page", []wording{counted("overview", overview)}},
	}
}

func projectPage(name string, q app.ProjectQuery) wording {
	return asking(name, func(ctx context.Context, office *app.Office, limit int) (int, error) {
		q := q
		q.Limit = limit
		rows, err := office.Projects.Rows(ctx, q)
		return len(rows), err
	})
}
