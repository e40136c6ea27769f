package uitest

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// place is where an object stands on the window, and what of it can be seen.
type place struct {
	pos       fyne.Position
	low, high fyne.Position // of the part that is not cut off
	overlay   int           // 0 is the content, then the overlays from below
}

func (p place) contains(at fyne.Position) bool {
	return at.X >= p.low.X && at.Y >= p.low.Y && at.X < p.high.X && at.Y < p.high.Y
}

func (p place) seen() bool { return p.high.X > p.low.X && p.high.Y > p.low.Y }

func (p place) center() fyne.Position {
	return fyne.NewPos((p.low.X+p.high.X)/2, (p.low.Y+p.high.Y)/2)
}

// each visits every visible object, parents before children, back to front.
func (w *Window) each(visit func(o fyne.CanvasObject, at place)) {
	size := w.canvas.Size()
	whole := place{high: fyne.NewPos(size.Width, size.Height)}
	walk(w.Content(), whole, visit)
	for i, overlay := range w.canvas.Overlays().List() {
		whole.overlay = i + 1
		walk(overlay, whole, visit)
	}
}

func walk(o fyne.CanvasObject, parent place, visit func(fyne.CanvasObject, place)) {
	if o == nil || !o.Visible() {
		return
	}
	at := parent
	at.pos = parent.pos.Add(o.Position())
	inner := at
	at.low = fyne.NewPos(max(parent.low.X, at.pos.X), max(parent.low.Y, at.pos.Y))
	at.high = fyne.NewPos(min(parent.high.X, at.pos.X+o.Size().Width), min(parent.high.Y, at.pos.Y+o.Size().Height))
	visit(o, at)
	if clips(o) {
		inner = at
	}
	for _, child := range children(o) {
		walk(child, inner, visit)
	}
}

func clips(o fyne.CanvasObject) bool {
	if _, ok := o.(fyne.Scrollable); ok {
		return true
	}
	if w, ok := o.(fyne.Widget); ok {
		_, ok = test.WidgetRenderer(w).(interface{ IsClip() })
		return ok
	}
	return false
}

// spoken is what a widget says in full, where the canvas has it in lines or
// shortened.
func spoken(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case interface{ Text() string }:
		return o.Text()
	case *widget.Label:
		return o.Text
	case *widget.RichText:
		return o.String()
	case *fynecanvas.Text:
		return o.Text
	}
	return ""
}

// Texts is all that can be read on the window, dialogs and drop-downs included.
func (w *Window) Texts() []string {
	var texts []string
	seen := map[string]bool{}
	w.each(func(o fyne.CanvasObject, at place) {
		if text := spoken(o); text != "" && at.seen() && !seen[text] {
			seen[text] = true
			texts = append(texts, text)
		}
	})
	return texts
}

// Shows tells whether a text can be read on the window, alone or within another.
func (w *Window) Shows(text string) bool {
	return slices.ContainsFunc(w.Texts(), func(shown string) bool { return strings.Contains(shown, text) })
}

// MustShow fails the test for each text that cannot be read.
func (w *Window) MustShow(texts ...string) {
	w.t.Helper()
	for _, text := range texts {
		if !w.Shows(text) {
			w.t.Errorf("the window does not show %q but %q", text, w.Texts())
		}
	}
}

// MustNotShow fails the test for each text that can be read.
func (w *Window) MustNotShow(texts ...string) {
	w.t.Helper()
	for _, text := range texts {
		if w.Shows(text) {
			w.t.Errorf("the window shows %q", text)
		}
	}
}

// Find is the object that shows a text: exactly if there is one, else the first
// that contains it. Where dialogs are open the topmost one with it counts.
func (w *Window) Find(text string) (fyne.CanvasObject, bool) {
	o, _, ok := w.locate(text)
	return o, ok
}

func (w *Window) locate(text string) (fyne.CanvasObject, place, bool) {
	type hit struct {
		o     fyne.CanvasObject
		at    place
		exact bool
	}
	var hits []hit
	w.each(func(o fyne.CanvasObject, at place) {
		if said := spoken(o); at.seen() && strings.Contains(said, text) {
			hits = append(hits, hit{o, at, said == text})
		}
	})
	if len(hits) == 0 {
		return nil, place{}, false
	}
	best := slices.MaxFunc(hits, func(a, b hit) int { // the first of equals
		if order := cmp.Compare(a.at.overlay, b.at.overlay); order != 0 {
			return order
		}
		return cmp.Compare(btoi(a.exact), btoi(b.exact))
	})
	return best.o, best.at, true
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Golden compares what can be read, and where, with testdata/NAME.golden.
// KAIRYLUU_UPDATE=1 writes the file.
func (w *Window) Golden(name string) {
	w.t.Helper()
	w.Settle()
	got := w.outline()
	path := filepath.Join("testdata", name+".golden")
	if os.Getenv("KAIRYLUU_UPDATE") != "" {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			w.t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			w.t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		w.t.Fatal(err)
	}
	if got != strings.ReplaceAll(string(want), "\r\n", "\n") {
		w.t.Errorf("%s differs; the window reads:\n%s", path, got)
	}
}

// outline lists the texts from top to bottom with their places.
func (w *Window) outline() string {
	type entry struct {
		at   place
		text string
	}
	var entries []entry
	w.each(func(o fyne.CanvasObject, at place) {
		if text, ok := o.(*fynecanvas.Text); ok && text.Text != "" && at.seen() {
			entries = append(entries, entry{at, text.Text})
		}
	})
	slices.SortStableFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.at.overlay, b.at.overlay), cmp.Compare(int(a.at.pos.Y), int(b.at.pos.Y)), cmp.Compare(a.at.pos.X, b.at.pos.X))
	})
	var out strings.Builder
	for _, e := range entries {
		fmt.Fprintf(&out, "%d %4.0f,%-4.0f %s\n", e.at.overlay, e.at.pos.X, e.at.pos.Y, e.text)
	}
	return out.String()
}
