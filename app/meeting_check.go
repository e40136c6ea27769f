package app

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"kairyluu/app/civil"
	"kairyluu/app/text"
)

// Check says what is wrong with a filled form: errors stop saving, warnings do
// not. Field names are those of the form; lists name the place: "agenda.0.title",
// "guests.2.role", "elected.1.group", "groups.17" (by entry).
func (s *Meetings) Check(m Meeting) *Faults { return s.check(s.tidy(m)) }

func (s *Meetings) check(m Meeting) *Faults {
	f := &Faults{}
	if m.FormID == 0 {
		f.Add("form", "meeting.form_needed")
	}
	checkMeetingDates(f, m, s.Today())
	checkAttendance(f, m)
	checkAgenda(f, m)
	checkElected(f, m)
	if m.decidesWithoutQuorum(0) {
		f.Warn("quorum", "meeting.without_quorum", "present", m.Attendance.Total, "quorum", m.Quorum)
	}
	return f
}

func checkMeetingDates(f *Faults, m Meeting, today civil.Date) {
	switch {
	case m.Date.IsZero():
		f.Add("date", "check.date_needed")
	case m.Date.Year() < firstYear:
		f.Add("date", "check.date_far", "date", m.Date)
	case m.Date.After(today) && m.State != Planned && m.State != "":
		f.Add("date", "meeting.not_yet", "date", m.Date)
	}
	checkFar(f, "date", m.Date, today)
	start, startOK := clock(f, "start", m.Start)
	end, endOK := clock(f, "end", m.End)
	if startOK && endOK && !end.After(start) {
		f.Add("end", "meeting.end_before_start", "start", m.Start)
	}
}

// clock reads a time of the day; ok is false when there is none or a wrong one.
func clock(f *Faults, field, s string) (t time.Time, ok bool) {
	if s == "" {
		return t, false
	}
	t, err := time.Parse("15:04", s)
	if err != nil {
		f.Add(field, "meeting.time", "time", s)
	}
	return t, err == nil
}

func checkAttendance(f *Faults, m Meeting) {
	a := m.Attendance
	for _, n := range []struct {
		field string
		n     int
	}{{"total", a.Total}, {"women", a.Women}, {"men", a.Men}, {"quorum", m.Quorum}} {
		if n.n < 0 {
			f.Add(n.field, "meeting.negative")
		}
	}
	if a.Women+a.Men != a.Total && a.Women+a.Men != 0 {
		f.Add("total", "meeting.women_men", "women", a.Women, "men", a.Men, "total", a.Total)
	}
	for _, group := range slices.Sorted(maps.Keys(a.Groups)) {
		switch n := a.Groups[group]; {
		case n < 0:
			f.Add(fmt.Sprint("groups.", group), "meeting.negative")
		case n > a.Total:
			f.Add(fmt.Sprint("groups.", group), "meeting.group_above_total", "n", n, "total", a.Total)
		}
	}
	if len(m.Participants) > a.Total && a.Total > 0 {
		f.Warn("participants", "meeting.list_longer", "n", len(m.Participants), "total", a.Total)
	}
}

func checkAgenda(f *Faults, m Meeting) {
	for i, item := range m.Agenda {
		field := func(name string) string { return fmt.Sprintf("agenda.%d.%s", i, name) }
		if item.Title == "" {
			f.Add(field("title"), "meeting.item_title")
		}
		switch {
		case item.For < 0 || item.Against < 0 || item.Abstained < 0:
			f.Add(field("votes"), "meeting.negative")
		case item.Voted() > m.Attendance.Total:
			f.Add(field("votes"), "meeting.votes_above_present", "voted", item.Voted(), "present", m.Attendance.Total, "item", i+1)
		}
	}
}

func checkElected(f *Faults, m Meeting) {
	for i, e := range m.Elected {
		switch {
		case e.Group == "":
			f.Add(fmt.Sprintf("elected.%d.group", i), "meeting.elected_group", "members", strings.Join(e.Members, ", "))
		case len(e.Members) == 0:
			f.Warn(fmt.Sprintf("elected.%d.members", i), "meeting.elected_members", "group", e.Group)
		}
	}
}

