package ledger

import (
	"context"
	"errors"
	"slices"
	"strings"

	"kairyluu/app"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/forms"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/typed"
	"kairyluu/ui/widgets"
)

// posted is what a save came to.
type posted struct {
	read    Reckoned
	entries []app.LedgerEntry
	doubts  []app.FieldError // that stopped it: the next save passes over them
}

// save enters the posting. Doubts are shown once; the same posting saved again is
// stored all the same.
func (d *posting) save(closeIt func()) {
	if d.set.Stray() {
		return
	}
	passed := d.doubts
	d.form.SetBusy(true)
	forms.Save(d.session, func(ctx context.Context, f Form) (posted, error) {
		return d.store(ctx, f, passed)
	}, func(f Form, r posted, err error) {
		d.form.SetBusy(false)
		switch {
		case err != nil:
			d.failed(r, err)
		case len(r.doubts) > 0:
			d.doubt(r.doubts)
		default:
			d.stored(f, r, closeIt)
		}
	})
}

func (d *posting) store(ctx context.Context, f Form, passed string) (p posted, err error) {
	faults, err := d.check(ctx, f, &p)
	if err != nil {
		return p, err
	}
	if err := faults.Err(); err != nil {
		return p, err
	}
	if len(faults.Warnings) > 0 && signature(faults.Warnings) != passed {
		p.doubts = faults.Warnings
		return p, nil
	}
	ledger := d.page.Env.Office.Ledger
	if d.of.ID != 0 {
		p.entries, err = ledger.Correct(ctx, d.of.ID, p.read.Posting, f.Reason)
	} else {
		p.entries, err = ledger.Post(ctx, p.read.Posting)
	}
	if err != nil {
		return p, err
	}
	return p, d.session.Drop(ctx)
}

// check gathers what cannot be read and what breaks a rule.
func (d *posting) check(ctx context.Context, f Form, p *posted) (*app.Faults, error) {
	r := typed.Reader{Today: d.page.model.Today}
	p.read = f.Read(&r)
	faults := &app.Faults{Errors: r.Faults.Errors}
	if f.Project == 0 {
		faults.Add("project", "ledger.project_needed")
	}
	if p.read.Total == 0 && f.Currency.Som() && strings.TrimSpace(f.Amount+f.Quantity+f.Price) == "" {
		faults.Add("amount", "ledger.amount_needed")
	}
	if d.of.ID != 0 && strings.TrimSpace(f.Reason) == "" {
		faults.Add("reason", "event.reason_needed")
	}
	if len(faults.Errors) > 0 {
		return faults, nil
	}
	p.read.Corrects = d.of.ID
	found, err := d.page.Env.Office.Ledger.Check(ctx, p.read.Posting)
	if err != nil {
		return faults, err
	}
	faults.Errors, faults.Warnings = p.read.Placed(found.Errors), p.read.Placed(found.Warnings)
	return faults, nil
}

// signature tells doubts from others.
func signature(doubts []app.FieldError) string {
	keys := make([]string, len(doubts))
	for i, w := range doubts {
		keys[i] = w.Field + " " + w.Key
	}
	return strings.Join(keys, "\n")
}

// look tells what is wrong with the posting as it stands.
func (d *posting) look() {
	f, scope := d.session.Form, d.scope.Latest("look")
	if f.Project == 0 || f.Payer == "" && f.Amount+f.Foreign+f.Quantity == "" {
		return // there is nothing to speak of yet
	}
	task.Run(scope, func(ctx context.Context) (*app.Faults, error) {
		var p posted
		return d.check(ctx, f, &p)
	}, func(faults *app.Faults, err error) {
		if err != nil {
			return // told when it is saved
		}
		if !d.refused {
			faults.Errors = slices.DeleteFunc(slices.Clone(faults.Errors), missing)
		}
		d.mark(faults)
	})
}

