package demo

import (
	"fmt"

	"kairyluu/app"
)

// gathering is what people of the made-up office meet about: texts/meetings.json.
type gathering struct {
	Themes        []*theme       `json:"themes"`
	Findings      []*findingText `json:"findings"`
	Organisations []struct {
		Role string `json:"role"` // code of the role they are invited in
		RU   string `json:"ru"`
		KY   string `json:"ky"`
	} `json:"organisations"`
	Places     []bilingual `json:"places"`
	Announced  []bilingual `json:"announced"`
	Postponed  []bilingual `json:"postponed"`
	Dropped    []bilingual `json:"dropped"`
	Revived    []bilingual `json:"revived"`
	Correction []bilingual `json:"correction"`
	Elected    []bilingual `json:"elected"`
	Counting   bilingual   `json:"counting"`
	Series     bilingual   `json:"series"`
	Table      bilingual   `json:"table"`
}

// theme is an item of agendas with what is decided and what comes of it.
type theme struct {
	Code      string      `json:"code"` // of the topic
	Title     bilingual   `json:"title"`
	Heard     bilingual   `json:"heard"`
	Spoke     []bilingual `json:"spoke"`
	Questions []bilingual `json:"questions"`
	Decisions []bilingual `json:"decisions"`
	Progress  []bilingual `json:"progress"`
	Done      []bilingual `json:"done"`
}

// findingText is a risk or a practice.
type findingText struct {
	Kind     app.FindingKind `json:"kind"`
	Level    app.Level       `json:"level"`
	Title    bilingual       `json:"title"`
	Text     bilingual       `json:"text"`
	Measures bilingual       `json:"measures"`
}

// parse reads the templates of a phrase in both languages.
func (b *bilingual) parse() error {
	both, err := parseAll([]string{b.RU, b.KY})
	if err == nil && (b.RU == "" || b.KY == "") {
		err = fmt.Errorf("%q %q: a language is missing", b.RU, b.KY)
	}
	if err != nil {
		return err
	}
	b.in = map[app.Language]template{app.Russian: both[0], app.Kyrgyz: both[1]}
	return nil
}

func readGathering() (*gathering, error) {
	g := &gathering{}
	if err := read("meetings.json", g); err != nil {
		return nil, err
	}
	for _, b := range g.phrases() {
		if err := b.parse(); err != nil {
			return nil, fmt.Errorf("meetings.json: %w", err)
		}
	}
	return g, nil
}

// phrases are all that have to be parsed.
func (g *gathering) phrases() []*bilingual {
	all := []*bilingual{&g.Series, &g.Table, &g.Counting}
	lists := [][]bilingual{g.Places, g.Announced, g.Postponed, g.Dropped, g.Revived, g.Correction, g.Elected}
	for _, t := range g.Themes {
		all = append(all, &t.Title, &t.Heard)
		lists = append(lists, t.Spoke, t.Questions, t.Decisions, t.Progress, t.Done)
	}
	for _, f := range g.Findings {
		all = append(all, &f.Title, &f.Text, &f.Measures)
	}
	for _, list := range lists {
		for i := range list {
			all = append(all, &list[i])
		}
	}
	return all
}

// tell says a phrase in the language of the scene.
func (s *scene) tell(b *bilingual) string { return string(b.in[s.lang].write(nil, s)) }

// tellOne says any of the phrases.
func (s *scene) tellOne(list []bilingual) string { return s.tell(&list[s.IntN(len(list))]) }
