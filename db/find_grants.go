package db

import (
	"context"
	"slices"

	"kairyluu/app"
)

// projects finds first those with exactly that number.
func (f *finder) projects(ctx context.Context) ([]app.Hit, int, error) {
	found, err := all[projectNumber](ctx, f.q, `SELECT p.id, p.number FROM project_words CROSS JOIN project p ON p.id = project_words.rowid
		WHERE project_words MATCH ? ORDER BY project_words.rowid DESC LIMIT ?`, f.match, f.most())
	if err != nil {
		return nil, 0, err
	}
	key := app.NumberKey(f.Words)
	slices.SortStableFunc(found, func(a, b projectNumber) int { return b.is(key) - a.is(key) })
	var hits []app.Hit
	for _, n := range found[:min(len(found), f.Limit)] {
		p, err := f.Project(ctx, n.ID)
		if err != nil {
			return nil, 0, err
		}
		h, err := f.project(ctx, p)
		if err != nil {
			return nil, 0, err
		}
		h.Exact = n.is(key) > 0
		hits = append(hits, h)
	}
	return hits, len(found), nil
}

// projectNumber is a project found.
type projectNumber struct {
	ID     int64
	Number string
}

// is tells, as 1, whether its number has that key.
func (n projectNumber) is(key string) int {
	if key != "" && app.NumberKey(n.Number) == key {
		return 1
	}
	return 0
}

func (f *finder) project(ctx context.Context, p app.Project) (app.Hit, error) {
	h := app.Hit{Entity: app.EntityProject, ID: p.ID, Title: p.Title(f.Lang), About: p.Number, Date: p.Standing.Begun}
	parts := []part{{spot: app.SpotName, text: p.TitleRU}, {spot: app.SpotName, text: p.TitleKY}}
	for _, id := range p.Settlements {
		more, err := f.settlement(ctx, id)
		if err != nil {
			return h, err
		}
		parts = append(parts, more...)
	}
	parts = append(parts, part{spot: app.SpotAddress, text: p.Place}, part{spot: app.SpotCommunity, text: p.Community},
		part{spot: app.SpotContractor, text: p.Contractor})
	h.Spot, h.Note, _ = f.locate(h.Title+" "+h.About, parts...)
	return h, nil
}
