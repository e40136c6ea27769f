// Package words holds every sentence that a person sees, in Russian, Kyrgyz
// and (for maintainers) English.
//
// The catalogues lie in assets/lang: one file an area, every key with its
// sentences side by side:
//
//	"appeals.count": {"ru": "{n} обращение|{n} обращения|{n} обращений", "ky": "{n} кайрылуу", "en": "{n} appeal|{n} appeals"}
//
// {name} is a placeholder. Where there is an argument n, forms divided by | are
// plural forms chosen by it: one|few|many in Russian, a single form in Kyrgyz,
// one|other in English. Elsewhere | is a sign like any other.
package words

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
	"kairyluu/app/text"
)

// Codes of the languages, in the order of the language switch.
var Codes = []string{"ru", "ky", "en"}

// Catalog is every sentence by key and language.
type Catalog struct {
	entries map[string]map[string]string
}

// Load reads the catalogues of a file system: every lang/*.json. A key that
// stands in two files is an error.
func Load(fsys fs.FS) (*Catalog, error) {
	c := &Catalog{entries: map[string]map[string]string{}}
	names, err := fs.Glob(fsys, "lang/*.json")
	if err != nil {
		return nil, fmt.Errorf("list catalogues: %w", err)
	}
	for _, name := range names {
		if err := c.add(fsys, name); err != nil {
			return nil, fmt.Errorf("load catalogue %s: %w", path.Base(name), err)
		}
	}
	return c, nil
}

func (c *Catalog) add(fsys fs.FS, name string) error {
	raw, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	var entries map[string]map[string]string
	if err := json.Unmarshal(raw, &entries); err != nil {
		return err
	}
	for key, forms := range entries {
		if _, dup := c.entries[key]; dup {
			return fmt.Errorf("key %q stands in two catalogues", key)
		}
		c.entries[key] = forms
	}
	return nil
}

// Entries returns the sentences of every key by language, for the tests that
// look for gaps.
func (c *Catalog) Entries() map[string]map[string]string { return c.entries }

// In returns the words in one language. It is a value: switching the language
// of the window means handing out another.
func (c *Catalog) In(lang string) Words { return Words{catalog: c, lang: lang} }

// Words says sentences in one language. The zero value says keys.
type Words struct {
	catalog *Catalog
	lang    string
}

// Lang returns the code of the language.
func (w Words) Lang() string { return w.lang }

// In returns the same catalogue in another language: an answer or a workbook
// may be in another language than the window.
func (w Words) In(lang string) Words { return Words{catalog: w.catalog, lang: lang} }

// Keys returns the keys that begin with prefix, in no order.
func (w Words) Keys(prefix string) []string {
	var keys []string
	for key := range w.catalog.entries {
		if strings.HasPrefix(key, prefix) {
			keys = append(keys, key)
		}
	}
	return keys
}

// Has tells whether the catalogue knows key.
func (w Words) Has(key string) bool {
	if w.catalog == nil {
		return false
	}
	_, ok := w.catalog.entries[key]
	return ok
}

// T says the sentence of key. args are alternating placeholder names and
// values; integers and sums are grouped («1 248»), dates are dotted (31.12.2026),
// what has a name in both languages is named in that of the sentence. A key that is
// missing is said as it is, so that the gap is seen.
func (w Words) T(key string, args ...any) string {
	m := make(map[string]any, len(args)/2)
	for i := 0; i+1 < len(args); i += 2 {
		m[fmt.Sprint(args[i])] = args[i+1]
	}
	return w.Say(key, m)
}

// Say is T with the placeholders in a map, as app.Error carries them.
func (w Words) Say(key string, args map[string]any) string {
	if w.catalog == nil {
		return key
	}
	sentence, ok := w.catalog.entries[key][w.lang]
	if !ok {
		return key
	}
	if n, ok := args["n"].(int); ok {
		sentence = w.form(sentence, n)
	}
	if len(args) == 0 {
		return sentence
	}
	// In one pass: what was typed may hold braces of its own.
	return placeholder.ReplaceAllStringFunc(sentence, func(p string) string {
		if value, ok := args[p[1:len(p)-1]]; ok {
			return w.show(value)
		}
		return p
	})
}

var placeholder = regexp.MustCompile(`\{[A-Za-z_]+\}`)

// form picks the plural form of n things.
func (w Words) form(sentence string, n int) string {
	forms := strings.Split(sentence, "|")
	i := 0
	switch text.Plural(w.lang, n) {
	case "few":
		i = 1
	case "many", "other":
		i = len(forms) - 1
	}
	return forms[min(i, len(forms)-1)]
}

// named is what the office calls by a name in Russian and in Kyrgyz: an entry of a
// dictionary, a programme.
type named interface{ Name(app.Language) string }

func (w Words) show(value any) string {
	switch v := value.(type) {
	case int:
		return text.FormatInt(v)
	case civil.Date:
		return v.Format()
	case money.Sum:
		return v.Format()
	case money.Fraction:
		return v.Format()
	case named:
		return v.Name(app.Language(w.lang))
	case []string:
		return strings.Join(v, ", ")
	}
	return fmt.Sprint(value)
}
