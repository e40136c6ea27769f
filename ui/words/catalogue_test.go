package words_test

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"kairyluu/assets"
	"kairyluu/ui/words"
)

// fewestKeys is how many sentences the program says at least.
const fewestKeys = 400

// sentences is every sentence of the program by key and language.
func sentences(t *testing.T) map[string]map[string]string {
	t.Helper()
	catalog, err := words.Load(assets.Lang)
	if err != nil {
		t.Fatal(err)
	}
	entries := catalog.Entries()
	if len(entries) < fewestKeys {
		t.Fatalf("read %d sentences, want at least %d", len(entries), fewestKeys)
	}
	return entries
}

// TestCatalogue holds every sentence against the rules below.
func TestCatalogue(t *testing.T) {
	entries := sentences(t)
	for name, rule := range rules {
		t.Run(name, func(t *testing.T) {
			for _, key := range slices.Sorted(maps.Keys(entries)) {
				if fault := rule(key, entries[key]); fault != "" {
					t.Errorf("%s: %s", key, fault)
				}
			}
		})
	}
}

var rules = map[string]func(key string, said map[string]string) string{
	"every language has its sentence":                everyLanguage,
	"as many plural forms as the language has":       pluralForms,
	"the same placeholders in every language":        samePlaceholders,
	"composed letters and single blanks":             tidyText,
	"letters of the alphabet, none that look alike":  ownLetters,
	"no Latin letters but what has no other name":    noLatin,
	"a Kyrgyz sentence is not the Russian one":       translated,
	"sentences end alike in Russian and in Kyrgyz":   sameEnd,
	"quotes and dots as the printed page has them":   typography,
	"no Kyrgyz ending on what is filled in":          ownEnding,
	"one thing has one name":                         oneName,
	"an English sentence for the program's keepers":  english,
	"a key is its area and names divided by periods": keyForm,
}

func everyLanguage(_ string, said map[string]string) string {
	for _, lang := range words.Codes {
		if strings.TrimSpace(said[lang]) == "" {
			return "nothing in " + lang
		}
	}
	if len(said) != len(words.Codes) {
		return "languages besides ru, ky and en"
	}
	return ""
}

// usage are sentences in which | divides what may be typed at a console.
var usage = regexp.MustCompile(`^console\.help`)

func pluralForms(key string, said map[string]string) string {
	if usage.MatchString(key) {
		return ""
	}
	forms := map[string]int{"ru": 3, "ky": 1, "en": 2}
	for lang, sentence := range said {
		n := strings.Count(sentence, "|") + 1
		if n != 1 && n != forms[lang] {
			return "as many forms as " + lang + " has not: " + sentence
		}
		if n == 1 && lang != "ky" {
			continue
		}
		// The form of one may leave the number out.
		if last := sentence[strings.LastIndex(sentence, "|")+1:]; n > 1 && !strings.Contains(last, "{n}") {
			return "plural forms without {n}: " + sentence
		}
	}
	if strings.Contains(said["ru"], "|") && !strings.Contains(said["ky"], "{n}") {
		return "Kyrgyz leaves the number out"
	}
	return ""
}

var placeholder = regexp.MustCompile(`\{[^{}]*\}`)

func placeholders(sentence string) []string {
	return slices.Compact(slices.Sorted(slices.Values(placeholder.FindAllString(sentence, -1))))
}

func samePlaceholders(_ string, said map[string]string) string {
	want := placeholders(said["ru"])
	for lang, sentence := range said {
		if got := placeholders(sentence); !slices.Equal(got, want) {
			return lang + " has " + strings.Join(got, " ") + ", ru has " + strings.Join(want, " ")
		}
		for form := range strings.SplitSeq(sentence, "|") {
			if strings.Count(form, "{") != strings.Count(form, "}") {
				return "brackets without their pair: " + sentence
			}
		}
	}
	return ""
}

func tidyText(key string, said map[string]string) string {
	for lang, sentence := range said {
		switch {
		case !norm.NFC.IsNormalString(sentence):
			return "decomposed letters in " + lang
		case strings.TrimSpace(sentence) != sentence:
			return "blanks around the sentence in " + lang
		case strings.Contains(shortcut.ReplaceAllString(sentence, ""), "  ") && !usage.MatchString(key):
			return "doubled blanks in " + lang
		case strings.ContainsFunc(sentence, unprintable):
			return "a sign that nobody sees in " + lang
		}
	}
	return ""
}

// shortcut is a key of the keyboard set apart at the end of a sentence.
var shortcut = regexp.MustCompile(`  +(Ctrl\+\S+|F\d+|Enter|Esc|Delete)$`)

func unprintable(r rune) bool {
	return r != '\n' && r != '\u00a0' && r != '\u202f' && !unicode.IsPrint(r)
}

const alphabet = "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя"

// word is a run of letters of any script.
var word = regexp.MustCompile(`\p{L}[\p{L}\p{M}]*`)

