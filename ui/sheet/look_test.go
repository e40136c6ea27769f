package sheet

import (
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/ui/pagetest"
	"kairyluu/ui/shell"
)

func TestLook(t *testing.T) {
	pagetest.Pictures(t, func(lang, palette string, in fyne.Theme) {
		r := newRig(t)
		r.open(lang, shell.Route{})
		r.Wear(in)
		r.page.Focus()
		r.Type("6")
		r.Type("0")
		r.Press(fyne.KeyReturn, fyne.KeyReturn)
		r.Type("1350000")
		r.Press(fyne.KeyTab)
		r.Type("15.9")
		r.Shot("sheet-" + lang + "-" + palette)
		r.Press(fyne.KeyReturn)
		r.Type("0,005")
		r.Press(fyne.KeyEscape)
		r.Ctrl(fyne.KeyReturn)
		r.Shot("sheet-preview-" + lang + "-" + palette)
	})
}
