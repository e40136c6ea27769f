package appeals

import (
	"reflect"
	"strings"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/assets"
	"kairyluu/ui/casework"
	"kairyluu/ui/listpage"
	"kairyluu/ui/words"
)

func testView(t *testing.T, lang string) casework.View {
	t.Helper()
	catalog, err := words.Load(assets.Lang)
	if err != nil {
		t.Fatal(err)
	}
	return casework.View{
		Words: catalog.In(lang), Calendar: civil.NewCalendar(nil), Today: friday, Urgent: 5,
		Names: map[int64]app.Entry{
			1: {ID: 1, Dict: app.Settlements, NameRU: "Ак-Жар", Active: true},
			5: {ID: 5, Dict: app.Topics, Code: "04.01", NameRU: "Уличное освещение", Active: true},
			6: {ID: 6, Dict: app.Executors, NameRU: "Асанов Б.", Active: true},
		},
	}
}

var friday = civil.MustParse("2026-09-18")

func TestEachChipIsAList(t *testing.T) {
	m := newModel(friday)
	m.me = 6
	for _, tc := range []struct {
		chip listpage.Chip
		want app.AppealFilter
	}{
		{chipOpen, app.AppealFilter{Open: true}},
		{chipLate, app.AppealFilter{Late: true}},
		{chipWeek, app.AppealFilter{DueBy: civil.MustParse("2026-09-20")}},
		{chipMine, app.AppealFilter{Open: true, Executor: 6}},
		{chipQuarter, app.AppealFilter{From: civil.MustParse("2026-07-01"), To: civil.MustParse("2026-09-30")}},
		{chipAll, app.AppealFilter{}},
	} {
		t.Run(string(tc.chip), func(t *testing.T) {
			m.Pick(tc.chip)
			tc.want.Today = friday
			if got := m.filter(); !reflect.DeepEqual(got, tc.want) {
				t.Errorf("filter %+v\nwant   %+v", got, tc.want)
			}
		})
	}
}

func TestTheWeekEndsOnSunday(t *testing.T) {
	for day, want := range map[string]string{
		"2026-09-14": "2026-09-20", "2026-09-19": "2026-09-20", "2026-09-20": "2026-09-20", "2026-09-21": "2026-09-27",
	} {
		if got := endOfWeek(civil.MustParse(day)).String(); got != want {
			t.Errorf("the week of %s ends on %s, want %s", day, got, want)
		}
	}
}

func TestPickersNarrowTheChip(t *testing.T) {
	m := newModel(friday)
	m.Narrow(app.AppealFilter{Settlement: 1, Executor: app.NoOne})
	got := m.filter()
	if !got.Open || got.Settlement != 1 || got.Executor != app.NoOne {
		t.Errorf("filter %+v", got)
	}
	if n := conditions(m.More); n != 2 {
		t.Errorf("%d conditions, want 2", n)
	}
}

func TestAPeriodOfOnesOwnReplacesTheQuarter(t *testing.T) {
	m := newModel(friday)
	m.Pick(chipQuarter)
	m.Narrow(app.AppealFilter{Period: app.OnAnswered, From: civil.MustParse("2026-02-01")})
	if got := m.filter(); m.Chip != chipAll || got.Period != app.OnAnswered || !got.To.IsZero() {
		t.Errorf("chip %s, filter %+v", m.Chip, got)
	}
	m.Pick(chipQuarter)
	if got := m.filter(); got.Period != "" || got.From != civil.MustParse("2026-07-01") {
		t.Errorf("back on the quarter the filter is %+v", got)
	}
}

func TestSearchLooksAmongAllAndGivesBack(t *testing.T) {
	m := newModel(friday)
	m.Pick(chipLate)
	m.Search("свет")
	if got := m.filter(); got.Late || got.Words != "свет" {
		t.Errorf("while searching: %+v", got)
	}
	if got := m.Lasting(); got.Chip != chipLate {
		t.Errorf("a search would be remembered as %q", got.Chip)
	}
	m.Search("свет на")
	m.Search("")
	if got := m.filter(); !got.Late || got.Words != "" {
		t.Errorf("after searching: %+v", got)
	}
}

func TestTheListOfAFigureIsExact(t *testing.T) {
	m := newModel(friday)
	m.Narrow(app.AppealFilter{Settlement: 1})
	m.Sort = string(app.ByApplicant)
	f := app.AppealFilter{Executor: 6, Outcome: app.Refused}
	m.Open(f, "Отказано")
	f.Today = friday
	if got := m.filter(); !reflect.DeepEqual(got, f) {
		t.Errorf("filter %+v", got)
	}
	if got := m.Lasting(); got.Chip != chipOpen {
		t.Errorf("it would be remembered as %+v", got)
	}
	m.Clear()
	if m.Narrows() {
		t.Error("clearing left something")
	}
}

func TestOrderIsTheWorkOfTheDayUntilOneChooses(t *testing.T) {
	m := newModel(friday)
	order := func(want app.AppealSort, desc bool) {
		t.Helper()
		if q := m.query(); q.Sort != want || q.Desc != desc {
			t.Errorf("order %s %t, want %s %t", q.Sort, q.Desc, want, desc)
		}
	}
	order(app.ByDue, false)
	m.Pick(chipAll)
	order(app.ByRegistered, true)
	m.Open(app.AppealFilter{Late: true}, "")
	order(app.ByDue, false)
	m.Sort, m.Desc = string(app.ByApplicant), true
	order(app.ByApplicant, true)
}

func TestWhatIsFilteredIsToldInWords(t *testing.T) {
	m := newModel(friday)
	m.Search("фонарь")
	m.Narrow(app.AppealFilter{
		From: civil.MustParse("2026-07-01"), To: civil.MustParse("2026-07-31"), Settlement: 1, Topic: 5,
		Executor: app.NoOne, Kind: app.Complaint, Outcome: app.Refused,
	})
	got := strings.Join(m.describe(testView(t, "ru")), " · ")
	const want = "слова «фонарь» · зарегистрировано 01.07.2026 – 31.07.2026 · Ак-Жар · 04.01 Уличное освещение · " +
		"без исполнителя · жалоба · отказано"
	if got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}
