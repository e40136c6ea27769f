package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	look "kairyluu/ui/theme"
)

// NavItem is an entry of the navigation rail: a name, the key that leads there,
// and a badge with a number that wants attention, which hides the key.
type NavItem struct {
	control
	OnTapped func()

	text, hint, badge string
	selected          bool
	back, pill        *canvas.Rectangle
	label, key, count *canvas.Text
}

// NewNavItem returns an entry of the rail.
func NewNavItem(text, keyHint string, tapped func()) *NavItem {
	n := &NavItem{OnTapped: tapped, text: text, hint: keyHint}
	n.back, n.pill = canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	n.label, n.key, n.count = canvas.NewText("", nil), canvas.NewText("", nil), canvas.NewText("", nil)
	n.extend(n)
	n.activate = func() {
		if n.OnTapped != nil {
			n.OnTapped()
		}
	}
	return n
}

// SetText changes the name.
func (n *NavItem) SetText(text string) {
	n.text = text
	n.Refresh()
}

// SetBadge shows a number that wants attention; "" takes it away.
func (n *NavItem) SetBadge(text string) {
	n.badge = text
	n.Refresh()
}

// SetSelected marks the page on show.
func (n *NavItem) SetSelected(selected bool) {
	n.selected = selected
	n.Refresh()
}

// Tapped implements fyne.Tappable.
func (n *NavItem) Tapped(*fyne.PointEvent) { n.tap() }

// CreateRenderer implements fyne.Widget.
func (n *NavItem) CreateRenderer() fyne.WidgetRenderer { return newRenderer(n) }

func (n *NavItem) paint() {
	n.back.CornerRadius = 5
	n.back.FillColor = color.Transparent
	n.label.Color = look.Color(theme.ColorNameForeground)
	switch {
	case n.selected:
		n.back.FillColor = look.Color(look.ColorRailSelected)
		n.label.Color = look.Color(look.ColorAccent)
	case n.hovered:
		n.back.FillColor = look.Color(look.ColorRowHover)
	}
	n.label.TextStyle.Bold = n.selected
	n.key.Color = look.Color(look.ColorMuted)
	n.pill.FillColor = look.Color(theme.ColorNameError)
	n.count.Color = look.Color(theme.ColorNameForegroundOnError)
	n.count.TextStyle.Bold = true
	n.paintFrame("", 5)
}

func (n *NavItem) arrange(area fyne.Size) {
	put(n.back, 0, 0, area.Width, area.Height)
	put(n.frame, 0, 0, area.Width, area.Height)
	size, small := look.Size(theme.SizeNameText), look.Size(theme.SizeNameCaptionText)
	n.key.Hidden = n.badge != ""
	n.pill.Hidden, n.count.Hidden = n.badge == "", n.badge == ""
	right := textWidth(n.hint, small-1, false)
	place(n.key, n.hint, small-1, n.key.Color, fyne.NewPos(0, 0), area.Width-10, area.Height, fyne.TextAlignTrailing)
	if n.badge != "" {
		right = max(18, textWidth(n.badge, small, true)+10)
		put(n.pill, area.Width-10-right, (area.Height-16)/2, right, 16)
		n.pill.CornerRadius = 8
		place(n.count, n.badge, small, n.count.Color, fyne.NewPos(area.Width-10-right, 0), right, area.Height, fyne.TextAlignCenter)
	}
	text := fit(n.text, area.Width-right-26, size, n.selected)
	place(n.label, text, size, n.label.Color, fyne.NewPos(10, 0), area.Width-right-26, area.Height, fyne.TextAlignLeading)
}

func (n *NavItem) least() fyne.Size { return fyne.NewSize(90, 32) }

// NaturalWidth implements Natural.
func (n *NavItem) NaturalWidth() float32 {
	return textWidth(n.text, look.Size(theme.SizeNameText), true) +
		textWidth(n.hint, look.Size(theme.SizeNameCaptionText), false) + 40
}

func (n *NavItem) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{n.back, n.label, n.key, n.pill, n.count, n.frame}
}
