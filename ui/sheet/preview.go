package sheet

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/xlsx"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/typed"
	"kairyluu/ui/widgets"
)

// preview tells row by row what would change and what is wrong, before anything is
// stored. troubles are the cells of a sheet that came back and cannot be read.
func (p *Page) preview(troubles []xlsx.CellTrouble) {
	if !p.ready || p.busy {
		return
	}
	p.inline.take()
	p.inline.close()
	edits, unread := p.edits()
	if len(edits)+len(unread)+len(troubles) == 0 {
		p.env.Hint(p.env.T("sheet.nothing"))
		return
	}
	p.session.Keep(nil)
	p.busy = true
	task.Run(p.scope.Latest("preview"), func(ctx context.Context) ([]app.SheetChange, error) {
		return p.env.Office.Projects.Preview(ctx, edits)
	}, func(changes []app.SheetChange, err error) {
		p.busy = false
		if err != nil {
			p.env.Fail(err)
			return
		}
		p.showPreview(changes, unread, troubles)
	})
}

// edits are the rows that can be read, and the keys of those that cannot.
func (p *Page) edits() (edits []app.SheetEdit, unread []string) {
	for _, key := range p.session.Form.Keys() {
		r := typed.Reader{Today: p.today()}
		edit := p.session.Form.Typed[key].Read(&r, key)
		if len(r.Faults.Errors) > 0 {
			p.said[key] = note{p.env.Words.Field(r.Faults.Errors[0]), true}
			unread = append(unread, key)
			continue
		}
		edits = append(edits, edit)
	}
	return edits, unread
}

var previewWidth = float32(1040)

func (p *Page) showPreview(changes []app.SheetChange, unread []string, troubles []xlsx.CellTrouble) {
	p.hear(changes)
	good := slices.DeleteFunc(slices.Clone(changes), func(c app.SheetChange) bool { return c.Err != nil || len(c.Change) == 0 })
	bad := len(unread)
	for _, c := range changes {
		if c.Err != nil {
			bad++
		}
	}
	box := widgets.NewStack(10, widgets.NewText(p.env.T("sheet.preview.counts",
		"change", len(good), "wrong", bad, "same", len(changes)-len(good)-bad+len(unread)), widgets.TextStyle{}))
	if list := p.cellTroubles(troubles); list != nil {
		box.Add(list)
	}
	box.Add(p.changeList(changes, unread))
	act := p.env.T("sheet.preview.apply", "n", len(good))
	form := p.env.Dialogs.Form(p.env.T("sheet.preview.title"), box, act, func(closeIt func()) {
		closeIt()
		p.apply(good)
	})
	form.SetWidth(previewWidth)
	if form.SetBusy(len(good) == 0); len(good) > 0 {
		form.Ready()
	}
}

// cellTroubles names each cell of a sheet that cannot be read.
func (p *Page) cellTroubles(troubles []xlsx.CellTrouble) fyne.CanvasObject {
	if len(troubles) == 0 {
		return nil
	}
	lines := []fyne.CanvasObject{widgets.NewText(p.env.T("sheet.cells", "n", len(troubles)), widgets.TextStyle{Bold: true, Color: theme.ColorLate})}
	for _, c := range troubles {
		lines = append(lines, widgets.NewText(p.env.T("sheet.cell", "cell", c.Column+itoa(c.Line), "column", p.env.T(c.Title),
			"typed", c.Typed, "why", p.env.T(c.Key, "typed", c.Typed)), widgets.TextStyle{}))
	}
	return widgets.NewStack(3, lines...)
}

// changeList is a row for each that is typed: what it is, what would change, what
// is wrong or doubtful.
func (p *Page) changeList(changes []app.SheetChange, unread []string) fyne.CanvasObject {
	muted := widgets.TextStyle{Color: theme.ColorMuted}
	rows := []fyne.CanvasObject{listRow(
		widgets.NewText(p.env.T("sheet.column.project"), muted), widgets.NewText(p.env.T("sheet.preview.change"), muted),
		widgets.NewText(p.env.T("sheet.preview.remark"), muted))}
	add := func(label, what, remark string, wrong bool) {
		style := widgets.TextStyle{Color: theme.ColorSoon}
		if wrong {
			style.Color = theme.ColorLate
		}
		rows = append(rows, listRow(widgets.NewText(label, widgets.TextStyle{}), widgets.NewText(what, widgets.TextStyle{Bold: true}), widgets.NewText(remark, style)))
	}
	for _, c := range changes {
		add(p.named(c.Row, c.Edit.Key), p.changeSaid(c), p.remark(c), c.Err != nil)
	}
	for _, key := range unread {
		add(p.named(p.row(key), key), "", "✕ "+p.said[key].text, true)
	}
	return widgets.NewStack(7, rows...)
}

