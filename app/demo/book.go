package demo

import (
	"embed"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"

	"kairyluu/app"
)

// The words of the made-up office: appeals by topic in files whose names begin with
// a number, phrases and people of the office, streets, names.
//
//go:embed texts/*.json
var texts embed.FS

// book is everything that the texts hold, ready to be told.
type book struct {
	office  officeText
	topics  []*topic
	phrases map[app.Language]map[string][]template
	streets []string
	near    []bilingual
	marks   []bilingual
	nations []nation
}

type officeText struct {
	Settings  app.Settings `json:"settings"`
	Clerks    []string     `json:"clerks"`
	Executors []struct {
		Name     string   `json:"name"`
		Post     string   `json:"post"`
		Phone    string   `json:"phone"`
		Groups   []string `json:"groups"`   // topics that come to them
		Weight   int      `json:"weight"`   // how much of these
		Receives int      `json:"receives"` // how often they sit at the reception
	} `json:"executors"`
	RU map[string][]string `json:"ru"`
	KY map[string][]string `json:"ky"`
}

// topic is what people write about one topic of the classifier.
type topic struct {
	Code     string `json:"code"`
	Weight   int    `json:"weight"`
	Season   string `json:"season"`
	Body     string `json:"body"`     // a part of the Russian name of the body it may go to
	Visit    int    `json:"visit"`    // per cent that need a look on the spot
	Kinds    [3]int `json:"kinds"`    // weights of app.Kinds
	Outcomes [4]int `json:"outcomes"` // weights of answered
	RU       said   `json:"ru"`
	KY       said   `json:"ky"`

	voices map[app.Language]*voice
}

// said are the sources of the templates of one topic in one language.
type said struct {
	What []string `json:"what"`
	Ask  []string `json:"ask"`
	Done []string `json:"done"`
	Why  []string `json:"why"`
}

// voice is said, parsed. asked tells which sentences of what hold a request
// already.
type voice struct {
	what, ask, done, why []template
	asked                []bool
}

// bilingual is a short phrase in both languages.
type bilingual struct {
	RU string `json:"ru"`
	KY string `json:"ky"`

	in map[app.Language]template
}

// open reads the texts. An error is a slip in a file that the program carries.
func open() (*book, error) {
	b := &book{phrases: map[app.Language]map[string][]template{}}
	err := read("office.json", &b.office)
	if err == nil {
		err = read("names.json", &b.nations)
	}
	if err == nil {
		err = b.readPlaces()
	}
	if err == nil {
		err = b.readTopics()
	}
	for lang, lists := range map[app.Language]map[string][]string{app.Russian: b.office.RU, app.Kyrgyz: b.office.KY} {
		b.phrases[lang] = map[string][]template{}
		for name, list := range lists {
			if err == nil {
				b.phrases[lang][name], err = parseAll(list)
			}
		}
	}
	if err != nil {
		return nil, fmt.Errorf("read the texts of the made-up office: %w", err)
	}
	return b, nil
}

func read(name string, v any) error {
	raw, err := texts.ReadFile(path.Join("texts", name))
	if err != nil {
		return err
	}
	if err := json.Unmarshal(raw, v); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func (b *book) readPlaces() error {
	var places struct {
		Streets  []string    `json:"streets"`
		Near     []bilingual `json:"near"`
		Landmark []bilingual `json:"landmark"`
	}
	if err := read("places.json", &places); err != nil {
		return err
	}
	b.streets, b.near, b.marks = places.Streets, places.Near, places.Landmark
	for _, list := range [][]bilingual{b.near, b.marks} {
		for i := range list {
			both, err := parseAll([]string{list[i].RU, list[i].KY})
			if err != nil {
				return err
			}
			list[i].in = map[app.Language]template{app.Russian: both[0], app.Kyrgyz: both[1]}
		}
	}
	return nil
}

func (b *book) readTopics() error {
	files, err := texts.ReadDir("texts")
	if err != nil {
		return err
	}
	for _, f := range files {
		if f.Name()[0] > '9' {
			continue
		}
		var topics []*topic
		if err := read(f.Name(), &topics); err != nil {
			return err
		}
		for _, t := range topics {
			if err := t.parse(); err != nil {
				return fmt.Errorf("%s, topic %s: %w", f.Name(), t.Code, err)
			}
		}
		b.topics = append(b.topics, topics...)
	}
	return nil
}

func (t *topic) parse() error {
	if seasons[t.Season] == nil {
		return fmt.Errorf("unknown season %q", t.Season)
	}
	t.voices = map[app.Language]*voice{}
	for lang, s := range map[app.Language]said{app.Russian: t.RU, app.Kyrgyz: t.KY} {
		v := &voice{}
		for _, list := range []struct {
			into *[]template
			from []string
		}{{&v.what, s.What}, {&v.ask, s.Ask}, {&v.done, s.Done}, {&v.why, s.Why}} {
			parsed, err := parseAll(list.from)
			if err == nil && len(parsed) == 0 {
				err = fmt.Errorf("a list of %s is empty", lang)
			}
			if err != nil {
				return err
			}
			*list.into = parsed
		}
		for _, what := range s.What {
			v.asked = append(v.asked, strings.Contains(what, "рошу|") || strings.Contains(what, "редлагаю|") ||
				strings.Contains(what, "урайм|") || strings.Contains(what, "уранам|") || strings.Contains(what, "уштайм|"))
		}
		t.voices[lang] = v
	}
	return nil
}

// settings are those of the made-up office.
func (b *book) settings() app.Settings {
	s, own := app.DefaultSettings(), b.office.Settings
	s.NameRU, s.NameKY, s.City, s.District = own.NameRU, own.NameKY, own.City, own.District
	s.MTU, s.HeadRU, s.Reporter, s.Made = own.MTU, own.HeadRU, own.Reporter, true
	return s
}

// seasons are the weights of the months of a topic, January first.
var seasons = map[string][]int{
	"flat":       {10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10},
	"winter":     {24, 20, 11, 5, 3, 3, 3, 3, 5, 10, 17, 24},
	"summer":     {4, 4, 6, 9, 13, 20, 24, 20, 12, 7, 5, 4},
	"spring":     {4, 6, 17, 20, 15, 11, 9, 9, 11, 9, 6, 4},
	"autumn":     {9, 8, 7, 6, 5, 5, 6, 9, 16, 20, 18, 13},
	"school":     {7, 7, 8, 8, 8, 6, 9, 22, 22, 9, 7, 6},
	"wet":        {4, 8, 20, 21, 17, 9, 5, 4, 6, 11, 9, 5},
	"snow":       {40, 30, 8, 1, 0, 0, 0, 0, 0, 1, 12, 32},
	"irrigation": {0, 0, 4, 18, 26, 30, 28, 20, 8, 1, 0, 0},
}

// bodyNamed finds the body whose Russian name holds part; nil when there is none.
func bodyNamed(bodies []app.Entry, part string) *app.Entry {
	i := slices.IndexFunc(bodies, func(e app.Entry) bool { return e.Active && strings.Contains(e.NameRU, part) })
	if part == "" || i < 0 {
		return nil
	}
	return &bodies[i]
}
