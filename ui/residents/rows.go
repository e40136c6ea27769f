package residents

import (
	"slices"

	"kairyluu/app"
)

// pageSize is how many rows are asked for at once, keptPages how many pages stay
// in memory while the user scrolls through hundreds of thousands of people.
const (
	pageSize  = 100
	keptPages = 60
)

// rows is the list of residents as far as it was loaded: a sparse cache of pages
// over a known number of rows.
type rows struct {
	total  int
	pages  map[int][]app.ResidentRow
	recent []int  // numbers of loaded pages, the one used last at the end
	want   func() // called when a row is asked for that is not there
}

func newRows(total int, want func()) *rows {
	return &rows{total: total, pages: map[int][]app.ResidentRow{}, want: want}
}

// Len implements widgets.Source.
func (r *rows) Len() int { return r.total }

// Row implements widgets.Source.
func (r *rows) Row(i int) (app.ResidentRow, bool) {
	page, ok := r.pages[i/pageSize]
	if !ok {
		r.want()
		return app.ResidentRow{}, false
	}
	if i%pageSize >= len(page) { // people were removed meanwhile: the count is stale
		return app.ResidentRow{}, false
	}
	return page[i%pageSize], true
}

// IndexOf implements widgets.Finder for what is loaded.
func (r *rows) IndexOf(id int64) (int, bool) {
	for n, page := range r.pages {
		i := slices.IndexFunc(page, func(row app.ResidentRow) bool { return row.ID == id })
		if i >= 0 {
			return n*pageSize + i, true
		}
	}
	return 0, false
}

// missing are the pages that rows from first on need and that are not loaded. One
// page more is asked for, so that slow scrolling never shows an empty row.
func (r *rows) missing(first, count int) []int {
	var pages []int
	last := min(first+count+pageSize/2, r.total-1)
	for n := max(0, first) / pageSize; n <= last/pageSize && r.total > 0; n++ {
		if _, ok := r.pages[n]; !ok {
			pages = append(pages, n)
		}
	}
	return pages
}

// add keeps a page that came and lets go of the one not used for longest.
func (r *rows) add(n int, page []app.ResidentRow) {
	r.pages[n] = page
	r.recent = append(slices.DeleteFunc(r.recent, func(m int) bool { return m == n }), n)
	if len(r.recent) > keptPages {
		delete(r.pages, r.recent[0])
		r.recent = r.recent[1:]
	}
}
