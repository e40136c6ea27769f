package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// ShowMenuUnder opens a menu below a button. Arrows, Enter and Esc work in it.
func ShowMenuUnder(under fyne.CanvasObject, items ...*fyne.MenuItem) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(under)
	ShowMenuAt(under, at.AddXY(0, under.Size().Height+2), items...)
}

// ShowMenuAt opens a menu at a position of the window that on stands in, such as
// the one Table.OnMenu gives.
func ShowMenuAt(on fyne.CanvasObject, at fyne.Position, items ...*fyne.MenuItem) {
	if c := canvasOf(on); c != nil && len(items) > 0 {
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, at)
	}
}