// listRow is a line of the preview: sentences wrap within their column.
func listRow(what, change, remark fyne.CanvasObject) fyne.CanvasObject {
	return widgets.NewGrid(widgets.Cell{Width: 400, Object: what}, widgets.Cell{Width: 250, Object: change}, widgets.Cell{Width: 300, Grow: 1, Object: remark})
}

func (p *Page) named(r app.SheetRow, key string) string {
	if r.Key == "" {
		return key
	}
	return p.title(r) + " · " + p.what(r)
}

func (p *Page) row(key string) app.SheetRow {
	for _, r := range p.all {
		if r.Key == key {
			return r
		}
	}
	return app.SheetRow{}
}

// changeSaid is «готово, %: 45 → 60; получено: 0 → 1 350 000».
func (p *Page) changeSaid(c app.SheetChange) string {
	if c.Err == nil && len(c.Change) == 0 {
		return p.env.T("sheet.preview.same")
	}
	said := make([]string, len(c.Change))
	for i, change := range c.Change {
		said[i] = p.env.T("sheet.change."+change.Field, "old", change.Old, "new", change.New)
	}
	return strings.Join(said, "; ")
}

func (p *Page) remark(c app.SheetChange) string {
	if c.Err != nil {
		return "✕ " + p.why(c.Err)
	}
	said := make([]string, len(c.Doubts))
	for i, d := range c.Doubts {
		said[i] = "⚠ " + p.env.Words.Field(d)
	}
	return strings.Join(said, "; ")
}

// hear keeps what is said of each row. A row that somebody else has changed is told
// with what it is now, and what is typed goes over that the next time.
func (p *Page) hear(changes []app.SheetChange) {
	for _, c := range changes {
		key := c.Edit.Key
		delete(p.said, key)
		switch {
		case app.ErrorCode(c.Err) == app.Conflict:
			p.meet(c)
		case c.Err != nil:
			p.said[key] = note{p.why(c.Err), true}
		case len(c.Doubts) > 0:
			p.said[key] = note{text: p.env.Words.Field(c.Doubts[0])}
		}
	}
	p.table.Refresh()
}

func (p *Page) meet(c app.SheetChange) {
	key := c.Edit.Key
	now := p.env.T("sheet.now_received", "sum", c.Row.Received.Format())
	if isStep(key) {
		now = p.env.T("sheet.now_percent", "percent", c.Row.Percent)
	}
	p.said[key] = note{p.why(c.Err) + " " + now, true}
	if entry := p.session.Form.Typed[key]; c.Row.Key != "" {
		entry.Version, entry.Was = c.Row.Version, c.Row.Percent
		p.session.Form.Put(key, entry)
	}
}

// why says an error of one row.
func (p *Page) why(err error) string {
	if e := asError(err); e != nil && len(e.Fields) > 0 {
		return p.env.Words.Field(e.Fields[0])
	}
	if sentence, ok := p.env.Words.Error(err); ok {
		return sentence
	}
	p.env.Fail(err)
	return p.env.T("sheet.fault")
}

// apply takes the rows that were found good; what was not taken stays typed.
func (p *Page) apply(good []app.SheetChange) {
	edits := make([]app.SheetEdit, len(good))
	for i, c := range good {
		edits[i] = c.Edit
	}
	p.busy = true
	form := p.env.Dialogs.Progress(p.env.T("sheet.applying"), nil)
	task.Run(p.env.NewScope(), func(ctx context.Context) ([]app.SheetChange, error) {
		return p.env.Office.Projects.Apply(ctx, edits), nil
	}, func(changes []app.SheetChange, err error) {
		form.Close()
		p.busy = false
		p.env.Fail(err)
		p.taken(changes)
	})
}

func (p *Page) taken(changes []app.SheetChange) {
	p.hear(changes)
	n := 0
	for _, c := range changes {
		if c.Err == nil {
			n++
			delete(p.said, c.Edit.Key)
			p.session.Form.Put(c.Edit.Key, Entry{})
		}
	}
	p.session.Keep(nil)
	p.env.Status(p.env.T("sheet.applied", "n", n, "left", len(p.session.Form.Typed)))
	p.reload()
	p.Focus()
}
