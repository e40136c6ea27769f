package db

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
)

// titleLetters is how much of a long text is its title.
const titleLetters = 60

// begins tells whether a folded word begins one of the words of s.
func begins(s, word string) bool { return strings.Contains(" "+text.Fold(s), " "+word) }

// part is a piece of a card beside its title.
type part struct {
	spot app.Spot
	text string
	by   string // what it is found by; "": by its text
}

// noteLetters is how much of a part a hit shows.
const noteLetters = 70

// locate says which part has the most of the words that are not shown already;
// whole tells whether it has all of them.
func (f *finder) locate(shown string, parts ...part) (spot app.Spot, note string, whole bool) {
	missing := f.missing(shown)
	var best part
	var had []string
	for _, p := range parts {
		var has []string
		for _, word := range missing {
			if begins(cmp.Or(p.by, p.text), word) {
				has = append(has, word)
			}
		}
		if len(has) > len(had) {
			best, had = p, has
		}
	}
	note, _ = text.Snippet(best.text, had, noteLetters)
	return best.spot, note, len(had) == len(missing)
}

// missing are the words that do not stand in s.
func (f *finder) missing(s string) []string {
	return slices.DeleteFunc(slices.Clone(f.typed), func(word string) bool { return begins(s, word) })
}

// appeal says of a line of the journal where the words are. The letter, the events
// and the other applicants are read only when the line does not have them.
func (f *finder) appeal(ctx context.Context, a app.AppealRow) (app.Hit, error) {
	h := app.Hit{Entity: app.EntityAppeal, ID: a.ID, Title: a.Number, About: a.Applicant, Date: a.Registered}
	shown := h.Title + " " + h.About
	line := append(phoneParts(a.Phone), part{spot: app.SpotAddress, text: a.Address}, part{spot: app.SpotSummary, text: a.Summary})
	spot, note, whole := f.locate(shown, line...)
	if !whole {
		more, err := f.appealParts(ctx, a.ID)
		if err != nil {
			return h, err
		}
		spot, note, _ = f.locate(shown, append(line, more...)...)
	}
	h.Spot, h.Note = spot, cmp.Or(note, a.Summary)
	return h, nil
}

// appealParts are what an appeal is found by beside its line.
func (f *finder) appealParts(ctx context.Context, id int64) ([]part, error) {
	a, err := f.Appeal(ctx, id)
	if err != nil {
		return nil, err
	}
	parts, err := f.settlement(ctx, a.SettlementID)
	if err != nil {
		return nil, err
	}
	for _, s := range []string{a.Address.Plot, a.Address.Landmark, a.Address.Quarter} {
		parts = append(parts, part{spot: app.SpotAddress, text: s})
	}
	for _, p := range a.Applicants {
		parts = append(parts, part{spot: app.SpotApplicant, text: p.Resident.Name.Full()})
		parts = append(parts, phoneParts(p.Resident.Phones...)...)
	}
	parts = append(parts, part{spot: app.SpotText, text: a.Text},
		part{spot: app.SpotCovering, text: strings.TrimSpace(a.Covering.Body + " " + a.Covering.Number)})
	events, err := eventsOf(ctx, f.q, id)
	for _, e := range events {
		switch {
		case e.TakenBack != nil:
		case e.Kind == app.EventResolution:
			parts = append(parts, part{spot: app.SpotResolution, text: e.Text})
		case e.Kind == app.EventAnswered:
			parts = append(parts, part{spot: app.SpotAnswer, text: e.Number})
		}
	}
	return parts, err
}

// phoneParts are phones as people read them, found in the ways people type them.
func phoneParts(phones ...string) []part {
	var parts []part
	for _, phone := range phones {
		w := &words{}
		w.addPhones([]string{phone})
		parts = append(parts, part{app.SpotPhone, text.FormatPhone(phone), w.String()})
	}
	return parts
}

// settlement is the names of a settlement.
func (f *finder) settlement(ctx context.Context, id int64) ([]part, error) {
	if id == 0 {
		return nil, nil
	}
	records, err := all[entryRecord](ctx, f.q, "SELECT name_ru, name_ky, aliases AS other_names FROM entry WHERE id = ?", id)
	if err != nil || len(records) == 0 {
		return nil, err
	}
	return names(records[0], app.SpotSettlement, f.Lang)
}

// names are what an entry is called, in lang first.
func names(rec entryRecord, spot app.Spot, lang app.Language) ([]part, error) {
	err := json.Unmarshal([]byte(rec.OtherNames), &rec.Aliases)
	var parts []part
	for _, name := range append([]string{rec.Name(lang), rec.NameRU, rec.NameKY}, rec.Aliases...) {
		parts = append(parts, part{spot: spot, text: name})
	}
	return parts, err
}

