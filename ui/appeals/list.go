package appeals

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/rows"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// load shows the list that the model asks for, from its beginning.
func (p *Page) load() {
	p.bar.paint()
	p.fetch(0, nil)
}

// reload brings the same list anew around what is on show. The rows on show stay
// until the new ones have come; cursor and selection stay with their appeals.
func (p *Page) reload() {
	if p.rows == nil {
		return
	}
	first, _ := p.table.VisibleRange()
	p.fetch(first, p.rows)
	p.card().reload()
}

// list is the rows on show with the question they answer.
type list struct {
	*rows.List[app.AppealRow]
	query app.AppealQuery
}

// fetch asks for the rows around first and for the number of all. An answer to
// an older question is dropped with its scope.
func (p *Page) fetch(first int, old *list) {
	scope := p.scope.Latest("rows")
	q := p.model.query()
	fresh := &list{rows.New(casework.RowKey, p.asker(scope, q)), q}
	fresh.Failed = p.env.Fail
	fresh.Partial = func(from, to int) { p.bring(scope, fresh, from, to) }
	fresh.Loaded = func() { p.arrived(fresh, old) }
	if old != nil {
		fresh.Follow(old.List)
	}
	fresh.Begin(first)
	p.count(scope, fresh)
	p.countChips()
}

func (p *Page) asker(scope *task.Scope, q app.AppealQuery) rows.Asker[app.AppealRow] {
	return func(part rows.Part[app.AppealRow], done func([]app.AppealRow, error)) {
		q := q
		q.After, q.Offset, q.Limit = part.After, part.Offset, part.Limit
		task.Run(scope, func(ctx context.Context) ([]app.AppealRow, error) {
			return p.env.Office.Appeals.Rows(ctx, q)
		}, done)
	}
}

// arrived shows rows that have come: the first of a new list replace the old one.
func (p *Page) arrived(fresh, old *list) {
	if p.rows == fresh {
		p.table.Reload()
		return
	}
	if old != nil && !fresh.Cover(p.table.VisibleRange()) {
		return
	}
	p.rows = fresh
	p.table.EmptyText, p.table.EmptyOffer = p.bar.emptyText(), ""
	id, desc := p.sorted()
	p.table.SetSort(id, desc)
	at := p.table.CurrentIndex()
	p.table.SetSource(fresh)
	p.stand(at, old)
	if old == nil && p.side.known {
		p.side.paint() // another search marks other words
	}
}

// stand puts the cursor on the first row of a new list. When the row it was on
// has left the list that was reloaded, the next one takes its place, so that a
// queue is worked off without searching.
func (p *Page) stand(at int, old *list) {
	if p.rows.Len() == 0 {
		p.side.clear()
		p.offerNearest()
		return
	}
	if old == nil {
		p.table.SelectIndex(0)
		return
	}
	if _, ok := p.table.Current(); !ok {
		p.table.SelectIndex(min(max(at, 0), p.rows.Len()-1))
	}
}

// offerNearest asks what a search that found nothing may have meant.
func (p *Page) offerNearest() {
	words := p.model.words
	if words == "" {
		return
	}
	task.Run(p.scope.Latest("nearest"), func(ctx context.Context) (string, error) {
		return p.env.Office.Appeals.Nearest(ctx, words)
	}, func(meant string, err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		if meant == "" || words != p.model.words || p.rows.Len() > 0 {
			return
		}
		p.table.EmptyOffer = p.env.T("appeals.nearest", "words", meant)
		p.table.OnOffer = func() { p.env.Search(meant) }
		p.table.Refresh()
	})
}

func (p *Page) count(scope *task.Scope, fresh *list) {
	f := fresh.query.Filter
	task.Run(scope, func(ctx context.Context) (int, error) {
		return p.env.Office.Appeals.Count(ctx, f, 0)
	}, func(n int, err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		fresh.SetTotal(n)
		p.bar.setTotal(n)
		if p.rows == fresh {
			p.table.Reload()
		}
	})
}

