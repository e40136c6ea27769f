package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	look "kairyluu/ui/theme"
)

// Parent is a widget that shows others. A Scroll looks through it to find the
// fields it must bring into view when they get the focus.
type Parent interface {
	Children() []fyne.CanvasObject
}

type hosted interface{ setHost(host *Scroll) }

// Scroll shows content that may be higher than its place: content takes the
// whole width, and what gets the focus by Tab comes into view.
type Scroll struct {
	widget.BaseWidget
	content fyne.CanvasObject
	box     *fyne.Container
	inner   *container.Scroll
}

// NewScroll makes content scroll up and down.
func NewScroll(content fyne.CanvasObject) *Scroll {
	s := &Scroll{content: content}
	s.box = &fyne.Container{Layout: &scrollLayout{}, Objects: []fyne.CanvasObject{content}}
	s.inner = container.NewVScroll(s.box)
	s.ExtendBaseWidget(s)
	return s
}

// scrollLayout reports the height that content has at the width it was given.
type scrollLayout struct{ width float32 }

func (l *scrollLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	for _, o := range objects {
		put(o, 0, 0, size.Width, max(HeightFor(o, size.Width), size.Height))
	}
}

func (l *scrollLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		width := max(l.width, o.MinSize().Width)
		size = size.Max(fyne.NewSize(o.MinSize().Width, HeightFor(o, width)))
	}
	return size
}

// SetContent shows something else, from its top.
func (s *Scroll) SetContent(content fyne.CanvasObject) {
	s.content = content
	s.box.Objects = []fyne.CanvasObject{content}
	s.inner.ScrollToTop()
	s.Refresh()
}

// ScrollToTop shows the beginning.
func (s *Scroll) ScrollToTop() { s.inner.ScrollToTop() }

// Offset is how far the content is scrolled.
func (s *Scroll) Offset() float32 { return s.inner.Offset.Y }

// Reveal scrolls as little as it must to show an object of the content whole.
func (s *Scroll) Reveal(o fyne.CanvasObject) {
	top, there := s.topOf(o)
	if !there {
		return
	}
	const air = 12
	bottom := top + o.Size().Height + air
	if top -= air + look.Size(theme.SizeNameText)*1.5; top < 0 { // the label above a field
		top = 0
	}
	offset, height := s.inner.Offset.Y, s.inner.Size().Height
	switch {
	case top < offset:
		offset = top
	case bottom > offset+height:
		offset = min(bottom-height, top)
	default:
		return
	}
	s.inner.ScrollToOffset(fyne.NewPos(0, max(0, offset)))
}

// topOf tells how far below the top of the content an object stands. The driver
// knows only of what it has painted: a line that was added a moment ago is looked
// for among the parts of the content.
func (s *Scroll) topOf(o fyne.CanvasObject) (float32, bool) {
	if top, there := topIn(s.content, o); there {
		return top, true
	}
	driver := fyne.CurrentApp().Driver()
	if driver.CanvasForObject(o) == nil {
		return 0, false
	}
	return driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(s.content).Y, true
}

// topIn looks for an object among the parts of whole.
func topIn(whole, o fyne.CanvasObject) (float32, bool) {
	if whole == o {
		return 0, true
	}
	for _, part := range partsOf(whole) {
		if top, there := topIn(part, o); there {
			return part.Position().Y + top, true
		}
	}
	return 0, false
}

// partsOf are the objects that stand right in another. A Scroll hides where its
// own stand.
func partsOf(whole fyne.CanvasObject) []fyne.CanvasObject {
	switch whole := whole.(type) {
	case *Scroll:
		return nil
	case *fyne.Container:
		return whole.Objects
	case Parent:
		return whole.Children()
	}
	return nil
}

// relay scrolls for a field under the pointer that has nothing to scroll itself.
func (s *Scroll) relay(ev *fyne.ScrollEvent) { s.inner.Scrolled(ev) }

// adopt tells every field in the content which Scroll it stands in.
func (s *Scroll) adopt(o fyne.CanvasObject) {
	if o == nil {
		return
	}
	if field, ok := o.(hosted); ok {
		field.setHost(s)
	}
	for _, part := range partsOf(o) {
		s.adopt(part)
	}
}

// Children implements Parent.
func (s *Scroll) Children() []fyne.CanvasObject { return []fyne.CanvasObject{s.content} }

// CreateRenderer implements fyne.Widget.
func (s *Scroll) CreateRenderer() fyne.WidgetRenderer { return newRenderer(s) }

func (s *Scroll) paint() { s.adopt(s.content) }

func (s *Scroll) arrange(size fyne.Size) {
	s.adopt(s.content)
	height := max(HeightFor(s.content, size.Width), size.Height)
	s.box.Resize(fyne.NewSize(size.Width, height))
	s.box.Layout.Layout(s.box.Objects, s.box.Size())
	if s.inner.Size() == size {
		s.inner.Refresh()
	} else {
		s.inner.Resize(size)
	}
	canvas.Refresh(s.inner)
}

func (s *Scroll) least() fyne.Size {
	return fyne.NewSize(s.content.MinSize().Width, 60)
}

func (s *Scroll) parts() []fyne.CanvasObject { return []fyne.CanvasObject{s.inner} }
