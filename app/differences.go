package app

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Differences lists what one signed edition of minutes changed against another,
// in the order of the paper. Entries are named in the language of the minutes.
// Fields are those of the form: "women", "agenda.0.decided", "groups.17"; of
// decisions "decisions.0.text", "decisions.1.added", "decisions.2.withdrawn" by
// their place in the edition that has them.
func (s *Meetings) Differences(ctx context.Context, a, b Edition) ([]Change, error) {
	names, err := (&Dictionaries{s.Desk}).Names(ctx)
	if err != nil {
		return nil, fmt.Errorf("compare editions: %w", err)
	}
	d := &difference{name: func(id int64) string { return names[id].Name(b.Meeting.Language) }}
	d.head(a.Meeting, b.Meeting)
	d.attendance(a.Meeting, b.Meeting)
	d.agenda(a.Meeting, b.Meeting)
	d.decisions(a, b)
	d.add("elected", elected(a.Meeting.Elected), elected(b.Meeting.Elected))
	d.add("links", strings.Join(a.Meeting.Links, "\n"), strings.Join(b.Meeting.Links, "\n"))
	d.add("note", a.Meeting.Note, b.Meeting.Note)
	return d.changes, nil
}

// difference gathers what changed, in words.
type difference struct {
	changes []Change
	name    func(int64) string
}

func (d *difference) add(field, a, b string) {
	if a != b {
		d.changes = append(d.changes, Change{Field: field, Old: a, New: b})
	}
}

func (d *difference) count(field string, a, b int) { d.add(field, figure(a), figure(b)) }

func (d *difference) entry(field string, a, b int64) { d.add(field, d.named(a), d.named(b)) }

// figure is a number as a form shows it: nothing for none.
func figure(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func (d *difference) named(id int64) string {
	if id == 0 {
		return ""
	}
	return d.name(id)
}

func (d *difference) head(a, b Meeting) {
	d.entry("form", a.FormID, b.FormID)
	d.entry("series", a.SeriesID, b.SeriesID)
	d.add("date", a.Date.Format(), b.Date.Format())
	d.add("start", a.Start, b.Start)
	d.add("end", a.End, b.End)
	d.add("place", a.Place, b.Place)
	d.add("settlements", d.list(a.Settlements), d.list(b.Settlements))
	d.add("convened", a.ConvenedBy, b.ConvenedBy)
	d.add("announced", a.Announced, b.Announced)
	d.add("chair", a.Chair, b.Chair)
	d.add("secretary", a.Secretary, b.Secretary)
}

func (d *difference) list(ids []int64) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = d.named(id)
	}
	return strings.Join(names, ", ")
}

func (d *difference) attendance(a, b Meeting) {
	d.count("total", a.Attendance.Total, b.Attendance.Total)
	d.count("women", a.Attendance.Women, b.Attendance.Women)
	d.count("men", a.Attendance.Men, b.Attendance.Men)
	groups := maps.Clone(a.Attendance.Groups)
	if groups == nil {
		groups = map[int64]int{}
	}
	maps.Copy(groups, b.Attendance.Groups)
	for _, id := range slices.Sorted(maps.Keys(groups)) {
		d.count(fmt.Sprint("groups.", id), a.Attendance.Groups[id], b.Attendance.Groups[id])
	}
	d.count("quorum", a.Quorum, b.Quorum)
	d.add("guests", d.guests(a.Guests), d.guests(b.Guests))
	d.add("participants", participants(a.Participants), participants(b.Participants))
}

// guests are a line each: name, post, organisation, role; those who came with a sign.
func (d *difference) guests(guests []Guest) string {
	out := make([]string, len(guests))
	for i, g := range guests {
		parts := slices.DeleteFunc([]string{g.Name, g.Post, g.Organisation, d.named(g.RoleID)}, func(s string) bool { return s == "" })
		out[i] = strings.Join(parts, ", ")
		if g.Came {
			out[i] += " +"
		}
	}
	return strings.Join(out, "\n")
}

// elected are groups a line each: name, then members.
func elected(groups []Elected) string {
	out := make([]string, len(groups))
	for i, e := range groups {
		out[i] = strings.TrimSuffix(e.Group+": "+strings.Join(e.Members, ", "), ": ")
	}
	return strings.Join(out, "\n")
}

