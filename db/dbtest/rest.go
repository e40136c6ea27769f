package dbtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"kairyluu/app"
	"kairyluu/app/civil"
)

func testDictionaries(t *testing.T, open func(testing.TB) app.Store) {
	s := open(t)
	o := Fill(t, s, 40)
	e := app.Entry{
		Dict: app.Settlements, Code: "7", NameRU: "Яблоневка", NameKY: "Алмалуу", Aliases: []string{"Яблочное"}, Active: true,
		Population: 5400, From: date("2001-01-01"), Until: date("2030-01-01"), Post: "глава", Phone: "+996312000000",
	}
	Do(t, s, func(tx app.Tx) error { return tx.AddEntry(t.Context(), &e) })
	t.Run("entries are read as written, by name", func(t *testing.T) {
		same(t, "settlements", must(s.Entries(t.Context(), app.Settlements))(t),
			[]app.Entry{o.Settlements[0], o.Settlements[1], o.Settlements[2], o.Settlements[3], e})
	})
	t.Run("topics by code", func(t *testing.T) {
		codes := ""
		for _, topic := range must(s.Entries(t.Context(), app.Topics))(t) {
			codes += topic.Code + " "
		}
		same(t, "codes", codes, "00 00 00 01 01 01 ")
	})
	t.Run("what is used is not deleted", func(t *testing.T) { testUse(t, s, o, e) })
	t.Run("an older version is refused", func(t *testing.T) {
		stale := o.Bodies[0]
		fresh := stale
		fresh.Active = false
		Do(t, s, func(tx app.Tx) error { return tx.UpdateEntry(t.Context(), &fresh) })
		err := s.InTx(t.Context(), func(tx app.Tx) error { return tx.UpdateEntry(t.Context(), &stale) })
		refused(t, err, app.Conflict, "entry.changed")
	})
	t.Run("a renamed settlement is found by its new name", func(t *testing.T) {
		place := o.Settlements[2]
		count := func(words string) int {
			return must(s.CountAppeals(t.Context(), app.AppealFilter{Words: words}, 0))(t)
		}
		want := must(s.CountAppeals(t.Context(), app.AppealFilter{Settlement: place.ID}, 0))(t)
		same(t, "by the old name", count("алтын каз"), want)
		place.NameRU, place.NameKY, place.Aliases = "Күмүш", "Күмүш", []string{"Серебряный бор"}
		Do(t, s, func(tx app.Tx) error { return tx.UpdateEntry(t.Context(), &place) })
		same(t, "by the old name", count("алтын каз"), 0)
		same(t, "by the new name", count("кумуш"), want)
		same(t, "by an alias", count("серебр бор"), want)
	})
	t.Run("a topic moved to another group takes its appeals along", func(t *testing.T) {
		topic := o.Topics[0]
		count := func(id int64) int { return must(s.CountAppeals(t.Context(), app.AppealFilter{Topic: id}, 0))(t) }
		own, there := count(topic.ID), count(o.Groups[1].ID)
		topic.Parent = o.Groups[1].ID
		Do(t, s, func(tx app.Tx) error { return tx.UpdateEntry(t.Context(), &topic) })
		same(t, "in the other group", count(o.Groups[1].ID), there+own)
	})
}

func testUse(t *testing.T, s app.Store, o *Office, unused app.Entry) {
	fresh := app.Entry{Dict: app.Topics, NameRU: "Тема"}
	extra := fullCard(o)
	Do(t, s, func(tx app.Tx) error {
		if err := tx.AddEntry(t.Context(), &fresh); err != nil {
			return err
		}
		extra.ExtraTopics = []int64{fresh.ID}
		return tx.AddAppeal(t.Context(), &extra)
	})
	for _, c := range []struct {
		what string
		id   int64
		used bool
	}{
		{"settlement of appeals", o.Settlements[0].ID, true},
		{"topic of appeals", o.Topics[0].ID, true},
		{"group of topics", o.Groups[0].ID, true},
		{"further topic", fresh.ID, true},
		{"executor", o.Executors[0].ID, true},
		{"body that nobody named", o.Bodies[1].ID, false},
		{"settlement that nobody named", unused.ID, false},
	} {
		same(t, c.what, must(s.EntryUsed(t.Context(), c.id))(t), c.used)
		err := s.InTx(t.Context(), func(tx app.Tx) error { return tx.DeleteEntry(t.Context(), c.id) })
		if c.used {
			refused(t, err, app.Denied, "entry.used")
		} else if err != nil {
			t.Errorf("delete %s: %v", c.what, err)
		}
	}
	err := s.InTx(t.Context(), func(tx app.Tx) error { return tx.DeleteEntry(t.Context(), unused.ID) })
	refused(t, err, app.NotFound, "entry.gone")
}

