package appeals

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/demo"
)

func TestLook(t *testing.T) {
	dir := os.Getenv("LOOK")
	if dir == "" {
		t.Skip()
	}
	for _, lang := range []string{"ru", "ky"} {
		r := newRig(t, lang, func(r *rig) {
			r.must(demo.Fill(t.Context(), r.office, demo.Options{Appeals: 900, Seed: 1}))
		})
		shot := func(name string) { r.Settle(); r.Screenshot(filepath.Join(dir, lang+"_"+name+".png")) }
		shot("journal")
		r.Press(fyne.KeyF6)
		shot("answer")
		r.Press(fyne.KeyEscape)
		r.Press(fyne.KeyF8)
		shot("resolution")
		r.Press(fyne.KeyEscape)
		r.Press(fyne.KeyF7)
		shot("extend")
		r.Press(fyne.KeyEscape)
		r.Press(fyne.KeyF9)
		r.page.Focus()
		r.page.openEvent(app.EventForwarded, r.page.side.data.Appeal, []int64{r.page.side.id})
		shot("forward")
		r.Press(fyne.KeyEscape)
		r.Press(fyne.KeyEscape)
		r.Press(fyne.KeyF2)
		shot("filter")
		r.Press(fyne.KeyEscape)
		r.page.pickChip(chipAll)
		r.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
		r.Press(fyne.KeyReturn)
		shot("wide")
		r.Press(fyne.KeyEscape)
		r.page.Search("мусор")
		shot("search")
		r.page.Search("бегемот")
		shot("nothing")
		r.page.Search("")
		r.page.showColumns()
		shot("columns")
	}
}
