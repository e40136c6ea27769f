package grants

import (
	"strconv"
	"strings"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/ui/casework"
	"kairyluu/ui/grantwork"
	"kairyluu/ui/linked"
	"kairyluu/ui/widgets"
)

// links are the ways that lead on from a card.
type links struct {
	related    func(app.Related)
	settlement func(id int64)
	programme  func(id int64)
	address    func(link string)
	budget     func()
	payers     func()
}

// titles are a project's title in the language of the window and, where it has
// one, in the other.
func titles(v grantwork.View, p app.Project) (title, other string) {
	title, other = p.Title(v.Language()), p.TitleKY
	if v.Language() == app.Kyrgyz {
		other = p.TitleRU
	}
	if other == title {
		other = ""
	}
	return title, other
}

// banner is where the project stands since when, what comes next and what that
// still lacks.
func banner(v grantwork.View, c app.ProjectCase) (kind widgets.BannerKind, title, text string) {
	s := c.Project.Standing
	kind = widgets.Info
	switch {
	case s.Stage.Ended():
		kind = widgets.Plain
	case s.Stage == app.StageReturning || s.Late(v.Today):
		kind = widgets.Late
	case !s.Stage.Main():
		kind = widgets.Soon
	}
	return kind, v.Since(s), says("\n", v.DueWhat(s), nextSays(v, c))
}

// nextSays is «Дальше: принят по акту. Не хватает: акт приёмки».
func nextSays(v grantwork.View, c app.ProjectCase) string {
	if len(c.Next) == 0 || !c.Next[0].Stage.Main() {
		return ""
	}
	next := c.Next[0]
	said := v.Words.T("grants.next", "stage", v.Say("stage", string(next.Stage)))
	if len(next.Lacking) > 0 {
		said += " " + v.Words.T("grants.next.lacking", "papers", lackingNames(v, next.Lacking))
	}
	return said
}

func lackingNames(v grantwork.View, needs []app.StageNeed) string {
	names := make([]string, len(needs))
	for i, n := range needs {
		names[i] = v.Name(n.PaperID)
	}
	return strings.Join(names, ", ")
}

// checkFacts are the rules that money is held against, the broken ones first:
// nothing is hidden, what is fine is quiet. Where there is room they are named.
func checkFacts(v grantwork.View, checks []app.MoneyCheck, share app.Share, named bool) []widgets.Fact {
	var facts []widgets.Fact
	for _, c := range grantwork.Gravest(checks) {
		f := widgets.Fact{Text: grantwork.LevelSign(c.Level) + " " + v.Check(c, share), Color: grantwork.LevelColor(c.Level)}
		if named {
			f.Label = v.CheckName(c.Kind)
		}
		facts = append(facts, f)
	}
	return facts
}

func fact(v grantwork.View, key, value string) widgets.Fact {
	return widgets.Fact{Label: v.Words.T("grants.fact." + key), Text: value}
}

// facts are the lines of the card; the wide one tells why and who.
func facts(v grantwork.View, c app.ProjectCase, to links, wide bool) []widgets.Fact {
	p := c.Project
	programme := fact(v, "programme", v.Programme(p.ProgrammeID))
	programme.OnTapped = func() { to.programme(p.ProgrammeID) }
	list := []widgets.Fact{fact(v, "number", p.Number), programme}
	list = append(list, places(v, p, to)...)
	list = append(list, fact(v, "object", strings.TrimPrefix(v.Name(p.ObjectID), casework.Dash)), fact(v, "community", p.Community))
	list = append(list, chosen(v, c, to)...)
	list = append(list, related(v, c, to)...)
	list = append(list, budgetFact(v, c, to), payersFact(v, c, to))
	list = append(list, beneficiaries(v, p.Beneficiaries), fact(v, "works", works(v, p)))
	list = append(list, people(v, p)...)
	if wide {
		list = append(list,
			fact(v, "problem", p.Problem), fact(v, "aim", p.Aim), fact(v, "contractor", says(", ", p.Contractor, p.Contract)),
			fact(v, "balance_holder", p.BalanceHolder), fact(v, "upkeep", p.Upkeep))
	}
	for _, link := range p.Links {
		f := fact(v, "link", link)
		f.OnTapped = func() { to.address(link) }
		list = append(list, f)
	}
	return append(list, fact(v, "note", p.Note))
}

