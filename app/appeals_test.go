package app_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
)

func TestRegisterStoresTheWhole(t *testing.T) {
	d := newDesk(t)
	d.must(d.Desk.KeepDraft(d.ctx, "register", "жарым"))
	file, err := d.Attachments.Add(d.ctx, app.EntityAppeal, 0, "сүрөт.png", bytes.NewReader([]byte("\x89PNG\r\n\x1a\n")))
	d.must(err)
	letter := d.letter()
	a, err := d.Appeals.Register(d.ctx, app.Registration{
		Appeal: letter, ExecutorID: d.asanov.ID, Attachments: []int64{file.ID}, DraftKey: "register",
	})
	d.must(err)
	c, err := d.Appeals.Case(d.ctx, a.ID)
	d.must(err)

	equal(t, "number", a.Number, "Ш-1/26")
	equal(t, "the form's applicant is as it was", letter.Applicants[0].ResidentID, 0)
	equal(t, "version returned", a.Version, c.Appeal.Version)
	equal(t, "standing returned", a.Standing, c.Appeal.Standing)
	equal(t, "state", c.Appeal.Standing.State, app.InWork)
	equal(t, "executor", c.Appeal.Standing.ExecutorID, d.asanov.ID)
	equal(t, "term", c.Appeal.Standing.FirstDue, date("2026-11-02"))
	equal(t, "the term's reason", c.Reckoning.Due, date("2026-11-02"))
	equal(t, "working days left", c.DaysLeft, 14)
	equal(t, "attachments", len(c.Attachments), 1)
	equal(t, "attachment", c.Attachments[0].SHA256, file.SHA256)
	equal(t, "events", len(c.Events), 2)
	there, err := d.Desk.Draft(d.ctx, "register", new(string))
	d.must(err)
	equal(t, "draft is there", there, false)
	rows, err := d.Appeals.Rows(d.ctx, app.AppealQuery{Filter: app.AppealFilter{Words: "шаршенбай отсып"}})
	d.must(err)
	equal(t, "found", len(rows), 1)
	var actions []string
	for _, r := range d.history(app.HistoryFilter{Entity: app.EntityAppeal, EntityID: a.ID}) {
		actions = append(actions, r.Action)
	}
	same(t, "history, newest first", actions, []string{"event.resolution", "event.registered", "create"})
}

func TestARefusedRegistrationLeavesNothing(t *testing.T) {
	d := newDesk(t)
	d.must(d.Desk.KeepDraft(d.ctx, "register", "жарым"))
	records := len(d.history(app.HistoryFilter{}))
	for name, r := range map[string]app.Registration{
		"an executor that is not there":  {Appeal: d.letter(), ExecutorID: 999, DraftKey: "register"},
		"a topic that is not there":      {Appeal: d.letter(func(a *app.Appeal) { a.TopicID = 999 }), DraftKey: "register"},
		"an attachment that is not kept": {Appeal: d.letter(), Attachments: []int64{999}, DraftKey: "register"},
		"a resident that is not there":   {Appeal: d.letter(func(a *app.Appeal) { a.Applicants[0].ResidentID = 999 }), DraftKey: "register"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := d.Appeals.Register(d.ctx, r); err == nil {
				t.Fatal("was registered")
			}
			n, err := d.Residents.Count(d.ctx, app.ResidentFilter{}, 0)
			d.must(err)
			equal(t, "residents", n, 0)
			there, err := d.Desk.Draft(d.ctx, "register", new(string))
			d.must(err)
			equal(t, "the draft is kept", there, true)
			equal(t, "records", len(d.history(app.HistoryFilter{})), records)
		})
	}
	equal(t, "the number that follows", d.register().Number, "Ш-1/26")
}

