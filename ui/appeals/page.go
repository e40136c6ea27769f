// Package appeals is the journal of appeals and the card of one: what is late
// and why, and the way from registration to answer.
package appeals

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/attached"
	"kairyluu/ui/casework"
	"kairyluu/ui/linked"
	"kairyluu/ui/listpage"
	"kairyluu/ui/rows"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

const (
	prefJournal = "journal"
	prefMe      = "me" // the executor who sits at this desk
)

// Page is the journal with the card of the selected row, or one card wide.
type Page struct {
	*journal
	model       *model
	side, broad *card

	settlement, topic, executor *widgets.Picker
}

type journal = listpage.Page[app.AppealRow, app.AppealFilter]

var (
	_ shell.Searcher   = (*Page)(nil)
	_ shell.Exporter   = (*Page)(nil)
	_ shell.KeyHandler = (*Page)(nil)
	_ shell.Shower     = (*Page)(nil)
	_ shell.Focuser    = (*Page)(nil)
)

// New makes the page and begins to load what the route asks for.
func New(env *shell.Env, r shell.Route) shell.Page {
	p := &Page{model: newModel(env.Office.Desk.Today())}
	p.journal = listpage.New(env, p.model.Model, listpage.Spec[app.AppealRow, app.AppealFilter]{
		Name: prefJournal, Shown: "appeals.shown", Empty: "appeals.empty", Watch: []string{app.EntityAppeal},
		Key: casework.RowKey, Columns: func(v casework.View) []widgets.Column[app.AppealRow] { return v.Columns() },
		SortOf: func(column string) string { return string(casework.Sorts[casework.Column(column)]) },
		Order:  p.model.order,
		Chips:  chips, Chip: p.chip, Counts: p.model.counts,
		Ask: p.ask, Count: p.count,
		Describe: func() []string { return p.model.describe(p.View) },
		Prepare:  p.readMe, OnView: p.takeView, Take: p.take,
	})
	p.makeBar()
	p.side, p.broad = newCard(p, false), newCard(p, true)
	p.Lay(p.Table, p.side, p.broad)
	p.Table.OnMenu = p.showRowMenu
	p.Feed.OnStood = p.stood
	env.OnDrop = p.drop
	p.Begin(r)
	return p
}

// makeBar puts over the journal what one narrows it by most; other conditions are
// in the filter form.
func (p *Page) makeBar() {
	b := p.Bar
	b.OnPick = p.pickChip
	p.settlement = b.Picker("appeals.filter.settlement", func(f *app.AppealFilter) *int64 { return &f.Settlement })
	p.topic = b.Picker("appeals.filter.topic", func(f *app.AppealFilter) *int64 { return &f.Topic })
	p.executor = b.Picker("appeals.filter.executor", func(f *app.AppealFilter) *int64 { return &f.Executor })
	filter := widgets.NewButton(p.Env.T("appeals.filter.more"), p.openFilter)
	filter.SetKeyHint("F2")
	b.Lay(nil,
		widgets.Cell{Width: 140, Grow: 2, Object: p.settlement},
		widgets.Cell{Width: 160, Grow: 3, Object: p.topic},
		widgets.Cell{Width: 140, Grow: 2, Object: p.executor},
		widgets.Cell{Width: 118, Object: filter},
		widgets.Cell{Width: 86, Object: p.ColumnsButton()},
	)
}

// chip is a chip of the toolbar.
func (p *Page) chip(c listpage.Chip) widgets.Chip {
	switch c {
	case chipQuarter:
		return widgets.Chip{Text: p.View.Quarter(p.model.Today.Quarter())}
	case chipLate:
		return widgets.Chip{Text: p.Env.T("appeals.chip.late"), Sign: casework.Late.Sign(), Color: theme.ColorLate}
	case chipWeek:
		return widgets.Chip{Text: p.Env.T("appeals.chip.week"), Sign: casework.Soon.Sign()}
	}
	return widgets.Chip{Text: p.Env.T("appeals.chip." + string(c))}
}

// pickChip opens the list of a chip; «мои» first asks who one is.
func (p *Page) pickChip(c listpage.Chip) {
	if c == chipMine && p.model.me == 0 {
		p.Bar.Paint()
		p.askMe()
		return
	}
	p.Pick(c)
}

