package firstrun_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/ui/firstrun"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/shell"
)

// TestLook writes pictures of the first run in both languages, light and dark.
func TestLook(t *testing.T) {
	pagetest.Pictures(t, func(lang, palette string, in fyne.Theme) {
		d := pagetest.Empty(t)
		d.ShowBare(lang, func(env *shell.Env) fyne.CanvasObject {
			return firstrun.New(env, nil, func() {}).Content()
		})
		d.Wear(in)
		d.Shot("firstrun-" + lang + "-" + palette)
	})
}
