package report

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// decisionRows is how many appeals the head's page names.
const decisionRows = 12

// Overview is the head's page: every figure opens its list.
type Overview struct {
	Today   civil.Date
	Quarter civil.Quarter // the running one
	Soon    civil.Date    // the last day that counts as due soon

	Late       Figure // over the term now
	DueSoon    Figure // due from today to Soon
	Unassigned Figure // nobody answers for them
	Open       Figure // on control

	Received Compare // this quarter to today, against last year to the same day
	Closed   Compare
	InTime   Compare // of Closed
	Share    Cell    // InTime as a percentage of Closed; absent when nothing was closed
	ShareAgo Cell

	Decisions      []Decision // worst first, at most 12
	DecisionsTotal int

	Executors   []Load // by urgent, then by open
	Settlements []Bar  // received this quarter, most first
	Topics      []Bar  // groups of topics
	Months      []Month
}

// Figure is a number and the list it counts.
type Figure struct {
	N      int
	Filter app.AppealFilter
}

// Compare is a figure against last year's.
type Compare struct {
	Now, Before Figure
}

// Change is by how many percent; absent when there was nothing last year.
func (c Compare) Change() Cell {
	return change(CountOf(c.Now.N), CountOf(c.Before.N))
}

// Delta is the difference.
func (c Compare) Delta() Cell { return delta(c.Now.N, c.Before.N) }

// Reason is why an appeal wants a decision today.
type Reason string

// Reasons, worst first.
const (
	IsLate       Reason = "late"
	IsDueSoon    Reason = "due_soon"
	IsUnassigned Reason = "unassigned"
)

// Decision is one appeal that wants a decision today.
type Decision struct {
	Row    app.AppealRow
	Reason Reason
	Days   int // working days over the term, or left to it
}

// Load is what one executor carries.
type Load struct {
	ID     int64 // 0: nobody
	Name   Label
	Open   Figure
	Urgent Figure // of Open: late or due soon
}

// Bar is one line of a breakdown of what was received this quarter.
type Bar struct {
	ID     int64 // 0: none named
	Name   Label
	Figure Figure
}

// Month is what was received in a month and in the same month a year before.
// The last month runs to today.
type Month struct {
	First   civil.Date
	Now     Figure
	YearAgo Figure
}

// ReckonOverview reckons the head's page as of today.
func ReckonOverview(ctx context.Context, src Source, today civil.Date) (Overview, error) {
	g := &gatherer{ctx: ctx, src: src}
	v := &view{gatherer: g}
	v.Today, v.Quarter = today, today.Quarter()
	v.spans, _ = spansOf(v.Quarter, today)
	v.read()
	if g.err == nil {
		v.urgent()
		v.flow()
		v.decide()
		v.loads()
		v.bars()
		v.byMonth()
	}
	if g.err != nil {
		return Overview{}, fmt.Errorf("reckon overview: %w", g.err)
	}
	return v.Overview, nil
}

// view is an Overview in the making.
type view struct {
	Overview
	*gatherer
	spans
	cal                            *civil.Calendar
	settlements, topics, executors []app.Entry
}

func (v *view) read() {
	settings, err := v.src.Settings(v.ctx)
	if err != nil {
		v.err = err
		return
	}
	v.cal, _, v.err = v.src.Rules(v.ctx)
	v.settlements, v.topics, v.executors = v.entries(app.Settlements), v.entries(app.Topics), v.entries(app.Executors)
	if v.err == nil {
		v.Soon = v.cal.AddWorkingDays(v.Today, cmp.Or(settings.UrgentDays, app.DefaultSettings().UrgentDays))
	}
}

func (v *view) figure(f app.AppealFilter) Figure { return Figure{v.count(f), f} }

func (v *view) late() app.AppealFilter { return app.AppealFilter{Late: true, Today: v.Today} }

func (v *view) dueSoon() app.AppealFilter {
	return app.AppealFilter{DueBy: v.Soon, Today: v.Today}
}

// pressing is late and due soon in one list.
func (v *view) pressing() app.AppealFilter {
	return app.AppealFilter{Open: true, NoAnswer: true, Period: app.OnDue, To: v.Soon}
}

