// Package theme is the look of the program: compact sizes for a 1366×768
// screen and two palettes, light and dark, chosen by the user and not by the
// operating system unless they ask for that. Scale is not its business: Fyne
// reads it from the environment before the first window exists.
package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Variant says which palette the program wears.
type Variant int

// The palettes a user can choose from.
const (
	System Variant = iota // whatever the operating system asks for
	Light
	Dark
)

// Sizes beside those of the toolkit.
const (
	// SizeTitle is the text size of a figure on a tile and of a page's title.
	SizeTitle fyne.ThemeSizeName = "title"
	// SizeFigure is the text size of the one large number of a tile.
	SizeFigure fyne.ThemeSizeName = "figure"
)

// New returns the program's theme in the given variant.
func New(variant Variant) fyne.Theme {
	return &compact{Theme: theme.DefaultTheme(), variant: variant}
}

// Color looks a name up in the theme in force. Under a foreign theme, as in a
// test that installed none, the light palette answers for our own names.
func Color(name fyne.ThemeColorName) color.Color {
	settings := fyne.CurrentApp().Settings()
	if _, ours := settings.Theme().(*compact); !ours {
		if c, known := light[name]; known {
			return c
		}
	}
	return settings.Theme().Color(name, settings.ThemeVariant())
}

// Size looks a size up in the theme in force, as Color does for colours.
func Size(name fyne.ThemeSizeName) float32 {
	current := fyne.CurrentApp().Settings().Theme()
	if _, ours := current.(*compact); !ours {
		if s, known := sizes[name]; known {
			return s
		}
	}
	return current.Size(name)
}

type compact struct {
	fyne.Theme
	variant Variant
}

var _ fyne.Theme = (*compact)(nil)

// Color implements fyne.Theme.
func (t *compact) Color(name fyne.ThemeColorName, system fyne.ThemeVariant) color.Color {
	palette, variant := light, theme.VariantLight
	if t.dark(system) {
		palette, variant = dark, theme.VariantDark
	}
	if c, ok := palette[name]; ok {
		return c
	}
	return t.Theme.Color(name, variant)
}

func (t *compact) dark(system fyne.ThemeVariant) bool {
	if t.variant == System {
		return system == theme.VariantDark
	}
	return t.variant == Dark
}

// Size implements fyne.Theme.
func (t *compact) Size(name fyne.ThemeSizeName) float32 {
	if s, ok := sizes[name]; ok {
		return s
	}
	return t.Theme.Size(name)
}

var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNamePadding:         3,
	theme.SizeNameInnerPadding:    6,
	theme.SizeNameLineSpacing:     3,
	theme.SizeNameText:            13,
	theme.SizeNameCaptionText:     11,
	theme.SizeNameSubHeadingText:  14,
	theme.SizeNameHeadingText:     16,
	theme.SizeNameInlineIcon:      16,
	theme.SizeNameInputRadius:     4,
	theme.SizeNameButtonRadius:    5,
	theme.SizeNameSelectionRadius: 3,
	theme.SizeNameCardRadius:      6,
	theme.SizeNameDialogRadius:    6,
	theme.SizeNamePopupRadius:     5,
	theme.SizeNameMenuRadius:      5,
	theme.SizeNameScrollBar:       12,
	theme.SizeNameScrollBarSmall:  4,
	theme.SizeNameModalBlurRadius: 0,
	SizeTitle:                     18,
	SizeFigure:                    24,
}
