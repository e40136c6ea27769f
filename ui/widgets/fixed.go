package widgets

import "fyne.io/fyne/v2"

type fixedLayout struct{ width, height float32 }

// NewFixed gives an object one width or height, whatever it asks for; 0 leaves
// that measure to the object.
func NewFixed(object fyne.CanvasObject, width, height float32) *fyne.Container {
	return &fyne.Container{Layout: &fixedLayout{width, height}, Objects: []fyne.CanvasObject{object}}
}

func (l *fixedLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		put(o, 0, 0, size.Width, size.Height)
	}
}

func (l *fixedLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(l.width, l.height)
	for _, o := range objects {
		least := o.MinSize()
		if l.width == 0 {
			size.Width = max(size.Width, least.Width)
		}
		if l.height == 0 {
			size.Height = max(size.Height, least.Height)
		}
	}
	return size
}

func (l *fixedLayout) naturalWidth(objects []fyne.CanvasObject) float32 {
	if l.width > 0 {
		return l.width
	}
	return naturalWidth(objects[0])
}

func (l *fixedLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	if l.height > 0 {
		return l.height
	}
	return HeightFor(objects[0], width)
}
