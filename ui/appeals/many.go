package appeals

import (
	"cmp"
	"context"
	"slices"
	"sync/atomic"

	"kairyluu/ui/dialogs"
	"kairyluu/ui/task"
	"kairyluu/ui/words"
)

// portion is how many appeals are changed between two looks at the progress bar
// and at whether the user has stopped it.
const portion = 20

// changing is done to some appeals and tells how many took it, and the first refusal.
type changing func(ctx context.Context, ids []int64) (done int, err error)

// changeMany does a change to the selected appeals. Of very many it asks first,
// shows how far it is and can be stopped; what is done then stays done.
func (p *Page) changeMany(ids []int64, do changing, done func(n int, err error)) {
	if len(ids) <= manyAtOnce {
		task.Run(p.Scope.Latest("many"), func(ctx context.Context) (int, error) { return do(ctx, ids) }, done)
		return
	}
	n := len(ids)
	p.Env.Dialogs.Confirm(dialogs.Question{
		Title:   p.Env.T("appeals.many.title", "n", n),
		Message: p.Env.T("appeals.many.message"),
		Act:     p.Env.T("appeals.many.do", "n", n),
	}, func() { p.changeInPortions(ids, do, done) })
}

func (p *Page) changeInPortions(ids []int64, do changing, done func(int, error)) {
	var stopped atomic.Bool
	progress := p.Env.Dialogs.Progress(p.Env.T("appeals.many.doing"), func() { stopped.Store(true) })
	work := func(ctx context.Context, step func(float64)) (n int, err error) {
		for some := range slices.Chunk(ids, portion) {
			if stopped.Load() || ctx.Err() != nil {
				return n, cmp.Or(err, ctx.Err())
			}
			changed, refused := do(ctx, some)
			n, err = n+changed, cmp.Or(err, refused)
			step(float64(n) / float64(len(ids)))
		}
		return n, err
	}
	task.Progress(p.Scope.Latest("many"), work, func(fraction float64) { progress.Set(fraction, "") }, func(n int, err error) {
		progress.Close()
		done(n, err)
	})
}

// tellMany says in the status line how many were changed, and why the others
// were not.
func (p *Page) tellMany(sentence string, n, all int, err error) {
	p.Env.Status(sentence)
	switch {
	case err != nil:
		p.Env.Dialogs.Message(p.Env.T("appeals.partly.title"), partly(p.Env.Words, n, all, err))
	case n < all:
		p.Env.Hint(p.Env.T("appeals.many.stopped", "n", n, "all", all))
	}
}

// partly tells how many of many were changed, and why the first other was not.
func partly(w words.Words, n, all int, err error) string {
	why, ok := w.Error(err)
	if !ok {
		why = err.Error()
	}
	return w.T("appeals.partly.message", "n", n, "all", all, "why", why)
}
