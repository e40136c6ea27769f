package listing

import (
	"cmp"
	"context"

	"kairyluu/app"
	"kairyluu/app/civil"
)

var actionColumns = []Column{
	{"id", Number},
	{"meeting", Number}, // its id in the table of meetings
	{"meeting_date", Day},
	{"made", Day},
	{"text", Long},
	{"source", Text},
	{"settlement", Text},
	{"responsible", Text},
	{"partner", Text},
	{"due", Day},
	{"moved", Number},
	{"state", Text},
	{"done_percent", Number},
	{"ended", Day},
	{"late_days", Number}, // calendar days
	{"appeal", Text},
	{"project", Number},
}

// actions lists the action plan by date, decisions without one last; those found
// by words come newest first.
func actions(ctx context.Context, src Source, r Request) (Table, error) {
	names, err := namesOf(ctx, src)
	if err != nil {
		return Table{}, err
	}
	f := r.Plan
	f.Words, f.Today = cmp.Or(r.Words, f.Words), src.Today()
	return Table{
		Columns: actionColumns,
		Count:   func() (int, error) { return src.CountDecisions(ctx, f, 0) },
		Rows: paged(func(last *app.DecisionRow, _ int) ([]app.DecisionRow, error) {
			return src.DecisionRows(ctx, app.DecisionQuery{Filter: f, Sort: app.PlanByDue, After: last, Limit: pageSize})
		}, func(d app.DecisionRow) Row { return actionRow(d, names, f.Today) }),
	}, nil
}

func actionRow(d app.DecisionRow, names map[int64]app.Entry, today civil.Date) Row {
	return Row{
		int(d.ID), reference(d.MeetingID), d.MeetingDate, d.Made, d.Text, string(d.Source),
		names[d.SettlementID].Name(app.Russian), names[d.ResponsibleID].Name(app.Russian), d.Partner,
		d.Due, d.Moved, string(d.State), d.Percent, d.Ended, d.LateDays(today), d.AppealNo, reference(d.ProjectID),
	}
}

// reference is an id, nothing for none.
func reference(id int64) any {
	if id == 0 {
		return nil
	}
	return int(id)
}
