package ledger

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/money"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/forms"
	"kairyluu/ui/parts"
	"kairyluu/ui/task"
	"kairyluu/ui/typed"
	"kairyluu/ui/widgets"
)

const (
	postingWidth = 880
	gap          = 6
	offered      = 8 // known people while typing
)

// posting is the dialog in which payments are entered, one after another: Enter
// stores and begins the next payer of the same header.
type posting struct {
	page     *Page
	scope    *task.Scope
	session  *forms.Session[Form]
	of       entry           // that is corrected; the zero one: a new posting
	project  app.ProjectCase // of the form; zero before it has come
	loaded   int64           // whose case was asked for
	payerWas app.PayerKind   // of the form when it was looked at last
	kindWas  app.LedgerKind  // likewise
	refused  bool            // the last save was refused: what is missing is told while typing
	doubts   string          // the doubts that were shown: the next save passes over them

	set   *fieldset.Set
	bound []binding
	form  *dialogs.Form
	note  *widgets.Text // what was stored last, or that a draft was given back
	clear *widgets.Link

	kind, how, payerKind, currency, typeOf *widgets.Choice
	projectIn                              *widgets.Picker
	tranche, line                          *widgets.Picker
	payer                                  *widgets.Suggest
	amount                                 *widgets.Number[money.Sum]
	number                                 *widgets.Entry
	parts                                  *parts.Editor
	spot                                   *fieldset.Spot
	content                                *fyne.Container
	cash, kindOf, foreign                  []*widgets.Field
}

// binding ties a control to its place in the form.
type binding struct{ show, read func(*Form) }

// openPosting begins a posting. A half-typed one of the same project is given back.
func (p *Page) openPosting(f Form) {
	p.open(f, entry{}, fmt.Sprintf("posting.%d.%d", f.Project, f.Tranche))
}

// openCorrection puts the right entry in place of a wrong one.
func (p *Page) openCorrection(e entry) {
	if !e.Holds() {
		p.Env.Hint(p.Env.T("ledger.reverse.not"))
		return
	}
	p.open(FromEntry(e.LedgerEntry, p.model.Today), e, fmt.Sprintf("posting.entry.%d", e.ID))
}

func (p *Page) open(f Form, of entry, key string) {
	d := &posting{page: p, scope: p.Scope.Sub(), of: of}
	d.session = forms.NewSession[Form](p.Env, d.scope, key)
	ahead, canvas := p.Ahead, p.Env.Window.Canvas()
	ahead.Take(canvas)
	task.Run(d.scope, func(ctx context.Context) (*forms.Draft[Form], error) {
		return d.session.Draft(ctx), nil
	}, func(draft *forms.Draft[Form], _ error) {
		ahead.Give(canvas, func() { d.show(f, draft) })
	})
}

func (d *posting) show(f Form, draft *forms.Draft[Form]) {
	p, t := d.page, d.page.Env.T
	d.session.Begin(f, draft)
	d.build()
	title, act := t("ledger.posting.title"), t("ledger.posting.do")
	if d.of.ID != 0 {
		title, act = t("ledger.correct.title", "sum", p.view.Som(d.of.Amount), "payer", payerSaid(d.of.Payer)), t("ledger.correct.do")
	}
	d.fill(d.session.Form)
	d.form = p.Env.Dialogs.Form(title, d.content, act, d.save)
	d.form.SetWidth(postingWidth)
	d.form.OnClosed(d.closed)
	d.session.Read = d.read
	if !d.session.Restored.IsZero() {
		d.note.SetText(t("forms.restored", "time", d.session.Restored.In(p.Env.Now().Location()).Format("02.01.2006 15:04")))
		d.clear.Show()
	}
	d.changed()
	d.begin()
}

