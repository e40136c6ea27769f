package listing

import (
	"cmp"
	"context"
	"strings"

	"kairyluu/app"
)

var meetingColumns = []Column{
	{"id", Number},
	{"number", Text},
	{"date", Day},
	{"start", Text},
	{"form", Text},
	{"series", Text},
	{"settlement", Text},
	{"place", Text},
	{"agenda", Long},
	{"state", Text},
	{"present", Number},
	{"women", Number},
	{"men", Number},
	{"quorum", Number},
	{"quorum_met", Text},
	{"decisions", Number},
	{"done_decisions", Number},
	{"late_decisions", Number},
}

// meetings lists meetings by date; those found by words come in order of entry.
func meetings(ctx context.Context, src Source, r Request) (Table, error) {
	names, err := namesOf(ctx, src, app.MeetingForms, app.MeetingSeries)
	if err != nil {
		return Table{}, err
	}
	f := r.Meetings
	f.Words, f.Today = cmp.Or(r.Words, f.Words), src.Today()
	return Table{
		Columns: meetingColumns,
		Count:   func() (int, error) { return src.CountMeetings(ctx, f, 0) },
		Rows: paged(func(last *app.MeetingRow, _ int) ([]app.MeetingRow, error) {
			return src.MeetingRows(ctx, app.MeetingQuery{Filter: f, Ascending: true, After: last, Limit: pageSize})
		}, func(m app.MeetingRow) Row { return meetingRow(m, names) }),
	}, nil
}

func meetingRow(m app.MeetingRow, names map[int64]app.Entry) Row {
	places := make([]string, len(m.Settlements))
	for i, id := range m.Settlements {
		places[i] = names[id].Name(app.Russian)
	}
	return Row{
		int(m.ID), m.Number, m.Date, m.Start, names[m.FormID].Name(app.Russian), names[m.SeriesID].Name(app.Russian),
		strings.Join(places, "; "), m.Place, m.Topic, string(m.State),
		m.Present, m.Women, m.Men, m.Quorum, yesNo(m.QuorumMet), m.Decisions, m.DoneDecisions, m.LateDecisions,
	}
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}
