package app

import (
	"context"
	"strings"

	"kairyluu/app/civil"
)

// Hit is something that a search over everything found.
type Hit struct {
	Entity string
	ID     int64
	Title  string // what it is called: number, name, text
	Note   string // where the words are: the item of the agenda, the organisation; else the place
	Date   civil.Date
}

// Find searches appeals, residents, meetings with their agenda and guests,
// decisions, risks and practices; at most limit of each, the newest first. Fewer
// than two letters find nothing.
func (d *Desk) Find(ctx context.Context, words string, limit int) ([]Hit, error) {
	if len([]rune(strings.TrimSpace(words))) < 2 {
		return nil, nil
	}
	return d.store.Find(ctx, words, limit)
}
