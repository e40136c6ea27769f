package demo

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// Shares in per cent of what meetings are like.
const (
	roundTables  = 22
	unsignedYet  = 4 // of those whose minutes could be signed
	corrected    = 5
	namesListed  = 30
	elects       = 60 // gatherings that elect a group
	takesUp      = 55 // unfinished decisions of the series
	aloneAfter   = 15 // a decision of the office itself after the meeting
	resolvedSoon = 40 // days within which a resolution reaches the journal
	crowded      = 80 // people, above whom votes are counted by a commission
)

// hold makes up one meeting of a day with everything that came of it.
func (h *host) hold(ctx context.Context, tx app.Tx, day civil.Date) error {
	p := h.m.crowd.places[h.weighted(h.m.crowd.weight...)]
	s := h.scene(p, day)
	m := h.meeting(s)
	themes := h.agenda(s, &m)
	h.elect(s, &m)
	if err := h.stand(ctx, tx, &m); err != nil {
		return err
	}
	resolved := h.resolve(&m)
	if err := tx.AddMeeting(ctx, &m); err != nil {
		return err
	}
	change := app.Change{Field: "Date", New: m.Date.String()}
	if err := h.record(ctx, tx, h.hour(h.seen(day)), app.EntityMeeting, m.ID, m.Label(), "create", change); err != nil {
		return err
	}
	if err := h.carryOn(ctx, tx, m); err != nil {
		return err
	}
	if m.State == app.Planned {
		return nil
	}
	decisions, err := h.decide(ctx, tx, s, &m, themes, resolved)
	if err != nil {
		return err
	}
	return h.sign(ctx, tx, s, m, decisions)
}

// seen is a day the clerk could have written something down.
func (h *host) seen(day civil.Date) civil.Date {
	if day.After(h.m.until) {
		return h.m.until
	}
	return day
}

// meeting makes up the head of the minutes: form, place, people.
func (h *host) meeting(s *scene) app.Meeting {
	start := h.between(10, 17)
	m := app.Meeting{
		FormID: h.forms["01"], SeriesID: h.series[s.place.id], Date: s.day,
		Start: fmt.Sprintf("%02d:00", start), End: fmt.Sprintf("%02d:%02d", start+h.between(1, 2), h.between(1, 5)*10),
		Place: s.tellOne(h.talk.Places), Settlements: []int64{s.place.id}, ConvenedBy: h.m.settings.Name(s.lang),
		Announced: s.tellOne(h.talk.Announced), Chair: h.m.staff.head, Secretary: h.m.staff.clerk(h.dice), Language: s.lang,
	}
	switch {
	case h.percent(roundTables):
		m.FormID, m.SeriesID = h.forms["04"], h.table
		if other := one(h.dice, h.m.crowd.places); other != s.place {
			m.Settlements = append(m.Settlements, other.id)
		}
	case h.percent(35):
		m.FormID = h.forms[one(h.dice, []string{"02", "03", "05", "06", "07"})]
	default:
		m.Quorum = 50
	}
	h.invite(s, &m)
	if !s.day.After(h.m.until) {
		h.count(&m)
	}
	return m
}

// invite names organisations, more of them to a round table.
func (h *host) invite(s *scene, m *app.Meeting) {
	n := h.between(1, 2)
	if m.FormID == h.forms["04"] {
		n = h.between(4, 7)
	}
	for _, i := range h.Perm(len(h.talk.Organisations))[:n] {
		o := h.talk.Organisations[i]
		r, _ := h.m.crowd.person(h.IntN(5000))
		g := app.Guest{Name: r.Name.Short(), Organisation: o.RU, RoleID: h.roles[o.Role], Came: !s.day.After(h.m.until) && h.percent(85)}
		if s.lang == app.Kyrgyz {
			g.Organisation = o.KY
		}
		m.Guests = append(m.Guests, g)
	}
}

// count makes up who came; the groups overlap.
func (h *host) count(m *app.Meeting) {
	a := &m.Attendance
	a.Women, a.Men = h.between(14, 75), h.between(12, 60)
	if m.FormID == h.forms["04"] {
		a.Women, a.Men = h.between(8, 16), h.between(8, 16)
	}
	a.Total = a.Women + a.Men
	a.Groups = map[int64]int{}
	for i, id := range h.groupIDs[:min(6, len(h.groupIDs))] {
		if n := a.Total * h.between(2, 30) / 100 / (1 + i/2); n > 0 {
			a.Groups[id] = n
		}
	}
	if !h.percent(namesListed) {
		return
	}
	for range h.between(5, 12) {
		r, home := h.m.crowd.person(h.IntN(5000))
		m.Participants = append(m.Participants, app.Participant{
			Name: r.Name.Full(), Sex: r.Sex, BirthYear: r.BirthYear, Address: home.street,
		})
	}
}

