package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	look "kairyluu/ui/theme"
)

// Field is a control with its label above and what is wrong with it below. The
// line below takes place only while it says something.
type Field struct {
	widget.BaseWidget
	Control fyne.CanvasObject

	label    *Text
	note     *Text
	name     string
	required bool

	failure, warning, hint string
}

type failable interface{ SetError(failed bool) }

// NewField puts a label on a control.
func NewField(label string, control fyne.CanvasObject) *Field {
	f := &Field{Control: control, name: label}
	f.label = NewText(label, TextStyle{Color: look.ColorMuted, Size: theme.SizeNameCaptionText, NoWrap: true})
	f.note = NewText("", TextStyle{Size: theme.SizeNameCaptionText})
	f.note.Hide()
	f.ExtendBaseWidget(f)
	return f
}

// SetLabel changes the label.
func (f *Field) SetLabel(label string) {
	f.name = label
	f.update()
}

// SetRequired marks the label with a star.
func (f *Field) SetRequired(required bool) {
	f.required = required
	f.update()
}

// SetError says what must be changed; "" takes it back.
func (f *Field) SetError(text string) {
	f.failure = text
	if control, ok := f.Control.(failable); ok {
		control.SetError(text != "")
	}
	f.update()
}

// SetWarning says what should be looked at; an error hides it.
func (f *Field) SetWarning(text string) {
	f.warning = text
	f.update()
}

// SetHint helps to fill the field; a warning or an error hides it.
func (f *Field) SetHint(text string) {
	f.hint = text
	f.update()
}

// Error is what SetError said last.
func (f *Field) Error() string { return f.failure }

// Label is the text above.
func (f *Field) Label() string { return f.name }

// Note is the line below: the error, the warning or the hint.
func (f *Field) Note() string { return f.note.Text() }

// Focus puts the cursor into the control.
func (f *Field) Focus() {
	if control, ok := f.Control.(fyne.Focusable); ok {
		takeFocus(control)
	}
}

// Children implements Parent.
func (f *Field) Children() []fyne.CanvasObject { return []fyne.CanvasObject{f.Control} }

func (f *Field) update() {
	label := f.name
	if f.required {
		label += " *"
	}
	f.label.SetText(label)
	text, ink := f.hint, look.ColorMuted
	if f.warning != "" {
		text, ink = f.warning, look.ColorSoon
	}
	if f.failure != "" {
		text, ink = f.failure, look.ColorLate
	}
	f.note.SetStyle(TextStyle{Color: ink, Size: theme.SizeNameCaptionText})
	f.note.SetText(text)
	f.note.Hidden = text == ""
	f.Refresh()
}

// HeightFor implements Flowing.
func (f *Field) HeightFor(width float32) float32 {
	height := HeightFor(f.label, width) + fieldGap + HeightFor(f.Control, width)
	if f.note.Visible() {
		height += fieldGap + HeightFor(f.note, width)
	}
	return height
}

const fieldGap = 2

// CreateRenderer implements fyne.Widget.
func (f *Field) CreateRenderer() fyne.WidgetRenderer { return newRenderer(f) }

func (f *Field) paint() {
	f.label.Refresh()
	f.note.Refresh()
}

func (f *Field) arrange(area fyne.Size) {
	label := HeightFor(f.label, area.Width)
	put(f.label, 0, 0, area.Width, label)
	note := float32(0)
	if f.note.Visible() {
		note = HeightFor(f.note, area.Width)
	}
	control := HeightFor(f.Control, area.Width)
	if grown := area.Height - label - fieldGap - note - fieldGap; isMemo(f.Control) && note == 0 {
		control = max(control, grown+fieldGap)
	} else if isMemo(f.Control) {
		control = max(control, grown)
	}
	put(f.Control, 0, label+fieldGap, area.Width, control)
	put(f.note, 0, label+control+2*fieldGap, area.Width, note)
}

// isMemo tells whether a control can use more height than it needs.
func isMemo(o fyne.CanvasObject) bool {
	_, ok := o.(*Memo)
	return ok
}

func (f *Field) least() fyne.Size {
	width := f.Control.MinSize().Width
	return fyne.NewSize(width, f.HeightFor(max(width, f.Size().Width)))
}

func (f *Field) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.label, f.Control, f.note}
}
