package residents_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/ui/pagetest"
	"kairyluu/ui/residents"
	"kairyluu/ui/shell"
)

// TestLook writes pictures of the page and its form in both languages,
// light and dark.
func TestLook(t *testing.T) {
	pagetest.Pictures(t, func(lang, palette string, in fyne.Theme) {
		d := pagetest.New(t)
		r := d.Resident("Шаршенбай уулу Руслан", "0555 123456")
		d.Appeal(r, "2026-08-20")
		d.Appeal(r, "2026-09-10")
		d.Appeal(d.Resident("Шаршенбаева Гүлнара", "0700 112233"), "2026-09-11")
		for i := range 30 {
			d.Resident(fmt.Sprintf("Абдыкадыров Эмиль Каримович %d", i), fmt.Sprintf("0555 1230%02d", i))
		}
		d.Show(lang, residents.New, shell.Route{Place: shell.Residents})
		d.Wear(in)
		d.Press(fyne.KeyEnd, fyne.KeyUp)
		d.Shot("residents-" + lang + "-" + palette)
		d.Press(fyne.KeyF2)
		d.Shot("residents-form-" + lang + "-" + palette)
		d.Press(fyne.KeyEscape, fyne.KeyReturn)
		d.Shot("residents-card-" + lang + "-" + palette)
	})
}
