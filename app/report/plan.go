package report

import (
	"cmp"
	"maps"

	"kairyluu/app"
)

// plan is what the sheet of the action plan is made of.
type plan struct {
	now, ago planSums

	made, madeAgo   []app.DecisionGroup // made in the quarter by source and state
	closed, atEnd   []app.DecisionGroup // ended in it, and open at its end, by responsible
	late, madeByWho []app.DecisionGroup
}

// planSums are the totals of one span.
type planSums struct{ opening, made, done, dropped, closing, late int }

func (s span) madeIn() app.DecisionFilter { return app.DecisionFilter{MadeFrom: s.from, MadeTo: s.to} }

func (s span) endedIn() app.DecisionFilter {
	return app.DecisionFilter{EndedFrom: s.from, EndedTo: s.to}
}

func (s span) openAt() app.DecisionFilter { return app.DecisionFilter{OpenOn: s.to} }

// lateAt is what was over its date at the end. A date that runs out today is not
// over yet.
func (s span) lateAt() app.DecisionFilter {
	if !s.today.IsZero() {
		return app.DecisionFilter{Late: true, Today: s.today}
	}
	return app.DecisionFilter{LateOn: s.to}
}

func withPlan(f app.DecisionFilter, change func(*app.DecisionFilter)) app.DecisionFilter {
	change(&f)
	return f
}

func endedAs(f app.DecisionFilter, state app.DecisionState) app.DecisionFilter {
	return withPlan(f, func(f *app.DecisionFilter) { f.State = state })
}

func (f *figures) gatherPlan(g *gatherer) {
	for _, s := range []struct {
		span
		to *planSums
	}{{f.quarter, &f.plan.now}, {f.quarterAgo, &f.plan.ago}} {
		*s.to = planSums{
			opening: g.countPlan(app.DecisionFilter{OpenOn: s.from.AddDays(-1)}), made: g.countPlan(s.madeIn()),
			done: g.countPlan(endedAs(s.endedIn(), app.DecisionDone)), dropped: g.countPlan(endedAs(s.endedIn(), app.DecisionDropped)),
			closing: g.countPlan(s.openAt()), late: g.countPlan(s.lateAt()),
		}
	}
	f.plan.made = g.tallyPlan(f.quarter.madeIn(), app.PerSource, app.PerState)
	f.plan.madeAgo = g.tallyPlan(f.quarterAgo.madeIn(), app.PerSource, app.PerState)
	f.plan.madeByWho = g.tallyPlan(f.quarter.madeIn(), app.PerResponsible)
	f.plan.closed = g.tallyPlan(f.quarter.endedIn(), app.PerResponsible)
	f.plan.atEnd = g.tallyPlan(f.quarter.openAt(), app.PerResponsible)
	f.plan.late = g.tallyPlan(f.quarter.lateAt(), app.PerResponsible)
}

func (g *gatherer) countPlan(f app.DecisionFilter) (n int) {
	if g.err == nil {
		n, g.err = g.src.CountDecisions(g.ctx, f, 0)
	}
	return n
}

func (g *gatherer) tallyPlan(f app.DecisionFilter, dims ...app.DecisionDim) (groups []app.DecisionGroup) {
	if g.err == nil {
		groups, g.err = g.src.TallyDecisions(g.ctx, f, dims...)
	}
	return groups
}

func planned(n int, f app.DecisionFilter) Cell {
	return Cell{Kind: Count, Value: float64(n), Present: true, Plan: &f}
}

// planTotals are the totals of the plan: what stood open, came, ended, stands.
func (f *figures) planTotals() Table {
	t := Table{
		Key: "plan", Sheet: "plan", Title: Say("report.table.plan"), Head: Say("report.head.indicator"),
		Columns: []Column{
			{"now", f.columnTitle("report.col.now", f.quarter), Count},
			{"before", f.columnTitle("report.col.before", f.quarterAgo), Count},
			{"delta", Say("report.col.delta"), Delta},
			{"change", Say("report.col.change"), Change},
		},
	}
	row := func(name string, level int, n, ago int, list func(span) app.DecisionFilter) {
		now, before := planned(n, list(f.quarter)), planned(ago, list(f.quarterAgo))
		t.Rows = append(t.Rows, Row{
			Key: name, Label: Say("report.plan." + name), Level: level,
			Cells: []Cell{now, before, deltaOf(now, before), change(now, before)},
		})
	}
	now, ago := f.plan.now, f.plan.ago
	row("opening", 0, now.opening, ago.opening, func(s span) app.DecisionFilter { return app.DecisionFilter{OpenOn: s.from.AddDays(-1)} })
	row("made", 0, now.made, ago.made, span.madeIn)
	row("done", 0, now.done, ago.done, func(s span) app.DecisionFilter { return endedAs(s.endedIn(), app.DecisionDone) })
	row("dropped", 0, now.dropped, ago.dropped, func(s span) app.DecisionFilter { return endedAs(s.endedIn(), app.DecisionDropped) })
	row("closing", 0, now.closing, ago.closing, span.openAt)
	row("late", 1, now.late, ago.late, span.lateAt)
	return t
}

