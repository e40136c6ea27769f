package app

import "slices"

// Stage is how far a grant project has come; it is computed from its events.
type Stage string

// Stages of a project (domain.md §5.3).
const (
	StageIdea      Stage = "idea"      // a priority of the residents
	StagePrepared  Stage = "prepared"  // application written
	StageSubmitted Stage = "submitted" // application handed in
	StageApproved  Stage = "approved"
	StageAgreed    Stage = "agreed"   // agreement signed, contributions confirmed
	StageWorks     Stage = "works"    // tender, tranches, works
	StageAccepted  Stage = "accepted" // act of acceptance
	StageOpened    Stage = "opened"   // opened, handed over to the balance holder
	StageClosed    Stage = "closed"   // final report accepted

	// Beside the chain.
	StageRework    Stage = "rework"    // returned for rework
	StageReserve   Stage = "reserve"   // on the list of reserves
	StageRejected  Stage = "rejected"  // refused
	StageSuspended Stage = "suspended" // goes on from where it stood
	StageReturning Stage = "returning" // failed: money is given back
	StageCancelled Stage = "cancelled" // given up, nobody's money is held
)

// Chain lists the stages that lead from the idea to the closed project, in order.
var Chain = []Stage{
	StageIdea, StagePrepared, StageSubmitted, StageApproved, StageAgreed, StageWorks, StageAccepted, StageOpened, StageClosed,
}

// Stages lists every Stage in the order of the board.
var Stages = []Stage{
	StageIdea, StagePrepared, StageSubmitted, StageRework, StageReserve, StageApproved, StageAgreed, StageWorks,
	StageAccepted, StageOpened, StageClosed, StageSuspended, StageReturning, StageRejected, StageCancelled,
}

// Main tells whether the stage belongs to the chain.
func (s Stage) Main() bool { return slices.Contains(Chain, s) }

// Ended tells whether nothing more is expected: no entry into the ledger is
// taken any more.
func (s Stage) Ended() bool {
	return s == StageClosed || s == StageRejected || s == StageCancelled
}

// Failed tells whether nothing will be built: the rules of the programme bind no
// longer, only the money that came has to be accounted for.
func (s Stage) Failed() bool {
	return s == StageReturning || s == StageRejected || s == StageCancelled
}

// side are the stages beside the chain that a project may enter.
var side = map[Stage][]Stage{
	StageIdea:      {StageSuspended, StageCancelled, StageReturning},
	StagePrepared:  {StageSuspended, StageCancelled, StageReturning},
	StageSubmitted: {StageRework, StageReserve, StageRejected, StageSuspended, StageCancelled, StageReturning},
	StageRework:    {StageRejected, StageSuspended, StageCancelled, StageReturning},
	StageReserve:   {StageRejected, StageSuspended, StageCancelled, StageReturning},
	StageApproved:  {StageRework, StageSuspended, StageReturning, StageCancelled},
	StageAgreed:    {StageSuspended, StageReturning, StageCancelled},
	StageWorks:     {StageSuspended, StageReturning, StageCancelled},
	StageAccepted:  {StageWorks, StageSuspended, StageReturning},
	StageSuspended: {StageReturning, StageCancelled},
	StageReturning: {StageCancelled},
}

// Next lists the stages that a project of the programme may enter from where it
// stands: first the one that follows, then those beside the chain. A closed,
// rejected or cancelled project has none: that is undone by taking the event back.
func (p Programme) Next(s ProjectStanding) []Stage {
	var follows Stage
	switch {
	case s.Stage == StageRework:
		follows = p.first(StageSubmitted)
	case s.Stage == StageReserve:
		follows = p.first(StageApproved)
	case s.Stage == StageSuspended:
		follows = s.Before
	case s.Stage.Main() && s.Stage != StageClosed:
		follows = p.first(Chain[slices.Index(Chain, s.Stage)+1])
	}
	if follows == "" {
		return slices.Clone(side[s.Stage])
	}
	return append([]Stage{follows}, side[s.Stage]...)
}

// first is the first stage in use from s on; empty when there is none.
func (p Programme) first(s Stage) Stage {
	for _, stage := range Chain[slices.Index(Chain, s):] {
		if p.Uses(stage) {
			return stage
		}
	}
	return ""
}
