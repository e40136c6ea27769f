package listpage_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/casework"
	"kairyluu/ui/listpage"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/rows"
	"kairyluu/ui/shell"
	"kairyluu/ui/widgets"
)

// book is a made-up row, and what its card shows.
type book struct {
	ID    int64
	Title string
	Lent  bool
	Shelf int64
}

// shelf is what one narrows the list of books by.
type shelf struct {
	Lent  bool   `json:"lent,omitempty"`
	Shelf int64  `json:"shelf,omitempty"`
	Words string `json:"words,omitempty"`
}

func (f shelf) holds(b book) bool {
	return (!f.Lent || b.Lent) && (f.Shelf == 0 || f.Shelf == b.Shelf) &&
		strings.Contains(strings.ToLower(b.Title), strings.ToLower(f.Words))
}

// library is where the books are; it counts what it was asked for.
type library struct {
	books []book
	asked []string // the words of every list that was asked for
	cards int      // how many cards were read
}

func (l *library) find(f shelf, sort string, desc bool) []book {
	found := slices.DeleteFunc(slices.Clone(l.books), func(b book) bool { return !f.holds(b) })
	if sort == byTitle {
		slices.SortFunc(found, func(a, b book) int { return strings.Compare(a.Title, b.Title) })
	}
	if desc {
		slices.Reverse(found)
	}
	return found
}

func (l *library) read(_ context.Context, id int64) (book, error) {
	l.cards++
	for _, b := range l.books {
		if b.ID == id {
			return b, nil
		}
	}
	return book{}, &app.Error{Code: app.NotFound, Key: "error.not_found"}
}

const (
	chipLent listpage.Chip = "lent"
	chipAll  listpage.Chip = "all"

	byTitle = "title"
)

// page is the smallest page of a list.
type page struct {
	*listpage.Page[book, shelf]
	library     *library
	side, broad *card
	turned      int
}

var (
	_ shell.Searcher   = (*page)(nil)
	_ shell.KeyHandler = (*page)(nil)
	_ shell.Shower     = (*page)(nil)
	_ shell.Focuser    = (*page)(nil)
)

func newPage(env *shell.Env, l *library, r shell.Route) *page {
	p := &page{library: l}
	m := listpage.NewModel(chipLent, chipAll, civil.MustParse("2026-09-18"), func(f shelf) int {
		if f.Shelf != 0 {
			return 1
		}
		return 0
	})
	p.Page = listpage.New(env, m, listpage.Spec[book, shelf]{
		Name: "books", Shown: "appeals.shown", Empty: "appeals.empty", Watch: []string{app.EntityFinding},
		Key: func(b book) int64 { return b.ID }, Columns: columns,
		SortOf: func(column string) string { return map[string]string{"title": byTitle}[column] },
		Order:  func() (string, bool) { return m.Sort, m.Desc },
		Chips:  []listpage.Chip{chipLent, chipAll},
		Chip:   func(c listpage.Chip) widgets.Chip { return widgets.Chip{Text: string(c)} },
		Ask:    p.ask,
		Counts: func() map[listpage.Chip]shelf { return map[listpage.Chip]shelf{chipLent: {Lent: true}, chipAll: {}} },
		Count: func(_ context.Context, f shelf) (int, error) {
			return len(l.find(f, "", false)), nil
		},
		Describe: func() []string { return []string{strings.TrimSpace(m.Title + " " + m.Words)} },
		Turn:     func() { p.turned++ },
		Keep:     func(s *listpage.State[shelf]) { s.More.Shelf = 0 },
		Take: func(r shell.Route) {
			if r.Title != "" {
				m.Open(shelf{Shelf: 2}, r.Title)
			}
		},
	})
	where := p.Bar.Picker("appeals.filter.settlement", func(f *shelf) *int64 { return &f.Shelf })
	where.SetOptions([]widgets.Option{widgets.IDOption(1, "fairy tales"), widgets.IDOption(2, "science")})
	p.Bar.Lay(nil, widgets.Cell{Width: 140, Object: where}, widgets.Cell{Width: 86, Object: p.ColumnsButton()})
	p.side, p.broad = newCard(p, false), newCard(p, true)
	p.Lay(container.NewStack(p.Table), p.side, p.broad)
	p.Begin(r)
	return p
}