// unassigned waits for an executor; on from a day of its term, if given.
func unassigned(from civil.Date) app.AppealFilter {
	f := app.AppealFilter{States: []app.State{app.Registered}}
	if !from.IsZero() {
		f.Period, f.From = app.OnDue, from
	}
	return f
}

func (v *view) urgent() {
	v.Late, v.DueSoon = v.figure(v.late()), v.figure(v.dueSoon())
	v.Unassigned = v.figure(unassigned(civil.Date{}))
	v.Open = v.figure(app.AppealFilter{Open: true})
}

func (v *view) flow() {
	compare := func(list func(span) app.AppealFilter, conditions ...narrow) Compare {
		return Compare{
			v.figure(with(list(v.quarter), conditions...)),
			v.figure(with(list(v.quarterAgo), conditions...)),
		}
	}
	v.Received, v.Closed = compare(span.received), compare(span.closed)
	v.InTime = compare(span.closed, inTime(true))
	v.Share = share(v.InTime.Now.N, v.Closed.Now.N)
	v.ShareAgo = share(v.InTime.Before.N, v.Closed.Before.N)
}

// decide lists what is late, then what is due soon, then what nobody has got
// and is not urgent yet, each by its term.
func (v *view) decide() {
	calm := unassigned(v.Soon.AddDays(1))
	for _, part := range []struct {
		filter app.AppealFilter
		reason Reason
	}{{v.late(), IsLate}, {v.dueSoon(), IsDueSoon}, {calm, IsUnassigned}} {
		room := decisionRows - len(v.Decisions)
		if room == 0 || v.err != nil {
			break
		}
		for _, row := range v.rows(part.filter, room) {
			days := v.cal.WorkingDaysBetween(v.Today, row.Due)
			if part.reason == IsLate {
				days = row.LateDays(v.cal, v.Today)
			}
			v.Decisions = append(v.Decisions, Decision{row, part.reason, days})
		}
	}
	v.DecisionsTotal = v.Late.N + v.DueSoon.N + v.count(calm)
}

func (v *view) loads() {
	open := byID(v.tally(app.AppealFilter{Open: true}, app.DimExecutor), 0)
	pressing := byID(v.tally(v.pressing(), app.DimExecutor), 0)
	for _, e := range listed(v.executors, false, open) {
		l := Load{
			ID: e.ID, Name: NameOf(e),
			Open:   Figure{open[e.ID], with(app.AppealFilter{Open: true}, forExecutor(e.ID))},
			Urgent: Figure{pressing[e.ID], with(v.pressing(), forExecutor(e.ID))},
		}
		if e.ID == 0 {
			l.Name = Say("report.executor.none")
		}
		v.Executors = append(v.Executors, l)
	}
	slices.SortStableFunc(v.Executors, func(a, b Load) int {
		return cmp.Or(cmp.Compare(b.Urgent.N, a.Urgent.N), cmp.Compare(b.Open.N, a.Open.N))
	})
}

func (v *view) bars() {
	f := &figures{topics: v.topics, names: map[int64]app.Entry{}}
	for _, e := range v.topics {
		f.names[e.ID] = e
	}
	received := v.quarter.received()
	places := byID(v.tally(received, app.DimSettlement), 0)
	groups := f.byGroup(byID(v.tally(received, app.DimTopic), 0))
	for _, e := range listed(v.settlements, false, places) {
		name := NameOf(e)
		if e.ID == 0 {
			name = Say("report.settlement.none")
		}
		v.Settlements = append(v.Settlements, Bar{e.ID, name, Figure{places[e.ID], with(received, inSettlement(e.ID))}})
	}
	for _, e := range listed(f.groups(), false, groups) {
		name := NameOf(e)
		if e.ID == 0 {
			name = Say("report.topic.none")
		}
		v.Topics = append(v.Topics, Bar{e.ID, name, Figure{groups[e.ID], with(received, aboutTopic(e.ID))}})
	}
	most := func(a, b Bar) int { return cmp.Compare(b.Figure.N, a.Figure.N) }
	slices.SortStableFunc(v.Settlements, most)
	slices.SortStableFunc(v.Topics, most)
}

func (v *view) byMonth() {
	for _, m := range lastMonths(v.Today) {
		now, ago := m.span(), m.before(12).span()
		now.to = earlier(now.to, v.Today)
		v.Months = append(v.Months, Month{now.from, v.figure(now.received()), v.figure(ago.received())})
	}
}
