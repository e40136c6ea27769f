// Package drafts keeps half-typed forms in the store, so that a killed process
// costs no more than a second of typing.
package drafts

import (
	"context"
	"sync"
	"time"

	"kairyluu/app"
)

// Period is how much typing a killed process may cost.
const Period = time.Second

// Keeper writes the drafts of one form one after another, so that neither an
// older draft nor one of a form that was saved meanwhile is ever the last word.
type Keeper struct {
	Desk *app.Desk
	Key  string // of the form in the store

	mu   sync.Mutex
	last int
}

// Put stores the n-th state of the form, or forgets the draft when the form
// holds nothing of its own. A state later than n that is settled stays.
func (k *Keeper) Put(ctx context.Context, n int, draft any, needless bool) error {
	return k.Settle(n, func() error {
		if needless {
			return k.Desk.DropDraft(ctx, k.Key)
		}
		return k.Desk.KeepDraft(ctx, k.Key, draft)
	})
}

// Settle runs work, which decides what becomes of the draft of the n-th state,
// unless a later state is settled already.
func (k *Keeper) Settle(n int, work func() error) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if n <= k.last {
		return nil
	}
	if err := work(); err != nil {
		return err
	}
	k.last = n
	return nil
}
