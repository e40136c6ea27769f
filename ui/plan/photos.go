package plan

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/attached"
)

// choosePhotos picks photos for a decision, and then asks what they show: they
// are kept with a step of its progress.
func (p *Page) choosePhotos(c app.DecisionCase) {
	if !allowed(app.DecisionProgress, c.Decision.Progress.State) {
		if e := newestOf(c.Events); e != nil {
			p.photosFor(e.ID)
		}
		return
	}
	p.Env.Dialogs.OpenFiles(p.Env.T("attached.choose_photos"), true, attached.Pictures(p.Env), func(paths []string, err error) {
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
func (p *Page) photosFor(eventID int64) {
	attached.ChoosePhotos(p.Env, p.Env.NewScope(), attached.To{Entity: app.EntityDecisionEvent, ID: eventID})
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
			items = append(items, fyne.NewMenuItem(a.Name, func() { attached.Remove(p.Env, p.Env.NewScope(), a) }))
		}
	}
	if len(items) == 0 {
		return nil
	}
	off := fyne.NewMenuItem(p.Env.T("plan.photo.remove"), nil)
	off.ChildMenu = fyne.NewMenu("", items...)
	return []*fyne.MenuItem{off}
}

// enter records an event and then attaches its photos, which need its id. stored
// tells whether the event is on the disk.
func enter(ctx context.Context, office *app.Office, id int64, e app.DecisionEvent, photos *attached.Upload) (stored bool, err error) {
	if err := photos.Readable(); err != nil {
		return false, err
	}
	if _, err := office.Decisions.Enter(ctx, id, e); err != nil {
		return false, err
	}
	if len(photos.Paths) == 0 {
		return true, nil
	}
	c, err := office.Decisions.Case(ctx, id)
	if err != nil {
		return true, err
	}
	var last int64
	for _, had := range c.Events {
		if had.Kind == e.Kind {
			last = max(last, had.ID)
		}
	}
	return true, photos.Add(ctx, attached.To{Entity: app.EntityDecisionEvent, ID: last})
}
