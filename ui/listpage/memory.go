package listpage

import (
	"context"

	"kairyluu/ui/casework"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// kept is what a page remembers between starts.
type kept[Filter any] struct {
	State  State[Filter]          `json:"state"`
	Layout []widgets.ColumnLayout `json:"layout,omitempty"`
	Card   float32                `json:"card,omitempty"`
}

// opened is what a page reads before its first list.
type opened[Filter any] struct {
	view casework.View
	kept kept[Filter]
	then func()
}

func (p *Page[Row, Filter]) prepare(r shell.Route) {
	task.Run(p.Scope.Latest("prepare"), p.read, func(o opened[Filter], err error) {
		if err != nil {
			p.Env.Fail(err)
			return
		}
		p.begin(o, r)
	})
}

func (p *Page[Row, Filter]) read(ctx context.Context) (o opened[Filter], err error) {
	if o.view, err = casework.Load(ctx, p.Env.Office, p.Env.Words); err != nil {
		return o, err
	}
	if _, err = p.Env.Office.Desk.Preference(ctx, p.spec.Name, &o.kept); err != nil {
		return o, err
	}
	if p.spec.Prepare != nil {
		o.then, err = p.spec.Prepare(ctx)
	}
	return o, err
}

// begin shows what was remembered, or what the route asks for.
func (p *Page[Row, Filter]) begin(o opened[Filter], r shell.Route) {
	call(o.then)
	if o.kept.State.Chip != "" {
		p.Model.State = o.kept.State
	}
	p.setView(o.view)
	if len(o.kept.Layout) > 0 {
		p.Table.SetLayout(o.kept.Layout)
	}
	if o.kept.Card > 0 {
		p.Split.SetWidth(o.kept.Card)
	}
	p.ready = true
	p.Show(r)
}

// setView takes new names, a new calendar or a new day.
func (p *Page[Row, Filter]) setView(v casework.View) {
	p.View = v
	p.Model.Today = v.Today
	layout := p.Table.Layout()
	p.Table.SetColumns(p.spec.Columns(v)...)
	if p.ready {
		p.Table.SetLayout(layout)
	}
	call(p.spec.OnView)
	p.Bar.Paint()
}

// Renew reads the names and the calendar again, then the list.
func (p *Page[Row, Filter]) Renew() {
	task.Run(p.Scope.Latest("prepare"), func(ctx context.Context) (casework.View, error) {
		return casework.Load(ctx, p.Env.Office, p.Env.Words)
	}, func(v casework.View, err error) {
		if err != nil {
			p.Env.Fail(err)
			return
		}
		p.setView(v)
		p.Reload()
	})
}

// Remember keeps what is shown until the next start, a moment after it stopped
// changing.
func (p *Page[Row, Filter]) Remember() {
	p.dirty = true
	task.After(p.Scope, "keep", task.Debounce, func() { p.remember(p.Scope) })
}

func (p *Page[Row, Filter]) remember(scope *task.Scope) {
	p.dirty = false
	state := p.Model.Lasting()
	if p.spec.Keep != nil {
		p.spec.Keep(&state)
	}
	k := kept[Filter]{State: state, Layout: p.Table.Layout(), Card: p.Split.Width()}
	task.Do(scope, func(ctx context.Context) error {
		return p.Env.Office.Desk.SetPreference(ctx, p.spec.Name, k)
	}, p.Env.Fail)
}
