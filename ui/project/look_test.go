package project

import (
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/ui/pagetest"
	"kairyluu/ui/shell"
)

func TestLook(t *testing.T) {
	pagetest.Pictures(t, func(lang, palette string, in fyne.Theme) {
		r := newRig(t)
		p := r.project()
		r.budget(p.ID, 1, "Подорожал металл", 3_900_000_00)
		r.open(lang, shell.Route{ID: p.ID})
		r.Wear(in)
		r.page.Focus()
		r.Shot("project-" + lang + "-" + palette)
		r.Press(fyne.KeyF6)
		r.tab(3)
		r.Type("6000000")
		r.Press(fyne.KeyTab, fyne.KeyF7)
		r.Type("Ограда")
		r.tab(3)
		r.Type("0,005")
		r.Press(fyne.KeyTab)
		r.Runner.Tick()
		r.Ctrl(fyne.KeyReturn)
		r.Shot("project-budget-" + lang + "-" + palette)
		r.page.showVersions()
		r.Shot("project-versions-" + lang + "-" + palette)
	})
}
