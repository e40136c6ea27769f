// Package reports is the page of the quarter: its figures on screen, each
// opening its list, and the workbook that is made from the very same figures.
package reports

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/report"
	"kairyluu/app/xlsx"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// page shows one report.Report, a sheet at a time.
type page struct {
	env   *shell.Env
	scope *task.Scope
	drop  func()

	quarter civil.Quarter
	lang    string // of the workbook and the figures; the window may speak another
	sheet   string
	data    report.Report
	ready   bool

	quarters *widgets.Choice
	langs    *widgets.Choice
	sheets   *widgets.Chips
	personal *widgets.Check
	state    *widgets.Text
	tables   *fyne.Container
	scroll   *widgets.Scroll
	content  fyne.CanvasObject
}

var (
	_ shell.Page     = (*page)(nil)
	_ shell.Exporter = (*page)(nil)
	_ shell.Saver    = (*page)(nil)
	_ shell.Focuser  = (*page)(nil)
)

// memory is what the page comes back to within one run of the program.
type memory struct{ Quarter, Lang, Sheet string }

const preference = "reports"

// New makes the page for the last quarter that is over, or the one shown last.
func New(env *shell.Env, _ shell.Route) shell.Page {
	p := &page{env: env, scope: env.NewScope(), lang: env.Words.Lang()}
	p.quarter = civil.Of(env.Now()).Quarter().Prev()
	p.recall()
	p.build()
	p.drop = env.Office.Bus.Subscribe(p.changed)
	p.reckon()
	return p
}

// recall goes on where the page was left: Back from a list must come to the
// same sheet.
func (p *page) recall() {
	var m memory
	found, err := p.env.Office.Desk.Preference(context.Background(), preference, &m)
	if err != nil || !found {
		return
	}
	if q, err := civil.ParseQuarter(m.Quarter); err == nil {
		p.quarter = q
	}
	if m.Lang == "ru" || m.Lang == "ky" {
		p.lang = m.Lang
	}
	p.sheet = m.Sheet
}

func (p *page) remember() {
	m := memory{p.quarter.String(), p.lang, p.sheet}
	task.Do(p.scope, func(ctx context.Context) error {
		return p.env.Office.Desk.SetPreference(ctx, preference, m)
	}, p.env.Fail)
}

// Content implements shell.Page.
func (p *page) Content() fyne.CanvasObject { return p.content }

// Close implements shell.Page.
func (p *page) Close() {
	p.drop()
	p.scope.Close()
}

// Focus implements shell.Focuser.
func (p *page) Focus() { p.env.Window.Canvas().Focus(p.quarters) }

// Save implements shell.Saver.
func (p *page) Save() { p.Export() }

func (p *page) changed(app.Changed) {
	task.Deliver(p.scope, func() { task.After(p.scope, "reckon", task.Debounce, p.reckon) })
}

func (p *page) reckon() {
	p.state.SetText(p.env.T("reports.reckoning"))
	q := p.quarter
	task.Run(p.scope.Latest("report"), func(ctx context.Context) (report.Report, error) {
		r, err := report.Build(ctx, report.Of(p.env.Office.Desk), q, report.Options{Now: p.env.Now(), Overdue: shownOverdue})
		if err != nil {
			return r, err
		}
		return r, r.Verify()
	}, func(r report.Report, err error) {
		p.ready = err == nil
		if err != nil {
			p.state.SetText("")
			p.env.Fail(err)
			return
		}
		p.data = r
		p.show()
	})
}

// shownOverdue bounds the register of overdue on screen; the workbook has all.
const shownOverdue = 200

func (p *page) build() {
	p.quarters = widgets.NewChoice(p.quarterOptions()...)
	p.quarters.SetSelected(p.quarter.String())
	p.quarters.OnChanged = p.chooseQuarter
	p.langs = widgets.NewChoice(
		widgets.Option{Key: "ru", Text: p.env.T("language.ru")},
		widgets.Option{Key: "ky", Text: p.env.T("language.ky")})
	p.langs.SetSelected(p.lang)
	p.langs.OnChanged = p.chooseLang
	p.personal = widgets.NewCheck(p.env.T("reports.personal"), func(bool) {})
	p.state = widgets.NewCaption("")
	save := widgets.NewPrimary(p.env.T("reports.save"), "Ctrl+E", p.Export)
	bar := widgets.NewSpread(
		[]fyne.CanvasObject{
			widgets.NewGrid(
				widgets.Cell{Width: 220, Object: widgets.NewField(p.env.T("reports.quarter"), p.quarters)},
				widgets.Cell{Width: 140, Object: widgets.NewField(p.env.T("reports.lang"), p.langs)}),
		},
		[]fyne.CanvasObject{p.personal, save})
	p.sheets = widgets.NewChips()
	p.sheets.OnChanged = p.chooseSheet
	p.tables = widgets.NewStack(14)
	p.scroll = widgets.NewScroll(widgets.NewPad(p.tables, 2))
	head := widgets.NewStack(8, bar, p.sheets, p.state)
	p.content = widgets.NewPad(widgets.NewFrame(widgets.NewInset(head, 0, 0, 10, 0), p.scroll, nil), 14)
}

// quarterOptions offers the quarters of this year and the four before it.
func (p *page) quarterOptions() []widgets.Option {
	var options []widgets.Option
	q := civil.Of(p.env.Now()).Quarter()
	for range offered {
		options = append(options, widgets.Option{Key: q.String(), Text: report.QuarterLabel(q).In(p.env.Words)})
		q = q.Prev()
	}
	return options
}

const offered = 20

func (p *page) chooseQuarter(key string) {
	if q, err := civil.ParseQuarter(key); err == nil && q != p.quarter {
		p.quarter = q
		p.remember()
		p.reckon()
	}
}

func (p *page) chooseLang(lang string) {
	p.lang = lang
	p.remember()
	if p.ready {
		p.show()
	}
}

func (p *page) chooseSheet(ids []string) {
	if len(ids) == 1 {
		p.sheet = ids[0]
		p.remember()
		p.showSheet()
	}
}

// Export implements shell.Exporter: it asks where to and writes the workbook.
func (p *page) Export() {
	if !p.ready {
		return
	}
	name := fmt.Sprintf("%s-%s.xlsx", p.env.Words.In(p.lang).T("reports.file"), p.quarter)
	p.env.Dialogs.SaveFile(p.env.T("reports.save"), name,
		[]dialogs.Filter{{Name: p.env.T("reports.excel"), Extensions: []string{"xlsx"}}}, p.write)
}

func (p *page) write(path string, err error) {
	if err != nil || path == "" {
		p.env.Fail(err)
		return
	}
	q, words, personal := p.quarter, p.env.Words.In(p.lang), p.personal.Checked
	p.state.SetText(p.env.T("reports.writing"))
	task.Do(p.scope.Latest("write"), func(ctx context.Context) error {
		source := report.Of(p.env.Office.Desk)
		r, err := report.Build(ctx, source, q, report.Options{Now: p.env.Now()})
		if err != nil {
			return err
		}
		return xlsx.Save(ctx, path, r, words, xlsx.Options{Source: source, PersonalData: personal})
	}, func(err error) {
		p.describe()
		if err != nil {
			p.env.Fail(err)
			return
		}
		p.env.Status(p.env.T("reports.saved", "file", path))
		p.env.Fail(p.env.Open(path))
	})
}
