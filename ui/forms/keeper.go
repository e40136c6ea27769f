package forms

import (
	"context"
	"sync"
	"time"

	"kairyluu/app"
)

// period is how much typing a killed process may cost.
const period = time.Second

// keeper writes the drafts of one form one after another, so that neither an older
// draft nor one of a form that was saved meanwhile is ever the last word.
type keeper struct {
	desk *app.Desk
	key  string // of the form in the store

	mu   sync.Mutex
	last int
}

// put stores the n-th state of the form, or forgets the draft when the form holds
// nothing of its own. A state later than n that is settled stays.
func (k *keeper) put(ctx context.Context, n int, draft any, needless bool) error {
	return k.settle(n, func() error {
		if needless {
			return k.desk.DropDraft(ctx, k.key)
		}
		return k.desk.KeepDraft(ctx, k.key, draft)
	})
}

// settle runs work, which decides what becomes of the draft of the n-th state,
// unless a later state is settled already.
func (k *keeper) settle(n int, work func() error) error {
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