func columns(casework.View) []widgets.Column[book] {
	return []widgets.Column[book]{
		{ID: "id", Title: "№", Width: 60, Text: func(b book) string { return fmt.Sprintf("no. %d", b.ID) }},
		{ID: "title", Title: "title of the book", Width: 200, Grow: 1, Sortable: true, Text: func(b book) string { return b.Title }},
	}
}

func (p *page) filter() shelf {
	f := p.Model.Base(func(c listpage.Chip) shelf { return shelf{Lent: c == chipLent} })
	if p.Model.More.Shelf != 0 {
		f.Shelf = p.Model.More.Shelf
	}
	f.Words = p.Model.Words
	return f
}

func (p *page) ask() listpage.Question[book] {
	f, sort, desc := p.filter(), p.Model.Sort, p.Model.Desc
	return listpage.Question[book]{
		Rows: func(_ context.Context, part rows.Part[book]) ([]book, error) {
			p.library.asked = append(p.library.asked, f.Words)
			found := p.library.find(f, sort, desc)
			from := part.Offset
			if part.After != nil {
				from = 1 + slices.IndexFunc(found, func(b book) bool { return b.ID == part.After.ID })
			}
			found = found[min(from, len(found)):]
			return found[:min(part.Limit, len(found))], nil
		},
		Count: func(context.Context) (int, error) { return len(p.library.find(f, "", false)), nil },
	}
}

// Key opens an entry for the book with the cursor on F2.
func (p *page) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyEscape:
		return p.Escape()
	case fyne.KeyF2:
		p.side.With(p.At(), func(b book) {
			p.Open(b.ID)
			p.Env.Window.Canvas().Focus(p.broad.note)
		})
	default:
		return false
	}
	return true
}

// card shows one book.
type card struct {
	*listpage.Card[book]
	title *widgets.Text
	note  *widgets.Entry
}

func newCard(p *page, wide bool) *card {
	c := &card{Card: listpage.NewCard(p.Stage, wide, p.library.read, func(b book) int64 { return b.ID }), title: widgets.NewHeading(""), note: widgets.NewEntry()}
	said := "beside: "
	if wide {
		said = "wide: "
	}
	c.OnPaint = func() { c.title.SetText(said + c.Data.Title) }
	long := widgets.NewInset(widgets.NewStack(8, c.title, c.note), 0, 0, 2000, 0)
	c.Lay("no book", long, c.Actions(widgets.NewButton("lend", nil)))
	return c
}

// rig is the page of the books in a window in memory.
type rig struct {
	*pagetest.Desk
	library *library
	page    *page
}

// newRig opens the page on three books, two of them lent.
func newRig(t testing.TB, r shell.Route, more ...book) *rig {
	t.Helper()
	d := &rig{Desk: pagetest.New(t), library: &library{books: append([]book{
		{ID: 1, Title: "Manas", Lent: true, Shelf: 1},
		{ID: 2, Title: "Bees", Shelf: 2},
		{ID: 3, Title: "Apples", Lent: true, Shelf: 2},
	}, more...)}}
	r.Place = shell.Appeals
	d.Show("ru", func(env *shell.Env, r shell.Route) shell.Page {
		d.page = newPage(env, d.library, r)
		return d.page
	}, r)
	return d
}

// again closes the page and opens it as the next day does.
func (d *rig) again() {
	d.page.Close()
	d.Show("ru", func(env *shell.Env, r shell.Route) shell.Page {
		d.page = newPage(env, d.library, r)
		return d.page
	}, shell.Route{Place: shell.Appeals})
}

// titles are the books in the table.
func (d *rig) titles() string {
	var said []string
	for i := range d.page.Table.Len() {
		b, _ := d.page.Feed.List().Row(i)
		said = append(said, b.Title)
	}
	return strings.Join(said, " ")
}

// at is the book with the cursor.
func (d *rig) at() string {
	b, _ := d.page.Table.Current()
	return b.Title
}

func (d *rig) changed() { d.Office.Bus.Publish(app.Changed{Kind: app.EntityFinding, ID: 1}) }
