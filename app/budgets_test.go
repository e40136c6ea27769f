package app_test

import (
	"strconv"
	"strings"
	"testing"

	"kairyluu/app"
	"kairyluu/app/money"
)

func itoa(id int64) string { return strconv.FormatInt(id, 10) }

func TestABudgetIsCheckedAsItIsTyped(t *testing.T) {
	g := newGrants(t)
	p := g.begin()
	ngo, state := g.coded(app.FundSources, "ngo"), g.coded(app.FundSources, "state")
	g.plan(p, line("Площадка", part(g.grant, som(750)), part(ngo, som(250))))
	_, err := g.Projects.SaveTranche(g.ctx, app.Tranche{ProjectID: p.ID, SourceID: g.grant.ID, Amount: som(700)})
	g.must(err)
	g.retire(ngo)
	g.retire(state)
	good := line("Площадка", part(g.grant, som(750)), part(g.residents, som(250)))
	with := func(change func(*app.BudgetLine)) []app.BudgetLine {
		l := line("Площадка", part(g.grant, som(750)), part(g.residents, som(250)))
		change(&l)
		return []app.BudgetLine{{}, l}
	}
	for name, tt := range map[string]struct {
		lines  []app.BudgetLine
		errors []string
		doubts []string
	}{
		"nothing wrong":       {[]app.BudgetLine{good}, nil, nil},
		"nothing":             {nil, []string{"lines budget.lines_needed"}, nil},
		"empty lines":         {[]app.BudgetLine{{}, {Title: " "}}, []string{"lines budget.lines_needed"}, nil},
		"a line of no title":  {with(func(l *app.BudgetLine) { l.Title = " " }), []string{"lines.1.title budget.title_needed"}, nil},
		"no quantity":         {with(func(l *app.BudgetLine) { l.Quantity = 0 }), []string{"lines.1.quantity money.zero"}, nil},
		"less than none":      {with(func(l *app.BudgetLine) { l.Quantity = -1 }), []string{"lines.1.quantity money.negative"}, nil},
		"no price":            {with(func(l *app.BudgetLine) { l.Price = 0 }), []string{"lines.1.price money.zero"}, nil},
		"a negative price":    {with(func(l *app.BudgetLine) { l.Price = -1 }), []string{"lines.1.price money.negative"}, nil},
		"beyond belief":       {with(func(l *app.BudgetLine) { l.Price = money.Max + 1 }), []string{"lines.1.price money.range"}, nil},
		"a sum beyond belief": {with(func(l *app.BudgetLine) { l.Price, l.Quantity = money.Max, 1001 }), []string{"lines.1.price money.range"}, nil},
		"a sum of nothing":    {with(func(l *app.BudgetLine) { l.Price, l.Quantity = 1, 1 }), []string{"lines.1.price money.zero"}, nil},
		"a total beyond":      {[]app.BudgetLine{line("А", part(g.grant, money.Max)), line("Б", part(g.grant, 1))}, []string{"lines money.range"}, nil},
		"more than the line":  {with(func(l *app.BudgetLine) { l.Parts[1].Sum++ }), []string{"lines.1.parts budget.parts_above_line"}, nil},
		"less than the line": {
			with(func(l *app.BudgetLine) { l.Parts[0].Sum -= som(10) }), nil,
			[]string{"lines.1.parts budget.parts_below_line"},
		},
		"a part of nobody":   {with(func(l *app.BudgetLine) { l.Parts[1].SourceID = 0 }), []string{"lines.1.parts.1.source ledger.source_needed"}, []string{"lines budget.share_short"}},
		"a part of nothing":  {with(func(l *app.BudgetLine) { l.Parts[1].Sum = 0 }), []string{"lines.1.parts.1.sum money.zero"}, []string{"lines.1.parts budget.parts_below_line", "lines budget.share_short"}},
		"a part unfilled":    {with(func(l *app.BudgetLine) { l.Parts = append(l.Parts, app.BudgetPart{Form: app.InKind}) }), nil, nil},
		"of no form":         {with(func(l *app.BudgetLine) { l.Parts[1].Form = "barter" }), []string{"lines.1.parts.1.form ledger.form_needed"}, nil},
		"no source of money": {with(func(l *app.BudgetLine) { l.Parts[1].SourceID = g.akOrdo.ID }), []string{"lines.1.parts.1.source entry.unknown"}, []string{"lines budget.share_short"}},
		"a source not used":  {with(func(l *app.BudgetLine) { l.Parts[1].SourceID = state.ID }), []string{"lines.1.parts.1.source entry.inactive"}, []string{"lines budget.share_short"}},
		"one that stood":     {with(func(l *app.BudgetLine) { l.Parts[1].SourceID = ngo.ID }), nil, []string{"lines.1.parts.1.source entry.left", "lines budget.share_short"}},
		"over the cap": {
			[]app.BudgetLine{line("А", part(g.grant, som(3_000_000)+1), part(g.city, som(1_500_000)))},
			nil,
			[]string{"lines budget.above_cap"},
		},
		"a pasted title": {
			[]app.BudgetLine{line(strings.Repeat("ы", 301), part(g.grant, som(750)), part(g.city, som(250)))},
			[]string{"lines.0.title check.too_long"},
			nil,
		},
		"short of the share": {
			[]app.BudgetLine{line("А", part(g.grant, som(751)), part(g.city, som(249)))},
			nil,
			[]string{"lines budget.share_short"},
		},
		"below its tranches": {
			[]app.BudgetLine{line("А", part(g.grant, som(600)), part(g.city, som(200)))},
			nil,
			[]string{"lines budget.below_tranches"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := app.Budget{ProjectID: p.ID, No: 1, Lines: tt.lines}
			f, err := g.Projects.CheckBudget(g.ctx, b)
			g.must(err)
			same(t, "faults", keys(f.Errors), append([]string{}, tt.errors...))
			if tt.doubts != nil || tt.errors == nil {
				same(t, "doubts", keys(f.Warnings), append([]string{}, tt.doubts...))
			}
			if len(tt.errors) > 0 {
				_, err = g.Projects.SaveBudget(g.ctx, b)
				refused(t, err, app.Invalid, tt.errors[0])
			}
		})
	}
}