func testSettings(t *testing.T, open func(testing.TB) app.Store) {
	s := open(t)
	o := Fill(t, s, 30)
	ctx := t.Context()
	t.Run("settings and drafts are kept until replaced", func(t *testing.T) {
		same(t, "never set", must(s.Setting(ctx, "office"))(t), json.RawMessage(nil))
		for _, value := range []string{`{"a":1}`, `{"ү":"ө"}`} {
			Do(t, s, func(tx app.Tx) error {
				return errors.Join(tx.PutSetting(ctx, "office", json.RawMessage(value)), tx.PutDraft(ctx, "form", json.RawMessage(value)))
			})
			same(t, "setting", must(s.Setting(ctx, "office"))(t), json.RawMessage(value))
			same(t, "draft", must(s.Draft(ctx, "form"))(t), json.RawMessage(value))
		}
		Do(t, s, func(tx app.Tx) error { return tx.PutDraft(ctx, "form", nil) })
		same(t, "draft dropped", must(s.Draft(ctx, "form"))(t), json.RawMessage(nil))
	})
	t.Run("days of the calendar are replaced and dropped", func(t *testing.T) {
		days := []civil.Day{
			{Date: date("2026-01-01"), Kind: civil.DayOff, NoteRU: "Новый год", NoteKY: "Жаңы жыл", NoteEN: "New Year"},
			{Date: date("2026-03-20"), Kind: civil.DayOff, NoteRU: "Орозо айт", Preliminary: true},
		}
		Do(t, s, func(tx app.Tx) error {
			return errors.Join(tx.PutDay(ctx, days[1]), tx.PutDay(ctx, civil.Day{Date: days[0].Date, Kind: civil.ShortDay}), tx.PutDay(ctx, days[0]))
		})
		same(t, "days", must(s.CalendarDays(ctx))(t), days)
		Do(t, s, func(tx app.Tx) error { return tx.DropDay(ctx, days[0].Date) })
		same(t, "days", must(s.CalendarDays(ctx))(t), days[1:])
	})
	t.Run("terms are replaced whole", func(t *testing.T) {
		for _, terms := range []civil.Terms{civil.DefaultTerms(), civil.DefaultTerms()[1:3]} {
			Do(t, s, func(tx app.Tx) error { return tx.ReplaceTerms(ctx, terms) })
			same(t, "terms", must(s.Terms(ctx))(t), terms)
		}
	})
	t.Run("open terms are those of the law on control", func(t *testing.T) {
		var want []int64
		for _, a := range o.Appeals {
			if a.Standing.State.Open() && a.DueByHand.IsZero() {
				want = append(want, a.ID)
			}
		}
		var got []int64
		for _, term := range must(s.OpenTerms(ctx))(t) {
			got = append(got, term.ID)
			a := o.Appeals[slices.IndexFunc(o.Appeals, func(a app.Appeal) bool { return a.ID == term.ID })]
			same(t, "term", term, app.OpenTerm{
				ID: a.ID, Number: a.Number, Kind: a.Kind, Registered: a.Registered,
				FirstDue: a.Standing.FirstDue, Due: a.Standing.Due,
			})
		}
		slices.Sort(got)
		same(t, "open terms", got, want)
	})
}

func testAttachments(t *testing.T, open func(testing.TB) app.Store) {
	s := open(t)
	ctx := t.Context()
	at := time.Date(2026, 7, 1, 10, 0, 0, 0, time.UTC)
	a := app.Attachment{Entity: app.EntityAppeal, SHA256: strings.Repeat("ab", 32), Name: "скан.pdf", Size: 5, Type: "application/pdf", At: at, Actor: "Айнура"}
	b := a
	b.Name, b.EntityID = "фото.jpg", 7
	Do(t, s, func(tx app.Tx) error { return errors.Join(tx.AddAttachment(ctx, &a), tx.AddAttachment(ctx, &b)) })
	Do(t, s, func(tx app.Tx) error { return tx.AttachTo(ctx, a.ID, app.EntityAppeal, 7) })
	a.EntityID = 7
	same(t, "attachments", must(s.Attachments(ctx, app.EntityAppeal, 7))(t), []app.Attachment{a, b})
	Do(t, s, func(tx app.Tx) error { return tx.RemoveAttachment(ctx, a.ID) })
	same(t, "after removal", must(s.Attachments(ctx, app.EntityAppeal, 7))(t), []app.Attachment{b})
	err := s.InTx(ctx, func(tx app.Tx) error { return tx.RemoveAttachment(ctx, 99) })
	refused(t, err, app.NotFound, "file.gone")
}

