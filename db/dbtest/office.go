package dbtest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
)

// Today is the day from which the tests look at the made-up office.
var Today = civil.MustParse("2026-07-15")

// Office is a made-up office: what was written into a store, as it should be
// read from it.
type Office struct {
	Settlements, Topics, Groups, Executors, Bodies []app.Entry

	Residents []app.Resident
	Appeals   []app.Appeal // by id
	Events    map[int64][]app.Event
}

// Fill writes n made-up appeals with everything they refer to, the same for the
// same n.
func Fill(t testing.TB, s app.Store, n int) *Office {
	t.Helper()
	f := &filler{
		ctx:    t.Context(),
		r:      rand.New(rand.NewPCG(1, uint64(n))),
		office: &Office{Events: make(map[int64][]app.Event)},
		at:     time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC),
	}
	Do(t, s, func(tx app.Tx) error {
		f.tx = tx
		return f.fill(n)
	})
	return f.office
}

// Do runs f in a transaction and fails the test when it does.
func Do(t testing.TB, s app.Store, f func(app.Tx) error) {
	t.Helper()
	if err := s.InTx(t.Context(), f); err != nil {
		t.Fatalf("transaction: %v", err)
	}
}

type filler struct {
	ctx    context.Context
	tx     app.Tx
	r      *rand.Rand
	office *Office
	at     time.Time
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

func (f *filler) chance(percent int) bool { return f.r.IntN(100) < percent }

func (f *filler) fill(n int) error {
	if err := f.dictionaries(); err != nil {
		return err
	}
	for i := range n/3 + 3 {
		if err := f.resident(i); err != nil {
			return err
		}
	}
	for i := range n {
		if err := f.appeal(i+1, Today.AddDays(-600+600*i/n)); err != nil {
			return err
		}
	}
	return nil
}

func (f *filler) dictionaries() error {
	o := f.office
	entries := func(to *[]app.Entry, d app.Dict, parent int64, names ...string) error {
		for i, name := range names {
			e := app.Entry{Dict: d, Code: fmt.Sprintf("%02d", i), Parent: parent, NameRU: name, NameKY: name, Active: true}
			if err := f.tx.AddEntry(f.ctx, &e); err != nil {
				return err
			}
			*to = append(*to, e)
		}
		return nil
	}
	for _, err := range []error{
		entries(&o.Settlements, app.Settlements, 0, "Ак-Ордо-2", "Ала-Тоо-3", "Алтын-Казык", "Дордой-2"),
		entries(&o.Groups, app.Topics, 0, "Вода", "Дороги"),
		entries(&o.Executors, app.Executors, 0, "Исаков Т.", "Орлова А.", "Жапаров К."),
		entries(&o.Bodies, app.Bodies, 0, "Бишкекводоканал", "Северэлектро"),
	} {
		if err != nil {
			return err
		}
	}
	for _, g := range o.Groups {
		if err := entries(&o.Topics, app.Topics, g.ID, g.NameRU+" 1", g.NameRU+" 2"); err != nil {
			return err
		}
	}
	return nil
}

func (f *filler) resident(i int) error {
	surnames := []string{"Асанов", "Ёлкина", "Шаршенбай уулу", "Өмүров", "Үсөнова", "Ңурбеков", "Ежова", "Орлов"}
	r := app.Resident{
		Name:     text.Name{Surname: pick(f.r, surnames), Given: fmt.Sprintf("Имя%02d", i%17)},
		Sex:      pick(f.r, []app.Sex{app.Female, app.Male, ""}),
		Language: pick(f.r, app.Languages),
		Phones:   []string{fmt.Sprintf("+9965550%05d", i)},
		PIN:      fmt.Sprintf("1%013d", i),
		Note:     "—",
	}
	if f.chance(50) {
		r.Born = civil.MustParse(fmt.Sprintf("%d-05-17", 1935+f.r.IntN(75)))
	} else if f.chance(50) {
		r.BirthYear = 1935 + f.r.IntN(75)
	}
	if f.chance(70) {
		r.SettlementID = pick(f.r, f.office.Settlements).ID
	}
	for range f.r.IntN(3) {
		r.Social = append(r.Social, app.SocialCategories[f.r.IntN(4)*2+len(r.Social)])
	}
	if err := f.tx.AddResident(f.ctx, &r); err != nil {
		return err
	}
	f.office.Residents = append(f.office.Residents, r)
	return nil
}

var sentences = []string{
	"Прошу отремонтировать дорогу по улице Жеңиш", "Көчөдө жарык жок, күйгүзүп бериңиздер",
	"Нет воды третью неделю", "Таштанды чыгарылбай жатат", "Просим поставить остановку у школы",
	"Кошуналар түнү бою ызы-чуу кылышат", "Прошу выдать справку",
}

func (f *filler) appeal(i int, day civil.Date) error {
	day = day.AddDays(-f.r.IntN(3)) // entered on the day, or later
	a := app.Appeal{
		Number: fmt.Sprintf("%s-%d/%02d", pick(f.r, []string{"А", "Ш", "Ө"}), i, day.Year()%100), Registered: day, Received: day,
		Channel: pick(f.r, app.Channels), Kind: pick(f.r, app.Kinds), Multiplicity: pick(f.r, app.Multiplicities),
		Repetition: app.First, Language: pick(f.r, app.Languages), Text: pick(f.r, sentences) + fmt.Sprintf(" %d", i),
		Sheets: 1, OnControl: true, Cost: int64(f.r.IntN(100)),
	}
	f.place(&a)
	f.people(&a)
	if f.chance(20) && len(f.office.Appeals) > 0 {
		a.Repetition = pick(f.r, app.Repetitions[1:])
		a.Earlier = pick(f.r, f.office.Appeals).ID
	}
	if f.chance(15) {
		a.Covering = app.Covering{Body: "Мэрия", Number: fmt.Sprint("М-", i), Date: day}
	}
	due := day.AddDays(10 + f.r.IntN(20))
	if f.chance(5) {
		due = civil.Date{}
	}
	a.Standing = app.Stand(due, nil)
	if err := f.tx.AddAppeal(f.ctx, &a); err != nil {
		return err
	}
	if err := f.events(&a); err != nil {
		return err
	}
	f.office.Appeals = append(f.office.Appeals, a)
	return nil
}

func (f *filler) place(a *app.Appeal) {
	if f.chance(85) {
		a.SettlementID = pick(f.r, f.office.Settlements).ID
	}
	if f.chance(60) {
		a.Address.Line = fmt.Sprintf("ул. Жеңиш, %d", 1+f.r.IntN(9))
	}
	if f.chance(90) {
		a.TopicID = pick(f.r, append(f.office.Topics, f.office.Groups...)).ID
	}
	if a.Channel.Personal() {
		a.ReceiverID = pick(f.r, f.office.Executors).ID
	}
}

func (f *filler) people(a *app.Appeal) {
	n := 1
	switch a.Multiplicity {
	case app.Anonymous:
		return
	case app.Collective:
		n, a.Signatures = 2, 2+f.r.IntN(50)
	}
	at := f.r.IntN(len(f.office.Residents))
	for i := range n {
		r := f.office.Residents[(at+i)%len(f.office.Residents)]
		a.Applicants = append(a.Applicants, app.Applicant{ResidentID: r.ID, Resident: r})
	}
}

// events gives an appeal a course of its own.
func (f *filler) events(a *app.Appeal) error {
	events := []app.Event{{Kind: app.EventRegistered, Date: a.Registered}}
	add := func(percent int, e app.Event) {
		if f.chance(percent) {
			e.Date = events[len(events)-1].Date.AddDays(f.r.IntN(9))
			events = append(events, e)
		}
	}
	add(75, app.Event{
		Kind: app.EventResolution, Text: "Разобраться", ExecutorID: pick(f.r, f.office.Executors).ID,
		CoExecutors: []app.Assignment{{ExecutorID: f.office.Executors[0].ID, Due: a.Registered.AddDays(7)}},
	})
	add(10, app.Event{Kind: app.EventExtended, Due: a.Registered.AddDays(40), Text: "Запрос"})
	add(20, app.Event{Kind: app.EventSiteVisit, Text: "Комиссия"})
	add(60, app.Event{Kind: app.EventAnswered, Outcome: pick(f.r, app.AnswerOutcomes), Number: fmt.Sprint("О-", a.ID)})
	add(50, app.Event{Kind: app.EventClosed})
	add(4, app.Event{Kind: app.EventWithdrawn, Text: "Отозвал"})
	for i := range events {
		e := &events[i]
		f.at = f.at.Add(time.Second)
		e.AppealID, e.At, e.Actor = a.ID, f.at, "Айнура"
		if err := f.tx.AddEvent(f.ctx, e); err != nil {
			return err
		}
	}
	f.office.Events[a.ID] = events
	a.Standing = app.Stand(a.Standing.FirstDue, events)
	a.Version++
	if err := f.tx.SetStanding(f.ctx, a.ID, a.Standing); err != nil {
		return err
	}
	return f.tx.AddRecord(f.ctx, &app.Record{
		At: f.at, Actor: "Айнура", Entity: app.EntityAppeal, EntityID: a.ID, Label: a.Number, Action: "create",
		Changes: []app.Change{{Field: "Number", New: a.Number}},
	})
}