// missing tells what goes away by typing on.
func missing(f app.FieldError) bool {
	return strings.HasSuffix(f.Key, "_needed") || f.Key == "money.zero"
}

// doubt shows what should be looked at before it is stored.
func (d *posting) doubt(doubts []app.FieldError) {
	d.doubts = signature(doubts)
	d.mark(&app.Faults{Warnings: doubts})
	d.form.SetAct(d.act())
}

// mark tells beside each field what is wrong and what is doubtful.
func (d *posting) mark(faults *app.Faults) (homeless []app.FieldError) {
	plain := &app.Faults{}
	var remarks []fieldset.Remark
	sort := func(f app.FieldError, wrong bool) {
		switch {
		case strings.HasPrefix(f.Field, "parts"):
			remarks = append(remarks, fieldset.Remark{Key: f.Field, Text: d.page.Env.Words.Field(f), Wrong: wrong})
		case d.set.Field(f.Field) == nil:
			homeless = append(homeless, f)
		case wrong:
			plain.Errors = append(plain.Errors, f)
		default:
			plain.Warnings = append(plain.Warnings, f)
		}
	}
	for _, f := range faults.Errors {
		sort(f, true)
	}
	for _, w := range faults.Warnings {
		sort(w, false)
	}
	d.set.Mark(plain)
	d.spot.Say(remarks)
	d.grown()
	return homeless
}

// stored begins the next payer of the same header; a correction is done.
func (d *posting) stored(f Form, r posted, closeIt func()) {
	p := d.page
	said := p.Env.T("ledger.posted", "kind", p.view.Say("ledgerKind", string(f.Kind)), "sum", p.view.Som(r.read.Total), "payer", payerSaid(r.read.Payer))
	if number := r.entries[0].Number; number != "" {
		said += ", № " + number
	}
	p.Env.Status(said)
	d.scope.Latest("look") // what was found about this posting is not about the next
	if d.of.ID != 0 || f.Tranche != 0 {
		d.session.Saved(d.read()) // the fields still hold it: closing keeps no draft of what is paid
		closeIt()
		p.Resume()
		return
	}
	next := f.Next()
	d.session.Saved(next)
	d.refused, d.doubts = false, ""
	d.set.Clear()
	d.spot.Say(nil)
	d.note.SetStyle(widgets.TextStyle{Color: theme.ColorFine})
	d.note.SetText("✓ " + said)
	d.clear.Hide()
	d.fill(next)
	d.changed()
	d.begin()
}

// failed tells why the posting was not stored; all that is typed stays.
func (d *posting) failed(r posted, err error) {
	d.refused = true
	refusal, ok := errors.AsType[*app.Error](err)
	switch {
	case !ok:
		d.page.Env.Fail(err)
	case len(refusal.Fields) == 0:
		sentence, _ := d.page.Env.Words.Error(err)
		d.form.SetError(sentence)
		return
	default:
		d.refuse(r.read.Placed(refusal.Fields))
	}
	d.form.SetError("")
}

// typedFor is the field that one types into so that key comes right: a sum that is
// computed follows from others.
func (d *posting) typedFor(key string) string {
	switch {
	case key != "amount" || !d.amount.Disabled():
		return key
	case d.session.Form.Form == app.InKind:
		return "quantity"
	}
	return "foreign"
}

// refuse shows faults beside their fields and goes to the first of them.
func (d *posting) refuse(faults []app.FieldError) {
	homeless := d.mark(&app.Faults{Errors: faults})
	for _, f := range faults {
		if field := d.set.Field(d.typedFor(f.Field)); field != nil && field.Visible() {
			field.Focus()
			return
		}
		if target := d.spot.Target(f.Field); strings.HasPrefix(f.Field, "parts.") && target != nil {
			d.page.Env.Window.Canvas().Focus(target)
			return
		}
	}
	for _, f := range homeless {
		d.form.SetError(d.page.Env.Words.Field(f))
		return
	}
}
