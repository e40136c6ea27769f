package appeals

import (
	"cmp"
	"context"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/casework"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// filterForm is the dialog with every condition that the toolbar has no room for.
type filterForm struct {
	page *Page
	set  *fieldset.Set

	on           *widgets.Choice
	span         *widgets.Choice
	from, to     *widgets.DateField
	settlement   *widgets.Picker
	topic        *widgets.Picker
	executor     *widgets.Picker
	kind         *widgets.Choice
	outcome      *widgets.Choice
	channel      *widgets.Choice
	multiplicity *widgets.Choice
	repetition   *widgets.Choice
	language     *widgets.Choice
}

// openFilter shows the form filled with what is set.
func (p *Page) openFilter() {
	if !p.Ready() {
		return
	}
	f := &filterForm{page: p, set: fieldset.New(p.Env.Words, nil)}
	cells := append(f.periodCells(), f.pickerCells()...)
	cells = append(cells, f.choiceCells()...)
	f.fill(p.model.More)
	form := p.Env.Dialogs.Form(p.Env.T("appeals.filter.title"), widgets.NewGrid(cells...), p.Env.T("appeals.filter.do"), f.apply)
	form.SetWidth(dialogWidth)
}

func (f *filterForm) periodCells() []widgets.Cell {
	var on []widgets.Option
	for _, field := range []app.DateField{app.OnRegistered, app.OnAnswered, app.OnClosed, app.OnDue} {
		on = append(on, widgets.Option{Key: string(field), Text: f.page.Env.T("appeals.period." + string(field))})
	}
	f.on = f.set.Choice("on", "appeals.filter.on", on...)
	named := []widgets.Option{{Text: f.page.Env.T("appeals.filter.any")}}
	for _, s := range f.page.View.Spans(f.page.model.Today) {
		named = append(named, widgets.Option{Key: s.Key, Text: s.Title})
	}
	f.span = f.set.Choice("span", "appeals.filter.period", named...)
	f.span.OnChanged = f.takeSpan
	f.from = f.set.Date("from", "appeals.filter.from", f.page.Env.Now)
	f.to = f.set.Date("to", "appeals.filter.to", f.page.Env.Now)
	return []widgets.Cell{
		f.set.Cell("on", halfWidth, 1), f.set.Cell("span", halfWidth, 1),
		f.set.Cell("from", halfWidth, 1), f.set.Cell("to", halfWidth, 1),
	}
}

// takeSpan fills in the days of a quarter or a month.
func (f *filterForm) takeSpan(key string) {
	var from, to civil.Date
	for _, s := range f.page.View.Spans(f.page.model.Today) {
		if s.Key == key {
			from, to = s.From, s.To
		}
	}
	f.from.SetDay(casework.Day(from))
	f.to.SetDay(casework.Day(to))
}

func (f *filterForm) pickerCells() []widgets.Cell {
	v, more := f.page.View, f.page.model.More
	f.settlement = f.set.Picker("settlement", "appeals.filter.settlement", v.Options(app.Settlements, more.Settlement)...)
	f.executor = f.set.Picker("executor", "appeals.filter.executor", append([]widgets.Option{
		widgets.IDOption(app.NoOne, f.page.Env.T("appeals.shown.no_executor")),
	}, v.Options(app.Executors, more.Executor)...)...)
	f.topic = f.set.Picker("topic", "appeals.filter.topic", v.Options(app.Topics, more.Topic)...)
	return []widgets.Cell{
		f.set.Cell("settlement", halfWidth, 1), f.set.Cell("executor", halfWidth, 1), f.set.Cell("topic", wholeWidth, 1),
	}
}

func (f *filterForm) choiceCells() []widgets.Cell {
	v := f.page.View
	var cells []widgets.Cell
	add := func(key string, options []widgets.Option) *widgets.Choice {
		options = append([]widgets.Option{{Text: f.page.Env.T("appeals.filter.any")}}, options...)
		cells = append(cells, widgets.Cell{})
		c := f.set.Choice(key, "appeals.filter."+key, options...)
		cells[len(cells)-1] = f.set.Cell(key, halfWidth, 1)
		return c
	}
	f.kind = add("kind", casework.Values(v, "kind", app.Kinds...))
	f.outcome = add("outcome", casework.Values(v, "outcome", app.Outcomes...))
	f.channel = add("channel", casework.Values(v, "channel", app.Channels...))
	f.multiplicity = add("multiplicity", casework.Values(v, "multiplicity", app.Multiplicities...))
	f.repetition = add("repetition", casework.Values(v, "repetition", app.Repetitions...))
	f.language = add("language", casework.Values(v, "language", app.Languages...))
	return cells
}

func (f *filterForm) fill(more app.AppealFilter) {
	f.on.SetSelected(string(cmp.Or(more.Period, app.OnRegistered)))
	f.from.SetDay(casework.Day(more.From))
	f.to.SetDay(casework.Day(more.To))
	for _, s := range f.page.View.Spans(f.page.model.Today) {
		if s.From == more.From && s.To == more.To {
			f.span.SetSelected(s.Key)
		}
	}
	f.settlement.SetID(more.Settlement)
	f.topic.SetID(more.Topic)
	f.executor.SetID(more.Executor)
	f.kind.SetSelected(string(more.Kind))
	f.outcome.SetSelected(string(more.Outcome))
	f.channel.SetSelected(string(more.Channel))
	f.multiplicity.SetSelected(string(more.Multiplicity))
	f.repetition.SetSelected(string(more.Repetition))
	f.language.SetSelected(string(more.Language))
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

func (f *filterForm) filter() (app.AppealFilter, *app.Faults) {
	faults := &app.Faults{}
	date := func(key string, field *widgets.DateField) civil.Date {
		d, ok := fieldset.DateOf(field)
		if !ok {
			faults.Add(key, string(civil.ErrFormat))
		}
		return d
	}
	more := app.AppealFilter{
		From: date("from", f.from), To: date("to", f.to),
		Settlement: f.settlement.ID(), Topic: f.topic.ID(), Executor: f.executor.ID(),
		Kind: app.Kind(f.kind.Selected()), Outcome: app.Outcome(f.outcome.Selected()),
		Channel: app.Channel(f.channel.Selected()), Multiplicity: app.Multiplicity(f.multiplicity.Selected()),
		Repetition: app.Repetition(f.repetition.Selected()), Language: app.Language(f.language.Selected()),
	}
	if !more.From.IsZero() || !more.To.IsZero() {
		more.Period = app.DateField(f.on.Selected())
	}
	if !more.From.IsZero() && !more.To.IsZero() && more.To.Before(more.From) {
		faults.Add("to", "appeals.filter.to_before_from", "from", more.From)
	}
	return more, faults
}

// askMe asks which executor sits here, for «мои».
func (p *Page) askMe() {
	set := fieldset.New(p.Env.Words, nil)
	who := set.Picker("executor", "appeals.filter.executor", p.View.Options(app.Executors)...)
	content := widgets.NewStack(8, widgets.NewText(p.Env.T("appeals.me.why"), widgets.TextStyle{}), set.Field("executor"))
	form := p.Env.Dialogs.Form(p.Env.T("appeals.me.title"), content, p.Env.T("appeals.me.do"), func(closeForm func()) {
		id := who.ID()
		if id == 0 {
			set.Show(&app.Faults{Errors: []app.FieldError{{Field: "executor", Key: "event.executor_needed"}}})
			return
		}
		task.Do(p.Scope, func(ctx context.Context) error {
			return p.Env.Office.Desk.SetPreference(ctx, prefMe, id)
		}, func(err error) {
			if err != nil {
				p.Env.Fail(err)
				return
			}
			closeForm()
			p.model.me = id
			p.pickChip(chipMine)
		})
	})
	form.SetWidth(dialogWidth)
}