func testHistory(t *testing.T, open func(testing.TB) app.Store) {
	s := open(t)
	ctx := t.Context()
	var want []app.Record
	for i := range 12 {
		r := app.Record{
			At: time.Date(2026, 7, 1, 10, i, 0, 0, time.UTC), Actor: []string{"Айнура", "Бакыт"}[i%2], Entity: app.EntityAppeal,
			EntityID: int64(i % 3), Label: fmt.Sprintf("Ө-%d/26", i), Action: "update", Changes: []app.Change{{Field: "Note", Old: "a", New: "б"}},
		}
		Do(t, s, func(tx app.Tx) error { return tx.AddRecord(ctx, &r) })
		want = slices.Insert(want, 0, r)
	}
	t.Run("records are read as written, newest first", func(t *testing.T) {
		same(t, "history", must(s.History(ctx, app.HistoryFilter{}))(t), want)
		page := must(s.History(ctx, app.HistoryFilter{Before: want[3].Seq, Limit: 2}))(t)
		same(t, "page", page, want[4:6])
	})
	t.Run("filters narrow them", func(t *testing.T) {
		keep := func(f func(app.Record) bool) (kept []app.Record) {
			for _, r := range want {
				if f(r) {
					kept = append(kept, r)
				}
			}
			return kept
		}
		same(t, "of one thing", must(s.History(ctx, app.HistoryFilter{Entity: app.EntityAppeal, EntityID: 2}))(t),
			keep(func(r app.Record) bool { return r.EntityID == 2 }))
		same(t, "by actor", must(s.History(ctx, app.HistoryFilter{Words: "бакы"}))(t),
			keep(func(r app.Record) bool { return r.Actor == "Бакыт" }))
		same(t, "by label", must(s.History(ctx, app.HistoryFilter{Words: "о 11"}))(t), want[:1])
	})
	t.Run("each hash is another, and none is empty", func(t *testing.T) {
		seen := map[string]bool{"": true}
		for _, r := range want {
			if seen[r.Hash] {
				t.Errorf("hash %q again", r.Hash)
			}
			seen[r.Hash] = true
		}
	})
}

var errStop = errors.New("stop")

func testTransactions(t *testing.T, open func(testing.TB) app.Store) {
	s := open(t)
	o := Fill(t, s, 10)
	ctx := t.Context()
	t.Run("what was rolled back leaves nothing", func(t *testing.T) {
		a := fullCard(o)
		a.Text = "Исчезнувшее"
		id := int64(0)
		err := s.InTx(ctx, func(tx app.Tx) error {
			err := errors.Join(
				tx.AddAppeal(ctx, &a),
				tx.AddEvent(ctx, &app.Event{AppealID: a.ID, Kind: app.EventResolution, Date: a.Registered, Text: "Исчезнувшее"}),
				tx.AddRecord(ctx, &app.Record{Entity: app.EntityAppeal, EntityID: a.ID, Label: "исчезнувшее"}))
			if n := must(tx.CountAppeals(ctx, app.AppealFilter{Words: "исчезн"}, 0))(t); n != 1 {
				t.Errorf("%d found inside the transaction", n)
			}
			id = a.ID
			return errors.Join(err, errStop)
		})
		if !errors.Is(err, errStop) {
			t.Fatalf("error %v", err)
		}
		_, err = s.Appeal(ctx, id)
		refused(t, err, app.NotFound, "appeal.gone")
		same(t, "events", len(must(s.Events(ctx, id))(t)), 0)
		same(t, "search", must(s.CountAppeals(ctx, app.AppealFilter{Words: "исчезн"}, 0))(t), 0)
		same(t, "history", len(must(s.History(ctx, app.HistoryFilter{Words: "исчезн"}))(t)), 0)
	})
	t.Run("many at once draw different numbers", func(t *testing.T) { testConcurrency(t, s, o) })
}

func testConcurrency(t *testing.T, s app.Store, o *Office) {
	const clerks, each = 8, 12
	ctx := t.Context()
	var wg sync.WaitGroup
	for range clerks {
		wg.Go(func() {
			for range each {
				err := s.InTx(ctx, func(tx app.Tx) error {
					n, err := tx.NextNumber(ctx, 2026, "race")
					if err != nil {
						return err
					}
					a := fullCard(o)
					a.Number = fmt.Sprintf("Г-%d/26", n)
					if err := tx.AddAppeal(ctx, &a); err != nil {
						return err
					}
					return tx.AddRecord(ctx, &app.Record{Entity: app.EntityAppeal, EntityID: a.ID, Label: a.Number})
				})
				if err != nil {
					t.Error(err)
				}
				if _, err := s.AppealRows(ctx, app.AppealQuery{Filter: app.AppealFilter{Words: "г"}, Limit: 5}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	same(t, "appeals", must(s.CountAppeals(ctx, app.AppealFilter{Words: "г"}, 0))(t), clerks*each)
	for n := 1; n <= clerks*each; n++ {
		same(t, "of that number", len(must(s.AppealByNumber(ctx, fmt.Sprintf("г-%d/26", n)))(t)), 1)
	}
}
