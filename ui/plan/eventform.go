package plan

import (
	"context"
	"strconv"
	"strings"

	"kairyluu/app"
	"kairyluu/ui/attached"
	"kairyluu/ui/casework"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

const memoRows = 4

// Fields of the event dialogs, by the keys that app speaks of.
const (
	fieldDate    = "date"
	fieldPercent = "percent"
	fieldDue     = "due"
	fieldText    = "text"
	fieldPhotos  = "photos"
)

// eventFields are the fields of each dialog.
var eventFields = map[app.DecisionEventKind][]string{
	app.DecisionProgress:  {fieldPercent, fieldDate, fieldText, fieldPhotos},
	app.DecisionPostponed: {fieldDue, fieldDate, fieldText},
	app.DecisionFulfilled: {fieldDate, fieldText, fieldPhotos},
	app.DecisionGivenUp:   {fieldDate, fieldText},
	app.DecisionRevived:   {fieldDate, fieldText},
}

// eventForm is the dialog that enters one kind of event.
type eventForm struct {
	page    *Page
	kind    app.DecisionEventKind
	of      app.DecisionCase
	set     *fieldset.Set
	date    *widgets.DateField
	percent *widgets.Entry
	due     *widgets.DateField
	text    *widgets.Memo
	photos  *attached.Upload
	form    *dialogs.Form
}

// openEvent shows the dialog of an event, with photos to attach.
func (p *Page) openEvent(kind app.DecisionEventKind, c app.DecisionCase, photos []string) {
	f := &eventForm{page: p, kind: kind, of: c, set: fieldset.New(p.Env.Words, nil)}
	f.photos = attached.NewUpload(p.Env, p.Env.T("plan.photo.add"), p.Env.T("attached.choose_photos"), attached.Pictures(p.Env), photos...)
	var cells []widgets.Cell
	for _, key := range eventFields[kind] {
		cells = append(cells, f.field(key)...)
	}
	f.fill()
	title := p.Env.T("plan.event."+string(kind)+".title", "number", number(c.Decision.ID))
	f.form = p.Env.Dialogs.Form(title, widgets.NewGrid(cells...), p.Env.T("plan.event."+string(kind)+".do"), f.save)
	f.form.SetWidth(dialogWidth)
}

func (f *eventForm) field(key string) []widgets.Cell {
	env, label := f.page.Env, "plan.field."+key
	switch key {
	case fieldDate:
		f.date = f.set.Date(key, label, env.Now)
		return []widgets.Cell{f.set.Cell(key, dateWidth, 0)}
	case fieldDue:
		f.due = f.set.Date(key, label, env.Now)
		f.set.Field(key).SetRequired(true)
		return []widgets.Cell{f.set.Cell(key, dateWidth, 0)}
	case fieldPercent:
		f.percent = f.set.Entry(key, label)
		return []widgets.Cell{f.set.Cell(key, dateWidth, 0)}
	case fieldPhotos:
		return f.photos.Cells(wholeWidth)
	}
	f.text = f.set.Memo(key, "plan.event."+string(f.kind)+".text", memoRows)
	f.set.Field(key).SetRequired(f.kind != app.DecisionProgress)
	return []widgets.Cell{f.set.Cell(key, wholeWidth, 1)}
}

func (f *eventForm) fill() {
	f.date.SetDay(casework.Day(f.page.view.Today))
	if f.percent != nil {
		f.percent.SetText(strconv.Itoa(f.of.Decision.Progress.Percent))
	}
	if f.due != nil {
		f.due.SetDay(casework.Day(f.of.Decision.Progress.Due))
	}
}

// event reads the fields; faults are what is no date or no per cent.
func (f *eventForm) event() (app.DecisionEvent, *app.Faults) {
	faults := &app.Faults{}
	e := app.DecisionEvent{Kind: f.kind, Date: fieldset.ReadDate(faults, fieldDate, f.date), Text: f.text.Text}
	if f.due != nil {
		e.Due = fieldset.ReadDate(faults, fieldDue, f.due)
	}
	if f.percent != nil {
		n, err := parsePercent(f.percent.Text)
		if err != nil {
			faults.Add(fieldPercent, "decision.percent")
		}
		e.Percent = n
		if n == 100 && strings.TrimSpace(e.Text) != "" {
			e.Kind = app.DecisionFulfilled // all of it done is done
		} else if n == 100 {
			faults.Add(fieldText, "decision.result_needed")
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
	f.form.SetBusy(true)
	p, id, photos := f.page, f.of.Decision.ID, f.photos
	task.Run(p.Env.NewScope(), func(ctx context.Context) (stored bool, err error) {
		return enter(ctx, p.Env.Office, id, e, photos)
	}, func(stored bool, err error) {
		f.form.SetBusy(false)
		if !stored {
			f.refused(err)
			return
		}
		closeForm()
		p.Env.Status(p.Env.T("plan.event."+string(e.Kind)+".done", "number", number(id)))
		p.Env.Fail(err) // a photo that could not be read: the event stands without it
		p.Focus()
	})
}

func (f *eventForm) refused(err error) {
	if err != nil && !f.set.Refused(err) {
		f.page.Env.Fail(err)
	}
}

// askTakeBack asks why an entry is a mistake.
func (p *Page) askTakeBack(c app.DecisionCase, e app.DecisionEvent) {
	set := fieldset.New(p.Env.Words, nil)
	reason := set.Memo("reason", "plan.take_back.reason", 3)
	set.Field("reason").SetRequired(true)
	content := widgets.NewStack(8, widgets.NewText(p.view.eventText(e), widgets.TextStyle{}), set.Field("reason"))
	title := p.Env.T("plan.take_back.title", "number", number(c.Decision.ID))
	form := p.Env.Dialogs.Form(title, content, p.Env.T("plan.take_back.do"), func(closeForm func()) {
		task.Do(p.Env.NewScope(), func(ctx context.Context) error {
			_, err := p.Env.Office.Decisions.TakeBack(ctx, c.Decision.ID, e.ID, reason.Text)
			return err
		}, func(err error) {
			switch {
			case err == nil:
				closeForm()
				p.Env.Status(p.Env.T("plan.take_back.done", "number", number(c.Decision.ID)))
				p.Focus()
			case !set.Refused(err):
				p.Env.Fail(err)
			}
		})
	})
	form.SetWidth(dialogWidth)
}
