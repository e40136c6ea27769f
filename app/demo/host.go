package demo

import (
	"context"
	"time"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// Meetings go back so many months and are planned so many days ahead.
const (
	meetingMonths = 24
	aheadDays     = 28
	meetingBatch  = 200
)

// Stream of the dice of meetings: appeals are the same with or without them.
const meetingStream = 1

// host makes up meetings, the action plan and the registers of settlements.
type host struct {
	dice
	m    *maker
	talk *gathering

	forms, roles, groups map[string]int64         // by code
	groupIDs             []int64                  // in order of their codes
	series               map[int64]int64          // of a settlement
	table                int64                    // series of the round tables
	carry                map[int64][]app.Decision // by series, for the meetings that follow
	taken                map[int64]bool           // resolutions that a decision was made for
}

// resolution is a collective appeal that came from a meeting.
type resolution struct {
	id         int64
	number     string
	registered civil.Date
	place      int64
	topic      int64
	text       string
	signatures int
}

// convene writes n meetings with what they decided, and the risks and practices of
// the settlements. An office without the dictionaries of meetings gets none.
func (m *maker) convene(ctx context.Context, store app.Store, seed uint64, n int) error {
	talk, err := readGathering()
	if err != nil {
		return err
	}
	h := &host{
		dice: newDice(seed, meetingStream), m: m, talk: talk, series: map[int64]int64{},
		carry: map[int64][]app.Decision{}, taken: map[int64]bool{},
	}
	if err := h.readEntries(ctx, store); err != nil || len(h.forms) == 0 || n <= 0 {
		return err
	}
	if err := store.InTx(ctx, func(tx app.Tx) error { return h.addSeries(ctx, tx) }); err != nil {
		return err
	}
	days := h.spread(n)
	for from := 0; from < n; from += meetingBatch {
		err := store.InTx(ctx, func(tx app.Tx) error {
			for _, day := range days[from:min(from+meetingBatch, n)] {
				if err := h.hold(ctx, tx, day); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return store.InTx(ctx, func(tx app.Tx) error { return h.find(ctx, tx) })
}

func (h *host) readEntries(ctx context.Context, store app.Store) error {
	for _, d := range []struct {
		dict app.Dict
		to   *map[string]int64
	}{{app.MeetingForms, &h.forms}, {app.GuestRoles, &h.roles}, {app.PeopleGroups, &h.groups}} {
		entries, err := store.Entries(ctx, d.dict)
		if err != nil {
			return err
		}
		*d.to = map[string]int64{}
		for _, e := range entries {
			(*d.to)[e.Code] = e.ID
			if d.dict == app.PeopleGroups {
				h.groupIDs = append(h.groupIDs, e.ID)
			}
		}
	}
	return nil
}

// addSeries gives every settlement its meetings, and all of them the round tables.
func (h *host) addSeries(ctx context.Context, tx app.Tx) error {
	add := func(b *bilingual, p *place) (int64, error) {
		said := map[app.Language]string{}
		for _, lang := range []app.Language{app.Russian, app.Kyrgyz} {
			said[lang] = (&scene{dice: h.dice, book: h.m.book, lang: lang, place: p}).tell(b)
		}
		e := app.Entry{Dict: app.MeetingSeries, NameRU: said[app.Russian], NameKY: said[app.Kyrgyz], Active: true}
		err := tx.AddEntry(ctx, &e)
		return e.ID, err
	}
	var err error
	for _, p := range h.m.crowd.places {
		if h.series[p.id], err = add(&h.talk.Series, p); err != nil {
			return err
		}
	}
	h.table, err = add(&h.talk.Table, h.m.crowd.places[0])
	return err
}

// spread gives each of n meetings its working day, in order.
func (h *host) spread(n int) []civil.Date {
	first := h.m.until.AddMonths(-meetingMonths)
	whole := h.m.until.AddDays(aheadDays).Sub(first)
	days := make([]civil.Date, n)
	for i := range days {
		day := first.AddDays(whole * i / n)
		for !h.m.cal.IsWorking(day) {
			day = day.AddDays(1)
		}
		days[i] = day
	}
	return days
}

// record writes a line of the history at an hour of a day of the office.
func (h *host) record(ctx context.Context, tx app.Tx, at time.Time, entity string, id int64, label, action string, changes ...app.Change) error {
	return tx.AddRecord(ctx, &app.Record{
		At: at, Actor: h.m.staff.clerk(h.dice), Entity: entity, EntityID: id, Label: label, Action: action, Changes: changes,
	})
}

// hour is a moment of a working day.
func (d dice) hour(day civil.Date) time.Time {
	return day.Time(bishkek).Add(time.Duration(9*60+d.IntN(8*60)) * time.Minute).UTC()
}

// find writes the registers of risks and practices, some tied to decisions that
// are still open.
func (h *host) find(ctx context.Context, tx app.Tx) error {
	for i, p := range h.m.crowd.places {
		for k := range 3 {
			t := h.talk.Findings[(i*3+k*2+h.IntN(2))%len(h.talk.Findings)]
			if err := h.finding(ctx, tx, t, p); err != nil {
				return err
			}
		}
	}
	return nil
}

func (h *host) finding(ctx context.Context, tx app.Tx, t *findingText, p *place) error {
	s := h.scene(p, h.m.until)
	f := app.Finding{
		Kind: t.Kind, Level: t.Level, SettlementID: p.id, Title: s.tell(&t.Title), Text: s.tell(&t.Text),
		Measures: s.tell(&t.Measures), Since: h.m.until.AddDays(-h.between(40, 600)),
	}
	if t.Kind == app.Practice || h.percent(20) {
		f.Until = f.Since.AddDays(h.between(15, 39))
	}
	if err := tx.AddFinding(ctx, &f); err != nil {
		return err
	}
	if err := h.record(ctx, tx, h.hour(f.Since), app.EntityFinding, f.ID, f.Title, "create", app.Change{Field: "Title", New: f.Title}); err != nil {
		return err
	}
	open := h.carry[h.series[p.id]]
	if len(open) == 0 || !h.percent(60) {
		return nil
	}
	d := one(h.dice, open)
	return tx.Link(ctx, app.Related{Entity: app.EntityFinding, ID: f.ID, Label: f.Title},
		app.Related{Entity: app.EntityDecision, ID: d.ID, Label: d.Label()})
}

// scene is a place on a day, told in one of the two languages.
func (h *host) scene(p *place, day civil.Date) *scene {
	s := &scene{dice: h.dice, book: h.m.book, lang: app.Russian, speaker: many, place: p, day: day}
	if h.percent(65) {
		s.lang = app.Kyrgyz
	}
	s.street = one(h.dice, p.streets)
	return s
}
