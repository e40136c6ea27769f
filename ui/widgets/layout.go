package widgets

import (
	"fyne.io/fyne/v2"
)

// Flowing is an object whose height depends on its width, such as wrapped text.
// The toolkit knows only one smallest size; the layouts of this package ask a
// Flowing object first, so that text never overlaps what is under it.
type Flowing interface {
	HeightFor(width float32) float32
}

// Natural is an object that would like more width than it needs at least.
type Natural interface {
	NaturalWidth() float32
}

// flowLayout is a layout that passes both questions on to its objects.
type flowLayout interface {
	fyne.Layout
	heightFor(objects []fyne.CanvasObject, width float32) float32
	naturalWidth(objects []fyne.CanvasObject) float32
}

// HeightFor tells how high an object wants to be at a width.
func HeightFor(o fyne.CanvasObject, width float32) float32 {
	if o == nil || !o.Visible() {
		return 0
	}
	if flowing, ok := o.(Flowing); ok {
		return flowing.HeightFor(width)
	}
	if box, ok := o.(*fyne.Container); ok {
		if layout, ok := box.Layout.(flowLayout); ok {
			return layout.heightFor(box.Objects, width)
		}
	}
	return o.MinSize().Height
}

func naturalWidth(o fyne.CanvasObject) float32 {
	if o == nil || !o.Visible() {
		return 0
	}
	if natural, ok := o.(Natural); ok {
		return natural.NaturalWidth()
	}
	if box, ok := o.(*fyne.Container); ok {
		if layout, ok := box.Layout.(flowLayout); ok {
			return layout.naturalWidth(box.Objects)
		}
	}
	return o.MinSize().Width
}

func visible(objects []fyne.CanvasObject) []fyne.CanvasObject {
	shown := make([]fyne.CanvasObject, 0, len(objects))
	for _, o := range objects {
		if o != nil && o.Visible() {
			shown = append(shown, o)
		}
	}
	return shown
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// flowMinSize answers the toolkit's question with the height for the width that
// the layout had last.
func flowMinSize(l flowLayout, objects []fyne.CanvasObject, width, last float32) fyne.Size {
	if last <= 0 {
		last = l.naturalWidth(objects)
	}
	return fyne.NewSize(width, l.heightFor(objects, max(last, width)))
}

// ---- one under the other

type stackLayout struct{ gap, last float32 }

// NewStack puts objects one under the other, each as high as it needs to be.
func NewStack(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &stackLayout{gap: gap}, Objects: objects}
}

func (l *stackLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.last = size.Width
	var y float32
	for _, o := range visible(objects) {
		h := HeightFor(o, size.Width)
		put(o, 0, y, size.Width, h)
		y += h + l.gap
	}
}

func (l *stackLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var width float32
	for _, o := range visible(objects) {
		width = max(width, o.MinSize().Width)
	}
	return flowMinSize(l, objects, width, l.last)
}

func (l *stackLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	var sum float32
	for i, o := range visible(objects) {
		if i > 0 {
			sum += l.gap
		}
		sum += HeightFor(o, width)
	}
	return sum
}

func (l *stackLayout) naturalWidth(objects []fyne.CanvasObject) float32 {
	var width float32
	for _, o := range objects {
		width = max(width, naturalWidth(o))
	}
	return width
}

// ---- one beside the other

type rowLayout struct{ gap, last float32 }

// NewRow puts objects beside each other, centred on one line. What does not fit
// is taken from the last one that can shrink, so texts end in an ellipsis.
func NewRow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &rowLayout{gap: gap}, Objects: objects}
}

func (l *rowLayout) widths(objects []fyne.CanvasObject, width float32) []float32 {
	widths := make([]float32, len(objects))
	left := width - l.gap*float32(len(objects)-1)
	for i, o := range objects {
		widths[i] = naturalWidth(o)
		left -= widths[i]
	}
	for i := len(objects) - 1; i >= 0 && left < 0; i-- {
		give := min(-left, max(0, widths[i]-objects[i].MinSize().Width))
		widths[i] -= give
		left += give
	}
	return widths
}

func (l *rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.last = size.Width
	shown := visible(objects)
	var x float32
	for i, w := range l.widths(shown, size.Width) {
		h := HeightFor(shown[i], w)
		put(shown[i], x, max(0, (size.Height-h)/2), w, h)
		x += w + l.gap
	}
}

func (l *rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var width float32
	for i, o := range visible(objects) {
		if i > 0 {
			width += l.gap
		}
		width += o.MinSize().Width
	}
	return flowMinSize(l, objects, width, l.last)
}

