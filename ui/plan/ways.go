package plan

import (
	"fyne.io/fyne/v2"

	"kairyluu/app"
)

// put shows the way to see the plan that the model names.
func (p *Page) put() {
	var shown fyne.CanvasObject
	switch p.model.look {
	case lookBoard:
		shown = p.board.root
	case lookOutcomes:
		shown = p.outcomes.root
	default:
		shown = p.inline.root
	}
	p.center.Objects = []fyne.CanvasObject{shown}
	p.center.Refresh()
	p.split.SetSideVisible(p.model.look != lookOutcomes)
	p.load()
}

// showLook changes the way to see the plan.
func (p *Page) showLook(l look) {
	p.inline.close()
	p.model.show(l)
	p.put()
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
		p.reloadView()
	case fyne.KeyF6:
		p.do(app.DecisionFulfilled)
	case fyne.KeyF7:
		p.do(app.DecisionPostponed)
	case fyne.KeyF8:
		p.do(app.DecisionProgress)
	case fyne.KeyF9:
		p.withCase(p.at(), p.openAppeal)
	case fyne.KeyF11:
		p.openFilter()
	case fyne.KeyF12:
		if !p.isWide() {
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
	case p.isWide() && p.guest:
		return false // the shell leads back to where the card was opened from
	case p.isWide():
		p.narrow()
	case p.model.given != nil && p.model.look == lookOutcomes:
		return false // to the card of the meeting it was opened from
	case p.model.narrows():
		p.clear()
	case p.model.look != lookTable:
		p.showLook(lookTable)
	default:
		return false
	}
	return true
}

func (p *Page) isWide() bool { return p.root.Objects[0] != p.whole }

// card is the one on show.
func (p *Page) card() *card {
	if p.isWide() {
		return p.broad
	}
	return p.side
}

// openCard shows a decision over the whole page.
func (p *Page) openCard(id int64) {
	if !p.isWide() {
		p.guest = false
	}
	p.inline.close()
	p.widen(id)
}

func (p *Page) widen(id int64) {
	p.root.Objects = []fyne.CanvasObject{p.broad.root}
	p.root.Refresh()
	p.env.Window.Canvas().Unfocus()
	p.broad.show(id)
}

// narrow leads back to the plan, with its focus.
func (p *Page) narrow() {
	if !p.isWide() {
		return
	}
	p.broad.clear()
	p.root.Objects = []fyne.CanvasObject{p.whole}
	p.root.Refresh()
	p.Focus()
}
