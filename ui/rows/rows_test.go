package rows

import (
	"errors"
	"slices"
	"testing"
)

type row struct{ ID int64 }

func rowID(r row) int64 { return r.ID }

// million is a fake list of a million rows that counts what it is asked. Answers
// wait until the test lets them come.
type million struct {
	asked   []Part[row]
	waiting []func()
	fail    error
}

const millionRows = 1_000_000

func (m *million) ask(q Part[row], done func([]row, error)) {
	m.asked = append(m.asked, q)
	from := q.Offset
	if q.After != nil {
		from = int(q.After.ID) // row i has the id i+1
	}
	fail := m.fail
	m.waiting = append(m.waiting, func() {
		if fail != nil {
			done(nil, fail)
			return
		}
		var page []row
		for i := from; i < min(from+q.Limit, millionRows); i++ {
			page = append(page, row{ID: int64(i + 1)})
		}
		done(page, nil)
	})
}

// answer lets all answers come, and those to what they bring.
func (m *million) answer() {
	for len(m.waiting) > 0 {
		next := m.waiting[0]
		m.waiting = m.waiting[1:]
		next()
	}
}

func newMillion() (*List[row], *million) {
	m := &million{}
	r := New(rowID, m.ask)
	r.SetTotal(millionRows)
	return r, m
}

// look draws the rows of a window, as the table does.
func look(r *List[row], first, count int) (loaded int) {
	for i := first; i < first+count; i++ {
		if _, ok := r.Row(i); ok {
			loaded++
		}
	}
	return loaded
}

func TestOnlyVisiblePagesAreAskedFor(t *testing.T) {
	r, m := newMillion()
	look(r, 730_080, 40) // rows of two pages
	m.answer()
	if len(m.asked) != 2 {
		t.Errorf("%d pages asked for 40 rows over a border, want 2", len(m.asked))
	}
	if n := look(r, 730_080, 40); n != 40 {
		t.Errorf("%d of 40 rows came", n)
	}
	if row, _ := r.Row(730_085); row.ID != 730_086 {
		t.Errorf("row 730085 is %d", row.ID)
	}
}

func TestAFastScrollLoadsWhereItEnds(t *testing.T) {
	r, m := newMillion()
	for first := 0; first < 900_000; first += 10_000 {
		look(r, first, 25)
	}
	m.answer()
	if n := len(m.asked); n > maxWanted+1 {
		t.Errorf("%d pages asked while scrolling over 90 places, want at most %d", n, maxWanted+1)
	}
	if n := look(r, 890_000, 25); n != 25 {
		t.Errorf("where the scroll ended %d of 25 rows are there", n)
	}
}

func TestTheNextPageGoesOnFromTheLastRow(t *testing.T) {
	r, m := newMillion()
	look(r, 0, 25)
	m.answer()
	look(r, 100, 25)
	m.answer()
	last := m.asked[len(m.asked)-1]
	if last.After == nil || last.After.ID != 100 || last.Offset != 0 || last.From != 100 {
		t.Errorf("the second page was asked by %+v", last)
	}
	look(r, 50_000, 25)
	m.answer()
	if far := m.asked[len(m.asked)-1]; far.After != nil || far.Offset != 50_000 || far.From != 50_000 {
		t.Errorf("a far page was asked by %+v", far)
	}
}

func TestMemoryStaysBounded(t *testing.T) {
	r, m := newMillion()
	for first := 0; first < 3*maxPages*PageSize; first += PageSize {
		look(r, first, 25)
		m.answer()
	}
	if len(r.pages) > maxPages || len(r.at) > maxPages*PageSize || len(r.used) > maxPages {
		t.Errorf("%d pages, %d rows, %d uses in memory", len(r.pages), len(r.at), len(r.used))
	}
	if _, ok := r.Row(0); ok {
		t.Error("the first page is still there")
	}
}

func TestASelectedRowOutlivesItsPage(t *testing.T) {
	r, m := newMillion()
	look(r, 0, 25)
	m.answer()
	r.Remember([]int64{7})
	for first := PageSize; first <= maxPages*PageSize; first += PageSize {
		look(r, first, 1)
		m.answer()
	}
	if i, ok := r.IndexOf(7); !ok || i != 6 {
		t.Errorf("the selected row stands at %d, %t", i, ok)
	}
	if _, ok := r.IndexOf(8); ok {
		t.Error("a row that is neither selected nor in memory is known")
	}
	r.keep(0, []row{{ID: 1}, {ID: 2}}) // it has left the list meanwhile
	if _, ok := r.IndexOf(7); ok {
		t.Error("a row that is gone is still selected")
	}
}

func TestAShortPageEndsTheList(t *testing.T) {
	asked := 0
	r := New(rowID, func(q Part[row], done func([]row, error)) {
		asked++
		done(slices.Repeat([]row{{ID: 1}}, 30), nil)
	})
	r.want(0)
	if r.Len() != 30 || asked != 1 {
		t.Errorf("%d rows after %d questions", r.Len(), asked)
	}
}

func TestAPageThatFailsIsToldOnceAndAskedAgain(t *testing.T) {
	r, m := newMillion()
	var told []error
	r.Failed = func(err error) { told = append(told, err) }
	m.fail = errors.New("disk")
	look(r, 0, 25)
	m.answer()
	if len(told) != 1 || len(m.asked) != 1 {
		t.Fatalf("told %d times after %d questions", len(told), len(m.asked))
	}
	m.fail = nil
	look(r, 0, 25)
	m.answer()
	if n := look(r, 0, 25); n != 25 {
		t.Errorf("%d of 25 rows came after the failure", n)
	}
}

func TestARangeBeyondMemoryIsAskedFor(t *testing.T) {
	r, m := newMillion()
	look(r, 0, 25)
	m.answer()
	var from, to int
	r.Partial = func(f, t int) { from, to = f, t }
	if keys := r.Keys(50, 250); len(keys) != 50 || from != 50 || to != 250 {
		t.Errorf("%d keys; asked for %d to %d", len(keys), from, to)
	}
	whole := make([]int64, 250)
	for i := range whole {
		whole[i] = int64(i + 1)
	}
	r.SetKeys(0, whole)
	if keys := r.Keys(0, 250); len(keys) != 250 || keys[249] != 250 {
		t.Errorf("%d keys of the range that was brought", len(keys))
	}
}