func TestVersionsOfABudget(t *testing.T) {
	g := newGrants(t)
	p := g.begin()
	first, err := g.Projects.SaveBudget(g.ctx, app.Budget{ProjectID: p.ID, Date: date("2026-02-01"), Lines: []app.BudgetLine{
		line(" Площадка ", part(g.grant, som(500)), part(g.residents, som(100)), part(g.grant, som(250)), app.BudgetPart{}), {},
	}})
	g.must(err)
	equal(t, "number", first.No, 1)
	equal(t, "lines", len(first.Lines), 1)
	equal(t, "title", first.Lines[0].Title, "Площадка")
	equal(t, "parts of one source are one", len(first.Lines[0].Parts), 2)
	equal(t, "of the grant", first.Lines[0].Parts[0].Sum, som(750))
	equal(t, "planned", g.open(p).Project.Standing.Planned, som(850))

	version := g.open(p).Project.Version
	same, err := g.Projects.SaveBudget(g.ctx, first)
	g.must(err)
	equal(t, "nothing changed, no version", same.No, 1)
	equal(t, "and nothing moved", g.open(p).Project.Version, version)

	second := first
	second.Date = never
	second.Lines = append([]app.BudgetLine{line("Скамья", part(g.city, som(50)))}, first.Lines...)
	early := second
	early.Date = date("2026-01-31")
	_, err = g.Projects.SaveBudget(g.ctx, early)
	refused(t, err, app.Invalid, "budget.before_previous")
	early.Date = date("2026-10-14")
	_, err = g.Projects.SaveBudget(g.ctx, early)
	refused(t, err, app.Invalid, "check.date_future")
	second, err = g.Projects.SaveBudget(g.ctx, second)
	g.must(err)
	equal(t, "number of the second", second.No, 2)
	equal(t, "of today", second.Date, date(today))
	equal(t, "a line keeps its name", second.Lines[1].UID, first.Lines[0].UID)
	stale := first
	stale.Lines[0].Title = "Поле"
	kept, err := g.Projects.SaveBudget(g.ctx, stale)
	refused(t, err, app.Conflict, "budget.changed")
	equal(t, "nothing typed is lost", kept.Lines[0].Title, "Поле")
	equal(t, "nor what was on show", kept.No, 1)

	g.enter(p, app.StagePrepared, app.StageSubmitted, app.StageApproved, app.StageAgreed, app.StageSuspended)
	third := second
	third.Lines = third.Lines[1:]
	_, err = g.Projects.SaveBudget(g.ctx, third)
	refused(t, err, app.Invalid, "budget.reason_needed")
	third.Reason = " Скамью дал спонсор "
	third, err = g.Projects.SaveBudget(g.ctx, third)
	g.must(err)
	c := g.open(p)
	equal(t, "versions", len(c.Budgets), 3)
	equal(t, "the first stays", c.Budgets[0].Total(), som(850))
	equal(t, "reason", c.Budgets[2].Reason, "Скамью дал спонсор")
	equal(t, "difference", c.Budgets[2].Compare(c.Budgets[1])[0].Change(), -som(50))
	g.sound(p.ID)
}

func TestAFirstBudgetAfterTheAgreementNeedsNoReason(t *testing.T) {
	g := newGrants(t)
	p := g.begin()
	g.enter(p, app.StagePrepared, app.StageSubmitted, app.StageApproved, app.StageAgreed)
	_, err := g.Projects.SaveBudget(g.ctx, app.Budget{ProjectID: p.ID, Lines: []app.BudgetLine{line("А", part(g.grant, som(5)))}})
	g.must(err)
}
