package settings

import (
	"slices"

	"kairyluu/app"
)

// historyPage is how many records are asked for at once, historyAhead how near
// the end of what is loaded the next ones are asked for.
const (
	historyPage  = 100
	historyAhead = 20
)

// trail is the history as far as it was loaded, newest first. It grows at the end
// as the table nears it.
type trail struct {
	words string
	rows  []app.Record
	more  bool   // older records may exist
	want  func() // asks for the next page
	asked bool
}

// Len implements widgets.Source.
func (t *trail) Len() int { return len(t.rows) }

// Row implements widgets.Source.
func (t *trail) Row(i int) (app.Record, bool) {
	if t.more && !t.asked && i >= len(t.rows)-historyAhead {
		t.asked = true
		t.want()
	}
	if i >= len(t.rows) {
		return app.Record{}, false
	}
	return t.rows[i], true
}

// IndexOf implements widgets.Finder.
func (t *trail) IndexOf(seq int64) (int, bool) {
	i := slices.IndexFunc(t.rows, func(r app.Record) bool { return r.Seq == seq })
	return i, i >= 0
}

// next is the question for the page after what is loaded.
func (t *trail) next() app.HistoryFilter {
	f := app.HistoryFilter{Words: t.words, Limit: historyPage}
	if len(t.rows) > 0 {
		f.Before = t.rows[len(t.rows)-1].Seq
	}
	return f
}

// add appends a page that came.
func (t *trail) add(page []app.Record) {
	t.rows = append(t.rows, page...)
	t.more, t.asked = len(page) == historyPage, false
}
