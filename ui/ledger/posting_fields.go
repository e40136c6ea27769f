package ledger

import (
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/money"
	"kairyluu/ui/casework"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/widgets"
)

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
	// The link stands behind the sources: Enter after the sum must not add one.
	return widgets.NewStack(3, label, d.parts.Root, d.spot.Root, widgets.NewRow(0, add))
}

func (d *posting) restFields() fyne.CanvasObject {
	d.number = d.entry("number", func(f *Form) *string { return &f.Number })
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
