// Package grantwork says a grant project and its money in words, signs and
// colours, the same way on every page that names one.
package grantwork

import (
	"context"
	"fmt"
	"strings"

	"kairyluu/app"
	"kairyluu/app/money"
	"kairyluu/ui/casework"
	"kairyluu/ui/widgets"
	"kairyluu/ui/words"
)

// View is what it takes to say a project: a casework.View and the programmes.
// The zero View says keys and dashes.
type View struct {
	casework.View
	Programmes map[int64]app.Programme
}

// Load reads the names of the office and its programmes.
func Load(ctx context.Context, office *app.Office, w words.Words) (View, error) {
	base, err := casework.Load(ctx, office, w)
	if err != nil {
		return View{}, err
	}
	programmes, err := Programmes(ctx, office)
	return View{base, programmes}, err
}

// Programmes are all of the office's by id, those that are over too: their
// projects stay.
func Programmes(ctx context.Context, office *app.Office) (map[int64]app.Programme, error) {
	list, err := office.Programmes.List(ctx, app.ProgrammeFilter{})
	if err != nil {
		return nil, fmt.Errorf("load programmes: %w", err)
	}
	programmes := make(map[int64]app.Programme, len(list))
	for _, p := range list {
		programmes[p.ID] = p
	}
	return programmes, nil
}

// Stale tells whether a change makes a loaded View say something wrong.
func Stale(c app.Changed) bool { return casework.Stale(c) || c.Kind == app.EntityProgramme }

// Programme is what a programme is called; a dash for none.
func (v View) Programme(id int64) string {
	p, ok := v.Programmes[id]
	if !ok {
		return casework.Dash
	}
	return p.Name(v.Language())
}

// ProgrammeOptions offers the active programmes, and the one in use even if it is
// not active.
func (v View) ProgrammeOptions(inUse int64) []widgets.Option {
	var options []widgets.Option
	for _, p := range v.Programmes {
		if !p.Active && p.ID != inUse {
			continue
		}
		o := widgets.IDOption(p.ID, p.Name(v.Language()))
		o.Detail, o.Keywords = p.Donor, strings.Join([]string{p.NameRU, p.NameKY, p.Donor}, " ")
		options = append(options, o)
	}
	sortOptions(options)
	return options
}

// Settlements names the settlements of a project.
func (v View) Settlements(ids []int64) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = v.Name(id)
	}
	return strings.Join(names, ", ")
}

// Sum is money as a table has it, nothing for nothing.
func Sum(s money.Sum) string {
	if s == 0 {
		return ""
	}
	return s.Format()
}

// Whole is Sum in whole som, for the columns of a list.
func Whole(s money.Sum) string {
	if s == 0 {
		return ""
	}
	return s.Whole()
}

// Som is a sum with its currency: «3 750 000 сом».
func (v View) Som(s money.Sum) string { return v.Words.T("grantwork.som", "sum", s.Format()) }

// Percent is a share: «18,2 %».
func Percent(f money.Fraction) string { return f.Tenths().Format() + unbroken + "%" }

// unbroken is a blank at which no line ends.
const unbroken = "\u00a0"

// Source is where money comes from and in which form: «Жители · деньгами».
func (v View) Source(id int64, form app.Form) string {
	return v.Name(id) + " · " + v.Say("form", string(form))
}
