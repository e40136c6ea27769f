package app_test

import (
	"testing"

	"kairyluu/app"
	"kairyluu/app/money"
)

// The real cases of domain.md §5.1–5.2, from the budget through the ledger to the
// share: what was said in public comes out, to the tyiyn.
func TestRealProjectsComeOut(t *testing.T) {
	for name, tt := range map[string]struct {
		grant, own money.Sum
		total      money.Sum
		shares     [2]string
	}{
		"playground of Дордой-2":         {som(2_700_000), som(1_050_000), som(3_750_000), [2]string{"72", "28"}},
		"kindergarten of ARIS":           {som(22_916_508), som(10_569_177), som(33_485_685), [2]string{"68,4", "31,6"}},
		"fourteen applications together": {som(4_145_566), som(3_179_847), som(7_325_413), [2]string{"56,6", "43,4"}},
	} {
		t.Run(name, func(t *testing.T) {
			g := newGrants(t, func(p *app.Programme) { p.Cap = 0 })
			p := g.begin()
			whole := app.BudgetLine{Title: "Объект", Quantity: 1000, Price: tt.total}
			whole.Parts = []app.BudgetPart{part(g.grant, tt.grant), part(g.city, tt.own)}
			g.plan(p, whole)
			first, err := g.Projects.SaveTranche(g.ctx, app.Tranche{ProjectID: p.ID, SourceID: g.grant.ID, Amount: tt.grant / 3})
			g.must(err)
			second, err := g.Projects.SaveTranche(g.ctx, app.Tranche{ProjectID: p.ID, SourceID: g.grant.ID, Amount: tt.grant - tt.grant/3})
			g.must(err)
			g.post(g.cash(p, app.Pledged, g.city, tt.own))
			s := g.open(p).Project.Standing
			equal(t, "covered", s.Covered, tt.total)
			equal(t, "a quarter is asked", s.Need, money.Fraction(25_00).Of(tt.total))
			equal(t, "promised is enough", s.Short(), false)

			g.post(g.cash(p, app.Received, g.city, tt.own))
			for _, tranche := range []app.Tranche{first, second} {
				g.post(g.cash(p, app.Received, g.grant, tranche.Amount, func(x *app.Posting) { x.TrancheID = tranche.ID }))
			}
			_, err = g.Ledger.Post(g.ctx, g.cash(p, app.Spent, g.grant, tt.total, func(x *app.Posting) {
				x.Parts = []app.PostingPart{{SourceID: g.grant.ID, Sum: tt.grant}, {SourceID: g.city.ID, Share: money.Whole}}
			}))
			g.must(err)
			c := g.open(p)
			equal(t, "received", c.Project.Standing.Received, tt.total)
			equal(t, "spent", c.Project.Standing.Spent, tt.total)
			shares := money.Shares(10, c.Balances[0].Received, c.Balances[1].Received)
			equal(t, "shares", [2]string{shares[0].Format(), shares[1].Format()}, tt.shares)
			for _, check := range c.Checks {
				equal(t, string(check.Kind), check.Level, app.CheckFine)
			}
			g.enter(p, app.Chain[1:]...)
			g.sound(p.ID)
		})
	}
}

// A clerk leads a project from the vote to the opening: four sources, two tranches,
// and the program warns before the share falls short.
func TestFromTheVoteToTheOpening(t *testing.T) {
	g := newGrants(t)
	m := g.hold()
	d := g.decide(func(x *app.Decision) { x.MeetingID, x.ItemUID, x.Made = m.ID, "water", never })
	draft, err := g.Projects.FromDecision(g.ctx, d.ID)
	g.must(err)
	draft.ProgrammeID = g.programme.ID
	p, err := g.Projects.SaveFromDecision(g.ctx, draft, d.ID)
	g.must(err)
	g.setDay("2026-10-20")
	b := app.Budget{ProjectID: p.ID, Lines: []app.BudgetLine{line("Трубы", part(g.grant, som(2_000_000)), part(g.city, som(400_000)), part(g.residents, som(70_000)))}}
	f, err := g.Projects.CheckBudget(g.ctx, b)
	g.must(err)
	same(t, "warned while it is typed", keys(f.Warnings), []string{"lines budget.share_short"})
	b.Lines[0].Parts = append(b.Lines[0].Parts, part(g.sponsor, som(200_000)))
	b.Lines[0].Price += som(200_000)
	_, err = g.Projects.SaveBudget(g.ctx, b)
	g.must(err)
	for i, sum := range []int64{1_200_000, 800_000} {
		x := app.Tranche{ProjectID: p.ID, SourceID: g.grant.ID, Amount: som(sum), Planned: date("2026-11-01").AddMonths(i)}
		if i == 1 {
			x.Condition = "Отчёт о первом транше"
		}
		_, err = g.Projects.SaveTranche(g.ctx, x)
		g.must(err)
	}
	g.enter(p, app.StagePrepared, app.StageSubmitted, app.StageApproved)
	on := func(x *app.Posting) { x.Date = date("2026-10-20") }
	g.post(g.cash(p, app.Pledged, g.city, som(400_000), on))
	g.post(g.cash(p, app.Pledged, g.residents, som(70_000), household("Асанов"), on))
	g.post(g.cash(p, app.Pledged, g.sponsor, som(197_499), on))
	agree := app.ProjectEvent{Kind: app.ProjectEntered, Stage: app.StageAgreed}
	refused(t, g.event(p, agree), app.Invalid, "project.money_broken") // one som short of a quarter of 2 670 000
	g.post(g.cash(p, app.Pledged, g.sponsor, som(1), on))
	g.must(g.event(p, agree))

	for _, x := range []app.Posting{
		g.cash(p, app.Received, g.city, som(400_000), on), g.cash(p, app.Received, g.sponsor, som(200_000), on),
		g.cash(p, app.Received, g.residents, som(20_000), household("Асанов"), on),
		g.cash(p, app.Received, g.residents, som(50_000), household("Асанов"), on, inKind),
	} {
		g.post(x)
	}
	g.enter(p, app.StageWorks)
	for i, tranche := range g.open(p).Tranches {
		x := g.cash(p, app.Received, g.grant, tranche.Amount, on, func(x *app.Posting) { x.TrancheID, x.TrancheVersion = tranche.ID, tranche.Version })
		f, err := g.Ledger.Check(g.ctx, x)
		g.must(err)
		equal(t, "a tranche whose condition is not met is doubted", len(f.Warnings) == 1, i == 1)
		if i == 1 {
			tranche.Met = date("2026-10-20")
			tranche, err = g.Projects.SaveTranche(g.ctx, tranche)
			g.must(err)
			x.TrancheVersion = tranche.Version
		}
		g.post(x)
	}
	_, err = g.Ledger.Post(g.ctx, g.cash(p, app.Spent, g.grant, som(2_620_000), on, func(x *app.Posting) {
		x.Parts = []app.PostingPart{
			{SourceID: g.grant.ID, Sum: som(2_000_000)},
			{SourceID: g.city.ID, Sum: som(400_000)},
			{SourceID: g.sponsor.ID, Sum: som(200_000)},
			{SourceID: g.residents.ID, Sum: som(20_000)},
		}
	}))
	g.must(err)
	for _, stage := range []app.Stage{app.StageAccepted, app.StageOpened, app.StageClosed} {
		g.must(g.event(p, app.ProjectEvent{Kind: app.ProjectEntered, Stage: stage})) // nothing lacks: no reason is asked
	}
	c := g.open(p)
	equal(t, "own share", c.Share.Now, som(670_000))
	equal(t, "held", c.Project.Standing.Held(), 0)
	g.sound(p.ID)
}
