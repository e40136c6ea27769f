package demo

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
)

// Stream of the dice of grants: appeals and meetings are the same with or without
// them.
const grantStream = 2

// UsualProjects is how many grant projects an office has: some in every stage.
const UsualProjects = 30

// targets are the stages that projects have come to, one after another.
var targets = []app.Stage{
	app.StageWorks, app.StageClosed, app.StageIdea, app.StageOpened, app.StageSubmitted, app.StageCancelled, app.StageWorks,
	app.StageAgreed, app.StageRework, app.StageAccepted, app.StagePrepared, app.StageClosed, app.StageReserve, app.StageWorks,
	app.StageSuspended, app.StageApproved, app.StageOpened, app.StageRejected, app.StageReturning, app.StageClosed,
}

// funder makes up grant projects with their money.
type funder struct {
	dice
	m    *maker
	book *grantBook

	programmes []app.Programme
	sources    map[string]int64 // by code
	objects    map[string]int64
	receipts   map[int]int // last receipt by year
}

// fund writes n projects from the idea to wherever they have come. An office
// without programmes or sources of money gets none.
func (m *maker) fund(ctx context.Context, store app.Store, seed uint64, n int) error {
	book, err := readGrants()
	if err != nil {
		return err
	}
	f := &funder{dice: newDice(seed, grantStream), m: m, book: book, receipts: map[int]int{}}
	if f.programmes, err = store.Programmes(ctx, app.ProgrammeFilter{Active: true}); err != nil {
		return err
	}
	slices.SortFunc(f.programmes, func(a, b app.Programme) int { return int(a.ID - b.ID) })
	if f.sources, err = codes(ctx, store, app.FundSources); err != nil {
		return err
	}
	if f.objects, err = codes(ctx, store, app.ObjectTypes); err != nil {
		return err
	}
	if len(f.programmes) == 0 || f.sources[app.SourceResidents] == 0 {
		return nil
	}
	if err := store.InTx(ctx, func(tx app.Tx) error { return f.rule(ctx, tx) }); err != nil {
		return err
	}
	for i := range n {
		if err := store.InTx(ctx, func(tx app.Tx) error { return f.make(ctx, tx, i) }); err != nil {
			return err
		}
	}
	return nil
}

// rules are the shares that the made-up programmes ask: ПСИ-1 asked a quarter,
// applicants of Ленинский district brought 30 % (domain.md §5.2).
var rules = map[string]struct {
	share money.Fraction
	cap   money.Sum
}{app.SourceGrant: {2500, som(3_000_000)}, "matching": {3000, som(500_000)}, "state": {2000, 0}}

// rule writes into the programmes what the real ones leave open.
func (f *funder) rule(ctx context.Context, tx app.Tx) error {
	for i := range f.programmes {
		p := &f.programmes[i]
		for code, rule := range rules {
			if p.SourceID != f.sources[code] {
				continue
			}
			p.Share, p.ShareOf, p.Cap = cmp.Or(p.Share, rule.share), cmp.Or(p.ShareOf, app.OfTotal), cmp.Or(p.Cap, rule.cap)
			p.Reports = f.reports(p)
			if err := tx.UpdateProgramme(ctx, p); err != nil {
				return err
			}
		}
	}
	return nil
}

// reports are due twice a year; the past ones were sent, but for the last.
func (f *funder) reports(p *app.Programme) []app.ProgrammeReport {
	var out []app.ProgrammeReport
	for half := range 5 {
		to := f.m.until.AddMonths(6*half - 18)
		r := app.ProgrammeReport{
			UID: fmt.Sprintf("%08x", f.Uint32()), Title: fmt.Sprintf("%d/%d", half%2+1, to.Year()),
			From: to.AddMonths(-6).AddDays(1), To: to, Due: to.AddDays(30),
		}
		if r.Due.Before(f.m.until.AddDays(-40)) {
			r.Sent = r.Due.AddDays(-f.between(1, 12))
		}
		if p.Until.IsZero() || r.From.Before(p.Until) {
			out = append(out, r)
		}
	}
	return out
}

