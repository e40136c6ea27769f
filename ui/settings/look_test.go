package settings_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/settings"
	"kairyluu/ui/shell"
)

// TestLook writes pictures of every section in both languages, light and dark.
func TestLook(t *testing.T) {
	pagetest.Pictures(t, func(lang, palette string, in fyne.Theme) {
		d := pagetest.New(t)
		r := d.Resident("Шаршенбай уулу Руслан", "0555 123456")
		d.Appeal(r, "2026-09-01")
		r.Phones = []string{"0700 112233"}
		_, err := d.Office.Residents.Save(t.Context(), r)
		d.Must(err)
		for _, section := range []app.Dict{"desk", "office", "data", "history", "keys", "about"} {
			d.Show(lang, settings.New, shell.Route{Place: shell.Settings, Dict: section})
			d.Wear(in)
			d.Shot("settings-" + string(section) + "-" + lang + "-" + palette)
		}
	})
}
