package listpage

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/ui/rows"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// Question is one list, narrowed and sorted, that can be asked for in parts.
type Question[Row any] struct {
	Rows  func(ctx context.Context, part rows.Part[Row]) ([]Row, error)
	Count func(ctx context.Context) (int, error)
}

// Feed keeps a table filled with the answers to a question. An answer to an older
// question never overwrites that to a newer one.
type Feed[Row any] struct {
	OnRows  func()          // rows have come into the table
	OnList  func(anew bool) // another list is about to stand in the table; anew: not the same one reloaded
	OnStood func(anew bool) // it stands there with its cursor
	OnTotal func(n int)     // how many rows there are is known

	stage   *Stage
	table   *widgets.Table[Row]
	key     func(Row) int64
	ask     func() Question[Row]
	list    *list[Row]
	ranging bool // a selection asked for rows that are not in memory
}

// list is the rows on show with the question they answer.
type list[Row any] struct {
	*rows.List[Row]
	question Question[Row]
}

func newFeed[Row any](s *Stage, table *widgets.Table[Row], key func(Row) int64, ask func() Question[Row]) *Feed[Row] {
	f := &Feed[Row]{
		OnRows: func() {}, OnList: func(bool) {}, OnStood: func(bool) {}, OnTotal: func(int) {},
		stage: s, table: table, key: key, ask: ask,
	}
	table.OnSelection = f.selected
	return f
}

// List is the rows on show; nil before the first have come.
func (f *Feed[Row]) List() *rows.List[Row] {
	if f.list == nil {
		return nil
	}
	return f.list.List
}

// Load shows the list from its beginning.
func (f *Feed[Row]) Load() { f.fetch(0, nil) }

// Reload brings the list anew around what is on show.
func (f *Feed[Row]) Reload() {
	if f.list == nil {
		return
	}
	first, _ := f.table.VisibleRange()
	f.fetch(first, f.list)
}

// fetch asks for the rows around first and for the number of all.
func (f *Feed[Row]) fetch(first int, old *list[Row]) {
	scope := f.stage.Scope.Latest("rows")
	q := f.ask()
	fresh := &list[Row]{rows.New(f.key, func(part rows.Part[Row], done func([]Row, error)) {
		task.Run(scope, func(ctx context.Context) ([]Row, error) { return q.Rows(ctx, part) }, done)
	}), q}
	fresh.Failed = f.stage.Env.Fail
	fresh.Partial = func(from, to int) { f.bring(scope, fresh, from, to) }
	fresh.Loaded = func() { f.arrived(fresh, old) }
	if old != nil {
		fresh.Follow(old.List)
	}
	fresh.Begin(first)
	f.count(scope, fresh)
}

// arrived shows rows that have come: the first of a new list replace the old one.
func (f *Feed[Row]) arrived(fresh, old *list[Row]) {
	if f.list == fresh {
		f.table.Reload()
		f.OnRows()
		return
	}
	if old != nil && !fresh.Cover(f.table.VisibleRange()) {
		return
	}
	f.list = fresh
	f.OnList(old == nil)
	at := f.table.CurrentIndex()
	f.table.SetSource(fresh)
	f.stand(at, old == nil)
	f.OnStood(old == nil)
	f.OnRows()
}

// stand puts the cursor on the first row of a new list. When the row it was on
// has left the list that was reloaded, the next one takes its place, so that a
// queue is worked off without searching.
func (f *Feed[Row]) stand(at int, anew bool) {
	if f.list.Len() == 0 {
		f.stage.side.Clear()
		return
	}
	if anew {
		f.table.SelectIndex(0)
		return
	}
	if _, ok := f.table.Current(); !ok {
		f.table.SelectIndex(min(max(at, 0), f.list.Len()-1))
	}
}

func (f *Feed[Row]) count(scope *task.Scope, fresh *list[Row]) {
	task.Run(scope, fresh.question.Count, func(n int, err error) {
		if err != nil {
			f.stage.Env.Fail(err)
			return
		}
		fresh.SetTotal(n)
		f.OnTotal(n)
		if f.list == fresh {
			f.table.Reload()
		}
	})
}

// selected keeps the places of the selected rows, and drops the answer to an
// earlier selection of rows that had to be brought.
func (f *Feed[Row]) selected(keys []int64) {
	if f.list != nil {
		f.list.Remember(keys)
	}
	if f.ranging {
		f.ranging = false
		return
	}
	f.stage.Scope.Latest("range")
}

// bring loads the keys of a selection that reaches beyond what is in memory, and
// selects again when they are there.
func (f *Feed[Row]) bring(within *task.Scope, of *list[Row], from, to int) {
	if within.Context().Err() != nil {
		return
	}
	f.ranging = true
	if from > 0 {
		f.stage.Env.Hint(f.stage.Env.T("list.selection.part"))
		return
	}
	task.Run(f.stage.Scope.Latest("range"), func(ctx context.Context) ([]Row, error) {
		return of.question.Rows(ctx, rows.Part[Row]{Limit: to})
	}, func(found []Row, err error) {
		if err != nil {
			f.stage.Env.Fail(err)
			return
		}
		keys := make([]int64, len(found))
		for i, r := range found {
			keys[i] = f.key(r)
		}
		of.SetKeys(0, keys)
		f.table.TypedShortcut(&fyne.ShortcutSelectAll{})
	})
}
