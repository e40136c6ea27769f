package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Colours beside those of the toolkit. Every one that carries text is readable
// (contrast 4.5 or more) on every ground it is meant for; a test holds to it.
const (
	// ColorLate marks what has missed its term.
	ColorLate fyne.ThemeColorName = "late"
	// ColorSoon marks what is due within days.
	ColorSoon fyne.ThemeColorName = "soon"
	// ColorFine marks what has time, or went well.
	ColorFine fyne.ThemeColorName = "fine"
	// ColorMuted is secondary text: captions, hints, dates of events.
	ColorMuted fyne.ThemeColorName = "muted"
	// ColorCard is the ground of cards, tables and side panels.
	ColorCard fyne.ThemeColorName = "card"
	// ColorLine is a thin border or a rule between rows.
	ColorLine fyne.ThemeColorName = "line"
	// ColorRowSelected is the ground of a selected row.
	ColorRowSelected fyne.ThemeColorName = "rowSelected"
	// ColorRowHover is the ground of the row under the pointer.
	ColorRowHover fyne.ThemeColorName = "rowHover"
	// ColorLateBack is the ground of a strip that tells of something late.
	ColorLateBack fyne.ThemeColorName = "lateBack"
	// ColorSoonBack is the ground of a strip that warns.
	ColorSoonBack fyne.ThemeColorName = "soonBack"
	// ColorInfoBack is the ground of a strip that explains.
	ColorInfoBack fyne.ThemeColorName = "infoBack"
	// ColorRail is the ground of the navigation rail and the top and bottom bars.
	ColorRail fyne.ThemeColorName = "rail"
	// ColorRailSelected is the ground of the chosen entry of the rail.
	ColorRailSelected fyne.ThemeColorName = "railSelected"
	// ColorAccent is the primary colour as text on a card.
	ColorAccent fyne.ThemeColorName = "accent"
	// ColorBar is a quiet bar of a chart, ColorBarPast last year's beside it.
	ColorBar     fyne.ThemeColorName = "bar"
	ColorBarPast fyne.ThemeColorName = "barPast"
	// ColorShade dims the window under a dialog.
	ColorShade fyne.ThemeColorName = "shade"
)

type palette map[fyne.ThemeColorName]color.Color

func hex(rgb uint32) color.NRGBA {
	return color.NRGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 0xff}
}

func veil(rgb uint32, alpha uint8) color.NRGBA {
	c := hex(rgb)
	c.A = alpha
	return c
}

var light = palette{
	theme.ColorNameBackground:          hex(0xf4f5f7),
	theme.ColorNameForeground:          hex(0x1b222c),
	theme.ColorNamePrimary:             hex(0x125b8c),
	theme.ColorNameForegroundOnPrimary: hex(0xffffff),
	theme.ColorNameHyperlink:           hex(0x125b8c),
	theme.ColorNameButton:              hex(0xffffff),
	theme.ColorNameDisabledButton:      hex(0xeceef1),
	theme.ColorNameDisabled:            hex(0x6b7480),
	theme.ColorNamePlaceHolder:         hex(0x69727e),
	theme.ColorNameError:               hex(0xa82020),
	theme.ColorNameForegroundOnError:   hex(0xffffff),
	theme.ColorNameWarning:             hex(0x8a5a00),
	theme.ColorNameForegroundOnWarning: hex(0xffffff),
	theme.ColorNameSuccess:             hex(0x256d38),
	theme.ColorNameForegroundOnSuccess: hex(0xffffff),
	theme.ColorNameFocus:               veil(0x125b8c, 0x40),
	theme.ColorNameHover:               veil(0x125b8c, 0x14),
	theme.ColorNamePressed:             veil(0x125b8c, 0x33),
	theme.ColorNameSelection:           hex(0xbfdcf0),
	theme.ColorNameSeparator:           hex(0xdce0e5),
	theme.ColorNameInputBackground:     hex(0xffffff),
	theme.ColorNameInputBorder:         hex(0xbdc4cd),
	theme.ColorNameMenuBackground:      hex(0xffffff),
	theme.ColorNameOverlayBackground:   hex(0xffffff),
	theme.ColorNameHeaderBackground:    hex(0xf8f9fa),
	theme.ColorNameScrollBar:           veil(0x1b222c, 0x66),
	theme.ColorNameScrollBarBackground: veil(0x1b222c, 0x0c),
	theme.ColorNameShadow:              veil(0x000000, 0x22),
	ColorLate:                          hex(0xa82020),
	ColorSoon:                          hex(0x8a5a00),
	ColorFine:                          hex(0x256d38),
	ColorMuted:                         hex(0x5a6370),
	ColorCard:                          hex(0xffffff),
	ColorLine:                          hex(0xdce0e5),
	ColorRowSelected:                   hex(0xdceaf6),
	ColorRowHover:                      hex(0xf1f5f9),
	ColorLateBack:                      hex(0xfdecec),
	ColorSoonBack:                      hex(0xfff8e6),
	ColorInfoBack:                      hex(0xebf2fa),
	ColorRail:                          hex(0xffffff),
	ColorRailSelected:                  hex(0xe3eef7),
	ColorAccent:                        hex(0x0f4c75),
	ColorBar:                           hex(0x5b8db3),
	ColorBarPast:                       hex(0xc6d3df),
	ColorShade:                         veil(0x101820, 0x66),
}