func participants(people []Participant) string {
	out := make([]string, len(people))
	for i, p := range people {
		parts := slices.DeleteFunc([]string{p.Name, figure(p.BirthYear), p.Address, p.Phone}, func(s string) bool { return s == "" })
		out[i] = strings.Join(parts, ", ")
	}
	return strings.Join(out, "\n")
}

// agenda compares items by their UID; the place is that in the newer minutes,
// for what was struck out that in the older.
func (d *difference) agenda(a, b Meeting) {
	d.order(a, b)
	for i, item := range b.Agenda {
		d.item(i, a.Item(item.UID), item)
	}
	for i, item := range a.Agenda {
		if b.Item(item.UID).UID == "" {
			d.item(i, item, AgendaItem{})
		}
	}
}

// order tells that the items which both have follow one another otherwise.
func (d *difference) order(a, b Meeting) {
	of := func(m, other Meeting) string {
		var titles []string
		for _, i := range m.Agenda {
			if other.Item(i.UID).UID != "" {
				titles = append(titles, fmt.Sprintf("%d. %s", len(titles)+1, b.Item(i.UID).Title))
			}
		}
		return strings.Join(titles, "\n")
	}
	d.add("order", of(a, b), of(b, a))
}

func (d *difference) item(i int, a, b AgendaItem) {
	field := func(name string) string { return fmt.Sprintf("agenda.%d.%s", i, name) }
	d.add(field("title"), a.Title, b.Title)
	d.add(field("heard"), a.Heard, b.Heard)
	d.add(field("spoke"), a.Spoke, b.Spoke)
	d.add(field("questions"), a.Questions, b.Questions)
	d.add(field("decided"), a.Decided, b.Decided)
	d.count(field("for"), a.For, b.For)
	d.count(field("against"), a.Against, b.Against)
	d.count(field("abstained"), a.Abstained, b.Abstained)
}

// decisions tells which were added, which read otherwise, and which were
// withdrawn. How far each has come is not what minutes say.
func (d *difference) decisions(a, b Edition) {
	for i, now := range b.Decisions {
		if was := a.decision(now.ID); was.ID != 0 {
			d.decision(i, a.Meeting, was, b.Meeting, now)
		} else {
			d.add(fmt.Sprintf("decisions.%d.added", i), "", d.whole(now))
		}
	}
	for i, was := range a.Decisions {
		if b.decision(was.ID).ID == 0 {
			d.add(fmt.Sprintf("decisions.%d.withdrawn", i), d.whole(was), "")
		}
	}
}

// decision is the one with an id; the zero one when there is none.
func (e Edition) decision(id int64) Decision {
	for _, d := range e.Decisions {
		if d.ID == id {
			return d
		}
	}
	return Decision{}
}

func (d *difference) decision(i int, then Meeting, a Decision, now Meeting, b Decision) {
	field := func(name string) string { return fmt.Sprintf("decisions.%d.%s", i, name) }
	d.add(field("text"), a.Text, b.Text)
	if a.ItemUID != b.ItemUID {
		d.add(field("item"), then.Item(a.ItemUID).Title, now.Item(b.ItemUID).Title)
	}
	d.add(field("source"), string(a.Source), string(b.Source))
	d.add(field("responsible"), d.responsible(a), d.responsible(b))
	d.add(field("due"), a.Due.Format(), b.Due.Format())
	d.entry(field("settlement"), a.SettlementID, b.SettlementID)
}

// responsible is everybody who answers for a decision, those who help after the
// one in charge, with dates of their own.
func (d *difference) responsible(of Decision) string {
	names := []string{d.named(of.ResponsibleID), of.Partner}
	for _, co := range of.CoExecutors {
		names = append(names, strings.TrimSpace(d.named(co.ExecutorID)+" "+co.Due.Format()))
	}
	return strings.Join(slices.DeleteFunc(names, func(s string) bool { return s == "" }), ", ")
}

// whole is a decision in a line: its words, who answers for it, until when.
func (d *difference) whole(of Decision) string {
	parts := slices.DeleteFunc([]string{d.responsible(of), of.Due.Format()}, func(s string) bool { return s == "" })
	if len(parts) == 0 {
		return of.Text
	}
	return of.Text + " (" + strings.Join(parts, ", ") + ")"
}
