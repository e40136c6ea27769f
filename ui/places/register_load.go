package places

import (
	"context"

	"kairyluu/app"
	"kairyluu/ui/attached"
	"kairyluu/ui/rows"
	"kairyluu/ui/task"
)

// refresh reads anew what is in sight and stays where it is.
func (r *register) refresh() {
	first, _ := r.table.VisibleRange()
	r.load(first, false)
}

func (r *register) load(first int, fromTop bool) {
	filter := r.filter
	task.Run(r.scope.Latest("count "+string(filter.Kind)), func(ctx context.Context) (int, error) {
		return r.env.Office.Findings.Count(ctx, filter, 0)
	}, func(total int, err error) {
		if err != nil {
			r.env.Fail(err)
			return
		}
		r.begin(total, min(first, max(0, total-1)), fromTop)
	})
}

// begin asks for a fresh list; the table keeps the old one until that has come.
func (r *register) begin(total, first int, fromTop bool) {
	fresh := r.newList()
	fresh.Failed = r.env.Fail
	fresh.SetTotal(total)
	fresh.Loaded = func() {
		if r.list == fresh {
			r.table.Reload()
			return
		}
		r.list = fresh
		r.showList(fromTop)
	}
	fresh.Begin(first)
}

// newList is the list behind the table. A register is short: its store counts
// its way to a page.
func (r *register) newList() *rows.List[app.Finding] {
	scope, filter := r.scope.Latest("rows "+string(r.filter.Kind)), r.filter
	var list *rows.List[app.Finding]
	list = rows.New(findingKey, func(part rows.Part[app.Finding], done func([]app.Finding, error)) {
		offset := part.Offset
		if part.After != nil {
			before, _ := list.IndexOf(part.After.ID)
			offset = before + 1
		}
		task.Run(scope, func(ctx context.Context) ([]app.Finding, error) {
			return r.env.Office.Findings.Rows(ctx, filter, offset, part.Limit)
		}, done)
	})
	return list
}

func (r *register) showList(fromTop bool) {
	r.count.SetText(r.env.T("places.lines", "n", r.list.Len()))
	r.table.SetSource(r.list)
	switch i, ok := r.list.IndexOf(r.opening); {
	case r.opening != 0 && ok:
		r.table.SelectIndex(i)
	case r.opening != 0:
		r.openCard(r.opening) // further down the list than one page
	case fromTop && r.list.Len() > 0:
		r.table.SelectIndex(0)
	case r.list.Len() == 0 && !r.editing:
		r.card.clear()
	}
	r.opening = 0
	if id := r.card.shown.Finding.ID; id != 0 && !r.editing {
		r.openCard(id)
	}
}

// onCurrent follows the cursor of the table with the card.
func (r *register) onCurrent(f app.Finding, ok bool) {
	if !ok || f.ID == r.card.shown.Finding.ID || r.editing && f.ID == r.session.Form.Stored.ID {
		return
	}
	r.guard().Pass(func() {
		r.closeEditor(func() { r.openCard(f.ID) })
	})
}

func (r *register) openCard(id int64) {
	task.Run(r.scope.Latest("card "+string(r.filter.Kind)), readFinding(r.env, id), func(c app.FindingCase, err error) {
		if err != nil {
			r.env.Fail(err)
			return
		}
		r.card.show(c)
		r.env.OnDrop = func(paths []string) { attached.Attach(r.env, r.scope, r.target(), paths) }
	})
}
