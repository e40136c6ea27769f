package app_test

import (
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
)

// grants is an office with a programme whose rule is that a quarter of the whole
// is paid by others than the donor, and with the entries that tests speak of.
type grants struct {
	*desk
	programme app.Programme
	object    app.Entry

	grant, city, residents, sponsor app.Entry // sources
}

func newGrants(t testing.TB, change ...func(*app.Programme)) *grants {
	t.Helper()
	g := &grants{desk: newDesk(t)}
	g.grant, g.city = g.coded(app.FundSources, app.SourceGrant), g.coded(app.FundSources, "city")
	g.residents, g.sponsor = g.coded(app.FundSources, app.SourceResidents), g.coded(app.FundSources, "sponsor")
	g.object = g.coded(app.ObjectTypes, "01")
	g.programme = g.addProgramme(change...)
	return g
}

// coded is the entry of a dictionary with that code.
func (d *desk) coded(dict app.Dict, code string) app.Entry {
	d.t.Helper()
	entries, err := d.Dictionaries.Entries(d.ctx, dict)
	d.must(err)
	for _, e := range entries {
		if e.Code == code {
			return e
		}
	}
	d.t.Fatalf("no %q in %s", code, dict)
	return app.Entry{}
}

// retire deactivates an entry.
func (d *desk) retire(e app.Entry) app.Entry {
	d.t.Helper()
	e.Active = false
	e, err := d.Dictionaries.Save(d.ctx, e)
	d.must(err)
	return e
}

func (g *grants) form(change ...func(*app.Programme)) app.Programme {
	p := app.Programme{
		NameRU: "Малые гранты", NameKY: "Кичи гранттар", Donor: "Донор", SourceID: g.grant.ID, From: date("2026-01-01"),
		Until: date("2027-12-31"), Cap: som(3_000_000), Own: []int64{g.city.ID, g.residents.ID, g.sponsor.ID}, Share: 25_00, Active: true,
	}
	for _, f := range change {
		f(&p)
	}
	return p
}

func (g *grants) addProgramme(change ...func(*app.Programme)) app.Programme {
	g.t.Helper()
	p, err := g.Programmes.Save(g.ctx, g.form(change...))
	g.must(err)
	return p
}

// playground is the form of a project; change differs it.
func (g *grants) playground(change ...func(*app.Project)) app.Project {
	p := app.Project{
		TitleRU: "Детская площадка в Дордой-2", TitleKY: "Дордой-2деги балдар аянтчасы", ProgrammeID: g.programme.ID,
		Settlements: []int64{g.dordoi.ID}, ObjectID: g.object.ID, Beneficiaries: app.Beneficiaries{Total: 3200, Women: 1700, Men: 1500, Youth: 900},
		Start: date("2026-03-01"), Finish: date("2026-11-30"), Standing: app.ProjectStanding{Since: date("2026-01-15")},
	}
	for _, f := range change {
		f(&p)
	}
	return p
}

func (g *grants) begin(change ...func(*app.Project)) app.Project {
	g.t.Helper()
	p, err := g.Projects.Save(g.ctx, g.playground(change...))
	g.must(err)
	return p
}

// som is a sum of whole som.
func som(n int64) money.Sum { return money.Sum(n) * 100 }

// line is one line of a budget that costs its parts together.
func line(title string, parts ...app.BudgetPart) app.BudgetLine {
	l := app.BudgetLine{Title: title, Quantity: 1000, Unit: "объект", Parts: parts}
	for _, p := range parts {
		l.Price += p.Sum
	}
	return l
}

func part(source app.Entry, sum money.Sum) app.BudgetPart {
	return app.BudgetPart{SourceID: source.ID, Form: app.Cash, Sum: sum}
}

func (g *grants) plan(p app.Project, lines ...app.BudgetLine) app.Budget {
	g.t.Helper()
	c := g.open(p)
	b := app.Budget{ProjectID: p.ID, Reason: "Уточнили цены", Lines: lines}
	if n := len(c.Budgets); n > 0 {
		b.No = c.Budgets[n-1].No
	}
	b, err := g.Projects.SaveBudget(g.ctx, b)
	g.must(err)
	return b
}

func (g *grants) open(p app.Project) app.ProjectCase {
	g.t.Helper()
	c, err := g.Projects.Case(g.ctx, p.ID)
	g.must(err)
	return c
}

// enter brings a project through stages, each with a reason for what lacks.
func (g *grants) enter(p app.Project, stages ...app.Stage) app.ProjectStanding {
	g.t.Helper()
	var s app.ProjectStanding
	for _, stage := range stages {
		var err error
		s, err = g.Projects.Enter(g.ctx, p.ID, app.ProjectEvent{Kind: app.ProjectEntered, Stage: stage, Text: "Бумаги позже"})
		g.must(err)
	}
	return s
}

// cash is a posting that can be made as it is; change differs it.
func (g *grants) cash(p app.Project, kind app.LedgerKind, source app.Entry, sum money.Sum, change ...func(*app.Posting)) app.Posting {
	x := app.Posting{
		ProjectID: p.ID, Kind: kind, Date: date("2026-06-01"), Amount: sum,
		Payer: app.Payer{Kind: app.Organisation, Name: "Плательщик " + source.Code}, Parts: []app.PostingPart{{SourceID: source.ID}},
	}
	for _, f := range change {
		f(&x)
	}
	return x
}

func (g *grants) post(x app.Posting) app.LedgerEntry {
	g.t.Helper()
	entries, err := g.Ledger.Post(g.ctx, x)
	g.must(err)
	return entries[0]
}

// household names the payer of a posting.
func household(name string) func(*app.Posting) {
	return func(x *app.Posting) {
		x.Payer = app.Payer{Kind: app.Household, Name: name, Address: "ул. Жеңиш, 14"}
	}
}

// balance is where a project stands with a source in cash.
func (g *grants) balance(p app.Project, source app.Entry) app.Balance {
	g.t.Helper()
	for _, b := range g.open(p).Balances {
		if b.SourceID == source.ID && b.Form == app.Cash {
			return b
		}
	}
	return app.Balance{}
}

// sound fails the test when what is stored is not what the books add up to.
func (g *grants) sound(ids ...int64) {
	g.t.Helper()
	for _, id := range ids {
		b, err := app.ReadBooks(g.ctx, g.store, id)
		g.must(err)
		if got := b.Standing(); got != b.Project.Standing {
			g.t.Errorf("project %d\n stored %+v\n  books %+v", id, b.Project.Standing, got)
		}
	}
}

var never civil.Date