func TestNumbersAreDrawnOrChecked(t *testing.T) {
	d := newDesk(t)
	numbered := func(number, registered string) func(*app.Appeal) {
		return func(a *app.Appeal) { a.Number, a.Received, a.Registered = number, date(registered), date(registered) }
	}
	last := "2025-12-31"
	for _, step := range []struct {
		what   string
		change func(*app.Appeal)
		want   string // "": refused as taken
	}{
		{"the first of the year", numbered("", today), "Ш-1/26"},
		{"one of the year before has its own counter", numbered("", last), "Ш-1/25"},
		{"one from the paper journal", numbered("Ш-3/26", today), "Ш-3/26"},
		{"the next free", numbered("", today), "Ш-2/26"},
		{"what is taken is passed over", numbered("", today), "Ш-4/26"},
		{"typed again", numbered("Ш-3/26", today), ""},
		{"typed again in small letters", numbered("ш-3/26", today), ""},
		{"the same number in another year", numbered("Ш-3/26", last), "Ш-3/26"},
		{"of another series", numbered("01-17/639", today), "01-17/639"},
		{"after a refusal nothing is lost", numbered("", today), "Ш-5/26"},
	} {
		t.Run(step.what, func(t *testing.T) {
			a, err := d.Appeals.Register(d.ctx, app.Registration{Appeal: d.letter(step.change)})
			if step.want == "" {
				refused(t, err, app.Conflict, "number.taken")
				return
			}
			d.must(err)
			equal(t, "number", a.Number, step.want)
		})
	}
}

func TestRegisterAtOnce(t *testing.T) {
	const clerks, each = 8, 6
	d := newDesk(t)
	numbers := make([]string, clerks*each)
	errs := make([]error, clerks*each)
	var all sync.WaitGroup
	for clerk := range clerks {
		all.Go(func() {
			for i := range each {
				n := clerk*each + i
				a, err := d.Appeals.Register(d.ctx, app.Registration{Appeal: d.letter()})
				numbers[n], errs[n] = a.Number, err
			}
		})
	}
	all.Wait()
	for _, err := range errs {
		d.must(err)
	}
	want := make([]string, clerks*each)
	for i := range want {
		want[i] = fmt.Sprintf("Ш-%d/26", i+1)
	}
	slices.Sort(want)
	slices.Sort(numbers)
	same(t, "numbers", numbers, want)
}

func TestUpdate(t *testing.T) {
	t.Run("stores the card and records what changed", func(t *testing.T) {
		d := newDesk(t)
		a := d.register()
		a.Summary, a.Sheets, a.TopicID = "Дорога", 3, d.light.ID
		a.Applicants[0].Resident.Phones = []string{"0555 123 456"}
		b, err := d.Appeals.Update(d.ctx, a)
		d.must(err)
		stored := d.stored(a.ID)
		equal(t, "version returned", b.Version, stored.Version)
		equal(t, "summary", stored.Summary, "Дорога")
		equal(t, "phone", stored.Applicants[0].Resident.Phones[0], "+996555123456")
		equal(t, "term", stored.Standing.Due, a.Standing.Due)
		var fields []string
		for _, c := range d.history(app.HistoryFilter{Entity: app.EntityAppeal, EntityID: a.ID})[0].Changes {
			fields = append(fields, c.Field)
		}
		same(t, "fields", fields, []string{"Applicants", "Sheets", "Summary", "TopicID"})
		_, err = d.Appeals.Update(d.ctx, b)
		d.must(err) // what it returned can be saved again
	})
	t.Run("refuses what another has changed meanwhile", func(t *testing.T) {
		d := newDesk(t)
		stale := d.register()
		mine := stale
		mine.Note = "моё"
		_, err := d.Appeals.Update(d.ctx, mine)
		d.must(err)
		stale.Note = "чужое"
		_, err = d.Appeals.Update(d.ctx, stale)
		refused(t, err, app.Conflict, "appeal.changed")
		equal(t, "note", d.stored(stale.ID).Note, "моё")
	})
	t.Run("refuses a card over which an event was entered", func(t *testing.T) {
		d := newDesk(t)
		stale := d.register()
		d.events(stale.ID, app.Event{Kind: app.EventClosed})
		_, err := d.Appeals.Update(d.ctx, stale)
		refused(t, err, app.Conflict, "appeal.changed")
	})
	t.Run("refuses a wrong field", func(t *testing.T) {
		d := newDesk(t)
		a := d.register()
		a.TopicID = 0
		_, err := d.Appeals.Update(d.ctx, a)
		refused(t, err, app.Invalid, "check.topic_needed")
	})
	t.Run("of nothing is not found", func(t *testing.T) {
		d := newDesk(t)
		_, err := d.Appeals.Update(d.ctx, d.letter(func(a *app.Appeal) { a.ID = 999 }))
		refused(t, err, app.NotFound, "appeal.gone")
	})
}

