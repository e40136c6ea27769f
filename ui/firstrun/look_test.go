package firstrun_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/ui/firstrun"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/shell"
)

// TestLook writes pictures of the first run where KAIRYLUU_SHOTS names a folder.
func TestLook(t *testing.T) {
	for _, lang := range []string{"ru", "ky"} {
		d := pagetest.Empty(t)
		d.ShowBare(lang, func(env *shell.Env) fyne.CanvasObject {
			return firstrun.New(env, nil, func() {}).Content()
		})
		d.Shot("firstrun-" + lang)
	}
}
