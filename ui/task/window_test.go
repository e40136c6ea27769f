package task_test

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"kairyluu/ui/task"
)

// The test driver runs fyne.Do on the goroutine that calls it, so these tests
// wait on channels and share nothing else.

func TestWindowRunsWorkElsewhereAndComesBack(t *testing.T) {
	test.NewTempApp(t)
	s := task.NewScope(t.Context(), task.Window())
	defer s.Close()
	release, done := make(chan struct{}), make(chan string)
	task.Run(s, func(context.Context) (string, error) {
		<-release // would hang here if Run did the work itself
		return "ready", nil
	}, func(v string, _ error) { done <- v })
	close(release)
	if got := <-done; got != "ready" {
		t.Errorf("got %q", got)
	}
}

func TestWindowTimersFire(t *testing.T) {
	test.NewTempApp(t)
	s := task.NewScope(t.Context(), task.Window())
	defer s.Close()
	after, every := make(chan bool), make(chan bool)
	task.After(s, "x", time.Millisecond, func() { after <- true })
	<-after
	task.Every(s, time.Millisecond, func() {
		select {
		case every <- true:
		case <-s.Context().Done():
		}
	})
	<-every
	<-every
}
