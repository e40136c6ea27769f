package plan

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/rows"
	"kairyluu/ui/task"
)

// load shows what the model asks for, from its beginning.
func (p *Page) load() {
	p.bar.paint()
	switch p.model.look {
	case lookBoard:
		p.board.load()
	case lookOutcomes:
		p.outcomes.load()
	default:
		p.fetch(0, nil)
	}
	p.countChips()
}

// reload brings the same anew around what is on show. What is on show stays until
// it has come; cursor and selection stay with their decisions.
func (p *Page) reload() {
	switch p.model.look {
	case lookBoard:
		p.board.load()
	case lookOutcomes:
		p.outcomes.load()
	default:
		if p.rows != nil {
			first, _ := p.table.VisibleRange()
			p.fetch(first, p.rows)
		}
	}
	p.countChips()
	p.card().reload()
}

// list is the rows on show with the question they answer.
type list struct {
	*rows.List[app.DecisionRow]
	query app.DecisionQuery
}

// fetch asks for the rows around first and for the number of all. An answer to
// an older question is dropped with its scope.
func (p *Page) fetch(first int, old *list) {
	scope := p.scope.Latest("rows")
	q := p.model.query()
	fresh := &list{rows.New(rowKey, p.asker(scope, q)), q}
	fresh.Failed = p.env.Fail
	fresh.Partial = func(from, to int) { p.bring(scope, fresh, from, to) }
	fresh.Loaded = func() { p.arrived(fresh, old) }
	if old != nil {
		fresh.Follow(old.List)
	}
	fresh.Begin(first)
	p.count(scope, fresh)
}

func (p *Page) asker(scope *task.Scope, q app.DecisionQuery) rows.Asker[app.DecisionRow] {
	return func(part rows.Part[app.DecisionRow], done func([]app.DecisionRow, error)) {
		q := q
		q.After, q.Offset, q.Limit = part.After, part.Offset, part.Limit
		task.Run(scope, func(ctx context.Context) ([]app.DecisionRow, error) {
			return p.env.Office.Decisions.Rows(ctx, q)
		}, done)
	}
}

// arrived shows rows that have come: the first of a new list replace the old one.
func (p *Page) arrived(fresh, old *list) {
	if p.rows == fresh {
		p.table.Reload()
		p.inline.renew()
		return
	}
	if old != nil && !fresh.Cover(p.table.VisibleRange()) {
		return
	}
	p.rows = fresh
	p.table.EmptyText = p.bar.emptyText()
	id, desc := p.sorted()
	p.table.SetSort(id, desc)
	at := p.table.CurrentIndex()
	p.table.SetSource(fresh)
	p.stand(at, old)
	p.inline.renew()
}

// stand puts the cursor on the first row of a new list. When the row it was on
// has left the list that was reloaded, the next one takes its place, so that the
// plan is worked off without searching.
func (p *Page) stand(at int, old *list) {
	if p.rows.Len() == 0 {
		p.side.clear()
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

func (p *Page) count(scope *task.Scope, fresh *list) {
	f := fresh.query.Filter
	task.Run(scope, func(ctx context.Context) (int, error) {
		return p.env.Office.Decisions.Count(ctx, f, 0)
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
	filters := map[chip]app.DecisionFilter{}
	for _, c := range chips {
		filters[c] = p.model.counted(c)
	}
	task.Run(p.scope.Latest("chips"), func(ctx context.Context) (map[chip]int, error) {
		counts := map[chip]int{}
		for c, f := range filters {
			n, err := p.env.Office.Decisions.Count(ctx, f, 0)
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

// stoodOn reads the card of the decision that the cursor came to.
func (p *Page) stoodOn(id int64, ok bool) {
	if !ok {
		task.After(p.scope, "card", pause, func() {})
		p.side.clear()
		return
	}
	task.After(p.scope, "card", pause, func() { p.side.show(id) })
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
func (p *Page) bring(within *task.Scope, l *list, from, to int) {
	if within.Context().Err() != nil {
		return
	}
	p.ranging = true
	if from > 0 {
		p.env.Status(p.env.T("plan.selection.part"))
		return
	}
	q := l.query
	q.Limit = to
	task.Run(p.scope.Latest("range"), func(ctx context.Context) ([]app.DecisionRow, error) {
		return p.env.Office.Decisions.Rows(ctx, q)
	}, func(found []app.DecisionRow, err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		keys := make([]int64, len(found))
		for i, r := range found {
			keys[i] = r.ID
		}
		l.SetKeys(0, keys)
		p.table.TypedShortcut(&fyne.ShortcutSelectAll{})
	})
}

// sortBy orders the list by a column's header.
func (p *Page) sortBy(id string, desc bool) {
	sort, ok := sorts[column(id)]
	if !ok {
		return
	}
	p.inline.close()
	p.model.Sort, p.model.Desc = sort, desc
	p.keep()
	p.load()
}

// sorted is the column whose header shows the order.
func (p *Page) sorted() (id string, desc bool) {
	sort, desc := p.model.order()
	for _, c := range columns {
		if sorts[c] == sort {
			return string(c), desc
		}
	}
	return "", desc
}

// columnItems let one choose the columns of the table.
func (p *Page) columnItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for i, c := range p.table.Layout() {
		item := fyne.NewMenuItem(p.view.title(column(c.ID)), func() { p.toggleColumn(i) })
		item.Checked = !c.Hidden
		items = append(items, item)
	}
	return append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(p.env.T("plan.columns.reset"), p.resetColumns))
}

func (p *Page) toggleColumn(i int) {
	layout := p.table.Layout()
	layout[i].Hidden = !layout[i].Hidden
	p.table.SetLayout(layout)
	p.keep()
}

func (p *Page) resetColumns() {
	p.table.SetColumns(p.view.tableColumns()...)
	p.keep()
}
