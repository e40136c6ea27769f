package grants

import (
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/shell"
)

// rig is the page of grants in a window in memory, over the real store of a small
// office on Friday, 18 September 2026.
type rig struct {
	*pagetest.Desk
	t    testing.TB
	page *Page
}

func newRig(t testing.TB) *rig {
	t.Helper()
	return &rig{Desk: pagetest.New(t), t: t}
}

// open shows the page.
func (r *rig) open(lang string, route shell.Route) {
	r.t.Helper()
	route.Place = shell.Grants
	r.Show(lang, func(env *shell.Env, route shell.Route) shell.Page {
		page := New(env, route)
		r.page = page.(*Page)
		return page
	}, route)
}

func (r *rig) entry(d app.Dict, code string) int64 {
	r.t.Helper()
	entries, err := r.Office.Dictionaries.Entries(r.t.Context(), d)
	r.Must(err)
	for _, e := range entries {
		if e.Code == code {
			return e.ID
		}
	}
	r.t.Fatalf("dictionary %s has no %q", d, code)
	return 0
}

func (r *rig) source(code string) int64 { return r.entry(app.FundSources, code) }

func (r *rig) paperKind(code string) int64 { return r.entry(app.PaperKinds, code) }

// programme is one with a rule for the own share, a cap, documents and reports.
func (r *rig) programme() app.Programme {
	r.t.Helper()
	list, err := r.Office.Programmes.List(r.t.Context(), app.ProgrammeFilter{})
	r.Must(err)
	for _, p := range list {
		if p.SourceID != r.source("grant") {
			continue
		}
		if p.Share == 0 {
			p.NameRU, p.NameKY = "Аракет", "Аракет"
			p.Share, p.ShareOf, p.Cap = 25_00, app.OfTotal, 3_000_000_00
			p.Reports = []app.ProgrammeReport{
				{UID: "half", Title: "Полугодовой отчёт", From: civil.MustParse("2026-01-01"), To: civil.MustParse("2026-06-30"), Due: civil.MustParse("2026-08-31")},
				{UID: "year", Title: "Годовой отчёт", From: civil.MustParse("2026-01-01"), To: civil.MustParse("2026-12-31"), Due: civil.MustParse("2027-01-31")},
			}
			p, err = r.Office.Programmes.Save(r.t.Context(), p)
			r.Must(err)
		}
		return p
	}
	r.t.Fatal("no programme books its grant under the donor's")
	return app.Programme{}
}

// project stores one that began on a day.
func (r *rig) project(title, since string, change ...func(*app.Project)) app.Project {
	r.t.Helper()
	p := app.Project{
		TitleRU: title, TitleKY: "Ак-Ордо-2 балдар аянтчасы", ProgrammeID: r.programme().ID,
		Settlements: []int64{r.Entry(app.Settlements, "Ак-Ордо-2").ID}, ObjectID: r.entry(app.ObjectTypes, "01"),
		Community: "МОС Ак-Ордо-2", Place: "ул. Жеңиш, двор домов 12–18",
		Beneficiaries: app.Beneficiaries{Total: 1200, Women: 700, Men: 500, Youth: 400, Elderly: 150},
		People:        []app.ProjectPerson{{Name: "Асанов Б.", Role: "ведущий специалист", Phone: "+996555112233"}},
		Problem:       "Детям негде играть, дворы заняты машинами", Aim: "Безопасная площадка для 400 детей",
		Contractor: "ОсОО «Курулуш»", Contract: "№ 14 от 02.06.2026",
		Start: civil.MustParse("2026-06-10"), Finish: civil.MustParse("2026-10-20"),
	}
	p.Standing.Since = civil.MustParse(since)
	for _, f := range change {
		f(&p)
	}
	p, err := r.Office.Projects.Save(r.t.Context(), p)
	r.Must(err)
	return p
}

// budget is 3 750 000 as that of the playground of Дордой-2, paid by the donor and
// by own sources in three forms.
func (r *rig) budget(id int64) {
	r.t.Helper()
	part := func(code string, form app.Form, som money.Sum) app.BudgetPart {
		return app.BudgetPart{SourceID: r.source(code), Form: form, Sum: som * 100}
	}
	_, err := r.Office.Projects.SaveBudget(r.t.Context(), app.Budget{ProjectID: id, Date: civil.MustParse("2026-03-01"), Lines: []app.BudgetLine{
		{UID: "equipment", Title: "Игровое оборудование", Quantity: 1_000, Unit: "компл.", Price: 2_700_000_00, Parts: []app.BudgetPart{part("grant", app.Cash, 2_700_000)}},
		{UID: "ground", Title: "Подготовка участка", Quantity: 1_000, Unit: "компл.", Price: 1_050_000_00, Parts: []app.BudgetPart{
			part("city", app.Cash, 600_000), part("residents", app.Cash, 300_000), part("residents", app.InKind, 150_000),
		}},
	}})
	r.Must(err)
}

// post enters one payment of a source.
func (r *rig) post(id int64, kind app.LedgerKind, code string, form app.Form, som money.Sum, date string, change ...func(*app.Posting)) {
	r.t.Helper()
	p := app.Posting{
		ProjectID: id, Kind: kind, Date: civil.MustParse(date), Form: form, Amount: som * 100, Number: "п/п 7",
		Parts: []app.PostingPart{{SourceID: r.source(code)}},
	}
	if code == "residents" {
		p.Payer = app.Payer{Kind: app.Household, Name: "Абдыкадыров Эмиль", Address: "ул. Жеңиш, 14"}
	}
	for _, f := range change {
		f(&p)
	}
	_, err := r.Office.Ledger.Post(r.t.Context(), p)
	r.Must(err)
}

