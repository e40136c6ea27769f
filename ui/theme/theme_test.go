package theme_test

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"kairyluu/ui/theme"
)

// text says which inks stand on which grounds in the window.
var text = map[fyne.ThemeColorName][]fyne.ThemeColorName{
	fynetheme.ColorNameForeground: {
		theme.ColorCard, fynetheme.ColorNameBackground, theme.ColorRowSelected, theme.ColorRowHover, theme.ColorRail,
		theme.ColorLateBack, theme.ColorSoonBack, theme.ColorInfoBack, fynetheme.ColorNameInputBackground,
		fynetheme.ColorNameButton, fynetheme.ColorNameMenuBackground, fynetheme.ColorNameSelection,
	},
	theme.ColorMuted: {
		theme.ColorCard, fynetheme.ColorNameBackground, theme.ColorRail, theme.ColorRowSelected, theme.ColorRowHover,
		theme.ColorLateBack, theme.ColorSoonBack, theme.ColorInfoBack, fynetheme.ColorNameHeaderBackground, fynetheme.ColorNameMenuBackground,
	},
	theme.ColorLate:                        {theme.ColorCard, fynetheme.ColorNameBackground, theme.ColorRowSelected, theme.ColorRowHover, theme.ColorLateBack},
	theme.ColorSoon:                        {theme.ColorCard, fynetheme.ColorNameBackground, theme.ColorRowSelected, theme.ColorRowHover, theme.ColorSoonBack},
	theme.ColorFine:                        {theme.ColorCard, fynetheme.ColorNameBackground, theme.ColorRowSelected, theme.ColorRowHover},
	theme.ColorAccent:                      {theme.ColorRail, theme.ColorRailSelected, theme.ColorCard},
	fynetheme.ColorNameHyperlink:           {theme.ColorCard, theme.ColorLateBack, theme.ColorSoonBack, theme.ColorInfoBack, fynetheme.ColorNameMenuBackground},
	fynetheme.ColorNamePlaceHolder:         {fynetheme.ColorNameInputBackground},
	fynetheme.ColorNameDisabled:            {fynetheme.ColorNameInputBackground, theme.ColorCard},
	fynetheme.ColorNameForegroundOnPrimary: {fynetheme.ColorNamePrimary},
	fynetheme.ColorNameForegroundOnError:   {fynetheme.ColorNameError},
}

func TestTextIsReadableOnEveryGround(t *testing.T) {
	for name, variant := range map[string]theme.Variant{"light": theme.Light, "dark": theme.Dark} {
		th := theme.New(variant)
		for ink, grounds := range text {
			for _, ground := range grounds {
				got := contrast(th.Color(ink, 0), th.Color(ground, 0))
				if got < 4.5 {
					t.Errorf("%s: %s on %s has contrast %.2f, want 4.5", name, ink, ground, got)
				}
			}
		}
	}
}

// contrast is the ratio of WCAG 2.1, 1.4.3.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.03928 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func TestOnlyTheSystemVariantFollowsTheSystem(t *testing.T) {
	cases := []struct {
		name    string
		variant theme.Variant
		follows bool
	}{{"light stays", theme.Light, false}, {"dark stays", theme.Dark, false}, {"system follows", theme.System, true}}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			th := theme.New(c.variant)
			day := th.Color(fynetheme.ColorNameBackground, fynetheme.VariantLight)
			night := th.Color(fynetheme.ColorNameBackground, fynetheme.VariantDark)
			if follows := day != night; follows != c.follows {
				t.Errorf("follows the system: %v, want %v", follows, c.follows)
			}
		})
	}
}

func TestEveryNameHasAColourInBothPalettes(t *testing.T) {
	names := []fyne.ThemeColorName{
		theme.ColorLate, theme.ColorSoon, theme.ColorFine, theme.ColorMuted, theme.ColorCard, theme.ColorLine, theme.ColorRowSelected,
		theme.ColorRowHover, theme.ColorLateBack, theme.ColorSoonBack, theme.ColorInfoBack, theme.ColorRail, theme.ColorRailSelected,
		theme.ColorAccent, theme.ColorBar, theme.ColorBarPast, theme.ColorShade,
	}
	for _, name := range names {
		light, dark := theme.New(theme.Light).Color(name, 0), theme.New(theme.Dark).Color(name, 0)
		if _, _, _, a := light.RGBA(); a == 0 {
			t.Errorf("%s is invisible in the light palette", name)
		}
		if light == dark {
			t.Errorf("%s is the same in both palettes", name)
		}
	}
}
