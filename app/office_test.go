package app_test

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/seed"
	"kairyluu/app/text"
	"kairyluu/assets"
	"kairyluu/db"
	"kairyluu/db/dbtest"
)

// today is a Tuesday in an ordinary working week.
const today = "2026-10-13"

// desk is an office over a real store, set up as the first run sets it up, with
// a clock that the test moves.
type desk struct {
	*app.Office
	t     testing.TB
	ctx   context.Context
	clock time.Time

	store                 *db.Store
	road, light           app.Entry // topics
	akOrdo, dordoi        app.Entry // settlements
	asanov, isakov, mayor app.Entry // executors; a body
}

// newDesk opens an office that has been set up.
func newDesk(t testing.TB) *desk {
	t.Helper()
	d := bareDesk(t)
	start, err := seed.Office(assets.Seed, app.CityBishkek)
	if err != nil {
		t.Fatal(err)
	}
	settings := app.DefaultSettings()
	settings.NameRU, settings.NameKY, settings.MTU = "МТУ № 109", "№ 109 МАБ", "109"
	d.must(d.Desk.SetUp(d.ctx, settings, start.Settlements, start))
	d.road, d.light = d.entry(app.Topics, 1), d.entry(app.Topics, 2)
	d.akOrdo, d.dordoi = d.entry(app.Settlements, 0), d.entry(app.Settlements, 1)
	d.mayor = d.entry(app.Bodies, 0)
	d.asanov, d.isakov = d.executor("Асанов Б. К."), d.executor("Исаков Т. М.")
	return d
}

// bareDesk opens an office that nobody has set up.
func bareDesk(t testing.TB) *desk {
	d := &desk{t: t, ctx: t.Context(), store: dbtest.New(t)}
	d.setDay(today)
	d.Office = app.New(d.store, d.store.Files(), func() time.Time { return d.clock })
	return d
}

func (d *desk) setDay(day string) {
	y, m, n := civil.MustParse(day).YMD()
	d.clock = time.Date(y, m, n, 11, 30, 0, 0, time.Local)
}

