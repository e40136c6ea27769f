package grants

import (
	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/casework"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/widgets"
)

const (
	dialogWidth = 560
	wideDialog  = 640
	dateWidth   = 130
	halfWidth   = 250
	wholeWidth  = 510
)

// filterForm is the dialog with every condition that the toolbar has no room for.
type filterForm struct {
	page *Page
	set  *fieldset.Set

	programme, settlement, object, source *widgets.Picker
	stage                                 *widgets.Choice
	dueFrom, dueTo, openedFrom, openedTo  *widgets.DateField
}

// openFilter shows the form filled with what is set.
func (p *Page) openFilter() {
	if !p.Ready() || p.IsWide() || p.model.Look == lookProgrammes {
		return
	}
	f := &filterForm{page: p, set: fieldset.New(p.Env.Words, nil)}
	cells := append(f.pickerCells(), f.periodCells()...)
	f.fill(p.model.More)
	form := p.Env.Dialogs.Form(p.Env.T("grants.filter.title"), widgets.NewGrid(cells...), p.Env.T("grants.filter.do"), f.apply)
	form.SetWidth(dialogWidth)
}

func (f *filterForm) pickerCells() []widgets.Cell {
	v, more, set := f.page.view(), f.page.model.More, f.set
	f.programme = set.Picker("programme", "grants.filter.programme", v.ProgrammeOptions(more.Programme)...)
	f.settlement = set.Picker("settlement", "grants.filter.settlement", v.Options(app.Settlements, more.Settlement)...)
	f.object = set.Picker("object", "grants.filter.object", v.Options(app.ObjectTypes, more.Object)...)
	f.source = set.Picker("source", "grants.filter.source", v.Options(app.FundSources, more.Source)...)
	stages := append([]widgets.Option{{Text: f.page.Env.T("grants.filter.any")}}, casework.Values(v.View, "stage", app.Stages...)...)
	f.stage = set.Choice("stage", "grants.filter.stage", stages...)
	return []widgets.Cell{
		set.Cell("programme", wholeWidth, 1), set.Cell("settlement", halfWidth, 1), set.Cell("object", halfWidth, 1),
		set.Cell("source", halfWidth, 1), set.Cell("stage", halfWidth, 1),
	}
}

func (f *filterForm) periodCells() []widgets.Cell {
	now := f.page.Env.Now
	f.dueFrom = f.set.Date("due_from", "grants.filter.due_from", now)
	f.dueTo = f.set.Date("due_to", "grants.filter.due_to", now)
	f.openedFrom = f.set.Date("opened_from", "grants.filter.opened_from", now)
	f.openedTo = f.set.Date("opened_to", "grants.filter.opened_to", now)
	return []widgets.Cell{
		f.set.Cell("due_from", halfWidth, 1), f.set.Cell("due_to", halfWidth, 1),
		f.set.Cell("opened_from", halfWidth, 1), f.set.Cell("opened_to", halfWidth, 1),
	}
}

func (f *filterForm) fill(more app.ProjectFilter) {
	f.programme.SetID(more.Programme)
	f.settlement.SetID(more.Settlement)
	f.object.SetID(more.Object)
	f.source.SetID(more.Source)
	if len(more.Stages) == 1 {
		f.stage.SetSelected(string(more.Stages[0]))
	}
	f.dueFrom.SetDay(casework.Day(more.DueFrom))
	f.dueTo.SetDay(casework.Day(more.DueTo))
	f.openedFrom.SetDay(casework.Day(more.OpenedFrom))
	f.openedTo.SetDay(casework.Day(more.OpenedTo))
}

// apply narrows the list; a date that is none keeps the dialog open.
func (f *filterForm) apply(closeForm func()) {
	more, faults := f.filter()
	if f.set.Show(faults) {
		return
	}
	closeForm()
	f.page.Narrow(more)
}

func (f *filterForm) filter() (app.ProjectFilter, *app.Faults) {
	faults := &app.Faults{}
	more := app.ProjectFilter{
		Programme: f.programme.ID(), Settlement: f.settlement.ID(), Object: f.object.ID(), Source: f.source.ID(),
		DueFrom: fieldset.ReadDate(faults, "due_from", f.dueFrom), DueTo: fieldset.ReadDate(faults, "due_to", f.dueTo),
		OpenedFrom: fieldset.ReadDate(faults, "opened_from", f.openedFrom), OpenedTo: fieldset.ReadDate(faults, "opened_to", f.openedTo),
	}
	if s := f.stage.Selected(); s != "" {
		more.Stages = []app.Stage{app.Stage(s)}
	}
	backwards(faults, "due_to", more.DueFrom, more.DueTo)
	backwards(faults, "opened_to", more.OpenedFrom, more.OpenedTo)
	return more, faults
}

func backwards(faults *app.Faults, field string, from, to civil.Date) {
	if !from.IsZero() && !to.IsZero() && to.Before(from) {
		faults.Add(field, "grants.filter.to_before_from", "from", from)
	}
}
