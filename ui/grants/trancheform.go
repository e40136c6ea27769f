package grants

import (
	"context"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
	"kairyluu/ui/casework"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// trancheForm is the dialog of one tranche.
type trancheForm struct {
	page *Page
	was  app.Tranche // ID 0: a new one

	set                     *fieldset.Set
	source                  *widgets.Picker
	amount, foreign         *widgets.Number[money.Sum]
	currency                *widgets.Choice
	planned, met, requested *widgets.DateField
	condition               *widgets.Memo
	note                    *widgets.Entry
	dialog                  *dialogs.Form
}

// newTranche proposes the next one: of the programme's own source, with what of
// its part in the budget no tranche promises yet.
func (p *Page) newTranche(c app.ProjectCase) {
	t := app.Tranche{ProjectID: c.Project.ID, SourceID: c.Programme.SourceID, Currency: c.Programme.Currency, No: 1}
	for _, b := range c.Balances {
		if b.SourceID == t.SourceID && b.Form == app.Cash {
			t.Amount += b.Planned
		}
	}
	for _, had := range c.Tranches {
		t.No = max(t.No, had.No+1)
		if had.SourceID == t.SourceID {
			t.Amount -= had.Amount
		}
	}
	t.Amount = max(0, t.Amount)
	p.editTranche(t)
}

// showTranche offers what one does with a tranche.
func (p *Page) showTranche(c app.ProjectCase, t app.Tranche) {
	var answers []dialogs.Answer
	answer := func(key string, do func()) {
		answers = append(answers, dialogs.Answer{Text: p.Env.T("grants.tranche." + key), Primary: len(answers) == 0, Do: do})
	}
	if t.Left() > 0 && !c.Project.Standing.Stage.Ended() {
		answer("receive", func() { p.receive(c, t) })
	}
	if t.Blocked() {
		answer("meet", func() { p.askTrancheDay(t, "meet", func(t *app.Tranche, d civil.Date) { t.Met = d }) })
	}
	if t.Requested.IsZero() && t.Left() > 0 {
		answer("request", func() { p.askTrancheDay(t, "request", func(t *app.Tranche, d civil.Date) { t.Requested = d }) })
	}
	answer("edit", func() { p.editTranche(t) })
	if t.Received == 0 {
		answers = append(answers, dialogs.Answer{Text: p.Env.T("grants.tranche.drop"), Danger: true, Do: func() { p.dropTranche(t) }})
	}
	g := trancheGauges(p.view(), []app.Tranche{t})[0]
	p.Env.Dialogs.Choose(g.Text+" · "+g.Corner, g.Note, answers...)
}

// receive opens the posting of what has still to come. Tranches of the grant come
// from the donor.
func (p *Page) receive(c app.ProjectCase, t app.Tranche) {
	posting := &app.Posting{
		ProjectID: t.ProjectID, Kind: app.Received, Date: p.view().Today, Form: app.Cash, Amount: t.Left(),
		TrancheID: t.ID, TrancheVersion: t.Version, Parts: []app.PostingPart{{SourceID: t.SourceID}},
	}
	posting.Payer.Kind = app.Organisation
	if t.SourceID == c.Programme.SourceID {
		posting.Payer.Name = c.Programme.Donor
	}
	if t.Foreign > 0 && t.Received == 0 {
		posting.Amount, posting.Currency, posting.Foreign = 0, t.Currency, t.Foreign
	}
	p.Env.Go(shell.Route{Place: shell.Ledger, Ledger: &app.LedgerFilter{Project: t.ProjectID}, Posting: posting})
}

func (p *Page) editTranche(t app.Tranche) {
	f := &trancheForm{page: p, was: t, set: fieldset.New(p.Env.Words, nil)}
	set, now, v := f.set, p.Env.Now, p.view()
	f.source = set.Picker("source", "grants.field.source", v.Options(app.FundSources, t.SourceID)...)
	f.amount = set.Money("amount", "grants.field.amount")
	f.foreign = set.Money("foreign", "grants.field.foreign")
	f.currency = set.Choice("currency", "grants.field.currency", currencies()...)
	f.planned = set.Date("planned", "grants.field.planned_date", now)
	f.condition = set.Memo("condition", "grants.field.condition", 2)
	f.met = set.Date("met", "grants.field.met", now)
	f.requested = set.Date("requested", "grants.field.requested", now)
	f.note = set.Entry("note", "grants.field.note")
	for _, key := range []string{"source", "amount"} {
		set.Field(key).SetRequired(true)
	}
	grid := widgets.NewGrid(
		set.Cell("source", halfWidth, 1), set.Cell("amount", dateWidth, 1), set.Cell("planned", dateWidth, 0),
		set.Cell("foreign", dateWidth, 1), set.Cell("currency", 90, 0), set.Cell("requested", dateWidth, 0), set.Cell("met", dateWidth, 0),
		set.Cell("condition", wholeWidth, 1), set.Cell("note", wholeWidth, 1))
	f.fill()
	f.dialog = p.Env.Dialogs.Form(p.Env.T("grants.tranche.title", "no", t.No), grid, p.Env.T("grants.tranche.do"), f.save)
	f.dialog.SetWidth(wideDialog)
}

// currencies are those that donors count in; they are called by their codes.
func currencies() []widgets.Option {
	options := make([]widgets.Option, len(money.Currencies))
	for i, c := range money.Currencies {
		options[i] = widgets.Option{Key: string(c), Text: string(c)}
	}
	return options
}

func (f *trancheForm) fill() {
	t := f.was
	f.source.SetID(t.SourceID)
	f.amount.SetValue(t.Amount)
	f.foreign.SetValue(t.Foreign)
	f.currency.SetSelected(string(t.Currency))
	f.planned.SetDay(casework.Day(t.Planned))
	f.met.SetDay(casework.Day(t.Met))
	f.requested.SetDay(casework.Day(t.Requested))
	f.condition.SetText(t.Condition)
	f.note.SetText(t.Note)
}

func (f *trancheForm) read() (app.Tranche, *app.Faults) {
	faults := &app.Faults{}
	t := f.was
	t.SourceID, t.Currency = f.source.ID(), money.Currency(f.currency.Selected())
	t.Amount, t.Foreign = sumIn(faults, "amount", f.amount), sumIn(faults, "foreign", f.foreign)
	if strings.TrimSpace(f.foreign.Text) == "" {
		t.Currency = "" // the donor's currency is only offered: the tranche is in som
	}
	t.Planned = fieldset.ReadDate(faults, "planned", f.planned)
	t.Met, t.Requested = fieldset.ReadDate(faults, "met", f.met), fieldset.ReadDate(faults, "requested", f.requested)
	t.Condition, t.Note = f.condition.Text, f.note.Text
	return t, faults
}

// sumIn reads a sum; a text that is none is a fault.
func sumIn(faults *app.Faults, key string, n *widgets.Number[money.Sum]) money.Sum {
	sum, err := n.Value()
	if err != nil {
		faults.Add(key, err.Error())
	}
	return sum
}

func (f *trancheForm) save(closeForm func()) {
	t, faults := f.read()
	if f.set.Show(faults) {
		return
	}
	f.dialog.SetBusy(true)
	f.page.saveTranche(t, func(err error) {
		f.dialog.SetBusy(false)
		switch {
		case err == nil:
			closeForm()
		case !f.set.Refused(err):
			f.page.Env.Fail(err)
		}
	})
}

// saveTranche stores a tranche and says so; then hears how it went.
func (p *Page) saveTranche(t app.Tranche, then func(error)) {
	task.Run(p.Env.NewScope(), func(ctx context.Context) (app.Tranche, error) {
		return p.Env.Office.Projects.SaveTranche(ctx, t)
	}, func(t app.Tranche, err error) {
		then(err)
		if err == nil {
			p.Env.Status(p.Env.T("grants.tranche.saved", "no", t.No))
			p.Resume()
		}
	})
}

// askTrancheDay asks for the day on which something became of a tranche.
func (p *Page) askTrancheDay(t app.Tranche, what string, put func(*app.Tranche, civil.Date)) {
	set := fieldset.New(p.Env.Words, nil)
	field := map[string]string{"meet": "met", "request": "requested"}[what]
	date := set.Date(field, "grants.field."+field, p.Env.Now)
	date.SetDay(casework.Day(p.view().Today))
	set.Field(field).SetRequired(true)
	content := widgets.NewStack(8, widgets.NewText(says("\n", trancheGauges(p.view(), []app.Tranche{t})[0].Text, t.Condition), widgets.TextStyle{}), set.Field(field))
	form := p.Env.Dialogs.Form(p.Env.T("grants.tranche."+what), content, p.Env.T("grants.tranche.do"), func(closeForm func()) {
		faults := &app.Faults{}
		d := fieldset.ReadDate(faults, field, date)
		if d.IsZero() && len(faults.Errors) == 0 {
			faults.Add(field, "check.date_needed")
		}
		if set.Show(faults) {
			return
		}
		changed := t
		put(&changed, d)
		p.saveTranche(changed, func(err error) {
			switch {
			case err == nil:
				closeForm()
			case !set.Refused(err):
				p.Env.Fail(err)
			}
		})
	})
	form.SetWidth(460)
}

func (p *Page) dropTranche(t app.Tranche) {
	p.Env.Dialogs.Confirm(dialogs.Question{
		Title: p.Env.T("grants.tranche.drop"), Message: p.Env.T("grants.tranche.drop_sure", "no", t.No),
		Act: p.Env.T("grants.tranche.drop"), Danger: true,
	}, func() {
		task.Do(p.Env.NewScope(), func(ctx context.Context) error {
			return p.Env.Office.Projects.DropTranche(ctx, t)
		}, func(err error) {
			if err != nil {
				p.Env.Fail(err)
				return
			}
			p.Env.Status(p.Env.T("grants.tranche.dropped", "no", t.No))
		})
	})
}
