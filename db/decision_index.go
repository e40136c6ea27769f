package db

import (
	"slices"

	"kairyluu/app"
)

// Which index the plan is read by is told here, not left to SQLite: it reckons
// neither with how soon an order that is walked fills a page nor with what a wide
// index need not look up. "" leaves it to SQLite.

// planIndex is the index that a page is read by.
func planIndex(f app.DecisionFilter, sort app.DecisionSort) string {
	switch {
	case searched(f.Words), ofFew(f), impossible(f):
		return ""
	case pastPlan(f):
		return "decision_by_ended"
	case madeWithin(f) && sort != app.PlanByMade:
		return "decision_by_made"
	case stillOpen(f):
		return openIndex(f, sort)
	case f.Responsible != 0:
		return ofIndex("responsible", sort, app.PlanByMade, app.PlanBySettlement)
	case f.Settlement != 0:
		return ofIndex("settlement", sort, app.PlanByMade, app.PlanByResponsible)
	case f.Series != 0:
		return ofIndex("series", sort, app.PlanByMade, app.PlanByResponsible, app.PlanBySettlement)
	case f.Source != "" && sort == app.PlanByDue:
		return "decision_by_source"
	case f.State != "" && sort == app.PlanByDue:
		return byState
	}
	return "decision_by_" + planSortNames[sort]
}

// ofIndex is the index of one responsible, settlement or series: that of the sort
// where it has one, else the one by date.
func ofIndex(of string, sort app.DecisionSort, sorts ...app.DecisionSort) string {
	if slices.Contains(sorts, sort) {
		return "decision_of_" + of + "_by_" + planSortNames[sort]
	}
	return "decision_by_" + of
}

// openIndex is planIndex of what is open.
func openIndex(f app.DecisionFilter, sort app.DecisionSort) string {
	const open = "decision_open_by_"
	switch {
	case madeWithin(f):
		return open + "made"
	case f.Responsible != 0:
		return open + "responsible"
	case f.Settlement != 0:
		return open + "settlement"
	case f.Late, dueWithin(f):
		return open + "due"
	}
	return open + planSortNames[sort]
}

// planSortNames are the sorts in the names of indexes.
var planSortNames = map[app.DecisionSort]string{
	app.PlanByDue: "due", app.PlanByMade: "made", app.PlanByResponsible: "responsible", app.PlanBySettlement: "settlement",
}

// byState has the decisions of each state together.
const byState = "decision_by_state"

// planCountIndex is the index that decisions are counted by.
func planCountIndex(f app.DecisionFilter) string {
	switch {
	case stillOpen(f), pastPlan(f), madeWithin(f), f.Responsible != 0, f.Settlement != 0, f.Series != 0, dueWithin(f):
		return planIndex(f, app.PlanByDue)
	}
	return ""
}

// planFiguresIndex is the index that figures are counted by. Those of one dimension
// come in its order where an index has it, so that nothing is sorted.
func planFiguresIndex(f app.DecisionFilter, dims []app.DecisionDim) string {
	if searched(f.Words) || ofFew(f) || impossible(f) {
		return ""
	}
	whole := "decision_by_made"
	if stillOpen(f) {
		whole = "decision_open_by_due"
	}
	if index := planCountIndex(f); index != "" && index != whole {
		return index
	}
	if len(dims) != 1 || f.Late || dueWithin(f) || madeWithin(f) {
		return whole
	}
	switch dims[0] {
	case app.PerResponsible:
		return planIndex(f, app.PlanByResponsible)
	case app.PerSettlement:
		return planIndex(f, app.PlanBySettlement)
	case app.PerState:
		return byState
	}
	return whole
}

// ofFew tells that a filter speaks of one card, or of what came of one.
func ofFew(f app.DecisionFilter) bool {
	return f.ID != 0 || f.Meeting != 0 || f.Appeal > 0 || f.Project > 0
}

// pastPlan tells that a filter speaks of days on which decisions ended.
func pastPlan(f app.DecisionFilter) bool {
	return !f.EndedFrom.IsZero() || !f.EndedTo.IsZero() || !f.OpenOn.IsZero() || !f.LateOn.IsZero()
}

func madeWithin(f app.DecisionFilter) bool { return !f.MadeFrom.IsZero() || !f.MadeTo.IsZero() }

func dueWithin(f app.DecisionFilter) bool { return !f.DueFrom.IsZero() || !f.DueTo.IsZero() }

// stillOpen tells that only open decisions are asked for: of those there are
// indexes of their own.
func stillOpen(f app.DecisionFilter) bool {
	return f.Open || f.Late || f.State == app.DecisionOpen || f.State == app.DecisionStarted
}

// impossible tells that nothing can be both open and finished.
func impossible(f app.DecisionFilter) bool {
	return stillOpen(f) && (f.State.Finished() || !f.EndedFrom.IsZero() || !f.EndedTo.IsZero())
}
