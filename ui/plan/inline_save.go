package plan

import (
	"context"
	"errors"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
)

// step saves what is typed and goes to the next row, or to the one before.
func (e *inline) step(by int) {
	if e.busy || e.wanted >= 0 {
		return
	}
	edit, changed, faults := e.typed().edit(e.row)
	switch {
	case len(faults.Errors) > 0:
		e.refuse(faults.Errors)
	case !changed:
		e.goTo(e.neighbour(by))
	default:
		e.save(edit, e.neighbour(by))
	}
}

// neighbour is the next row that is not finished, by its key where it is known.
func (e *inline) neighbour(by int) place {
	rows := e.page.Feed.List()
	i, ok := rows.IndexOf(e.row.ID)
	if !ok {
		return place{index: -1}
	}
	for i += by; i >= 0 && i < rows.Len(); i += by {
		row, here := rows.Row(i)
		if !here {
			return place{index: i}
		}
		if !row.State.Finished() {
			return place{index: i, id: row.ID}
		}
	}
	return place{index: -1}
}

// place is where the strip goes next: a row, or a position that is not loaded;
// -1 is nowhere.
type place struct {
	index int
	id    int64
}

func (e *inline) save(edit app.PlanEdit, next place) {
	p := e.page
	e.busy = true
	task.Run(p.Env.NewScope(), func(ctx context.Context) (app.PlanResult, error) {
		return p.Env.Office.Decisions.Edit(ctx, []app.PlanEdit{edit})[0], nil
	}, func(r app.PlanResult, err error) {
		here := e.strip.IsOpen() && e.row.ID == edit.ID // it may have been left meanwhile
		if here {
			e.busy = false
		}
		switch err = errors.Join(err, r.Err); {
		case err != nil && here:
			e.failed(err)
			return
		case err != nil:
			p.Env.Fail(err)
			return
		}
		e.saved[r.ID] = r
		p.Env.Status(p.Env.T("plan.inline.saved", "number", number(r.ID), "percent", percent(r.Progress.Percent)))
		if here {
			e.goTo(next)
		}
	})
}

// goTo opens the strip on another row; behind the last one the table has the
// focus again.
func (e *inline) goTo(next place) {
	p := e.page
	if next.index < 0 {
		e.close()
		p.Focus()
		return
	}
	i := next.index
	if at, ok := p.Feed.List().IndexOf(next.id); ok && next.id != 0 {
		i = at
	}
	p.Table.SelectIndex(i)
	row, ok := p.Feed.List().Row(i)
	if !ok {
		e.wanted = i
		e.strip.Close()
		return
	}
	e.edit(newest(row, e.saved))
}

// failed tells beside the row why it was not saved.
func (e *inline) failed(err error) {
	p := e.page
	refusal, ok := errors.AsType[*app.Error](err)
	switch {
	case !ok:
		p.Env.Fail(err)
	case refusal.Code == app.Conflict:
		e.meet()
	case len(refusal.Fields) > 0:
		e.refuse(refusal.Fields)
	default:
		sentence, _ := p.Env.Words.Error(err)
		e.tell(sentence, theme.ColorLate)
		e.follow()
	}
}

func (e *inline) refuse(faults []app.FieldError) {
	fields := make([]string, len(faults))
	for i, f := range faults {
		fields[i] = f.Field
	}
	e.mark(fields...)
	e.tell(e.page.Env.Words.Field(faults[0]), theme.ColorLate)
	switch faults[0].Field {
	case "percent":
		e.page.Env.Window.Canvas().Focus(e.percent)
	case "due":
		e.page.Env.Window.Canvas().Focus(e.due)
	default:
		e.page.Env.Window.Canvas().Focus(e.note)
	}
	e.follow()
}

// merge takes a newer row: cells that were not touched show it, the rest stays.
func (e *inline) merge(row app.DecisionRow) {
	mine, theirs := e.typed(), typedOf(row)
	if mine.percent == e.base.percent {
		e.percent.SetText(theirs.percent)
	}
	if mine.dueOK && mine.due == e.base.due {
		e.due.SetDay(casework.Day(theirs.due))
	}
	e.row, e.base = row, theirs
}

// meet tells what another window made of the row meanwhile; saving again puts
// what is typed here over it.
func (e *inline) meet() {
	p, id := e.page, e.row.ID
	task.Run(p.Scope.Latest("conflict"), func(ctx context.Context) ([]app.DecisionRow, error) {
		return p.Env.Office.Decisions.Rows(ctx, app.DecisionQuery{Filter: app.DecisionFilter{ID: id}, Limit: 1})
	}, func(found []app.DecisionRow, err error) {
		switch {
		case err != nil:
			p.Env.Fail(err)
		case len(found) == 0 || found[0].State.Finished():
			e.close()
			p.Env.Hint(p.Env.T("plan.inline.finished", "number", number(id)))
			p.Focus()
		case e.strip.IsOpen() && e.row.ID == id:
			e.merge(found[0])
			e.tell(p.Env.T("plan.inline.conflict", "percent", percent(e.row.Percent), "due", p.view.dueAlone(e.row.Progress)), theme.ColorSoon)
			e.follow()
		}
	})
}
