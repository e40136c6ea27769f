package demo

import (
	"cmp"
	"fmt"
	"slices"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/seed"
)

// draft is an appeal before it has a number and an id, with all that is needed
// to tell what became of it.
type draft struct {
	app.Appeal
	scene     *scene
	topic     *topic
	residents []int  // indexes of the applicants
	repeats   int    // how many times this was written about before
	what      string // what the text is about, without greeting and request
}

// Shares in per cent. Law and practice know no figures; these make lists of every
// kind long enough to be looked at.
const (
	anonymous  = 2.2
	collective = 7.5
	together   = 4.0 // two applicants of one household
	repeated   = 6.0
	stubborn   = 20.0 // of the repeated ones: those who repeat it again
	duplicated = 1.2
	further    = 5.0 // with a second question
)

// draft makes up the next appeal, registered on day.
func (m *maker) draft(day civil.Date) *draft {
	a := &draft{Appeal: app.Appeal{Registered: day, Repetition: app.First, Multiplicity: app.Individual, OnControl: true}}
	switch luck := m.Float64() * 100; {
	case luck < repeated && m.repeat(a):
	case luck >= repeated && luck < repeated+duplicated && m.duplicate(a):
	default:
		m.fresh(a)
	}
	m.arrive(a)
	m.register(a)
	m.words(a)
	return a
}

// fresh is an appeal that has nothing before it.
func (m *maker) fresh(a *draft) {
	a.topic = m.topics[m.weighted(m.calendar[a.Registered.Month()-1]...)]
	if a.topic.Weight > 8 && m.percent(anonymous) {
		m.nobody(a)
		return
	}
	i := m.applicant()
	r, h := m.crowd.person(i)
	a.residents = []int{i}
	a.Applicants = []app.Applicant{{Resident: r}}
	a.SettlementID, a.Address, a.Language = h.place.id, r.Address, r.Language
	a.scene = m.at(a, h)
	a.scene.speaker = man
	if r.Sex == app.Female {
		a.scene.speaker = woman
	}
	switch {
	case seed.Group(a.topic.Code) == social:
		// people ask for themselves
	case a.topic.Visit >= 20 && m.percent(collective):
		m.gather(a)
	case a.topic.Visit > 0 && m.percent(together) && m.join(a, i^1):
		a.Multiplicity, a.Signatures = app.Collective, 2
	}
	if m.percent(9) && a.topic.Visit > 0 {
		m.elsewhere(a, h)
	}
}

// at is the scene of an appeal at a household.
func (m *maker) at(a *draft, h home) *scene {
	return &scene{
		dice: m.dice, book: m.book, lang: a.Language, place: h.place, day: a.Registered,
		street: h.street, house: cmp.Or(h.house, fmt.Sprint(m.between(1, 90))),
	}
}

// applicant is a new resident, or one of those already known; a few of these come
// again and again.
func (m *maker) applicant() int {
	done := m.recent.n
	left := len(m.days) - done
	if len(m.known) == 0 || m.Float64()*float64(max(left, 1)) < float64(m.residents-len(m.known)) {
		m.known = append(m.known, 0)
		return len(m.known) - 1
	}
	if m.percent(12) {
		return m.early(len(m.known))
	}
	return m.IntN(len(m.known))
}

// nobody leaves the appeal without an applicant.
func (m *maker) nobody(a *draft) {
	_, h := m.crowd.person(m.IntN(m.residents))
	a.Multiplicity, a.Language = app.Anonymous, app.Russian
	if m.percent(50) {
		a.Language = app.Kyrgyz
	}
	a.SettlementID, a.Address.Line = h.place.id, "ул. "+h.street
	a.scene = m.at(a, h)
	a.scene.speaker = many
}

// gather makes the appeal a collective one.
func (m *maker) gather(a *draft) {
	a.Multiplicity, a.scene.speaker = app.Collective, many
	if m.percent(90) {
		a.Signatures = 4 + m.early(60)
	}
	if m.percent(9) {
		a.Channel = app.AtMeeting
	}
	for range m.weighted(5, 3, 2) {
		m.join(a, m.applicant())
	}
}

// join adds an applicant who is known already; false when they are not, or are
// named in the appeal.
func (m *maker) join(a *draft, i int) bool {
	if i >= len(m.known) || slices.Contains(a.residents, i) {
		return false
	}
	r, _ := m.crowd.person(i)
	a.residents = append(a.residents, i)
	a.Applicants = append(a.Applicants, app.Applicant{Resident: r})
	a.scene.speaker = many
	return true
}

// elsewhere moves the place of the problem away from the applicant's house.
func (m *maker) elsewhere(a *draft, h home) {
	a.scene.street, a.scene.house = m.scenery(h.place), fmt.Sprint(m.between(1, 140))
	a.Address = app.Address{Line: "ул. " + a.scene.street}
	if m.percent(40) {
		a.Address.Landmark = a.scene.say([]template{one(m.dice, m.book.near).in[a.Language]})
	}
}

func (m *maker) scenery(p *place) string { return p.streets[m.early(len(p.streets))] }

