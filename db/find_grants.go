package db

import (
	"context"
	"strings"

	"kairyluu/app"
)

// projects finds first those with exactly that number.
func (f finder) projects(ctx context.Context) ([]app.Hit, int, error) {
	ids, err := all[int64](ctx, f.q, newest("project_words"), f.match, f.most())
	if err != nil {
		return nil, 0, err
	}
	var hits, rest []app.Hit
	for _, id := range f.top(ids) {
		p, err := f.Project(ctx, id)
		if err != nil {
			return nil, 0, err
		}
		h, err := f.project(ctx, p)
		if err != nil {
			return nil, 0, err
		}
		if h.Exact {
			hits = append(hits, h)
		} else {
			rest = append(rest, h)
		}
	}
	return append(hits, rest...), len(ids), nil
}

func (f finder) project(ctx context.Context, p app.Project) (app.Hit, error) {
	h := app.Hit{Entity: app.EntityProject, ID: p.ID, Title: p.Title(f.Lang), About: p.Number, Date: p.Standing.Begun}
	h.Exact = p.Number != "" && strings.EqualFold(p.Number, strings.TrimSpace(f.Words))
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
