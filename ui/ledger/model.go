// Package ledger is the book of the money of grant projects: every entry, what of
// it is on show and what that adds up to, the form of a posting, and who gave how
// much.
package ledger

import (
	"cmp"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/grantwork"
	"kairyluu/ui/listpage"
	"kairyluu/ui/shell"
)

// Chips in the order of the toolbar.
const (
	chipAll      listpage.Chip = "all"
	chipReceived listpage.Chip = "received"
	chipSpent    listpage.Chip = "spent"
	chipPledged  listpage.Chip = "pledged"
	chipReturned listpage.Chip = "returned"
)

var chips = []listpage.Chip{chipAll, chipReceived, chipSpent, chipPledged, chipReturned}

// Ways to see the ledger.
const (
	lookEntries = "" // the table
	lookPayers  = "payers"
)

// model is what is on show, without its window.
type model struct {
	*listpage.Model[app.LedgerFilter]
	payer string // what the payer in the filter is called
}

func newModel(today civil.Date) *model {
	return &model{Model: listpage.NewModel(chipAll, chipAll, today, conditions)}
}

// conditions counts what the pickers and the filter form hold.
func conditions(f app.LedgerFilter) (n int) {
	for _, set := range []bool{
		f.Project != 0, f.Programme != 0, f.Source != 0, f.Form != "", f.Payer != "", f.Resident != 0, f.Tranche != 0,
		f.Holding, !f.From.IsZero() || !f.To.IsZero(),
	} {
		if set {
			n++
		}
	}
	return n
}

func chipFilter(c listpage.Chip) app.LedgerFilter {
	if c == chipAll {
		return app.LedgerFilter{}
	}
	return app.LedgerFilter{Kind: app.LedgerKind(c)}
}

// filter is what is shown now.
func (m *model) filter() app.LedgerFilter {
	f := join(m.Base(chipFilter), m.More)
	if m.Words != "" {
		f.Words = m.Words
	}
	return f
}

// join adds the conditions of more to f.
func join(f, more app.LedgerFilter) app.LedgerFilter {
	f.Project, f.Programme = cmp.Or(more.Project, f.Project), cmp.Or(more.Programme, f.Programme)
	f.Source, f.Form = cmp.Or(more.Source, f.Source), cmp.Or(more.Form, f.Form)
	f.Payer, f.Resident, f.Tranche = cmp.Or(more.Payer, f.Payer), cmp.Or(more.Resident, f.Resident), cmp.Or(more.Tranche, f.Tranche)
	f.Holding = f.Holding || more.Holding
	if !more.From.IsZero() {
		f.From = more.From
	}
	if !more.To.IsZero() {
		f.To = more.To
	}
	return f
}

// counts is what each chip would show.
func (m *model) counts() map[listpage.Chip]app.LedgerFilter {
	filters := map[listpage.Chip]app.LedgerFilter{}
	for _, c := range chips {
		filters[c] = join(chipFilter(c), m.More)
	}
	return filters
}

// query is the list as it is narrowed and sorted now.
func (m *model) query() app.LedgerQuery {
	_, descending := m.order()
	return app.LedgerQuery{Filter: m.filter(), Ascending: !descending}
}

// order is by date, the newest first until somebody turns it.
func (m *model) order() (sort string, descending bool) {
	if m.Sort == "" {
		return string(grantwork.LedgerDate), true
	}
	return m.Sort, m.Desc
}

// take follows a route to the entries that a figure counts.
func (m *model) take(r shell.Route) {
	switch {
	case r.Ledger != nil:
		m.Open(*r.Ledger, r.Title)
	case m.Given != nil && r.ID == 0:
		m.Pick(chipAll)
	}
}

// project is the one that the list is narrowed to; 0 for none.
func (m *model) project() int64 { return m.filter().Project }

// describe says in words what holds rows back.
func (m *model) describe(v grantwork.View, project func(int64) string) []string {
	var said []string
	add := func(on bool, key string, args ...any) {
		if on {
			said = append(said, v.Words.T(key, args...))
		}
	}
	add(m.Title != "", "ledger.shown.title", "title", m.Title)
	add(m.Words != "", "ledger.shown.words", "words", m.Words)
	f := m.More
	add(f.Project != 0, "ledger.shown.title", "title", project(f.Project))
	add(f.Programme != 0, "ledger.shown.title", "title", v.Programme(f.Programme))
	add(f.Source != 0, "ledger.shown.title", "title", v.Name(f.Source))
	add(f.Form != "", "ledger.shown.title", "title", v.Say("form", string(f.Form)))
	add(f.Payer != "" || f.Resident != 0, "ledger.shown.payer", "payer", m.payer)
	add(f.Holding, "ledger.shown.holding")
	add(!f.From.IsZero() && f.To.IsZero(), "ledger.shown.from", "from", f.From)
	add(f.From.IsZero() && !f.To.IsZero(), "ledger.shown.to", "to", f.To)
	add(!f.From.IsZero() && !f.To.IsZero(), "ledger.shown.span", "from", f.From, "to", f.To)
	return said
}
