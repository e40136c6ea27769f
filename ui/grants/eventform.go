package grants

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

// eventForm is the dialog that enters how the works go, a visit or a note, with
// photos.
type eventForm struct {
	page *Page
	kind app.ProjectEventKind
	of   app.ProjectCase

	set     *fieldset.Set
	percent *widgets.Entry // of progress
	who     *widgets.Entry // of a visit
	date    *widgets.DateField
	text    *widgets.Memo
	photos  *attached.Upload
	dialog  *dialogs.Form
}

// openProgress enters how the works go: milestone by milestone where a project
// has them.
func (p *Page) openProgress(c app.ProjectCase) {
	if len(c.Milestones) > 0 {
		p.openSteps(c)
		return
	}
	p.openEvent(app.ProjectProgress, c, nil)
}

// openEvent shows the dialog of an event with photos to attach.
func (p *Page) openEvent(kind app.ProjectEventKind, c app.ProjectCase, photos []string) {
	f := &eventForm{page: p, kind: kind, of: c, set: fieldset.New(p.Env.Words, nil)}
	var cells []widgets.Cell
	switch kind {
	case app.ProjectProgress:
		f.percent = f.set.Entry("percent", "grants.field.percent")
		f.percent.SetText(strconv.Itoa(c.Project.Standing.Percent))
		cells = append(cells, f.set.Cell("percent", dateWidth, 0))
	case app.ProjectVisited:
		f.who = f.set.Entry("who", "grants.field.visitors")
		cells = append(cells, f.set.Cell("who", wholeWidth-dateWidth-12, 1))
	}
	f.date = f.set.Date("date", "grants.field.date", p.Env.Now)
	f.date.SetDay(casework.Day(p.view().Today))
	f.text = f.set.Memo("text", "grants.event."+string(kind)+".text", memoRows+1)
	f.set.Field("text").SetRequired(kind != app.ProjectProgress)
	cells = append(cells, f.set.Cell("date", dateWidth, 0), f.set.Cell("text", wholeWidth, 1))
	f.photos = attached.NewUpload(p.Env, p.Env.T("grants.photos.choose"), p.Env.T("grants.photos.choose"), attached.Pictures(p.Env), photos...)
	cells = append(cells, f.photos.Cells(wholeWidth)...)
	title := p.Env.T("grants.event."+string(kind)+".title", "title", linkedTitle(p.view(), c))
	f.dialog = p.Env.Dialogs.Form(title, widgets.NewGrid(cells...), p.Env.T("grants.event."+string(kind)+".do"), f.save)
	f.dialog.SetWidth(dialogWidth)
}

func (f *eventForm) event() (app.ProjectEvent, *app.Faults) {
	faults := &app.Faults{}
	e := app.ProjectEvent{Kind: f.kind, Date: fieldset.ReadDate(faults, "date", f.date), Text: f.text.Text}
	if f.who != nil {
		e.Who = f.who.Text
	}
	if f.percent != nil {
		var ok bool
		if e.Percent, ok = parsePercent(f.percent.Text); !ok {
			faults.Add("percent", "grants.fault.percent")
		}
	}
	return e, faults
}

// parsePercent reads a whole number from 0 to 100, with or without its sign.
func parsePercent(s string) (int, bool) {
	n, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "%")))
	return n, err == nil && n >= 0 && n <= 100
}

// save enters the event; the dialog closes only when it is on the disk.
func (f *eventForm) save(closeForm func()) {
	e, faults := f.event()
	if f.set.Show(faults) {
		return
	}
	f.dialog.SetBusy(true)
	p, id, photos := f.page, f.of.Project.ID, f.photos
	task.Run(p.Env.NewScope(), func(ctx context.Context) (stored bool, err error) {
		return enter(ctx, p.Env.Office, id, e, photos)
	}, func(stored bool, err error) {
		f.dialog.SetBusy(false)
		if !stored {
			if !f.set.Refused(err) {
				p.Env.Fail(err)
			}
			return
		}
		closeForm()
		p.Env.Status(p.Env.T("grants.event."+string(e.Kind)+".done", "title", f.of.Project.Title(p.view().Language())))
		p.Env.Fail(err) // a photo that could not be read: the event stands without it
		p.Resume()
	})
}

// enter records an event and then attaches its photos, which need its id. stored
// tells whether the event is on the disk.
func enter(ctx context.Context, office *app.Office, id int64, e app.ProjectEvent, photos *attached.Upload) (stored bool, err error) {
	if err := photos.Readable(); err != nil {
		return false, err
	}
	if _, err := office.Projects.Enter(ctx, id, e); err != nil {
		return false, err
	}
	if len(photos.Paths) == 0 {
		return true, nil
	}
	c, err := office.Projects.Case(ctx, id)
	if err != nil {
		return true, err
	}
	var last int64
	for _, had := range c.Events {
		if had.Kind == e.Kind {
			last = max(last, had.ID)
		}
	}
	return true, photos.Add(ctx, attached.To{Entity: app.EntityProjectEvent, ID: last})
}

// photosOf adds photos to an event that was entered before.
func (p *Page) photosOf(eventID int64) { p.attachPhotos(app.EntityProjectEvent, eventID) }

// choosePhotos adds photos of a phase to a project.
func (p *Page) choosePhotos(id int64, phase string) { p.attachPhotos(phase, id) }

func (p *Page) attachPhotos(entity string, id int64) {
	attached.ChoosePhotos(p.Env, p.Scope, attached.To{Entity: entity, ID: id})
}

// dropped takes pictures that were dragged onto the window: they tell how the
// works go.
func (p *Page) dropped(paths []string) {
	p.with(func(c app.ProjectCase) { p.openEvent(app.ProjectNoted, c, paths) })
}

// askTakeBack asks why an entry is a mistake.
func (p *Page) askTakeBack(c app.ProjectCase, e app.ProjectEvent) {
	p.askReason(p.Env.T("grants.take_back.title"), p.view().Event(e), p.Env.T("grants.take_back.do"), func(ctx context.Context, reason string) error {
		_, err := p.Env.Office.Projects.TakeBack(ctx, c.Project.ID, e.ID, reason)
		return err
	}, p.Env.T("grants.take_back.done", "title", c.Project.Title(p.view().Language())))
}

// askReason takes something back for a reason; said is told when it is done.
func (p *Page) askReason(title, what, act string, do func(ctx context.Context, reason string) error, said string) {
	set := fieldset.New(p.Env.Words, nil)
	reason := set.Memo("reason", "grants.take_back.reason", memoRows)
	set.Field("reason").SetRequired(true)
	content := widgets.NewStack(8, widgets.NewText(what, widgets.TextStyle{}), set.Field("reason"))
	form := p.Env.Dialogs.Form(title, content, act, func(closeForm func()) {
		task.Do(p.Env.NewScope(), func(ctx context.Context) error { return do(ctx, reason.Text) }, func(err error) {
			switch {
			case err == nil:
				closeForm()
				p.Env.Status(said)
				p.Resume()
			case !set.Refused(err):
				p.Env.Fail(err)
			}
		})
	})
	form.SetWidth(dialogWidth)
}
