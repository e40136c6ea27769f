package app

import "context"

// choices are the entries of a dictionary by id.
type choices map[int64]Entry

func choicesOf(ctx context.Context, r Reader, d Dict) (choices, error) {
	entries, err := r.Entries(ctx, d)
	if err != nil {
		return nil, err
	}
	by := make(choices, len(entries))
	for _, e := range entries {
		by[e.ID] = e
	}
	return by, nil
}

// check refuses an entry that is unknown to its dictionary or no longer used. One
// that stood there before stays, and is only doubted. Nothing chosen is no fault.
func (c choices) check(f *Faults, field string, id int64, stood bool) {
	switch e, known := c[id]; {
	case id == 0 || known && e.Active:
	case known && stood:
		f.Warn(field, "entry.left", "name", e)
	case known:
		f.Add(field, "entry.inactive", "name", e)
	default:
		f.Add(field, "entry.unknown")
	}
}