func (d *desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// topics of the second level come after their group.
func (d *desk) entry(dict app.Dict, i int) app.Entry {
	d.t.Helper()
	entries, err := d.Dictionaries.Entries(d.ctx, dict)
	d.must(err)
	if i >= len(entries) {
		d.t.Fatalf("%s has %d entries", dict, len(entries))
	}
	return entries[i]
}

func (d *desk) executor(name string) app.Entry {
	d.t.Helper()
	e, err := d.Dictionaries.Save(d.ctx, app.Entry{Dict: app.Executors, NameRU: name, NameKY: name, Active: true})
	d.must(err)
	return e
}

// letter is a filled form that can be registered as it is; change differs it.
func (d *desk) letter(change ...func(*app.Appeal)) app.Appeal {
	a := app.Appeal{
		Received: date(today), Registered: date(today), Channel: app.ByHand, Kind: app.Application,
		Multiplicity: app.Individual, Repetition: app.First, Language: app.Russian,
		Applicants:   []app.Applicant{{Resident: person("Шаршенбай уулу", "Руслан")}},
		SettlementID: d.akOrdo.ID, Address: app.Address{Line: "ул. Жеңиш, 14"}, TopicID: d.road.ID,
		Text: "Прошу отсыпать дорогу: после дождя не пройти.",
	}
	for _, f := range change {
		f(&a)
	}
	return a
}

func (d *desk) register(change ...func(*app.Appeal)) app.Appeal {
	d.t.Helper()
	a, err := d.Appeals.Register(d.ctx, app.Registration{Appeal: d.letter(change...)})
	d.must(err)
	return a
}

// events enters steps of a case one by one and returns where it stands.
func (d *desk) events(id int64, events ...app.Event) app.Standing {
	d.t.Helper()
	var s app.Standing
	for _, e := range events {
		var err error
		s, err = d.Appeals.Enter(d.ctx, id, e)
		d.must(err)
	}
	return s
}

// stored is the appeal as the store has it now.
func (d *desk) stored(id int64) app.Appeal {
	d.t.Helper()
	c, err := d.Appeals.Case(d.ctx, id)
	d.must(err)
	return c.Appeal
}

func (d *desk) history(f app.HistoryFilter) []app.Record {
	d.t.Helper()
	records, err := d.Desk.History(d.ctx, f)
	d.must(err)
	return records
}

func date(s string) civil.Date { return civil.MustParse(s) }

func person(surname, given string) app.Resident {
	return app.Resident{Name: text.Name{Surname: surname, Given: given}}
}

// keys are the sentences of field errors, as "field key", in order.
func keys(faults []app.FieldError) []string {
	out := []string{}
	for _, f := range faults {
		out = append(out, f.Field+" "+f.Key)
	}
	return out
}

// refused fails the test unless err is of that class, with that sentence in
// itself or at one of its fields.
func refused(t testing.TB, err error, code app.Code, key string) {
	t.Helper()
	e, ok := errors.AsType[*app.Error](err)
	if !ok || e.Code != code {
		t.Fatalf("error is %v, want %s %s", err, code, key)
	}
	said := append([]string{e.Key}, keys(e.Fields)...)
	if !slices.ContainsFunc(said, func(s string) bool { return s == key || strings.HasSuffix(s, " "+key) }) {
		t.Errorf("said %q, want %s", said, key)
	}
}

func equal[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

func same(t testing.TB, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s\n got %q\nwant %q", what, got, want)
	}
}

func TestDraftsSurvive(t *testing.T) {
	type form struct{ Surname, Text string }
	d := bareDesk(t)
	var got form
	there, err := d.Desk.Draft(d.ctx, "register", &got)
	d.must(err)
	equal(t, "a draft that was never kept", there, false)

	kept := form{"Өмүрбекова", "жарым жазылган"}
	d.must(d.Desk.KeepDraft(d.ctx, "register", kept))
	d.must(d.Desk.KeepDraft(d.ctx, "other", form{}))
	there, err = d.Desk.Draft(d.ctx, "register", &got)
	d.must(err)
	equal(t, "the draft is there", there, true)
	equal(t, "the draft", got, kept)

	d.must(d.Desk.DropDraft(d.ctx, "register"))
	there, err = d.Desk.Draft(d.ctx, "register", &got)
	d.must(err)
	equal(t, "a dropped draft", there, false)
	there, err = d.Desk.Draft(d.ctx, "other", &got)
	d.must(err)
	equal(t, "another form's draft", there, true)
}

func TestPreferencesLeaveNoHistory(t *testing.T) {
	d := bareDesk(t)
	widths := map[string]int{"number": 90, "text": 300}
	d.must(d.Desk.SetPreference(d.ctx, "journal", widths))
	got := map[string]int{}
	there, err := d.Desk.Preference(d.ctx, "journal", &got)
	d.must(err)
	if !there || !maps.Equal(got, widths) {
		t.Errorf("read %v (%v), want %v", got, there, widths)
	}
	there, err = d.Desk.Preference(d.ctx, "office", &got)
	d.must(err)
	equal(t, "a preference called like a setting", there, false)
	equal(t, "records", len(d.history(app.HistoryFilter{})), 0)
}

func TestWhoSitsAtTheDeskIsRecorded(t *testing.T) {
	d := newDesk(t)
	d.Desk.Sit("Айнура Жекше кызы")
	a := d.register()
	c, err := d.Appeals.Case(d.ctx, a.ID)
	d.must(err)
	equal(t, "actor of the event", c.Events[0].Actor, "Айнура Жекше кызы")
	for _, r := range d.history(app.HistoryFilter{Entity: app.EntityAppeal, EntityID: a.ID}) {
		equal(t, "actor of "+r.Action, r.Actor, "Айнура Жекше кызы")
	}
}

func TestTodayIsOfTheLocalZone(t *testing.T) {
	d := bareDesk(t)
	d.clock = time.Date(2026, 10, 14, 0, 30, 0, 0, time.Local)
	equal(t, "today half an hour after midnight", d.Desk.Today(), date("2026-10-14"))
}

func TestSettings(t *testing.T) {
	good := app.DefaultSettings()
	good.NameRU, good.Ready = "МТУ № 109", true
	for name, tt := range map[string]struct {
		change func(*app.Settings)
		key    string
	}{
		"no name":            {func(s *app.Settings) { s.NameRU = "" }, "settings.name_needed"},
		"urgent never":       {func(s *app.Settings) { s.UrgentDays = 0 }, "settings.urgent_range"},
		"urgent for a month": {func(s *app.Settings) { s.UrgentDays = 31 }, "settings.urgent_range"},
		"a bad pattern":      {func(s *app.Settings) { s.Numbering.Pattern = "{letter}" }, "numbering.no_counter"},
	} {
		t.Run(name+" is refused", func(t *testing.T) {
			d := newDesk(t)
			s := good
			tt.change(&s)
			refused(t, d.Desk.SaveSettings(d.ctx, s), app.Invalid, tt.key)
			kept, err := d.Desk.Settings(d.ctx)
			d.must(err)
			equal(t, "the name kept", kept.NameKY, "№ 109 МАБ")
		})
	}
	t.Run("saved ones count at once and are recorded", func(t *testing.T) {
		d := newDesk(t)
		changed := 0
		d.Bus.Subscribe(func(c app.Changed) {
			if c.Kind == app.EntitySetting {
				changed++
			}
		})
		s := good
		s.Numbering.Pattern = "{n:4}/{yyyy}"
		d.must(d.Desk.SaveSettings(d.ctx, s))
		equal(t, "number", d.register().Number, "0001/2026")
		equal(t, "times told", changed, 1)
		r := d.history(app.HistoryFilter{Entity: app.EntitySetting, Limit: 1})[0]
		equal(t, "action", r.Action, "update")
	})
	t.Run("a name in one language stands for both", func(t *testing.T) {
		equal(t, "name", app.Settings{NameRU: "МТУ"}.Name(app.Kyrgyz), "МТУ")
		equal(t, "name", app.Settings{NameKY: "МАБ"}.Name(app.Russian), "МАБ")
		equal(t, "name", app.Settings{NameRU: "МТУ", NameKY: "МАБ"}.Name(app.Kyrgyz), "МАБ")
	})
}
