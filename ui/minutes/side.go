package minutes

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// side stands beside the form: the quorum, and the unfinished decisions of the
// series that the agenda may take up.
type side struct {
	content fyne.CanvasObject
	quorum  *widgets.Banner
	offers  *fyne.Container
	keys    *widgets.Text
}

func newSide(p *Page) *side {
	s := &side{quorum: widgets.NewBanner(widgets.Plain, "", ""), offers: widgets.NewStack(gap)}
	s.keys = widgets.NewCaption(p.env.T("minutes.keys"))
	s.content = widgets.NewScroll(widgets.NewInset(widgets.NewStack(12, s.quorum, s.offers, s.keys), 12, 12, 12, 12))
	return s
}

// show tells whether enough people came. decided without a quorum stays on the
// minutes, so it is told in the strongest way.
func (s *side) show(p *Page, m app.Meeting) {
	t := p.env.T
	present, quorum := m.Attendance.Total, m.Quorum
	if present == 0 {
		present = m.Attendance.Women + m.Attendance.Men
	}
	decided := slices.ContainsFunc(m.Agenda, app.AgendaItem.Taken) || len(p.session.Form.plain().taken()) > 0
	switch {
	case p.session.Form.State == app.Planned && quorum > 0:
		s.quorum.Set(widgets.Info, t("minutes.quorum.needed", "n", quorum), "")
	case p.session.Form.State == app.Planned || quorum == 0:
		s.quorum.Set(widgets.Plain, t("minutes.quorum.none"), t("minutes.quorum.none_why"))
	case present >= quorum:
		s.quorum.Set(widgets.Info, "✓ "+t("minutes.quorum.met"), t("minutes.quorum.of", "present", present, "quorum", quorum))
	case decided:
		s.quorum.Set(widgets.Late, "⚠ "+t("minutes.quorum.without"), t("minutes.quorum.without_why", "present", present, "quorum", quorum))
	default:
		s.quorum.Set(widgets.Soon, "✕ "+t("minutes.quorum.missed"), t("minutes.quorum.of", "present", present, "quorum", quorum))
	}
	p.ui.counted(m.Participants)
	s.content.Refresh()
}

// taken are the decisions of the form but those that a correction takes out.
func (f Form) taken() []Decision {
	var all []Decision
	for _, i := range f.Items {
		for _, d := range i.Decisions {
			if !i.Struck && !d.Struck {
				all = append(all, d)
			}
		}
	}
	return all
}

// offer looks for the unfinished decisions of the series.
func (p *Page) offer() {
	series, id := p.session.Form.Series, p.session.Form.ID
	task.Run(p.scope.Latest("offer"), func(ctx context.Context) ([]app.DecisionRow, error) {
		return p.env.Office.Meetings.Unfinished(ctx, series, id)
	}, func(rows []app.DecisionRow, err error) {
		if err != nil {
			p.ui.head.Trouble(err)
			return
		}
		p.offered = rows
		p.offerAgain()
	})
}

// offers are the unfinished decisions that the agenda does not take up yet.
func (p *Page) offers() []app.DecisionRow {
	p.session.Take()
	if p.correcting() {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(p.offered), func(d app.DecisionRow) bool { return p.session.Form.Carries(d.ID) })
}

// offerAgain shows what may still be taken up.
func (p *Page) offerAgain() {
	s, t := p.ui.side, p.env.T
	s.offers.Objects = nil
	if rows := p.offers(); len(rows) > 0 {
		s.offers.Add(widgets.NewText(t("minutes.offer.title", "n", len(rows)), widgets.TextStyle{Bold: true}))
		all := widgets.NewButton(t("minutes.offer.all"), func() { p.carry(p.offers()) })
		all.SetKeyHint("F2")
		s.offers.Add(widgets.NewRow(0, all))
		for _, d := range rows {
			s.offers.Add(p.offerLine(d))
		}
	}
	s.content.Refresh()
}

func (p *Page) offerLine(d app.DecisionRow) fyne.CanvasObject {
	t := p.env.T
	note, color := t("minutes.offer.from", "date", d.MeetingDate), theme.ColorMuted
	switch {
	case d.Late(p.view.Today):
		note, color = note+" · ⚠ "+t("minutes.offer.late", "n", p.view.Today.Sub(d.Due)), theme.ColorLate
	case !d.Due.IsZero():
		note += " · " + t("minutes.offer.due", "due", d.Due)
	}
	caption := widgets.NewCaption(note)
	caption.SetStyle(widgets.TextStyle{Color: color})
	return widgets.NewStack(1, widgets.NewText(d.Text, widgets.TextStyle{}), caption,
		widgets.NewLink(t("minutes.offer.one"), func() { p.carry([]app.DecisionRow{d}) }))
}

// carry puts unfinished decisions on the agenda, with what happened to them.
func (p *Page) carry(rows []app.DecisionRow) {
	if len(rows) == 0 {
		return
	}
	ids := make([]int64, len(rows))
	for i, d := range rows {
		ids[i] = d.ID
	}
	task.Run(p.scope.Latest("carry"), func(ctx context.Context) ([]app.AgendaItem, error) {
		return p.env.Office.Meetings.CarriedItems(ctx, ids)
	}, func(items []app.AgendaItem, err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		p.session.Take()
		p.session.Form.CarryOver(items)
		p.ui.show(p.session.Form)
		p.offerAgain()
		p.look()
		p.env.Status(p.env.T("minutes.offer.done", "n", len(items)))
	})
}
