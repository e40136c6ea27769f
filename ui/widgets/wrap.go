package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	look "kairyluu/ui/theme"
)

// line is a run of objects that stand beside each other.
type line struct {
	first, count int
	width        float32
}

// ---- words of a sentence: each as wide as it likes, the next line when full

type wrapLayout struct{ gap, last float32 }

// NewWrap puts objects beside each other and goes on in the next line.
func NewWrap(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &wrapLayout{gap: gap}, Objects: objects}
}

func (l *wrapLayout) lines(objects []fyne.CanvasObject, width float32) []line {
	return breakLines(len(objects), l.gap, width, func(i int) float32 { return naturalWidth(objects[i]) })
}

func breakLines(n int, gap, width float32, widthOf func(int) float32) []line {
	var lines []line
	for i := range n {
		w := widthOf(i)
		if len(lines) == 0 || lines[len(lines)-1].width+gap+w > width+0.5 {
			lines = append(lines, line{first: i, count: 1, width: w})
			continue
		}
		last := &lines[len(lines)-1]
		last.count++
		last.width += gap + w
	}
	return lines
}

func (l *wrapLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.last = size.Width
	shown := visible(objects)
	var y float32
	for _, row := range l.lines(shown, size.Width) {
		height := l.lineHeight(shown, row, size.Width)
		var x float32
		for _, o := range shown[row.first : row.first+row.count] {
			w := min(naturalWidth(o), size.Width)
			h := HeightFor(o, w)
			put(o, x, y+(height-h)/2, w, h)
			x += w + l.gap
		}
		y += height + l.gap
	}
}

func (l *wrapLayout) lineHeight(shown []fyne.CanvasObject, row line, width float32) float32 {
	var height float32
	for _, o := range shown[row.first : row.first+row.count] {
		height = max(height, HeightFor(o, min(naturalWidth(o), width)))
	}
	return height
}

func (l *wrapLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var width float32
	for _, o := range visible(objects) {
		width = max(width, o.MinSize().Width)
	}
	return flowMinSize(l, objects, width, l.last)
}

func (l *wrapLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	shown := visible(objects)
	var sum float32
	for i, row := range l.lines(shown, width) {
		if i > 0 {
			sum += l.gap
		}
		sum += l.lineHeight(shown, row, width)
	}
	return sum
}

func (l *wrapLayout) naturalWidth(objects []fyne.CanvasObject) float32 {
	return (&rowLayout{gap: l.gap}).naturalWidth(objects)
}

// ---- fields of a form

// gridGap is the air between the fields of a form, beside and below.
const gridGap = 10

// Cell is one place of a Grid: at least Width wide, taking the share Grow of
// what is left over in its line. Grow 0 keeps Width.
type Cell struct {
	Width, Grow float32
	Object      fyne.CanvasObject
}

type gridLayout struct {
	cells map[fyne.CanvasObject]Cell
	last  float32
}

// NewGrid lays out the fields of a form from left to right and goes on in the
// next line where the window is too narrow. Hidden fields take no place.
func NewGrid(cells ...Cell) *fyne.Container {
	l := &gridLayout{cells: make(map[fyne.CanvasObject]Cell, len(cells))}
	box := &fyne.Container{Layout: l}
	for _, cell := range cells {
		l.cells[cell.Object] = cell
		box.Objects = append(box.Objects, cell.Object)
	}
	return box
}

func (l *gridLayout) lines(shown []fyne.CanvasObject, width float32) []line {
	return breakLines(len(shown), gridGap, width, func(i int) float32 { return l.cells[shown[i]].Width })
}

// widths shares what is left over in a line among those that grow.
func (l *gridLayout) widths(shown []fyne.CanvasObject, row line, width float32) []float32 {
	widths := make([]float32, row.count)
	var shares float32
	for i, o := range shown[row.first : row.first+row.count] {
		widths[i] = min(l.cells[o].Width, width)
		shares += l.cells[o].Grow
	}
	if left := width - row.width; left > 0 && shares > 0 {
		for i, o := range shown[row.first : row.first+row.count] {
			widths[i] += left * l.cells[o].Grow / shares
		}
	}
	return widths
}

