package dbtest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
)

// Grants is what Fund wrote: programmes, projects and the ledger as they should be
// read.
type Grants struct {
	Sources, Objects, Kinds []app.Entry // Kinds are those of documents

	Programmes []app.Programme
	Projects   []app.Project // by id
	Events     map[int64][]app.ProjectEvent
	Papers     map[int64][]app.ProjectPaper
	Milestones map[int64][]app.Milestone
	Budgets    map[int64][]app.Budget
	Tranches   map[int64][]app.Tranche
	Ledger     []app.LedgerEntry // by id
}

// Fund writes n made-up projects with budgets, tranches and milestones, and so
// many entries of the ledger, into an office of Fill and Gather; the same for the
// same numbers.
func Fund(t testing.TB, s app.Store, o *Office, p *Plan, n, entries int) *Grants {
	t.Helper()
	g := &funder{
		ctx: t.Context(), r: rand.New(rand.NewPCG(3, uint64(n+entries))), office: o, plan: p,
		grants: &Grants{
			Events: map[int64][]app.ProjectEvent{}, Papers: map[int64][]app.ProjectPaper{}, Milestones: map[int64][]app.Milestone{},
			Budgets: map[int64][]app.Budget{}, Tranches: map[int64][]app.Tranche{},
		},
		at: time.Date(2026, 3, 5, 9, 0, 0, 0, time.UTC),
	}
	Do(t, s, func(tx app.Tx) error {
		g.tx = tx
		return g.fund(n, entries)
	})
	return g.grants
}

type funder struct {
	ctx    context.Context
	tx     app.Tx
	r      *rand.Rand
	office *Office
	plan   *Plan
	grants *Grants
	at     time.Time
}

func (f *funder) chance(percent int) bool { return f.r.IntN(100) < percent }

// now is a moment of its own for everything entered.
func (f *funder) now() time.Time {
	f.at = f.at.Add(time.Second)
	return f.at
}

func (f *funder) fund(n, entries int) error {
	g := f.grants
	for _, d := range []struct {
		to    *[]app.Entry
		dict  app.Dict
		names []string
	}{
		{&g.Sources, app.FundSources, []string{app.SourceGrant, "city", app.SourceResidents, "sponsor"}},
		{&g.Objects, app.ObjectTypes, []string{"Площадка", "Дорога", "Свет"}},
		{&g.Kinds, app.PaperKinds, []string{"Заявка", "Смета", "Акт"}},
	} {
		for _, name := range d.names {
			e := app.Entry{Dict: d.dict, Code: name, NameRU: name, NameKY: name, NameEN: "in English " + name, Active: true}
			if err := f.tx.AddEntry(f.ctx, &e); err != nil {
				return err
			}
			*d.to = append(*d.to, e)
		}
	}
	for i := range 3 {
		if err := f.programme(i); err != nil {
			return err
		}
	}
	for i := range n {
		if err := f.project(i); err != nil {
			return err
		}
	}
	for range entries {
		if err := f.post(); err != nil {
			return err
		}
	}
	return f.stand()
}

func (f *funder) programme(i int) error {
	s := f.grants.Sources
	p := app.Programme{
		NameRU: fmt.Sprint("Программа ", i), NameKY: fmt.Sprint("Программасы ", i), NameEN: fmt.Sprint("Programme ", i), Donor: "Швейцария", DonorEN: "Switzerland", SourceID: s[i%2].ID,
		From: civil.MustParse(fmt.Sprintf("202%d-01-01", 4+i)), Currency: money.CHF, Cap: 300_000_00, Own: []int64{s[2].ID, s[3].ID},
		Share: 2500, ShareOf: pick(f.r, app.ShareBases), Needs: []app.StageNeed{{Stage: app.StageSubmitted, PaperID: f.grants.Kinds[i].ID}},
		Reports: []app.ProgrammeReport{{UID: "r", Title: "Отчёт", Due: Today.AddDays(i), Sent: Today}}, Note: "—", Active: i != 1,
	}
	if i == 0 {
		p.Until, p.Stages = civil.MustParse("2025-12-31"), []app.Stage{app.StageIdea, app.StageWorks, app.StageClosed}
	}
	f.grants.Programmes = append(f.grants.Programmes, p)
	return f.tx.AddProgramme(f.ctx, &f.grants.Programmes[i])
}

func (f *funder) project(i int) error {
	g := f.grants
	women, men := f.r.IntN(500), f.r.IntN(500)
	p := app.Project{
		Number: fmt.Sprintf("М-%d", i), TitleRU: fmt.Sprint(pick(f.r, []string{"Ёлочный парк ", "Детская площадка ", "Дорога "}), f.r.IntN(40)),
		Community: "МОС", Place: fmt.Sprintf("ул. Жеңиш, %d", i%7), Problem: pick(f.r, sentences), Aim: "Жакшыртуу", Chosen: "анкета",
		Beneficiaries: app.Beneficiaries{Total: women + men, Women: women, Men: men, Youth: women / 2, Elderly: men / 3, Disabled: i % 9},
		People:        []app.ProjectPerson{{Name: "Осмонов", Role: "куратор", Phone: "+996555000111"}}, Contractor: pick(f.r, []string{"ОсОО Куруучу", "ИП Ким"}),
		Contract: "№ 5", Start: Today.AddDays(-200 + f.r.IntN(200)), Upkeep: "ТСЖ", BalanceHolder: "Зеленстрой",
		Links: []string{"https://example.kg"}, Note: "—",
	}
	if f.chance(30) {
		p.TitleRU, p.TitleKY = "", "Өрнөк "+p.TitleRU
	}
	if f.chance(85) {
		p.ProgrammeID = pick(f.r, g.Programmes).ID
	}
	if f.chance(85) {
		p.ObjectID = pick(f.r, g.Objects).ID
	}
	if f.chance(40) {
		m := pick(f.r, f.plan.Meetings)
		p.MeetingID, p.ItemUID = m.ID, m.Agenda[0].UID
	}
	if f.chance(70) {
		p.Finish = Today.AddDays(-100 + f.r.IntN(300))
	}
	for range f.r.IntN(4) {
		if place := pick(f.r, f.office.Settlements).ID; !slices.Contains(p.Settlements, place) {
			p.Settlements = append(p.Settlements, place)
		}
	}
	p.Standing = app.Books{Project: p}.Standing()
	if err := f.tx.AddProject(f.ctx, &p); err != nil {
		return err
	}
	g.Projects = append(g.Projects, p)
	for _, part := range []func(app.Project) error{f.papers, f.course, f.milestones, f.budgets, f.tranches} {
		if err := part(p); err != nil {
			return err
		}
	}
	return nil
}

