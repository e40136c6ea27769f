package ledger

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/money"
	"kairyluu/app/text"
	"kairyluu/ui/casework"
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
	page    *Page
	scope   *task.Scope
	session *forms.Session[Form]
	of      entry           // that is corrected; the zero one: a new posting
	project app.ProjectCase // of the form; zero before it has come
	loaded  int64           // whose case was asked for
	refused bool            // the last save was refused: what is missing is told while typing
	doubts  string          // the doubts that were shown: the next save passes over them

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
		p.Env.Status(p.Env.T("ledger.reverse.not"))
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

// begin puts the focus where typing begins: who pays, once it is known to what.
func (d *posting) begin() {
	if d.session.Form.Project == 0 {
		d.set.Field("project").Focus()
		return
	}
	d.set.Field("payer").Focus()
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

func (d *posting) bind(show, read func(*Form)) { d.bound = append(d.bound, binding{show, read}) }

func (d *posting) entry(key string, at func(*Form) *string) *widgets.Entry {
	e := d.set.Entry(key, "ledger.field."+key)
	d.bind(func(f *Form) { e.SetText(*at(f)) }, func(f *Form) { *at(f) = e.Text })
	return e
}

func choose[T ~string](d *posting, key string, options []widgets.Option, at func(*Form) *T) *widgets.Choice {
	c := d.set.Choice(key, "ledger.field."+key, options...)
	d.bind(func(f *Form) { c.SetSelected(string(*at(f))) }, func(f *Form) { *at(f) = T(c.Selected()) })
	return c
}

func figure[T comparable](d *posting, n *widgets.Number[T], at func(*Form) *string) *widgets.Number[T] {
	d.bind(func(f *Form) { n.SetTyped(*at(f)) }, func(f *Form) { *at(f) = strings.TrimSpace(n.Text) })
	return n
}

// headFields are what the next payer has too.
func (d *posting) headFields() fyne.CanvasObject {
	v := d.page.view.View
	d.kind = choose(d, "kind", casework.Values(v, "ledgerKind", app.LedgerKinds...), func(f *Form) *app.LedgerKind { return &f.Kind })
	date := d.set.Date("date", "ledger.field.date", d.page.Env.Now)
	d.bind(func(f *Form) { date.SetText(f.Date) }, func(f *Form) { f.Date = fieldset.DateText(date) })
	d.projectIn = d.set.Picker("project", "ledger.field.project", d.page.projectOptions()...)
	d.bind(func(f *Form) { d.projectIn.SetID(f.Project) }, func(f *Form) { f.Project = chosen(d.projectIn) })
	d.tranche = d.set.Picker("tranche", "ledger.field.tranche")
	d.tranche.OnPicked = d.pickTranche
	return widgets.NewGrid(d.set.Cell("kind", 130, 0), d.set.Cell("date", 118, 0),
		d.set.Cell("project", 240, 1.4), d.set.Cell("tranche", 200, 1))
}

func chosen(p *widgets.Picker) int64 {
	o, _ := p.Selected()
	return o.ID()
}

// payerFields are who pays; known people are offered by name or phone.
func (d *posting) payerFields() fyne.CanvasObject {
	v := d.page.view.View
	d.payerKind = choose(d, "payer_kind", casework.Values(v, "payerKind", app.PayerKinds...), func(f *Form) *app.PayerKind { return &f.PayerKind })
	d.payer = widgets.NewSuggest()
	d.payer.OnChanged = func(string) {
		d.session.Form.Resident = 0 // what is typed is somebody else
		d.set.Changed()
	}
	d.payer.OnQuery = d.offer
	d.payer.OnPicked = d.pickPayer
	d.set.Add("payer", "ledger.field.payer", d.payer)
	d.bind(func(f *Form) { d.payer.SetValue(f.Payer) }, func(f *Form) { f.Payer = d.payer.Text })
	d.entry("address", func(f *Form) *string { return &f.Address })
	return widgets.NewGrid(d.set.Cell("payer_kind", 130, 0), d.set.Cell("payer", 260, 1.2), d.set.Cell("address", 220, 1))
}

// sumFields are how much, in the way that the form of the payment has it.
func (d *posting) sumFields() fyne.CanvasObject {
	v := d.page.view.View
	d.how = choose(d, "form", casework.Values(v, "form", app.Forms...), func(f *Form) *app.Form { return &f.Form })
	d.amount = figure(d, d.set.Money("amount", "ledger.field.amount"), func(f *Form) *string { return &f.Amount })
	currencies := make([]widgets.Option, len(money.Currencies))
	for i, c := range money.Currencies {
		currencies[i] = widgets.Option{Key: string(c), Text: string(c)}
	}
	d.currency = choose(d, "currency", currencies, func(f *Form) *money.Currency { return &f.Currency })
	figure(d, d.set.Money("foreign", "ledger.field.foreign"), func(f *Form) *string { return &f.Foreign })
	figure(d, d.set.Rate("rate", "ledger.field.rate"), func(f *Form) *string { return &f.Rate })
	d.typeOf = choose(d, "type", casework.Values(v, "inKind", app.InKindTypes...), func(f *Form) *app.InKindType { return &f.Type })
	figure(d, d.set.Quantity("quantity", "ledger.field.quantity"), func(f *Form) *string { return &f.Quantity })
	d.entry("unit", func(f *Form) *string { return &f.Unit })
	figure(d, d.set.Money("price", "ledger.field.price"), func(f *Form) *string { return &f.Price })
	for _, key := range []string{"foreign", "rate"} {
		d.foreign = append(d.foreign, d.set.Field(key))
	}
	for _, key := range []string{"type", "quantity", "unit", "price"} {
		d.kindOf = append(d.kindOf, d.set.Field(key))
	}
	d.cash = []*widgets.Field{d.set.Field("currency")}
	return widgets.NewGrid(d.set.Cell("form", 130, 0), d.set.Cell("type", 140, 0), d.set.Cell("quantity", 96, 0), d.set.Cell("unit", 90, 0),
		d.set.Cell("price", 110, 0), d.set.Cell("currency", 86, 0), d.set.Cell("foreign", 130, 0), d.set.Cell("rate", 100, 0), d.set.Cell("amount", 150, 1))
}

// partFields are from which sources the money is.
func (d *posting) partFields() fyne.CanvasObject {
	add := widgets.NewLink(d.page.Env.T("ledger.parts.add"), d.parts.Add)
	label := widgets.NewCaption(d.page.Env.T("ledger.field.parts"))
	d.bind(func(f *Form) { d.parts.Show(f.Parts) }, func(f *Form) { f.Parts = d.parts.Read() })
	return widgets.NewStack(3, widgets.NewRow(10, label, add), d.parts.Root, d.spot.Root)
}

func (d *posting) restFields() fyne.CanvasObject {
	d.entry("number", func(f *Form) *string { return &f.Number }).SetPlaceHolder(d.page.Env.T("ledger.number_hint"))
	d.line = d.set.Picker("line", "ledger.field.line")
	d.bind(func(f *Form) { d.line.SetSelected(f.Line) }, func(f *Form) {
		o, _ := d.line.Selected()
		if d.project.Project.ID == f.Project { // before the lines have come, the form knows better
			f.Line = o.Key
		}
	})
	d.entry("note", func(f *Form) *string { return &f.Note })
	return widgets.NewGrid(d.set.Cell("number", 150, 0), d.set.Cell("line", 220, 1), d.set.Cell("note", 260, 1.2))
}

func (d *posting) reasonField() fyne.CanvasObject {
	d.entry("reason", func(f *Form) *string { return &f.Reason })
	d.set.Field("reason").SetRequired(true)
	return d.set.Field("reason")
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

// followProject brings the tranches, the lines of the budget and the payers of the
// project.
func (d *posting) followProject(f Form) {
	if f.Project == d.loaded {
		return
	}
	d.loaded = f.Project
	if f.Project == 0 {
		d.takeProject(app.ProjectCase{})
		return
	}
	task.Run(d.scope.Latest("project"), func(ctx context.Context) (app.ProjectCase, error) {
		return d.page.Env.Office.Projects.Case(ctx, f.Project)
	}, func(c app.ProjectCase, err error) {
		if err != nil {
			d.page.Env.Fail(err)
			return
		}
		d.takeProject(c)
	})
}

func (d *posting) takeProject(c app.ProjectCase) {
	d.session.Take()
	f := d.session.Form
	d.project = c
	d.set.Fill(func() {
		d.tranche.SetOptions(d.trancheOptions(c, f.Tranche))
		d.tranche.SetID(f.Tranche)
		d.line.SetOptions(lineOptions(c))
		d.line.SetSelected(f.Line)
	})
	d.suggestSource(f)
}

// suggestSource names the residents as the source of what a household gives, until
// somebody says otherwise.
func (d *posting) suggestSource(f Form) {
	if len(f.Parts) != 1 || !f.Parts[0].Empty() || f.PayerKind != app.Household {
		return
	}
	for id, e := range d.page.view.Names {
		if e.Dict == app.FundSources && e.Code == app.SourceResidents && e.Active {
			d.set.Fill(func() { d.parts.Show([]parts.Part{{Source: id}}) })
			d.session.Clean.Parts = []parts.Part{{Source: id}} // filled in, not typed
			return
		}
	}
}

func (d *posting) trancheOptions(c app.ProjectCase, inUse int64) []widgets.Option {
	var options []widgets.Option
	for _, t := range c.Tranches {
		if t.Left() == 0 && t.ID != inUse {
			continue
		}
		o := widgets.IDOption(t.ID, "№ "+strconv.Itoa(t.No)+" · "+d.page.view.Name(t.SourceID))
		o.Detail = t.Left().Format()
		options = append(options, o)
	}
	return options
}

func lineOptions(c app.ProjectCase) []widgets.Option {
	var options []widgets.Option
	if n := len(c.Budgets); n > 0 {
		for _, l := range c.Budgets[n-1].Lines {
			options = append(options, widgets.Option{Key: l.UID, Text: l.Title, Detail: l.Sum().Format()})
		}
	}
	return options
}

// pickTranche takes over what the tranche says: its source, what has still to come.
func (d *posting) pickTranche(o widgets.Option, ok bool) {
	d.session.Take()
	f := d.session.Form
	f.Tranche, f.TrancheVersion = 0, 0
	for _, t := range d.project.Tranches {
		if !ok || t.ID != o.ID() {
			continue
		}
		f.Tranche, f.TrancheVersion = t.ID, t.Version
		f.Kind, f.Form, f.PayerKind = app.Received, app.Cash, app.Organisation
		f.Parts = []parts.Part{{Source: t.SourceID}}
		if !t.Currency.Som() {
			f.Currency, f.Foreign = t.Currency, cmp.Or(f.Foreign, sumText(t.Foreign))
		} else {
			f.Amount = cmp.Or(f.Amount, sumText(t.Left()))
		}
	}
	d.session.Form = f
	d.fill(f)
	d.changed()
}

// offer looks for known people and for those who gave to the project already.
func (d *posting) offer(words string, show func([]widgets.Option)) {
	d.session.Take()
	if d.session.Form.PayerKind == app.Organisation {
		show(d.organisations(words))
		return
	}
	task.After(d.scope, "known", task.Debounce, func() {
		task.Run(d.scope.Latest("known"), func(ctx context.Context) ([]app.KnownResident, error) {
			return d.page.Env.Office.Residents.Known(ctx, words, offered)
		}, func(known []app.KnownResident, err error) {
			if err != nil {
				d.page.Env.Fail(err)
				return
			}
			show(d.knownOptions(known))
		})
	})
}

func (d *posting) knownOptions(known []app.KnownResident) []widgets.Option {
	options := make([]widgets.Option, len(known))
	for i, k := range known {
		o := widgets.IDOption(k.Resident.ID, k.Resident.Name.Full())
		detail := []string{k.Resident.Address.Line}
		if len(k.Resident.Phones) > 0 {
			detail = append(detail, text.FormatPhone(k.Resident.Phones[0]))
		}
		o.Detail = strings.Trim(strings.Join(detail, " · "), " ·")
		o.Keywords = k.Resident.Address.Line
		options[i] = o
	}
	return options
}

// organisations are those that gave to the project already.
func (d *posting) organisations(words string) []widgets.Option {
	var options []widgets.Option
	seen := map[string]bool{}
	for _, r := range d.project.Payers {
		x := r.Payer
		if x.Kind == app.Organisation && !seen[x.Key()] && strings.Contains(text.Fold(x.Name), text.Fold(words)) {
			seen[x.Key()] = true
			options = append(options, widgets.Option{Text: x.Name, Detail: x.Address})
		}
	}
	return options[:min(len(options), offered)]
}

// pickPayer takes a known person or organisation, and goes on to the sum.
func (d *posting) pickPayer(o widgets.Option) {
	d.session.Take()
	f := d.session.Form
	f.Payer, f.Resident, f.Address = o.Text, o.ID(), o.Keywords
	if o.Key == "" {
		f.Address = o.Detail
	}
	d.session.Form = f
	d.fill(f)
	d.changed()
	next := "amount"
	switch {
	case f.Form == app.InKind:
		next = "quantity"
	case !f.Currency.Som():
		next = "foreign"
	}
	d.set.Field(next).Focus()
}
