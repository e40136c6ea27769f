package appeals

import (
	"slices"

	"kairyluu/app"
)

const (
	pageSize  = 100 // rows asked for at once
	maxPages  = 60  // pages kept in memory
	maxWanted = 3   // pages waiting; of a fast scroll only the last places count
)

// asker brings one page of a list, now or later, on the window's thread.
type asker func(q app.AppealQuery, done func(rows []app.AppealRow, err error))

// rows is a list of any length of which only the pages near what was last
// looked at are in memory. It asks for one page at a time, the newest wish first.
type rows struct {
	query  app.AppealQuery
	ask    asker
	loaded func()      // more is known than before
	failed func(error) // a page did not come

	total   int
	pages   map[int][]app.AppealRow
	at      map[int64]int // where the rows in memory stand
	recall  map[int64]int // where selected rows stood that are not in memory
	used    []int         // least recently used first
	wanted  []int         // newest last
	asking  int           // page under way, -1 for none
	reading bool          // inside Row: what comes at once needs no telling
	from    int           // of keys
	keys    []int64
	// partial is told of a range of keys that is not in memory whole.
	partial func(from, to int)
}

func newRows(q app.AppealQuery, ask asker, loaded func(), failed func(error)) *rows {
	return &rows{
		query: q, ask: ask, loaded: loaded, failed: failed, asking: -1,
		pages: map[int][]app.AppealRow{}, at: map[int64]int{}, recall: map[int64]int{},
	}
}

// Len implements widgets.Source.
func (r *rows) Len() int { return r.total }

// Row implements widgets.Source.
func (r *rows) Row(i int) (app.AppealRow, bool) {
	page, ok := r.page(i / pageSize)
	if !ok {
		r.reading = true
		r.want(i / pageSize)
		r.reading = false
		page = r.pages[i/pageSize]
	}
	if at := i % pageSize; at < len(page) {
		return page[at], true
	}
	return app.AppealRow{}, false
}

// IndexOf implements widgets.Finder. Of a selected row that is not in memory it
// tells the last place known, so that the selection outlives scrolling and
// reloading; when that place is in memory and holds another row, it is gone.
func (r *rows) IndexOf(key int64) (int, bool) {
	if i, ok := r.at[key]; ok {
		return i, true
	}
	i, ok := r.recall[key]
	if _, here := r.pages[i/pageSize]; !ok || here || i >= r.total {
		return 0, false
	}
	return i, true
}

// remember keeps the places of the selected rows.
func (r *rows) remember(keys []int64) {
	recall := make(map[int64]int, len(keys))
	for _, key := range keys {
		if i, ok := r.IndexOf(key); ok {
			recall[key] = i
		}
	}
	r.recall = recall
}

// Keys implements widgets.Ranger: the keys that are known. When some are not,
// partial is told, so that the page can bring the range and select it whole.
func (r *rows) Keys(from, to int) []int64 {
	to = min(to, r.total)
	if from >= r.from && to <= r.from+len(r.keys) {
		return r.keys[from-r.from : to-r.from]
	}
	keys := make([]int64, 0, max(0, to-from))
	for i := from; i < to; i++ {
		page := r.pages[i/pageSize]
		if at := i % pageSize; at < len(page) {
			keys = append(keys, page[at].ID)
		}
	}
	if len(keys) < to-from && r.partial != nil {
		r.partial(from, to)
	}
	return keys
}

// setKeys gives the keys of a range that was brought for a selection.
func (r *rows) setKeys(from int, keys []int64) {
	r.from, r.keys = from, keys
	for i, key := range keys {
		r.recall[key] = from + i
	}
}

// setTotal tells how long the list is.
func (r *rows) setTotal(n int) { r.total = n }

func (r *rows) page(p int) ([]app.AppealRow, bool) {
	page, ok := r.pages[p]
	if ok && (len(r.used) == 0 || r.used[len(r.used)-1] != p) {
		r.used = append(slices.DeleteFunc(r.used, func(q int) bool { return q == p }), p)
	}
	return page, ok
}

// want puts a page before all others that wait.
func (r *rows) want(p int) {
	if p == r.asking {
		return
	}
	r.wanted = append(slices.DeleteFunc(r.wanted, func(q int) bool { return q == p }), p)
	r.wanted = r.wanted[max(0, len(r.wanted)-maxWanted):]
	r.next()
}

func (r *rows) next() {
	if r.asking >= 0 || len(r.wanted) == 0 {
		return
	}
	p := r.wanted[len(r.wanted)-1]
	r.wanted = r.wanted[:len(r.wanted)-1]
	r.asking = p
	r.ask(r.pageQuery(p), func(rows []app.AppealRow, err error) { r.come(p, rows, err) })
}

// pageQuery goes on from the row before the page when that is known: a store
// finds it by key, but has to count its way to an offset.
func (r *rows) pageQuery(p int) app.AppealQuery {
	q := r.query
	q.Limit = pageSize
	if before := r.pages[p-1]; len(before) == pageSize {
		last := before[pageSize-1]
		q.After = &last
		return q
	}
	q.Offset = p * pageSize
	return q
}

func (r *rows) come(p int, page []app.AppealRow, err error) {
	r.asking = -1
	if err != nil {
		r.wanted = nil
		r.failed(err)
		return
	}
	r.keep(p, page)
	if !r.reading {
		r.loaded()
	}
	r.next()
}

func (r *rows) keep(p int, page []app.AppealRow) {
	r.forget(p)
	r.pages[p] = page
	for i, row := range page {
		r.at[row.ID] = p*pageSize + i
	}
	r.used = append(slices.DeleteFunc(r.used, func(q int) bool { return q == p }), p)
	if len(r.used) > maxPages {
		r.forget(r.used[0])
		r.used = r.used[1:]
	}
	switch end := p*pageSize + len(page); {
	case len(page) == pageSize:
		r.total = max(r.total, end)
	case len(page) > 0 || p == 0:
		r.total = end // a short page is the last one
	}
}

func (r *rows) forget(p int) {
	for i, row := range r.pages[p] {
		if r.at[row.ID] == p*pageSize+i {
			delete(r.at, row.ID)
		}
	}
	delete(r.pages, p)
}
