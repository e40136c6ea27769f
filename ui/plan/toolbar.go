package plan

import (
	"kairyluu/app"
	"kairyluu/ui/listpage"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// makeBar puts over the plan the ways to see it and what one narrows it by most.
// Other conditions are in the filter form.
func (p *Page) makeBar() {
	b := p.Bar
	b.OnPaint = func() { p.looks.SetSelected(string(p.model.look)) }
	p.makeLooks()
	p.settlement = b.Picker("plan.filter.settlement", func(f *app.DecisionFilter) *int64 { return &f.Settlement })
	p.responsible = b.Picker("plan.filter.responsible", func(f *app.DecisionFilter) *int64 { return &f.Responsible })
	filter := widgets.NewButton(p.Env.T("plan.filter.more"), p.openFilter)
	filter.SetKeyHint("F11")
	p.printing = widgets.NewButton(p.Env.T("plan.print"), p.showPrint)
	b.Lay(nil,
		widgets.Cell{Width: 236, Object: p.looks},
		widgets.Cell{Width: 110, Grow: 1, Object: p.settlement},
		widgets.Cell{Width: 120, Grow: 1, Object: p.responsible},
		widgets.Cell{Width: 112, Object: filter},
		widgets.Cell{Width: 132, Object: p.printing},
	)
}

func (p *Page) makeLooks() {
	list := make([]widgets.Chip, 0, len(looks))
	for _, l := range looks {
		list = append(list, widgets.Chip{ID: string(l), Text: p.Env.T("plan.look." + string(l))})
	}
	p.looks = widgets.NewChips(list...)
	p.looks.OnChanged = func(ids []string) {
		if len(ids) > 0 {
			p.showLook(look(ids[0]))
		}
	}
}

// chip is a chip of the toolbar.
func (p *Page) chip(c listpage.Chip) widgets.Chip {
	one := widgets.Chip{Text: p.Env.T("plan.chip." + string(c))}
	switch c {
	case chipLate:
		one.Sign, one.Color = late.sign(), theme.ColorLate
	case chipMonth:
		one.Sign = soon.sign()
	}
	return one
}
