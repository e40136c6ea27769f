package demo

import (
	"fmt"

	"kairyluu/app"
)

// grantBook is what the projects of the made-up office are about: texts/projects.json.
type grantBook struct {
	Community []bilingual `json:"community"`
	Chosen    []bilingual `json:"chosen"`
	Condition []bilingual `json:"condition"`
	Rework    []bilingual `json:"rework"`
	Rejected  []bilingual `json:"rejected"`
	Suspended []bilingual `json:"suspended"`
	Failed    []bilingual `json:"failed"`
	Cancelled []bilingual `json:"cancelled"`
	Visit     []bilingual `json:"visit"`
	Revised   []bilingual `json:"revised"`
	Reversed  []bilingual `json:"reversed"`
	Upkeep    []bilingual `json:"upkeep"`
	Firms     []string    `json:"firms"`
	Sponsors  []string    `json:"sponsors"`

	Projects []*projectText `json:"projects"`
}

// projectText is one kind of project.
type projectText struct {
	Object     string      `json:"object"` // code of the object type
	Topic      string      `json:"topic"`
	Title      bilingual   `json:"title"`
	Problem    bilingual   `json:"problem"`
	Aim        bilingual   `json:"aim"`
	Lines      []lineText  `json:"lines"`
	Milestones []bilingual `json:"milestones"`
}

// lineText is a line of a budget.
type lineText struct {
	bilingual
	Unit     bilingual      `json:"unit"`
	Quantity int            `json:"quantity"`
	Price    int            `json:"price"` // som
	Kind     app.InKindType `json:"kind"`  // empty: paid for with money
}

func readGrants() (*grantBook, error) {
	g := &grantBook{}
	if err := read("projects.json", g); err != nil {
		return nil, err
	}
	for _, b := range g.spoken() {
		if err := b.parse(); err != nil {
			return nil, fmt.Errorf("projects.json: %w", err)
		}
	}
	return g, nil
}

// spoken are all phrases that have to be parsed.
func (g *grantBook) spoken() []*bilingual {
	var all []*bilingual
	lists := [][]bilingual{
		g.Community, g.Chosen, g.Condition, g.Rework, g.Rejected, g.Suspended, g.Failed, g.Cancelled, g.Visit, g.Revised,
		g.Reversed, g.Upkeep,
	}
	for _, p := range g.Projects {
		all = append(all, &p.Title, &p.Problem, &p.Aim)
		lists = append(lists, p.Milestones)
		for i := range p.Lines {
			all = append(all, &p.Lines[i].bilingual, &p.Lines[i].Unit)
		}
	}
	for _, list := range lists {
		for i := range list {
			all = append(all, &list[i])
		}
	}
	return all
}

// in says a phrase in one language, whatever that of the scene; the dice fall the
// same for both.
func (s *scene) both(b *bilingual) (ru, ky string) {
	other := *s
	seed := s.Uint64()
	say := func(lang app.Language) string {
		other.lang, other.dice = lang, newDice(seed, grantStream)
		return other.tell(b)
	}
	return say(app.Russian), say(app.Kyrgyz)
}
