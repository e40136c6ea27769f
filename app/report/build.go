package report

import (
	"context"
	"fmt"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// Build reckons the summary of a quarter. A quarter that has not begun is
// Invalid "report.quarter_future". The figures are read one after another: when
// an appeal is registered in between, so that they don't agree, they are read
// again. Whether they agree in the end is Verify's to say.
func Build(ctx context.Context, src Source, q civil.Quarter, o Options) (Report, error) {
	const attempts = 3
	if today := civil.Of(o.Now); today.Before(q.First()) || q.IsZero() {
		return Report{}, app.Fail(app.Invalid, "report.quarter_future", "quarter", q.String())
	}
	for attempt := 1; ; attempt++ {
		r, err := build(ctx, src, q, o)
		if err != nil {
			return Report{}, fmt.Errorf("build report %s: %w", q, err)
		}
		if attempt == attempts || r.Verify() == nil {
			return r, nil
		}
	}
}

func build(ctx context.Context, src Source, q civil.Quarter, o Options) (Report, error) {
	today := civil.Of(o.Now)
	g := &gatherer{ctx: ctx, src: src}
	f := &figures{options: o, quarterKey: q}
	var partial bool
	f.spans, partial = spansOf(q, today)
	f.gather(g)
	if g.err != nil {
		return Report{}, g.err
	}
	s := f.settings
	return Report{
		Quarter: q, AsOf: f.quarter.to, Partial: partial, Made: o.Now,
		Office: Label{RU: s.Name(app.Russian), KY: s.Name(app.Kyrgyz)}, City: Say("city." + s.City),
		District: s.District, Head: s.HeadRU, Reporter: s.Reporter, MadeUp: s.Made,
		Received: f.quarter.received(),
		Tables: []Table{
			f.totalsTable(), f.monthsTable(),
			f.kinds(), f.channels(), f.multiplicities(), f.repetitions(), f.languages(),
			f.topTopics(), f.topicsTable(),
			f.settlementsTable(), f.outcomesTable(), f.discipline(), f.reception(),
			f.sexes(), f.ages(), f.socials(),
			f.meetingsTable(), f.formsTable(),
			f.planTotals(), f.planSources(), f.planStates(), f.planResponsible(),
			f.grantsTable(), f.grantSources(),
			f.overdueTable(), f.lateAnswers(),
		},
	}, nil
}

// gatherer asks the source; the first error stops all that follows.
type gatherer struct {
	ctx context.Context
	src Source
	err error
}

func (g *gatherer) tally(f app.AppealFilter, dims ...app.Dim) (groups []app.Group) {
	if g.err == nil {
		groups, g.err = g.src.Tally(g.ctx, f, dims...)
	}
	return groups
}

func (g *gatherer) count(f app.AppealFilter) (n int) {
	if g.err == nil {
		n, g.err = g.src.CountAppeals(g.ctx, f, 0)
	}
	return n
}

func (g *gatherer) entries(d app.Dict) (entries []app.Entry) {
	if g.err == nil {
		entries, g.err = g.src.Entries(g.ctx, d)
	}
	return entries
}

// rows reads up to limit rows of a list (0: all), a page at a time.
func (g *gatherer) rows(f app.AppealFilter, limit int) []app.AppealRow {
	const page = 500
	var all []app.AppealRow
	q := app.AppealQuery{Filter: f, Sort: app.ByDue, Limit: page}
	for g.err == nil {
		if limit > 0 {
			q.Limit = min(page, limit-len(all))
		}
		var rows []app.AppealRow
		rows, g.err = g.src.AppealRows(g.ctx, q)
		all = append(all, rows...)
		if len(rows) < q.Limit || len(all) == limit {
			break
		}
		q.After = &rows[len(rows)-1]
	}
	return all
}

// figures is everything that the tables are made of.
type figures struct {
	spans
	options    Options
	quarterKey civil.Quarter
	settings   app.Settings
	cal        *civil.Calendar

	settlements, topics, executors []app.Entry
	names                          map[int64]app.Entry

	now, ago, year, yearAgo column // totals of the four spans

	marks, marksAgo         []app.Group // received by marks of the card
	places, placesAgo       []app.Group // received by topic and settlement
	people, peopleAgo       []app.Group // received by applicant
	done, doneAgo           []app.Group // closed by outcome and executor
	atWork, lateBy          []app.Group // at the end by executor
	months                  []monthSums // the last twelve
	twelve                  monthSums   // all of them, counted on their own
	overdueRows, lateClosed []app.AppealRow

	meetings gatherings
	plan     plan
	grants   grants
}

// Dimensions of marks, in order of their keys.
var markDims = []app.Dim{
	app.DimKind, app.DimChannel, app.DimMultiplicity, app.DimRepetition, app.DimLanguage, app.DimCovered,
	app.DimReceiver,
}

const (
	markKind = iota
	markChannel
	markMultiplicity
	markRepetition
	markLanguage
	markCovered
	markReceiver
)

func (f *figures) gather(g *gatherer) {
	f.settings, g.err = g.src.Settings(g.ctx)
	if g.err == nil {
		f.cal, _, g.err = g.src.Rules(g.ctx)
	}
	f.settlements, f.topics, f.executors = g.entries(app.Settlements), g.entries(app.Topics), g.entries(app.Executors)
	f.names = map[int64]app.Entry{}
	for _, list := range [][]app.Entry{f.settlements, f.topics, f.executors} {
		for _, e := range list {
			f.names[e.ID] = e
		}
	}
	f.gatherTotals(g)
	for _, s := range []struct {
		span
		marks, places, people, done *[]app.Group
	}{
		{f.quarter, &f.marks, &f.places, &f.people, &f.done},
		{f.quarterAgo, &f.marksAgo, &f.placesAgo, &f.peopleAgo, &f.doneAgo},
	} {
		*s.marks = g.tally(s.received(), markDims...)
		*s.places = g.tally(s.received(), app.DimTopic, app.DimSettlement)
		*s.people = g.tally(s.received(), app.DimSex, app.DimBirthYear, app.DimSocial)
		*s.done = g.tally(s.closed(), app.DimOutcome, app.DimExecutor)
	}
	f.atWork = g.tally(f.quarter.closing(), app.DimExecutor)
	f.lateBy = g.tally(f.quarter.late(), app.DimExecutor)
	f.gatherMonths(g)
	f.overdueRows = g.rows(f.quarter.late(), f.options.Overdue)
	f.lateClosed = g.rows(with(f.quarter.closed(), inTime(false)), f.options.Overdue)
	f.gatherMeetings(g)
	f.gatherPlan(g)
	f.gatherGrants(g)
}

// narrow adds a condition to a filter.
type narrow func(*app.AppealFilter)

func with(f app.AppealFilter, conditions ...narrow) app.AppealFilter {
	for _, c := range conditions {
		c(&f)
	}
	return f
}

func inTime(yes bool) narrow { return func(f *app.AppealFilter) { f.InTime = &yes } }

func inPerson(f app.AppealFilter) app.AppealFilter {
	f.Channels = []app.Channel{app.OralReception, app.FieldReception}
	return f
}

func forExecutor(id int64) narrow {
	return func(f *app.AppealFilter) { f.Executor = orNoOne(id) }
}

// orNoOne is id as a filter value: 0 in a tally means that nobody is named.
func orNoOne(id int64) int64 {
	if id == 0 {
		return app.NoOne
	}
	return id
}
