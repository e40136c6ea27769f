package plan

import (
	"reflect"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/casework"
	"kairyluu/ui/listpage"
	"kairyluu/ui/shell"
)

var today = civil.MustParse("2026-09-18")

func TestChipsAskForWhatTheySay(t *testing.T) {
	tests := map[listpage.Chip]app.DecisionFilter{
		chipOpen:   {Open: true},
		chipLate:   {Late: true},
		chipMonth:  {Open: true, DueFrom: civil.MustParse("2026-09-01"), DueTo: civil.MustParse("2026-09-30")},
		chipNobody: {Open: true, Responsible: app.NoOne},
		chipDone:   {State: app.DecisionDone},
		chipAll:    {},
	}
	for _, c := range chips {
		t.Run(string(c), func(t *testing.T) {
			m := newModel(today)
			m.Pick(c)
			want := tests[c]
			want.Today = today
			if got := m.filter(); got != want {
				t.Errorf("asks for %+v, want %+v", got, want)
			}
		})
	}
}

func TestAPickerNarrowsTheChipAndItsCount(t *testing.T) {
	m := newModel(today)
	m.Pick(chipLate)
	m.Narrow(app.DecisionFilter{Responsible: 7})
	want := app.DecisionFilter{Late: true, Responsible: 7, Today: today}
	if got := m.filter(); got != want {
		t.Errorf("asks for %+v", got)
	}
	if got := m.counted(chipDone); got.Responsible != 7 || got.State != app.DecisionDone {
		t.Errorf("the chip counts %+v", got)
	}
}

func TestOrderSuitsWhatIsShown(t *testing.T) {
	tests := []struct {
		name string
		set  func(m *model)
		sort app.DecisionSort
		desc bool
	}{
		{"open work by its date", func(*model) {}, app.PlanByDue, false},
		{"what is done, the newest first", func(m *model) { m.Pick(chipDone) }, app.PlanByMade, true},
		{"what was searched for, the newest first", func(m *model) { m.Search("свет") }, app.PlanByMade, true},
		{"a figure's list by date", func(m *model) { m.Open(app.DecisionFilter{Late: true}, "") }, app.PlanByDue, false},
		{"as chosen", func(m *model) { m.Sort, m.Desc = string(app.PlanBySettlement), true }, app.PlanBySettlement, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := newModel(today)
			tt.set(m)
			if q := m.query(); q.Sort != tt.sort || q.Desc != tt.desc {
				t.Errorf("ordered by %s, descending %v", q.Sort, q.Desc)
			}
		})
	}
}

func TestTheBoardBeginsWithEverythingAndTheTableComesBack(t *testing.T) {
	m := newModel(today)
	m.Pick(chipLate)
	m.show(lookBoard)
	if m.Chip != chipAll {
		t.Errorf("the board shows %s", m.Chip)
	}
	m.Pick(chipNobody)
	m.show(lookOutcomes)
	m.show(lookTable)
	if m.Chip != chipLate {
		t.Errorf("the table came back with %s", m.Chip)
	}
}

func TestARouteAndTheWayBack(t *testing.T) {
	m := newModel(today)
	m.Pick(chipLate)
	m.listed = chipLate
	m.take(shell.Route{Plan: &app.DecisionFilter{Meeting: 3}, Title: "Сход", Outcomes: true})
	if m.look != lookOutcomes || m.filter().Meeting != 3 {
		t.Fatalf("the route shows %s of %+v", m.look, m.filter())
	}
	m.take(shell.Route{})
	if m.look != lookTable || m.Given != nil || m.Chip != chipLate {
		t.Errorf("the way back led to %s, %s", m.look, m.Chip)
	}
}

