package app_test

import (
	"testing"

	"kairyluu/app"
	"kairyluu/app/money"
)

func TestAProgrammeIsCheckedAsItIsTyped(t *testing.T) {
	g := newGrants(t)
	ngo, land := g.coded(app.FundSources, "ngo"), g.coded(app.PaperKinds, "07")
	old := g.addProgramme(func(p *app.Programme) {
		p.NameRU, p.NameKY, p.Own = "Старая", "", []int64{ngo.ID}
		p.Needs = []app.StageNeed{{Stage: app.StageSubmitted, PaperID: land.ID}}
	})
	g.retire(ngo)
	g.retire(land)
	application := g.coded(app.PaperKinds, "01")
	report := func(change func(*app.ProgrammeReport)) func(*app.Programme) {
		return func(p *app.Programme) {
			r := app.ProgrammeReport{Title: "Промежуточный", From: date("2026-01-01"), To: date("2026-06-30"), Due: date("2026-07-15")}
			change(&r)
			p.Reports = []app.ProgrammeReport{{}, r}
		}
	}
	for name, tt := range map[string]struct {
		change func(*app.Programme)
		errors []string
		doubts []string
	}{
		"nothing wrong":       {func(*app.Programme) {}, nil, nil},
		"no name":             {func(p *app.Programme) { p.NameRU, p.NameKY = " ", "" }, []string{"name_ru programme.name_needed"}, nil},
		"a name that is used": {func(p *app.Programme) { p.NameRU = "старая" }, nil, []string{"name_ru programme.name_taken"}},
		"no source":           {func(p *app.Programme) { p.SourceID = 0 }, []string{"source programme.source_needed"}, nil},
		"a source of nothing": {func(p *app.Programme) { p.SourceID = g.akOrdo.ID }, []string{"source entry.unknown"}, nil},
		"a source not used":   {func(p *app.Programme) { p.SourceID = ngo.ID }, []string{"source entry.inactive"}, nil},
		"an own one not used": {func(p *app.Programme) { p.Own = []int64{ngo.ID} }, []string{"own entry.inactive"}, nil},
		"the grant as own":    {func(p *app.Programme) { p.Own = []int64{g.grant.ID} }, []string{"own programme.own_grant"}, nil},
		"a share of nobody":   {func(p *app.Programme) { p.Own = nil }, []string{"own programme.own_needed"}, nil},
		"no share of nobody":  {func(p *app.Programme) { p.Own, p.Share = nil, 0 }, nil, nil},
		"a share below zero":  {func(p *app.Programme) { p.Share = -1 }, []string{"share money.percent"}, nil},
		"a share above all":   {func(p *app.Programme) { p.Share = money.Whole + 1 }, []string{"share money.percent"}, nil},
		"a share of what":     {func(p *app.Programme) { p.ShareOf = "half" }, []string{"share_of programme.share_of_needed"}, nil},
		"a cap below zero":    {func(p *app.Programme) { p.Cap = -1 }, []string{"cap money.negative"}, nil},
		"a cap of no end":     {func(p *app.Programme) { p.Cap = money.Max + 1 }, []string{"cap money.range"}, nil},
		"no cap":              {func(p *app.Programme) { p.Cap = 0 }, nil, nil},
		"over before it is":   {func(p *app.Programme) { p.Until = date("2025-12-31") }, []string{"until programme.until_before_from"}, nil},
		"a slip in the year":  {func(p *app.Programme) { p.From, p.Until = date("2062-01-01"), never }, []string{"from check.due_far"}, nil},
		"an unknown currency": {func(p *app.Programme) { p.Currency = "xau" }, []string{"currency money.currency_unknown"}, nil},
		"small letters":       {func(p *app.Programme) { p.Currency = "chf" }, nil, nil},
		"no end":              {func(p *app.Programme) { p.Stages = []app.Stage{app.StageIdea, app.StageWorks} }, []string{"stages programme.closed_needed"}, nil},
		"a need of nothing":   {need(app.StageAgreed, 0), []string{"needs.1 programme.need_paper"}, nil},
		"a need beside":       {need(app.StageRework, application.ID), []string{"needs.1 programme.need_stage"}, nil},
		"a need not passed": {func(p *app.Programme) {
			need(app.StageAgreed, application.ID)(p)
			p.Stages = []app.Stage{app.StageIdea, app.StageClosed}
		}, []string{"needs.1 programme.need_stage"}, nil},
		"a paper not used":   {need(app.StageAgreed, land.ID), []string{"needs.1 entry.inactive"}, nil},
		"a report":           {report(func(*app.ProgrammeReport) {}), nil, nil},
		"a report of what":   {report(func(r *app.ProgrammeReport) { r.Title = "" }), []string{"reports.1.title programme.report_title"}, nil},
		"a report, when":     {report(func(r *app.ProgrammeReport) { r.Due = never }), []string{"reports.1.due check.date_needed"}, nil},
		"a report too soon":  {report(func(r *app.ProgrammeReport) { r.Due = date("2025-12-31") }), []string{"reports.1.due programme.report_before"}, nil},
		"a period backwards": {report(func(r *app.ProgrammeReport) { r.To = date("2025-12-31") }), []string{"reports.1.to programme.until_before_from"}, nil},
		"sent tomorrow":      {report(func(r *app.ProgrammeReport) { r.Sent = date("2026-10-14") }), []string{"reports.1.sent check.date_future"}, nil},
		"what stood there":   {func(p *app.Programme) { *p = old }, nil, []string{"own entry.left", "needs.0 entry.left"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := g.form(func(p *app.Programme) { p.NameRU, p.NameKY = "Новая", "" }, tt.change)
			f, err := g.Programmes.Check(g.ctx, p)
			g.must(err)
			same(t, "faults", keys(f.Errors), append([]string{}, tt.errors...))
			same(t, "doubts", keys(f.Warnings), append([]string{}, tt.doubts...))
			if len(tt.errors) > 0 {
				_, err = g.Programmes.Save(g.ctx, p)
				refused(t, err, app.Invalid, tt.errors[0])
			}
		})
	}
}

