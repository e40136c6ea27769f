package appeals

import (
	"context"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/casework"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

const (
	dialogWidth = 560 // of an event's fields
	coExecutors = 3   // lines offered for co-executors
	manyAtOnce  = 50  // changing more rows than this is asked about again
	memoRows    = 4
	dateWidth   = 130
	noticeWidth = 170
	halfWidth   = 250
	wholeWidth  = 510
)

// eventForm is the dialog that enters one kind of event on one appeal or on many.
type eventForm struct {
	page  *Page
	env   *shell.Env
	scope *task.Scope
	view  casework.View
	kind  app.EventKind
	ids   []int64
	what  string // the appeal's number, or how many
	base  app.Appeal

	set      *fieldset.Set
	dates    map[string]*widgets.DateField
	entries  map[string]*widgets.Entry
	choices  map[string]*widgets.Choice
	pickers  map[string]*widgets.Picker
	checks   map[string]*widgets.Check
	text     *widgets.Memo
	co       []coLine
	form     *dialogs.Form
	reckoned civil.Reckoning
}

type coLine struct {
	who *widgets.Picker
	due *widgets.DateField
}

// prepared is what a dialog has to ask before it opens.
type prepared struct {
	extension civil.Reckoning
	head      string
}

// openEvent asks what the dialog needs and shows it. a is the appeal the
// proposals come from; ids are all that the event is for.
func (p *Page) openEvent(kind app.EventKind, a app.Appeal, ids []int64) {
	f := &eventForm{
		page: p, env: p.Env, scope: p.Scope.Latest("event"), view: p.View, kind: kind, ids: ids, base: a,
		what:  p.what(a, ids),
		dates: map[string]*widgets.DateField{}, entries: map[string]*widgets.Entry{},
		choices: map[string]*widgets.Choice{}, pickers: map[string]*widgets.Picker{}, checks: map[string]*widgets.Check{},
	}
	canvas := p.Env.Window.Canvas()
	p.Ahead.Take(canvas)
	task.Run(f.scope, f.prepare, func(ready prepared, err error) {
		if err != nil {
			p.Ahead.Drop(canvas)
			p.Env.Fail(err)
			return
		}
		p.Ahead.Give(canvas, func() { f.show(ready) })
	})
}

// what names what a dialog is about: the number of one, how many of more.
func (p *Page) what(a app.Appeal, ids []int64) string {
	if len(ids) == 1 {
		return a.Number
	}
	return p.Env.T("appeals.n", "n", len(ids))
}

func (f *eventForm) prepare(ctx context.Context) (ready prepared, err error) {
	settings, err := f.env.Office.Desk.Settings(ctx)
	if err != nil {
		return ready, err
	}
	ready.head = settings.HeadRU
	if f.kind == app.EventExtended {
		ready.extension, _, err = f.env.Office.Appeals.ProposeExtension(ctx, f.base)
	}
	return ready, err
}

func (f *eventForm) show(ready prepared) {
	f.reckoned = ready.extension
	f.set = fieldset.New(f.env.Words, nil)
	var cells []widgets.Cell
	for _, key := range fieldsOf(f.kind, f.base.Standing) {
		cells = append(cells, f.field(key)...)
	}
	f.fill(proposed(f.kind, f.base, f.view.Today, ready.extension.Due, ready.head))
	for _, key := range required[f.kind] {
		f.set.Field(key).SetRequired(true)
	}
	f.explain()
	title := f.env.T("appeals.event."+string(f.kind)+".title", "what", f.what)
	f.form = f.env.Dialogs.Form(title, widgets.NewGrid(cells...), f.env.T("appeals.event."+string(f.kind)+".do"), f.save)
	f.form.SetWidth(dialogWidth)
}

// explain tells where the proposed date of an extension comes from.
func (f *eventForm) explain() {
	if f.kind == app.EventExtended && !f.reckoned.IsZero() {
		f.set.Field(fieldDue).SetHint(civil.Reason(f.reckoned, f.env.Words.Lang()))
	}
}

// field makes the control of a key and gives it its place.
func (f *eventForm) field(key string) []widgets.Cell {
	label := "appeals.field." + key
	switch key {
	case fieldDate:
		f.dates[key] = f.set.Date(key, label, f.env.Now)
		return f.cell(key, dateWidth, 0)
	case fieldNotice:
		f.dates[key] = f.set.Date(key, label, f.env.Now)
		return f.cell(key, noticeWidth, 0)
	case fieldDue:
		return f.dueField()
	case fieldNumber, fieldAuthor:
		f.entries[key] = f.set.Entry(key, label)
		return f.cell(key, halfWidth, 1)
	case fieldExecutor:
		f.pickers[key] = f.set.Picker(key, label, f.view.Options(app.Executors, f.base.Standing.ExecutorID)...)
		return f.cell(key, halfWidth, 1)
	case fieldBody:
		f.pickers[key] = f.set.Picker(key, label, f.view.Options(app.Bodies)...)
		return f.cell(key, wholeWidth-dateWidth-10, 1)
	case fieldText:
		f.text = f.set.Memo(key, "appeals.event."+string(f.kind)+".text", memoRows)
		return f.cell(key, wholeWidth, 1)
	case fieldCo:
		return f.coFields()
	case fieldWhole, fieldClose:
		f.checks[key] = f.set.Check(label)
		return []widgets.Cell{{Width: wholeWidth, Grow: 1, Object: f.checks[key]}}
	}
	return f.choiceField(key, label)
}

func (f *eventForm) choiceField(key, label string) []widgets.Cell {
	var options []widgets.Option
	switch key {
	case fieldOutcome:
		options = append([]widgets.Option{{Text: f.env.T("appeals.field.choose")}}, casework.Values(f.view, "outcome", app.AnswerOutcomes...)...)
	case fieldDelivery:
		options = casework.Values(f.view, "delivery", app.Deliveries...)
	case fieldLanguage:
		options = casework.Values(f.view, "language", app.Languages...)
	}
	f.choices[key] = f.set.Choice(key, label, options...)
	return f.cell(key, halfWidth, 1)
}

// dueField is the new legal date, or in a resolution an internal one.
func (f *eventForm) dueField() []widgets.Cell {
	label := "appeals.field.due"
	if f.kind == app.EventResolution {
		label = "appeals.field.inner_due"
	}
	f.dates[fieldDue] = f.set.Date(fieldDue, label, f.env.Now)
	if f.kind == app.EventExtended {
		return f.cell(fieldDue, halfWidth, 1)
	}
	return f.cell(fieldDue, dateWidth, 0)
}

// coFields are the lines for co-executors, each with a date of their own.
func (f *eventForm) coFields() []widgets.Cell {
	var cells []widgets.Cell
	options := f.view.Options(app.Executors)
	for i := range coExecutors {
		who := fieldCo + string(rune('1'+i))
		line := coLine{
			who: f.set.Picker(who, "appeals.field.co_executor", options...),
			due: f.set.Date(who+"_due", "appeals.field.co_due", f.env.Now),
		}
		f.co = append(f.co, line)
		cells = append(cells, f.set.Cell(who, halfWidth+90, 1), f.set.Cell(who+"_due", dateWidth, 0))
	}
	return cells
}

func (f *eventForm) cell(key string, width, grow float32) []widgets.Cell {
	return []widgets.Cell{f.set.Cell(key, width, grow)}
}

func (f *eventForm) fill(e app.Event) {
	for key, value := range map[string]civil.Date{fieldDate: e.Date, fieldDue: e.Due, fieldNotice: e.Notice} {
		if d := f.dates[key]; d != nil {
			d.SetDay(casework.Day(value))
		}
	}
	if author := f.entries[fieldAuthor]; author != nil {
		author.SetText(e.Author)
	}
	if executor := f.pickers[fieldExecutor]; executor != nil && e.ExecutorID != 0 {
		executor.SetSelected(widgets.IDOption(e.ExecutorID, "").Key)
	}
	for key, value := range map[string]string{fieldDelivery: string(e.Delivery), fieldLanguage: string(e.Language)} {
		if c := f.choices[key]; c != nil {
			c.SetSelected(value)
		}
	}
	if whole := f.checks[fieldWhole]; whole != nil {
		whole.SetChecked(e.Whole)
	}
}

// event reads the fields; faults are dates that are none.
func (f *eventForm) event() (app.Event, *app.Faults) {
	faults := &app.Faults{}
	date := func(key string, field *widgets.DateField) civil.Date {
		if field == nil {
			return civil.Date{}
		}
		d, ok := fieldset.DateOf(field)
		if !ok {
			faults.Add(key, string(civil.ErrFormat))
		}
		return d
	}
	e := app.Event{
		Kind: f.kind, Date: date(fieldDate, f.dates[fieldDate]), Due: date(fieldDue, f.dates[fieldDue]),
		Notice: date(fieldNotice, f.dates[fieldNotice]), Text: f.text.Text,
		Number: entryText(f.entries[fieldNumber]), Author: entryText(f.entries[fieldAuthor]),
		ExecutorID: picked(f.pickers[fieldExecutor]), BodyID: picked(f.pickers[fieldBody]),
		Whole:    checked(f.checks[fieldWhole]),
		Outcome:  app.Outcome(chosen(f.choices[fieldOutcome])),
		Delivery: app.Delivery(chosen(f.choices[fieldDelivery])),
		Language: app.Language(chosen(f.choices[fieldLanguage])),
	}
	for i, line := range f.co {
		due := date(fieldCo+string(rune('1'+i))+"_due", line.due)
		if id := line.who.ID(); id != 0 {
			e.CoExecutors = append(e.CoExecutors, app.Assignment{ExecutorID: id, Due: due})
		}
	}
	return e, faults
}

// save enters the event; the dialog closes only when it is on the disk.
func (f *eventForm) save(closeForm func()) {
	e, faults := f.event()
	if f.set.Show(faults) {
		return
	}
	if len(f.ids) == 1 {
		f.enterOne(e, closeForm)
		return
	}
	f.page.changeMany(f.ids, func(ctx context.Context, some []int64) (int, error) {
		return f.env.Office.Appeals.EnterAll(ctx, some, e)
	}, func(n int, err error) { f.finishMany(n, err, closeForm) })
}

func (f *eventForm) enterOne(e app.Event, closeForm func()) {
	f.form.SetBusy(true)
	events := entered(e, checked(f.checks[fieldClose]))
	task.Do(f.scope, func(ctx context.Context) error {
		_, err := f.env.Office.Appeals.Enter(ctx, f.ids[0], events...)
		return err
	}, func(err error) {
		f.form.SetBusy(false)
		if err != nil {
			f.refused(err)
			return
		}
		closeForm()
		f.env.Status(f.said(1))
		f.page.saved()
	})
}

// finishMany closes the dialog when something was entered; refusals are told.
func (f *eventForm) finishMany(n int, err error, closeForm func()) {
	if n == 0 {
		f.refused(err)
		return
	}
	closeForm()
	f.page.tellMany(f.said(n), n, len(f.ids), err)
	f.page.saved()
}

// said confirms what was entered.
func (f *eventForm) said(n int) string {
	what := f.what
	if len(f.ids) > 1 {
		what = f.env.T("appeals.n", "n", n)
	}
	return f.env.T("appeals.event."+string(f.kind)+".done", "what", what)
}

// refused tells what is wrong beside the fields, or as a whole.
func (f *eventForm) refused(err error) {
	if err != nil && !f.set.Refused(err) {
		f.env.Fail(err)
	}
}

func entryText(e *widgets.Entry) string {
	if e == nil {
		return ""
	}
	return e.Text
}

func picked(p *widgets.Picker) int64 {
	if p == nil {
		return 0
	}
	return p.ID()
}

func chosen(c *widgets.Choice) string {
	if c == nil {
		return ""
	}
	return c.Selected()
}

func checked(c *widgets.Check) bool { return c != nil && c.Checked }
