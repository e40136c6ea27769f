package sections

import "fyne.io/fyne/v2"

// fill gives each object the whole place.
type fill struct{}

func (fill) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

func (fill) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}

// beside gives the first object a fixed width and the second the rest; the third
// is the rule between them.
type beside struct{ width float32 }

func (b beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(b.width, size.Height))
	objects[1].Move(fyne.NewPos(b.width, 0))
	objects[1].Resize(fyne.NewSize(max(0, size.Width-b.width), size.Height))
	objects[2].Move(fyne.NewPos(b.width-1, 0))
	objects[2].Resize(fyne.NewSize(1, size.Height))
}

func (b beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	list, section := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(b.width+section.Width, max(list.Height, section.Height))
}
