package appeals

import (
	"context"
	"strings"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/ui/casework"
	"kairyluu/ui/widgets"
)

// mostCounted bounds the counts of the card: «дом: ещё 99».
const mostCounted = 100

// unbroken is a blank at which no line ends: half a phone number misleads.
const unbroken = "\u00a0"

// dossier is everything that the card of an appeal shows.
type dossier struct {
	app.Case
	house     int           // other appeals from the same house
	residents map[int64]int // appeals of each applicant, this one too
	related   []app.Related // meetings, decisions, projects, risks
	history   []app.Record
}

// loadDossier reads it; the history only for the wide card.
func loadDossier(ctx context.Context, office *app.Office, id int64, wide bool) (d dossier, err error) {
	if d.Case, err = office.Appeals.Case(ctx, id); err != nil {
		return d, err
	}
	d.residents = map[int64]int{}
	for _, p := range d.Appeal.Applicants {
		n, err := office.Appeals.Count(ctx, app.AppealFilter{Resident: p.ResidentID}, mostCounted)
		if err != nil {
			return d, err
		}
		d.residents[p.ResidentID] = n
	}
	if house, ok := d.houseFilter(); ok {
		n, err := office.Appeals.Count(ctx, house, mostCounted)
		if err != nil {
			return d, err
		}
		d.house = max(0, n-1)
	}
	if d.related, err = office.Findings.Related(ctx, app.EntityAppeal, id); err != nil {
		return d, err
	}
	if wide {
		d.history, err = office.Desk.History(ctx, app.HistoryFilter{Entity: app.EntityAppeal, EntityID: id, Limit: 200})
	}
	return d, err
}

// houseFilter asks for every appeal from the same house.
func (d dossier) houseFilter() (app.AppealFilter, bool) {
	house := text.AddressKey(d.Appeal.Address.Line, "")
	if house == "" || d.Appeal.SettlementID == 0 {
		return app.AppealFilter{}, false
	}
	return app.AppealFilter{Settlement: d.Appeal.SettlementID, House: house}, true
}

// title is «Ш-208/26 · жалоба».
func (d dossier) title(v casework.View) string {
	return d.Appeal.Number + " · " + v.Say("kind", string(d.Appeal.Kind))
}

// subtitle is the line under the title: how it came, in which language, whether
// it is a repeat, when it was registered.
func (d dossier) subtitle(v casework.View) string {
	a := d.Appeal
	parts := []string{
		a.Registered.Format(),
		v.Say("channel", string(a.Channel)),
		v.Words.T("appeals.card.language", "language", v.Say("language", string(a.Language))),
	}
	if a.Multiplicity != app.Individual {
		parts = append(parts, v.Say("multiplicity", string(a.Multiplicity)))
	}
	if a.Repetition != app.First {
		repeat := v.Say("repetition", string(a.Repetition))
		if d.Earlier != nil {
			repeat += " → " + d.Earlier.Number
		}
		parts = append(parts, repeat)
	}
	return strings.Join(parts, " · ")
}

// links are the ways that lead on from a card.
type links struct {
	list func(f app.AppealFilter, title string)
	open func(id int64)
	tied func(app.Related) // to what the appeal is linked to
}

// facts are the lines of the card, the common ones first; the rest only when
// whole is asked for.
func (d dossier) facts(v casework.View, to links, whole bool) []widgets.Fact {
	facts := d.applicants(v, to)
	facts = append(facts, d.place(v, to), d.topics(v), d.executor(v))
	facts = append(facts, d.result(v)...)
	facts = append(facts, d.covering(v))
	facts = append(facts, d.kin(v, to)...)
	facts = append(facts, d.ties(v, to)...)
	if whole {
		facts = append(facts, d.paper(v)...)
	}
	return facts
}

func (d dossier) fact(v casework.View, key, value string) widgets.Fact {
	return widgets.Fact{Label: v.Words.T("appeals.fact." + key), Text: value}
}

func (d dossier) applicants(v casework.View, to links) []widgets.Fact {
	if len(d.Appeal.Applicants) == 0 {
		return []widgets.Fact{d.fact(v, "applicant", v.Words.T("casework.anonymous"))}
	}
	var facts []widgets.Fact
	for i, p := range d.Appeal.Applicants {
		parts := []string{p.Resident.Name.Full()}
		for _, phone := range p.Resident.Phones {
			parts = append(parts, strings.ReplaceAll(v.Phone(phone), " ", unbroken))
		}
		if i == 0 && d.Appeal.Signatures > 0 {
			parts = append(parts, v.Words.T("casework.signatures", "n", d.Appeal.Signatures))
		}
		f := d.fact(v, "applicant", strings.Join(parts, " · "))
		if i > 0 {
			f.Label = v.Words.T("appeals.fact.with")
		}
		if n := d.residents[p.ResidentID]; n > 1 {
			f.Note = v.Words.T("appeals.n", "n", n)
			f.OnTapped = func() {
				to.list(app.AppealFilter{Resident: p.ResidentID}, v.Words.T("appeals.list.resident", "name", p.Resident.Name.Full()))
			}
		}
		facts = append(facts, f)
	}
	return facts
}

func (d dossier) place(v casework.View, to links) widgets.Fact {
	a := d.Appeal.Address
	parts := nonEmpty(strings.TrimPrefix(v.Name(d.Appeal.SettlementID), casework.Dash), a.Line)
	f := d.fact(v, "place", strings.Join(parts, ", "))
	notes := labelled(v, "plot", a.Plot, "landmark", a.Landmark, "quarter", a.Quarter)
	if d.house > 0 {
		notes = append(notes, v.Words.T("appeals.fact.house", "n", d.house))
		f.OnTapped = func() {
			filter, _ := d.houseFilter()
			to.list(filter, v.Words.T("appeals.list.house", "address", a.Line))
		}
	}
	f.Note = strings.Join(notes, " · ")
	return f
}

