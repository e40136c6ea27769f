package listpage

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/app/text"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// mostCards is how many cards a column of a board holds; the table has them all.
const mostCards = 60

// BoardSpec states what the board of one page has of its own. Every function is called
// on the window's thread; those with a context away from it.
type BoardSpec[Row any, Lane comparable] struct {
	Empty, Keys, More string // sentences: of an empty column, of the keys, of the {n} that a column leaves out
	Lanes             []Lane // the columns in order
	Title             func(Lane) string
	Card              func(Row) widgets.BoardCard
	Ask               func() BoardQuestion[Row, Lane] // the list as it is narrowed now
	Shift             func(r Row, by int)             // Ctrl with an arrow: one column to the left or to the right
	Menu              func(Row) []*fyne.MenuItem
}

// BoardQuestion asks for the cards of a board.
type BoardQuestion[Row any, Lane comparable] struct {
	Counts func(ctx context.Context) (map[Lane]int, error)
	Rows   func(ctx context.Context, l Lane, most int) ([]Row, error)
}

// Board is the list of a page by columns: cards that keys and the menu lead on.
type Board[Row any, Lane comparable] struct {
	Root   fyne.CanvasObject
	Widget *widgets.Board

	spec BoardSpec[Row, Lane]
	rows map[int64]Row
	load func()
	show func(boarded[Row, Lane])
}

// boarded is what a board shows, column by column.
type boarded[Row any, Lane comparable] struct {
	rows   map[Lane][]Row
	counts map[Lane]int
}

// NewBoard makes the board of a page; Load fills it.
func NewBoard[Row, Filter any, Lane comparable](p *Page[Row, Filter], spec BoardSpec[Row, Lane]) *Board[Row, Lane] {
	b := &Board[Row, Lane]{Widget: widgets.NewBoard(), spec: spec, rows: map[int64]Row{}}
	b.Widget.EmptyText = p.Env.T(spec.Empty)
	b.Widget.OnOpen, b.Widget.OnCurrent = p.Open, p.Stand
	b.Widget.OnShift = func(key int64, by int) {
		if r, ok := b.rows[key]; ok {
			spec.Shift(r, by)
		}
	}
	b.Widget.OnMenu = func(key int64, at fyne.Position) {
		if r, ok := b.rows[key]; ok {
			widgets.ShowMenuAt(b.Widget, at, spec.Menu(r)...)
		}
	}
	b.Root = widgets.NewFrame(nil, widgets.NewInset(b.Widget, 0, 12, 0, 12),
		widgets.NewInset(widgets.NewCaption(p.Env.T(spec.Keys)), 6, 12, 0, 14))
	b.load = func() {
		question := spec.Ask()
		task.Run(p.Scope.Latest("board"), func(ctx context.Context) (boarded[Row, Lane], error) {
			return b.read(ctx, question)
		}, func(d boarded[Row, Lane], err error) {
			if err != nil {
				p.Env.Fail(err)
				return
			}
			b.show(d)
		})
	}
	b.show = func(d boarded[Row, Lane]) {
		columns, total := b.columns(d, p.spec.Key, func(n int) string { return p.Env.T(spec.More, "n", n) })
		p.Bar.SetTotal(total)
		b.Widget.SetColumns(columns...)
		p.Stand(b.Widget.Current())
	}
	return b
}

// Load asks for the cards of every column and for their numbers.
func (b *Board[Row, Lane]) Load() { b.load() }

func (b *Board[Row, Lane]) read(ctx context.Context, q BoardQuestion[Row, Lane]) (d boarded[Row, Lane], err error) {
	d.rows = map[Lane][]Row{}
	if d.counts, err = q.Counts(ctx); err != nil {
		return d, err
	}
	for _, l := range b.spec.Lanes {
		if d.counts[l] == 0 {
			continue
		}
		if d.rows[l], err = q.Rows(ctx, l, mostCards); err != nil {
			return d, err
		}
	}
	return d, nil
}

func (b *Board[Row, Lane]) columns(d boarded[Row, Lane], key func(Row) int64, more func(n int) string) (columns []widgets.BoardColumn, total int) {
	clear(b.rows)
	for _, l := range b.spec.Lanes {
		c := widgets.BoardColumn{Title: b.spec.Title(l) + "  " + text.FormatInt(d.counts[l])}
		for _, r := range d.rows[l] {
			b.rows[key(r)] = r
			c.Cards = append(c.Cards, b.spec.Card(r))
		}
		if left := d.counts[l] - len(c.Cards); left > 0 {
			c.More = more(left)
		}
		columns, total = append(columns, c), total+d.counts[l]
	}
	return columns, total
}
