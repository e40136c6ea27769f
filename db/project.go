package db

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"

	"kairyluu/app"
	"kairyluu/app/text"
)

const selectProject = `SELECT id, uid, version, number, title_ru, title_ky, programme_key AS programme_id, community,
	object_key AS object_id, place, problem, aim, coalesce(meeting_id, 0) AS meeting_id, item_uid, chosen,
	total AS "beneficiaries.total", women AS "beneficiaries.women", men AS "beneficiaries.men",
	youth AS "beneficiaries.youth", elderly AS "beneficiaries.elderly", disabled AS "beneficiaries.disabled",
	people AS people_text, contractor, contract, starts AS "start", finish, upkeep, balance_holder,
	links AS links_text, note, stage AS "standing.stage", since AS "standing.since", stage_before AS "standing.before",
	percent AS "standing.percent", begun AS "standing.begun", opened AS "standing.opened", ended AS "standing.ended",
	planned AS "standing.planned", covered AS "standing.covered", grant_planned AS "standing.grant",
	pledged AS "standing.pledged", received AS "standing.received", spent AS "standing.spent",
	returned AS "standing.returned", need AS "standing.need", own AS "standing.own", expected AS "standing.expected",
	due AS "standing.due", due_kind AS "standing.due_kind", over_cap AS "standing.over_cap",
	overspent AS "standing.overspent" FROM project WHERE id = ?`

// projectColumns are what a project says, in the order of projectValues;
// projectStandingColumns what its books add up to, in the order of projectStandingValues.
const (
	projectColumns = `number, title_ru, title_ky, title_key, programme_id, programme_key, object_id, object_key,
	settlement_key, meeting_id, total, women, men, youth, elderly, disabled, starts, finish, item_uid, community, place,
	chosen, contractor, contract, upkeep, balance_holder, people, links, note, problem, aim`
	projectStandingColumns = `stage, stage_no, since, stage_before, percent, begun, opened, ended, planned, covered, grant_planned,
	pledged, received, spent, returned, held, need, own, expected, short, due, due_key, due_kind, over_cap, overspent, running`
)

var (
	insertProject = `INSERT INTO project (uid, ` + projectColumns + `, ` + projectStandingColumns + `) VALUES (` +
		marks(1+count(projectColumns)+count(projectStandingColumns)) + `)`
	updateProject = `UPDATE project SET version = version + 1, (` + projectColumns + `) = (` +
		marks(count(projectColumns)) + `) WHERE id = ? AND version = ?`
	updateProjectStanding = `UPDATE project SET version = version + 1, (` + projectStandingColumns + `) = (` +
		marks(count(projectStandingColumns)) + `) WHERE id = ?`
)

type projectRecord struct {
	app.Project
	PeopleText, LinksText string
}

