package places

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/attached"
	"kairyluu/ui/casework"
	"kairyluu/ui/forms"
	"kairyluu/ui/linked"
	"kairyluu/ui/rows"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// register is the section of one kind of findings: a table, and the card or the
// form of the current line.
type register struct {
	env   *shell.Env
	scope *task.Scope
	view  casework.View

	filter  app.FindingFilter
	list    *rows.List[app.Finding]
	opening int64 // the line a route asks for, until it is on show

	editing bool
	session *forms.Session[typed] // of the form that is open

	table      *widgets.Table[app.Finding]
	count      *widgets.Text
	settlement *widgets.Picker
	chips      *widgets.Chips
	card       *card
	editor     *editor
	split      *widgets.Split
	root       fyne.CanvasObject
}

const sideWidth = 380

func newRegister(env *shell.Env, scope *task.Scope, kind app.FindingKind) *register {
	r := &register{env: env, scope: scope, view: casework.View{Words: env.Words}, filter: app.FindingFilter{Kind: kind}}
	r.list = r.newList()
	r.card = newCard(env, scope, cardActs{
		edit: r.edit, link: r.link,
		attach: func() { attached.Choose(env, scope, r.target()) },
	}, func() casework.View { return r.view })
	r.editor = newEditor(env, kind, acts{save: func() { r.SaveThen(r.Focus) }, cancel: r.cancel, clear: r.anew})
	r.build()
	return r
}

func (r *register) build() {
	r.table = widgets.NewTable(findingKey, findingColumns(r.view, r.filter.Kind)...)
	r.table.SingleSelect = true
	r.table.EmptyText = r.env.T("places.register_empty")
	r.table.OnCurrent = r.onCurrent
	r.table.OnOpen = func(app.Finding) { r.edit() }
	r.count = widgets.NewCaption("")
	r.settlement = widgets.NewPicker(casework.Fold)
	r.settlement.SetPlaceHolder(r.env.T("places.col.settlement"))
	r.settlement.NothingText = r.env.T("fieldset.nothing_fits")
	r.settlement.OnPicked = func(o widgets.Option, _ bool) {
		r.filter.Settlement = o.ID()
		r.load(0, true)
	}
	r.chips = widgets.NewChips(r.filters()...)
	r.chips.OnChanged = r.narrow
	add := widgets.NewButton(r.env.T("places.add_"+string(r.filter.Kind)), r.Create)
	add.SetKeyHint("Ctrl+N")
	bar := widgets.NewInset(widgets.NewSpread(
		[]fyne.CanvasObject{widgets.NewGrid(widgets.Cell{Width: 170, Object: r.settlement}), r.chips, r.count},
		[]fyne.CanvasObject{add},
	), 10, 12, 8, 12)
	r.split = widgets.NewSplit(widgets.NewFrame(bar, r.table, nil), r.card.contents, sideWidth)
	r.root = r.split
}

// Chips that narrow a register.
const (
	chipOpen = "open"
	chipHigh = "high"
)

func (r *register) filters() []widgets.Chip {
	chips := []widgets.Chip{{ID: chipOpen, Text: r.env.T("places.chip.open_" + string(r.filter.Kind))}}
	if r.filter.Kind == app.Risk {
		chips = append(chips, widgets.Chip{ID: chipHigh, Text: levelSigns[app.HighLevel] + " " + r.env.T("places.chip.high")})
	}
	if r.filter.Words != "" {
		chips = append(chips, widgets.Chip{ID: "words", Text: "«" + r.filter.Words + "» ×"})
	}
	return chips
}

// narrow follows the chips; a tap on the words takes them back.
func (r *register) narrow(ids []string) {
	r.filter.Open, r.filter.Level = false, ""
	for _, id := range ids {
		switch id {
		case chipOpen:
			r.filter.Open = true
		case chipHigh:
			r.filter.Open, r.filter.Level = true, app.HighLevel
		case "words":
			r.filter.Words = ""
			r.env.Search("")
		}
	}
	r.showChips()
	r.load(0, true)
}

func (r *register) showChips() {
	r.chips.SetChips(r.filters()...)
	switch {
	case r.filter.Level == app.HighLevel:
		r.chips.SetSelected(chipHigh)
	case r.filter.Open:
		r.chips.SetSelected(chipOpen)
	default:
		r.chips.SetSelected()
	}
}

// Content implements sections.Section.
func (r *register) Content() fyne.CanvasObject { return r.root }

// Focus implements sections.Section.
func (r *register) Focus() {
	if !r.editing {
		r.env.Window.Canvas().Focus(r.table)
	}
}

// Open implements section.
func (r *register) Open(id int64) {
	r.closeEditor(func() {})
	r.opening = id
	if id != 0 { // it must be among the rows, whatever they were narrowed to
		r.filter = app.FindingFilter{Kind: r.filter.Kind}
		r.settlement.Clear()
		r.showChips()
	}
	r.load(0, true)
}

// Settle narrows the register to a settlement.
func (r *register) Settle(id int64) {
	r.filter.Settlement = id
	r.settlement.SetSelected(widgets.IDOption(id, "").Key)
	r.load(0, true)
}

// Search implements section.
func (r *register) Search(words string) {
	r.filter.Words = words
	r.showChips()
	r.load(0, true)
}

// Key: F2 opens the form, F7 the links, Esc gives up the form or the words.
func (r *register) Key(ev *fyne.KeyEvent) bool {
	switch {
	case ev.Name == fyne.KeyF2 && !r.editing:
		r.edit()
	case ev.Name == fyne.KeyF7 && !r.editing:
		r.link()
	case ev.Name == fyne.KeyEscape && r.editing:
		r.cancel()
	case ev.Name == fyne.KeyEscape && r.filter.Words != "":
		r.env.Search("")
		r.Search("")
	default:
		return false
	}
	return true
}

// Changed implements sections.Watcher.
func (r *register) Changed(c app.Changed) {
	if casework.Stale(c) {
		r.loadView()
		return
	}
	if c.Kind == app.EntityFinding || c.Kind == app.EntityFile {
		task.After(r.scope, "findings "+string(r.filter.Kind), task.Debounce, r.refresh)
	}
}

// Load implements sections.Section.
func (r *register) Load() { r.loadView() }

func (r *register) loadView() {
	task.Run(r.scope.Latest("view "+string(r.filter.Kind)), func(ctx context.Context) (casework.View, error) {
		return casework.Load(ctx, r.env.Office, r.env.Words)
	}, func(v casework.View, err error) {
		if err != nil {
			r.env.Fail(err)
			return
		}
		r.view = v
		r.settlement.SetOptions(v.Options(app.Settlements, r.filter.Settlement))
		r.settlement.SetSelected(widgets.IDOption(r.filter.Settlement, "").Key)
		r.table.SetColumns(findingColumns(v, r.filter.Kind)...)
		r.refresh()
	})
}

// target is what files are attached to.
func (r *register) target() attached.To {
	return attached.To{Entity: app.EntityFinding, ID: r.card.shown.Finding.ID}
}

func (r *register) link() {
	f := r.card.shown.Finding
	if f.ID != 0 {
		linked.Open(r.env, r.scope, app.Related{Entity: app.EntityFinding, ID: f.ID, Label: f.Title}, f.Related)
	}
}

func findingKey(f app.Finding) int64 { return f.ID }

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