// tidy normalises what was typed, drops lines left empty, and names the items.
func (s *Meetings) tidy(m Meeting) Meeting {
	for _, line := range []*string{
		&m.Number, &m.Start, &m.End, &m.Place, &m.ConvenedBy, &m.Announced, &m.Chair, &m.Secretary,
	} {
		*line = text.NormalizeLine(*line)
	}
	m.Start, m.End = tidyClock(m.Start), tidyClock(m.End)
	m.Note = text.Normalize(m.Note)
	m.Language = cmp.Or(m.Language, Russian)
	m.Links = lines(m.Links)
	m.Settlements = distinct(m.Settlements)
	m.Guests = tidyGuests(m.Guests)
	m.Participants = tidyParticipants(m.Participants)
	m.Agenda = tidyAgenda(m.Agenda)
	m.Elected = tidyElected(m.Elected)
	a := &m.Attendance
	if a.Total == 0 && a.Women >= 0 && a.Men >= 0 {
		a.Total = a.Women + a.Men
	}
	a.Groups = maps.Clone(a.Groups)
	maps.DeleteFunc(a.Groups, func(_ int64, n int) bool { return n == 0 })
	if len(a.Groups) == 0 {
		a.Groups = nil
	}
	return m
}

// tidyClock writes "9.30", "9-30" and "930" as "09:30"; what is no time stays.
func tidyClock(s string) string {
	if s == "" {
		return ""
	}
	for _, layout := range []string{"15:04", "15.04", "15-04", "1504", "15"} {
		for _, typed := range []string{s, "0" + s} {
			if t, err := time.Parse(layout, typed); err == nil {
				return t.Format("15:04")
			}
		}
	}
	return s
}

func tidyGuests(guests []Guest) []Guest {
	var kept []Guest
	for _, g := range guests {
		g.Name, g.Post, g.Organisation = text.NormalizeLine(g.Name), text.NormalizeLine(g.Post), text.NormalizeLine(g.Organisation)
		if g.Name != "" || g.Organisation != "" {
			kept = append(kept, g)
		}
	}
	return kept
}

func tidyParticipants(people []Participant) []Participant {
	var kept []Participant
	for _, p := range people {
		p.Name, p.Address, p.Phone = text.NormalizeLine(p.Name), text.NormalizeLine(p.Address), text.NormalizeLine(p.Phone)
		if phone, err := text.ParsePhone(p.Phone); err == nil {
			p.Phone = phone
		}
		if p.Name != "" {
			kept = append(kept, p)
		}
	}
	return kept
}

func tidyAgenda(agenda []AgendaItem) []AgendaItem {
	var kept []AgendaItem
	for _, i := range agenda {
		i.Title = text.NormalizeLine(i.Title)
		i.Heard, i.Spoke = text.Normalize(i.Heard), text.Normalize(i.Spoke)
		i.Questions, i.Decided = text.Normalize(i.Questions), text.Normalize(i.Decided)
		if (i == AgendaItem{UID: i.UID}) {
			continue
		}
		if i.UID == "" {
			i.UID = NewItem("").UID
		}
		kept = append(kept, i)
	}
	return kept
}

func tidyElected(elected []Elected) []Elected {
	var kept []Elected
	for _, e := range elected {
		e.Group, e.Members = text.NormalizeLine(e.Group), lines(e.Members)
		if e.Group != "" || len(e.Members) > 0 {
			kept = append(kept, e)
		}
	}
	return kept
}

// lines normalises single lines and drops those that are empty.
func lines(from []string) []string {
	var kept []string
	for _, s := range from {
		if s = text.NormalizeLine(s); s != "" {
			kept = append(kept, s)
		}
	}
	return kept
}

// distinct keeps the first of each id.
func distinct(ids []int64) []int64 {
	var kept []int64
	for _, id := range ids {
		if id != 0 && !slices.Contains(kept, id) {
			kept = append(kept, id)
		}
	}
	return kept
}
