package app

import (
	"context"
	"fmt"
)

// Used tells whether anything refers to an entry, so that it can only be
// deactivated.
func (s *Dictionaries) Used(ctx context.Context, id int64) (bool, error) {
	used, err := s.store.EntryUsed(ctx, id)
	if err != nil {
		return false, fmt.Errorf("look for uses of entry: %w", err)
	}
	return used, nil
}
