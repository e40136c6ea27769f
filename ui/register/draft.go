package register

import (
	"context"
	"fmt"
	"sync"
	"time"

	"kairyluu/app"
)

// draft is a half-typed form as the store keeps it.
type draft struct {
	Form Form      `json:"form"`
	At   time.Time `json:"at"`
}

func draftKey(id int64) string {
	if id == 0 {
		return "register"
	}
	return fmt.Sprintf("register.%d", id)
}

// keeper writes drafts one after another, so that neither an older draft nor
// one of a form that was saved meanwhile is ever the last word.
type keeper struct {
	desk *app.Desk
	key  string

	mu   sync.Mutex
	last int
}

// put stores the n-th state of the form, or forgets the draft when the form
// holds nothing of its own. A state later than n that is settled stays.
func (k *keeper) put(ctx context.Context, n int, d draft, needless bool) error {
	return k.settle(n, func() error {
		if needless {
			return k.desk.DropDraft(ctx, k.key)
		}
		return k.desk.KeepDraft(ctx, k.key, d)
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