// repeat makes the appeal one more about a thing that was answered; false when
// nothing recent can be repeated.
func (m *maker) repeat(a *draft) bool {
	answered := func(p past) bool {
		since := a.Registered.Sub(p.finished)
		return !p.finished.IsZero() && since > 3 && since < 240 && p.topic.Visit > 0
	}
	p, ok := past{}, false
	if m.percent(stubborn) {
		p, ok = m.recent.find(m.dice, func(p past) bool { return p.repeats > 0 && answered(p) })
	}
	if !ok {
		p, ok = m.recent.find(m.dice, answered)
	}
	if !ok {
		return false
	}
	m.follow(a, p)
	a.Repetition, a.what = app.Repeated, p.what
	if a.repeats > 1 {
		a.Repetition = app.Multiple
	}
	return true
}

// duplicate makes the appeal the same paper come once more through another body.
func (m *maker) duplicate(a *draft) bool {
	p, ok := m.recent.find(m.dice, func(p past) bool {
		since := a.Registered.Sub(p.date)
		return since >= 1 && since <= 12 && p.repeats == 0 && p.appeal.Multiplicity == app.Individual
	})
	if !ok {
		return false
	}
	m.follow(a, p)
	a.repeats, a.Repetition, a.Channel = p.repeats, app.Duplicate, app.FromSuperior
	a.Text, a.Summary, a.Kind, a.Written = p.appeal.Text, p.appeal.Summary, p.appeal.Kind, p.appeal.Written
	a.what = p.what
	return true
}

// follow takes people, place and topic from an earlier appeal.
func (m *maker) follow(a *draft, p past) {
	r, h := m.crowd.person(p.resident)
	a.Earlier, a.topic, a.repeats = p.id, p.topic, p.repeats+1
	a.residents, a.Applicants = []int{p.resident}, []app.Applicant{{Resident: r}}
	a.SettlementID, a.Address, a.Language = p.appeal.SettlementID, p.appeal.Address, p.appeal.Language
	a.Multiplicity, a.Signatures = p.appeal.Multiplicity, p.appeal.Signatures
	a.scene = m.at(a, h)
	a.scene.earlier = p.ref
	switch {
	case a.Multiplicity == app.Collective:
		a.scene.speaker = many
	case r.Sex == app.Female:
		a.scene.speaker = woman
	}
}

// channels are weights of app.Channels in their order.
var channels = []int{38, 5, 9, 9, 14, 11, 2, 1, 4, 7, 2}

// arrive tells how and when the appeal came, and with which letter.
func (m *maker) arrive(a *draft) {
	if a.Channel == "" {
		a.Channel = app.Channels[m.weighted(channels...)]
	}
	if a.Multiplicity == app.Anonymous && (a.Channel.Personal() || a.Channel == app.AtMeeting) {
		a.Channel = app.ByPost
	}
	if a.Channel == app.AtMeeting && a.Multiplicity == app.Individual {
		a.Channel = app.ByHand
	}
	a.Received = a.Registered
	switch {
	case a.Channel.Personal():
		a.ReceiverID = m.staff.receiver(m.dice)
	case m.percent(20):
		a.Received = m.cal.AddWorkingDays(a.Registered, -1)
	case (a.Channel == app.ByEmail || a.Channel == app.ByPortal) && !m.cal.IsWorking(a.Registered.AddDays(-1)):
		a.Received = a.Registered.AddDays(-1)
	}
	switch a.Channel {
	case app.ByHand, app.ByPost, app.PublicReception:
		if a.Written.IsZero() && m.percent(85) {
			a.Written = a.Received.AddDays(-m.weighted(40, 25, 12, 8, 5, 3, 2))
		}
		a.Sheets = 1 + m.weighted(60, 25, 8, 4, 3)
	case app.FromSuperior:
		m.cover(a)
		a.Sheets = 2 + m.weighted(50, 30, 20)
	}
}

// cover is the letter of a superior body.
func (m *maker) cover(a *draft) {
	superior := []*app.Entry{bodyNamed(m.bodies, "Мэрия"), bodyNamed(m.bodies, m.settings.District), bodyNamed(m.bodies, "Прокуратура")}
	body := superior[m.weighted(5, 6, 1)]
	if body == nil || m.settings.District == "" {
		body = superior[0]
	}
	if body == nil {
		return
	}
	a.Covering = app.Covering{
		Body: body.Name(app.Russian), Number: fmt.Sprintf("%02d-%d/%d", m.between(1, 12), m.between(3, 25), m.between(40, 4800)),
		Date: m.cal.AddWorkingDays(a.Received, -m.between(1, 4)),
	}
}

// register fills what the clerk enters about the appeal.
func (m *maker) register(a *draft) {
	a.TopicID = m.topicIDs[a.topic.Code]
	if a.Kind == "" {
		a.Kind = app.Kinds[m.weighted(a.topic.Kinds[:]...)]
	}
	if others := m.inGroup[seed.Group(a.topic.Code)]; m.percent(further) && len(others) > 1 {
		if id := one(m.dice, others); id != a.TopicID {
			a.ExtraTopics = []int64{id}
		}
	}
	a.Controller = m.staff.clerk(m.dice)
	a.OnControl = a.topic.Code != gratitude
	a.Note = a.scene.phrase("note")
	if a.topic.Code == certificates && m.percent(60) {
		a.DueByHand, a.DueReason = m.cal.AddWorkingDays(a.Registered, 3), a.scene.phrase("standard")
	}
}

// Topics that the office treats in their own way.
const (
	certificates = "06.07" // by the standard of a service
	gratitude    = "13.06" // needs no control
	social       = "10"    // the group that nobody writes about together
)
