package widgets

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	look "kairyluu/ui/theme"
)

// Thumb is a small picture of an attachment with its name.
type Thumb struct {
	control
	OnTapped func()

	size    fyne.Size
	box     *canvas.Rectangle
	picture *canvas.Image
	caption *Text
}

// NewThumb returns an empty frame of a size; the picture comes when it is loaded.
func NewThumb(caption string, size fyne.Size) *Thumb {
	t := &Thumb{size: size, box: newBox(), picture: &canvas.Image{FillMode: canvas.ImageFillContain}}
	t.caption = NewText(caption, TextStyle{Color: look.ColorMuted, Size: theme.SizeNameCaptionText, NoWrap: true, Align: fyne.TextAlignCenter})
	t.picture.Hide()
	t.extend(t)
	t.activate = func() {
		if t.OnTapped != nil {
			t.OnTapped()
		}
	}
	return t
}

// SetImage shows a picture; nil takes it away.
func (t *Thumb) SetImage(picture image.Image) {
	t.picture.Image = picture
	t.picture.Hidden = picture == nil
	t.picture.Refresh()
	t.Refresh()
}

// SetCaption changes the name below.
func (t *Thumb) SetCaption(caption string) { t.caption.SetText(caption) }

// Tapped implements fyne.Tappable.
func (t *Thumb) Tapped(*fyne.PointEvent) { t.tap() }

// CreateRenderer implements fyne.Widget.
func (t *Thumb) CreateRenderer() fyne.WidgetRenderer { return newRenderer(t) }

func (t *Thumb) paint() {
	Plain.paint(t.box)
	if t.hovered {
		t.box.FillColor = look.Color(look.ColorRowHover)
	}
	t.paintFrame("", t.box.CornerRadius)
	t.caption.Refresh()
}

func (t *Thumb) arrange(area fyne.Size) {
	put(t.box, 0, 0, area.Width, area.Height)
	put(t.frame, 0, 0, area.Width, area.Height)
	name := HeightFor(t.caption, area.Width-8)
	put(t.picture, 4, 4, area.Width-8, max(1, area.Height-name-10))
	put(t.caption, 4, area.Height-name-3, area.Width-8, name)
}

func (t *Thumb) least() fyne.Size { return t.size }

func (t *Thumb) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{t.box, t.picture, t.caption, t.frame}
}