func (f *finder) resident(p person) app.Hit {
	h := app.Hit{Entity: app.EntityResident, ID: p.ID, Title: p.Name.Full(), About: text.FormatPhone(firstPhone(p.Resident)), Exact: p.exactly}
	parts := append(phoneParts(p.Phones...), part{app.SpotPIN, text.MaskPIN(p.PIN), p.PIN})
	digits := finder{typed: personWords(f.Words)}
	if h.Spot, h.Note, _ = digits.locate(h.Title, parts...); h.Note == h.About {
		h.Spot, h.Note = "", ""
	}
	h.Note = cmp.Or(h.Note, place(p.Address))
	return h
}

func (f *finder) meeting(ctx context.Context, m app.Meeting) (app.Hit, error) {
	h := app.Hit{Entity: app.EntityMeeting, ID: m.ID, Title: cmp.Or(meetingTopic(&m), m.Label()), About: m.Place, Date: m.Date}
	shown := first(h.Title, titleLetters) + " " + h.About
	if len(f.missing(shown)) == 0 {
		return h, nil
	}
	parts := meetingParts(m)
	for _, id := range m.Settlements {
		more, err := f.settlement(ctx, id)
		if err != nil {
			return h, err
		}
		parts = append(parts, more...)
	}
	decided, err := all[decisionText](ctx, f.q,
		"SELECT text, partner, note, settlement_key AS settlement_id FROM decision WHERE meeting_id = ? ORDER BY id", m.ID)
	if err != nil {
		return h, err
	}
	for _, d := range decided {
		for _, s := range []string{d.Text, d.Partner, d.Note} {
			parts = append(parts, part{spot: app.SpotDecision, text: s})
		}
	}
	h.Spot, h.Note, _ = f.locate(shown, parts...)
	return h, nil
}

// meetingParts are what the minutes of a meeting are found by. An organisation
// comes before what it said.
func meetingParts(m app.Meeting) []part {
	var parts []part
	for _, g := range m.Guests {
		parts = append(parts, part{app.SpotGuest, cmp.Or(g.Organisation, g.Name), g.Organisation + " " + g.Name + " " + g.Post})
	}
	for _, i := range m.Agenda {
		parts = append(parts, part{app.SpotAgenda, i.Title, strings.Join([]string{i.Title, i.Heard, i.Spoke, i.Questions, i.Decided}, " ")})
	}
	for _, s := range []string{m.ConvenedBy, m.Chair, m.Secretary} {
		parts = append(parts, part{spot: app.SpotPeople, text: s})
	}
	return append(parts, part{spot: app.SpotNote, text: m.Note})
}

// decisionText is what a decision is found by.
type decisionText struct {
	ID                         int64
	Brief, Text, Partner, Note string
	SettlementID               int64
	Made                       civil.Date
	AppealNo                   string
}

func (f *finder) decision(ctx context.Context, d decisionText) (app.Hit, error) {
	h := app.Hit{Entity: app.EntityDecision, ID: d.ID, Title: d.Brief, About: cmp.Or(d.Partner, d.AppealNo), Date: d.Made}
	shown := first(h.Title, titleLetters) + " " + h.About
	parts, err := f.settlement(ctx, d.SettlementID)
	parts = append(parts, part{spot: app.SpotText, text: d.Text},
		part{spot: app.SpotPartner, text: d.Partner}, part{spot: app.SpotNote, text: d.Note})
	h.Spot, h.Note, _ = f.locate(shown, parts...)
	return h, err
}

func (f *finder) finding(ctx context.Context, row app.Finding) (app.Hit, error) {
	h := app.Hit{Entity: app.EntityFinding, ID: row.ID, Title: row.Title, Date: row.Since}
	parts, err := f.settlement(ctx, row.SettlementID)
	parts = append(parts, part{spot: app.SpotText, text: row.Text},
		part{spot: app.SpotMeasures, text: row.Measures}, part{spot: app.SpotNote, text: row.Note})
	h.Spot, h.Note, _ = f.locate(first(h.Title, titleLetters), parts...)
	if h.Note == "" {
		h.Note, _ = text.Snippet(cmp.Or(row.Text, row.Measures), nil, noteLetters)
	}
	return h, err
}

func (f *finder) entry(rec entryRecord) (app.Hit, error) {
	h := app.Hit{Entity: app.EntityEntry, ID: rec.ID, Title: rec.Name(f.Lang), About: cmp.Or(rec.Post, text.FormatPhone(rec.Phone))}
	parts, err := names(rec, app.SpotName, f.Lang)
	h.Spot, h.Note, _ = f.locate(h.Title, parts...)
	return h, err
}
