package app

import "context"

// ReadBooks gathers everything that the standing of a project is computed from.
func ReadBooks(ctx context.Context, r GrantReader, projectID int64) (b Books, err error) {
	if b.Project, err = r.Project(ctx, projectID); err != nil {
		return b, err
	}
	if b.Project.ProgrammeID != 0 {
		if b.Programme, err = r.Programme(ctx, b.Project.ProgrammeID); err != nil {
			return b, err
		}
	}
	if b.Events, err = r.ProjectEvents(ctx, projectID); err != nil {
		return b, err
	}
	if b.Budget, err = r.BudgetInForce(ctx, projectID); err != nil {
		return b, err
	}
	if b.Totals, err = r.LedgerTotals(ctx, projectID); err != nil {
		return b, err
	}
	if b.Payers, err = r.Payers(ctx, projectID, 0); err != nil {
		return b, err
	}
	if b.Tranches, err = r.Tranches(ctx, projectID); err != nil {
		return b, err
	}
	if b.Milestones, err = r.Milestones(ctx, projectID); err != nil {
		return b, err
	}
	b.Papers, err = r.ProjectPapers(ctx, projectID)
	return b, err
}

// refold stores what the books of a project add up to now, and returns it. The
// project's version is raised.
func refold(ctx context.Context, tx Tx, projectID int64) (ProjectStanding, error) {
	b, err := ReadBooks(ctx, tx, projectID)
	if err != nil {
		return ProjectStanding{}, err
	}
	s := b.Standing()
	return s, tx.SetProjectStanding(ctx, projectID, s)
}

// goesOn refuses to change the money and the works of a project that has ended;
// the sentence names the stage.
func goesOn(s ProjectStanding) error {
	if s.Stage.Ended() {
		return Fail(Denied, "project.ended_"+string(s.Stage))
	}
	return nil
}

// publishProject tells of a change to a project, and to its ledger when entries
// were added.
func (d *Desk) publishProject(id int64, ledger bool) {
	d.bus.Publish(Changed{EntityProject, id})
	if ledger {
		d.bus.Publish(Changed{EntityLedger, id})
	}
}