func TestWhatLasts(t *testing.T) {
	tests := []struct {
		name string
		set  func(m *model)
		want listpage.Chip
	}{
		{"a chip", func(m *model) { m.Pick(chipNobody) }, chipNobody},
		{"what was before a search", func(m *model) { m.Pick(chipLate); m.Search("свет") }, chipLate},
		{"what the table showed", func(m *model) { m.Pick(chipLate); m.show(lookBoard) }, chipLate},
		{"not that of a figure on the board", func(m *model) { m.Pick(chipLate); m.Open(app.DecisionFilter{}, ""); m.show(lookBoard) }, chipOpen},
		{"not one meeting", func(m *model) { m.Narrow(app.DecisionFilter{Meeting: 3}) }, chipOpen},
		{"not the list of a figure", func(m *model) { m.Open(app.DecisionFilter{Late: true}, "") }, chipOpen},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := newModel(today)
			tt.set(m)
			kept := m.Lasting()
			m.keep(&kept)
			if kept.Chip != tt.want || kept.More.Meeting != 0 {
				t.Errorf("remembers %+v, want %s of every meeting", kept, tt.want)
			}
		})
	}
}

func TestMark(t *testing.T) {
	v := view{casework.View{Today: today}}
	tests := []struct {
		name string
		p    app.Progress
		want mark
	}{
		{"over its date", app.Progress{State: app.DecisionOpen, Due: today.AddDays(-1)}, late},
		{"due today", app.Progress{State: app.DecisionOpen, Due: today}, soon},
		{"due within a week", app.Progress{State: app.DecisionStarted, Due: today.AddDays(7)}, soon},
		{"due later", app.Progress{State: app.DecisionStarted, Due: today.AddDays(8)}, fine},
		{"without a date", app.Progress{State: app.DecisionOpen}, undated},
		{"done over its date", app.Progress{State: app.DecisionDone, Due: today.AddDays(-9)}, done},
		{"given up", app.Progress{State: app.DecisionDropped, Due: today.AddDays(-9)}, dropped},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := v.mark(tt.p); got != tt.want {
				t.Errorf("marked %q, want %q", got.sign(), tt.want.sign())
			}
		})
	}
}

func TestOnlyWhatDiffersIsSent(t *testing.T) {
	row := app.DecisionRow{ID: 5, Version: 3, Progress: app.Progress{State: app.DecisionStarted, Percent: 20, Due: today}}
	later := today.AddDays(10)
	tests := []struct {
		name    string
		typed   typed
		percent int // -1: not sent
		due     civil.Date
		changed bool
		fault   string
	}{
		{"nothing", typedOf(row), -1, civil.Date{}, false, ""},
		{"a per cent", typed{"45 %", today, true, ""}, 45, civil.Date{}, true, ""},
		{"a date with its reason", typed{"20", later, true, "дождь"}, -1, later, true, ""},
		{"a note alone", typed{"20", today, true, "идёт"}, -1, civil.Date{}, true, ""},
		{"done, and what came of it", typed{"100", today, true, "готово"}, 100, civil.Date{}, true, ""},
		{"done without a word", typed{"100", today, true, " "}, 100, civil.Date{}, true, "text"},
		{"more than all", typed{"101", today, true, ""}, -1, civil.Date{}, false, "percent"},
		{"letters", typed{"много", today, true, ""}, -1, civil.Date{}, false, "percent"},
		{"a date that is none", typed{"20", civil.Date{}, false, ""}, -1, civil.Date{}, false, "due"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			edit, changed, faults := tt.typed.edit(row)
			if changed != tt.changed || edit.ID != 5 || edit.Version != 3 {
				t.Errorf("changed %v: %+v", changed, edit)
			}
			percent, due := -1, civil.Date{}
			if edit.Percent != nil {
				percent = *edit.Percent
			}
			if edit.Due != nil {
				due = *edit.Due
			}
			if percent != tt.percent || due != tt.due {
				t.Errorf("sends %d, %v", percent, due)
			}
			got := ""
			if len(faults.Errors) > 0 {
				got = faults.Errors[0].Field
			}
			if got != tt.fault {
				t.Errorf("finds fault with %q, want %q", got, tt.fault)
			}
		})
	}
}

func TestARowIsKnownAsThisWindowLastSavedIt(t *testing.T) {
	row := app.DecisionRow{ID: 5, Version: 3}
	saved := map[int64]app.PlanResult{5: {ID: 5, Version: 4, Progress: app.Progress{Percent: 60}}}
	if got := newest(row, saved); got.Version != 4 || got.Percent != 60 {
		t.Errorf("an older row stays %+v", got)
	}
	row.Version = 6
	if got := newest(row, saved); got.Version != 6 || got.Percent != 0 {
		t.Errorf("a newer row becomes %+v", got)
	}
}