func ownLetters(_ string, said map[string]string) string {
	for _, lang := range []string{"ru", "ky"} {
		for _, w := range word.FindAllString(placeholder.ReplaceAllString(said[lang], " "), -1) {
			foreign := strings.Trim(strings.ToLower(w), alphabet) != ""
			ours := strings.ContainsAny(strings.ToLower(w), alphabet)
			latin := strings.ContainsFunc(w, func(r rune) bool { return r < unicode.MaxASCII })
			switch {
			case ours && (latin || !onlyOf(w, alphabet)):
				return "a letter of another alphabet inside " + w + " in " + lang
			case foreign && !latin:
				return w + " is of no alphabet of the office in " + lang
			}
		}
	}
	return ""
}

func onlyOf(w, letters string) bool {
	return !strings.ContainsFunc(strings.ToLower(w), func(r rune) bool { return !strings.ContainsRune(letters, r) })
}

// latin are the words in Latin letters that a person at the window knows from
// the keyboard, from files and from other programs.
var latin = []*regexp.Regexp{
	regexp.MustCompile(`\b(Ctrl|Shift)(\+(Ctrl|Shift))*\+[A-Z0-9]\b`),
	regexp.MustCompile(`\b(Ctrl|Shift|Enter|Esc|Tab|Space|Home|End|PgUp|PgDn|Delete|Insert|Backspace)\b`),
	regexp.MustCompile(`\bF([1-9]|1[0-2])\b`),
	regexp.MustCompile(`\b(Excel|Word|LibreOffice|OpenGL|Linux|Windows|PDF|JSON|CSV|SHA-256|e-mail|xlsx|csv|docx|templates)\b`),
	regexp.MustCompile(`\b([IVX]+|\d{4}-Q[1-4])\b`), // quarters
	regexp.MustCompile(`\b(backups|office\.db)\b`),  // what a person meets in the data folder
	regexp.MustCompile(`«?kairyluu [a-z]+( --[a-z]+)*»?`),
}

func noLatin(key string, said map[string]string) string {
	if strings.HasPrefix(key, "console.") || key == "window.no_display" { // commands, flags and their keys
		return ""
	}
	for _, lang := range []string{"ru", "ky"} {
		rest := placeholder.ReplaceAllString(said[lang], " ")
		for _, known := range latin {
			rest = known.ReplaceAllString(rest, " ")
		}
		if i := strings.IndexFunc(rest, func(r rune) bool { return unicode.Is(unicode.Latin, r) }); i >= 0 {
			return "Latin letters in " + lang + ": " + said[lang]
		}
	}
	return ""
}

// translated finds Russian left standing in the Kyrgyz column. A word or two may
// be the same: names, loans, abbreviations.
func translated(_ string, said map[string]string) string {
	if said["ru"] == said["ky"] && len(word.FindAllString(placeholder.ReplaceAllString(said["ky"], ""), -1)) > 2 {
		return "Kyrgyz is word for word the Russian: " + said["ky"]
	}
	return ""
}

func sameEnd(_ string, said map[string]string) string {
	last := func(s string) string {
		r := []rune(s)
		if end := string(r[len(r)-1:]); strings.Contains(".!?:…", end) {
			return end
		}
		return "none"
	}
	if said["ru"] == "" || said["ky"] == "" {
		return "" // told by another rule
	}
	if last(said["ru"]) != last(said["ky"]) {
		return "ends otherwise: " + said["ru"] + " / " + said["ky"]
	}
	return ""
}

func typography(key string, said map[string]string) string {
	if usage.MatchString(key) {
		return ""
	}
	for _, lang := range []string{"ru", "ky"} {
		if strings.ContainsAny(said[lang], `"“”`) || strings.Contains(said[lang], "...") {
			return "quotes are «», and the dots are one sign …: " + said[lang]
		}
		if shortDash.MatchString(said[lang]) {
			return "a dash between words is the long one —: " + said[lang]
		}
	}
	return ""
}

// shortDash stands between words; between numbers and dates it is in its place.
var shortDash = regexp.MustCompile(`[^\d}] [–-] |» [–-] | [–-] [\p{L}«]`)

// english may name what is written in Cyrillic, but is not left in Russian.
func english(key string, said map[string]string) string {
	if strings.HasPrefix(key, "shell.lang.") { // a language is offered in its own words
		return ""
	}
	foreign, own := 0, 0
	for _, w := range word.FindAllString(placeholder.ReplaceAllString(said["en"], ""), -1) {
		if onlyOf(w, alphabet) {
			foreign++
		} else {
			own++
		}
	}
	if foreign > own {
		return "not English: " + said["en"]
	}
	return ""
}

var goodKey = regexp.MustCompile(`^[a-z][A-Za-z]*(\.[A-Za-z0-9_ ]+)+$`)

func keyForm(key string, _ map[string]string) string {
	if !goodKey.MatchString(key) && !strings.HasPrefix(key, "toolkit.") { // Fyne's own sentences are its keys
		return "not a key"
	}
	return ""
}

