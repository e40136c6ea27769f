package grants

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/shell"
)

// TestLook writes pictures of the page in every way to see it, in both languages,
// light and dark.
func TestLook(t *testing.T) {
	pagetest.Pictures(t, func(lang, palette string, in fyne.Theme) {
		r := newRig(t)
		id := r.few()[0].ID
		r.illustrate(id)
		name := func(s string) string { return "grants-" + s + "-" + lang + "-" + palette }
		r.open(lang, shell.Route{})
		r.Wear(in)
		r.Shot(name("table"))
		r.page.Open(id)
		r.Settle()
		r.Shot(name("card"))
		r.Wheel(fyne.NewPos(600, 400), -620)
		r.Shot(name("card2"))
		for _, dialog := range []struct {
			key  fyne.KeyName
			name string
		}{{fyne.KeyF6, "stage"}, {fyne.KeyF7, "steps"}, {fyne.KeyF8, "paper"}, {fyne.KeyF9, "visit"}} {
			r.Press(dialog.key)
			r.Shot(name(dialog.name))
			r.Press(fyne.KeyEscape)
		}
		r.page.newTranche(r.stored(id))
		r.Settle()
		r.Shot(name("tranche"))
		r.Press(fyne.KeyEscape)
		r.page.Print()
		r.Settle()
		r.Shot(name("report"))
		r.Press(fyne.KeyEscape, fyne.KeyEscape, fyne.KeyF11)
		r.Shot(name("filter"))
		r.Press(fyne.KeyEscape, fyne.KeyF12)
		r.Shot(name("board"))
		r.Press(fyne.KeyF12)
		r.Shot(name("programmes"))
	})
}

// illustrate adds a visit and photos of two phases.
func (r *rig) illustrate(id int64) {
	r.t.Helper()
	_, err := r.Office.Projects.Enter(r.t.Context(), id, app.ProjectEvent{
		Kind: app.ProjectVisited, Date: civil.MustParse("2026-08-20"), Who: "мониторинговая группа, 6 человек",
		Text: "Основание залито наполовину, ограждение повреждено",
	})
	r.Must(err)
	for _, phase := range []string{app.EntityPhotoBefore, app.EntityPhotoDuring} {
		for range 2 {
			_, err := r.Office.Attachments.Add(r.t.Context(), phase, id, "двор.png", bytes.NewReader(picture()))
			r.Must(err)
		}
	}
}

// picture is a small picture as a PNG file.
func picture() []byte {
	img := image.NewNRGBA(image.Rect(0, 0, 120, 90))
	for x := range 120 {
		for y := range 90 {
			img.Set(x, y, color.NRGBA{R: uint8(2 * x), G: uint8(2 * y), B: 120, A: 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}
