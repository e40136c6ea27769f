package meetings

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/widgets"
)

// subtitle is the line under the title: number, state, series, hours, language.
func subtitle(v casework.View, m app.Meeting) string {
	var parts []string
	if m.Number != "" {
		parts = append(parts, "№ "+m.Number)
	}
	parts = append(parts, stateSigns[m.State]+" "+v.Say("meetingState", string(m.State)))
	if !m.Signed.IsZero() {
		parts[len(parts)-1] += " " + m.Signed.Format()
	}
	if m.SeriesID != 0 {
		parts = append(parts, v.Name(m.SeriesID))
	}
	if hours := hours(m); hours != "" {
		parts = append(parts, hours)
	}
	parts = append(parts, v.Say("language", string(m.Language)))
	return strings.Join(parts, " · ")
}

// hours is «14:00–16:30».
func hours(m app.Meeting) string {
	return strings.TrimSuffix(m.Start+"–"+m.End, "–")
}

// facts are the lines of the card; the wide one names every guest. follow leads
// to another card.
func facts(v casework.View, d app.MeetingCase, follow func(app.Related), wide bool) []widgets.Fact {
	m := d.Meeting
	list := []widgets.Fact{
		fact(v, "place", m.Place), fact(v, "settlements", names(v, m.Settlements)),
		fact(v, "convened", m.ConvenedBy), fact(v, "announced", m.Announced),
		fact(v, "chair", m.Chair), fact(v, "secretary", m.Secretary),
	}
	list = append(list, guests(v, m, wide)...)
	list = append(list, elected(m)...)
	list = append(list, fact(v, "note", m.Note))
	for i, link := range m.Links {
		f := fact(v, "link", link)
		if i > 0 {
			f.Label = ""
		}
		list = append(list, f)
	}
	return append(list, kin(v, d, follow)...)
}

func fact(v casework.View, key, value string) widgets.Fact {
	return widgets.Fact{Label: v.Words.T("meetings.fact." + key), Text: value}
}

// guests are counted beside the table, and named on the wide card.
func guests(v casework.View, m app.Meeting, wide bool) []widgets.Fact {
	if len(m.Guests) == 0 {
		return nil
	}
	came := 0
	for _, g := range m.Guests {
		if g.Came {
			came++
		}
	}
	list := []widgets.Fact{fact(v, "guests", v.Words.T("meetings.fact.guests_came", "came", came, "n", len(m.Guests)))}
	if !wide {
		return list
	}
	for _, g := range m.Guests {
		list = append(list, widgets.Fact{Label: guestRole(v, g), Text: guestName(g), Note: guestCame(v, g)})
	}
	return list
}

func guestRole(v casework.View, g app.Guest) string {
	return strings.TrimPrefix(v.Name(g.RoleID), casework.Dash)
}

// guestName is «Асанов Б., начальник, Бишкекзеленхоз».
func guestName(g app.Guest) string {
	parts := slices.DeleteFunc([]string{g.Name, g.Post, g.Organisation}, func(s string) bool { return s == "" })
	return strings.Join(parts, ", ")
}

func guestCame(v casework.View, g app.Guest) string {
	if g.Came {
		return ""
	}
	return v.Words.T("meetings.fact.absent")
}

// elected are the groups that the meeting chose, with their members.
func elected(m app.Meeting) []widgets.Fact {
	list := make([]widgets.Fact, len(m.Elected))
	for i, e := range m.Elected {
		list[i] = widgets.Fact{Label: e.Group, Text: cmp.Or(strings.Join(e.Members, ", "), casework.Dash)}
	}
	return list
}

// attendance is who was there, by group. Groups overlap and are never summed.
func attendance(v casework.View, m app.Meeting) []widgets.Fact {
	a := m.Attendance
	if a.Total == 0 {
		return nil
	}
	total := strconv.Itoa(a.Total)
	if a.Women+a.Men > 0 {
		total = v.Words.T("meetings.fact.women_men", "total", a.Total, "women", a.Women, "men", a.Men)
	}
	list := []widgets.Fact{fact(v, "present", total)}
	groups := make([]int64, 0, len(a.Groups))
	for id := range a.Groups {
		groups = append(groups, id)
	}
	slices.SortFunc(groups, func(x, y int64) int { return cmp.Or(a.Groups[y]-a.Groups[x], int(x-y)) })
	for _, id := range groups {
		list = append(list, widgets.Fact{Label: v.Name(id), Text: strconv.Itoa(a.Groups[id])})
	}
	if n := len(m.Participants); n > 0 {
		list = append(list, fact(v, "participants", v.Words.T("meetings.fact.named", "n", n)))
	}
	return list
}

// kin are the meetings before and after in the series, and what is linked.
func kin(v casework.View, d app.MeetingCase, follow func(app.Related)) []widgets.Fact {
	var list []widgets.Fact
	add := func(label, text string, to app.Related) {
		list = append(list, widgets.Fact{Label: label, Text: text, OnTapped: func() { follow(to) }})
	}
	if d.Previous != nil {
		add(v.Words.T("meetings.fact.previous"), d.Previous.Label(), app.Related{Entity: app.EntityMeeting, ID: d.Previous.ID})
	}
	if d.Next != nil {
		add(v.Words.T("meetings.fact.next"), d.Next.Label(), app.Related{Entity: app.EntityMeeting, ID: d.Next.ID})
	}
	for _, r := range d.Related {
		own := slices.ContainsFunc(d.Decisions, func(x app.DecisionRow) bool { return x.ID == r.ID })
		if r.Entity != app.EntityDecision || !own { // what was decided here has a list of its own
			add(casework.Capital(v.Say("entity", r.Entity)), r.Label, r)
		}
	}
	return list
}

func countText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
