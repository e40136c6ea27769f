package widgets

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
)

// SetSource shows other rows. The cursor and the selection stay with their rows
// if those are among them.
func (t *Table[T]) SetSource(source Source[T]) {
	if source == nil {
		source = Slice[T]{}
	}
	t.source = source
	t.Reload()
}

// Reload shows the source anew, after it has changed or has loaded rows.
func (t *Table[T]) Reload() {
	t.prune()
	t.follow()
	t.Refresh()
}

// follow finds the row with the cursor again.
func (t *Table[T]) follow() {
	if t.waiting {
		t.cursor = min(t.cursor, t.source.Len()-1)
		t.arrive()
		return
	}
	if !t.stands {
		t.cursor = min(t.cursor, t.source.Len()-1)
		return
	}
	i, sure := t.find(t.at)
	if i >= 0 {
		if row, ok := t.source.Row(i); ok {
			t.current = row
		}
		t.cursor = i // the view stays where it is
		return
	}
	t.cursor = min(t.cursor, t.source.Len()-1)
	if sure {
		t.leaveRow()
	}
}

// find looks a key up. sure is false when the row may be one that is not loaded.
func (t *Table[T]) find(key int64) (index int, sure bool) {
	if finder, ok := t.source.(Finder); ok {
		if i, found := finder.IndexOf(key); found {
			return i, true
		}
		return -1, true
	}
	if rows, ok := t.source.(Slice[T]); ok {
		return slices.IndexFunc(rows, func(row T) bool { return t.Key(row) == key }), true
	}
	n := t.source.Len()
	if n == 0 {
		return -1, true
	}
	// Asking for a row loads it: look only where rows are about to be drawn.
	for i := t.first; i < min(n, t.first+t.page()+1); i++ {
		if row, ok := t.source.Row(i); ok && t.Key(row) == key {
			return i, true
		}
	}
	return -1, false
}

// prune forgets selected rows that are gone for sure.
func (t *Table[T]) prune() {
	before := len(t.chosen)
	for key, p := range t.chosen {
		i, sure := t.find(key)
		switch {
		case i >= 0:
			p.index = i
			t.chosen[key] = p
		case sure:
			delete(t.chosen, key)
		}
	}
	if len(t.chosen) != before {
		t.tellSelection()
	}
}

// Current is the row with the cursor.
func (t *Table[T]) Current() (row T, ok bool) {
	if !t.stands {
		return row, false
	}
	return t.current, true
}

// CurrentIndex is the position of the cursor, -1 when it is nowhere.
func (t *Table[T]) CurrentIndex() int { return t.cursor }

// Len is the number of rows.
func (t *Table[T]) Len() int { return t.source.Len() }

// arrive takes the row under the cursor, now or when it is loaded.
func (t *Table[T]) arrive() {
	t.waiting = false
	if t.cursor < 0 || t.cursor >= t.source.Len() {
		t.leaveRow()
		return
	}
	row, ok := t.source.Row(t.cursor)
	if !ok {
		t.waiting = true
		return
	}
	key := t.Key(row)
	same := t.stands && t.at == key
	t.current, t.at, t.stands = row, key, true
	if p, chosen := t.chosen[key]; chosen {
		t.chosen[key] = pick[T]{p.index, row, true}
	} else if len(t.chosen) == 0 {
		t.chosen[key] = pick[T]{t.cursor, row, true}
		t.tellSelection()
	}
	if !same && t.OnCurrent != nil {
		t.OnCurrent(row, true)
	}
}

func (t *Table[T]) leaveRow() {
	if !t.stands {
		return
	}
	var none T
	t.current, t.at, t.stands, t.waiting = none, 0, false, false
	if t.OnCurrent != nil {
		t.OnCurrent(none, false)
	}
}

// SelectIndex puts the cursor on a row, selects it alone and brings it into view.
func (t *Table[T]) SelectIndex(i int) {
	if i < 0 || i >= t.source.Len() {
		t.ClearSelection()
		return
	}
	t.anchor = i
	t.moveTo(i, false)
}

// Select chooses rows by key and puts the cursor on the first of them, without
// asking for rows that are not loaded.
func (t *Table[T]) Select(keys ...int64) {
	clear(t.chosen)
	t.cursor = -1
	for _, key := range keys {
		i, _ := t.find(key)
		if i < 0 {
			continue
		}
		t.choose(i)
		if t.cursor < 0 {
			t.cursor, t.anchor = i, i
		}
	}
	if t.cursor < 0 {
		t.leaveRow()
	} else {
		t.arrive()
		t.ScrollTo(t.cursor)
	}
	t.tellSelection()
	t.Refresh()
}

