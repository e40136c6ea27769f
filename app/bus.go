package app

import "sync"

// Changed is published after a commit: what kind of thing changed, and which
// one (zero: many or all of that kind).
type Changed struct {
	Kind string // EntityAppeal, EntityResident, …
	ID   int64
}

// Bus tells every subscriber of each committed change. The zero value is ready.
// Subscribers are called on the goroutine that committed, one after another.
type Bus struct {
	mu   sync.Mutex
	next int
	subs map[int]func(Changed)
}

// Subscribe adds f and returns what removes it again.
func (b *Bus) Subscribe(f func(Changed)) (unsubscribe func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.subs == nil {
		b.subs = map[int]func(Changed){}
	}
	b.next++
	id := b.next
	b.subs[id] = f
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		delete(b.subs, id)
	}
}

// Publish tells every subscriber of c. It must not be called inside a transaction.
func (b *Bus) Publish(c Changed) {
	b.mu.Lock()
	subs := make([]func(Changed), 0, len(b.subs))
	for _, f := range b.subs {
		subs = append(subs, f)
	}
	b.mu.Unlock()
	for _, f := range subs {
		f(c)
	}
}
