package plan

import (
	"context"
	"image"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

const thumbSide = 104

// pictures are the files that the window can show small.
func pictures(env *shell.Env) []dialogs.Filter {
	return []dialogs.Filter{{Name: env.T("plan.photo.kind"), Extensions: []string{"jpg", "jpeg", "png", "gif"}}}
}

// photos shows attachments small, one beside the other; a click opens one.
func (p *Page) photos(scope *task.Scope, list []app.Attachment) fyne.CanvasObject {
	thumbs := make([]fyne.CanvasObject, len(list))
	for i, a := range list {
		thumbs[i] = p.thumb(scope, a)
	}
	return widgets.NewWrap(8, thumbs...)
}

func (p *Page) thumb(scope *task.Scope, a app.Attachment) fyne.CanvasObject {
	thumb := widgets.NewThumb(a.Name, fyne.NewSize(thumbSide, thumbSide))
	thumb.OnTapped = func() { p.openPhoto(a) }
	if !casework.IsPicture(a) {
		return thumb
	}
	task.Run(scope, func(ctx context.Context) (image.Image, error) {
		path, err := p.Env.Office.Attachments.Path(ctx, a)
		if err != nil {
			return nil, err
		}
		return casework.Picture(path, 2*thumbSide)
	}, func(picture image.Image, err error) {
		if err != nil {
			thumb.SetCaption(p.Env.T("plan.photo.unreadable", "name", a.Name))
			return
		}
		thumb.SetImage(picture)
	})
	return thumb
}

func (p *Page) openPhoto(a app.Attachment) {
	task.Run(p.Scope, func(ctx context.Context) (string, error) {
		return casework.Borrow(ctx, p.Env.Office, a)
	}, func(path string, err error) {
		if err == nil {
			err = p.Env.Open(path)
		}
		p.Env.Fail(err)
	})
}

// choosePhotos picks photos for a decision, and then asks what they show: they
// are kept with a step of its progress.
func (p *Page) choosePhotos(c app.DecisionCase) {
	if !allowed(app.DecisionProgress, c.Decision.Progress.State) {
		if e := newestOf(c.Events); e != nil {
			p.photosFor(c.Decision.ID, e.ID)
		}
		return
	}
	p.Env.Dialogs.OpenFiles(p.Env.T("plan.photo.choose"), true, pictures(p.Env), func(paths []string, err error) {
		switch {
		case err != nil:
			p.Env.Fail(err)
		case len(paths) > 0:
			p.openEvent(app.DecisionProgress, c, paths)
		}
	})
}

// newestOf is the newest event that counts.
func newestOf(events []app.DecisionEvent) *app.DecisionEvent {
	for i := len(events) - 1; i >= 0; i-- {
		if events[i].TakenBack == nil {
			return &events[i]
		}
	}
	return nil
}

// photosFor adds photos to an event that was entered before.
func (p *Page) photosFor(decisionID, eventID int64) {
	p.Env.Dialogs.OpenFiles(p.Env.T("plan.photo.choose"), true, pictures(p.Env), func(paths []string, err error) {
		if err != nil || len(paths) == 0 {
			p.Env.Fail(err)
			return
		}
		task.Do(p.Env.NewScope(), func(ctx context.Context) error {
			return attachAll(ctx, p.Env.Office, eventID, paths)
		}, func(err error) {
			if err != nil {
				p.Env.Fail(err)
				return
			}
			p.Env.Status(p.Env.T("plan.photo.added", "n", len(paths), "number", number(decisionID)))
		})
	})
}

// drop takes pictures that were dragged onto the window.
func (p *Page) drop(paths []string) {
	p.withCase(p.at(), func(c app.DecisionCase) {
		if allowed(app.DecisionProgress, c.Decision.Progress.State) {
			p.openEvent(app.DecisionProgress, c, paths)
		}
	})
}

// photoItems offer to take a photo off the card: it may show what it must not.
func (p *Page) photoItems(c app.DecisionCase) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, e := range c.Events {
		for _, a := range c.Photos[e.ID] {
			items = append(items, fyne.NewMenuItem(a.Name, func() { p.removePhoto(a) }))
		}
	}
	if len(items) == 0 {
		return nil
	}
	off := fyne.NewMenuItem(p.Env.T("plan.photo.remove"), nil)
	off.ChildMenu = fyne.NewMenu("", items...)
	return []*fyne.MenuItem{off}
}

func (p *Page) removePhoto(a app.Attachment) {
	p.Env.Dialogs.Confirm(dialogs.Question{
		Title: p.Env.T("plan.photo.remove_title"), Message: p.Env.T("plan.photo.remove_message", "name", a.Name),
		Act: p.Env.T("plan.photo.remove_do"), Danger: true,
	}, func() {
		task.Do(p.Env.NewScope(), func(ctx context.Context) error {
			return p.Env.Office.Attachments.Remove(ctx, a)
		}, func(err error) {
			if err != nil {
				p.Env.Fail(err)
				return
			}
			p.Env.Status(p.Env.T("plan.photo.removed", "name", a.Name))
		})
	})
}

// entered is how far enter came.
type entered struct{ event bool }

// enter records an event and then attaches its photos, which need its id.
func enter(ctx context.Context, office *app.Office, id int64, e app.DecisionEvent, photos []string) (done entered, err error) {
	if err := readable(photos); err != nil {
		return done, err
	}
	if _, err := office.Decisions.Enter(ctx, id, e); err != nil {
		return done, err
	}
	done.event = true
	if len(photos) == 0 {
		return done, nil
	}
	c, err := office.Decisions.Case(ctx, id)
	if err != nil {
		return done, err
	}
	var last int64
	for _, had := range c.Events {
		if had.Kind == e.Kind {
			last = max(last, had.ID)
		}
	}
	return done, attachAll(ctx, office, last, photos)
}

// readable refuses files that are not there before anything is entered.
func readable(paths []string) error {
	for _, path := range paths {
		if _, err := os.Stat(path); err != nil {
			return app.FailWith(err, app.NotFound, "plan.photo.gone", "name", filepath.Base(path))
		}
	}
	return nil
}

func attachAll(ctx context.Context, office *app.Office, eventID int64, paths []string) error {
	for _, path := range paths {
		if err := attach(ctx, office, eventID, path); err != nil {
			return err
		}
	}
	return nil
}

func attach(ctx context.Context, office *app.Office, eventID int64, path string) error {
	content, err := os.Open(path)
	if err != nil {
		return app.FailWith(err, app.NotFound, "plan.photo.gone", "name", filepath.Base(path))
	}
	defer content.Close()
	_, err = office.Attachments.Add(ctx, app.EntityDecisionEvent, eventID, filepath.Base(path), content)
	return err
}