func TestUpdateOfTheNumber(t *testing.T) {
	d := newDesk(t)
	first, second := d.register(), d.register()
	second.Number = strings.ToLower(first.Number)
	_, err := d.Appeals.Update(d.ctx, second)
	refused(t, err, app.Conflict, "number.taken")
	second.Number = "Ш-77/26"
	second, err = d.Appeals.Update(d.ctx, second)
	d.must(err)
	last := date("2025-12-30")
	old := d.register(func(a *app.Appeal) { a.Received, a.Registered, a.Number = last, last, "Ш-77/26" })
	second.Received, second.Registered = last, last
	_, err = d.Appeals.Update(d.ctx, second)
	refused(t, err, app.Conflict, "number.taken")
	old.Note = "тот же номер"
	_, err = d.Appeals.Update(d.ctx, old)
	d.must(err)
}

func TestUpdateMovesTheTermOnlyWithWhatItIsCountedFrom(t *testing.T) {
	d := newDesk(t)
	terms := append(civil.DefaultTerms(), civil.Term{
		Kind: string(app.Proposal), Step: civil.StepAnswer, Days: 30, Unit: civil.CalendarDays, From: date("2013-01-01"), RollForward: true,
	})
	_, err := d.Calendar.Apply(d.ctx, app.CalendarChange{Terms: terms})
	d.must(err)
	for name, tt := range map[string]struct {
		change     func(*app.Appeal)
		first, due string
	}{
		"another note":            {func(a *app.Appeal) { a.Note = "x" }, "2026-11-02", "2026-12-15"},
		"another kind":            {func(a *app.Appeal) { a.Kind = app.Proposal }, "2026-11-12", "2026-12-15"},
		"another kind, same term": {func(a *app.Appeal) { a.Kind = app.Complaint }, "2026-11-02", "2026-12-15"},
		"another day":             {func(a *app.Appeal) { a.Received, a.Registered = date("2026-10-12"), date("2026-10-12") }, "2026-10-30", "2026-12-15"},
		"a term by hand":          {func(a *app.Appeal) { a.DueByHand, a.DueReason = date("2026-10-20"), "210" }, "2026-10-20", "2026-12-15"},
	} {
		t.Run(name, func(t *testing.T) {
			a := d.register()
			d.events(a.ID, app.Event{Kind: app.EventExtended, Text: "запрос", Due: date("2026-12-15")})
			a = d.stored(a.ID)
			tt.change(&a)
			_, err := d.Appeals.Update(d.ctx, a)
			d.must(err)
			s := d.stored(a.ID).Standing
			equal(t, "first term", s.FirstDue, date(tt.first))
			equal(t, "term after the extension", s.Due, date(tt.due))
		})
	}
	t.Run("and back to the law's when the hand is taken off", func(t *testing.T) {
		a := d.register(func(a *app.Appeal) { a.DueByHand, a.DueReason = date("2026-10-20"), "210" })
		equal(t, "term by hand", a.Standing.Due, date("2026-10-20"))
		a.DueByHand = civil.Date{}
		a, err := d.Appeals.Update(d.ctx, a)
		d.must(err)
		equal(t, "term of law", a.Standing.Due, date("2026-11-02"))
	})
}