var dark = palette{
	theme.ColorNameBackground:          hex(0x171b20),
	theme.ColorNameForeground:          hex(0xe7eaee),
	theme.ColorNamePrimary:             hex(0x2471a6),
	theme.ColorNameForegroundOnPrimary: hex(0xffffff),
	theme.ColorNameHyperlink:           hex(0x7fbdea),
	theme.ColorNameButton:              hex(0x2a313a),
	theme.ColorNameDisabledButton:      hex(0x23292f),
	theme.ColorNameDisabled:            hex(0x949daa),
	theme.ColorNamePlaceHolder:         hex(0x98a1ad),
	theme.ColorNameError:               hex(0xff9a94),
	theme.ColorNameForegroundOnError:   hex(0x1b1b1b),
	theme.ColorNameWarning:             hex(0xf0c060),
	theme.ColorNameForegroundOnWarning: hex(0x1b1b1b),
	theme.ColorNameSuccess:             hex(0x7fd096),
	theme.ColorNameForegroundOnSuccess: hex(0x1b1b1b),
	theme.ColorNameFocus:               veil(0x5aa6dc, 0x55),
	theme.ColorNameHover:               veil(0xffffff, 0x12),
	theme.ColorNamePressed:             veil(0xffffff, 0x22),
	theme.ColorNameSelection:           hex(0x2c5878),
	theme.ColorNameSeparator:           hex(0x363e48),
	theme.ColorNameInputBackground:     hex(0x1b2026),
	theme.ColorNameInputBorder:         hex(0x4c5763),
	theme.ColorNameMenuBackground:      hex(0x262c34),
	theme.ColorNameOverlayBackground:   hex(0x262c34),
	theme.ColorNameHeaderBackground:    hex(0x23292f),
	theme.ColorNameScrollBar:           veil(0xffffff, 0x66),
	theme.ColorNameScrollBarBackground: veil(0xffffff, 0x0c),
	theme.ColorNameShadow:              veil(0x000000, 0x66),
	ColorLate:                          hex(0xff9a94),
	ColorSoon:                          hex(0xf0c060),
	ColorFine:                          hex(0x7fd096),
	ColorMuted:                         hex(0xacb5bf),
	ColorCard:                          hex(0x20262d),
	ColorLine:                          hex(0x363e48),
	ColorRowSelected:                   hex(0x25455f),
	ColorRowHover:                      hex(0x29313a),
	ColorLateBack:                      hex(0x402424),
	ColorSoonBack:                      hex(0x3a3220),
	ColorInfoBack:                      hex(0x1f3040),
	ColorRail:                          hex(0x1d2229),
	ColorRailSelected:                  hex(0x25455f),
	ColorAccent:                        hex(0x9fd0f2),
	ColorBar:                           hex(0x4f86b0),
	ColorBarPast:                       hex(0x47535f),
	ColorShade:                         veil(0x000000, 0x88),
}
