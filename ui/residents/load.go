package residents

import (
	"context"

	"kairyluu/app"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/rows"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// found is how many residents fit a filter, and the filter itself once the one
// that a route asks for is known by name.
type found struct {
	filter app.ResidentFilter
	total  int
}

// Load shows the residents that fit the filter, from the first one.
func (p *Page) Load() { p.load(0, true) }

// refresh reads anew what is in sight and stays where it is.
func (p *Page) refresh() {
	first, _ := p.table.VisibleRange()
	p.load(first, false)
}

func (p *Page) load(first int, fromTop bool) {
	filter, opening := p.filter, p.opening
	task.Run(p.scope.Latest("count"), func(ctx context.Context) (found, error) {
		if opening != 0 {
			r, err := p.env.Office.Residents.Resident(ctx, opening)
			if err != nil {
				return found{}, err
			}
			filter.Words = r.Name.Full()
		}
		total, err := p.env.Office.Residents.Count(ctx, filter, 0)
		return found{filter, total}, err
	}, func(f found, err error) {
		if err != nil {
			p.opening = 0
			p.env.Fail(err)
			return
		}
		p.filter = f.filter
		p.begin(f.total, min(first, max(0, f.total-1)), fromTop)
	})
}

// begin asks for a fresh list from its row in sight; the table keeps the old one
// until that has come, so that nothing blinks.
func (p *Page) begin(total, first int, fromTop bool) {
	fresh := p.newList()
	fresh.Failed = p.env.Fail
	fresh.SetTotal(total)
	fresh.Loaded = func() {
		if p.list == fresh {
			p.table.Reload()
			return
		}
		p.list = fresh
		p.showList(fromTop)
	}
	fresh.Begin(first)
}

// newList is the list behind the table. The store of residents counts its way to
// a page, so the row before it only tells where that is.
func (p *Page) newList() *rows.List[app.ResidentRow] {
	scope, filter := p.scope.Latest("rows"), p.filter
	var list *rows.List[app.ResidentRow]
	list = rows.New(residentKey, func(part rows.Part[app.ResidentRow], done func([]app.ResidentRow, error)) {
		offset := part.Offset
		if part.After != nil {
			before, _ := list.IndexOf(part.After.ID)
			offset = before + 1
		}
		task.Run(scope, func(ctx context.Context) ([]app.ResidentRow, error) {
			return p.env.Office.Residents.Rows(ctx, filter, offset, part.Limit)
		}, done)
	})
	return list
}

func residentKey(r app.ResidentRow) int64 { return r.ID }

// showList puts a list that has come into the table.
func (p *Page) showList(fromTop bool) {
	p.count.SetText(p.env.T("residents.count", "n", p.list.Len()))
	p.showSearch()
	p.table.SetSource(p.list)
	switch i, ok := p.list.IndexOf(p.opening); {
	case p.opening != 0 && ok:
		p.table.SelectIndex(i)
	case fromTop && p.list.Len() > 0:
		p.table.SelectIndex(0)
	case p.list.Len() == 0 && !p.editing:
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