func TestTheRulesCatch(t *testing.T) {
	good := map[string]string{"ru": "{n} дело|{n} дела|{n} дел", "ky": "{n} иш", "en": "{n} case|{n} cases"}
	for name, tt := range map[string]struct {
		rule string
		key  string
		said map[string]string
		ok   bool
	}{
		"good forms":                 {"as many plural forms as the language has", "a.n", good, true},
		"two forms in Russian":       {"as many plural forms as the language has", "a.n", with(good, "ru", "{n} дело|{n} дел"), false},
		"two forms in Kyrgyz":        {"as many plural forms as the language has", "a.n", with(good, "ky", "{n} иш|{n} иштер"), false},
		"three forms in English":     {"as many plural forms as the language has", "a.n", with(good, "en", "a|b|{n} c"), false},
		"a number left out":          {"as many plural forms as the language has", "a.n", with(good, "ky", "иштер"), false},
		"good placeholders":          {"the same placeholders in every language", "a.n", good, true},
		"another placeholder":        {"the same placeholders in every language", "a.n", with(good, "ky", "{m} иш"), false},
		"an open bracket":            {"the same placeholders in every language", "a.n", with(good, "ky", "{n} иш {"), false},
		"an empty sentence":          {"every language has its sentence", "a.n", with(good, "en", " "), false},
		"a fourth language":          {"every language has its sentence", "a.n", with(good, "tr", "iş"), false},
		"decomposed й":               {"composed letters and single blanks", "a.n", with(good, "ru", "пои\u0306ск"), false},
		"a zero-width blank":         {"composed letters and single blanks", "a.n", with(good, "ru", "по\u200bиск"), false},
		"a blank at the end":         {"composed letters and single blanks", "a.n", with(good, "ru", "поиск "), false},
		"barred о of another script": {"letters of the alphabet, none that look alike", "a.n", with(good, "ky", "мѳѳнѳт"), false},
		"Latin о inside a word":      {"letters of the alphabet, none that look alike", "a.n", with(good, "ky", "жoл"), false},
		"hooked н of another script": {"letters of the alphabet, none that look alike", "a.n", with(good, "ky", "жаӊы"), false},
		"a Latin word alone":         {"letters of the alphabet, none that look alike", "a.n", with(good, "ky", "Excel файлы"), true},
		"a key of the keyboard":      {"no Latin letters but what has no other name", "a.n", with(good, "ru", "Сохранить: Ctrl+Enter, F2, Ctrl+Shift+N"), true},
		"a quarter":                  {"no Latin letters but what has no other name", "a.n", with(good, "ru", "III квартал"), true},
		"an English word":            {"no Latin letters but what has no other name", "a.n", with(good, "ru", "Закрыть tab"), false},
		"a command of the console":   {"no Latin letters but what has no other name", "console.x", with(good, "ru", "kairyluu register"), true},
		"Russian in Kyrgyz":          {"a Kyrgyz sentence is not the Russian one", "a.n", map[string]string{"ru": "Всё на месте", "ky": "Всё на месте"}, false},
		"an abbreviation":            {"a Kyrgyz sentence is not the Russian one", "a.n", map[string]string{"ru": "ПИН", "ky": "ПИН"}, true},
		"a period left out":          {"sentences end alike in Russian and in Kyrgyz", "a.n", map[string]string{"ru": "Нет.", "ky": "Жок"}, false},
		"three dots":                 {"quotes and dots as the printed page has them", "a.n", with(good, "ru", "Поиск..."), false},
		"straight quotes":            {"quotes and dots as the printed page has them", "a.n", with(good, "ru", `Тема "Вода"`), false},
		"a short dash":               {"quotes and dots as the printed page has them", "a.n", with(good, "ru", "Вклад – доля"), false},
		"a span of dates":            {"quotes and dots as the printed page has them", "a.n", with(good, "ru", "{from} – {to}"), true},
		"an ending on a number":      {"no Kyrgyz ending on what is filled in", "a.n", with(good, "ky", "{n}ден көп"), false},
		"until a date":               {"no Kyrgyz ending on what is filled in", "a.n", with(good, "ky", "{date} чейин"), false},
		"until the day of a date":    {"no Kyrgyz ending on what is filled in", "a.n", with(good, "ky", "{date} күнүнө чейин"), true},
		"a page of a number":         {"no Kyrgyz ending on what is filled in", "a.n", with(good, "ky", "{n}-бет"), true},
		"another name of a table":    {"one thing has one name", "a.n", with(good, "ky", "Жадыбалдан тандаңыз"), false},
		"Russian in English":         {"an English sentence for the program's keepers", "a.n", with(good, "en", "Нет"), false},
		"a key without an area":      {"a key is its area and names divided by periods", "save", good, false},
	} {
		t.Run(name, func(t *testing.T) {
			if fault := rules[tt.rule](tt.key, tt.said); (fault == "") != tt.ok {
				t.Errorf("said %q", fault)
			}
		})
	}
}

func with(said map[string]string, lang, sentence string) map[string]string {
	other := maps.Clone(said)
	other[lang] = sentence
	return other
}
