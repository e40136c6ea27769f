package minutes

import (
	"fyne.io/fyne/v2"

	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// strike lets a correction take out a part of minutes that were signed: the part
// is crossed out, and can be brought back until the new edition is issued.
type strike struct {
	root *fyne.Container
	on   bool

	c    *controls
	part fyne.CanvasObject
	line *fyne.Container
	said *widgets.Text
	back *widgets.Link
}

// newStrike stands in for part; restored is called when it was brought back.
func newStrike(c *controls, part fyne.CanvasObject, restored func()) *strike {
	s := &strike{c: c, part: part, said: widgets.NewText("", widgets.TextStyle{Color: theme.ColorLate, Strike: true})}
	s.back = widgets.NewLink(c.p.env.T("minutes.struck.back"), func() {
		s.set(false, "")
		c.set.Changed()
		restored()
	})
	caption := widgets.NewCaption(c.p.env.T("minutes.struck"))
	s.line = widgets.NewStack(2, s.said, widgets.NewRow(10, caption, s.back))
	s.line.Hide()
	s.root = widgets.NewStack(0, part, s.line)
	return s
}

// set crosses the part out, or brings it back; said is what it was.
func (s *strike) set(on bool, said string) {
	s.on = on
	s.said.SetText(said)
	visible(s.part, !on)
	visible(s.line, on)
	if s.c.main != nil {
		s.c.main.Refresh()
	}
}

// do crosses the part out at the clerk's wish; the focus goes to the way back.
func (s *strike) do(said string) {
	s.set(true, said)
	s.c.p.env.Window.Canvas().Focus(s.back)
	s.c.set.Changed()
}
