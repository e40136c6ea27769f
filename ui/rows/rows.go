// Package rows is the list behind a table of any length: only the pages near
// what was last looked at are in memory.
package rows

import "slices"

// PageSize is how many rows are asked for at once.
const PageSize = 100

const (
	maxPages  = 60 // pages kept in memory
	maxWanted = 3  // pages waiting; of a fast scroll only the last places count
)

// Part is a piece of a list that is asked for. It goes on after a row where that
// one is known: a store finds it by key, but has to count its way to an offset. One
// that always counts begins at From.
type Part[T any] struct {
	After  *T
	Offset int // when After is nil
	From   int // whether it is or not
	Limit  int
}

// Asker brings one part of a list, now or later, on the window's thread.
type Asker[T any] func(p Part[T], done func(rows []T, err error))

// List is a widgets.Source that asks for one page at a time, the newest wish first.
type List[T any] struct {
	Loaded func()      // more is known than before
	Failed func(error) // a page did not come
	// Partial is told of a range of keys that is not in memory whole; nil: nobody
	// wants to know.
	Partial func(from, to int)

	key     func(T) int64
	ask     Asker[T]
	total   int
	pages   map[int][]T
	at      map[int64]int // where the rows in memory stand
	recall  map[int64]int // where selected rows stood that are not in memory
	used    []int         // least recently used first
	wanted  []int         // newest last
	asking  int           // page under way, -1 for none
	reading bool          // inside Row: what comes at once needs no telling
	from    int           // of keys
	keys    []int64
}

// New returns an empty list; key tells rows apart for ever.
func New[T any](key func(T) int64, ask Asker[T]) *List[T] {
	return &List[T]{
		Loaded: func() {}, Failed: func(error) {}, key: key, ask: ask, asking: -1,
		pages: map[int][]T{}, at: map[int64]int{}, recall: map[int64]int{},
	}
}

// Follow takes over what an older state of the same list knew: its length and
// where its selected rows stood.
func (r *List[T]) Follow(old *List[T]) { r.recall, r.total = old.recall, old.total }

// Len implements widgets.Source.
func (r *List[T]) Len() int { return r.total }

// Row implements widgets.Source.
func (r *List[T]) Row(i int) (row T, ok bool) {
	page, ok := r.page(i / PageSize)
	if !ok {
		r.reading = true
		r.want(i / PageSize)
		r.reading = false
		page = r.pages[i/PageSize]
	}
	if at := i % PageSize; at < len(page) {
		return page[at], true
	}
	return row, false
}

// IndexOf implements widgets.Finder. Of a selected row that is not in memory it
// tells the last place known, so that the selection outlives scrolling and
// reloading; when that place is in memory and holds another row, it is gone.
func (r *List[T]) IndexOf(key int64) (int, bool) {
	if i, ok := r.at[key]; ok {
		return i, true
	}
	i, ok := r.recall[key]
	if _, here := r.pages[i/PageSize]; !ok || here || i >= r.total {
		return 0, false
	}
	return i, true
}

// Remember keeps the places of the selected rows.
func (r *List[T]) Remember(keys []int64) {
	recall := make(map[int64]int, len(keys))
	for _, key := range keys {
		if i, ok := r.IndexOf(key); ok {
			recall[key] = i
		}
	}
	r.recall = recall
}

// Keys implements widgets.Ranger: the keys that are known. When some are not,
// Partial is told, so that the page can bring the range and select it whole.
func (r *List[T]) Keys(from, to int) []int64 {
	to = min(to, r.total)
	if from >= r.from && to <= r.from+len(r.keys) {
		return r.keys[from-r.from : to-r.from]
	}
	keys := make([]int64, 0, max(0, to-from))
	for i := from; i < to; i++ {
		page := r.pages[i/PageSize]
		if at := i % PageSize; at < len(page) {
			keys = append(keys, r.key(page[at]))
		}
	}
	if len(keys) < to-from && r.Partial != nil {
		r.Partial(from, to)
	}
	return keys
}

// SetKeys gives the keys of a range that was brought for a selection.
func (r *List[T]) SetKeys(from int, keys []int64) {
	r.from, r.keys = from, keys
	for i, key := range keys {
		r.recall[key] = from + i
	}
}

// SetTotal tells how long the list is.
func (r *List[T]) SetTotal(n int) { r.total = n }

func (r *List[T]) page(p int) ([]T, bool) {
	page, ok := r.pages[p]
	if ok && (len(r.used) == 0 || r.used[len(r.used)-1] != p) {
		r.used = append(slices.DeleteFunc(r.used, func(q int) bool { return q == p }), p)
	}
	return page, ok
}

// Begin asks for the page that the i-th row stands on.
func (r *List[T]) Begin(i int) { r.want(i / PageSize) }

// Cover tells whether all of count rows from first on are in memory, and asks for
// the first page that is not, so that a reload never shows gaps.
func (r *List[T]) Cover(first, count int) bool {
	for page := first / PageSize; page <= (first+count)/PageSize; page++ {
		if _, here := r.pages[page]; !here && page*PageSize < r.total {
			r.want(page)
			return false
		}
	}
	return true
}

// want puts a page before all others that wait.
func (r *List[T]) want(p int) {
	if p == r.asking {
		return
	}
	r.wanted = append(slices.DeleteFunc(r.wanted, func(q int) bool { return q == p }), p)
	r.wanted = r.wanted[max(0, len(r.wanted)-maxWanted):]
	r.next()
}

func (r *List[T]) next() {
	if r.asking >= 0 || len(r.wanted) == 0 {
		return
	}
	p := r.wanted[len(r.wanted)-1]
	r.wanted = r.wanted[:len(r.wanted)-1]
	r.asking = p
	r.ask(r.part(p), func(rows []T, err error) { r.come(p, rows, err) })
}

func (r *List[T]) part(p int) Part[T] {
	if before := r.pages[p-1]; len(before) == PageSize {
		return Part[T]{After: &before[PageSize-1], From: p * PageSize, Limit: PageSize}
	}
	return Part[T]{Offset: p * PageSize, From: p * PageSize, Limit: PageSize}
}

func (r *List[T]) come(p int, page []T, err error) {
	r.asking = -1
	if err != nil {
		r.wanted = nil
		r.Failed(err)
		return
	}
	r.keep(p, page)
	if !r.reading {
		r.Loaded()
	}
	r.next()
}

func (r *List[T]) keep(p int, page []T) {
	r.forget(p)
	r.pages[p] = page
	for i, row := range page {
		r.at[r.key(row)] = p*PageSize + i
	}
	r.used = append(slices.DeleteFunc(r.used, func(q int) bool { return q == p }), p)
	if len(r.used) > maxPages {
		r.forget(r.used[0])
		r.used = r.used[1:]
	}
	switch end := p*PageSize + len(page); {
	case len(page) == PageSize:
		r.total = max(r.total, end)
	case len(page) > 0 || p == 0:
		r.total = end // a short page is the last one
	}
}

func (r *List[T]) forget(p int) {
	for i, row := range r.pages[p] {
		if r.at[r.key(row)] == p*PageSize+i {
			delete(r.at, r.key(row))
		}
	}
	delete(r.pages, p)
}
