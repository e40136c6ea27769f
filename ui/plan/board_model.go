package plan

import (
	"kairyluu/app"
)

// turn is the event that leads a decision from one column of the board to
// another; ok is false where none does: what was begun cannot become unbegun, and
// what is finished has to be taken up again first.
func turn(from, to app.DecisionState) (kind app.DecisionEventKind, ok bool) {
	switch {
	case from == to:
		return "", false
	case from.Finished():
		return app.DecisionRevived, !to.Finished()
	case to == app.DecisionStarted:
		return app.DecisionProgress, true
	case to == app.DecisionDone:
		return app.DecisionFulfilled, true
	case to == app.DecisionDropped:
		return app.DecisionGivenUp, true
	}
	return "", false
}

// shifted is the nearest column in a direction that a decision can go to.
func shifted(from app.DecisionState, by int) (to app.DecisionState, ok bool) {
	at := -1
	for i, s := range app.DecisionStates {
		if s == from {
			at = i
		}
	}
	for i := at + by; at >= 0 && i >= 0 && i < len(app.DecisionStates); i += by {
		if _, ok := turn(from, app.DecisionStates[i]); ok {
			return app.DecisionStates[i], true
		}
	}
	return "", false
}

// allowed are the events that the state of a decision lets happen.
func allowed(kind app.DecisionEventKind, s app.DecisionState) bool {
	if kind == app.DecisionRevived {
		return s.Finished()
	}
	return !s.Finished()
}
