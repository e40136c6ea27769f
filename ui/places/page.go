// Package places is the page of the settlements: everything the office knows
// about each, and the registers of environmental risks and of practices.
package places

import (
	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/sections"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
)

// Page is the list of settlements and the two registers, one on show at a time.
// Route.ID opens a settlement; with Route.Dict "risk", "practice" or "finding"
// it opens a line of the registers, and the settlement of Route.Filter narrows them.
type Page struct {
	*sections.Pane
	env       *shell.Env
	scope     *task.Scope
	registers []*register
}

var (
	_ shell.Page       = (*Page)(nil)
	_ shell.Searcher   = (*Page)(nil)
	_ shell.Creator    = (*Page)(nil)
	_ shell.Saver      = (*Page)(nil)
	_ shell.Submitter  = (*Page)(nil)
	_ shell.Leaver     = (*Page)(nil)
	_ shell.KeyHandler = (*Page)(nil)
	_ shell.Shower     = (*Page)(nil)
	_ shell.Focuser    = (*Page)(nil)
)

// section is what each of the three can do.
type section interface {
	sections.Section
	Go(r shell.Route) // to a card of it, or to its list
	Search(words string)
	Create()
}

// settlements is the key of the first section; the others go by their kind.
const settlements = "settlement"

// New returns the page.
func New(env *shell.Env, r shell.Route) shell.Page {
	p := &Page{env: env, scope: env.NewScope()}
	r.Place = shell.Places
	kind, known := p.kind(r)
	if known {
		r.Dict = app.Dict(kind)
	}
	register := func(kind app.FindingKind) func(*task.Scope) sections.Section {
		return func(*task.Scope) sections.Section {
			made := newRegister(env, kind)
			p.registers = append(p.registers, made)
			return made
		}
	}
	p.Pane = sections.New(
		env, r,
		sections.Item{Key: settlements, Title: "places.settlements", Make: func(scope *task.Scope) sections.Section {
			return newList(env, scope)
		}},
		sections.Item{Key: string(app.Risk), Title: "places.risks", Make: register(app.Risk)},
		sections.Item{Key: string(app.Practice), Title: "places.practices", Make: register(app.Practice)},
	)
	p.open(r)
	return p
}

// kind is the register that a route asks for by name; known is false when it asks
// for a settlement, or for a finding whose kind has to be looked up.
func (p *Page) kind(r shell.Route) (kind app.FindingKind, known bool) {
	kind = app.FindingKind(r.Dict)
	return kind, kind == app.Risk || kind == app.Practice
}

func (p *Page) current() section { return p.Current().(section) }

// open goes to what the route names within the section on show.
func (p *Page) open(r shell.Route) {
	if string(r.Dict) == app.EntityFinding && r.ID != 0 {
		p.find(r.ID)
		return
	}
	p.current().Go(r)
}

// find looks up which register a finding stands in, and shows it there.
func (p *Page) find(id int64) {
	task.Run(p.scope.Latest("find"), readFinding(p.env, id), func(c app.FindingCase, err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		p.Show(shell.Route{Place: shell.Places, Dict: app.Dict(c.Finding.Kind), ID: id})
	})
}

// Show implements shell.Shower.
func (p *Page) Show(r shell.Route) bool {
	if string(r.Dict) != app.EntityFinding {
		p.Pane.Show(r)
	}
	p.open(r)
	return true
}

// Close implements shell.Page.
func (p *Page) Close() {
	for _, r := range p.registers {
		r.Close()
	}
	p.scope.Close()
	p.Pane.Close()
}

// Search implements shell.Searcher.
func (p *Page) Search(words string) { p.current().Search(words) }

// Create implements shell.Creator: an appeal from a settlement, a risk, a practice.
func (p *Page) Create() { p.current().Create() }

// Key implements shell.KeyHandler.
func (p *Page) Key(ev *fyne.KeyEvent) bool { return p.Pane.Key(ev) }
