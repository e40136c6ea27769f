package plan

import (
	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/shell"
)

// put shows the way to see the plan that the model names.
func (p *Page) put() {
	var shown fyne.CanvasObject
	switch p.model.look {
	case lookBoard:
		shown = p.board.Root
	case lookOutcomes:
		shown = p.outcomes.root
	default:
		shown = p.inline.strip.Root
	}
	p.center.Objects = []fyne.CanvasObject{shown}
	p.center.Refresh()
	p.Split.SetSideVisible(p.model.look != lookOutcomes)
}

// loadLook reads what is shown instead of the table; false: the table is.
func (p *Page) loadLook() bool {
	switch p.model.look {
	case lookBoard:
		p.board.Load()
	case lookOutcomes:
		p.outcomes.load()
	default:
		return false
	}
	return true
}

// where is what has the focus while no card is wide.
func (p *Page) where() fyne.Focusable {
	switch p.model.look {
	case lookBoard:
		return p.board.Widget
	case lookOutcomes:
		return p.looks
	}
	return p.Table
}

func (p *Page) take(r shell.Route) {
	p.model.take(r)
	p.put()
}

// showLook changes the way to see the plan.
func (p *Page) showLook(l look) {
	p.inline.close()
	p.model.show(l)
	p.put()
	p.Load()
	p.Focus()
}

// nextLook is the key that goes round the ways.
func (p *Page) nextLook() {
	for i, l := range looks {
		if l == p.model.look {
			p.showLook(looks[(i+1)%len(looks)])
			return
		}
	}
}

// Key implements shell.KeyHandler.
func (p *Page) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyEscape:
		return p.escape()
	case fyne.KeyF2:
		p.inline.begin(0)
	case fyne.KeyF4:
		p.edit(p.at())
	case fyne.KeyF5:
		p.Renew()
	case fyne.KeyF6:
		p.do(app.DecisionFulfilled)
	case fyne.KeyF7:
		p.do(app.DecisionPostponed)
	case fyne.KeyF8:
		p.do(app.DecisionProgress)
	case fyne.KeyF9:
		p.withCase(p.at(), p.openAppeal)
	case fyne.KeyF10:
		p.withCase(p.at(), p.openProject)
	case fyne.KeyF11:
		p.openFilter()
	case fyne.KeyF12:
		if !p.IsWide() {
			p.nextLook()
		}
	default:
		return false
	}
	return true
}

// escape leads one step back: out of a row that is edited, from the wide card to
// the plan, from a narrowed list to a whole one.
func (p *Page) escape() bool {
	switch {
	case p.inline.isOpen():
		p.inline.close()
		p.Focus()
	case !p.IsWide() && p.model.Given != nil && p.model.look == lookOutcomes:
		return false // to the card of the meeting it was opened from
	case p.IsWide() || p.model.Narrows():
		return p.Escape()
	case p.model.look != lookTable:
		p.showLook(lookTable)
	default:
		return false
	}
	return true
}
