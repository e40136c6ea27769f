package dictionaries_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/dictionaries"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/shell"
)

// TestLook writes pictures of every section in both languages, light and dark.
func TestLook(t *testing.T) {
	pagetest.Pictures(t, func(lang, palette string, in fyne.Theme) {
		d := pagetest.New(t)
		for _, e := range []app.Entry{
			{NameRU: "Асанов Б.", Post: "главный специалист", Phone: "0312 43 38 91"},
			{NameRU: "Токтогулова А.", Post: "специалист по благоустройству"},
		} {
			e.Dict, e.Active = app.Executors, true
			_, err := d.Office.Dictionaries.Save(t.Context(), e)
			d.Must(err)
		}
		for _, dict := range []app.Dict{"settlement", "topic", "executor", "body", "programme", "project_paper", "calendar", "term", "numbering"} {
			d.Show(lang, dictionaries.New, shell.Route{Place: shell.Dictionaries, Dict: dict})
			d.Wear(in)
			d.Shot("dictionaries-" + string(dict) + "-" + lang + "-" + palette)
		}
	})
}
