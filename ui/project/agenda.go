package project

import (
	"context"
	"fmt"

	"kairyluu/app"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// meetingOptions offers the meetings, the newest first.
func (p *Page) meetingOptions() []widgets.Option {
	options := make([]widgets.Option, len(p.meetings))
	for i, m := range p.meetings {
		o := widgets.IDOption(m.ID, m.Label()+" · "+p.view.Name(m.FormID))
		o.Detail = p.view.Settlements(m.Settlements)
		o.Keywords = m.Topic + " " + m.Place
		options[i] = o
	}
	return options
}

// offerItems brings the agenda of the chosen meeting.
func (p *Page) offerItems(f Form) {
	if f.Meeting == p.agenda {
		return
	}
	p.agenda = f.Meeting
	if f.Meeting == 0 {
		p.ui.showItems([]widgets.Option{{Text: p.env.T("project.item_none")}}, "")
		return
	}
	task.Run(p.scope.Latest("agenda"), func(ctx context.Context) (app.MeetingCase, error) {
		return p.env.Office.Meetings.Case(ctx, f.Meeting)
	}, func(c app.MeetingCase, err error) {
		if err != nil {
			p.ui.head.Trouble(err)
			return
		}
		p.ui.showItems(p.itemOptions(c.Meeting), p.session.Form.Item)
	})
}

func (p *Page) itemOptions(m app.Meeting) []widgets.Option {
	options := []widgets.Option{{Text: p.env.T("project.item_none")}}
	for i, item := range m.Agenda {
		text := fmt.Sprintf("%d. %s", i+1, item.Title)
		if item.Voted() > 0 {
			text += " — " + p.env.T("project.votes", "for", item.For, "against", item.Against, "abstained", item.Abstained)
		}
		options = append(options, widgets.Option{Key: item.UID, Text: text})
	}
	return options
}