func (f *funder) papers(p app.Project) error {
	for i := range f.r.IntN(3) {
		d := app.ProjectPaper{
			ProjectID: p.ID, KindID: pick(f.r, f.grants.Kinds).ID, Date: Today.AddDays(-i), Number: fmt.Sprint(i), Note: "—",
			At: f.now(), Actor: "Айнура",
		}
		if err := f.tx.AddProjectPaper(f.ctx, &d); err != nil {
			return err
		}
		f.grants.Papers[p.ID] = append(f.grants.Papers[p.ID], d)
	}
	return nil
}

// course gives a project a life of its own; a few have none yet.
func (f *funder) course(p app.Project) error {
	if p.ID%13 == 0 {
		return nil
	}
	day := Today.AddDays(-100 - f.r.IntN(500))
	events := []app.ProjectEvent{{Kind: app.ProjectEntered, Stage: app.StageIdea}}
	for _, stage := range app.Chain[1:] {
		if !f.chance(80) {
			break
		}
		events = append(events, app.ProjectEvent{Kind: app.ProjectEntered, Stage: stage, Text: "Өттү"})
	}
	if f.chance(25) {
		events = append(events, app.ProjectEvent{Kind: app.ProjectEntered, Stage: pick(f.r, app.Stages), Text: "Себеп"})
	}
	events = append(events, app.ProjectEvent{Kind: app.ProjectProgress, Percent: 10 * f.r.IntN(11)}, app.ProjectEvent{Kind: app.ProjectVisited, Who: "Топ", Text: "Жакшы"})
	if papers := f.grants.Papers[p.ID]; len(papers) > 0 {
		events[len(events)-1].PaperID = papers[0].ID
	}
	for i := range events {
		e := &events[i]
		e.ProjectID, e.Date, e.At, e.Actor = p.ID, day, f.now(), "Айнура"
		day = day.AddDays(f.r.IntN(40))
		if err := f.tx.AddProjectEvent(f.ctx, e); err != nil {
			return err
		}
	}
	f.grants.Events[p.ID] = events
	return nil
}

func (f *funder) milestones(p app.Project) error {
	for i := range f.r.IntN(4) {
		m := app.Milestone{ProjectID: p.ID, Title: fmt.Sprint("Этап ", i), Percent: pick(f.r, []int{0, 0, 40, 100}), Weight: f.r.IntN(3), Note: "—"}
		if f.chance(80) {
			m.Planned = Today.AddDays(-60 + f.r.IntN(200))
		}
		if m.Percent == 100 {
			m.Done = Today.AddDays(-i)
		}
		if err := f.tx.AddMilestone(f.ctx, &m); err != nil {
			return err
		}
		f.grants.Milestones[p.ID] = append(f.grants.Milestones[p.ID], m)
	}
	slices.SortStableFunc(f.grants.Milestones[p.ID], byPlanned)
	return nil
}

func (f *funder) budgets(p app.Project) error {
	for no := range f.r.IntN(3) {
		b := app.Budget{ProjectID: p.ID, No: no + 1, Date: Today.AddDays(-50 + no), At: f.now(), Actor: "Айнура"}
		if no > 0 {
			b.Reason = "Баалар өстү"
		}
		for i := range 1 + f.r.IntN(3) {
			l := app.BudgetLine{UID: fmt.Sprint("l", i), Title: "Песок", Quantity: money.Quantity(1000 * (1 + f.r.Int64N(50))), Unit: "м³", Price: money.Sum(1 + f.r.Int64N(900_000))}
			for _, source := range f.r.Perm(len(f.grants.Sources))[:f.r.IntN(3)] {
				l.Parts = append(l.Parts, app.BudgetPart{SourceID: f.grants.Sources[source].ID, Form: pick(f.r, app.Forms), Sum: l.Sum() / 2})
			}
			b.Lines = append(b.Lines, l)
		}
		if err := f.tx.AddBudget(f.ctx, &b); err != nil {
			return err
		}
		f.grants.Budgets[p.ID] = append(f.grants.Budgets[p.ID], b)
	}
	return nil
}

func (f *funder) tranches(p app.Project) error {
	for no := range f.r.IntN(3) {
		a := app.Tranche{
			ProjectID: p.ID, No: no + 1, SourceID: f.grants.Sources[0].ID, Amount: money.Sum(1 + f.r.Int64N(200_000_00)), Currency: money.CHF,
			Foreign: 150_00, Condition: "Отчёт", Met: Today, Requested: Today.AddDays(-1), Note: "—",
		}
		if f.chance(80) {
			a.Planned = Today.AddDays(-60 + f.r.IntN(200))
		}
		if err := f.tx.AddTranche(f.ctx, &a); err != nil {
			return err
		}
		f.grants.Tranches[p.ID] = append(f.grants.Tranches[p.ID], a)
	}
	return nil
}
