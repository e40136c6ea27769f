package task_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"kairyluu/ui/task"
)

func scope(t *testing.T, r task.Runner) *task.Scope {
	t.Helper()
	s := task.NewScope(t.Context(), r)
	t.Cleanup(s.Close)
	return s
}

func answer(value string) func(context.Context) (string, error) {
	return func(context.Context) (string, error) { return value, nil }
}

func TestRunDeliversValueAndError(t *testing.T) {
	broken := errors.New("broken")
	var value string
	var got error
	task.Run(scope(t, task.NewInline()), func(context.Context) (string, error) { return "half", broken },
		func(v string, err error) { value, got = v, err })
	if value != "half" || !errors.Is(got, broken) {
		t.Errorf("done got %q, %v", value, got)
	}
}

func TestPanicBecomesAnErrorWithItsStack(t *testing.T) {
	cause := errors.New("nil map")
	var got error
	task.Do(scope(t, task.NewInline()), func(context.Context) error { panic(cause) }, func(err error) { got = err })
	stack, panicked := task.Panicked(got)
	if !panicked || !errors.Is(got, cause) {
		t.Fatalf("got %v", got)
	}
	if !strings.Contains(string(stack), "TestPanicBecomesAnErrorWithItsStack") {
		t.Errorf("the stack does not name the work:\n%s", stack)
	}
	if _, panicked := task.Panicked(errors.New("plain")); panicked {
		t.Error("a plain error is taken for a panic")
	}
}

func TestOlderAnswerNeverOverwritesNewer(t *testing.T) {
	r := &task.Inline{Hold: true}
	s := scope(t, r)
	var shown []string
	show := func(v string, _ error) { shown = append(shown, v) }
	task.Run(s.Latest("rows"), answer("old"), show)
	task.Run(s.Latest("rows"), answer("new"), show)
	task.Run(s.Latest("counts"), answer("other question"), show)
	r.FlushNewest()
	r.FlushNewest()
	r.Flush() // the old answer comes last
	slices.Sort(shown)
	if want := []string{"new", "other question"}; !slices.Equal(shown, want) {
		t.Errorf("shown %q, want %q", shown, want)
	}
}

func TestNothingIsDeliveredAfterTheEnd(t *testing.T) {
	ends := map[string]func(*task.Scope){
		"close": (*task.Scope).Close, "restart": (*task.Scope).Restart,
	}
	for name, end := range ends {
		t.Run(name, func(t *testing.T) {
			r := &task.Inline{Hold: true, Delay: true}
			s := scope(t, r)
			called := func() { t.Error("called after the end") }
			var cancelled bool
			task.Run(s, func(ctx context.Context) (int, error) { cancelled = ctx.Err() != nil; return 0, nil }, func(int, error) { called() })
			task.Run(s.Sub(), func(context.Context) (int, error) { return 0, nil }, func(int, error) { called() })
			task.After(s, "typing", task.Debounce, called)
			task.Every(s, time.Minute, called)
			end(s)
			r.Flush()
			r.Tick()
			if !cancelled {
				t.Error("the work's context was not cancelled")
			}
		})
	}
}

func TestRestartedScopeGoesOn(t *testing.T) {
	s := scope(t, task.NewInline())
	s.Restart()
	got := ""
	task.Run(s, answer("again"), func(v string, _ error) { got = v })
	if got != "again" {
		t.Errorf("got %q", got)
	}
}

func TestClosedScopeStartsNothing(t *testing.T) {
	s := scope(t, task.NewInline())
	s.Close()
	started := func() { t.Error("started in a closed scope") }
	for _, in := range []*task.Scope{s, s.Sub(), s.Latest("x")} {
		task.Run(in, func(context.Context) (int, error) { started(); return 0, nil }, func(int, error) {})
		task.After(in, "x", 0, started)
	}
}

func TestAfterWaitsForAPause(t *testing.T) {
	r := &task.Inline{Delay: true}
	s := scope(t, r)
	var asked []string
	for _, text := range []string{"ш", "ша", "шар"} {
		task.After(s, "search", task.Debounce, func() { asked = append(asked, text) })
	}
	task.After(s, "draft", task.Debounce, func() { asked = append(asked, "draft") })
	if n := r.Waiting(); n != 2 {
		t.Errorf("%d timers wait, want 2", n)
	}
	r.Flush()
	if want := []string{"шар", "draft"}; !slices.Equal(asked, want) {
		t.Errorf("asked %q, want %q", asked, want)
	}
}

func TestEveryTicksUntilTheEnd(t *testing.T) {
	r := task.NewInline()
	s := scope(t, r)
	n := 0
	task.Every(s, time.Second, func() { n++ })
	r.Tick()
	r.Tick()
	s.Close()
	r.Tick()
	if n != 2 {
		t.Errorf("ticked %d times, want 2", n)
	}
}

func TestProgressReportsBeforeItIsDone(t *testing.T) {
	var steps []float64
	task.Progress(scope(t, task.NewInline()), func(_ context.Context, step func(float64)) (int, error) {
		step(0.5)
		step(1)
		return 7, nil
	}, func(f float64) { steps = append(steps, f) }, func(v int, _ error) { steps = append(steps, float64(v)) })
	if want := []float64{0.5, 1, 7}; !slices.Equal(steps, want) {
		t.Errorf("heard %v, want %v", steps, want)
	}
}