func (p *Page) readMe(ctx context.Context) (func(), error) {
	var me int64
	_, err := p.Env.Office.Desk.Preference(ctx, prefMe, &me)
	return func() { p.model.me = me }, err
}

// takeView takes new names, a new calendar or a new day.
func (p *Page) takeView() {
	v := p.View
	none := func(key string, options []widgets.Option) []widgets.Option {
		return append([]widgets.Option{widgets.IDOption(app.NoOne, p.Env.T(key))}, options...)
	}
	p.Table.RowStyle = v.RowStyle
	p.settlement.SetOptions(none("appeals.shown.no_settlement", v.Options(app.Settlements)))
	p.topic.SetOptions(v.Options(app.Topics))
	p.executor.SetOptions(none("appeals.shown.no_executor", v.Options(app.Executors)))
}

func (p *Page) take(r shell.Route) {
	if r.Filter != nil {
		p.model.Open(*r.Filter, r.Title)
	}
}

func (p *Page) ask() listpage.Question[app.AppealRow] {
	q := p.model.query()
	return listpage.Question[app.AppealRow]{
		Rows: func(ctx context.Context, part rows.Part[app.AppealRow]) ([]app.AppealRow, error) {
			q := q
			q.After, q.Offset, q.Limit = part.After, part.Offset, part.Limit
			return p.Env.Office.Appeals.Rows(ctx, q)
		},
		Count: func(ctx context.Context) (int, error) { return p.count(ctx, q.Filter) },
	}
}

func (p *Page) count(ctx context.Context, f app.AppealFilter) (int, error) {
	return p.Env.Office.Appeals.Count(ctx, f, 0)
}

// stood follows a list that has come: another search marks other words, and one
// that found nothing may have meant something else.
func (p *Page) stood(anew bool) {
	if p.Table.Len() == 0 {
		p.offerNearest()
	} else if anew {
		p.side.Repaint()
	}
}

// offerNearest asks what a search that found nothing may have meant.
func (p *Page) offerNearest() {
	words := p.model.Words
	if words == "" {
		return
	}
	task.Run(p.Scope.Latest("nearest"), func(ctx context.Context) (string, error) {
		return p.Env.Office.Appeals.Nearest(ctx, words)
	}, func(meant string, err error) {
		if err != nil {
			p.Env.Fail(err)
			return
		}
		if meant == "" || words != p.model.Words || p.Table.Len() > 0 {
			return
		}
		p.Table.EmptyOffer = p.Env.T("appeals.nearest", "words", meant)
		p.Table.OnOffer = func() { p.Env.Search(meant) }
		p.Table.Refresh()
	})
}

// Key implements shell.KeyHandler.
func (p *Page) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyEscape:
		return p.Escape()
	case fyne.KeyF2:
		p.openFilter()
	case fyne.KeyF4:
		p.edit(p.At())
	case fyne.KeyF5:
		p.Renew()
	case fyne.KeyF6:
		p.do(app.EventAnswered)
	case fyne.KeyF7:
		p.do(app.EventExtended)
	case fyne.KeyF8:
		p.do(app.EventResolution)
	case fyne.KeyF9:
		p.do(app.EventForwarded)
	default:
		return false
	}
	return true
}

// card is the one on show.
func (p *Page) card() *card {
	if p.IsWide() {
		return p.broad
	}
	return p.side
}

// openList shows a list that a card speaks of.
func (p *Page) openList(f app.AppealFilter, title string) {
	p.model.Open(f, title)
	p.Back()
	p.Load()
}

// follow leads to a card that an appeal is linked to.
func (p *Page) follow(r app.Related) {
	if r.Entity == app.EntityAppeal {
		p.Open(r.ID)
		return
	}
	if route, ok := linked.Route(r); ok {
		p.Env.Go(route)
	}
}

func (p *Page) drop(paths []string) { attached.Attach(p.Env, p.Scope, files(p.At()), paths) }

// files is the card of an appeal as attachments know it.
func files(id int64) attached.To { return attached.To{Entity: app.EntityAppeal, ID: id} }

// Export implements shell.Exporter: the list as it is shown, all of its rows.
func (p *Page) Export() {
	f := p.model.filter()
	p.SaveAs("appeals.export", shell.Listing{Table: "appeals", Filter: f, Words: f.Words})
}
