//go:build bench && linux

package bench

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"kairyluu/app"
	"kairyluu/app/demo"
	"kairyluu/app/text"
	"kairyluu/db"
)

// growth is one kind of thing of which a small office has few and a large one has
// many. Both are asked the same, turn by turn, and what counts is the time of the
// processor: by the clock, what takes longer is interrupted more on a busy machine.
type growth struct {
	name, what   string // of the offices' folders; heading of the table
	small, large int
	office       func(n int) demo.Options                                // that has about n of them
	fill         func(ctx context.Context, store *db.Store, n int) error // writes what is missing; nil: nothing is
	count        func(ctx context.Context, office *app.Office) (int, error)
	lines        func(ctx context.Context, small *app.Office) ([]line, error)
}

// growths are all that is measured so; another is another file, a line here and a
// place in docs/PERFORMANCE.md.
func growths() []growth {
	return []growth{growthOfMeetings(), growthOfThePlan(), growthOfProjects(), growthOfTheLedger()}
}

// line is one line of the table: one kind of question in its wordings.
type line struct {
	what     string
	wordings []wording
}

// wording prepares a question for an office. Asking answers how many rows or
// things there were; a list asks for no more than limit, so that both offices
// read the same number of rows.
type wording struct {
	name    string
	prepare func(ctx context.Context, office *app.Office, limit int) (ask func() (int, error), err error)
}

// outcome is what came of a wording: in the small office and in the large one.
type outcome struct {
	n    [2]int
	took [2]time.Duration
}

func (o outcome) ratio() float64 { return float64(o.took[1]) / float64(max(1, o.took[0])) }

func TestBenchGrowth(t *testing.T) {
	for _, g := range growths() {
		t.Run(g.name, func(t *testing.T) {
			where := machine()
			table, err := g.measure(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			said := where + "\n\n" + table
			fmt.Println(said)
			if path := os.Getenv("KAIRYLUU_BENCH_DOC"); path != "" {
				if err := document(path, "growth of "+g.name, said); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// measure opens both offices and asks them everything.
func (g growth) measure(ctx context.Context) (table string, err error) {
	var offices [2]*app.Office
	var counts [2]int
	for i, n := range []int{g.small, g.large} {
		dir, _, err := made(ctx, fmt.Sprintf("%s-%d", g.name, n), g.office(n), func(ctx context.Context, store *db.Store) error {
			if g.fill == nil {
				return nil
			}
			return g.fill(ctx, store, n)
		})
		if err != nil {
			return "", err
		}
		own, err := borrow(dir)
		if err != nil {
			return "", err
		}
		defer os.RemoveAll(own)
		store, err := db.Open(ctx, own, db.Options{})
		if err != nil {
			return "", err
		}
		defer store.Close()
		offices[i] = app.New(store, store.Files(), now)
		if counts[i], err = g.count(ctx, offices[i]); err != nil {
			return "", err
		}
	}
	lines, err := g.lines(ctx, offices[0])
	if err != nil {
		return "", err
	}
	var out strings.Builder
	few, many := text.FormatInt(counts[0]), text.FormatInt(counts[1])
	fmt.Fprintf(&out, "| %s | Found | %s | %s | Ratio |\n| --- | --- | --- | --- | --- |\n", g.what, few, many)
	for _, l := range lines {
		cells, err := l.measure(ctx, offices)
		if err != nil {
			return "", fmt.Errorf("%s: %w", l.what, err)
		}
		out.WriteString("| " + l.what + " | " + cells + " |\n")
	}
	return out.String(), nil
}

// measure is the line of the table: the wording that grew most.
func (l line) measure(ctx context.Context, offices [2]*app.Office) (string, error) {
	var worst outcome
	for _, w := range l.wordings {
		o, err := w.measure(ctx, offices)
		if err != nil {
			return "", fmt.Errorf("%s: %w", w.name, err)
		}
		fmt.Fprintf(os.Stderr, "%-44s %-28s %7d %7d %10s %10s %6.2f\n", l.what, w.name, o.n[0], o.n[1], ms(o.took[0]), ms(o.took[1]), o.ratio())
		if o.ratio() >= worst.ratio() {
			worst = o
		}
	}
	found := text.FormatInt(worst.n[0])
	if worst.n[1] != worst.n[0] {
		found += " / " + text.FormatInt(worst.n[1])
	}
	return fmt.Sprintf("%s | %s | %s | %.1f", found, ms(worst.took[0]), ms(worst.took[1]), worst.ratio()), nil
}

// measure asks both offices in turn and keeps the medians.
func (w wording) measure(ctx context.Context, offices [2]*app.Office) (o outcome, err error) {
	var asks [2]func() (int, error)
	limit := page
	for i, office := range offices {
		if asks[i], err = w.prepare(ctx, office, limit); err != nil {
			return o, err
		}
		if o.n[i], err = asks[i](); err != nil {
			return o, err
		}
		limit = max(1, min(page, o.n[i]))
	}
	const turns, enough = 21, 2 * time.Second
	var took [2]times
	for start := time.Now(); len(took[0]) < turns && (len(took[0]) < 3 || time.Since(start) < enough); {
		for i, ask := range asks {
			d, err := spent(func() error {
				_, err := ask()
				return err
			})
			if err != nil {
				return o, err
			}
			took[i] = append(took[i], d)
		}
	}
	o.took = [2]time.Duration{took[0].median(), took[1].median()}
	return o, nil
}

// spent is the time of the processor that something took, with all that the
// program did for it.
func spent(f func() error) (time.Duration, error) {
	before, err := processorTime()
	if err != nil {
		return 0, err
	}
	if err := f(); err != nil {
		return 0, err
	}
	after, err := processorTime()
	return after - before, err
}

func processorTime() (time.Duration, error) {
	var used unix.Rusage
	err := unix.Getrusage(unix.RUSAGE_SELF, &used)
	return time.Duration(used.Utime.Nano() + used.Stime.Nano()), err
}

// asking is a wording that needs no preparation.
func asking(name string, ask func(ctx context.Context, office *app.Office, limit int) (int, error)) wording {
	return wording{name, func(ctx context.Context, office *app.Office, limit int) (func() (int, error), error) {
		return func() (int, error) { return ask(ctx, office, limit) }, nil
	}}
}

// counted asks for a number alone.
func counted(name string, count func(ctx context.Context, office *app.Office) (int, error)) wording {
	return asking(name, func(ctx context.Context, office *app.Office, _ int) (int, error) { return count(ctx, office) })
}

// everywhere is the search over everything, a few of each kind and how many more.
func everywhere(words []string) (wordings []wording) {
	for _, word := range words {
		wordings = append(wordings, counted(word, func(ctx context.Context, office *app.Office) (int, error) {
			found, err := office.Desk.Find(ctx, app.FindQuery{Words: word, Limit: 5, Count: 100, Lang: app.Russian})
			return len(found), err
		}))
	}
	return wordings
}
