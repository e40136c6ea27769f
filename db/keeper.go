package db

import (
	"context"
	"log/slog"
	"time"
)

// idle is how long after the last commit the log is checkpointed: a checkpoint
// costs a slow disk seconds, so it waits until nobody saves.
const idle = 2 * time.Second

// keeper checkpoints the log while nobody saves. It is owned by the Store, whose
// Close stops it.
type keeper struct {
	saved chan struct{}
	done  chan struct{}
	ended chan struct{}
}

func keep(s *Store) *keeper {
	k := &keeper{saved: make(chan struct{}, 1), done: make(chan struct{}), ended: make(chan struct{})}
	go k.run(s)
	return k
}

// committed tells that there is something to checkpoint.
func (k *keeper) committed() {
	select {
	case k.saved <- struct{}{}:
	default: // told already
	}
}

func (k *keeper) stop() {
	close(k.done)
	<-k.ended
}

func (k *keeper) run(s *Store) {
	defer close(k.ended)
	timer := time.NewTimer(idle)
	timer.Stop()
	for {
		select {
		case <-k.done:
			return
		case <-k.saved:
			timer.Reset(idle)
		case <-timer.C:
			// A failed checkpoint loses nothing: the log stays, and the next one takes it over.
			if err := s.Checkpoint(context.Background()); err != nil {
				slog.Warn("checkpoint", "err", err)
			}
		}
	}
}

// Checkpoint copies the log into the database as far as nobody reads from it,
// without making anybody wait. The store does it by itself when idle.
func (s *Store) Checkpoint(ctx context.Context) error {
	if err := s.present(); err != nil {
		return wrap("checkpoint", err)
	}
	own, err := connect(ctx, s.dsn(), 1)
	if err != nil {
		return wrap("checkpoint", err)
	}
	defer own.Close() // nothing to lose: the log is still there
	_, err = own.ExecContext(ctx, "PRAGMA wal_checkpoint(PASSIVE)")
	return wrap("checkpoint", err)
}
