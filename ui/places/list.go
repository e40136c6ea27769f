package places

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/ui/casework"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// list is the section of the settlements: a table, and in its place the page of
// the one that is opened.
type list struct {
	env   *shell.Env
	scope *task.Scope
	view  casework.View

	rows   []app.PlaceRow // all of them
	words  string         // what the table is narrowed by
	opened int64          // the settlement on show, 0: the table

	table   *widgets.Table[app.PlaceRow]
	count   *widgets.Text
	whole   fyne.CanvasObject
	dossier *dossier
	root    *fyne.Container
}

func newList(env *shell.Env, scope *task.Scope) *list {
	l := &list{env: env, scope: scope, view: casework.View{Words: env.Words}}
	l.table = widgets.NewTable(func(r app.PlaceRow) int64 { return r.Settlement.ID }, placeColumns(l.view)...)
	l.table.SingleSelect = true
	l.table.EmptyText = env.T("places.none")
	l.table.OnOpen = func(r app.PlaceRow) { l.goTo(r.Settlement.ID) }
	l.count = widgets.NewCaption("")
	open := widgets.NewButton(env.T("places.open"), l.openCurrent)
	open.SetKeyHint("Enter")
	bar := widgets.NewInset(widgets.NewSpread([]fyne.CanvasObject{l.count}, []fyne.CanvasObject{open}), 10, 12, 8, 12)
	l.whole = widgets.NewFrame(bar, l.table, nil)
	l.dossier = newDossier(env, func() { l.goTo(0) })
	l.root = container.NewStack(l.whole)
	return l
}

// Content implements sections.Section.
func (l *list) Content() fyne.CanvasObject { return l.root }

// Focus implements sections.Section.
func (l *list) Focus() {
	if l.opened != 0 {
		l.dossier.Focus()
		return
	}
	l.env.Window.Canvas().Focus(l.table)
}

// goTo leads to a settlement by the window's own way, so that Back returns.
func (l *list) goTo(id int64) { l.env.Go(shell.Route{Place: shell.Places, ID: id}) }

func (l *list) openCurrent() {
	if r, ok := l.table.Current(); ok {
		l.goTo(r.Settlement.ID)
	}
}

// Go implements section.
func (l *list) Go(r shell.Route) {
	l.open(r.ID)
	if r.Words != "" {
		l.Search(r.Words)
	}
}

func (l *list) open(id int64) {
	l.opened = id
	l.root.Objects = []fyne.CanvasObject{l.whole}
	if id != 0 {
		l.dossier.clear()
		l.root.Objects = []fyne.CanvasObject{l.dossier.root}
		l.loadDossier()
	}
	l.root.Refresh()
	l.Focus()
}

// Search implements section: by any of the names of a settlement.
func (l *list) Search(words string) {
	l.words = words
	if l.opened != 0 {
		l.open(0)
	}
	l.show()
}

// Create implements section: the form of an appeal from the settlement on show.
func (l *list) Create() {
	id := l.opened
	if r, ok := l.table.Current(); ok && id == 0 {
		id = r.Settlement.ID
	}
	l.env.Go(shell.Route{Place: shell.Register, Like: &app.Appeal{SettlementID: id}})
}

// Key goes back from a settlement to the list.
func (l *list) Key(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyEscape {
		return false
	}
	switch {
	case l.opened != 0:
		l.goTo(0)
	case l.words != "":
		l.Search("")
	default:
		return false
	}
	return true
}

// Changed implements sections.Watcher.
func (l *list) Changed(app.Changed) {
	task.After(l.scope, "places", task.Debounce, l.Load)
}

// placesRead is what the table needs.
type placesRead struct {
	view casework.View
	rows []app.PlaceRow
}

// Load implements sections.Section.
func (l *list) Load() {
	l.env.OnDrop = nil // nothing here takes files
	task.Run(l.scope.Latest("places"), func(ctx context.Context) (r placesRead, err error) {
		if r.view, err = casework.Load(ctx, l.env.Office, l.env.Words); err != nil {
			return r, err
		}
		r.rows, err = l.env.Office.Places.Rows(ctx)
		return r, err
	}, func(r placesRead, err error) {
		if err != nil {
			l.env.Fail(err)
			return
		}
		l.view, l.rows = r.view, r.rows
		l.table.SetColumns(placeColumns(l.view)...)
		l.show()
		if l.opened != 0 {
			l.loadDossier()
		}
	})
}

