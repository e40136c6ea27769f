package donor

import (
	"cmp"
	"slices"
	"strconv"

	"kairyluu/app"
	"kairyluu/app/report"
)

// fact is a particular whose name is «donor.fact.» and a key.
func fact(name string, lines ...Line) Fact {
	return Fact{Name: key("donor.fact." + name), Lines: lines}
}

// one is a line of one part.
func one(l report.Label) Line { return Line{l} }

// text is what somebody typed.
func text(s string) Line { return Line{plain(s)} }

// projectFacts are the particulars of a project.
func (g *gatherer) projectFacts(p project) []Fact {
	x := p.Project
	var people []Line
	for _, who := range x.People {
		people = append(people, Line{person(who.Name), plain(who.Role)})
	}
	return []Fact{
		fact("programme", one(g.programmeName())),
		fact("donor", one(g.donor())),
		fact("number", text(x.Number)),
		fact("stage", one(key("stage."+string(p.stage)))),
		fact("settlement", one(g.places(p))),
		fact("site", text(x.Place)),
		fact("object", one(g.name(x.ObjectID))),
		fact("community", text(x.Community)),
		fact("problem", text(x.Problem)),
		fact("aim", text(x.Aim)),
		fact("chosen", g.chosen(p)),
		fact("contractor", Line{plain(x.Contractor), plain(x.Contract)}),
		fact("dates", g.dates(p)...),
		fact("upkeep", text(x.Upkeep)),
		fact("balance_holder", text(x.BalanceHolder)),
		fact("people", people...),
	}
}

// donor is who pays, as it calls itself.
func (g *gatherer) donor() report.Label {
	p := g.programme
	return report.Label{RU: p.Donor, KY: p.Donor, EN: p.DonorIn(app.English)}
}

// chosen is how residents chose the project: the vote, where a meeting tells it.
func (g *gatherer) chosen(p project) Line {
	if p.Meeting == nil {
		return text(p.Project.Chosen)
	}
	said := Line{g.name(p.Meeting.FormID), inWords(p.Meeting.Date)}
	if p.Votes.Voted() > 0 {
		said = append(said, key("docx.votes", "for", p.Votes.For, "against", p.Votes.Against, "abstained", p.Votes.Abstained))
	}
	return said
}

func (g *gatherer) dates(p project) (said []Line) {
	x := p.Project
	if !x.Start.IsZero() || !x.Finish.IsZero() {
		said = append(said, one(key("donor.planned", "from", cmp.Or(x.Start.Format(), "—"), "to", cmp.Or(x.Finish.Format(), "—"))))
	}
	if opened := x.Standing.Opened; !opened.IsZero() && !opened.After(g.q.To) {
		said = append(said, one(key("donor.opened", "date", inWords(opened))))
	}
	return said
}

// programmeFacts are the particulars of a programme and of its projects together.
func (g *gatherer) programmeFacts() []Fact {
	p := g.programme
	runs := Line{}
	if !p.From.IsZero() || !p.Until.IsZero() {
		runs = one(key("donor.planned_from", "from", cmp.Or(p.From.Format(), "—"), "to", cmp.Or(p.Until.Format(), "—")))
	}
	own, most := Line{}, Line{}
	if p.Share > 0 {
		own = one(key("donor.share_rule", "required", p.Share, "base", g.base()))
	}
	if p.Cap > 0 {
		most = one(key("docx.som", "sum", p.Cap))
	}
	return []Fact{
		fact("donor", one(g.donor())),
		fact("runs", runs),
		fact("cap", most),
		fact("own", own),
		fact("projects", g.byStage()...),
		fact("settlements", g.settlements()),
	}
}

// byStage counts the projects: all of them, then those of each stage.
func (g *gatherer) byStage() []Line {
	var stages Line
	for _, stage := range app.Stages {
		n := 0
		for _, s := range g.stages {
			if s == stage {
				n++
			}
		}
		if n > 0 {
			stages = append(stages, key("donor.of_stage", "stage", key("stage."+string(stage)), "n", n))
		}
	}
	return []Line{one(plain(strconv.Itoa(len(g.stages)))), stages}
}

// settlements are those of all projects, in order of the dictionary.
func (g *gatherer) settlements() (all Line) {
	var seen []int64
	for _, p := range g.projects {
		for _, id := range p.Project.Settlements {
			if !slices.Contains(seen, id) {
				seen = append(seen, id)
			}
		}
	}
	slices.SortFunc(seen, func(a, b int64) int { return cmp.Compare(g.names[a].NameRU, g.names[b].NameRU) })
	for _, id := range seen {
		all = append(all, g.name(id))
	}
	return all
}
