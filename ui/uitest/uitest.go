// Package uitest opens a window in memory and works it as a person does: with
// keys, text and the mouse. Keys go the way of the real driver: Tab moves the
// focus, a shortcut is the menu's, then the focused widget's, then the window's,
// and the focused widget has every other key.
package uitest

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kairyluu/ui/theme"
)

// Window is a window in memory. It is a fyne.Window, to be handed to the page
// under test.
type Window struct {
	fyne.Window
	t      testing.TB
	driver *driver
	canvas *canvas
	least  map[fyne.CanvasObject]fyne.Size
}

// New shows content in a window of 1366×768 in the light theme.
func New(t testing.TB, content fyne.CanvasObject) *Window {
	t.Helper()
	return Open(t, func(fyne.Window) fyne.CanvasObject { return content })
}

// Open is New for content that needs its window.
func Open(t testing.TB, build func(w fyne.Window) fyne.CanvasObject) *Window {
	t.Helper()
	w := blank(t)
	w.SetContent(build(w))
	w.Settle()
	return w
}

// Prepare makes the program ready for a test that builds widgets before it has
// a window: text can be measured and colours looked up.
func Prepare(t testing.TB) {
	t.Helper()
	blank(t)
}

func blank(t testing.TB) *Window {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light))
	inner := app.NewWindow("")
	w := &Window{Window: inner, t: t, least: map[fyne.CanvasObject]fyne.Size{}}
	w.canvas = &canvas{Canvas: inner.Canvas()}
	w.driver = &driver{Driver: app.Driver(), canvas: w.canvas}
	fyne.SetCurrentApp(&application{App: app, driver: w.driver})
	inner.SetPadded(false)
	inner.Resize(fyne.NewSize(1366, 768))
	return w
}

// Canvas implements fyne.Window.
func (w *Window) Canvas() fyne.Canvas { return w.canvas }

// SetTheme changes the look as the settings page does.
func (w *Window) SetTheme(th fyne.Theme) {
	fyne.CurrentApp().Settings().SetTheme(th)
	w.each(func(o fyne.CanvasObject, _ place) { o.Refresh() })
	w.Settle()
}

// Resize implements fyne.Window.
func (w *Window) Resize(size fyne.Size) {
	w.Window.Resize(size)
	w.Settle()
}

// Focused is the widget with the focus, nil for none.
func (w *Window) Focused() fyne.Focusable { return w.canvas.Focused() }

// Focus gives a widget the focus.
func (w *Window) Focus(o fyne.Focusable) {
	w.canvas.Focus(o)
	w.Settle()
}

// Copied is the text on the clipboard.
func (w *Window) Copied() string { return fyne.CurrentApp().Clipboard().Content() }

// Image is the window as it looks now.
func (w *Window) Image() image.Image {
	w.Settle()
	return w.canvas.Capture()
}

// Screenshot writes the window to a PNG file.
func (w *Window) Screenshot(path string) {
	w.t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		w.t.Fatal(err)
	}
	file, err := os.Create(path)
	if err != nil {
		w.t.Fatal(err)
	}
	if err := png.Encode(file, w.Image()); err != nil {
		w.t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		w.t.Fatal(err)
	}
}

// Shot writes the window to NAME.png in the folder that KAIRYLUU_SHOTS names,
// and does nothing where it names none.
func (w *Window) Shot(name string) {
	w.t.Helper()
	if dir := os.Getenv("KAIRYLUU_SHOTS"); dir != "" {
		w.Screenshot(filepath.Join(dir, name+".png"))
	}
}

// Settle lays out what has changed its smallest size, as the driver does before
// it draws a frame: only the parents of such objects.
func (w *Window) Settle() {
	const enough = 4 // text that wraps may change its height once more
	for range enough {
		changed := w.settle(w.Content())
		for _, overlay := range w.canvas.Overlays().List() {
			changed = w.settle(overlay) || changed
		}
		if !changed {
			return
		}
	}
}

func (w *Window) settle(o fyne.CanvasObject) bool {
	if o == nil || !o.Visible() {
		return false
	}
	below := false
	for _, child := range children(o) {
		below = w.settle(child) || below
	}
	if below {
		layOut(o)
	}
	least := o.MinSize()
	changed := w.least[o] != least
	w.least[o] = least
	return changed
}

func layOut(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *fyne.Container:
		if o.Layout != nil {
			o.Layout.Layout(o.Objects, o.Size())
		}
	case fyne.Widget:
		test.WidgetRenderer(o).Layout(o.Size())
	}
}

func children(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}
