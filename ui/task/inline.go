package task

import (
	"slices"
	"time"
)

// Inline is the runner of tests: work and its answer happen at once, on the
// calling goroutine, and time stands still until the test moves it.
type Inline struct {
	// Hold keeps work queued until Flush, so that a test can look at a page
	// while it waits or let an older question be overtaken by a newer one.
	Hold bool
	// Delay keeps After queued until Flush instead of running it at once.
	Delay bool

	queue   []*queued
	tickers []*queued
}

type queued struct{ f func() }

// NewInline returns a runner that does everything at once.
func NewInline() *Inline { return &Inline{} }

// Start implements Runner.
func (r *Inline) Start(work func()) {
	if r.Hold {
		r.queue = append(r.queue, &queued{work})
		return
	}
	work()
}

// Deliver implements Runner.
func (r *Inline) Deliver(f func()) { f() }

// After implements Runner.
func (r *Inline) After(_ time.Duration, f func()) func() {
	if !r.Delay {
		f()
		return func() {}
	}
	item := &queued{f}
	r.queue = append(r.queue, item)
	return func() { item.f = nil }
}

// Every implements Runner: f runs only on Tick.
func (r *Inline) Every(_ time.Duration, f func()) func() {
	item := &queued{f}
	r.tickers = append(r.tickers, item)
	return func() {
		r.tickers = slices.DeleteFunc(r.tickers, func(q *queued) bool { return q == item })
	}
}

// Flush runs what was held or delayed, and what that brings, oldest first.
func (r *Inline) Flush() {
	for len(r.queue) > 0 {
		item := r.queue[0]
		r.queue = r.queue[1:]
		if item.f != nil {
			item.f()
		}
	}
}

// FlushNewest runs the newest held work only: an answer that overtakes others.
func (r *Inline) FlushNewest() {
	for len(r.queue) > 0 {
		item := r.queue[len(r.queue)-1]
		r.queue = r.queue[:len(r.queue)-1]
		if item.f != nil {
			item.f()
			return
		}
	}
}

// Waiting counts what Flush would run.
func (r *Inline) Waiting() int {
	n := 0
	for _, item := range r.queue {
		if item.f != nil {
			n++
		}
	}
	return n
}

// Tick runs everything registered with Every once.
func (r *Inline) Tick() {
	for _, item := range slices.Clone(r.tickers) {
		item.f()
	}
}
