package minutes

import (
	"slices"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/widgets"
)

// decisionRow is a decision under an item: what, whose proposal, who, until when.
type decisionRow struct {
	known app.Decision

	strike      *strike
	text        *widgets.Memo
	source      *widgets.Choice
	responsible *widgets.Picker
	partner     *widgets.Entry
	due         *widgets.DateField
	spot        *fieldset.Spot
}

func (a *agenda) decision(row *itemRow, d Decision) *decisionRow {
	c, v, t := a.c, a.c.p.view, a.c.p.env.T
	r := &decisionRow{known: d.Known, text: a.memo(row)}
	r.text.SetPlaceHolder(t("minutes.decision.text"))
	r.source = widgets.NewChoice(casework.Values(v, "source", app.Sources...)...)
	r.source.OnChanged = func(string) { c.set.Changed() }
	r.responsible = widgets.NewPicker(casework.Fold)
	r.responsible.SetPlaceHolder(t("minutes.decision.responsible"))
	r.responsible.SetOptions(v.Options(app.Executors, d.Responsible))
	r.responsible.NothingText = t("fieldset.nothing_fits")
	r.responsible.OnPicked = func(widgets.Option, bool) { c.set.Changed() }
	r.partner = c.bare(t("minutes.decision.partner"))
	r.due = widgets.NewDateField(v.DateWords(), c.p.env.Now)
	r.due.SetPlaceHolder(t("minutes.decision.due"))
	r.due.SetMark(func(d widgets.Day) fyne.ThemeColorName { return dayColor(v, d) })
	r.due.OnChanged = func(widgets.Day, bool) { c.set.Changed() }
	r.due.OnEnter = func() {
		a.last = row
		a.addDecision()
	}
	r.spot = fieldset.NewSpot(0, map[string]fieldset.Marked{"due": r.due, "responsible": r.responsible}, r.text)
	c.set.Fill(func() { r.fill(d) })
	fields := r.layout(c.p.correcting(), func() { a.removeDecision(row, r) })
	r.strike = newStrike(c, fields, func() { c.p.env.Window.Canvas().Focus(r.text) })
	r.strike.set(d.Struck, d.Text)
	row.decisions = append(row.decisions, r)
	row.lines.Add(r.strike.root)
	return r
}

func (r *decisionRow) layout(correcting bool, remove func()) fyne.CanvasObject {
	off := widgets.NewLink("✕", remove)
	if r.known.ID != 0 && !correcting {
		off.Hide() // what is stored is given up with a reason, in the plan
	}
	return widgets.NewStack(3, widgets.NewGrid(
		widgets.Cell{Width: 360, Grow: 1, Object: r.text},
		widgets.Cell{Width: 440, Grow: 1, Object: widgets.NewStack(3,
			widgets.NewGrid(widgets.Cell{Width: 150, Grow: 0.6, Object: r.source}, widgets.Cell{Width: 180, Grow: 1, Object: r.responsible},
				widgets.Cell{Width: 20, Object: widgets.NewRow(0)}),
			widgets.NewGrid(widgets.Cell{Width: 150, Grow: 0.6, Object: r.due}, widgets.Cell{Width: 180, Grow: 1, Object: r.partner},
				widgets.Cell{Width: 20, Object: widgets.NewInset(off, 6, 0, 0, 0)}))}),
		r.spot.Root)
}

// removeDecision takes a decision off the form; one that was signed is crossed out.
func (a *agenda) removeDecision(row *itemRow, r *decisionRow) {
	if r.known.ID != 0 {
		r.strike.do(r.text.Text)
		return
	}
	row.decisions = slices.DeleteFunc(row.decisions, func(x *decisionRow) bool { return x == r })
	row.lines.Remove(r.strike.root)
	a.c.main.Refresh()
	a.c.set.Changed()
}

func (r *decisionRow) fill(d Decision) {
	r.text.SetText(d.Text)
	r.source.SetSelected(string(d.Source))
	r.responsible.SetSelected(entryKey(d.Responsible))
	r.partner.SetText(d.Partner)
	r.due.SetText(d.Due)
}

func (r *decisionRow) read() Decision {
	responsible, _ := r.responsible.Selected()
	return Decision{
		Known: r.known, Text: r.text.Text, Source: app.Source(r.source.Selected()), Responsible: responsible.ID(),
		Partner: r.partner.Text, Due: fieldset.DateText(r.due), Struck: r.strike.on,
	}
}
