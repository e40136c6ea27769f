package db

import (
	"context"
	"errors"

	"kairyluu/app"
)

var errNotYet = errors.New("not yet")

func (r reader) Meeting(ctx context.Context, id int64) (v app.Meeting, err error) {
	return v, errNotYet
}

func (r reader) MeetingRows(ctx context.Context, q app.MeetingQuery) (v []app.MeetingRow, err error) {
	return v, errNotYet
}

func (r reader) CountMeetings(ctx context.Context, f app.MeetingFilter, limit int) (v int, err error) {
	return v, errNotYet
}

func (r reader) Editions(ctx context.Context, meetingID int64) (v []app.Edition, err error) {
	return v, errNotYet
}

func (r reader) Decision(ctx context.Context, id int64) (v app.Decision, err error) {
	return v, errNotYet
}

func (r reader) DecisionEvents(ctx context.Context, decisionID int64) (v []app.DecisionEvent, err error) {
	return v, errNotYet
}

func (r reader) DecisionRows(ctx context.Context, q app.DecisionQuery) (v []app.DecisionRow, err error) {
	return v, errNotYet
}

func (r reader) CountDecisions(ctx context.Context, f app.DecisionFilter, limit int) (v int, err error) {
	return v, errNotYet
}

func (r reader) TallyDecisions(ctx context.Context, f app.DecisionFilter, dims ...app.DecisionDim) (v []app.DecisionGroup, err error) {
	return v, errNotYet
}

func (r reader) Finding(ctx context.Context, id int64) (v app.Finding, err error) {
	return v, errNotYet
}

func (r reader) Findings(ctx context.Context, f app.FindingFilter, offset, limit int) (v []app.Finding, err error) {
	return v, errNotYet
}

func (r reader) CountFindings(ctx context.Context, f app.FindingFilter, limit int) (v int, err error) {
	return v, errNotYet
}

func (r reader) Related(ctx context.Context, entity string, id int64) (v []app.Related, err error) {
	return v, errNotYet
}

func (r reader) CountPhotos(ctx context.Context, settlementID int64) (v int, err error) {
	return v, errNotYet
}

func (r reader) Find(ctx context.Context, words string, limit int) (v []app.Hit, err error) {
	return v, errNotYet
}

func (t *tx) AddMeeting(ctx context.Context, m *app.Meeting) error { return errNotYet }

func (t *tx) UpdateMeeting(ctx context.Context, m *app.Meeting) error { return errNotYet }

func (t *tx) MinutesTaken(ctx context.Context, year int, number string) (v bool, err error) {
	return v, errNotYet
}

func (t *tx) AddEdition(ctx context.Context, e *app.Edition) error { return errNotYet }

func (t *tx) AddDecision(ctx context.Context, d *app.Decision) error { return errNotYet }

func (t *tx) UpdateDecision(ctx context.Context, d *app.Decision) error { return errNotYet }

func (t *tx) AddDecisionEvent(ctx context.Context, e *app.DecisionEvent) error { return errNotYet }

func (t *tx) TakeBackDecisionEvent(ctx context.Context, eventID int64, b app.TakenBack) error {
	return errNotYet
}

func (t *tx) SetProgress(ctx context.Context, decisionID int64, p app.Progress) error {
	return errNotYet
}

func (t *tx) AddFinding(ctx context.Context, f *app.Finding) error { return errNotYet }

func (t *tx) UpdateFinding(ctx context.Context, f *app.Finding) error { return errNotYet }

func (t *tx) Link(ctx context.Context, a, b app.Related) error { return errNotYet }

func (t *tx) Unlink(ctx context.Context, a, b app.Related) error { return errNotYet }