// enter leads a project through stages, one after another on a day.
func (r *rig) enter(id int64, date string, stages ...app.Stage) {
	r.t.Helper()
	for _, s := range stages {
		_, err := r.Office.Projects.Enter(r.t.Context(), id, app.ProjectEvent{
			Kind: app.ProjectEntered, Stage: s, Date: civil.MustParse(date), Text: "по решению комиссии",
		})
		r.Must(err)
	}
}

func (r *rig) milestone(id int64, title, planned string, percent int) app.Milestone {
	r.t.Helper()
	m, err := r.Office.Projects.SaveMilestone(r.t.Context(), app.Milestone{
		ProjectID: id, Title: title, Planned: civil.MustParse(planned), Percent: percent, Done: doneOn(percent, planned), Weight: 1,
	})
	r.Must(err)
	return m
}

func doneOn(percent int, planned string) civil.Date {
	if percent < 100 {
		return civil.Date{}
	}
	return civil.MustParse(planned)
}

func (r *rig) tranche(id int64, som money.Sum, planned, condition string) app.Tranche {
	r.t.Helper()
	t, err := r.Office.Projects.SaveTranche(r.t.Context(), app.Tranche{
		ProjectID: id, SourceID: r.source("grant"), Amount: som * 100, Planned: civil.MustParse(planned), Condition: condition,
	})
	r.Must(err)
	return t
}

func (r *rig) paper(id int64, code, number string) app.ProjectPaper {
	r.t.Helper()
	p, err := r.Office.Projects.AddPaper(r.t.Context(), app.ProjectPaper{
		ProjectID: id, KindID: r.paperKind(code), Number: number, Date: civil.MustParse("2026-03-05"),
	})
	r.Must(err)
	return p
}

// playground is a project in full swing: money of four kinds, two tranches of
// which one came, milestones of which one is late, documents of which some are
// missing, and an own share that falls short.
func (r *rig) playground() app.Project {
	r.t.Helper()
	p := r.project("Детская площадка Ак-Ордо-2", "2026-02-10")
	id := p.ID
	r.budget(id)
	r.paper(id, "01", "12")
	r.paper(id, "02", "3")
	r.paper(id, "08", "")
	r.enter(id, "2026-03-10", app.StagePrepared, app.StageSubmitted)
	r.enter(id, "2026-04-15", app.StageApproved)
	r.paper(id, "10", "7-Г")
	first := r.tranche(id, 1_350_000, "2026-05-10", "соглашение подписано")
	r.tranche(id, 1_350_000, "2026-09-25", "отчёт о первом транше")
	r.post(id, app.Pledged, "city", app.Cash, 600_000, "2026-04-20")
	r.post(id, app.Pledged, "residents", app.Cash, 200_000, "2026-04-22")
	r.enter(id, "2026-05-05", app.StageAgreed)
	first.Met = civil.MustParse("2026-05-05")
	_, err := r.Office.Projects.SaveTranche(r.t.Context(), first)
	r.Must(err)
	r.post(id, app.Received, "grant", app.Cash, 1_350_000, "2026-05-12", func(p *app.Posting) { p.TrancheID = first.ID })
	r.post(id, app.Received, "city", app.Cash, 400_000, "2026-05-20")
	r.post(id, app.Received, "residents", app.Cash, 120_000, "2026-05-25")
	r.post(id, app.Received, "residents", app.InKind, 48_000, "2026-06-20", func(p *app.Posting) {
		p.Type, p.Amount, p.Quantity, p.Unit, p.Price = app.Labour, 0, 40_000, "чел.-дн.", 1_200_00
	})
	r.enter(id, "2026-06-10", app.StageWorks)
	r.post(id, app.Spent, "grant", app.Cash, 900_000, "2026-07-01", func(p *app.Posting) { p.Payer = app.Payer{Kind: app.Organisation, Name: "ОсОО «Курулуш»"} })
	r.milestone(id, "Расчистка и планировка участка", "2026-07-01", 100)
	r.milestone(id, "Бетонное основание и дренаж", "2026-09-01", 60)
	r.milestone(id, "Монтаж оборудования", "2026-10-10", 0)
	return p
}

// few are projects in several stages.
func (r *rig) few() []app.Project {
	r.t.Helper()
	play := r.playground()
	idea := r.project("Освещение улицы Достук", "2026-08-20", func(p *app.Project) {
		p.TitleKY = "Достук көчөсүнүн жарыгы"
		p.Settlements = []int64{r.Entry(app.Settlements, "Дордой-2").ID}
	})
	done := r.project("Спортивная площадка Ала-Тоо-3", "2025-09-01", func(p *app.Project) {
		p.TitleKY = "Ала-Тоо-3 спорт аянтчасы"
		p.Settlements = []int64{r.Entry(app.Settlements, "Ала-Тоо-3").ID}
	})
	r.enter(done.ID, "2025-11-01", app.StagePrepared, app.StageSubmitted, app.StageApproved, app.StageAgreed)
	r.enter(done.ID, "2026-04-01", app.StageWorks, app.StageAccepted, app.StageOpened)
	review := r.project("Тротуар к школе № 61", "2026-05-01", func(p *app.Project) { p.TitleKY = "№ 61 мектепке жөө жол" })
	r.enter(review.ID, "2026-06-01", app.StagePrepared, app.StageSubmitted, app.StageRework)
	return []app.Project{play, idea, done, review}
}

// stored is a project as the store has it.
func (r *rig) stored(id int64) app.ProjectCase {
	r.t.Helper()
	c, err := r.Office.Projects.Case(r.t.Context(), id)
	r.Must(err)
	return c
}
