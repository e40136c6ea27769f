package meetings_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/ui/meetings"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/shell"
)

// TestLook writes pictures of the table, the calendar and the wide card in both
// languages, light and dark.
func TestLook(t *testing.T) {
	pagetest.Pictures(t, func(lang, palette string, in fyne.Theme) {
		o := newOffice(t)
		name := func(what string) string { return "meetings-" + what + "-" + lang + "-" + palette }
		o.Show(lang, meetings.New, shell.Route{Place: shell.Meetings})
		o.Wear(in)
		o.Press(fyne.KeyDown)
		o.Shot(name("table"))
		o.Press(fyne.KeyReturn)
		o.Shot(name("card"))
		o.Press(fyne.KeyF8, fyne.KeyReturn)
		o.Shot(name("appeal"))
		o.Press(fyne.KeyEscape, fyne.KeyEscape, fyne.KeyF3)
		o.Shot(name("calendar"))
	})
}
