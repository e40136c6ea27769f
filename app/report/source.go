package report

import (
	"context"
	"time"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// Source is what a report asks of the office.
type Source interface {
	Settings(ctx context.Context) (app.Settings, error)
	Rules(ctx context.Context) (*civil.Calendar, civil.Terms, error)
	Entries(ctx context.Context, d app.Dict) ([]app.Entry, error)
	Tally(ctx context.Context, f app.AppealFilter, dims ...app.Dim) ([]app.Group, error)
	CountAppeals(ctx context.Context, f app.AppealFilter, limit int) (int, error)
	AppealRows(ctx context.Context, q app.AppealQuery) ([]app.AppealRow, error)
	MeetingRows(ctx context.Context, q app.MeetingQuery) ([]app.MeetingRow, error)
	CountMeetings(ctx context.Context, f app.MeetingFilter, limit int) (int, error)
	CountDecisions(ctx context.Context, f app.DecisionFilter, limit int) (int, error)
	TallyDecisions(ctx context.Context, f app.DecisionFilter, dims ...app.DecisionDim) ([]app.DecisionGroup, error)
	ProjectRows(ctx context.Context, q app.ProjectQuery) ([]app.ProjectRow, error)
	ProjectEvents(ctx context.Context, projectID int64) ([]app.ProjectEvent, error)
	Budgets(ctx context.Context, projectID int64) ([]app.Budget, error)
	TallyLedger(ctx context.Context, f app.LedgerFilter, dims ...app.LedgerDim) ([]app.LedgerGroup, error)
}

// Of returns the office as a source.
func Of(desk *app.Desk) Source { return source{desk, desk.Store()} }

type source struct {
	*app.Desk
	app.Reader
}

// Options of Build.
type Options struct {
	Now     time.Time // the moment of making; its local day is today
	Overdue int       // rows of the register of overdue at most; 0: all
}
