package plan

import (
	"strings"

	"kairyluu/app"
	"kairyluu/ui/linked"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// links are the ways that lead on from a card.
type links struct {
	related func(app.Related)
	place   func(settlement int64)
	address func(link string) // a video or a page
}

// head is «№ 12 · в работе».
func (v view) head(d app.Decision) string {
	return number(d.ID) + " · " + v.Say("decisionState", string(d.Progress.State))
}

// subtitle tells when it was decided and whose proposal it was.
func (v view) subtitle(d app.Decision) string {
	return v.Words.T("plan.card.made", "date", d.Made, "source", v.Say("source", string(d.Source)))
}

var bannerKinds = map[mark]widgets.BannerKind{late: widgets.Late, soon: widgets.Soon, fine: widgets.Info, undated: widgets.Soon}

// banner is how the decision stands against its date, and how that date came.
func (v view) banner(c app.DecisionCase) (kind widgets.BannerKind, title, reason string) {
	p := c.Decision.Progress
	m := v.mark(p)
	switch m {
	case late:
		title = v.Words.T("plan.banner.late", "n", c.LateDays)
	case soon, fine:
		if days := p.Due.Sub(v.Today); days > 0 {
			title = v.Words.T("plan.banner.left", "n", days)
		} else {
			title = v.Words.T("plan.banner.today")
		}
	case undated:
		return bannerKinds[m], v.Words.T("plan.banner.undated"), v.Words.T("plan.banner.undated_why")
	case done:
		return widgets.Plain, m.sign() + " " + v.Words.T("plan.banner.done", "date", p.Ended), v.ending(c.Events, app.DecisionFulfilled)
	case dropped:
		return widgets.Plain, m.sign() + " " + v.Words.T("plan.banner.dropped", "date", p.Ended), v.ending(c.Events, app.DecisionGivenUp)
	}
	return bannerKinds[m], m.sign() + " " + title, v.whyDue(c)
}

// whyDue tells the date, and that it was put off.
func (v view) whyDue(c app.DecisionCase) string {
	p := c.Decision.Progress
	if p.Moved > 0 {
		return v.Words.T("plan.banner.moved", "due", p.Due, "first", c.Decision.Due, "n", p.Moved)
	}
	return v.Words.T("plan.banner.due", "due", p.Due)
}

// ending is what was written when the decision ended.
func (v view) ending(events []app.DecisionEvent, kind app.DecisionEventKind) string {
	for i := len(events) - 1; i >= 0; i-- {
		if e := events[i]; e.Kind == kind && e.TakenBack == nil {
			return e.Text
		}
	}
	return ""
}

// facts are the lines of the card.
func (v view) facts(c app.DecisionCase, to links) []widgets.Fact {
	d := c.Decision
	facts := []widgets.Fact{v.taken(c, to), v.answers(d)}
	facts = append(facts, v.appeal(c, to)...)
	settlement := v.fact("settlement", v.known(d.SettlementID))
	if d.SettlementID != 0 {
		settlement.OnTapped = func() { to.place(d.SettlementID) }
	}
	facts = append(facts, settlement)
	if d.TopicID != 0 {
		facts = append(facts, v.fact("topic", v.Topic(d.TopicID)))
	}
	if d.ProjectID != 0 {
		f := v.fact("project", projectName(c))
		f.OnTapped = func() { to.related(app.Related{Entity: app.EntityProject, ID: d.ProjectID}) }
		facts = append(facts, f)
	}
	facts = append(facts, v.others(c, to)...)
	for _, link := range d.Links {
		f := v.fact("link", link)
		f.OnTapped = func() { to.address(link) }
		facts = append(facts, f)
	}
	if d.Note != "" {
		facts = append(facts, v.fact("note", d.Note))
	}
	return facts
}

func (v view) fact(key, value string) widgets.Fact {
	return widgets.Fact{Label: v.Words.T("plan.fact." + key), Text: value}
}

// known is the name behind an id, nothing where there is none.
func (v view) known(id int64) string {
	if id == 0 {
		return ""
	}
	return v.Name(id)
}

func (v view) taken(c app.DecisionCase, to links) widgets.Fact {
	if c.Meeting == nil {
		return v.fact("meeting", v.Words.T("plan.alone"))
	}
	m := *c.Meeting
	f := v.fact("meeting", v.meetingName(m.FormID, m.Date.Format()))
	f.Note = strings.Join(filled(m.Place, v.minutes(m)), " · ")
	f.OnTapped = func() { to.related(app.Related{Entity: app.EntityMeeting, ID: m.ID}) }
	return f
}

func (v view) minutes(m app.MeetingRow) string {
	if m.Number == "" {
		return v.Say("meetingState", string(m.State))
	}
	return v.Words.T("plan.card.minutes", "number", m.Number, "state", v.Say("meetingState", string(m.State)))
}

// answers is who is responsible, with those who help and their dates.
func (v view) answers(d app.Decision) widgets.Fact {
	f := v.fact("responsible", v.responsible(d.ResponsibleID, d.Partner))
	if !d.Progress.State.Finished() && (v.gone(d.ResponsibleID) || d.ResponsibleID == 0 && d.Partner == "") {
		f.Color = theme.ColorSoon
	}
	var with []string
	for _, co := range d.CoExecutors {
		if co.Due.IsZero() {
			with = append(with, v.executor(co.ExecutorID))
			continue
		}
		with = append(with, v.Words.T("plan.card.co_due", "name", v.executor(co.ExecutorID), "due", co.Due))
	}
	if len(with) > 0 {
		f.Note = v.Words.T("plan.card.co", "names", strings.Join(with, "; "))
	}
	return f
}

// appeal is what the decision was turned into, and what came of that.
func (v view) appeal(c app.DecisionCase, to links) []widgets.Fact {
	if c.Appeal == nil {
		return nil
	}
	a := *c.Appeal
	f := v.fact("appeal", a.Number+" · "+v.Say("state", string(a.State)))
	f.Note = v.SignedLeft(a.Standing)
	if a.Outcome != "" {
		f.Note = v.Say("outcome", string(a.Outcome))
	}
	f.OnTapped = func() { to.related(app.Related{Entity: app.EntityAppeal, ID: a.ID}) }
	return []widgets.Fact{f}
}

// others are the links made by hand, and those of the other side.
func (v view) others(c app.DecisionCase, to links) []widgets.Fact {
	var facts []widgets.Fact
	for _, r := range byHand(c) {
		f := widgets.Fact{Label: v.Words.T("entity." + r.Entity), Text: linked.Shortened(r.Label)}
		if f.Text == "" {
			f.Text = number(r.ID)
		}
		f.OnTapped = func() { to.related(r) }
		facts = append(facts, f)
	}
	return facts
}

// eventText says an event in one sentence.
func (v view) eventText(e app.DecisionEvent) string {
	head := v.Words.T("decisionEvent." + string(e.Kind))
	var parts []string
	switch e.Kind {
	case app.DecisionProgress:
		parts = append(parts, percent(e.Percent))
	case app.DecisionPostponed:
		parts = append(parts, v.Words.T("plan.event.until", "due", e.Due))
	}
	if e.Text != "" {
		said := "«" + e.Text + "»"
		if e.Kind == app.DecisionAppealed {
			said = e.Text // the number
		}
		parts = append(parts, said)
	}
	if len(parts) == 0 {
		return head
	}
	return head + ": " + strings.Join(parts, ", ")
}

// eventNote is what stands small under an event.
func (v view) eventNote(e app.DecisionEvent) string {
	parts := filled(v.Day(e.Date), e.Actor)
	if b := e.TakenBack; b != nil {
		parts = append(parts, v.Words.T("plan.event.taken_back", "when", v.Moment(b.At), "name", b.Actor, "reason", b.Reason))
	}
	return strings.Join(parts, " · ")
}

func filled(values ...string) []string {
	var out []string
	for _, s := range values {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// lastEvent is the newest event that can be taken back; nil when there is none.
func lastEvent(events []app.DecisionEvent) *app.DecisionEvent {
	var last *app.DecisionEvent
	for _, e := range events {
		if revocable(e) && (last == nil || e.ID > last.ID) {
			last = &e
		}
	}
	return last
}

// revocable tells whether an event can be taken back: that it was decided, and
// that it became an appeal, stays.
func revocable(e app.DecisionEvent) bool {
	return e.TakenBack == nil && e.Kind != app.DecisionMade && e.Kind != app.DecisionAppealed
}

// projectName is what the project is called that the decision became.
func projectName(c app.DecisionCase) string {
	for _, r := range c.Related {
		if r.Entity == app.EntityProject && r.ID == c.Decision.ProjectID && r.Label != "" {
			return linked.Shortened(r.Label)
		}
	}
	return number(c.Decision.ProjectID)
}

// byHand are the links beside those that have a line of their own.
func byHand(c app.DecisionCase) []app.Related {
	var out []app.Related
	for _, r := range c.Related {
		own := c.Meeting != nil && r.Entity == app.EntityMeeting && r.ID == c.Meeting.ID ||
			c.Appeal != nil && r.Entity == app.EntityAppeal && r.ID == c.Appeal.ID ||
			r.Entity == app.EntityProject && r.ID == c.Decision.ProjectID
		if !own {
			out = append(out, r)
		}
	}
	return out
}
