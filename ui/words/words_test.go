package words_test

import (
	"errors"
	"fmt"
	"testing"
	"testing/fstest"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
	"kairyluu/ui/words"
)

func load(t *testing.T, files map[string]string) *words.Catalog {
	t.Helper()
	c, err := words.Load(files2fs(files))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func files2fs(files map[string]string) fstest.MapFS {
	fs := fstest.MapFS{}
	for name, text := range files {
		fs["lang/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fs
}

func TestT(t *testing.T) {
	c := load(t, map[string]string{"a.json": `{
		"a.n": {"ru": "{n} дело|{n} дела|{n} дел", "ky": "{n} иш", "en": "{n} case|{n} cases"},
		"a.usage": {"ru": "list a|b|c", "ky": "list a|b|c", "en": "list a|b|c"},
		"a.named": {"ru": "«{name}» до {date}", "ky": "{date} чейин «{name}»", "en": "{name}, {date}"}
	}`})
	for name, tt := range map[string]struct {
		lang, key string
		args      []any
		want      string
	}{
		"one":                               {"ru", "a.n", []any{"n", 21}, "21 дело"},
		"few":                               {"ru", "a.n", []any{"n", 1003}, "1\u00a0003 дела"},
		"many":                              {"ru", "a.n", []any{"n", 11}, "11 дел"},
		"none":                              {"ru", "a.n", []any{"n", 0}, "0 дел"},
		"a language of one form":            {"ky", "a.n", []any{"n", 5}, "5 иш"},
		"one in English":                    {"en", "a.n", []any{"n", 1}, "1 case"},
		"others in English":                 {"en", "a.n", []any{"n", 2}, "2 cases"},
		"bars without a number":             {"ru", "a.usage", nil, "list a|b|c"},
		"any order of placeholders":         {"ky", "a.named", []any{"name", "Жол", "date", civil.MustParse("2026-12-31")}, "31.12.2026 чейин «Жол»"},
		"a value that looks like another":   {"ru", "a.named", []any{"name", "{date}", "date", 1}, "«{date}» до 1"},
		"a value that is not given is seen": {"en", "a.named", []any{"name", "x"}, "x, {date}"},
		"a list of names":                   {"en", "a.named", []any{"name", []string{"x", "y"}, "date", 1}, "x, y, 1"},
		"a sum":                             {"ru", "a.named", []any{"name", money.Sum(123456_70), "date", money.Fraction(2550)}, "«123\u00a0456,70» до 25,5"},
		"an entry of a dictionary":          {"ky", "a.named", []any{"name", app.Entry{NameRU: "Дорога", NameKY: "Жол"}, "date", 1}, "1 чейин «Жол»"},
		"a missing key":                     {"ru", "a.gone", nil, "a.gone"},
		"a missing language":                {"tr", "a.n", []any{"n", 1}, "a.n"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.In(tt.lang).T(tt.key, tt.args...); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
	t.Run("the zero value says keys", func(t *testing.T) {
		if got := (words.Words{}).T("a.n", "n", 1); got != "a.n" {
			t.Errorf("got %q", got)
		}
	})
}

func TestLoadRefuses(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"a key in two files": {"a.json": `{"a.x": {"ru": "x"}}`, "b.json": `{"a.x": {"ru": "y"}}`},
		"what is not JSON":   {"a.json": `{"a.x": `},
		"forms in a list":    {"a.json": `{"a.x": ["x"]}`},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := words.Load(files2fs(files)); err == nil {
				t.Error("was loaded")
			}
		})
	}
}

func TestErrorsInWords(t *testing.T) {
	w := load(t, map[string]string{"a.json": `{
		"number.taken": {"ru": "Номер {number} уже занят."},
		"check.date_needed": {"ru": "Укажите дату."}
	}`}).In("ru")
	taken := fmt.Errorf("register appeal: %w", app.Fail(app.Conflict, "number.taken", "number", "А-1/26"))
	if got, ok := w.Error(taken); !ok || got != "Номер А-1/26 уже занят." {
		t.Errorf("said %q, %v", got, ok)
	}
	if got, ok := w.Error(errors.New("disk I/O error")); ok {
		t.Errorf("an internal fault was said as %q", got)
	}
	var f app.Faults
	f.Add("registered", "check.date_needed")
	if got := w.Field(f.Errors[0]); got != "Укажите дату." {
		t.Errorf("said %q", got)
	}
}