// ClearSelection takes the cursor and the selection away.
func (t *Table[T]) ClearSelection() {
	t.cursor, t.anchor, t.waiting = -1, 0, false
	if len(t.chosen) > 0 {
		clear(t.chosen)
		t.tellSelection()
	}
	t.leaveRow()
	t.Refresh()
}

// Selected is the keys of the selected rows in their order.
func (t *Table[T]) Selected() []int64 {
	return slices.SortedFunc(maps.Keys(t.chosen), func(a, b int64) int {
		return cmp.Compare(t.chosen[a].index, t.chosen[b].index)
	})
}

func (t *Table[T]) tellSelection() {
	if t.OnSelection != nil {
		t.OnSelection(t.Selected())
	}
}

// choose adds the row at i to the selection if it is loaded.
func (t *Table[T]) choose(i int) bool {
	row, ok := t.source.Row(i)
	if ok {
		t.chosen[t.Key(row)] = pick[T]{i, row, true}
	}
	return ok
}

// moveTo moves the cursor and selects: the row alone, or all from the anchor.
func (t *Table[T]) moveTo(i int, extend bool) {
	n := t.source.Len()
	if n == 0 {
		return
	}
	i = max(0, min(i, n-1))
	extend = extend && !t.SingleSelect && t.cursor >= 0
	t.cursor = i
	clear(t.chosen)
	if extend {
		t.chooseRange(t.anchor, i)
	} else {
		t.anchor = i
		t.choose(i)
	}
	t.arrive()
	t.tellSelection()
	t.ScrollTo(i)
	t.redraw()
}

func (t *Table[T]) limit() int {
	if t.SelectionLimit > 0 {
		return t.SelectionLimit
	}
	return defaultSelection
}

// chooseRange selects from one row towards another, as far as the limit allows.
func (t *Table[T]) chooseRange(from, to int) {
	low, high := min(from, to), max(from, to)
	if high-low >= t.limit() {
		if from <= to {
			high = low + t.limit() - 1
		} else {
			low = high - t.limit() + 1
		}
	}
	if ranger, ok := t.source.(Ranger); ok {
		for i, key := range ranger.Keys(low, high+1) {
			t.chosen[key] = pick[T]{index: low + i}
		}
		return
	}
	for i := low; i <= high; i++ {
		t.choose(i)
	}
}

func (t *Table[T]) toggleAt(i int) {
	row, ok := t.source.Row(i)
	if !ok {
		return
	}
	if key := t.Key(row); t.isChosen(key) {
		delete(t.chosen, key)
	} else {
		t.chosen[key] = pick[T]{i, row, true}
	}
	t.cursor, t.anchor = i, i
	t.arrive()
	t.tellSelection()
	t.redraw()
}

func (t *Table[T]) isChosen(key int64) bool {
	_, ok := t.chosen[key]
	return ok
}

func (t *Table[T]) selectAll() {
	if t.SingleSelect || t.source.Len() == 0 {
		return
	}
	clear(t.chosen)
	t.chooseRange(0, t.source.Len()-1)
	t.tellSelection()
	t.redraw()
}

// CopyText is the selected rows as a spreadsheet takes them: a line of titles,
// then a line for each row, cells divided by tabs. Rows that are not loaded are
// left out.
func (t *Table[T]) CopyText() string {
	lines := []string{t.copyLine(func(c Column[T]) string { return c.Title })}
	for _, row := range t.SelectedRows() {
		lines = append(lines, t.copyLine(func(c Column[T]) string { return c.Text(row) }))
	}
	return strings.Join(lines, "\n")
}

// SelectedRows is the selected rows in their order, without those that are not
// loaded.
func (t *Table[T]) SelectedRows() []T {
	var rows []T
	for _, key := range t.Selected() {
		if row, ok := t.rowOf(key); ok {
			rows = append(rows, row)
		}
	}
	return rows
}

func (t *Table[T]) rowOf(key int64) (T, bool) {
	p := t.chosen[key]
	if p.index < t.source.Len() {
		if row, ok := t.source.Row(p.index); ok && t.Key(row) == key {
			return row, true
		}
	}
	return p.row, p.loaded
}

func (t *Table[T]) copyLine(text func(Column[T]) string) string {
	var cells []string
	for _, c := range t.columns {
		if !c.Hidden {
			cells = append(cells, strings.Join(strings.Fields(text(c)), " "))
		}
	}
	return strings.Join(cells, "\t")
}

func (t *Table[T]) copySelection() {
	if len(t.chosen) == 0 {
		return
	}
	if t.OnCopy != nil {
		t.OnCopy(t.CopyText())
		return
	}
	fyne.CurrentApp().Clipboard().SetContent(t.CopyText())
}
