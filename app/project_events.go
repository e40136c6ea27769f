package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"kairyluu/app/civil"
	"kairyluu/app/money"
	"kairyluu/app/text"
)

// Enter records a step in the life of a project, dated today unless e says
// another day, and returns where the project stands then. A stage that does not
// follow is Denied, as is ending a project that still holds cash
// ("project.money_held"); a stage for which documents or money lack needs to be
// told why, in Text.
func (s *Projects) Enter(ctx context.Context, id int64, e ProjectEvent) (ProjectStanding, error) {
	e.Text, e.Who = text.Normalize(e.Text), text.NormalizeLine(e.Who)
	e.Date = cmp.Or(e.Date, s.Today())
	var p Project
	err := s.store.InTx(ctx, func(tx Tx) error {
		b, err := ReadBooks(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := s.checkEvent(b, e); err != nil {
			return err
		}
		p = b.Project
		return s.enter(ctx, tx, &p, &e)
	})
	if err != nil {
		return p.Standing, fmt.Errorf("enter event of project: %w", err)
	}
	s.publishProject(id, false)
	return p.Standing, nil
}

// checkEvent says why e can't happen to a project with such books now.
func (s *Projects) checkEvent(b Books, e ProjectEvent) error {
	if !slices.Contains(ProjectEventKinds, e.Kind) {
		return Fail(Invalid, "project.event_unknown")
	}
	if e.Kind == ProjectEntered {
		if err := mayEnter(b, e.Stage); err != nil {
			return err
		}
	}
	if e.Kind == ProjectProgress {
		if err := mayProgress(b); err != nil {
			return err
		}
	}
	f := &Faults{}
	checkEventDate(f, b, e, s.Today())
	if e.PaperID != 0 && !slices.ContainsFunc(b.Papers, func(p ProjectPaper) bool { return p.ID == e.PaperID && p.TakenBack == nil }) {
		f.Add("paper", "project.paper_gone")
	}
	checkEventWords(f, b, e)
	return f.Err()
}

// mayEnter refuses a stage that does not follow, and to end a project that holds cash.
func mayEnter(b Books, to Stage) error {
	standing := b.Standing()
	switch {
	case standing.Stage == to:
		return Fail(Conflict, "project.stage_already")
	case !slices.Contains(b.Programme.Next(standing), to):
		return Fail(Denied, "project.stage_not_next")
	}
	if held := b.held(); to.Ended() && held > 0 {
		return Fail(Denied, "project.money_held", "sum", held)
	}
	return nil
}

// held is the cash of every source that was neither spent nor returned. What was
// overspent of one source is not taken off another's.
func (b Books) held() (sum money.Sum) {
	for _, x := range b.Balances() {
		if x.Form == Cash {
			sum = sum.Plus(max(0, x.Left()))
		}
	}
	return sum
}

func mayProgress(b Books) error {
	if err := goesOn(b.Standing()); err != nil {
		return err
	}
	if len(b.Milestones) > 0 {
		return Fail(Denied, "project.progress_by_milestones")
	}
	return nil
}

// checkEventDate keeps stages, and what is told of the progress, in order of their
// dates: what is dated before the last one would change nothing, or contradict it.
func checkEventDate(f *Faults, b Books, e ProjectEvent, today civil.Date) {
	if e.Date.After(today) {
		f.Add("date", "check.date_future", "today", today)
	}
	var first, last civil.Date
	for _, old := range b.Events {
		if old.TakenBack != nil {
			continue
		}
		if first.IsZero() || old.Date.Before(first) {
			first = old.Date
		}
		if turn := e.Kind == ProjectEntered || e.Kind == ProjectProgress; turn && old.Kind == e.Kind && old.Date.After(last) {
			last = old.Date
		}
	}
	switch {
	case e.Date.Before(last):
		f.Add("date", "project.event_order", "last", last)
	case e.Date.Before(first):
		f.Add("date", "project.event_before", "first", first)
	}
}

func checkEventWords(f *Faults, b Books, e ProjectEvent) {
	switch e.Kind {
	case ProjectEntered:
		if e.Text != "" {
			return
		}
		n := b.before(e.Stage)
		switch back := b.Standing().Stage == StageAccepted && e.Stage == StageWorks; {
		case !e.Stage.Main() && e.Stage != StageReserve || back:
			f.Add("text", "event.reason_needed")
		case len(n.Lacking) > 0:
			f.Add("text", "project.papers_lacking", "n", len(n.Lacking))
		case len(n.Money) > 0:
			f.Add("text", "project.money_broken", "n", len(n.Money))
		}
	case ProjectProgress:
		if e.Percent < 0 || e.Percent > 100 {
			f.Add("percent", "decision.percent")
		}
	case ProjectVisited:
		if e.Who == "" {
			f.Add("who", "project.visitors_needed")
		}
		if e.Text == "" {
			f.Add("text", "project.findings_needed")
		}
	case ProjectNoted:
		if e.Text == "" {
			f.Add("text", "project.note_needed")
		}
	}
}

// NextStage is a stage that a project may enter, with what it still lacks.
type NextStage struct {
	Stage   Stage
	Lacking []StageNeed
	Money   []MoneyCheck // broken: they forbid it, or have to be explained
}

// weighed are the stages before which the money has to be in order.
var weighed = []Stage{StageAgreed, StageAccepted, StageOpened, StageClosed, StageRejected, StageCancelled}

// before tells what a project lacks before a stage: documents, and the rules that
// would be broken once it stood there.
func (b Books) before(to Stage) NextStage {
	n := NextStage{Stage: to, Lacking: b.Lacking(to)}
	if !slices.Contains(weighed, to) {
		return n
	}
	date := b.Standing().Since
	there := b
	there.Events = append(slices.Clone(b.Events), ProjectEvent{Kind: ProjectEntered, Stage: to, Date: date, ID: 1<<63 - 1})
	for _, c := range there.Checks(date) {
		if c.Level == CheckBroken {
			n.Money = append(n.Money, c)
		}
	}
	return n
}

// TakeBack marks an event as entered by mistake and folds the rest anew. Stages are
// taken back from the last one on; that the project was begun stays.
func (s *Projects) TakeBack(ctx context.Context, projectID, eventID int64, reason string) (ProjectStanding, error) {
	reason = text.Normalize(reason)
	if reason == "" {
		return ProjectStanding{}, invalid("reason", "event.reason_needed")
	}
	var p Project
	err := s.store.InTx(ctx, func(tx Tx) (err error) {
		if p, err = tx.Project(ctx, projectID); err != nil {
			return err
		}
		e, err := s.takenBack(ctx, tx, projectID, eventID)
		if err != nil {
			return err
		}
		back := TakenBack{At: s.now().UTC(), Actor: s.Actor(), Reason: reason}
		if err := tx.TakeBackProjectEvent(ctx, eventID, back); err != nil {
			return err
		}
		change := Change{Field: string(e.Kind), Old: cmp.Or(string(e.Stage), e.Date.String()), New: reason}
		if err := s.record(ctx, tx, EntityProject, p.ID, p.Label(), "take_back", []Change{change}); err != nil {
			return err
		}
		return stand(ctx, tx, &p)
	})
	if err != nil {
		return p.Standing, fmt.Errorf("take event of project back: %w", err)
	}
	s.publishProject(projectID, false)
	return p.Standing, nil
}

// takenBack is the event that is to be taken back, if it may be.
func (s *Projects) takenBack(ctx context.Context, tx Tx, projectID, eventID int64) (ProjectEvent, error) {
	events, err := tx.ProjectEvents(ctx, projectID)
	if err != nil {
		return ProjectEvent{}, err
	}
	var found ProjectEvent
	var stages []int64
	for _, e := range ProjectStepsInOrder(events) {
		if e.ID == eventID {
			found = e
		}
		if e.Kind == ProjectEntered && e.TakenBack == nil {
			stages = append(stages, e.ID)
		}
	}
	switch {
	case found.ID == 0:
		return found, Fail(NotFound, "event.gone")
	case found.TakenBack != nil:
		return found, Fail(Conflict, "event.taken_back_already")
	case found.Kind == ProjectEntered && stages[0] == eventID:
		return found, Fail(Denied, "project.event_stays")
	case found.Kind == ProjectEntered && stages[len(stages)-1] != eventID:
		return found, Fail(Denied, "project.event_not_last")
	}
	return found, nil
}
