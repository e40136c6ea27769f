package uitest

import (
	"fyne.io/fyne/v2"
)

// The toolkit's test canvas keeps shortcuts to itself, and its driver knows no
// modifier keys: both are wrapped, so that pages meet what the real driver has.

type application struct {
	fyne.App
	driver *driver
}

func (a *application) Driver() fyne.Driver { return a.driver }

type driver struct {
	fyne.Driver
	canvas *canvas
	held   fyne.KeyModifier
}

// CanvasForObject implements fyne.Driver: there is one window in a test.
func (d *driver) CanvasForObject(fyne.CanvasObject) fyne.Canvas { return d.canvas }

// CurrentKeyModifiers implements desktop.Driver.
func (d *driver) CurrentKeyModifiers() fyne.KeyModifier { return d.held }

// CreateSplashWindow implements desktop.Driver.
func (d *driver) CreateSplashWindow() fyne.Window { return d.CreateWindow("") }

// HasSecondaryDisplay implements desktop.Driver.
func (d *driver) HasSecondaryDisplay() bool { return false }

type canvas struct {
	fyne.Canvas
	shortcuts fyne.ShortcutHandler
}

// AddShortcut implements fyne.Canvas.
func (c *canvas) AddShortcut(s fyne.Shortcut, handler func(fyne.Shortcut)) {
	c.shortcuts.AddShortcut(s, handler)
}

// RemoveShortcut implements fyne.Canvas.
func (c *canvas) RemoveShortcut(s fyne.Shortcut) { c.shortcuts.RemoveShortcut(s) }

// TypedShortcut implements fyne.Shortcutable.
func (c *canvas) TypedShortcut(s fyne.Shortcut) { c.shortcuts.TypedShortcut(s) }
