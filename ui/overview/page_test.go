package overview_test

import (
	"strconv"
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/demo"
	"kairyluu/ui/overview"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/shell"
)

func show(t *testing.T) *pagetest.Desk {
	t.Helper()
	d := pagetest.New(t)
	d.Must(demo.Fill(t.Context(), d.Office, demo.Options{Appeals: 300, Seed: 4, Until: civil.Of(pagetest.Noon)}))
	d.Show("ru", overview.New, shell.Route{Place: shell.Overview})
	return d
}

// last is where the page led, and how many appeals that list holds.
func last(t *testing.T, d *pagetest.Desk) (shell.Route, int) {
	t.Helper()
	if len(d.Gone) == 0 {
		t.Fatalf("nothing was opened; the window shows %q", d.Texts())
	}
	r := d.Gone[len(d.Gone)-1]
	if r.Filter == nil {
		return r, 0
	}
	n, err := d.Office.Appeals.Count(t.Context(), *r.Filter, 0)
	d.Must(err)
	return r, n
}

func TestAFigureOpensExactlyItsList(t *testing.T) {
	d := show(t)
	open, err := d.Office.Appeals.Count(t.Context(), app.AppealFilter{Open: true}, 0)
	d.Must(err)
	if open == 0 {
		t.Fatal("the made-up office has nothing on control")
	}
	d.Tap("на контроле")
	r, n := last(t, d)
	if r.Place != shell.Appeals || n != open {
		t.Errorf("led to %+v with %d of %d appeals", r, n, open)
	}
}

func TestTheWorstComesFirstAndOpensItsCard(t *testing.T) {
	d := show(t)
	rows, err := d.Office.Appeals.Rows(t.Context(), app.AppealQuery{Filter: app.AppealFilter{Late: true}, Sort: app.ByDue, Limit: 1})
	d.Must(err)
	if len(rows) == 0 {
		t.Fatal("the made-up office has nothing late")
	}
	d.Press(fyne.KeyHome, fyne.KeyReturn)
	if r, _ := last(t, d); r.Place != shell.Appeals || r.ID != rows[0].ID {
		t.Errorf("Enter led to %+v, not to %s", r, rows[0].Number)
	}
}

func TestABarOpensTheOpenAppealsOfItsExecutor(t *testing.T) {
	d := show(t)
	groups, err := d.Office.Appeals.Tally(t.Context(), app.AppealFilter{Open: true}, app.DimExecutor)
	d.Must(err)
	for range 12 { // to the bars of the executors, wherever they stand
		d.Press(fyne.KeyTab, fyne.KeyReturn)
		if len(d.Gone) > 0 && d.Gone[len(d.Gone)-1].Filter != nil && d.Gone[len(d.Gone)-1].Filter.Executor != 0 {
			break
		}
	}
	r, n := last(t, d)
	if r.Filter == nil || r.Filter.Executor == 0 {
		t.Fatalf("no bar led to an executor, but %+v", d.Gone)
	}
	for _, g := range groups {
		if g.Keys[0] == strconv.FormatInt(r.Filter.Executor, 10) && g.N != n {
			t.Errorf("%s: %d open, the list has %d", r.Title, g.N, n)
		}
	}
}

func TestTheFiguresFollowWhatIsDone(t *testing.T) {
	d := show(t)
	before, err := d.Office.Appeals.Count(t.Context(), app.AppealFilter{Open: true}, 0)
	d.Must(err)
	person := d.Resident("Исакова Бермет", "+996555123456")
	d.Appeal(person, "2026-09-18")
	d.Settle()
	d.Tap("на контроле")
	if _, n := last(t, d); n != before+1 {
		t.Errorf("%d on control, not %d", n, before+1)
	}
}
