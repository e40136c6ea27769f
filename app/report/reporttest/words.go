package reporttest

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"

	"kairyluu/app/civil"
	"kairyluu/app/text"
	"kairyluu/assets"
)

// Words says the catalogue's sentences without the window's package. A key
// that the catalogue lacks is kept in Missing.
type Words struct {
	lang    string
	entries map[string]map[string]string
	Missing map[string]bool
}

// In reads the catalogue for one language.
func In(lang string) (*Words, error) {
	w := &Words{lang: lang, entries: map[string]map[string]string{}, Missing: map[string]bool{}}
	names, err := fs.Glob(assets.Lang, "lang/*.json")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		raw, err := fs.ReadFile(assets.Lang, name)
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(raw, &w.entries); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return w, nil
}

// Lang is the code of the language.
func (w *Words) Lang() string { return w.lang }

// T says a sentence.
func (w *Words) T(key string, args ...any) string {
	sentence, ok := w.entries[key][w.lang]
	if !ok || sentence == "" {
		w.Missing[key] = true
		return key
	}
	forms := strings.Split(sentence, "|")
	form := len(forms) - 1
	for i := 0; i+1 < len(args); i += 2 {
		if n, ok := args[i+1].(int); ok && args[i] == "n" && len(forms) > 1 {
			form = map[string]int{"one": 0, "few": 1}[text.Plural(w.lang, n)]
			if text.Plural(w.lang, n) != "one" && text.Plural(w.lang, n) != "few" {
				form = len(forms) - 1
			}
		}
	}
	sentence = forms[form]
	for i := 0; i+1 < len(args); i += 2 {
		sentence = strings.ReplaceAll(sentence, fmt.Sprintf("{%v}", args[i]), show(args[i+1]))
	}
	return sentence
}

func show(v any) string {
	switch v := v.(type) {
	case int:
		return text.FormatInt(v)
	case civil.Date:
		return v.Format()
	}
	return fmt.Sprint(v)
}
