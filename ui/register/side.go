package register

import (
	"reflect"
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/ui/shell"
	"kairyluu/ui/widgets"
)

// side is the panel at the right: what the paper resembles, and who the person
// is. It never blocks.
type side struct {
	content fyne.CanvasObject
	box     *fyne.Container
	said    sideState
}

// sideState is what the panel shows; it is drawn anew only when that changes.
type sideState struct {
	hints   []app.Similar
	person  personCard
	earlier int64
}

func newSide(p *Page) *side {
	s := &side{box: widgets.NewStack(gap)}
	s.content = widgets.NewScroll(widgets.NewInset(s.box, 12, 12, 12, 12))
	s.fill(p)
	return s
}

func (s *side) show(p *Page) {
	state := sideState{p.hints, p.person, p.session.Form.Earlier}
	if reflect.DeepEqual(state, s.said) {
		return
	}
	s.said = state
	s.fill(p)
}

func (s *side) fill(p *Page) {
	s.box.Objects = []fyne.CanvasObject{widgets.NewHeading(p.env.T("register.alike"))}
	if len(s.said.hints) == 0 {
		s.box.Add(widgets.NewCaption(p.env.T("register.alike_none")))
	}
	next, _ := p.session.Form.Linkable(s.said.hints)
	for _, h := range s.said.hints {
		if h.Likeness == app.LikeNearby {
			s.box.Add(p.nearbyCard(h))
		} else {
			s.box.Add(p.hintCard(h, h.Row.ID == next.Row.ID))
		}
	}
	if s.said.person.resident.ID != 0 {
		s.box.Objects = append(s.box.Objects, p.personLines(s.said.person)...)
	}
	s.content.Refresh()
}

// hintCard is one earlier appeal and why it is shown.
func (p *Page) hintCard(h app.Similar, first bool) fyne.CanvasObject {
	t := p.env.T
	title := widgets.NewText(t("register.like."+string(h.Likeness), "number", h.Row.Number), widgets.TextStyle{Bold: true})
	lines := []fyne.CanvasObject{title, widgets.NewCaption(p.reasons(h))}
	if h.Row.Summary != "" {
		lines = append(lines, widgets.NewText(h.Row.Summary, widgets.TextStyle{NoWrap: true}))
	}
	actions := widgets.NewRow(10)
	switch {
	case h.Row.ID == p.session.Form.Earlier:
		lines = append(lines, widgets.NewCaption("✓ "+t("register.is_linked", "as", p.view.Say("repetition", string(p.session.Form.Repetition)))))
		actions.Add(widgets.NewLink(t("register.unlink"), p.unlink))
	case h.Likeness != app.LikeHouse:
		link := widgets.NewButton(t("register.link"), func() { p.link(h) })
		if first {
			link.SetKeyHint("F2")
		}
		actions.Add(link)
	}
	actions.Add(widgets.NewLink(t("register.open"), func() {
		p.env.Go(shell.Route{Place: shell.Appeals, ID: h.Row.ID})
	}))
	card := widgets.NewCard("", widgets.NewStack(3, append(lines, actions)...))
	if h.Likeness == app.LikeRepeat || h.Likeness == app.LikeDuplicate {
		card.SetKind(widgets.Soon)
	}
	return card
}

// reasons are why a hint is shown, and how the earlier appeal stands.
func (p *Page) reasons(h app.Similar) string {
	t := p.env.T
	var parts []string
	for _, reason := range h.Reasons {
		parts = append(parts, t("register.why."+reason))
	}
	if h.Likeness == app.LikeHouse {
		parts = append(parts, p.view.Applicant(h.Row), p.view.Name(h.Row.TopicID))
	}
	days := p.today().Sub(h.Row.Registered)
	if days == 0 {
		parts = append(parts, t("register.today"))
	} else {
		parts = append(parts, t("register.days_ago", "n", days))
	}
	if h.Row.Late(p.today()) {
		parts = append(parts, "⚠ "+t("register.is_late"))
	} else {
		parts = append(parts, p.view.Say("state", string(h.Row.State)))
	}
	return strings.Join(parts, " · ")
}

// nearbyCard tells how often the topic came from that settlement lately.
func (p *Page) nearbyCard(h app.Similar) fyne.CanvasObject {
	t := p.env.T
	title := t("register.like.nearby", "n", h.Count)
	where := p.view.Name(h.Filter.Settlement) + " · " + p.view.Topic(h.Filter.Topic)
	return widgets.NewCard("", widgets.NewStack(3,
		widgets.NewText(title, widgets.TextStyle{Bold: true}), widgets.NewCaption(where),
		widgets.NewRow(0, widgets.NewLink(t("register.open_list"), func() {
			f := h.Filter
			p.env.Go(shell.Route{Place: shell.Appeals, Filter: &f, Title: where})
		}))))
}

// personLines are the known person and their last appeals.
func (p *Page) personLines(card personCard) []fyne.CanvasObject {
	t := p.env.T
	lines := []fyne.CanvasObject{
		widgets.NewHeading(card.resident.Name.Full()),
		widgets.NewCaption(t("register.appeals_of", "n", card.all, "open", card.open, "closed", card.all-card.open)),
	}
	if len(card.resident.Phones) > 0 {
		lines = append(lines, widgets.NewCaption(text.FormatPhone(card.resident.Phones[0])))
	}
	for _, row := range card.rows {
		if row.ID == p.session.Form.ID {
			continue
		}
		line := row.Number + " · " + p.view.Day(row.Registered) + " · " + p.view.Say("state", string(row.State))
		lines = append(lines, widgets.NewLink(line, func() { p.env.Go(shell.Route{Place: shell.Appeals, ID: row.ID}) }),
			widgets.NewText(row.Summary, widgets.TextStyle{NoWrap: true}))
	}
	return lines
}
