package db

import (
	"cmp"
	"context"
	"strings"

	"kairyluu/app"
	"kairyluu/app/text"
)

// Find implements app.MeetingReader.
func (r reader) Find(ctx context.Context, words string, limit int) ([]app.Hit, error) {
	var hits []app.Hit
	for _, find := range []func(context.Context, string, int) ([]app.Hit, error){
		r.findAppeals, r.findResidents, r.findMeetings, r.findDecisions, r.findFindings,
	} {
		found, err := find(ctx, words, limit)
		if err != nil {
			return nil, err
		}
		hits = append(hits, found...)
	}
	return hits, nil
}

func (r reader) findAppeals(ctx context.Context, words string, limit int) ([]app.Hit, error) {
	rows, err := r.AppealRows(ctx, app.AppealQuery{Filter: app.AppealFilter{Words: words}, Limit: limit})
	hits := make([]app.Hit, len(rows))
	for i, a := range rows {
		hits[i] = app.Hit{Entity: app.EntityAppeal, ID: a.ID, Title: a.Number, Note: cmp.Or(a.Applicant, a.Summary), Date: a.Registered}
	}
	return hits, err
}

func (r reader) findResidents(ctx context.Context, words string, limit int) ([]app.Hit, error) {
	people, err := r.FindResidents(ctx, words, limit)
	hits := make([]app.Hit, len(people))
	for i, p := range people {
		hits[i] = app.Hit{Entity: app.EntityResident, ID: p.ID, Title: p.Name.Full(), Note: cmp.Or(firstPhone(p), place(p.Address))}
	}
	return hits, err
}

// findMeetings says of each where the words are: the item of the agenda or the
// organisation, else the place.
func (r reader) findMeetings(ctx context.Context, words string, limit int) ([]app.Hit, error) {
	rows, err := r.MeetingRows(ctx, app.MeetingQuery{Filter: app.MeetingFilter{Words: words}, Limit: limit})
	hits := make([]app.Hit, len(rows))
	for i, row := range rows {
		m, err := r.Meeting(ctx, row.ID)
		if err != nil {
			return nil, err
		}
		hits[i] = app.Hit{
			Entity: app.EntityMeeting, ID: row.ID, Title: cmp.Or(row.Topic, row.Label()),
			Note: cmp.Or(matched(m, text.Words(words)), row.Place), Date: row.Date,
		}
	}
	return hits, err
}

// matched is the part of a meeting that has the first of the words found.
func matched(m app.Meeting, typed []string) string {
	for _, word := range typed {
		for _, g := range m.Guests {
			if begins(g.Organisation+" "+g.Name, word) {
				return cmp.Or(g.Organisation, g.Name)
			}
		}
		for _, i := range m.Agenda {
			if begins(strings.Join([]string{i.Title, i.Heard, i.Spoke, i.Questions, i.Decided}, " "), word) {
				return i.Title
			}
		}
	}
	return ""
}

// begins tells whether a folded word begins one of the words of s.
func begins(s, word string) bool { return strings.Contains(" "+text.Fold(s), " "+word) }

func (r reader) findDecisions(ctx context.Context, words string, limit int) ([]app.Hit, error) {
	rows, err := r.DecisionRows(ctx, app.DecisionQuery{Filter: app.DecisionFilter{Words: words}, Limit: limit})
	hits := make([]app.Hit, len(rows))
	for i, d := range rows {
		hits[i] = app.Hit{Entity: app.EntityDecision, ID: d.ID, Title: d.Text, Note: cmp.Or(d.Partner, d.AppealNo), Date: d.Made}
	}
	return hits, err
}

func (r reader) findFindings(ctx context.Context, words string, limit int) ([]app.Hit, error) {
	const letters = 120
	rows, err := r.Findings(ctx, app.FindingFilter{Words: words}, 0, limit)
	hits := make([]app.Hit, len(rows))
	for i, f := range rows {
		hits[i] = app.Hit{
			Entity: app.EntityFinding, ID: f.ID, Title: f.Title,
			Note: first(text.NormalizeLine(cmp.Or(f.Text, f.Measures)), letters), Date: f.Since,
		}
	}
	return hits, err
}
