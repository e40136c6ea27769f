package listing

import (
	"cmp"
	"context"
	"fmt"

	"kairyluu/app"
	"kairyluu/app/civil"
)

var appealColumns = []Column{
	{"number", Text},
	{"registered", Day},
	{"received", Day},
	{"kind", Text},
	{"channel", Text},
	{"multiplicity", Text},
	{"signatures", Number},
	{"repetition", Text},
	{"repeat_of", Text},
	{"language", Text},
	{"applicant", Text},
	{"phone", Text},
	{"address", Text},
	{"settlement", Text},
	{"topic", Text},
	{"topic_name", Text},
	{"summary", Long},
	{"executor", Text},
	{"first_due", Day},
	{"due", Day},
	{"extensions", Number},
	{"state", Text},
	{"outcome", Text},
	{"answered", Day},
	{"answer_number", Text},
	{"closed", Day},
	{"late_days", Number},
}

// appeals lists appeals in order of registration; those found by words come
// as the search orders them.
func appeals(ctx context.Context, src Source, r Request) (Table, error) {
	names, err := namesOf(ctx, src)
	if err != nil {
		return Table{}, err
	}
	cal, _, err := src.Rules(ctx)
	if err != nil {
		return Table{}, fmt.Errorf("list appeals: %w", err)
	}
	f := r.Filter
	f.Words, f.Today = cmp.Or(r.Words, f.Words), src.Today()
	return Table{
		Columns: appealColumns,
		Count:   func() (int, error) { return src.CountAppeals(ctx, f, 0) },
		Rows: paged(func(last *app.AppealRow, _ int) ([]app.AppealRow, error) {
			return src.AppealRows(ctx, app.AppealQuery{Filter: f, Sort: app.ByRegistered, After: last, Limit: pageSize})
		}, func(a app.AppealRow) Row { return appealRow(a, names, cal, f.Today) }),
	}, nil
}

func appealRow(a app.AppealRow, names map[int64]app.Entry, cal *civil.Calendar, today civil.Date) Row {
	topic := names[a.TopicID]
	return Row{
		a.Number, a.Registered, a.Received,
		string(a.Kind), string(a.Channel), string(a.Multiplicity), a.Signatures,
		string(a.Repetition), a.EarlierNo, string(a.Language),
		a.Applicant, a.Phone, a.Address,
		names[a.SettlementID].Name(app.Russian),
		cmp.Or(topic.Code, topic.Name(app.Russian)), topic.Name(app.Russian),
		a.Summary, names[a.ExecutorID].Name(app.Russian),
		a.FirstDue, a.Due, a.Extensions,
		string(a.State), string(a.Outcome), a.Answered, a.AnswerNo, a.Closed,
		a.LateDays(cal, today),
	}
}

func namesOf(ctx context.Context, src Source, more ...app.Dict) (map[int64]app.Entry, error) {
	names := map[int64]app.Entry{}
	for _, d := range append([]app.Dict{app.Settlements, app.Topics, app.Executors}, more...) {
		entries, err := src.Entries(ctx, d)
		if err != nil {
			return nil, fmt.Errorf("list %s: %w", d, err)
		}
		for _, e := range entries {
			names[e.ID] = e
		}
	}
	return names, nil
}
