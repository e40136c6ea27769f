package db

import (
	"cmp"
	"context"

	"kairyluu/app"
)

const projectEventColumns = `uid, project_id, kind, stage, percent, date, at, actor, who, paper_id, text`

var insertProjectEvent = `INSERT INTO project_event (` + projectEventColumns + `) VALUES (` +
	marks(count(projectEventColumns)) + `)`

const selectProjectEvent = `SELECT id, uid, project_id, kind, stage, percent, date, at AS moment, actor, who,
	coalesce(paper_id, 0) AS paper_id, text, taken_at, taken_actor, taken_reason FROM project_event`

type projectEventRecord struct {
	app.ProjectEvent
	Moment string
	takenRecord
}

func (r projectEventRecord) event() (app.ProjectEvent, error) {
	e := r.ProjectEvent
	var err error
	if e.At, err = parseMoment(r.Moment); err != nil {
		return e, err
	}
	e.TakenBack, err = r.takenBack()
	return e, err
}

// ProjectEvents implements app.GrantReader.
func (r reader) ProjectEvents(ctx context.Context, projectID int64) ([]app.ProjectEvent, error) {
	events, err := allOf(ctx, r.q, projectEventRecord.event, selectProjectEvent+" WHERE project_id = ? ORDER BY id", projectID)
	return events, wrap("read events of project", err)
}

// AddProjectEvent implements app.GrantTx.
func (t *tx) AddProjectEvent(ctx context.Context, e *app.ProjectEvent) error {
	uid := cmp.Or(e.UID, newUID(t.store.now()))
	id, err := t.insert(ctx, insertProjectEvent, uid, e.ProjectID, e.Kind, e.Stage, e.Percent, iso(e.Date), moment(e.At),
		e.Actor, e.Who, null(e.PaperID), e.Text)
	if err != nil {
		return wrap("add event of project", err)
	}
	e.ID, e.UID = id, uid
	return nil
}

// TakeBackProjectEvent implements app.GrantTx.
func (t *tx) TakeBackProjectEvent(ctx context.Context, eventID int64, b app.TakenBack) error {
	return wrap("take event of project back", t.takeBack(ctx, "project_event", eventID, b))
}

const projectPaperColumns = `uid, project_id, kind_id, date, number, note, at, actor`

var insertProjectPaper = `INSERT INTO project_paper (` + projectPaperColumns + `) VALUES (` +
	marks(count(projectPaperColumns)) + `)`

const selectProjectPaper = `SELECT id, uid, project_id, kind_id, date, number, note, at AS moment, actor, taken_at,
	taken_actor, taken_reason FROM project_paper`

type projectPaperRecord struct {
	app.ProjectPaper
	Moment string
	takenRecord
}

func (r projectPaperRecord) paper() (app.ProjectPaper, error) {
	p := r.ProjectPaper
	var err error
	if p.At, err = parseMoment(r.Moment); err != nil {
		return p, err
	}
	p.TakenBack, err = r.takenBack()
	return p, err
}

// ProjectPapers implements app.GrantReader.
func (r reader) ProjectPapers(ctx context.Context, projectID int64) ([]app.ProjectPaper, error) {
	papers, err := allOf(ctx, r.q, projectPaperRecord.paper, selectProjectPaper+" WHERE project_id = ? ORDER BY id", projectID)
	return papers, wrap("read documents of project", err)
}

// AddProjectPaper implements app.GrantTx.
func (t *tx) AddProjectPaper(ctx context.Context, p *app.ProjectPaper) error {
	uid := cmp.Or(p.UID, newUID(t.store.now()))
	id, err := t.insert(ctx, insertProjectPaper, uid, p.ProjectID, p.KindID, iso(p.Date), p.Number, p.Note, moment(p.At), p.Actor)
	if err != nil {
		return wrap("add document of project", err)
	}
	p.ID, p.UID = id, uid
	return nil
}

// TakeBackProjectPaper implements app.GrantTx.
func (t *tx) TakeBackProjectPaper(ctx context.Context, paperID int64, b app.TakenBack) error {
	return wrap("take document of project back", t.takeBack(ctx, "project_paper", paperID, b))
}
