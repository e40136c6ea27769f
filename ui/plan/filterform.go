package plan

import (
	"cmp"
	"context"
	"strconv"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/casework"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

const (
	dialogWidth = 560
	dateWidth   = 130
	halfWidth   = 250
	wholeWidth  = 510

	// mostMeetings is how many of the last meetings the filter offers.
	mostMeetings = 300
)

// What a period of the filter speaks of.
const (
	onMade  = "made"
	onEnded = "ended"
)

// filterForm is the dialog with every condition that the toolbar has no room for.
type filterForm struct {
	page *Page
	set  *fieldset.Set

	on, span        *widgets.Choice
	from, to        *widgets.DateField
	meeting, series *widgets.Picker
	settlement      *widgets.Picker
	responsible     *widgets.Picker
	source, state   *widgets.Choice
	names           map[int64]string // of meetings
}

// openFilter asks for the meetings to offer, and shows the form.
func (p *Page) openFilter() {
	if !p.Ready() || p.IsWide() {
		return
	}
	p.inline.close()
	task.Run(p.Scope.Latest("filter"), func(ctx context.Context) ([]app.MeetingRow, error) {
		return p.Env.Office.Meetings.Rows(ctx, app.MeetingQuery{Limit: mostMeetings})
	}, func(meetings []app.MeetingRow, err error) {
		if err != nil {
			p.Env.Fail(err)
			return
		}
		p.showFilter(meetings)
	})
}

func (p *Page) showFilter(meetings []app.MeetingRow) {
	f := &filterForm{page: p, set: fieldset.New(p.Env.Words, nil), names: map[int64]string{}}
	cells := append(f.periodCells(), f.pickerCells(meetings)...)
	f.fill(p.model.More)
	form := p.Env.Dialogs.Form(p.Env.T("plan.filter.title"), widgets.NewGrid(cells...), p.Env.T("plan.filter.do"), f.apply)
	form.SetWidth(dialogWidth)
}

func (f *filterForm) periodCells() []widgets.Cell {
	env := f.page.Env
	f.on = f.set.Choice("on", "plan.filter.on",
		widgets.Option{Key: onMade, Text: env.T("plan.period.made")},
		widgets.Option{Key: onEnded, Text: env.T("plan.period.ended")})
	named := []widgets.Option{{Text: env.T("plan.filter.any")}}
	for _, s := range f.page.view.spans(f.page.model.Today) {
		named = append(named, widgets.Option{Key: s.Key, Text: s.Title})
	}
	f.span = f.set.Choice("span", "plan.filter.period", named...)
	f.span.OnChanged = f.takeSpan
	f.from = f.set.Date("from", "plan.filter.from", env.Now)
	f.to = f.set.Date("to", "plan.filter.to", env.Now)
	return []widgets.Cell{
		f.set.Cell("on", halfWidth, 1), f.set.Cell("span", halfWidth, 1),
		f.set.Cell("from", halfWidth, 1), f.set.Cell("to", halfWidth, 1),
	}
}

// takeSpan fills in the days of a year, a quarter or a month.
func (f *filterForm) takeSpan(key string) {
	var from, to civil.Date
	for _, s := range f.page.view.spans(f.page.model.Today) {
		if s.Key == key {
			from, to = s.From, s.To
		}
	}
	f.from.SetDay(casework.Day(from))
	f.to.SetDay(casework.Day(to))
}

func (f *filterForm) pickerCells(meetings []app.MeetingRow) []widgets.Cell {
	v, more, env := f.page.view, f.page.model.More, f.page.Env
	f.meeting = f.set.Picker("meeting", "plan.filter.meeting", f.meetingOptions(meetings)...)
	f.series = f.set.Picker("series", "plan.filter.series", v.Options(app.MeetingSeries, more.Series)...)
	f.settlement = f.set.Picker("settlement", "plan.filter.settlement", append([]widgets.Option{
		widgets.IDOption(app.NoOne, env.T("plan.shown.no_settlement")),
	}, v.Options(app.Settlements, more.Settlement)...)...)
	f.responsible = f.set.Picker("responsible", "plan.filter.responsible", append([]widgets.Option{
		widgets.IDOption(app.NoOne, env.T("plan.shown.no_responsible")),
	}, v.answering()...)...)
	anything := widgets.Option{Text: env.T("plan.filter.any")}
	f.source = f.set.Choice("source", "plan.filter.source", append([]widgets.Option{anything}, casework.Values(v.View, "source", app.Sources...)...)...)
	f.state = f.set.Choice("state", "plan.filter.state", append([]widgets.Option{anything}, casework.Values(v.View, "decisionState", app.DecisionStates...)...)...)
	return []widgets.Cell{
		f.set.Cell("meeting", wholeWidth, 1), f.set.Cell("series", wholeWidth, 1),
		f.set.Cell("settlement", halfWidth, 1), f.set.Cell("responsible", halfWidth, 1),
		f.set.Cell("source", halfWidth, 1), f.set.Cell("state", halfWidth, 1),
	}
}

func (f *filterForm) meetingOptions(meetings []app.MeetingRow) []widgets.Option {
	var options []widgets.Option
	for _, m := range meetings {
		name := f.page.view.meetingName(m.FormID, m.Date.Format())
		f.names[m.ID] = name
		o := widgets.IDOption(m.ID, name)
		o.Detail, o.Keywords = m.Place, m.Number+" "+m.Topic
		options = append(options, o)
	}
	return options
}

func (f *filterForm) fill(more app.DecisionFilter) {
	from, to := more.MadeFrom, more.MadeTo
	f.on.SetSelected(onMade)
	if !more.EndedFrom.IsZero() || !more.EndedTo.IsZero() {
		f.on.SetSelected(onEnded)
		from, to = more.EndedFrom, more.EndedTo
	}
	f.from.SetDay(casework.Day(from))
	f.to.SetDay(casework.Day(to))
	for _, s := range f.page.view.spans(f.page.model.Today) {
		if s.From == from && s.To == to {
			f.span.SetSelected(s.Key)
		}
	}
	f.meeting.SetID(more.Meeting)
	f.series.SetID(more.Series)
	f.settlement.SetID(more.Settlement)
	f.responsible.SetID(more.Responsible)
	f.source.SetSelected(string(more.Source))
	f.state.SetSelected(string(more.State))
}

// apply narrows the plan; a date that is none keeps the dialog open.
func (f *filterForm) apply(closeForm func()) {
	more, faults := f.filter()
	if f.set.Show(faults) {
		return
	}
	closeForm()
	f.page.meeting = f.names[more.Meeting]
	f.page.Narrow(more)
}

func (f *filterForm) filter() (app.DecisionFilter, *app.Faults) {
	faults := &app.Faults{}
	more := app.DecisionFilter{
		Meeting: f.meeting.ID(), Series: f.series.ID(),
		Settlement: f.settlement.ID(), Responsible: f.responsible.ID(),
		Source: app.Source(f.source.Selected()), State: app.DecisionState(f.state.Selected()),
	}
	from, to := fieldset.ReadDate(faults, "from", f.from), fieldset.ReadDate(faults, "to", f.to)
	if f.on.Selected() == onEnded {
		more.EndedFrom, more.EndedTo = from, to
	} else {
		more.MadeFrom, more.MadeTo = from, to
	}
	if !from.IsZero() && !to.IsZero() && to.Before(from) {
		faults.Add("to", "plan.filter.to_before_from", "from", from)
	}
	return more, faults
}

// meetingInFilter is what the meeting of the filter is called.
func (p *Page) meetingInFilter() string {
	if p.model.More.Meeting == 0 {
		return ""
	}
	return cmp.Or(p.meeting, p.Env.T("plan.filter.meeting"))
}

// spans are the years, quarters and months that one asks for, the last first.
func (v view) spans(today civil.Date) []casework.Span {
	var out []casework.Span
	for i := range 2 {
		year := today.Year() - i
		first, last := civil.Quarter{Year: year, N: 1}.First(), civil.Quarter{Year: year, N: 4}.Last()
		out = append(out, casework.Span{Key: strconv.Itoa(year), Title: v.Words.T("plan.year", "year", strconv.Itoa(year)), From: first, To: last})
	}
	return append(out, v.Spans(today)...)
}