// agenda makes up what was spoken of, and returns the themes by item; those taken
// up from the meeting before have none.
func (h *host) agenda(s *scene, m *app.Meeting) []*theme {
	var themes []*theme
	for _, d := range h.unfinished(*m) {
		m.Agenda = append(m.Agenda, app.AgendaItem{Title: d.Label(), Carried: d.ID, Heard: soFar(d)})
		themes = append(themes, nil)
	}
	for _, i := range h.Perm(len(h.talk.Themes))[:h.between(1, 3)] {
		t := h.talk.Themes[i]
		item := app.AgendaItem{Title: s.tell(&t.Title)}
		if !m.Date.After(h.m.until) {
			item.Heard = s.tell(&t.Heard)
			if h.percent(70) {
				item.Spoke = s.tellOne(t.Spoke)
			}
			if h.percent(45) {
				item.Questions = s.tellOne(t.Questions)
			}
		}
		m.Agenda = append(m.Agenda, item)
		themes = append(themes, t)
	}
	for i := range m.Agenda {
		m.Agenda[i].UID = fmt.Sprintf("%08x%02d", h.Uint32(), i)
	}
	return themes
}

// soFar is what the agenda says of a decision that it takes up.
func soFar(d app.Decision) string {
	if d.Due.IsZero() {
		return d.Made.Format()
	}
	return d.Made.Format() + " → " + d.Due.Format()
}

// elect makes up the groups that a gathering chose: those who carry on, and where
// many came those who counted the votes.
func (h *host) elect(s *scene, m *app.Meeting) {
	if m.FormID != h.forms["01"] || m.Date.After(h.m.until) || !h.percent(elects) {
		return
	}
	m.Elected = append(m.Elected, h.group(s.tellOne(h.talk.Elected), h.between(3, 5)))
	if m.Attendance.Total > crowded {
		m.Elected = append(m.Elected, h.group(s.tell(&h.talk.Counting), 3))
	}
}

func (h *host) group(name string, members int) app.Elected {
	e := app.Elected{Group: name}
	for range members {
		r, _ := h.m.crowd.person(h.IntN(5000))
		e.Members = append(e.Members, r.Name.Short())
	}
	return e
}

// unfinished are decisions of the series that stand open on the day of a meeting.
func (h *host) unfinished(m app.Meeting) []app.Decision {
	const most = 2
	var open []app.Decision
	for _, d := range h.carry[m.SeriesID] {
		ended := d.Progress.Ended
		stands := ended.IsZero() || ended.After(m.Date)
		if stands && d.Made.AddDays(20).Before(m.Date) && h.percent(takesUp) && len(open) < most {
			open = append(open, d)
		}
	}
	return open
}

// stand decides how far the minutes have come on the office's last day.
func (h *host) stand(ctx context.Context, tx app.Tx, m *app.Meeting) error {
	signed := m.Date.AddDays(h.between(3, 9))
	switch age := h.m.until.Sub(m.Date); {
	case age < 0:
		m.State = app.Planned
		return nil
	case age < 3:
		m.State = app.Held
		return nil
	case signed.After(h.m.until) || h.percent(unsignedYet):
		m.State = app.Drafted
	default:
		m.State, m.Signed, m.Edition = app.Signed, signed, 1
		if h.percent(corrected) && !signed.AddDays(12).After(h.m.until) {
			m.Signed, m.Edition = signed.AddDays(12), 2
		}
	}
	n, err := tx.NextNumber(ctx, m.Date.Year(), "minutes")
	m.Number = strconv.Itoa(n)
	return err
}

// resolve finds a collective appeal of the journal that this meeting can have
// sent, and puts the vote for it on the agenda.
func (h *host) resolve(m *app.Meeting) *resolution {
	if m.State == app.Planned {
		return nil
	}
	for i := range h.m.resolutions {
		r := &h.m.resolutions[i]
		late := r.registered.Before(m.Date) || r.registered.After(m.Date.AddDays(resolvedSoon))
		if h.taken[r.id] || late || !slices.Contains(m.Settlements, r.place) || r.signatures > m.Attendance.Total {
			continue
		}
		h.taken[r.id] = true
		return r
	}
	return nil
}

// carryOn enters into the lives of decisions that a meeting has them on its agenda.
func (h *host) carryOn(ctx context.Context, tx app.Tx, m app.Meeting) error {
	if m.Date.After(h.m.until) {
		return nil
	}
	for _, item := range m.Agenda {
		if item.Carried == 0 {
			continue
		}
		e := app.DecisionEvent{
			DecisionID: item.Carried, Kind: app.DecisionCarried, Date: m.Date, At: h.hour(m.Date),
			Actor: h.m.staff.clerk(h.dice), MeetingID: m.ID,
		}
		if err := tx.AddDecisionEvent(ctx, &e); err != nil {
			return err
		}
	}
	return nil
}

// sign keeps the editions of signed minutes.
func (h *host) sign(ctx context.Context, tx app.Tx, s *scene, m app.Meeting, decisions []app.Decision) error {
	for edition := 1; edition <= m.Edition; edition++ {
		e := app.Edition{MeetingID: m.ID, Edition: edition, Signed: m.Signed, Actor: m.Secretary, Meeting: m, Decisions: decisions}
		e.Meeting.Edition = edition
		switch {
		case edition < m.Edition: // as it was before the recount
			e.Signed = m.Signed.AddDays(-12)
			e.Meeting.Signed = e.Signed
			e.Meeting.Attendance.Women--
			e.Meeting.Attendance.Men++
		case edition > 1:
			e.Reason = s.tellOne(h.talk.Correction)
		}
		if err := tx.AddEdition(ctx, &e); err != nil {
			return err
		}
		change := app.Change{Field: "Signed", New: e.Signed.String()}
		if err := h.record(ctx, tx, h.hour(e.Signed), app.EntityMeeting, m.ID, m.Label(), "update", change); err != nil {
			return err
		}
	}
	return nil
}
