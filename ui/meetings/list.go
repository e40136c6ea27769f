package meetings

import (
	"context"

	"kairyluu/app"
	"kairyluu/ui/rows"
	"kairyluu/ui/task"
)

// list is the rows on show with the question they answer.
type list struct {
	*rows.List[app.MeetingRow]
	query app.MeetingQuery
}

// load shows what the model asks for, from its beginning.
func (p *Page) load() {
	p.bar.paint()
	p.fetch(0, nil)
	if p.model.Calendar {
		p.calendar.load()
	}
}

// reload brings the same list anew around what is on show; cursor and card stay
// with their meeting.
func (p *Page) reload() {
	if p.list == nil {
		return
	}
	first, _ := p.table.VisibleRange()
	p.fetch(first, p.list)
	p.card().reload()
	if p.model.Calendar {
		p.calendar.load()
	}
}

// fetch asks for the rows around first and for the number of all. An answer to
// an older question is dropped with its scope.
func (p *Page) fetch(first int, old *list) {
	scope := p.scope.Latest("rows")
	q := p.model.query()
	fresh := &list{rows.New(rowKey, p.asker(scope, q)), q}
	fresh.Failed = p.env.Fail
	fresh.Loaded = func() { p.arrived(fresh, old) }
	if old != nil {
		fresh.Follow(old.List)
	}
	fresh.Begin(first)
	p.count(scope, fresh)
	p.countChips()
}

func (p *Page) asker(scope *task.Scope, q app.MeetingQuery) rows.Asker[app.MeetingRow] {
	return func(part rows.Part[app.MeetingRow], done func([]app.MeetingRow, error)) {
		q := q
		q.After, q.Offset, q.Limit = part.After, part.Offset, part.Limit
		task.Run(scope, func(ctx context.Context) ([]app.MeetingRow, error) {
			return p.env.Office.Meetings.Rows(ctx, q)
		}, done)
	}
}

// arrived shows rows that have come: the first of a new list replace the old one.
func (p *Page) arrived(fresh, old *list) {
	if p.list == fresh {
		p.table.Reload()
		return
	}
	if old != nil && !fresh.Cover(p.table.VisibleRange()) {
		return
	}
	p.list = fresh
	p.table.EmptyText = p.bar.emptyText()
	at := p.table.CurrentIndex()
	p.table.SetSource(fresh)
	p.stand(at, old)
}

// stand puts the cursor on the first row of a new list; when its row has left a
// list that was reloaded, the next one takes its place.
func (p *Page) stand(at int, old *list) {
	switch {
	case p.list.Len() == 0:
		p.side.clear()
	case old == nil:
		p.table.SelectIndex(0)
	default:
		if _, ok := p.table.Current(); !ok {
			p.table.SelectIndex(min(max(at, 0), p.list.Len()-1))
		}
	}
}

func (p *Page) count(scope *task.Scope, fresh *list) {
	f := fresh.query.Filter
	task.Run(scope, func(ctx context.Context) (int, error) {
		return p.env.Office.Meetings.Count(ctx, f, 0)
	}, func(n int, err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		fresh.SetTotal(n)
		p.bar.setTotal(n)
		if p.list == fresh {
			p.table.Reload()
		}
	})
}

// countChips counts what each chip would show.
func (p *Page) countChips() {
	filters := map[chip]app.MeetingFilter{}
	for _, c := range chips {
		filters[c] = p.model.counted(c)
	}
	task.Run(p.scope.Latest("chips"), func(ctx context.Context) (map[chip]int, error) {
		counts := map[chip]int{}
		for c, f := range filters {
			n, err := p.env.Office.Meetings.Count(ctx, f, 0)
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
func (p *Page) current(r app.MeetingRow, ok bool) {
	if !ok {
		task.After(p.scope, "card", pause, func() {})
		p.side.clear()
		return
	}
	task.After(p.scope, "card", pause, func() { p.side.show(r.ID) })
}