// places are the settlements, each a way to its page, and the place itself.
func places(v grantwork.View, p app.Project, to links) []widgets.Fact {
	var list []widgets.Fact
	for i, id := range p.Settlements {
		f := fact(v, "settlement", v.Name(id))
		if i > 0 {
			f.Label = ""
		}
		f.OnTapped = func() { to.settlement(id) }
		list = append(list, f)
	}
	return append(list, fact(v, "place", p.Place))
}

// chosen is the meeting at which residents chose the project, with its votes.
func chosen(v grantwork.View, c app.ProjectCase, to links) []widgets.Fact {
	if c.Meeting == nil {
		return []widgets.Fact{fact(v, "chosen", c.Project.Chosen)}
	}
	m := *c.Meeting
	f := fact(v, "chosen", v.Name(m.FormID)+", "+m.Date.Format())
	f.OnTapped = func() { to.related(app.Related{Entity: app.EntityMeeting, ID: m.ID}) }
	if i := c.Votes; i.Voted() > 0 {
		f.Note = v.Words.T("grants.fact.votes", "for", i.For, "against", i.Against, "abstained", i.Abstained)
	}
	return []widgets.Fact{f}
}

// related are the decisions, appeals and whatever else is tied to the project.
func related(v grantwork.View, c app.ProjectCase, to links) []widgets.Fact {
	var list []widgets.Fact
	for _, r := range c.Related {
		if c.Meeting != nil && r.Entity == app.EntityMeeting && r.ID == c.Meeting.ID {
			continue
		}
		f := widgets.Fact{Label: casework.Capital(v.Say("entity", r.Entity)), Text: linked.Shortened(r.Label)}
		if f.Text == "" {
			f.Text = "№ " + strconv.FormatInt(r.ID, 10)
		}
		f.OnTapped = func() { to.related(r) }
		list = append(list, f)
	}
	return list
}

// budgetFact is the budget in force, with its version where there are several.
func budgetFact(v grantwork.View, c app.ProjectCase, to links) widgets.Fact {
	f := fact(v, "budget", v.Words.T("grants.fact.no_budget"))
	f.OnTapped = to.budget
	if n := len(c.Budgets); n > 0 {
		last := c.Budgets[n-1]
		f.Text = v.Som(last.Total())
		if n > 1 {
			f.Note = says(": ", v.Words.T("grants.fact.budget_version", "no", last.No, "date", last.Date), last.Reason)
		}
	}
	return f
}

// payersFact counts who has given or promised something.
func payersFact(v grantwork.View, c app.ProjectCase, to links) widgets.Fact {
	households, others := map[string]bool{}, map[string]bool{}
	for _, p := range c.Payers {
		if p.Payer.Kind == app.Household {
			households[p.Payer.Key()] = true
		} else if p.Payer.Key() != "" {
			others[p.Payer.Key()] = true
		}
	}
	var parts []string
	if n := len(households); n > 0 {
		parts = append(parts, v.Words.T("grants.fact.households", "n", n))
	}
	if n := len(others); n > 0 {
		parts = append(parts, v.Words.T("grants.fact.organisations", "n", n))
	}
	f := fact(v, "payers", says(", ", parts...))
	f.OnTapped = to.payers
	return f
}

// beneficiaries are whom the project is for; groups overlap and are never summed.
func beneficiaries(v grantwork.View, b app.Beneficiaries) widgets.Fact {
	if b.Total == 0 {
		return widgets.Fact{}
	}
	f := fact(v, "beneficiaries", text.FormatInt(b.Total))
	var parts []string
	for _, g := range []struct {
		key string
		n   int
	}{{"women", b.Women}, {"men", b.Men}, {"youth", b.Youth}, {"elderly", b.Elderly}, {"disabled", b.Disabled}} {
		if g.n > 0 {
			parts = append(parts, v.Words.T("grants.fact.group."+g.key, "n", g.n))
		}
	}
	f.Note = says(" · ", parts...)
	return f
}

// works is when the works begin and end, as planned.
func works(v grantwork.View, p app.Project) string {
	switch {
	case p.Start.IsZero() && p.Finish.IsZero():
		return ""
	case p.Start.IsZero():
		return v.Words.T("grants.fact.works_to", "to", p.Finish)
	case p.Finish.IsZero():
		return v.Words.T("grants.fact.works_from", "from", p.Start)
	}
	return p.Start.Format() + " – " + p.Finish.Format()
}

func people(v grantwork.View, p app.Project) []widgets.Fact {
	var list []widgets.Fact
	for i, one := range p.People {
		f := fact(v, "people", says(", ", one.Name, v.Phone(one.Phone)))
		f.Note = one.Role
		if i > 0 {
			f.Label = ""
		}
		list = append(list, f)
	}
	return list
}
