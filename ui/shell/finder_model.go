package shell

import (
	"strings"
	"unicode/utf8"

	"kairyluu/app"
)

// shelf is where the cards of a kind are: their page, and which part of it.
type shelf struct {
	place Place
	dict  app.Dict
}

// shelves has a line for every kind that the search box finds. Its order among the
// others is that of app.FoundKinds; its words are find.kind.<kind>.
var shelves = map[app.FoundKind]shelf{
	app.FoundAppeals:     {place: Appeals},
	app.FoundResidents:   {place: Residents},
	app.FoundMeetings:    {place: Meetings},
	app.FoundDecisions:   {place: Plan},
	app.FoundProjects:    {place: Grants},
	app.FoundRisks:       {Places, app.Dict(app.Risk)},
	app.FoundPractices:   {Places, app.Dict(app.Practice)},
	app.FoundSettlements: {Places, app.Settlements},
	app.FoundExecutors:   {Dictionaries, app.Executors},
	app.FoundBodies:      {Dictionaries, app.Bodies},
}

// card leads to one of the cards.
func (s shelf) card(id int64) Route { return Route{Place: s.place, Dict: s.dict, ID: id} }

// list leads to all of them that have the words, whatever else the page was
// narrowed to.
func (s shelf) list(words string) Route {
	r := Route{Place: s.place, Dict: s.dict, Words: words}
	switch s.place {
	case Appeals:
		r.Filter = &app.AppealFilter{}
	case Meetings:
		r.Meetings = &app.MeetingFilter{}
	case Plan:
		r.Plan = &app.DecisionFilter{}
	case Grants:
		r.Projects = &app.ProjectFilter{}
	}
	return r
}

const (
	leastFind = 2    // letters that are looked for
	mostFind  = 5    // hits of a kind that are shown
	countFind = 1000 // a kind is not counted further
)

// foundRole is what a line of the list is.
type foundRole int

const (
	roleHere     foundRole = iota // search the list of the page on show; always the first
	roleHeading                   // of a kind
	roleHit                       // a card
	roleAll                       // the list of a kind
	roleNothing                   // that nothing was found
	roleNearest                   // other words that would find something
	roleRegister                  // the form of an appeal
)

// chosen tells whether the line can be.
func (r foundRole) chosen() bool { return r != roleHeading && r != roleNothing }

// foundLine is one line of what drops down under the search box.
type foundLine struct {
	role  foundRole
	kind  app.FoundKind
	hit   app.Hit
	total int  // of the kind
	more  bool // than are shown
}

// answer is what the store says of words.
type answer struct {
	words string
	found []app.Finds
	meant string // when nothing was found: what may have been meant
}

// results is the state of what drops down: the lines, of which one is marked, and
// whether it is on show. The zero value is closed.
type results struct {
	words  string // as they are typed
	open   bool
	answer answer
	lines  []foundLine
	marked int
}

// typed takes what was typed; it tells whether to ask the store. The answer to
// what was typed before stays on show until the next one comes, with nothing of it
// chosen.
func (r *results) typed(words string) bool {
	r.words, r.marked = words, 0
	if utf8.RuneCountInString(strings.TrimSpace(words)) < leastFind {
		r.open = false
		return false
	}
	return true
}

// show puts an answer on show in at most rows lines, unless something else was
// typed meanwhile.
func (r *results) show(a answer, rows int) {
	if a.words != r.words {
		return
	}
	r.answer, r.open, r.marked = a, true, 0
	each := mostFind
	for r.lines = a.lines(each); len(r.lines) > rows && each > 1; {
		each--
		r.lines = a.lines(each)
	}
}

// lines shows at most so many hits of each kind.
func (a answer) lines(each int) []foundLine {
	lines := []foundLine{{role: roleHere}}
	for _, f := range a.found {
		shown := f.Hits[:min(len(f.Hits), each)]
		lines = append(lines, foundLine{role: roleHeading, kind: f.Kind})
		for _, h := range shown {
			lines = append(lines, foundLine{role: roleHit, kind: f.Kind, hit: h})
		}
		if f.Total > 1 { // a list of one shows nothing that its card does not
			lines = append(lines, foundLine{role: roleAll, kind: f.Kind, total: f.Total, more: f.Total > len(shown)})
		}
	}
	if len(a.found) > 0 {
		return lines
	}
	lines = append(lines, foundLine{role: roleNothing})
	if a.meant != "" {
		lines = append(lines, foundLine{role: roleNearest})
	}
	return append(lines, foundLine{role: roleRegister})
}

// move marks the next line that can be chosen, step lines down or up, as far as
// there is one.
func (r *results) move(step int) {
	for to := r.marked + step; to >= 0 && to < len(r.lines); to += step {
		if r.lines[to].role.chosen() {
			r.marked = to
			return
		}
	}
}

// point marks a line if it can be chosen.
func (r *results) point(line int) bool {
	if line < 0 || line >= len(r.lines) || !r.lines[line].role.chosen() {
		return false
	}
	r.marked = line
	return true
}

// current is the marked line; the first one when the list is not on show.
func (r *results) current() foundLine {
	if !r.open {
		return foundLine{role: roleHere}
	}
	return r.lines[r.marked]
}