// Project implements app.GrantReader.
func (r reader) Project(ctx context.Context, id int64) (app.Project, error) {
	var p app.Project
	err := r.q.snapshot(ctx, func(q queryer) error {
		record, err := one[projectRecord](ctx, q, selectProject, id)
		if err != nil {
			return err
		}
		p = record.Project
		err = errors.Join(json.Unmarshal([]byte(record.PeopleText), &p.People), json.Unmarshal([]byte(record.LinksText), &p.Links))
		if err != nil {
			return err
		}
		p.Settlements, err = all[int64](ctx, q, "SELECT settlement_id FROM project_settlement WHERE project_id = ? ORDER BY pos", id)
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		return p, notFound(app.EntityProject, id)
	}
	return p, wrap("read project", err)
}

// AddProject implements app.GrantTx.
func (t *tx) AddProject(ctx context.Context, p *app.Project) error {
	values, err := projectValues(p)
	if err != nil {
		return wrap("add project", err)
	}
	uid := cmp.Or(p.UID, newUID(t.store.now()))
	args := append(append([]any{uid}, values...), projectStandingValues(p.Standing)...)
	id, err := t.insert(ctx, insertProject, args...)
	if err != nil {
		return wrap("add project", err)
	}
	p.ID, p.UID, p.Version = id, uid, 1
	return wrap("add project", t.addProjectParts(ctx, p))
}

// UpdateProject implements app.GrantTx. A project moved to another programme takes
// its ledger along.
func (t *tx) UpdateProject(ctx context.Context, p *app.Project) error {
	values, err := projectValues(p)
	if err != nil {
		return wrap("update project", err)
	}
	old, err := one[int64](ctx, t.q, "SELECT programme_key FROM project WHERE id = ?", p.ID)
	if errors.Is(err, sql.ErrNoRows) {
		return notFound(app.EntityProject, p.ID)
	}
	if err != nil {
		return wrap("update project", err)
	}
	hit, err := t.update(ctx, updateProject, append(values, p.ID, p.Version)...)
	if err != nil {
		return wrap("update project", err)
	}
	if !hit {
		return t.stale(ctx, "project", p.ID)
	}
	if err := t.moveLedger(ctx, p.ID, old, p.ProgrammeID); err != nil {
		return wrap("update project", err)
	}
	for _, clear := range []string{
		"DELETE FROM project_settlement WHERE project_id = ?", "DELETE FROM project_words WHERE rowid = ?",
	} {
		if _, err := t.exec(ctx, clear, p.ID); err != nil {
			return wrap("update project", err)
		}
	}
	p.Version++
	return wrap("update project", t.addProjectParts(ctx, p))
}

// addProjectParts writes what lies beside a project: settlements, its words.
func (t *tx) addProjectParts(ctx context.Context, p *app.Project) error {
	for i, settlement := range p.Settlements {
		const add = "INSERT INTO project_settlement (project_id, pos, settlement_id) VALUES (?, ?, ?)"
		if _, err := t.exec(ctx, add, p.ID, i, settlement); err != nil {
			return err
		}
	}
	return t.addWords(ctx, "project_words", p.ID, wordsOfProject(p))
}

func wordsOfProject(p *app.Project) *words {
	w := &words{}
	for _, s := range []string{p.Number, p.TitleRU, p.TitleKY, p.Community, p.Place, p.Contractor} {
		w.add(s)
	}
	for _, settlement := range p.Settlements {
		w.addSettlement(settlement)
	}
	return w
}

// SetProjectStanding implements app.GrantTx.
func (t *tx) SetProjectStanding(ctx context.Context, projectID int64, s app.ProjectStanding) error {
	hit, err := t.update(ctx, updateProjectStanding, append(projectStandingValues(s), projectID)...)
	if err == nil && !hit {
		return notFound(app.EntityProject, projectID)
	}
	return wrap("set standing of project", err)
}

// projectValues are the values of projectColumns.
func projectValues(p *app.Project) ([]any, error) {
	lists, err := inJSON(p.People, p.Links)
	if err != nil {
		return nil, err
	}
	b := p.Beneficiaries
	return []any{
		p.Number, p.TitleRU, p.TitleKY, titleKey(p.Title(app.Russian)), null(p.ProgrammeID), p.ProgrammeID, null(p.ObjectID),
		p.ObjectID, firstOf(p.Settlements), null(p.MeetingID), b.Total, b.Women, b.Men, b.Youth, b.Elderly, b.Disabled,
		iso(p.Start), iso(p.Finish), p.ItemUID, p.Community, p.Place, p.Chosen, p.Contractor, p.Contract, p.Upkeep,
		p.BalanceHolder, lists[0], lists[1], p.Note, p.Problem, p.Aim,
	}, nil
}

// titleKey is where a title stands in a list by title.
func titleKey(title string) string { return text.SortKey(title) }

// firstOf is the first id of a list, or 0.
func firstOf(ids []int64) int64 {
	if len(ids) == 0 {
		return 0
	}
	return ids[0]
}

// projectStandingValues are the values of projectStandingColumns.
func projectStandingValues(s app.ProjectStanding) []any {
	s.Stage = cmp.Or(s.Stage, app.StageIdea)
	running := !s.Stage.Ended()
	return []any{
		s.Stage, slices.Index(app.Stages, s.Stage), iso(s.Since), s.Before, s.Percent, iso(s.Begun), iso(s.Opened), iso(s.Ended),
		s.Planned, s.Covered, s.Grant, s.Pledged, s.Received, s.Spent, s.Returned, s.Held(), s.Need, s.Own, s.Expected,
		running && s.Short(), iso(s.Due), dueKeyOf(s), s.DueKind, s.OverCap, s.Overspent, running,
	}
}

// dueKeyOf is the key of a project in a list by date: without one it comes last.
func dueKeyOf(s app.ProjectStanding) string { return cmp.Or(iso(s.Due), noDue) }
