package residents

import (
	"context"
	"time"

	"kairyluu/app"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// settle is how long scrolling must rest before rows are asked for: dragging the
// bar over half a million people must not ask for all of them.
const settle = 40 * time.Millisecond

// found is a list and the pages of it that are needed first.
type found struct {
	total int
	pages map[int][]app.ResidentRow
}

// Load shows the residents that fit the filter, from the first one.
func (p *Page) Load() { p.load([]int{0}, true) }

// refresh reads anew what is in sight and stays where it is.
func (p *Page) refresh() {
	first, count := p.table.VisibleRange()
	pages := []int{first / pageSize}
	if last := (first + count) / pageSize; last != pages[0] {
		pages = append(pages, last)
	}
	p.load(pages, false)
}

func (p *Page) load(pages []int, fromTop bool) {
	filter, opening := p.filter, p.opening
	task.Run(p.scope.Latest("list"), func(ctx context.Context) (found, error) {
		if opening != 0 {
			r, err := p.env.Office.Residents.Resident(ctx, opening)
			if err != nil {
				return found{}, err
			}
			filter.Words = r.Name.Full()
		}
		return p.find(ctx, filter, pages)
	}, func(f found, err error) {
		if err != nil {
			p.opening = 0
			p.env.Fail(err)
			return
		}
		p.filter = filter
		p.showRows(f, fromTop)
	})
}

func (p *Page) find(ctx context.Context, filter app.ResidentFilter, pages []int) (found, error) {
	f := found{pages: map[int][]app.ResidentRow{}}
	var err error
	if f.total, err = p.env.Office.Residents.Count(ctx, filter, 0); err != nil {
		return f, err
	}
	for _, n := range pages {
		if n*pageSize > f.total {
			continue
		}
		if f.pages[n], err = p.env.Office.Residents.Rows(ctx, filter, n*pageSize, pageSize); err != nil {
			return f, err
		}
	}
	return f, nil
}

func (p *Page) showRows(f found, fromTop bool) {
	p.rows = newRows(f.total, p.wantRows)
	for n, page := range f.pages {
		p.rows.add(n, page)
	}
	p.count.SetText(p.env.T("residents.count", "n", f.total))
	p.showSearch()
	p.table.SetSource(p.rows)
	switch i, ok := p.rows.IndexOf(p.opening); {
	case p.opening != 0 && ok:
		p.table.SelectIndex(i)
	case fromTop && f.total > 0:
		p.table.SelectIndex(0)
	case f.total == 0 && !p.editing:
		p.card.clear()
	}
	p.opening = 0
	p.refreshCard()
}

// showSearch tells what the list is narrowed by; a tap takes it back.
func (p *Page) showSearch() {
	if p.filter.Words == "" {
		p.searched.SetChips()
		return
	}
	p.searched.SetChips(widgets.Chip{ID: "words", Text: "«" + p.filter.Words + "» ×"})
	p.searched.SetSelected()
}

// wantRows asks for the rows in sight once scrolling rests.
func (p *Page) wantRows() {
	task.After(p.scope, "rows", settle, func() {
		first, count := p.table.VisibleRange()
		pages := p.rows.missing(first, count)
		if len(pages) == 0 {
			return
		}
		rows, filter := p.rows, p.filter
		task.Run(p.scope.Latest("rows"), func(ctx context.Context) (map[int][]app.ResidentRow, error) {
			got := map[int][]app.ResidentRow{}
			for _, n := range pages {
				page, err := p.env.Office.Residents.Rows(ctx, filter, n*pageSize, pageSize)
				if err != nil {
					return nil, err
				}
				got[n] = page
			}
			return got, nil
		}, func(got map[int][]app.ResidentRow, err error) {
			if err != nil {
				p.env.Fail(err)
				return
			}
			for n, page := range got {
				rows.add(n, page)
			}
			p.table.Reload()
		})
	})
}

// onCurrent follows the cursor of the table with the card.
func (p *Page) onCurrent(r app.ResidentRow, ok bool) {
	if !ok || r.ID == p.card.d.ID || p.editing && r.ID == p.stored.ID {
		return
	}
	p.guard().Pass(func() {
		p.closeEditor()
		p.openCard(r.ID)
	})
}

func (p *Page) openCard(id int64) {
	task.Run(p.scope.Latest("card"), func(ctx context.Context) (dossier, error) {
		return readDossier(ctx, p.env.Office, id)
	}, func(d dossier, err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		p.card.show(p.view, d)
	})
}

// refreshCard reads the card on show anew.
func (p *Page) refreshCard() {
	if id := p.card.d.ID; id != 0 && !p.editing {
		p.openCard(id)
	}
}

// Export implements shell.Exporter: the table as it is narrowed by words.
func (p *Page) Export() {
	words := p.filter.Words
	filters := []dialogs.Filter{
		{Name: p.env.T("residents.file.xlsx"), Extensions: []string{"xlsx"}},
		{Name: p.env.T("residents.file.csv"), Extensions: []string{"csv"}},
	}
	p.env.Dialogs.SaveFile(p.env.T("residents.export"), p.env.T("residents.file"), filters, func(path string, err error) {
		if err != nil || path == "" {
			p.env.Fail(err)
			return
		}
		p.exportTo(path, words)
	})
}

func (p *Page) exportTo(path, words string) {
	p.env.Status(p.env.T("residents.exporting"))
	task.Do(p.env.NewScope(), func(ctx context.Context) error {
		return p.env.Export(ctx, shell.Listing{Table: "residents", Words: words}, path)
	}, func(err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		p.env.Status(p.env.T("residents.exported", "path", path))
	})
}
