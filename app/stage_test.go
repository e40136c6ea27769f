package app_test

import (
	"slices"
	"testing"

	"kairyluu/app"
)

func TestStagesThatFollow(t *testing.T) {
	short := app.Programme{Stages: []app.Stage{app.StageIdea, app.StageSubmitted, app.StageAgreed, app.StageWorks, app.StageClosed}}
	for name, tt := range map[string]struct {
		programme app.Programme
		standing  app.ProjectStanding
		want      []app.Stage
	}{
		"an idea": {app.Programme{}, app.ProjectStanding{Stage: app.StageIdea}, []app.Stage{
			app.StagePrepared, app.StageSuspended, app.StageCancelled, app.StageReturning,
		}},
		"an idea, where nothing is prepared": {short, app.ProjectStanding{Stage: app.StageIdea}, []app.Stage{
			app.StageSubmitted, app.StageSuspended, app.StageCancelled, app.StageReturning,
		}},
		"handed in": {app.Programme{}, app.ProjectStanding{Stage: app.StageSubmitted}, []app.Stage{
			app.StageApproved, app.StageRework, app.StageReserve, app.StageRejected, app.StageSuspended, app.StageCancelled, app.StageReturning,
		}},
		"for rework goes back to be handed in": {app.Programme{}, app.ProjectStanding{Stage: app.StageRework}, []app.Stage{
			app.StageSubmitted, app.StageRejected, app.StageSuspended, app.StageCancelled, app.StageReturning,
		}},
		"in reserve is approved": {app.Programme{}, app.ProjectStanding{Stage: app.StageReserve}, []app.Stage{
			app.StageApproved, app.StageRejected, app.StageSuspended, app.StageCancelled, app.StageReturning,
		}},
		"in reserve, where nothing is approved, is agreed": {short, app.ProjectStanding{Stage: app.StageReserve}, []app.Stage{
			app.StageAgreed, app.StageRejected, app.StageSuspended, app.StageCancelled, app.StageReturning,
		}},
		"suspended goes on where it stood": {app.Programme{}, app.ProjectStanding{Stage: app.StageSuspended, Before: app.StageWorks}, []app.Stage{
			app.StageWorks, app.StageReturning, app.StageCancelled,
		}},
		"the works are accepted": {app.Programme{}, app.ProjectStanding{Stage: app.StageWorks}, []app.Stage{
			app.StageAccepted, app.StageSuspended, app.StageReturning, app.StageCancelled,
		}},
		"the works are closed, where nothing is opened": {short, app.ProjectStanding{Stage: app.StageWorks}, []app.Stage{
			app.StageClosed, app.StageSuspended, app.StageReturning, app.StageCancelled,
		}},
		"accepted is opened, or goes back":  {app.Programme{}, app.ProjectStanding{Stage: app.StageAccepted}, []app.Stage{app.StageOpened, app.StageWorks, app.StageSuspended, app.StageReturning}},
		"opened is closed and nothing else": {app.Programme{}, app.ProjectStanding{Stage: app.StageOpened}, []app.Stage{app.StageClosed}},
		"what failed is cancelled":          {app.Programme{}, app.ProjectStanding{Stage: app.StageReturning}, []app.Stage{app.StageCancelled}},
		"closed":                            {app.Programme{}, app.ProjectStanding{Stage: app.StageClosed}, nil},
		"rejected":                          {app.Programme{}, app.ProjectStanding{Stage: app.StageRejected}, nil},
		"cancelled":                         {app.Programme{}, app.ProjectStanding{Stage: app.StageCancelled}, nil},
		"no stage at all":                   {app.Programme{}, app.ProjectStanding{}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			if got := tt.programme.Next(tt.standing); !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestEveryStageIsReachedAndLeft(t *testing.T) {
	reached := map[app.Stage]bool{app.StageIdea: true}
	for _, s := range app.Stages {
		for _, next := range (app.Programme{}).Next(app.ProjectStanding{Stage: s, Before: app.StageIdea}) {
			reached[next] = true
			equal(t, "a known stage follows "+string(s), slices.Contains(app.Stages, next), true)
		}
		left := len(app.Programme{}.Next(app.ProjectStanding{Stage: s, Before: app.StageIdea})) > 0
		equal(t, string(s)+" is left unless it is an end", left, !s.Ended())
	}
	for _, s := range app.Stages {
		equal(t, string(s)+" is reached", reached[s], true)
	}
}

func TestNextDoesNotShareItsList(t *testing.T) {
	p := app.Programme{}
	first := p.Next(app.ProjectStanding{Stage: app.StageReturning})
	first[0] = app.StageIdea
	equal(t, "asked again", p.Next(app.ProjectStanding{Stage: app.StageReturning})[0], app.StageCancelled)
}

func TestWhatIsNeededBeforeAStage(t *testing.T) {
	p := app.Programme{Needs: []app.StageNeed{
		{Stage: app.StageWorks, PaperID: 3}, {Stage: app.StageSubmitted, PaperID: 1}, {Stage: app.StageAgreed, PaperID: 2},
	}}
	for stage, want := range map[app.Stage][]int64{
		app.StageIdea: {}, app.StageSubmitted: {1}, app.StageApproved: {1}, app.StageAgreed: {1, 2}, app.StageClosed: {3, 1, 2},
		app.StageRework: {}, app.StageCancelled: {},
	} {
		papers := []int64{}
		for _, n := range p.Needed(stage) {
			papers = append(papers, n.PaperID)
		}
		if !slices.Equal(papers, want) {
			t.Errorf("before %s: %v, want %v", stage, papers, want)
		}
	}
	b := app.Books{Programme: p, Papers: []app.ProjectPaper{{KindID: 1}, {KindID: 2, TakenBack: &app.TakenBack{}}}}
	lacking := b.Lacking(app.StageAgreed)
	equal(t, "lacking", len(lacking), 1)
	equal(t, "a paper taken back is none", lacking[0].PaperID, 2)
}

func TestStagesAProgrammeUses(t *testing.T) {
	p := app.Programme{Stages: []app.Stage{app.StageIdea, app.StageClosed}}
	equal(t, "one of its own", p.Uses(app.StageClosed), true)
	equal(t, "one that it leaves out", p.Uses(app.StageWorks), false)
	equal(t, "one beside the chain", p.Uses(app.StageSuspended), true)
	equal(t, "any, where none are named", app.Programme{}.Uses(app.StageWorks), true)
}
