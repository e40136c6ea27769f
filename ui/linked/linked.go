// Package linked ties a card to other cards: a search over everything by number
// or words, and the list of what is tied already. A link is seen from both sides.
package linked

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

const (
	mostFound   = 8  // cards of each kind that a search offers
	longest     = 60 // letters of a name
	dialogWidth = 560
)

// Route leads to a card; ok is false for what has no page.
func Route(r app.Related) (route shell.Route, ok bool) {
	places := map[string]shell.Place{
		app.EntityAppeal: shell.Appeals, app.EntityMeeting: shell.Meetings, app.EntityDecision: shell.Plan,
		app.EntityResident: shell.Residents, app.EntityProject: shell.Grants, app.EntityFinding: shell.Places,
	}
	route = shell.Route{Place: places[r.Entity], ID: r.ID}
	if r.Entity == app.EntityFinding {
		route.Dict = app.Dict(app.EntityFinding)
	}
	return route, route.Place != ""
}

// Label is a card in one line: «обращение: Ш-1/26».
func Label(env *shell.Env, r app.Related) string {
	return env.T("entity."+r.Entity) + ": " + Shortened(r.Label)
}

// Shortened cuts a name to one line of a card.
func Shortened(s string) string {
	if line := []rune(s); len(line) > longest {
		return strings.TrimSpace(string(line[:longest-1])) + "…"
	}
	return s
}

// Visit opens a page or a video. Only addresses of the web are handed to the
// system: anything else might be a program. It is put on the clipboard.
func Visit(env *shell.Env, address string) {
	if strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://") {
		env.Fail(env.Open(address))
		return
	}
	fyne.CurrentApp().Clipboard().SetContent(address)
	env.Status(env.T("linked.copied"))
}

// form is the dialog.
type form struct {
	env   *shell.Env
	scope *task.Scope
	of    app.Related
	tied  []app.Related
	hits  map[string]app.Hit

	find *widgets.Suggest
	list *fyne.Container
}

// Open shows what a card is tied to by hand, and looks for more. Each change is
// stored at once.
func Open(env *shell.Env, scope *task.Scope, of app.Related, tied []app.Related) {
	f := &form{env: env, scope: scope, of: of, tied: slices.Clone(tied), hits: map[string]app.Hit{}}
	f.find = widgets.NewSuggest()
	f.find.SetPlaceHolder(env.T("linked.hint"))
	f.find.OnQuery = f.query
	f.find.OnPicked = f.tie
	f.list = widgets.NewStack(4)
	f.paint()
	content := widgets.NewStack(10, widgets.NewCaption(Label(env, of)), widgets.NewField(env.T("linked.find"), f.find), f.list)
	dialog := env.Dialogs.Form(env.T("linked.title"), content, env.T("linked.close"), func(closeForm func()) { closeForm() })
	dialog.SetWidth(dialogWidth)
	env.Window.Canvas().Focus(f.find)
}

// query offers what has the words, but not the card itself.
func (f *form) query(words string, show func([]widgets.Option)) {
	task.Run(f.scope.Latest("links"), func(ctx context.Context) ([]app.Hit, error) {
		return f.env.Office.Desk.FindCards(ctx, words, mostFound)
	}, func(hits []app.Hit, err error) {
		if err != nil {
			f.env.Fail(err)
			return
		}
		var options []widgets.Option
		for _, h := range hits {
			if h.Entity == f.of.Entity && h.ID == f.of.ID {
				continue
			}
			o := f.option(h)
			f.hits[o.Key] = h
			options = append(options, o)
		}
		show(options)
	})
}

func (f *form) option(h app.Hit) widgets.Option {
	o := widgets.IDOption(h.ID, Shortened(h.Title))
	o.Key = h.Entity + " " + o.Key
	o.Detail = f.env.T("entity." + h.Entity)
	if !h.Date.IsZero() {
		o.Detail += ", " + h.Date.Format()
	}
	return o
}

func (f *form) tie(o widgets.Option) {
	h, ok := f.hits[o.Key]
	if !ok {
		return
	}
	other := app.Related{Entity: h.Entity, ID: h.ID, Label: h.Title}
	f.change(func(ctx context.Context) error {
		return f.env.Office.Findings.Link(ctx, f.of, other)
	}, func() {
		f.tied = append(f.without(other), other)
		f.find.SetValue("")
	})
}

func (f *form) untie(other app.Related) {
	f.change(func(ctx context.Context) error {
		return f.env.Office.Findings.Unlink(ctx, f.of, other)
	}, func() { f.tied = f.without(other) })
}

// change stores even if the page is left meanwhile.
func (f *form) change(work func(ctx context.Context) error, then func()) {
	task.Do(f.env.NewScope(), work, func(err error) {
		if err != nil {
			f.env.Fail(err)
			return
		}
		then()
		f.paint()
	})
}

func (f *form) without(other app.Related) []app.Related {
	return slices.DeleteFunc(slices.Clone(f.tied), func(r app.Related) bool {
		return r.Entity == other.Entity && r.ID == other.ID
	})
}

func (f *form) paint() {
	f.list.Objects = nil
	if len(f.tied) == 0 {
		f.list.Add(widgets.NewText(f.env.T("linked.none"), widgets.TextStyle{Color: theme.ColorMuted}))
	}
	for _, r := range f.tied {
		off := widgets.NewButton(f.env.T("linked.off"), func() { f.untie(r) })
		off.SetKind(widgets.Quiet)
		name := widgets.NewText(Label(f.env, r), widgets.TextStyle{})
		f.list.Add(widgets.NewGrid(
			widgets.Cell{Width: 300, Grow: 1, Object: name}, widgets.Cell{Width: 90, Object: off}))
	}
	f.list.Refresh()
}
