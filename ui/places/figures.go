package places

import (
	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/ui/casework"
	"kairyluu/ui/shell"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// figures are the tiles; each opens its list.
func (d *dossier) figures() []widgets.Cell {
	id := d.read.Settlement.ID
	name := d.read.Settlement.Name(d.read.view.Language())
	appeals := func(f app.AppealFilter) func() {
		return func() {
			f.Settlement = id
			d.env.Go(shell.Route{Place: shell.Appeals, Filter: &f, Title: name})
		}
	}
	plan := func(f app.DecisionFilter) func() {
		return func() {
			f.Settlement = id
			d.env.Go(shell.Route{Place: shell.Plan, Plan: &f, Title: name})
		}
	}
	register := func(kind app.FindingKind) func() {
		return func() {
			d.env.Go(shell.Route{Place: shell.Places, Dict: app.Dict(kind), Filter: &app.AppealFilter{Settlement: id}})
		}
	}
	meetings := func() {
		d.env.Go(shell.Route{Place: shell.Meetings, Meetings: &app.MeetingFilter{Settlement: id}, Title: name})
	}
	grants := func() {
		d.env.Go(shell.Route{Place: shell.Grants, Projects: &app.ProjectFilter{Settlement: id}, Title: name})
	}
	s := d.sums()
	return []widgets.Cell{
		d.tile("appeals", d.read.Appeals, "", appeals(app.AppealFilter{})),
		d.tile("open", d.read.Open, "", appeals(app.AppealFilter{Open: true})),
		d.tile("late", d.read.Late, theme.ColorLate, appeals(app.AppealFilter{Late: true})),
		d.tile("meetings", d.read.MeetingsN, "", meetings),
		d.tile("plan", s.plan, "", plan(app.DecisionFilter{Open: true})),
		d.tile("late_plan", s.latePlan, theme.ColorLate, plan(app.DecisionFilter{Late: true})),
		d.tile("projects", d.read.ProjectsN, "", grants),
		d.tile("risks", s.risks, "", register(app.Risk)),
		d.tile("high_risks", s.high, theme.ColorLate, register(app.Risk)),
		d.tile("photos", d.read.Photos, "", nil),
	}
}

func (d *dossier) tile(id string, n int, color fyne.ThemeColorName, open func()) widgets.Cell {
	said := text.FormatInt(n)
	if n == 0 {
		color = theme.ColorMuted
	} else if color == theme.ColorLate {
		said = casework.Late.Sign() + " " + said
	}
	t := widgets.NewTile(said, d.env.T("places.tile."+id), color)
	if n > 0 {
		t.OnTapped = open
	}
	return widgets.Cell{Width: 96, Grow: 1, Object: t}
}

// sums are the figures that the case has as lists.
type sums struct{ plan, latePlan, risks, high int }

func (d *dossier) sums() (s sums) {
	for _, g := range d.read.Decisions {
		if state := app.DecisionState(g.Keys[0]); !state.Finished() {
			s.plan += g.N
			s.latePlan += g.Late
		}
	}
	for _, f := range d.read.Risks {
		if f.Until.IsZero() {
			s.risks++
			if f.Level == app.HighLevel {
				s.high++
			}
		}
	}
	return s
}
