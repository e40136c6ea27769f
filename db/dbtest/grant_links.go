package dbtest

import (
	"strings"
	"testing"

	"kairyluu/app"
)

// testProjectLinks walks from each of project, decision, meeting and appeal to the
// others.
func testProjectLinks(t *testing.T, open func(testing.TB) app.Store) {
	s, o, g := founded(t, open, 8, 0) // decisions of Gather speak of the first five
	ctx := t.Context()
	chosen := app.Meeting{FormID: 0, Date: date("2026-05-04"), Number: "4", State: app.Held}
	told := app.Meeting{Date: date("2026-06-04"), State: app.Held}
	p := app.Project{TitleKY: "Жаңы парк", Settlements: []int64{o.Settlements[0].ID, o.Settlements[2].ID}}
	untied := app.Project{TitleRU: "Мост", TitleKY: "Көпүрө"}
	asked := o.Appeals[4]
	var d app.Decision
	Do(t, s, func(tx app.Tx) error {
		for _, m := range []*app.Meeting{&chosen, &told} {
			if err := tx.AddMeeting(ctx, m); err != nil {
				return err
			}
		}
		p.MeetingID, untied.MeetingID = chosen.ID, chosen.ID
		for _, p := range []*app.Project{&p, &untied} {
			if err := tx.AddProject(ctx, p); err != nil {
				return err
			}
		}
		d = app.Decision{MeetingID: told.ID, Source: app.FromResidents, Text: "Парк куруу", Made: told.Date, AppealID: asked.ID, ProjectID: p.ID}
		twin := d
		for _, d := range []*app.Decision{&d, &twin} {
			if err := tx.AddDecision(ctx, d); err != nil {
				return err
			}
		}
		return nil
	})
	project := app.Related{Entity: app.EntityProject, ID: p.ID, Label: "Жаңы парк"}
	other := app.Related{Entity: app.EntityProject, ID: untied.ID, Label: "Мост"}
	decision := app.Related{Entity: app.EntityDecision, ID: d.ID, Label: "Парк куруу"}
	twin := app.Related{Entity: app.EntityDecision, ID: d.ID + 1, Label: "Парк куруу"}
	appeal := app.Related{Entity: app.EntityAppeal, ID: asked.ID, Label: asked.Number}
	held := app.Related{Entity: app.EntityMeeting, ID: chosen.ID, Label: chosen.Label()}
	later := app.Related{Entity: app.EntityMeeting, ID: told.ID, Label: told.Label()}
	for name, c := range map[string]struct {
		entity string
		id     int64
		want   []app.Related
	}{
		"a project with its decisions":     {app.EntityProject, p.ID, []app.Related{held, later, decision, twin, appeal}},
		"a project that a meeting chose":   {app.EntityProject, untied.ID, []app.Related{held}},
		"the decision":                     {app.EntityDecision, d.ID, []app.Related{later, appeal, project}},
		"the meeting where it was chosen":  {app.EntityMeeting, chosen.ID, []app.Related{project, other}},
		"the meeting where it was told of": {app.EntityMeeting, told.ID, []app.Related{appeal, project}},
		"a project that nothing speaks of": {app.EntityProject, 999, nil},
	} {
		t.Run(name, func(t *testing.T) {
			sameList(t, "ties", must(s.Related(ctx, c.entity, c.id))(t), c.want)
		})
	}
	t.Run("the appeal", func(t *testing.T) {
		n := 0
		for _, tie := range must(s.Related(ctx, app.EntityAppeal, asked.ID))(t) {
			if tie == project {
				n++
			}
		}
		same(t, "ties with the project", n, 1)
	})
	t.Run("photos are counted in each settlement of the project", func(t *testing.T) { testProjectPhotos(t, s, o, g, p) })
}

func testProjectPhotos(t *testing.T, s app.Store, o *Office, g *Grants, p app.Project) {
	ctx := t.Context()
	count := func(i int) int { return must(s.CountPhotos(ctx, o.Settlements[i].ID))(t) }
	before, elsewhere := count(2), count(1)
	e := app.ProjectEvent{ProjectID: p.ID, Kind: app.ProjectVisited, Date: Today}
	Do(t, s, func(tx app.Tx) error {
		if err := tx.AddProjectEvent(ctx, &e); err != nil {
			return err
		}
		add := func(entity string, id int64, kind string) error {
			return tx.AddAttachment(ctx, &app.Attachment{Entity: entity, EntityID: id, SHA256: strings.Repeat("cd", 32), Name: "a", Type: kind, At: e.At})
		}
		for _, entity := range app.PhotoEntities {
			if err := add(entity, p.ID, "image/jpeg"); err != nil {
				return err
			}
		}
		for _, err := range []error{
			add(app.EntityProjectEvent, e.ID, "image/png"), add(app.EntityPhotoAfter, p.ID, "application/pdf"),
			add(app.EntityPhotoAfter, g.Projects[0].ID+99, "image/png"), add(app.EntityProjectPaper, p.ID, "image/png"),
		} {
			if err != nil {
				return err
			}
		}
		return nil
	})
	same(t, "in its settlement", count(2), before+len(app.PhotoEntities)+1)
	same(t, "in another", count(1), elsewhere)
	for _, entity := range []string{app.EntityPhotoBefore, app.EntityProjectEvent} {
		id := p.ID
		if entity == app.EntityProjectEvent {
			id = e.ID
		}
		same(t, entity, len(must(s.Attachments(ctx, entity, id))(t)), 1)
	}
}
