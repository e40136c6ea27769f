package places

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/attached"
	"kairyluu/ui/casework"
	"kairyluu/ui/forms"
	"kairyluu/ui/linked"
	"kairyluu/ui/listpage"
	"kairyluu/ui/rows"
	"kairyluu/ui/shell"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// register is the section of one kind of findings: a table, and the card or the
// form of the current line.
type register struct {
	*findings
	model  *model
	side   *beside
	broad  *card
	editor *editor
	aside  *forms.Aside[typed]
	wide   bool // the form was opened from a wide card, and leads back there

	settlement *widgets.Picker
}

type findings = listpage.Page[app.Finding, app.FindingFilter]

// formWidth is what the form of a finding needs beside the table.
const formWidth = 380

func newRegister(env *shell.Env, kind app.FindingKind) *register {
	r := &register{model: newModel(kind, env.Office.Desk.Today())}
	r.findings = listpage.New(env, r.model.Model, listpage.Spec[app.Finding, app.FindingFilter]{
		Name: "places." + string(kind), Shown: "places.shown", Empty: "places.empty",
		Watch:   []string{app.EntityFinding, app.EntityFile},
		Key:     func(f app.Finding) int64 { return f.ID },
		Columns: func(v casework.View) []widgets.Column[app.Finding] { return findingColumns(v, kind) },
		Chips:   r.model.chips(), Chip: r.chip, Counts: r.model.counts,
		Ask: r.ask, Count: r.count,
		Describe: func() []string { return r.model.describe(r.View) },
		OnView:   func() { r.settlement.SetOptions(r.View.Options(app.Settlements, r.model.More.Settlement)) },
		Take:     r.model.take,
	})
	r.Table.SingleSelect = true
	r.Table.OnOpen = func(f app.Finding) { r.aside.Pass(func() { r.Open(f.ID) }) }
	r.settlement = r.Bar.Picker("places.col.settlement", func(f *app.FindingFilter) *int64 { return &f.Settlement })
	add := widgets.NewButton(env.T("places.add_"+string(kind)), r.Create)
	add.SetKeyHint("Ctrl+N")
	r.Bar.Lay(add, widgets.Cell{Width: 170, Grow: 1, Object: r.settlement}, widgets.Cell{Width: 90, Object: r.ColumnsButton()})
	r.editor = newEditor(env, kind, acts{save: r.Save, cancel: r.cancel, clear: func() { r.aside.Anew() }})
	r.aside = forms.NewAside(env, r.Scope, r.asideSpec())
	r.side, r.broad = &beside{newCard(r, false), r}, newCard(r, true)
	r.Lay(r.Table, r.side, r.broad)
	r.Split.SetWidth(formWidth)
	r.Begin(shell.Route{})
	return r
}

// chip is a chip of the toolbar.
func (r *register) chip(c listpage.Chip) widgets.Chip {
	switch c {
	case chipOpen:
		return widgets.Chip{Text: r.Env.T("places.chip.open_" + string(r.model.kind))}
	case chipHigh:
		return widgets.Chip{Sign: levelSigns[app.HighLevel], Text: r.Env.T("places.chip.high")}
	}
	return widgets.Chip{Text: r.Env.T("places.chip.all")}
}

// ask is the list as it is narrowed now. A register is short: its store counts its
// way to a page.
func (r *register) ask() listpage.Question[app.Finding] {
	f := r.model.filter()
	return listpage.Question[app.Finding]{
		Rows: func(ctx context.Context, part rows.Part[app.Finding]) ([]app.Finding, error) {
			return r.Env.Office.Findings.Rows(ctx, f, part.From, part.Limit)
		},
		Count: func(ctx context.Context) (int, error) { return r.count(ctx, f) },
	}
}

func (r *register) count(ctx context.Context, f app.FindingFilter) (int, error) {
	return r.Env.Office.Findings.Count(ctx, f, 0)
}

// Load implements sections.Section: the list keeps itself up to date; files that
// are dropped on the window are now for its card.
func (r *register) Load() {
	r.Env.OnDrop = func(paths []string) { attached.Attach(r.Env, r.Scope, files(r.At()), paths) }
}

// Focus implements sections.Section; a form that is open keeps its own.
func (r *register) Focus() {
	if !r.aside.IsOpen() {
		r.findings.Focus()
	}
}

// Go implements section.
func (r *register) Go(route shell.Route) {
	r.aside.GiveUp(func() { r.Show(route) })
}

// Close writes what was typed last.
func (r *register) Close() {
	r.aside.Close()
	r.findings.Close()
}

// with calls then with the line that keys work on.
func (r *register) with(then func(app.FindingCase)) {
	c := r.side.card
	if r.IsWide() {
		c = r.broad
	}
	c.With(r.At(), then)
}

// Key: F2 opens the form, F7 the links, Esc gives up the form or leads back.
func (r *register) Key(ev *fyne.KeyEvent) bool {
	switch editing := r.aside.IsOpen(); {
	case ev.Name == fyne.KeyEscape && editing:
		r.cancel()
	case ev.Name == fyne.KeyEscape:
		return r.Escape()
	case ev.Name == fyne.KeyF2 && !editing:
		r.with(r.edit)
	case ev.Name == fyne.KeyF7 && !editing:
		r.with(r.link)
	default:
		return false
	}
	return true
}

// files is a finding as attachments know it.
func files(id int64) attached.To { return attached.To{Entity: app.EntityFinding, ID: id} }

func (r *register) link(c app.FindingCase) {
	f := c.Finding
	linked.Open(r.Env, r.Scope, app.Related{Entity: app.EntityFinding, ID: f.ID, Label: f.Title}, f.Related)
}

// findingColumns are those of a register.
func findingColumns(v casework.View, kind app.FindingKind) []widgets.Column[app.Finding] {
	column := func(id string, width float32, value func(app.Finding) string) widgets.Column[app.Finding] {
		return widgets.Column[app.Finding]{ID: id, Title: v.Words.T("places.col." + id), Width: width, MinWidth: 50, Text: value}
	}
	title := column("title", 220, func(f app.Finding) string { return f.Title })
	title.Grow = 1
	columns := []widgets.Column[app.Finding]{
		title,
		column("settlement", 100, func(f app.Finding) string { return v.Name(f.SettlementID) }),
		column("since", 98, func(f app.Finding) string { return v.Day(f.Since) }),
		column("until_"+string(kind), 92, func(f app.Finding) string { return v.Day(f.Until) }),
	}
	if kind == app.Practice {
		return columns
	}
	level := column("level", 100, func(f app.Finding) string { return signed(f) + v.Say("level", string(f.Level)) })
	level.Style = func(f app.Finding) widgets.CellStyle {
		return widgets.CellStyle{Color: levelColor(f), Bold: f.Level == app.HighLevel && f.Until.IsZero()}
	}
	measures := column("measures", 160, func(f app.Finding) string { return f.Measures })
	measures.Hidden = true
	measures.Style = func(app.Finding) widgets.CellStyle { return widgets.CellStyle{Color: theme.ColorMuted} }
	return append([]widgets.Column[app.Finding]{level}, append(columns, measures)...)
}