func (l *list) show() {
	shown := narrowed(l.rows, l.words)
	l.table.SetSource(widgets.Slice[app.PlaceRow](shown))
	if _, ok := l.table.Current(); !ok && len(shown) > 0 {
		l.table.SelectIndex(0)
	}
	said := l.env.T("places.count", "n", len(shown))
	if l.words != "" {
		said += " · «" + l.words + "»"
	}
	l.count.SetText(said)
}

// narrowed are the settlements one of whose names has every word.
func narrowed(rows []app.PlaceRow, words string) []app.PlaceRow {
	var fit []app.PlaceRow
	for _, r := range rows {
		e := r.Settlement
		names := text.Fold(strings.Join(append([]string{e.NameRU, e.NameKY, e.Code}, e.Aliases...), " "))
		found := true
		for _, word := range strings.Fields(text.Fold(words)) {
			found = found && strings.Contains(names, word)
		}
		if found {
			fit = append(fit, r)
		}
	}
	return fit
}

func (l *list) loadDossier() {
	id := l.opened
	task.Run(l.scope.Latest("place"), func(ctx context.Context) (placeRead, error) {
		return readPlace(ctx, l.env, id)
	}, func(r placeRead, err error) {
		if err != nil {
			l.env.Fail(err)
			return
		}
		l.dossier.show(r)
	})
}

// placeColumns are those of the table of settlements. What is late and what is
// grave is told by a sign and a colour.
func placeColumns(v casework.View) []widgets.Column[app.PlaceRow] {
	figure := func(id string, width float32, n func(app.PlaceRow) int) widgets.Column[app.PlaceRow] {
		return widgets.Column[app.PlaceRow]{
			ID: id, Title: v.Words.T("places.col." + id), Width: width, MinWidth: 40, Align: fyne.TextAlignTrailing,
			Text: func(r app.PlaceRow) string { return count(n(r)) },
		}
	}
	warning := func(id string, width float32, n func(app.PlaceRow) int) widgets.Column[app.PlaceRow] {
		c := figure(id, width, n)
		c.Text = func(r app.PlaceRow) string {
			if n(r) == 0 {
				return ""
			}
			return casework.Late.Sign() + " " + strconv.Itoa(n(r))
		}
		c.Style = func(app.PlaceRow) widgets.CellStyle { return widgets.CellStyle{Color: theme.ColorLate, Bold: true} }
		return c
	}
	name := widgets.Column[app.PlaceRow]{
		ID: "name", Title: v.Words.T("places.col.name"), Width: 124, MinWidth: 80, Grow: 1,
		Text:  func(r app.PlaceRow) string { return r.Settlement.Name(v.Language()) },
		Style: func(app.PlaceRow) widgets.CellStyle { return widgets.CellStyle{Bold: true} },
	}
	return []widgets.Column[app.PlaceRow]{
		name,
		figure("population", 76, func(r app.PlaceRow) int { return r.Settlement.Population }),
		figure("appeals", 86, func(r app.PlaceRow) int { return r.Appeals }),
		figure("open", 92, func(r app.PlaceRow) int { return r.Open }),
		warning("late", 92, func(r app.PlaceRow) int { return r.Late }),
		figure("meetings", 72, func(r app.PlaceRow) int { return r.Meetings }),
		figure("plan", 72, func(r app.PlaceRow) int { return r.Plan }),
		warning("late_plan", 104, func(r app.PlaceRow) int { return r.LatePlan }),
		figure("risks", 88, func(r app.PlaceRow) int { return r.Risks }),
		warning("high_risks", 80, func(r app.PlaceRow) int { return r.HighRisks }),
		figure("practices", 78, func(r app.PlaceRow) int { return r.Practices }),
	}
}

// count is a figure; none is left empty.
func count(n int) string {
	if n == 0 {
		return ""
	}
	return text.FormatInt(n)
}
