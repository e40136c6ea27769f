package widgets

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	look "kairyluu/ui/theme"
)

// Choice is a drop-down for a short list that everybody knows: arrows change it,
// Space, F4 or a click opens it, a letter goes to the next option with it.
type Choice struct {
	control
	OnChanged func(key string) // a change by the user

	options     []Option
	chosen      string
	placeholder string
	failed      bool
	list        *optionList
	popup       *popup

	box        *canvas.Rectangle
	text, sign *canvas.Text
}

// NewChoice returns a drop-down on its first option, if there is one.
func NewChoice(options ...Option) *Choice {
	c := &Choice{options: options}
	c.box = canvas.NewRectangle(color.Transparent)
	c.text, c.sign = canvas.NewText("", nil), canvas.NewText("▾", nil)
	c.list = newOptionList(c.pick)
	c.extend(c)
	c.activate = c.toggle
	if len(options) > 0 {
		c.chosen = options[0].Key
	}
	return c
}

// SetOptions replaces the options; the choice stays if its key is still there,
// else the first one is chosen.
func (c *Choice) SetOptions(options ...Option) {
	c.options = options
	if optionIndex(options, c.chosen) < 0 && len(options) > 0 {
		c.chosen = options[0].Key
	}
	c.Refresh()
}

// SetSelected chooses by key without telling OnChanged. An unknown key shows the
// placeholder.
func (c *Choice) SetSelected(key string) {
	c.chosen = key
	c.Refresh()
}

// Selected is the key of the choice.
func (c *Choice) Selected() string { return c.chosen }

// SetPlaceHolder is shown while there is no choice.
func (c *Choice) SetPlaceHolder(text string) {
	c.placeholder = text
	c.Refresh()
}

// SetError draws the border in the colour of what is wrong.
func (c *Choice) SetError(failed bool) {
	c.failed = failed
	c.Refresh()
}

// Tapped implements fyne.Tappable.
func (c *Choice) Tapped(*fyne.PointEvent) { c.tap() }

// TypedKey implements fyne.Focusable.
func (c *Choice) TypedKey(ev *fyne.KeyEvent) {
	at := optionIndex(c.options, c.chosen)
	switch ev.Name {
	case fyne.KeyDown, fyne.KeyRight:
		c.choose(min(at+1, len(c.options)-1))
	case fyne.KeyUp, fyne.KeyLeft:
		c.choose(max(at-1, 0))
	case fyne.KeyHome:
		c.choose(0)
	case fyne.KeyEnd:
		c.choose(len(c.options) - 1)
	case fyne.KeyF4:
		c.toggle()
	case fyne.KeyReturn, fyne.KeyEnter:
		enterOn(c)
	default:
		c.control.TypedKey(ev)
	}
}

// TypedRune implements fyne.Focusable: letters come as runes on any layout.
func (c *Choice) TypedRune(r rune) {
	if r == ' ' {
		if c.popup == nil {
			c.act()
		}
		return
	}
	letter := strings.ToLower(string(r))
	at := max(0, optionIndex(c.options, c.chosen))
	if c.popup != nil {
		at = max(0, c.list.cursor)
	}
	for step := 1; step <= len(c.options); step++ {
		i := (at + step) % len(c.options)
		if !strings.HasPrefix(strings.ToLower(c.options[i].Text), letter) {
			continue
		}
		if c.popup != nil {
			c.list.moveTo(i)
		} else {
			c.choose(i)
		}
		return
	}
}

func (c *Choice) choose(i int) {
	if c.disabled || i < 0 || i >= len(c.options) || c.options[i].Key == c.chosen {
		return
	}
	c.chosen = c.options[i].Key
	c.Refresh()
	if c.OnChanged != nil {
		c.OnChanged(c.chosen)
	}
}

func (c *Choice) toggle() {
	if c.popup != nil {
		c.popup.close()
		return
	}
	if len(c.options) == 0 {
		return
	}
	c.list.set(c.options, optionIndex(c.options, c.chosen))
	c.popup = showPopup(c, c, c.list, c.listKey, func() { c.popup = nil })
}

func (c *Choice) listKey(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyTab {
		c.choose(c.list.cursor)
		return false
	}
	return c.list.key(ev)
}

func (c *Choice) pick(i int) {
	c.popup.close()
	c.choose(i)
}

// MinSize implements fyne.CanvasObject.
func (c *Choice) MinSize() fyne.Size { return fyne.NewSize(50, controlHeight()) }

// NaturalWidth implements Natural: the longest option must be readable.
func (c *Choice) NaturalWidth() float32 {
	size := look.Size(theme.SizeNameText)
	width := textWidth(c.placeholder, size, false)
	for _, o := range c.options {
		width = max(width, textWidth(o.Text, size, false))
	}
	return width + 36
}

// CreateRenderer implements fyne.Widget.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer { return newRenderer(c) }

func (c *Choice) paint() {
	c.box.FillColor = look.Color(theme.ColorNameInputBackground)
	if c.hovered && !c.disabled {
		c.box.FillColor = look.Color(look.ColorRowHover)
	}
	c.box.CornerRadius = look.Size(theme.SizeNameInputRadius)
	edge := theme.ColorNameInputBorder
	if c.failed {
		edge = theme.ColorNameError
	}
	c.paintFrame(edge, c.box.CornerRadius)
}

func (c *Choice) arrange(area fyne.Size) {
	// the toolkit's entry draws its border half a point inside its place
	put(c.box, 0.5, 0.5, area.Width-1.5, area.Height-1.5)
	put(c.frame, 0.5, 0.5, area.Width-1.5, area.Height-1.5)
	size := look.Size(theme.SizeNameText)
	text, ink := c.placeholder, theme.ColorNamePlaceHolder
	if i := optionIndex(c.options, c.chosen); i >= 0 {
		text, ink = c.options[i].Text, theme.ColorNameForeground
	}
	if c.disabled {
		ink = theme.ColorNameDisabled
	}
	place(c.text, fit(text, area.Width-30, size, false), size, look.Color(ink), fyne.NewPos(look.Size(theme.SizeNameInnerPadding), 0), area.Width-30, area.Height, fyne.TextAlignLeading)
	place(c.sign, "▾", size, look.Color(look.ColorMuted), fyne.NewPos(area.Width-20, 0), 14, area.Height, fyne.TextAlignCenter)
}

func (c *Choice) least() fyne.Size { return c.MinSize() }

func (c *Choice) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{c.box, c.text, c.sign, c.frame}
}

// controlHeight is the height of one line of input: entries, drop-downs and
// buttons stand on one line and must be equally high.
func controlHeight() float32 {
	return lineHeight(look.Size(theme.SizeNameText), false) + 2*look.Size(theme.SizeNameInnerPadding)
}

// Check is a box to tick that hands unknown keys to the window.
type Check struct {
	widget.Check
	host *Scroll
}

// NewCheck returns an empty box.
func NewCheck(text string, changed func(bool)) *Check {
	c := &Check{}
	c.Text, c.OnChanged = text, changed
	c.ExtendBaseWidget(c)
	return c
}

// FocusGained implements fyne.Focusable.
func (c *Check) FocusGained() {
	c.Check.FocusGained()
	if c.host != nil {
		c.host.Reveal(c)
	}
}

// TypedKey implements fyne.Focusable.
func (c *Check) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace:
		c.Check.TypedKey(ev)
	case fyne.KeyReturn, fyne.KeyEnter:
		enterOn(c)
	default:
		forwardKey(c, ev)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (c *Check) TypedShortcut(s fyne.Shortcut) { forwardShortcut(c, s) }

func (c *Check) setHost(host *Scroll) { c.host = host }
