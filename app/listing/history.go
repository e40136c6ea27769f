package listing

import (
	"context"
	"strings"
	"time"

	"kairyluu/app"
)

var historyColumns = []Column{
	{"seq", Number},
	{"at", Text},
	{"actor", Text},
	{"entity", Text},
	{"entity_id", Number},
	{"label", Text},
	{"action", Text},
	{"changes", Long},
}

// history lists who changed what, newest first.
func history(ctx context.Context, src Source, r Request) (Table, error) {
	t := Table{Columns: historyColumns, Rows: paged(func(last *app.Record, _ int) ([]app.Record, error) {
		f := app.HistoryFilter{Words: r.Words, Limit: pageSize}
		if last != nil {
			f.Before = last.Seq
		}
		return src.History(ctx, f)
	}, historyRow)}
	t.Count = func() (n int, err error) {
		for _, err := range t.Rows {
			if err != nil {
				return 0, err
			}
			n++
		}
		return n, nil
	}
	return t, nil
}

func historyRow(r app.Record) Row {
	changes := make([]string, len(r.Changes))
	for i, c := range r.Changes {
		changes[i] = c.Field + ": " + c.Old + " → " + c.New
	}
	return Row{
		int(r.Seq), r.At.UTC().Format(time.RFC3339), r.Actor, r.Entity, int(r.EntityID), r.Label, r.Action,
		strings.Join(changes, "; "),
	}
}