// countChips counts what each chip would show.
func (p *Page) countChips() {
	filters := map[chip]app.AppealFilter{}
	for _, c := range chips {
		if c != chipMine || p.model.me != 0 {
			filters[c] = p.model.counted(c)
		}
	}
	task.Run(p.scope.Latest("chips"), func(ctx context.Context) (map[chip]int, error) {
		counts := map[chip]int{}
		for c, f := range filters {
			n, err := p.env.Office.Appeals.Count(ctx, f, 0)
			if err != nil {
				return nil, err
			}
			counts[c] = n
		}
		return counts, nil
	}, func(counts map[chip]int, err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		p.bar.setCounts(counts)
	})
}

// current reads the card of the row that the cursor came to.
func (p *Page) current(r app.AppealRow, ok bool) {
	if !ok {
		task.After(p.scope, "card", pause, func() {})
		p.side.clear()
		return
	}
	task.After(p.scope, "card", pause, func() { p.side.show(r.ID) })
}

// selected keeps the places of the selected rows, and drops the answer to an
// earlier selection of rows that had to be brought.
func (p *Page) selected(keys []int64) {
	if p.rows != nil {
		p.rows.Remember(keys)
	}
	if p.ranging {
		p.ranging = false
		return
	}
	p.scope.Latest("range")
}

// bring loads the keys of a selection that reaches beyond what is in memory, and
// selects again when they are there.
func (p *Page) bring(within *task.Scope, of *list, from, to int) {
	if within.Context().Err() != nil {
		return
	}
	p.ranging = true
	if from > 0 {
		p.env.Status(p.env.T("appeals.selection.part"))
		return
	}
	q := of.query
	q.Limit = to
	task.Run(p.scope.Latest("range"), func(ctx context.Context) ([]app.AppealRow, error) {
		return p.env.Office.Appeals.Rows(ctx, q)
	}, func(found []app.AppealRow, err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		keys := make([]int64, len(found))
		for i, r := range found {
			keys[i] = r.ID
		}
		of.SetKeys(0, keys)
		p.table.TypedShortcut(&fyne.ShortcutSelectAll{})
	})
}

// sortBy orders the list by a column's header.
func (p *Page) sortBy(id string, desc bool) {
	sort, ok := casework.Sorts[casework.Column(id)]
	if !ok {
		return
	}
	p.model.Sort, p.model.Desc = sort, desc
	p.keep()
	p.load()
}

// sorted is the column whose header shows the order.
func (p *Page) sorted() (id string, desc bool) {
	sort, desc := p.model.order()
	for _, c := range casework.JournalColumns {
		if casework.Sorts[c] == sort {
			return string(c), desc
		}
	}
	return "", desc
}

// showColumns lets one choose the columns of the table.
func (p *Page) showColumns() {
	var items []*fyne.MenuItem
	for i, c := range p.table.Layout() {
		item := fyne.NewMenuItem(p.view.Title(casework.Column(c.ID)), func() { p.toggleColumn(i) })
		item.Checked = !c.Hidden
		items = append(items, item)
	}
	items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(p.env.T("appeals.columns.reset"), p.resetColumns))
	widgets.ShowMenuUnder(p.bar.columns, items...)
}

func (p *Page) toggleColumn(i int) {
	layout := p.table.Layout()
	layout[i].Hidden = !layout[i].Hidden
	p.table.SetLayout(layout)
	p.keep()
}

func (p *Page) resetColumns() {
	p.table.SetColumns(p.view.Columns()...)
	p.keep()
}

// Export implements shell.Exporter: the list as it is shown, all of its rows.
func (p *Page) Export() {
	filters := []dialogs.Filter{
		{Name: p.env.T("appeals.export.xlsx"), Extensions: []string{"xlsx"}},
		{Name: p.env.T("appeals.export.csv"), Extensions: []string{"csv"}},
	}
	f := p.model.filter()
	name := p.env.T("appeals.export.name", "date", p.model.today.String())
	p.env.Dialogs.SaveFile(p.env.T("appeals.export.title"), name, filters, func(path string, err error) {
		if err != nil || path == "" {
			p.env.Fail(err)
			return
		}
		p.export(f, path)
	})
}

func (p *Page) export(f app.AppealFilter, path string) {
	task.Do(p.scope, func(ctx context.Context) error {
		return p.env.Export(ctx, shell.Listing{Table: "appeals", Filter: f, Words: f.Words}, path)
	}, func(err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		p.env.Status(p.env.T("appeals.export.done", "path", path))
	})
}