func TestCaseShowsItsKin(t *testing.T) {
	d := newDesk(t)
	first := d.register()
	second := d.register(func(a *app.Appeal) { a.Repetition, a.Earlier = app.Repeated, first.ID })
	third := d.register(func(a *app.Appeal) { a.Repetition, a.Earlier = app.Multiple, first.ID })

	c, err := d.Appeals.Case(d.ctx, first.ID)
	d.must(err)
	var later []string
	for _, r := range c.Later {
		later = append(later, r.Number)
	}
	slices.Sort(later)
	same(t, "later", later, []string{second.Number, third.Number})
	if c.Earlier != nil {
		t.Errorf("the first repeats %s", c.Earlier.Number)
	}
	c, err = d.Appeals.Case(d.ctx, third.ID)
	d.must(err)
	equal(t, "earlier", c.Earlier.Number, first.Number)

	_, err = d.Appeals.Case(d.ctx, 999)
	refused(t, err, app.NotFound, "appeal.gone")
}

func TestCaseCountsDays(t *testing.T) {
	d := newDesk(t)
	a := d.register()
	for _, tt := range []struct {
		today      string
		left, late int
	}{
		{"2026-10-13", 14, 0}, {"2026-10-30", 1, 0}, {"2026-11-02", 0, 0}, {"2026-11-03", 0, 1}, {"2026-11-10", 0, 6},
	} {
		t.Run("on "+tt.today, func(t *testing.T) {
			d.setDay(tt.today)
			c, err := d.Appeals.Case(d.ctx, a.ID)
			d.must(err)
			equal(t, "days left", c.DaysLeft, tt.left)
			equal(t, "days late", c.LateDays, tt.late)
		})
	}
	t.Run("not after the answer", func(t *testing.T) {
		d.setDay(today)
		d.events(a.ID, app.Event{Kind: app.EventAnswered, Outcome: app.Explained, Number: "О-1"})
		d.setDay("2026-12-01")
		c, err := d.Appeals.Case(d.ctx, a.ID)
		d.must(err)
		equal(t, "days left", c.DaysLeft, 0)
		equal(t, "days late", c.LateDays, 0)
	})
	t.Run("a term by hand has no reckoning of law", func(t *testing.T) {
		d.setDay(today)
		b := d.register(func(a *app.Appeal) { a.DueByHand, a.DueReason = date("2026-10-20"), "210" })
		c, err := d.Appeals.Case(d.ctx, b.ID)
		d.must(err)
		equal(t, "reckoned", c.Reckoned, false)
		equal(t, "days left", c.DaysLeft, 5)
	})
}

func TestReckon(t *testing.T) {
	d := newDesk(t)
	r, ok, err := d.Appeals.Reckon(d.ctx, app.Complaint, date(today))
	d.must(err)
	equal(t, "reckoned", ok, true)
	equal(t, "due", r.Due, date("2026-11-02"))
	_, ok, err = d.Appeals.Reckon(d.ctx, app.Complaint, date("2012-12-31"))
	d.must(err)
	equal(t, "reckoned before the law", ok, false)
	a := d.register(func(a *app.Appeal) { a.Received, a.Registered = date("2012-12-28"), date("2012-12-28") })
	equal(t, "term before the law", a.Standing.Due, civil.Date{})
}

func TestListsAreSeenFromToday(t *testing.T) {
	d := newDesk(t)
	a := d.register()
	late := app.AppealFilter{Late: true}
	count := func() int {
		n, err := d.Appeals.Count(d.ctx, late, 0)
		d.must(err)
		rows, err := d.Appeals.Rows(d.ctx, app.AppealQuery{Filter: late})
		d.must(err)
		groups, err := d.Appeals.Tally(d.ctx, late)
		d.must(err)
		equal(t, "rows", len(rows), n)
		equal(t, "tally", groups[0].N, n)
		return n
	}
	d.setDay(a.Standing.Due.String())
	equal(t, "late on the last day", count(), 0)
	d.setDay(a.Standing.Due.AddDays(1).String())
	equal(t, "late on the next", count(), 1)
}
