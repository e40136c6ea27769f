package register

import (
	"context"
	"strings"

	"kairyluu/app"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// earlier is the appeal that this one repeats: found by number, name or words.
func (c *controls) earlier() {
	var id int64
	var number string // what id is called
	s := widgets.NewSuggest()
	s.OnChanged = func(string) { c.set.Changed() }
	s.OnQuery = c.p.offerEarlier
	s.OnPicked = func(o widgets.Option) {
		id, number = o.ID(), o.Text
		c.p.session.Take()
		f := c.p.session.Form.Clone()
		if f.Repetition == app.First {
			f.Repetition = app.Repeated
		}
		c.p.refill(f)
	}
	c.set.Add("earlier", "register.earlier", s)
	c.bind(func(f *Form) {
		id, number = f.Earlier, f.EarlierNo
		s.SetValue(f.EarlierNo)
	}, func(f *Form) {
		f.EarlierNo, f.Earlier = s.Text, 0
		if s.Text == number {
			f.Earlier = id
		}
	})
}

func (p *Page) offerEarlier(typed string, show func([]widgets.Option)) {
	task.After(p.scope, "earlier", task.Debounce, func() {
		task.Run(p.scope.Latest("earlier"), func(ctx context.Context) ([]app.AppealRow, error) {
			return p.env.Office.Appeals.Rows(ctx, app.AppealQuery{Filter: app.AppealFilter{Words: typed}, Desc: true, Limit: offered})
		}, func(rows []app.AppealRow, err error) {
			if err != nil {
				p.ui.head.Trouble(err)
				return
			}
			options := make([]widgets.Option, 0, len(rows))
			for _, row := range rows {
				if row.ID != p.session.Form.ID {
					o := widgets.IDOption(row.ID, row.Number)
					o.Detail = strings.Join([]string{p.view.Day(row.Registered), p.view.Applicant(row), p.view.Name(row.TopicID)}, " · ")
					options = append(options, o)
				}
			}
			show(options)
		})
	})
}

// linkFirst links the weightiest hint that can be linked.
func (p *Page) linkFirst() {
	p.session.Take()
	if h, ok := p.session.Form.Linkable(p.hints); ok {
		p.link(h)
	}
}

func (p *Page) link(h app.Similar) {
	p.session.Take()
	f := p.session.Form.Clone()
	f.Link(h)
	p.refill(f)
	p.env.Status(p.env.T("register.linked", "number", h.Row.Number, "as", p.view.Say("repetition", string(f.Repetition))))
}

func (p *Page) unlink() {
	p.session.Take()
	f := p.session.Form.Clone()
	f.Unlink()
	p.refill(f)
}