func (d dossier) topics(v casework.View) widgets.Fact {
	f := d.fact(v, "topic", v.Topic(d.Appeal.TopicID))
	var more []string
	for _, id := range d.Appeal.ExtraTopics {
		more = append(more, v.Topic(id))
	}
	f.Note = strings.Join(more, "; ")
	return f
}

// executor is who answers; co-executors with their dates are those of the last
// resolution that holds.
func (d dossier) executor(v casework.View) widgets.Fact {
	f := d.fact(v, "executor", v.Name(d.Appeal.Standing.ExecutorID))
	var with []string
	for _, e := range d.Events {
		if e.Kind != app.EventResolution || e.TakenBack != nil || len(e.CoExecutors) == 0 {
			continue
		}
		with = nil
		for _, co := range e.CoExecutors {
			key := "appeals.fact.co_executor"
			if !co.Due.IsZero() {
				key += "_due"
			}
			with = append(with, v.Words.T(key, "name", v.Name(co.ExecutorID), "due", co.Due))
		}
	}
	f.Note = strings.Join(with, "; ")
	return f
}

func (d dossier) result(v casework.View) []widgets.Fact {
	s := d.Appeal.Standing
	facts := []widgets.Fact{d.fact(v, "state", v.Say("state", string(s.State)))}
	if s.Outcome == "" {
		return facts
	}
	f := d.fact(v, "outcome", v.Say("outcome", string(s.Outcome)))
	switch {
	case s.Answered.IsZero():
	case s.AnswerNo == "":
		f.Note = v.Words.T("appeals.fact.answer_oral", "date", s.Answered)
	default:
		f.Note = v.Words.T("appeals.fact.answer", "number", s.AnswerNo, "date", s.Answered)
	}
	return append(facts, f)
}

func (d dossier) covering(v casework.View) widgets.Fact {
	c := d.Appeal.Covering
	parts := nonEmpty(c.Body)
	if c.Number != "" {
		parts = append(parts, "№ "+c.Number)
	}
	if !c.Date.IsZero() {
		parts = append(parts, c.Date.Format())
	}
	return d.fact(v, "covering", strings.Join(parts, ", "))
}

// paper is what the office writes down for the archive.
func (d dossier) paper(v casework.View) []widgets.Fact {
	a := d.Appeal
	facts := []widgets.Fact{
		d.fact(v, "received", v.Day(a.Received)),
		d.fact(v, "written", v.Day(a.Written)),
		d.fact(v, "receiver", strings.TrimPrefix(v.Name(a.ReceiverID), casework.Dash)),
		d.fact(v, "controller", a.Controller),
	}
	if a.Sheets > 0 {
		facts = append(facts, d.fact(v, "sheets", text.FormatInt(a.Sheets)))
	}
	filed := labelled(v, "case", a.Filing.Case, "volume", a.Filing.Volume, "leaves", a.Filing.Sheets)
	facts = append(facts, d.fact(v, "filing", strings.Join(filed, ", ")))
	if a.Cost > 0 {
		facts = append(facts, d.fact(v, "cost", v.Words.T("appeals.som", "sum", som(v.Words.Lang(), a.Cost))))
	}
	return append(facts, d.fact(v, "note", a.Note))
}

func som(lang string, tyiyn int64) string {
	if tyiyn%100 == 0 {
		return text.FormatInt(int(tyiyn / 100))
	}
	return text.FormatDecimal(lang, float64(tyiyn)/100, 2)
}

// labelled names the values that are filled in: «участок 12», «ориентир школа».
func labelled(v casework.View, keysAndValues ...string) []string {
	var out []string
	for i := 0; i+1 < len(keysAndValues); i += 2 {
		if value := keysAndValues[i+1]; value != "" {
			out = append(out, v.Words.T("appeals.fact."+keysAndValues[i], "value", value))
		}
	}
	return out
}

func nonEmpty(values ...string) []string {
	var out []string
	for _, s := range values {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// changes says a history record in words: what was done, and field by field
// what it was and became.
func changes(v casework.View, r app.Record) (what, note string) {
	what = v.Words.T("appeals.history." + r.Action)
	if strings.HasPrefix(r.Action, "event.") {
		what = v.Words.T(r.Action)
	}
	if r.Action == "update" || r.Action == "term_moved" || r.Action == "take_back" {
		var lines []string
		for _, c := range r.Changes {
			lines = append(lines, change(v, c))
		}
		if len(lines) > 0 {
			what += ": " + strings.Join(lines, "; ")
		}
	}
	return what, strings.Join(nonEmpty(v.Moment(r.At), r.Actor), " · ")
}

func change(v casework.View, c app.Change) string {
	field := c.Field
	if key := "appeals.change." + c.Field; v.Words.Has(key) {
		field = v.Words.T(key)
	} else if v.Words.Has(c.Field) { // an event that was taken back
		field = v.Words.T(c.Field)
	}
	if c.Field == "Earlier" {
		return v.Words.T("appeals.history.changed", "field", field)
	}
	was, is := said(v, c.Field, c.Old), said(v, c.Field, c.New)
	switch {
	case was == "":
		return field + ": " + is
	case is == "":
		return v.Words.T("appeals.history.emptied", "field", field, "old", was)
	}
	return field + ": " + was + " → " + is
}