func TestTurns(t *testing.T) {
	tests := []struct {
		from, to app.DecisionState
		want     app.DecisionEventKind
	}{
		{app.DecisionOpen, app.DecisionStarted, app.DecisionProgress},
		{app.DecisionOpen, app.DecisionDone, app.DecisionFulfilled},
		{app.DecisionStarted, app.DecisionDropped, app.DecisionGivenUp},
		{app.DecisionDone, app.DecisionStarted, app.DecisionRevived},
		{app.DecisionDropped, app.DecisionOpen, app.DecisionRevived},
		{app.DecisionStarted, app.DecisionOpen, ""},
		{app.DecisionDone, app.DecisionDropped, ""},
		{app.DecisionDone, app.DecisionDone, ""},
	}
	for _, tt := range tests {
		t.Run(string(tt.from+" to "+tt.to), func(t *testing.T) {
			if kind, ok := turn(tt.from, tt.to); ok != (tt.want != "") || ok && kind != tt.want {
				t.Errorf("leads by %q, %v", kind, ok)
			}
		})
	}
}

func TestShiftsPassWhatCannotBe(t *testing.T) {
	tests := []struct {
		from app.DecisionState
		by   int
		want app.DecisionState // "": nowhere
	}{
		{app.DecisionOpen, 1, app.DecisionStarted},
		{app.DecisionStarted, 1, app.DecisionDone},
		{app.DecisionStarted, -1, ""},
		{app.DecisionDone, 1, ""},
		{app.DecisionDropped, -1, app.DecisionStarted},
	}
	for _, tt := range tests {
		if to, ok := shifted(tt.from, tt.by); to != tt.want || ok != (tt.want != "") {
			t.Errorf("from %s by %d: %q", tt.from, tt.by, to)
		}
	}
}

func TestMergeKeepsBothSides(t *testing.T) {
	base := app.Decision{ID: 1, Version: 2, Text: "Починить свет", Partner: "", Note: ""}
	mine, theirs := base, base
	mine.Note, mine.CoExecutors = "моё", []app.Assignment{{}, {}} // empty lines of the form
	theirs.Version, theirs.Partner, theirs.CoExecutors = 3, "их", []app.Assignment{{ExecutorID: 4}}
	want := theirs
	want.Note = "моё"
	if got := merge(base, mine, theirs); !reflect.DeepEqual(got, want) {
		t.Errorf("merged to %+v, want %+v", got, want)
	}
}

func TestTallied(t *testing.T) {
	got := tallied([]app.DecisionGroup{
		{Keys: []string{"done"}, N: 5, Done: 5},
		{Keys: []string{"open"}, N: 2, Late: 1},
		{Keys: []string{"started"}, N: 3, Late: 2},
		{Keys: []string{"dropped"}, N: 2},
	})
	if want := (tally{all: 12, done: 5, started: 3, open: 2, dropped: 2, late: 3}); got != want {
		t.Errorf("tallied %+v", got)
	}
	if got.share() != 42 {
		t.Errorf("%d %% are done, want 42", got.share())
	}
	if (tally{}).share() != 0 {
		t.Error("nothing is not done in part")
	}
}

func TestWhatCameOfADecision(t *testing.T) {
	back := &app.TakenBack{}
	events := []app.DecisionEvent{
		{ID: 1, Kind: app.DecisionMade},
		{ID: 2, Kind: app.DecisionProgress, Text: "начато"},
		{ID: 3, Kind: app.DecisionAppealed, Text: "К-1/26"},
		{ID: 4, Kind: app.DecisionFulfilled, TakenBack: back},
	}
	if e, ok := cameOf(events); !ok || e.ID != 2 {
		t.Errorf("told event %d", e.ID)
	}
	if _, ok := cameOf(events[:1]); ok {
		t.Error("that it was decided is not what came of it")
	}
	if last := lastEvent(events); last == nil || last.ID != 2 {
		t.Errorf("the last that can be taken back is %+v", last)
	}
}
