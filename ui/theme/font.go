package theme

import (
	_ "embed"

	"fyne.io/fyne/v2"
)

// The fonts are Noto Sans, as in the toolkit, with the signs that the window
// uses (⚠ ◔ ● ▾ ✓ →) taken from Noto Sans Symbols. The toolkit would draw those
// from whatever font a PC has, in colour or as an empty box, and the blank after
// them as well. SIL Open Font License 1.1: font/LICENSE.txt.
var (
	//go:embed font/KairyluuSans-Regular.ttf
	regular []byte
	//go:embed font/KairyluuSans-Bold.ttf
	bold []byte

	regularFont = fyne.NewStaticResource("KairyluuSans-Regular.ttf", regular)
	boldFont    = fyne.NewStaticResource("KairyluuSans-Bold.ttf", bold)
)

// Font implements fyne.Theme.
func (t *compact) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Monospace, style.Symbol, style.Italic:
		return t.Theme.Font(style)
	case style.Bold:
		return boldFont
	}
	return regularFont
}
