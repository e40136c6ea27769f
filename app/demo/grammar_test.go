package demo

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/seed"
	"kairyluu/assets"
)

func TestTemplates(t *testing.T) {
	for source, want := range map[string][]string{
		"На улице {st} темно.":              {"На улице Жеңиш темно."},
		"Нет воды {2-2:день|дня|дней}.":     {"Нет воды 2 дня."},
		"{11-11:день|дня|дней}":             {"11 дней"},
		"{21-21:день|дня|дней}":             {"21 день"},
		"{20-40/20}":                        {"20", "40"},
		"[Вторую|Третью] неделю":            {"Вторую неделю", "Третью неделю"},
		"[а {1-1}|б [в|г]]":                 {"А 1", "Б в", "Б г"},
		"<Прошу|Просим> света":              {"Прошу света"},
		"<просил|просила|просили>":          {"Просила"},
		"Есть вопрос. {near}":               {"Есть вопрос. Возле школы", "Есть вопрос. У моста"},
		"Яма {near}. <прошу|просим> убрать": {"Яма возле школы. Прошу убрать", "Яма у моста. Прошу убрать"},
	} {
		parsed, err := parse(source)
		if err != nil {
			t.Errorf("%q: %v", source, err)
			continue
		}
		said := map[string]bool{}
		for i := range 200 {
			said[string(parsed.write(nil, stage(t, uint64(i))))] = true
		}
		for x := range said {
			if !slices.Contains(want, x) {
				t.Errorf("%q says %q, want one of %q", source, x, want)
			}
		}
		if len(said) != len(want) {
			t.Errorf("%q says only %v, want all of %q", source, said, want)
		}
	}
}

// stage is a scene in one street with two landmarks, in a woman's voice.
func stage(t *testing.T, seed uint64) *scene {
	t.Helper()
	b := &book{}
	for _, near := range []string{"возле школы", "у моста"} {
		in, err := parse(near)
		if err != nil {
			t.Fatal(err)
		}
		b.near = append(b.near, bilingual{in: map[app.Language]template{app.Russian: in}})
	}
	return &scene{
		dice: newDice(seed, 1), book: b, lang: app.Russian, speaker: woman, street: "Жеңиш",
		place: &place{streets: []string{"Жеңиш", "Достук"}}, day: civil.MustParse("2026-09-23"),
	}
}

func TestTemplatesWithSlipsAreRefused(t *testing.T) {
	for _, source := range []string{
		"улица {st", "улица st}", "улица {street}", "[раз|два", "<прошу>", "{5-2}", "{2}", "{2-9:день|дня}", "{2-9/0}", "[раз|{два}]",
	} {
		if _, err := parse(source); err == nil {
			t.Errorf("%q is taken", source)
		}
	}
}

// TestTheBookIsWhole reads every text that the program carries and holds it against
// the dictionaries of a new office.
func TestTheBookIsWhole(t *testing.T) {
	b, err := open()
	if err != nil {
		t.Fatal(err)
	}
	start, err := seed.Office(assets.Seed, app.CityBishkek)
	if err != nil {
		t.Fatal(err)
	}
	codes := map[string]bool{}
	for _, e := range start.Topics {
		codes[e.Code] = true
	}
	for _, topic := range b.topics {
		if !codes[topic.Code] {
			t.Errorf("topic %s is not in the classifier, or has texts twice", topic.Code)
		}
		delete(codes, topic.Code)
		if topic.Body != "" && bodyNamed(start.Bodies, topic.Body) == nil {
			t.Errorf("topic %s: no body is named %q", topic.Code, topic.Body)
		}
		for lang, v := range topic.voices {
			if len(v.what) < 2 || len(v.what) != len(topic.voices[app.Russian].what) {
				t.Errorf("topic %s has %d texts in %s", topic.Code, len(v.what), lang)
			}
		}
	}
	if len(b.topics) < 40 {
		t.Errorf("only %d topics have texts", len(b.topics))
	}
	samePhrases(t, b)
}

// samePhrases finds a phrase of the office that one language lacks.
func samePhrases(t *testing.T, b *book) {
	t.Helper()
	for name := range b.phrases[app.Russian] {
		if len(b.phrases[app.Kyrgyz][name]) == 0 {
			t.Errorf("phrase %s is not told in Kyrgyz", name)
		}
	}
	if len(b.phrases[app.Russian]) != len(b.phrases[app.Kyrgyz]) {
		t.Error("a phrase is told in Kyrgyz only")
	}
}

// TestEveryTextReadsWell tells each text of each topic many times in every voice.
func TestEveryTextReadsWell(t *testing.T) {
	b, err := open()
	if err != nil {
		t.Fatal(err)
	}
	entry := app.Entry{ID: 1, NameRU: "Ак-Жар", NameKY: "Ак-Жар"}
	s := &scene{
		dice: newDice(1, 1), book: b, place: newPlace(b, entry, 0), street: "Жеңиш", house: "14",
		day: civil.MustParse("2026-09-23"), earlier: ref{"Ш-1/26", civil.MustParse("2026-05-04")},
	}
	for _, topic := range b.topics {
		for lang, v := range topic.voices {
			for _, list := range [][]template{v.what, v.ask, v.done, v.why} {
				for i, sentence := range list {
					for n := range 30 {
						s.lang, s.speaker = lang, speaker(n%3)
						if fault := unreadable(string(sentence.write(nil, s))); fault != "" {
							t.Errorf("topic %s, %s, %d: %s", topic.Code, lang, i, fault)
						}
					}
				}
			}
		}
	}
}

func unreadable(x string) string {
	last := x[len(x)-1:]
	switch {
	case strings.ContainsAny(x, "{}[]<>|"):
		return fmt.Sprintf("brackets left in %q", x)
	case last != "." && last != "?" && last != "»":
		return fmt.Sprintf("no full stop: %q", x)
	case strings.Contains(x, "  ") || strings.Contains(x, "..") || strings.Contains(x, " ,") || strings.Contains(x, " ."):
		return fmt.Sprintf("blanks or stops: %q", x)
	}
	return ""
}
