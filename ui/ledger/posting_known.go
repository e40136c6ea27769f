package ledger

import (
	"cmp"
	"context"
	"strconv"
	"strings"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/ui/parts"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

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

// followPayer tells in the number's field when a receipt will be written, and takes
// the residents back as the source once it is no household that pays.
func (d *posting) followPayer(f Form) {
	hint := ""
	if f.Kind == app.Received && f.Form != app.InKind && f.PayerKind == app.Household {
		hint = d.page.Env.T("ledger.number_hint")
	}
	if d.number.PlaceHolder != hint {
		d.number.SetPlaceHolder(hint)
	}
	d.namePayer(f)
	was := d.payerWas
	if d.payerWas = f.PayerKind; was == "" || was == f.PayerKind {
		return
	}
	if f.PayerKind == app.Household {
		d.suggestSource(f)
		return
	}
	if len(f.Parts) == 1 && d.page.view.Names[f.Parts[0].Source].Code == app.SourceResidents && f.Parts[0].Sum+f.Parts[0].Share == "" {
		d.set.Fill(func() { d.parts.Show(nil) })
		d.session.Take()
	}
}

// namePayer calls who stands in the form by what they do: pay, or are paid. Works are
// paid to firms: who begins to enter that finds it set.
func (d *posting) namePayer(f Form) {
	key := ""
	if f.Kind == app.Spent || f.Kind == app.Returned {
		key = ".paid"
	}
	for _, name := range []string{"payer_kind", "payer"} {
		if field, label := d.set.Field(name), d.page.Env.T("ledger.field."+name+key); field.Label() != label {
			field.SetLabel(label)
		}
	}
	was := d.kindWas
	if d.kindWas = f.Kind; f.Kind == app.Spent && was != "" && was != f.Kind && f.Payer == "" && f.PayerKind == app.Household {
		d.payerKind.SetSelected(string(app.Organisation))
		d.set.Changed()
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

// sourceOf is the only source that an organisation has given from or promised; 0 when
// there are several.
func (d *posting) sourceOf(organisation string) (source int64) {
	for _, r := range d.project.Payers {
		switch {
		case r.Payer.Kind != app.Organisation || r.Payer.Name != organisation:
		case source != 0 && source != r.SourceID:
			return 0
		default:
			source = r.SourceID
		}
	}
	return source
}

// pickPayer takes a known person or organisation, and goes on to the sum.
func (d *posting) pickPayer(o widgets.Option) {
	d.session.Take()
	f := d.session.Form
	f.Payer, f.Resident, f.Address = o.Text, o.ID(), o.Keywords
	if o.Key == "" {
		f.Address = o.Detail
		if source := d.sourceOf(o.Text); source != 0 && len(f.Parts) <= 1 && (len(f.Parts) == 0 || f.Parts[0].Sum+f.Parts[0].Share == "") {
			f.Parts = []parts.Part{{Source: source}}
		}
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
