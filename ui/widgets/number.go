package widgets

import (
	"strings"

	"fyne.io/fyne/v2/theme"

	look "kairyluu/ui/theme"
)

// Number is a line for a figure: a sum, a rate, a quantity, a per cent. It is
// typed as people type it and stands at the right; leaving it writes it out in
// groups. What cannot be read stays as it was typed, and OnWrong hears why.
type Number[T comparable] struct {
	Entry
	// OnChanged hears of every change by the user.
	OnChanged func(text string)
	// OnWrong hears why the figure cannot be read when the focus has left it, and
	// nil once it can.
	OnWrong func(err error)

	read  func(string) (T, error)
	write func(T) string
	wrong error
}

// NewNumber returns an empty line. read makes a figure of what is typed, the zero
// value of an empty text; write is how a figure is written out.
func NewNumber[T comparable](read func(string) (T, error), write func(T) string) *Number[T] {
	n := &Number[T]{read: read, write: write}
	n.extend(n)
	n.width = n.wide
	n.Entry.OnChanged = n.typed
	return n
}

// Value is the figure; an error while the text is none.
func (n *Number[T]) Value() (T, error) { return n.read(n.Text) }

// SetValue shows a figure without telling OnChanged; the zero value empties the
// line.
func (n *Number[T]) SetValue(value T) {
	var none T
	if value == none {
		n.SetTyped("")
		return
	}
	n.SetTyped(n.write(value))
}

// SetTyped shows a text as it was typed, without telling OnChanged.
func (n *Number[T]) SetTyped(text string) {
	heard := n.Entry.OnChanged
	n.Entry.OnChanged = nil
	n.SetText(text)
	n.Entry.OnChanged = heard
	n.tell(nil)
	n.writeOut()
}

// Wrong is why the text is no figure; nil while it is one, and while it is being
// typed.
func (n *Number[T]) Wrong() error { return n.wrong }

func (n *Number[T]) typed(text string) {
	n.tell(nil)
	if n.OnChanged != nil {
		n.OnChanged(text)
	}
}

func (n *Number[T]) tell(err error) {
	if n.wrong == nil && err == nil {
		return
	}
	n.wrong = err
	if n.OnWrong != nil {
		n.OnWrong(err)
	}
}

// FocusLost implements fyne.Focusable.
func (n *Number[T]) FocusLost() {
	if _, err := n.Value(); err != nil {
		n.tell(err)
	} else {
		n.writeOut()
	}
	n.Entry.FocusLost()
}

// writeOut groups the digits of what can be read. An empty line stays empty.
func (n *Number[T]) writeOut() {
	value, err := n.Value()
	if err != nil || strings.TrimSpace(n.Text) == "" {
		return
	}
	if written := n.write(value); written != n.Text {
		heard := n.Entry.OnChanged
		n.Entry.OnChanged = nil
		n.SetText(written)
		n.Entry.OnChanged = heard
	}
}

func (n *Number[T]) wide() float32 {
	text := n.Text
	if text == "" {
		text = n.PlaceHolder
	}
	return textWidth(text, look.Size(theme.SizeNameText), false)
}
