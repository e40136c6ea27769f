package grants

import (
	"slices"

	"kairyluu/app"
)

// lane is a column of the board: stages that ask for the same kind of work.
type lane string

const (
	laneIdea    lane = "idea"
	laneReview  lane = "review"
	laneAgreed  lane = "agreed"
	laneWorks   lane = "works"
	laneOpened  lane = "opened"
	laneStopped lane = "stopped"
)

// lanes are the columns of the board in order.
var lanes = []lane{laneIdea, laneReview, laneAgreed, laneWorks, laneOpened, laneStopped}

var stagesOf = map[lane][]app.Stage{
	laneIdea:    {app.StageIdea, app.StagePrepared},
	laneReview:  {app.StageSubmitted, app.StageRework, app.StageReserve},
	laneAgreed:  {app.StageApproved, app.StageAgreed},
	laneWorks:   {app.StageWorks, app.StageAccepted},
	laneOpened:  {app.StageOpened, app.StageClosed},
	laneStopped: {app.StageSuspended, app.StageReturning, app.StageRejected, app.StageCancelled},
}

// laneOf is the column that a stage stands in.
func laneOf(s app.Stage) lane {
	for _, l := range lanes {
		if slices.Contains(stagesOf[l], s) {
			return l
		}
	}
	return laneIdea
}

// within are the stages of a lane that a filter lets through; an empty filter lets
// all of them.
func within(filter, of []app.Stage) []app.Stage {
	if len(filter) == 0 {
		return of
	}
	var both []app.Stage
	for _, s := range of {
		if slices.Contains(filter, s) {
			both = append(both, s)
		}
	}
	return both
}

// shifted is the stage that a project may enter from where it stands: to the right
// that of the chain which follows, to the left the one it is sent back to. Leaving
// the chain is asked for by name, in the menu.
func shifted(p app.Programme, s app.ProjectStanding, by int) (app.Stage, bool) {
	at := slices.Index(app.Stages, s.Stage)
	for _, stage := range p.Next(s) {
		to := slices.Index(app.Stages, stage)
		if by > 0 && stage.Main() && to > at || by < 0 && to < at {
			return stage, true
		}
	}
	return "", false
}
