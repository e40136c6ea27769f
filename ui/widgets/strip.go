package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	look "kairyluu/ui/theme"
)

// Placer is a table that tells where its rows stand.
type Placer interface {
	fyne.CanvasObject
	RowPlace(i int) (top, height float32, shown bool)
}

// Strip lies over a table under one of its rows, to edit that row in place; where
// the table ends it lies over the row instead.
type Strip struct {
	Root *fyne.Container // the table with the strip over it

	table Placer
	panel *fyne.Container
	row   int
	open  bool
}

// NewStrip lays content over a table; it is not seen before Open.
func NewStrip(table Placer, content fyne.CanvasObject) *Strip {
	s := &Strip{table: table}
	s.panel = container.NewStack(NewGround(NewInset(content, 7, 10, 6, 10), look.ColorInfoBack, BottomEdge))
	s.panel.Hide()
	s.Root = container.NewStack(table, container.NewWithoutLayout(s.panel))
	return s
}

// Open shows the strip at a row.
func (s *Strip) Open(row int) {
	s.row, s.open = row, true
	s.Follow()
}

// Close takes the strip away.
func (s *Strip) Close() {
	s.open = false
	s.panel.Hide()
}

// IsOpen tells whether a row is being edited, seen or scrolled away.
func (s *Strip) IsOpen() bool { return s.open }

// Follow keeps the strip at its row when rows or the strip have moved or grown.
func (s *Strip) Follow() {
	if !s.open {
		return
	}
	const air = 6
	top, height, shown := s.table.RowPlace(s.row)
	s.panel.Hidden = !shown
	tall := s.panel.MinSize().Height
	y := top + height
	if y+tall > s.table.Size().Height {
		y = top - tall
	}
	s.panel.Resize(fyne.NewSize(s.table.Size().Width-2*air, tall))
	s.panel.Move(fyne.NewPos(air, y))
	s.panel.Refresh()
}