func (l *gridLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.last = size.Width
	shown := visible(objects)
	var y float32
	for _, row := range l.lines(shown, size.Width) {
		widths := l.widths(shown, row, size.Width)
		height := l.lineHeight(shown, row, widths)
		var x float32
		for i, o := range shown[row.first : row.first+row.count] {
			if top := l.drop(shown, row, o); top > 0 {
				put(o, x, y+top, widths[i], o.MinSize().Height)
			} else {
				put(o, x, y, widths[i], height)
			}
			x += widths[i] + gridGap
		}
		y += height + gridGap
	}
}

// drop is how far down a button or a box without a label stands, to be on one
// line with the controls of the fields beside it.
func (l *gridLayout) drop(shown []fyne.CanvasObject, row line, o fyne.CanvasObject) float32 {
	switch o.(type) {
	case *Button, *Check:
	default:
		return 0
	}
	for _, other := range shown[row.first : row.first+row.count] {
		if _, labelled := other.(*Field); labelled {
			return lineHeight(look.Size(theme.SizeNameCaptionText), false) + fieldGap
		}
	}
	return 0
}

func (l *gridLayout) lineHeight(shown []fyne.CanvasObject, row line, widths []float32) float32 {
	var height float32
	for i, o := range shown[row.first : row.first+row.count] {
		height = max(height, HeightFor(o, widths[i])+l.drop(shown, row, o))
	}
	return height
}

func (l *gridLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var width float32
	for _, o := range visible(objects) {
		width = max(width, min(l.cells[o].Width, o.MinSize().Width))
	}
	return flowMinSize(l, objects, width, l.last)
}

func (l *gridLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	shown := visible(objects)
	var sum float32
	for i, row := range l.lines(shown, width) {
		if i > 0 {
			sum += gridGap
		}
		sum += l.lineHeight(shown, row, l.widths(shown, row, width))
	}
	return sum
}

func (l *gridLayout) naturalWidth(objects []fyne.CanvasObject) float32 {
	var sum float32
	for i, o := range visible(objects) {
		if i > 0 {
			sum += gridGap
		}
		sum += l.cells[o].Width
	}
	return sum
}

// ---- the two ends of a bar

type spreadLayout struct {
	left, right *fyne.Container
	last        float32
}

// NewSpread puts some objects at the left end of a bar and some at the right
// one. Where both do not fit on one line the right ones go below.
func NewSpread(left, right []fyne.CanvasObject) *fyne.Container {
	l := &spreadLayout{left: NewWrap(8, left...), right: NewRow(8, right...)}
	return &fyne.Container{Layout: l, Objects: []fyne.CanvasObject{l.left, l.right}}
}

// split tells the width of each end and whether they share a line. The left end
// may wrap in itself as long as half of the bar remains for it.
func (l *spreadLayout) split(width float32) (left, right float32, beside bool) {
	right = naturalWidth(l.right)
	if right == 0 {
		return width, 0, true
	}
	left = width - right - 8
	if left < naturalWidth(l.left) && left < width/2 {
		return width, min(right, width), false
	}
	return left, right, true
}

func (l *spreadLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.last = size.Width
	left, right, beside := l.split(size.Width)
	leftHeight, rightHeight := HeightFor(l.left, left), HeightFor(l.right, right)
	if !beside {
		put(l.left, 0, 0, left, leftHeight)
		put(l.right, 0, leftHeight+8, right, rightHeight)
		return
	}
	height := max(leftHeight, rightHeight)
	put(l.left, 0, (height-leftHeight)/2, left, leftHeight)
	put(l.right, size.Width-right, 0, right, rightHeight)
	if leftHeight < rightHeight*1.5 {
		put(l.right, size.Width-right, (height-rightHeight)/2, right, rightHeight)
	}
}

func (l *spreadLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := max(l.left.MinSize().Width, l.right.MinSize().Width)
	return flowMinSize(l, objects, width, l.last)
}

func (l *spreadLayout) heightFor(_ []fyne.CanvasObject, width float32) float32 {
	left, right, beside := l.split(width)
	leftHeight, rightHeight := HeightFor(l.left, left), HeightFor(l.right, right)
	if beside {
		return max(leftHeight, rightHeight)
	}
	return leftHeight + 8 + rightHeight
}

func (l *spreadLayout) naturalWidth([]fyne.CanvasObject) float32 {
	return naturalWidth(l.left) + 8 + naturalWidth(l.right)
}