// codes are the active entries of a dictionary by their code.
func codes(ctx context.Context, store app.Reader, d app.Dict) (map[string]int64, error) {
	entries, err := store.Entries(ctx, d)
	if err != nil {
		return nil, err
	}
	ids := map[string]int64{}
	for _, e := range entries {
		if e.Active && e.Code != "" {
			ids[e.Code] = e.ID
		}
	}
	return ids, nil
}

// make makes up one project: its way, its money along the way, what is kept of both.
func (f *funder) make(ctx context.Context, tx app.Tx, i int) error {
	target := targets[i%len(targets)]
	steps := f.way(target)
	g := &venture{
		funder: f, text: f.book.Projects[(i*5+i/len(f.book.Projects))%len(f.book.Projects)], target: target, steps: steps,
		place: f.m.crowd.places[f.weighted(f.m.crowd.weight...)], short: i%7 == 6,
	}
	g.scene = &scene{dice: f.dice, book: f.m.book, lang: app.Russian, speaker: many, place: g.place, day: steps[0].day}
	if f.percent(60) {
		g.scene.lang = app.Kyrgyz
	}
	g.scene.street = one(f.dice, g.place.streets)
	g.programme = f.programme(steps[0].day)
	return g.put(ctx, tx)
}

// programme picks one that ran on a day; the first one of all when none did.
func (f *funder) programme(day civil.Date) app.Programme {
	var running []app.Programme
	for _, p := range f.programmes {
		if !day.Before(p.From) && (p.Until.IsZero() || day.Before(p.Until)) {
			running = append(running, p)
		}
	}
	if len(running) == 0 {
		return f.programmes[0]
	}
	weights := []int{6, 3, 2, 1, 1, 1}
	return running[f.weighted(weights[:min(len(weights), len(running))]...)]
}

// step is a stage entered on a day.
type step struct {
	stage app.Stage
	day   civil.Date
}

// lengths are how many days a project usually stands in a stage.
var lengths = map[app.Stage]int{
	app.StageIdea: 40, app.StagePrepared: 15, app.StageSubmitted: 45, app.StageApproved: 30, app.StageAgreed: 25,
	app.StageWorks: 120, app.StageAccepted: 15, app.StageOpened: 50, app.StageReturning: 25,
}

// way lists the stages that lead to a target, on days that end before the office's
// last one.
func (f *funder) way(target app.Stage) []step {
	var stages []app.Stage
	upTo := func(last app.Stage) {
		stages = append(stages, app.Chain[:slices.Index(app.Chain, last)+1]...)
	}
	switch target {
	case app.StageRework, app.StageReserve, app.StageRejected:
		upTo(app.StageSubmitted)
		stages = append(stages, target)
	case app.StageSuspended, app.StageReturning:
		upTo(app.StageWorks)
		stages = append(stages, target)
	case app.StageCancelled:
		upTo(app.StageWorks)
		stages = append(stages, app.StageReturning, app.StageCancelled)
	default:
		upTo(target)
	}
	day := f.m.until.AddDays(-f.ago(target))
	steps := make([]step, len(stages))
	for i := len(stages) - 1; i >= 0; i-- {
		for !f.m.cal.IsWorking(day) {
			day = day.AddDays(-1)
		}
		steps[i] = step{stages[i], day}
		if i > 0 {
			day = day.AddDays(-lengths[stages[i-1]] * f.between(75, 125) / 100)
		}
	}
	return steps
}

// ago is how long a project stands where it stands.
func (f *funder) ago(target app.Stage) int {
	switch {
	case target == app.StageWorks:
		return f.between(35, 100)
	case target.Ended():
		return f.between(15, 330)
	}
	return f.between(4, 40)
}