// planBreakdown compares what was made in the quarter by a property of decisions.
func planBreakdown[T ~string](f *figures, name, area string, values []T, key0 int, set func(*app.DecisionFilter, T)) Table {
	t := Table{
		Key: name, Sheet: "plan", Title: Say("report.table." + name), Head: Say("report.head." + area),
		Columns: []Column{
			{"now", f.columnTitle("report.col.now", f.quarter), Count},
			{"share", Say("report.col.share"), Percent},
			{"before", f.columnTitle("report.col.before", f.quarterAgo), Count},
			{"delta", Say("report.col.delta"), Delta},
			{"change", Say("report.col.change"), Change},
		},
	}
	now, ago := byPlan(f.plan.made, key0), byPlan(f.plan.madeAgo, key0)
	row := func(rowKey string, label Label, n, before int, narrow func(*app.DecisionFilter)) Row {
		a, b := planned(n, withPlan(f.quarter.madeIn(), narrow)), planned(before, withPlan(f.quarterAgo.madeIn(), narrow))
		return Row{Key: rowKey, Label: label, Cells: []Cell{a, share(n, f.plan.now.made), b, deltaOf(a, b), change(a, b)}}
	}
	for _, v := range values {
		k := string(v)
		t.Rows = append(t.Rows, row(k, Say(area+"."+k), now[k], ago[k], func(f *app.DecisionFilter) { set(f, v) }))
	}
	all := row(totalKey, Say("report.total"), f.plan.now.made, f.plan.ago.made, func(*app.DecisionFilter) {})
	all.Total = true
	t.Rows = append(t.Rows, all)
	return t
}

func byPlan(groups []app.DecisionGroup, i int) map[string]int {
	sums := map[string]int{}
	for _, g := range groups {
		sums[g.Keys[i]] += g.N
	}
	return sums
}

func (f *figures) planSources() Table {
	return planBreakdown(f, "plan_sources", "source", app.Sources, 0, func(f *app.DecisionFilter, s app.Source) { f.Source = s })
}

func (f *figures) planStates() Table {
	t := planBreakdown(f, "plan_states", "decisionState", app.DecisionStates, 1,
		func(f *app.DecisionFilter, s app.DecisionState) { f.State = s })
	t.Notes = []Label{Say("report.note.plan_states")}
	return t
}

// planResponsible is who had what of the plan in hand, and what became of it.
func (f *figures) planResponsible() Table {
	t := Table{
		Key: "plan_responsible", Sheet: "plan", Title: Say("report.table.plan_responsible"), Head: Say("report.head.responsible"),
		Columns: []Column{
			{"made", Say("report.col.made"), Count},
			{"done", Say("report.col.done"), Count},
			{"in_time", Say("report.col.in_time"), Count},
			{"dropped", Say("report.col.dropped"), Count},
			{"open", Say("report.col.in_work"), Count},
			{"late", Say("report.col.late"), Count},
			{"share", Say("report.col.in_time_share"), Percent},
		},
	}
	people := map[int64]duty{}
	add := func(groups []app.DecisionGroup, to func(*duty, app.DecisionGroup)) {
		for _, g := range groups {
			d := people[id(g.Keys[0])]
			to(&d, g)
			people[id(g.Keys[0])] = d
		}
	}
	add(f.plan.madeByWho, func(d *duty, g app.DecisionGroup) { d.made += g.N })
	add(f.plan.closed, func(d *duty, g app.DecisionGroup) { d.done, d.dropped, d.inTime = g.Done, g.Dropped, g.InTime })
	add(f.plan.atEnd, func(d *duty, g app.DecisionGroup) { d.open = g.N })
	add(f.plan.late, func(d *duty, g app.DecisionGroup) { d.late = g.N })
	known := map[int64]int{}
	for who := range maps.Keys(people) {
		known[who] = 1
	}
	for _, e := range listed(f.executors, false, known) {
		r := f.dutyRow(people[e.ID], func(f *app.DecisionFilter) { f.Responsible = orNoOne(e.ID) })
		r.Key, r.Label = "responsible."+cmp.Or(e.Name(app.Russian), "none"), NameOf(e)
		if e.ID == 0 {
			r.Label = Say("report.responsible.none")
		}
		t.Rows = append(t.Rows, r)
	}
	now := f.plan.now
	inTime := 0
	for _, d := range people {
		inTime += d.inTime
	}
	all := f.dutyRow(duty{now.made, now.done, inTime, now.dropped, now.closing, now.late}, func(*app.DecisionFilter) {})
	all.Key, all.Label, all.Total = totalKey, Say("report.total"), true
	t.Rows = append(t.Rows, all)
	return t
}

// duty is what one responsible person had of the plan.
type duty struct{ made, done, inTime, dropped, open, late int }

func (f *figures) dutyRow(d duty, whose func(*app.DecisionFilter)) Row {
	return Row{Cells: []Cell{
		planned(d.made, withPlan(f.quarter.madeIn(), whose)),
		planned(d.done, withPlan(endedAs(f.quarter.endedIn(), app.DecisionDone), whose)),
		CountOf(d.inTime),
		planned(d.dropped, withPlan(endedAs(f.quarter.endedIn(), app.DecisionDropped), whose)),
		planned(d.open, withPlan(f.quarter.openAt(), whose)),
		planned(d.late, withPlan(f.quarter.lateAt(), whose)),
		share(d.inTime, d.done),
	}}
}

// verifyPlan holds the totals of the plan against each other.
func (r Report) verifyPlan() error {
	t := r.Table("plan")
	for _, c := range []string{"now", "before"} {
		n := func(row string) int { return t.Cell(t.Row(row), c).N() }
		if n("opening")+n("made") != n("done")+n("dropped")+n("closing") {
			return app.Fail(app.Denied, "report.identity.plan", "opening", n("opening"), "made", n("made"),
				"done", n("done"), "dropped", n("dropped"), "closing", n("closing"))
		}
	}
	return nil
}
