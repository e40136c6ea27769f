package dialogs

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// Form is a dialog around fields of the caller. It stays open until the caller
// closes it, so a save that fails loses nothing.
type Form struct {
	modal   *modal
	ok      *widgets.Button
	failure *widgets.Banner
}

// Form shows fields with a button. onOK is given the function that closes the
// dialog and calls it when what was typed is safe.
func (d *Dialogs) Form(title string, content fyne.CanvasObject, okText string, onOK func(closeIt func())) *Form {
	f := &Form{failure: widgets.NewBanner(widgets.Late, "", "")}
	f.failure.Hide()
	f.modal = d.modal(title, widgets.NewStack(10, f.failure, content), fyne.NewSize(0, 0))
	f.ok = widgets.NewButton(okText, func() { onOK(f.modal.close) })
	f.ok.Kind = widgets.Primary
	cancel := widgets.NewButton(d.words().Cancel, f.modal.close)
	f.modal.buttons(cancel, f.ok)
	f.modal.onEscape, f.modal.onEnter = f.modal.close, f.agree
	f.modal.show()
	return f
}

// SetWidth makes the dialog as wide as its fields need.
func (f *Form) SetWidth(width float32) {
	f.modal.size.Width = width
	f.modal.Refresh()
}

func (f *Form) agree() {
	if !f.ok.Disabled() {
		f.ok.OnTapped()
	}
}

// Close closes the dialog.
func (f *Form) Close() { f.modal.close() }

// Ready puts the focus on the button: there is nothing to fill in, only to agree.
func (f *Form) Ready() { f.modal.canvas.Focus(f.ok) }

// OnClosed is told once when the dialog has gone, whichever way.
func (f *Form) OnClosed(closed func()) { f.modal.onClosed = closed }

// SetAct changes what the button says.
func (f *Form) SetAct(text string) {
	f.ok.SetText(text)
	f.modal.Refresh()
}

// SetBusy turns the button off while a save is under way.
func (f *Form) SetBusy(busy bool) {
	if busy {
		f.ok.Disable()
		return
	}
	f.ok.Enable()
}

// SetError says above the fields why the save failed; "" takes it back.
func (f *Form) SetError(text string) {
	f.failure.Set(widgets.Late, text, "")
	f.failure.Hidden = text == ""
	f.modal.Refresh()
}

// Progress is a dialog over long work.
type Progress struct {
	modal *modal
	bar   *bar
	text  *widgets.Text
}

// Progress shows how far a long work is. cancel is called once by the button or
// Esc; nil is work that cannot be stopped. The caller closes the dialog.
func (d *Dialogs) Progress(title string, cancel func()) *Progress {
	p := &Progress{bar: newBar(), text: widgets.NewCaption("")}
	p.modal = d.modal(title, widgets.NewStack(8, p.bar, p.text), narrow)
	if cancel != nil {
		stop := widgets.NewButton(d.words().Cancel, nil)
		stop.OnTapped = func() {
			stop.Disable()
			cancel()
		}
		p.modal.safe = stop
		p.modal.buttons(stop)
		p.modal.onEscape = func() {
			if !stop.Disabled() {
				stop.OnTapped()
			}
		}
	}
	p.modal.show()
	return p
}

// Set shows a fraction of 1 and what is being done.
func (p *Progress) Set(fraction float64, text string) {
	p.bar.set(fraction)
	p.text.SetText(text)
}

// Close closes the dialog.
func (p *Progress) Close() { p.modal.close() }

// bar is the length of what is done, with the figure.
type bar struct {
	widget.BaseWidget
	fraction   float64
	back, done *canvas.Rectangle
	figure     *canvas.Text
}

func newBar() *bar {
	b := &bar{back: canvas.NewRectangle(color.Transparent), done: canvas.NewRectangle(color.Transparent), figure: canvas.NewText("", nil)}
	b.figure.Alignment = fyne.TextAlignTrailing
	b.ExtendBaseWidget(b)
	return b
}

func (b *bar) set(fraction float64) {
	b.fraction = max(0, min(fraction, 1))
	b.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (b *bar) CreateRenderer() fyne.WidgetRenderer {
	b.paint()
	return barRenderer{b}
}

func (b *bar) paint() {
	b.back.FillColor, b.back.CornerRadius = theme.Color(theme.ColorLine), 3
	b.done.FillColor, b.done.CornerRadius = theme.Color(fynetheme.ColorNamePrimary), 3
	b.figure.Color, b.figure.TextSize = theme.Color(theme.ColorMuted), theme.Size(fynetheme.SizeNameCaptionText)
	b.figure.Text = fmt.Sprintf("%.0f %%", b.fraction*100)
}

type barRenderer struct{ b *bar }

func (r barRenderer) Destroy()           {}
func (r barRenderer) MinSize() fyne.Size { return fyne.NewSize(200, 18) }
func (r barRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.b.back, r.b.done, r.b.figure}
}

func (r barRenderer) Layout(size fyne.Size) {
	const figure = 44
	width := size.Width - figure
	put(r.b.back, 0, 5, width, 8)
	put(r.b.done, 0, 5, width*float32(r.b.fraction), 8)
	put(r.b.figure, width, 1, figure, 16)
}

func (r barRenderer) Refresh() {
	r.b.paint()
	r.Layout(r.b.Size())
	canvas.Refresh(r.b)
}
