package meetings

import (
	"strings"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/casework"
	"kairyluu/ui/listpage"
)

var today = civil.MustParse("2026-09-18")

func TestAChipAsksForItsList(t *testing.T) {
	for c, want := range map[listpage.Chip]app.MeetingFilter{
		chipUpcoming: {From: today, Today: today},
		chipUnsigned: {Unsigned: true, Today: today},
		chipQuarter:  {From: civil.MustParse("2026-07-01"), To: civil.MustParse("2026-09-30"), Today: today},
		chipAll:      {Today: today},
	} {
		m := newModel(today)
		m.Pick(c)
		if got := m.filter(); got != want {
			t.Errorf("%s asks for %+v, want %+v", c, got, want)
		}
		if got := m.query().Ascending; got != (c == chipUpcoming) {
			t.Errorf("%s: the nearest first is %v", c, got)
		}
	}
}

func TestAPeriodOfOnesOwnReplacesThatOfAChip(t *testing.T) {
	m := newModel(today)
	m.Pick(chipQuarter)
	m.Narrow(app.MeetingFilter{From: civil.MustParse("2025-01-01"), Form: 4})
	if f := m.filter(); f.From != civil.MustParse("2025-01-01") || !f.To.IsZero() || f.Form != 4 {
		t.Errorf("the list is %+v", f)
	}
	m.Pick(chipUpcoming)
	if f := m.filter(); f.From != today || f.Form != 4 {
		t.Errorf("after choosing what is to come: %+v", f)
	}
}

func TestASearchLooksAmongAllAndGoesBack(t *testing.T) {
	m := newModel(today)
	m.Pick(chipUnsigned)
	m.Search("вода")
	if f := m.filter(); f.Unsigned || f.Words != "вода" {
		t.Errorf("the search looks in %+v", f)
	}
	if got := m.Lasting().Chip; got != chipUnsigned {
		t.Errorf("remembered is %s, want what was shown before the search", got)
	}
	m.Search("")
	if m.Chip != chipUnsigned || m.Narrows() {
		t.Errorf("after the search: %s", m.Chip)
	}
}

func TestAListOfAnotherPageComesWhole(t *testing.T) {
	m := newModel(today)
	m.Narrow(app.MeetingFilter{Form: 4})
	m.turn(true)
	m.Open(app.MeetingFilter{Settlement: 3}, "Ак-Ордо-2")
	if f := m.filter(); f.Settlement != 3 || f.Form != 0 || m.calendar() {
		t.Errorf("shown is %+v", f)
	}
	m.Clear()
	if m.Narrows() {
		t.Error("it cannot be cleared")
	}
}

func TestTheMonthShowsWhatThePickersLetThrough(t *testing.T) {
	m := newModel(today)
	m.Pick(chipUnsigned)
	m.Narrow(app.MeetingFilter{Series: 5})
	from, to := civil.MustParse("2026-08-31"), civil.MustParse("2026-10-11")
	if f := m.inMonth(from, to); f.Unsigned || f.Series != 5 || f.From != from || f.To != to {
		t.Errorf("the month is %+v", f)
	}
}

func TestEntriesGoByDayAndHour(t *testing.T) {
	day := civil.MustParse("2026-09-25")
	list := entriesOf([]app.MeetingRow{{ID: 1, Date: day, Start: "14:00"}, {ID: 2, Date: day, Start: "09:00"}, {ID: 3, Date: today}},
		[]app.DecisionRow{{ID: 1, Progress: app.Progress{Due: day}}})
	var keys []int64
	for _, e := range list {
		keys = append(keys, e.key)
	}
	if len(keys) != 4 || keys[0] != 3 || keys[1] != -1 || keys[2] != 2 || keys[3] != 1 {
		t.Errorf("the order is %v", keys)
	}
}

func TestCellsSayWhatMattersByASign(t *testing.T) {
	v := casework.View{Today: today}
	for name, c := range map[string]struct{ got, want string }{
		"decided without a quorum": {quorumCell(v, app.MeetingRow{WithoutQuorum: true}), "⚠"},
		"too few came":             {quorumCell(v, app.MeetingRow{State: app.Held, Quorum: 5}), "✕"},
		"enough came":              {quorumCell(v, app.MeetingRow{State: app.Held, Quorum: 5, QuorumMet: true}), "✓"},
		"a late decision":          {decisionsCell(v, app.MeetingRow{Decisions: 5, DoneDecisions: 3, LateDecisions: 1}), "⚠ 3/5"},
		"decisions in time":        {decisionsCell(v, app.MeetingRow{Decisions: 5, DoneDecisions: 3}), "3/5"},
	} {
		if !strings.HasPrefix(c.got, c.want) {
			t.Errorf("%s: %q, want %q first", name, c.got, c.want)
		}
	}
	if got := quorumCell(v, app.MeetingRow{State: app.Planned, Quorum: 5}); got != "" {
		t.Errorf("of a meeting to come the quorum says %q", got)
	}
}
