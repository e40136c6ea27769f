// Package task is the only place of the window that starts goroutines and
// comes back from them. A page owns a Scope; what the page asks for runs away
// from the window's thread, and the answer is delivered on it, or dropped when
// the page is closed or has asked again.
package task

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"
)

// Debounce is how long typing must pause before a list asks the store again.
const Debounce = 130 * time.Millisecond

// Runner knows how to leave the window's thread and how to come back.
type Runner interface {
	// Start runs work away from the window's thread.
	Start(work func())
	// Deliver runs f on the window's thread, soon.
	Deliver(f func())
	// After delivers f once after delay; stop forgets it.
	After(delay time.Duration, f func()) (stop func())
	// Every delivers f again and again until stop.
	Every(period time.Duration, f func()) (stop func())
}

// PanicError is what done receives when work panicked. Stack is for the log.
type PanicError struct {
	Value any
	Stack []byte
}

// Error implements error.
func (e *PanicError) Error() string {
	return fmt.Sprintf("panic: %v", e.Value)
}

// Unwrap gives the panic's value when it was an error.
func (e *PanicError) Unwrap() error {
	err, _ := e.Value.(error)
	return err
}

// Scope is the life of a page, a list or a dialog. All methods may be called
// from the window's thread only, except Context.
type Scope struct {
	runner Runner
	parent context.Context

	mu       sync.Mutex
	ctx      context.Context
	cancel   context.CancelFunc
	closed   bool
	latest   map[string]*Scope
	timers   map[string]func()
	tickers  []func()
	children map[*Scope]struct{}
	owner    *Scope
}

// NewScope opens a scope that ends with parent or with Close.
func NewScope(parent context.Context, runner Runner) *Scope {
	s := &Scope{
		runner: runner, parent: parent,
		latest: map[string]*Scope{}, timers: map[string]func(){}, children: map[*Scope]struct{}{},
	}
	s.ctx, s.cancel = context.WithCancel(parent)
	return s
}

// Context is cancelled by Close and Restart.
func (s *Scope) Context() context.Context {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.ctx
}

// Runner is what the scope was opened with, for a part that opens its own.
func (s *Scope) Runner() Runner { return s.runner }

// Sub opens a scope that is closed with s at the latest.
func (s *Scope) Sub() *Scope {
	child := NewScope(s.Context(), s.runner)
	child.owner = s
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		child.cancel()
		child.closed = true
		return child
	}
	s.children[child] = struct{}{}
	return child
}

// Latest gives a scope for one question asked again and again, such as the
// rows of a list: asking for the same key anew cancels the earlier question,
// so an older answer never overwrites a newer one.
func (s *Scope) Latest(key string) *Scope {
	if previous := s.latest[key]; previous != nil {
		previous.Close()
	}
	child := s.Sub()
	s.latest[key] = child
	return child
}

// Restart cancels all that is under way and drops its answers; the scope can be
// used on.
func (s *Scope) Restart() {
	s.stopAll()
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closed {
		s.ctx, s.cancel = context.WithCancel(s.parent)
	}
}

// Close cancels all that is under way and drops its answers, for good.
func (s *Scope) Close() {
	s.mu.Lock()
	s.closed = true
	owner := s.owner
	s.mu.Unlock()
	s.stopAll()
	if owner != nil {
		owner.mu.Lock()
		delete(owner.children, s)
		owner.mu.Unlock()
	}
}

func (s *Scope) stopAll() {
	s.mu.Lock()
	s.cancel()
	stops := s.tickers
	for _, stop := range s.timers {
		stops = append(stops, stop)
	}
	children := make([]*Scope, 0, len(s.children))
	for child := range s.children {
		children = append(children, child)
	}
	s.tickers, s.timers, s.latest = nil, map[string]func(){}, map[string]*Scope{}
	s.mu.Unlock()
	for _, stop := range stops {
		stop()
	}
	for _, child := range children {
		child.Close()
	}
}

// Run does work away from the window's thread and hands its result to done on
// it. done is not called once the scope was closed or restarted meanwhile; an
// error that is only the cancellation of the scope is thereby dropped too. A
// panic in work arrives as *PanicError.
func Run[T any](scope *Scope, work func(ctx context.Context) (T, error), done func(T, error)) {
	ctx := scope.Context()
	if ctx.Err() != nil {
		return
	}
	scope.runner.Start(func() {
		value, err := guarded(ctx, work)
		scope.runner.Deliver(func() {
			if ctx.Err() == nil {
				done(value, err)
			}
		})
	})
}

// Do is Run for work that has only an error to tell.
func Do(scope *Scope, work func(ctx context.Context) error, done func(error)) {
	Run(scope, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, work(ctx)
	}, func(_ struct{}, err error) { done(err) })
}

// Progress is Run for long work that tells how far it is: step may be called
// from work with a fraction of 1 and reaches report on the window's thread.
func Progress[T any](scope *Scope, work func(ctx context.Context, step func(float64)) (T, error), report func(float64), done func(T, error)) {
	ctx := scope.Context()
	step := func(fraction float64) {
		scope.runner.Deliver(func() {
			if ctx.Err() == nil {
				report(fraction)
			}
		})
	}
	Run(scope, func(ctx context.Context) (T, error) { return work(ctx, step) }, done)
}

// Deliver runs f on the window's thread unless the scope has ended by then. It
// is the one function here that any goroutine may call: a listener of the event
// bus comes back to the window through it.
func Deliver(scope *Scope, f func()) {
	ctx := scope.Context()
	scope.runner.Deliver(func() {
		if ctx.Err() == nil {
			f()
		}
	})
}

// After runs f on the window's thread once delay has passed without another
// After of the same key in this scope.
func After(scope *Scope, key string, delay time.Duration, f func()) {
	ctx := scope.Context()
	if ctx.Err() != nil {
		return
	}
	if stop := scope.timers[key]; stop != nil {
		stop()
	}
	scope.timers[key] = scope.runner.After(delay, func() {
		if ctx.Err() == nil {
			f()
		}
	})
}

// Every runs f on the window's thread each period until the scope ends.
func Every(scope *Scope, period time.Duration, f func()) {
	ctx := scope.Context()
	if ctx.Err() != nil {
		return
	}
	scope.tickers = append(scope.tickers, scope.runner.Every(period, func() {
		if ctx.Err() == nil {
			f()
		}
	}))
}

func guarded[T any](ctx context.Context, work func(context.Context) (T, error)) (value T, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = &PanicError{Value: r, Stack: debug.Stack()}
		}
	}()
	return work(ctx)
}

// Panicked tells whether err came from a panic, and gives its stack.
func Panicked(err error) ([]byte, bool) {
	var p *PanicError
	if errors.As(err, &p) {
		return p.Stack, true
	}
	return nil, false
}
