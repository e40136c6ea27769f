package demo_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"kairyluu/app"
	"kairyluu/app/demo"
	"kairyluu/app/money"
	"kairyluu/app/text"
	"kairyluu/db"
	"kairyluu/db/dbtest"
)

// granted fills a real store with an office and its projects.
func granted(t *testing.T, seed uint64) (*app.Office, *db.Store) {
	t.Helper()
	s := dbtest.New(t)
	o := app.New(s, s.Files(), func() time.Time { return today.Time(time.Local).Add(12 * time.Hour) })
	options := demo.Options{Appeals: 300, Meetings: 24, Projects: demo.UsualProjects, Seed: seed, Until: today}
	if err := demo.Make(t.Context(), o, start(t), options); err != nil {
		t.Fatal(err)
	}
	return o, s
}

// cases are the projects of an office, the first one first.
func cases(t *testing.T, o *app.Office) []app.ProjectCase {
	t.Helper()
	rows, err := o.Projects.Rows(t.Context(), app.ProjectQuery{Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	all := make([]app.ProjectCase, len(rows))
	for i, r := range rows {
		if all[len(rows)-1-i], err = o.Projects.Case(t.Context(), r.ID); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func TestTheSameSeedMakesTheSameProjects(t *testing.T) {
	told := func(seed uint64) []string {
		o, _ := granted(t, seed)
		var lines []string
		rows, err := o.Ledger.Rows(t.Context(), app.LedgerQuery{Limit: 5000})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			lines = append(lines, strings.Join([]string{
				r.ProjectTitleRU, r.ProjectTitleKY, string(r.Kind), r.Date.String(), r.Amount.Plain(), r.Payer.Name, r.Number,
			}, "|"))
		}
		return lines
	}
	if a := told(3); len(a) < 300 || !reflect.DeepEqual(a, told(3)) {
		t.Errorf("one seed makes two ledgers, of %d entries", len(a))
	}
	if reflect.DeepEqual(told(3), told(4)) {
		t.Error("two seeds make one ledger")
	}
}

func TestProjectsOfEveryStageWithLedgersThatAddUp(t *testing.T) {
	o, s := granted(t, 1)
	stages, seen := map[app.Stage]int{}, map[string]int{}
	see := func(what string, is bool) {
		if is {
			seen[what]++
		}
	}
	for _, c := range cases(t, o) {
		st := c.Project.Standing
		stages[st.Stage]++
		see("short of the rule", st.Short() && !st.Stage.Ended())
		see("late", st.Late(today))
		if st.Stage == app.StageSuspended && st.Percent == 100 {
			t.Errorf("project %d is suspended though all is done", c.Project.ID)
		}
		see("revised budget", len(c.Budgets) > 1)
		see("chosen at a meeting", c.Meeting != nil)
		see("with a decision", slices.ContainsFunc(c.Related, func(r app.Related) bool { return r.Entity == app.EntityDecision }))
		for _, b := range c.Balances {
			if b.Left() < 0 {
				t.Errorf("project %d, source %d spends %s more than it has", c.Project.ID, b.SourceID, (-b.Left()).Format())
			}
			see("in kind", b.Form == app.InKind && b.Received > 0)
		}
		if st.Stage == app.StageClosed && st.Held() != 0 || st.Stage == app.StageCancelled && (st.Held() != 0 || st.Returned == 0) {
			t.Errorf("project %d ended as %s and holds %s", c.Project.ID, st.Stage, st.Held().Format())
		}
		for _, p := range c.Payers {
			if p.Returned > p.Cash {
				t.Errorf("project %d gives %s back to %s, who paid %s", c.Project.ID, p.Returned.Format(), p.Payer.Name, p.Cash.Format())
			}
			see("refunded household", st.Stage == app.StageCancelled && p.Payer.Kind == app.Household && p.Returned > 0)
		}
	}
	for _, stage := range app.Stages {
		if stages[stage] == 0 {
			t.Errorf("no project is %s", stage)
		}
	}
	for _, what := range []string{"short of the rule", "late", "revised budget", "chosen at a meeting", "with a decision", "in kind", "refunded household"} {
		if seen[what] == 0 {
			t.Errorf("nothing is %s: %v", what, seen)
		}
	}
	if r, err := db.Check(t.Context(), s.Dir(), db.Options{}); err != nil || !r.Sound() {
		t.Errorf("check: %+v, %v", r, err)
	}
	reversed, err := o.Ledger.Count(t.Context(), app.LedgerFilter{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	held, err := o.Ledger.Count(t.Context(), app.LedgerFilter{Holding: true}, 0)
	if err != nil || held >= reversed {
		t.Errorf("nothing was reversed: %d of %d hold, %v", held, reversed, err)
	}
}

// TestNoMoneyIsSpentBeforeItIsThere looks at every day of every project.
func TestNoMoneyIsSpentBeforeItIsThere(t *testing.T) {
	o, _ := granted(t, 1)
	seen := 0
	for _, c := range cases(t, o) {
		rows, err := o.Ledger.Rows(t.Context(), app.LedgerQuery{Filter: app.LedgerFilter{Project: c.Project.ID, Form: app.Cash}, Ascending: true, Limit: 10_000})
		if err != nil {
			t.Fatal(err)
		}
		held := map[int64]money.Sum{}
		for i, e := range rows {
			switch e.Kind {
			case app.Received:
				held[e.SourceID] += e.Amount
			case app.Spent, app.Returned:
				held[e.SourceID] -= e.Amount
				seen++
			}
			last := i == len(rows)-1 || rows[i+1].Date != e.Date
			for source, sum := range held {
				if last && sum < 0 {
					t.Errorf("project %d on %s: source %d had spent %s more than it had", c.Project.ID, e.Date, source, (-sum).Format())
				}
			}
		}
	}
	if seen < 20 {
		t.Errorf("only %d payments", seen)
	}
}

func TestWordsOfProjectsAreInTheirLanguage(t *testing.T) {
	o, _ := granted(t, 2)
	for _, c := range cases(t, o) {
		p := c.Project
		texts := []string{p.TitleRU, p.TitleKY, p.Community, p.Place, p.Problem, p.Aim, p.Upkeep, p.Contractor}
		for _, l := range c.Budgets {
			for _, line := range l.Lines {
				texts = append(texts, line.Title, line.Unit)
			}
		}
		for _, x := range texts {
			if text.Normalize(x) != x || strings.ContainsAny(x, "{}[]<>|") || strings.ContainsFunc(x, isLatin) || strings.Contains(x, "  ") {
				t.Errorf("project %d: %q", p.ID, x)
			}
		}
		if p.TitleRU == p.TitleKY {
			t.Errorf("project %d has one title in both languages: %q", p.ID, p.TitleRU)
		}
	}
}