// begin puts the focus where typing begins: who pays, once it is known to what; how
// much, once it is known who.
func (d *posting) begin() {
	f, first := d.session.Form, "payer"
	switch {
	case f.Project == 0:
		first = "project"
	case f.Payer == "":
	case f.Form != app.InKind && !f.Currency.Som():
		first = "rate"
	default:
		first = "amount"
	}
	d.set.Field(first).Focus()
}

// closed keeps what is typed for the next time.
func (d *posting) closed() {
	d.session.Close()
	d.scope.Close()
}

// startAnew forgets the draft.
func (d *posting) startAnew() {
	d.session.Clear(func() {
		d.note.SetText("")
		d.clear.Hide()
		d.fill(d.session.Form)
		d.changed()
		d.begin()
	})
}

func (d *posting) build() {
	d.set = fieldset.New(d.page.Env.Words, d.changed)
	d.spot = fieldset.NewSpot(0, map[string]fieldset.Marked{}, nil)
	d.parts = parts.NewEditor(d.page.Env, d.page.view.View, parts.Options{Set: d.set, Spot: d.spot, Grown: d.grown})
	d.note = widgets.NewCaption("")
	d.clear = widgets.NewLink(d.page.Env.T("forms.clear"), d.startAnew)
	d.clear.Hide()
	rows := []fyne.CanvasObject{d.headFields(), d.payerFields(), d.sumFields(), d.partFields(), d.restFields()}
	if d.of.ID != 0 {
		rows = append(rows, d.reasonField())
	}
	d.content = widgets.NewStack(gap, append(rows, widgets.NewRow(10, d.note, d.clear))...)
}

// fill shows a form.
func (d *posting) fill(f Form) {
	d.set.Fill(func() {
		for _, b := range d.bound {
			b.show(&f)
		}
	})
}

// read is what stands in the fields.
func (d *posting) read() Form {
	f := d.session.Form.Clone()
	for _, b := range d.bound {
		b.read(&f)
	}
	return f
}

func (d *posting) grown() {
	if d.form != nil {
		d.content.Refresh()
	}
}

// changed follows a change by the user: the fields of its form, what the parts come
// to, and the project that it speaks of.
func (d *posting) changed() {
	d.session.Take()
	f := d.session.Form
	moved := show(d.kindOf, f.Form == app.InKind)
	moved = show(d.cash, f.Form != app.InKind) || moved
	moved = show(d.foreign, f.Form != app.InKind && !f.Currency.Som()) || moved
	r := typed.Reader{Today: d.page.model.Today}
	read := f.Read(&r)
	d.parts.Tell(read.Total, read.Sums)
	d.tellTotal(f, read.Total)
	d.followPayer(f)
	if moved {
		d.grown()
	}
	d.followProject(f)
	d.doubts = ""
	d.form.SetAct(d.act())
	task.After(d.scope, "look", task.Debounce, d.look)
}

func (d *posting) act() string {
	switch {
	case d.doubts != "":
		return d.page.Env.T("ledger.posting.anyway")
	case d.of.ID != 0:
		return d.page.Env.T("ledger.correct.do")
	}
	return d.page.Env.T("ledger.posting.do")
}

// tellTotal shows what the sum comes to where it is not typed.
func (d *posting) tellTotal(f Form, total money.Sum) {
	computed := f.Form == app.InKind && strings.TrimSpace(f.Quantity+f.Price) != "" || f.Form != app.InKind && !f.Currency.Som()
	hint := ""
	if computed && total != 0 {
		hint = total.Format()
	}
	if d.amount.PlaceHolder != hint {
		d.amount.SetPlaceHolder(hint)
	}
	if computed != d.amount.Disabled() {
		if computed {
			d.amount.Disable()
		} else {
			d.amount.Enable()
		}
	}
	if computed && d.amount.Text != "" {
		d.amount.SetTyped("")
	}
}

// show shows or hides fields and tells whether that changed anything.
func show(fields []*widgets.Field, on bool) (moved bool) {
	for _, f := range fields {
		moved = moved || f.Visible() != on
		f.Hidden = !on
	}
	return moved
}
