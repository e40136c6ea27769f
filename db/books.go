package db

import (
	"context"

	"kairyluu/app"
)

// books reads everything that the standing of a project is computed from.
func (r reader) books(ctx context.Context, projectID int64) (app.Books, error) {
	var b app.Books
	for _, read := range []func() error{
		func() (err error) { b.Project, err = r.Project(ctx, projectID); return err },
		func() (err error) {
			if b.Project.ProgrammeID != 0 {
				b.Programme, err = r.Programme(ctx, b.Project.ProgrammeID)
			}
			return err
		},
		func() (err error) { b.Events, err = r.ProjectEvents(ctx, projectID); return err },
		func() (err error) { b.Budget, err = r.BudgetInForce(ctx, projectID); return err },
		func() (err error) { b.Totals, err = r.LedgerTotals(ctx, projectID); return err },
		func() (err error) { b.Tranches, err = r.Tranches(ctx, projectID); return err },
		func() (err error) { b.Milestones, err = r.Milestones(ctx, projectID); return err },
		func() (err error) { b.Papers, err = r.ProjectPapers(ctx, projectID); return err },
	} {
		if err := read(); err != nil {
			return b, err
		}
	}
	return b, nil
}
