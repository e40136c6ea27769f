package listpage

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kairyluu/app"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// Card reads one of a list and shows it: beside the list, or wide over the whole
// page. What it looks like is the page's: Lay gives it its widgets, OnPaint puts
// Data into them.
type Card[Data any] struct {
	Wide    bool
	Data    Data // as it was last read; the zero value while nothing is shown
	OnPaint func()

	stage *Stage
	read  func(ctx context.Context, id int64) (Data, error)
	idOf  func(Data) int64
	id    int64
	known bool // Data is that of id, or of the one before while id is on its way

	root   *fyne.Container
	empty  fyne.CanvasObject
	body   fyne.CanvasObject
	scroll *widgets.Scroll
}

// NewCard returns a card of what read brings; idOf tells whose it is.
func NewCard[Data any](s *Stage, wide bool, read func(ctx context.Context, id int64) (Data, error), idOf func(Data) int64) *Card[Data] {
	return &Card[Data]{Wide: wide, OnPaint: func() {}, stage: s, read: read, idOf: idOf}
}

// Lay builds the card: none is said while nothing is shown, actions stand under
// the content.
func (c *Card[Data]) Lay(none string, content, actions fyne.CanvasObject) {
	c.empty = widgets.NewPad(widgets.NewText(none, widgets.TextStyle{Color: theme.ColorMuted, Align: fyne.TextAlignCenter}), 24)
	c.scroll = widgets.NewScroll(content)
	c.body = widgets.NewFrame(nil, c.scroll, widgets.NewInset(actions, 8, 12, 8, 12))
	c.root = container.NewStack(c.empty, c.body)
	c.body.Hide()
}

// Actions are buttons under a card: side by side beside the list, in a row with
// the way back when wide.
func (c *Card[Data]) Actions(buttons ...fyne.CanvasObject) fyne.CanvasObject {
	if c.Wide {
		back := widgets.NewButton(c.stage.Env.T("list.back"), c.stage.Back)
		back.SetKeyHint("Esc")
		return widgets.NewSpread(buttons, []fyne.CanvasObject{back})
	}
	cells := make([]widgets.Cell, len(buttons))
	for i, b := range buttons {
		cells[i] = widgets.Cell{Width: 140, Grow: 1, Object: b}
	}
	return widgets.NewGrid(cells...)
}

// Content implements Viewer.
func (c *Card[Data]) Content() fyne.CanvasObject { return c.root }

// At implements Viewer.
func (c *Card[Data]) At() int64 { return c.id }

// Show implements Viewer; what was shown before stays until the new has come.
func (c *Card[Data]) Show(id int64) {
	if id == 0 {
		c.Clear()
		return
	}
	c.id = id
	task.Run(c.stage.Scope.Latest(c.Key("card")), func(ctx context.Context) (Data, error) {
		return c.read(ctx, id)
	}, func(d Data, err error) {
		switch {
		case app.ErrorCode(err) == app.NotFound:
			c.Clear()
		case err != nil:
			c.stage.Env.Fail(err)
		default:
			c.set(d)
		}
	})
}

// Key keeps the questions of the two cards of a page apart.
func (c *Card[Data]) Key(s string) string {
	if c.Wide {
		return s + ".wide"
	}
	return s
}

// Reload implements Viewer.
func (c *Card[Data]) Reload() {
	if c.id != 0 {
		c.Show(c.id)
	}
}

// Clear implements Viewer.
func (c *Card[Data]) Clear() {
	c.stage.Scope.Latest(c.Key("card"))
	var none Data
	c.id, c.known, c.Data = 0, false, none
	c.body.Hide()
	c.empty.Show()
	c.root.Refresh()
}

func (c *Card[Data]) set(d Data) {
	fresh := !c.known || c.idOf(c.Data) != c.idOf(d)
	c.Data, c.known = d, true
	c.OnPaint()
	c.empty.Hide()
	c.body.Show()
	c.root.Refresh()
	if fresh {
		c.scroll.ScrollToTop()
	}
}

// Repaint shows the same data again, where there is any.
func (c *Card[Data]) Repaint() {
	if c.known {
		c.OnPaint()
		c.root.Refresh()
	}
}

// Do calls do with what the card shows, if it shows anything.
func (c *Card[Data]) Do(do func(Data)) {
	if c.known {
		do(c.Data)
	}
}

// With calls then with the data of id: at once if the card shows it, otherwise
// when it was read. What is typed until then goes to what then opens.
func (c *Card[Data]) With(id int64, then func(Data)) {
	if id == 0 {
		return
	}
	if c.known && c.idOf(c.Data) == id {
		then(c.Data)
		return
	}
	canvas, ahead := c.stage.Env.Window.Canvas(), c.stage.Ahead
	ahead.Take(canvas)
	task.Run(c.stage.Scope.Latest("case"), func(ctx context.Context) (Data, error) {
		return c.read(ctx, id)
	}, func(d Data, err error) {
		if err != nil {
			ahead.Drop(canvas)
			c.stage.Env.Fail(err)
			return
		}
		ahead.Give(canvas, func() { then(d) })
	})
}