// need puts a document behind an empty line of the form.
func need(stage app.Stage, paper int64) func(*app.Programme) {
	return func(p *app.Programme) { p.Needs = []app.StageNeed{{}, {Stage: stage, PaperID: paper}} }
}

func TestAProgrammeIsTidied(t *testing.T) {
	g := newGrants(t)
	paper := g.coded(app.PaperKinds, "01").ID
	p := g.addProgramme(func(p *app.Programme) {
		p.NameRU, p.Currency, p.Own = "  Новая  программа ", "chf", []int64{g.city.ID, 0, g.city.ID}
		p.Stages = []app.Stage{app.StageClosed, app.StageWorks, app.StageRework}
		p.Needs = []app.StageNeed{{}, {Stage: app.StageWorks, PaperID: paper}, {Stage: app.StageWorks, PaperID: paper}}
		p.Reports = []app.ProgrammeReport{{Title: " "}, {Title: "Итоговый", Due: date("2027-01-01")}}
	})
	stored, err := g.store.Programme(g.ctx, p.ID)
	g.must(err)
	equal(t, "name", stored.NameRU, "Новая программа")
	equal(t, "currency", stored.Currency, money.CHF)
	equal(t, "base", stored.ShareOf, app.OfTotal)
	equal(t, "own", len(stored.Own), 1)
	equal(t, "needs", len(stored.Needs), 1)
	equal(t, "reports", len(stored.Reports), 1)
	equal(t, "the report has a name of its own", stored.Reports[0].UID != "", true)
	equal(t, "stages", len(stored.Stages), 3)
	equal(t, "the idea first", stored.Stages[0], app.StageIdea)
	p.Stages = app.Chain
	p, err = g.Programmes.Save(g.ctx, p)
	g.must(err)
	equal(t, "all stages are none", p.Stages == nil, true)
}