func (l *rowLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	shown := visible(objects)
	var height float32
	for i, w := range l.widths(shown, width) {
		height = max(height, HeightFor(shown[i], w))
	}
	return height
}

func (l *rowLayout) naturalWidth(objects []fyne.CanvasObject) float32 {
	var width float32
	for i, o := range visible(objects) {
		if i > 0 {
			width += l.gap
		}
		width += naturalWidth(o)
	}
	return width
}

// ---- air around

type padLayout struct{ top, right, bottom, left, last float32 }

// NewPad leaves air around an object on all sides.
func NewPad(object fyne.CanvasObject, all float32) *fyne.Container {
	return NewInset(object, all, all, all, all)
}

// NewInset leaves air around an object, side by side.
func NewInset(object fyne.CanvasObject, top, right, bottom, left float32) *fyne.Container {
	return &fyne.Container{
		Layout:  &padLayout{top: top, right: right, bottom: bottom, left: left},
		Objects: []fyne.CanvasObject{object},
	}
}

func (l *padLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.last = size.Width
	for _, o := range objects {
		put(o, l.left, l.top, size.Width-l.left-l.right, size.Height-l.top-l.bottom)
	}
}

func (l *padLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var inner fyne.Size
	for _, o := range visible(objects) {
		inner = inner.Max(o.MinSize())
	}
	return flowMinSize(l, objects, inner.Width+l.left+l.right, l.last)
}

func (l *padLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	var height float32
	for _, o := range visible(objects) {
		height = max(height, HeightFor(o, width-l.left-l.right))
	}
	return height + l.top + l.bottom
}

func (l *padLayout) naturalWidth(objects []fyne.CanvasObject) float32 {
	var width float32
	for _, o := range objects {
		width = max(width, naturalWidth(o))
	}
	return width + l.left + l.right
}

// ---- a page: top and bottom as high as they need, the middle takes the rest

type frameLayout struct{ top, center, bottom fyne.CanvasObject }

// NewFrame puts a bar above and below what fills the rest; any may be nil.
func NewFrame(top, center, bottom fyne.CanvasObject) *fyne.Container {
	box := &fyne.Container{Layout: &frameLayout{top, center, bottom}}
	for _, o := range []fyne.CanvasObject{top, center, bottom} {
		if o != nil {
			box.Objects = append(box.Objects, o)
		}
	}
	return box
}

func (l *frameLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	top, bottom := HeightFor(l.top, size.Width), HeightFor(l.bottom, size.Width)
	if l.top != nil {
		put(l.top, 0, 0, size.Width, top)
	}
	if l.center != nil {
		put(l.center, 0, top, size.Width, max(0, size.Height-top-bottom))
	}
	if l.bottom != nil {
		put(l.bottom, 0, size.Height-bottom, size.Width, bottom)
	}
}

func (l *frameLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range visible(objects) {
		least := o.MinSize()
		size = fyne.NewSize(max(size.Width, least.Width), size.Height+least.Height)
	}
	return size
}

func (l *frameLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	var sum float32
	for _, o := range objects {
		sum += HeightFor(o, width)
	}
	return sum
}

func (l *frameLayout) naturalWidth(objects []fyne.CanvasObject) float32 {
	var width float32
	for _, o := range objects {
		width = max(width, naturalWidth(o))
	}
	return width
}

// ---- a height of its own

type heightLayout struct{ height float32 }

// NewHeight gives a height to an object that would take any, such as a table
// among the fields of a form.
func NewHeight(object fyne.CanvasObject, height float32) *fyne.Container {
	return &fyne.Container{Layout: heightLayout{height}, Objects: []fyne.CanvasObject{object}}
}

func (l heightLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		put(o, 0, 0, size.Width, size.Height)
	}
}

func (l heightLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var width float32
	for _, o := range objects {
		width = max(width, o.MinSize().Width)
	}
	return fyne.NewSize(width, l.height)
}

type widthLayout struct{ width float32 }

// NewWidth gives an object of a row or a bar the width it would like, such as a
// search box that would otherwise be as narrow as it can.
func NewWidth(object fyne.CanvasObject, width float32) *fyne.Container {
	return &fyne.Container{Layout: widthLayout{width}, Objects: []fyne.CanvasObject{object}}
}

func (l widthLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		put(o, 0, 0, size.Width, size.Height)
	}
}

func (l widthLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return fyne.NewSize(min(size.Width, l.width), size.Height)
}

func (l widthLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	var height float32
	for _, o := range objects {
		height = max(height, HeightFor(o, width))
	}
	return height
}

func (l widthLayout) naturalWidth([]fyne.CanvasObject) float32 { return l.width }