func TestAChangedRuleReachesEveryProject(t *testing.T) {
	g := newGrants(t)
	p, ended, other := g.begin(), g.begin(), g.begin(func(p *app.Project) {
		p.ProgrammeID = g.addProgramme(func(p *app.Programme) { p.NameRU, p.NameKY = "Другая", "" }).ID
	})
	for _, x := range []app.Project{p, ended, other} {
		g.plan(x, line("Площадка", part(g.grant, som(700)), part(g.residents, som(300))))
	}
	g.post(g.cash(p, app.Received, g.residents, som(260), household("Асанов")))
	g.enter(ended, app.Chain[1:]...)
	g.enter(p, app.Chain[1:5]...) // to the agreement: from there on pledges count
	equal(t, "need of a quarter", g.open(p).Project.Standing.Need, som(250))
	equal(t, "not short", g.open(p).Project.Standing.Short(), false)

	var told []app.Changed
	unsubscribe := g.Bus.Subscribe(func(c app.Changed) { told = append(told, c) })
	rule := g.programme
	rule.Share, rule.Cap = 30_00, som(600)
	rule, err := g.Programmes.Save(g.ctx, rule)
	g.must(err)
	unsubscribe()
	equal(t, "times told", len(told), 2)
	s := g.open(p).Project.Standing
	equal(t, "need", s.Need, som(300))
	equal(t, "short", s.Short(), true)
	equal(t, "over the cap", s.OverCap, true)
	equal(t, "of an ended one too", g.open(ended).Project.Standing.Need, som(300))
	equal(t, "of another programme it stays", g.open(other).Project.Standing.Need, som(250))
	g.sound(p.ID, ended.ID, other.ID)

	version := g.open(p).Project.Version
	rule.Note = "Эскертүү"
	rule, err = g.Programmes.Save(g.ctx, rule)
	g.must(err)
	equal(t, "a note moves no project", g.open(p).Project.Version, version)
	for name, change := range map[string]func(*app.Programme){
		"own":    func(p *app.Programme) { p.Own = []int64{g.city.ID} },
		"base":   func(p *app.Programme) { p.ShareOf = app.OfGrant },
		"source": func(p *app.Programme) { p.SourceID = g.coded(app.FundSources, "state").ID },
	} {
		change(&rule)
		rule, err = g.Programmes.Save(g.ctx, rule)
		g.must(err)
		t.Run(name, func(*testing.T) { g.sound(p.ID, ended.ID, other.ID) })
	}
}

func TestTwoWhoSaveAProgramme(t *testing.T) {
	g := newGrants(t)
	mine, stale := g.programme, g.programme
	mine.Donor = "Другой"
	_, err := g.Programmes.Save(g.ctx, mine)
	g.must(err)
	stale.Cap = 1
	_, err = g.Programmes.Save(g.ctx, stale)
	refused(t, err, app.Conflict, "programme.changed")
	stale.ID = 999
	_, err = g.Programmes.Save(g.ctx, stale)
	refused(t, err, app.NotFound, "programme.gone")
}

func TestAReportIsSent(t *testing.T) {
	g := newGrants(t)
	p := g.addProgramme(func(p *app.Programme) {
		p.NameRU, p.NameKY = "Другая", ""
		p.Reports = []app.ProgrammeReport{{Title: "Итоговый", Due: date("2026-10-01")}}
	})
	uid := p.Reports[0].UID
	o, err := g.Programmes.Overview(g.ctx)
	g.must(err)
	equal(t, "reports due", len(o.Reports), 1)
	equal(t, "late", o.Reports[0].Late, true)
	_, err = g.Programmes.ReportSent(g.ctx, p.ID, p.Version, uid, date("2026-10-14"))
	refused(t, err, app.Invalid, "check.date_future")
	_, err = g.Programmes.ReportSent(g.ctx, p.ID, p.Version, "gone", date(today))
	refused(t, err, app.NotFound, "programme.report_gone")
	_, err = g.Programmes.ReportSent(g.ctx, p.ID, p.Version-1, uid, date(today))
	refused(t, err, app.Conflict, "programme.changed")
	sent, err := g.Programmes.ReportSent(g.ctx, p.ID, p.Version, uid, date(today))
	g.must(err)
	o, err = g.Programmes.Overview(g.ctx)
	g.must(err)
	equal(t, "reports due then", len(o.Reports), 0)
	_, err = g.Programmes.ReportSent(g.ctx, p.ID, sent.Version, uid, never)
	g.must(err)
	o, err = g.Programmes.Overview(g.ctx)
	g.must(err)
	equal(t, "once it is taken back", len(o.Reports), 1)
}
