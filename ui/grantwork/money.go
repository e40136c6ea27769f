package grantwork

import (
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/money"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
	"kairyluu/ui/words"
)

// inks are the colours of what was planned, promised, received and spent, from
// the longest bar to the thinnest.
var inks = []struct {
	name string
	ink  fyne.ThemeColorName
}{
	{"planned", theme.ColorBarPast},
	{"pledged", theme.ColorBar},
	{"received", theme.ColorAccent},
	{"spent", theme.ColorFine},
}

// Legend names the colours of Money.
func Legend(w words.Words) fyne.CanvasObject {
	var parts []fyne.CanvasObject
	for _, i := range inks {
		dot := widgets.NewText("●", widgets.TextStyle{Color: i.ink, NoWrap: true})
		parts = append(parts, widgets.NewRow(4, dot, widgets.NewCaption(w.T("grantwork.money."+i.name))))
	}
	return widgets.NewWrap(10, parts...)
}

// Shares are the parts of sources in what the budget plans; where there is no
// budget, in what has come and stays, or is promised while nothing has come. They
// add up to 100 %.
func Shares(balances []app.Balance) []money.Fraction {
	sums := make([]money.Sum, len(balances))
	for _, of := range []func(app.Balance) money.Sum{
		func(b app.Balance) money.Sum { return b.Planned },
		func(b app.Balance) money.Sum { return max(0, b.Received-b.Returned) },
		func(b app.Balance) money.Sum { return b.Pledged },
	} {
		var all money.Sum
		for i, b := range balances {
			sums[i] = of(b)
			all = all.Plus(sums[i])
		}
		if all > 0 {
			break
		}
	}
	return money.Shares(money.Whole/1000, sums...)
}

// Money is where one stands with each source and form, as bars with their figures.
func (v View) Money(balances []app.Balance) []widgets.Gauge {
	gauges := make([]widgets.Gauge, len(balances))
	parts := Shares(balances)
	for i, b := range balances {
		gauges[i] = widgets.Gauge{Text: v.Source(b.SourceID, b.Form), Corner: Percent(parts[i]), Note: v.Balance(b)}
		for j, sum := range []money.Sum{b.Planned, b.Pledged, b.Received, b.Spent} {
			gauges[i].Levels = append(gauges[i].Levels, widgets.Level{Value: sum.Som(), Color: inks[j].ink})
		}
	}
	return gauges
}

// Balance is the figures of a balance in words; of what is nothing, nothing is said.
func (v View) Balance(b app.Balance) string {
	var parts []string
	say := func(key string, sum money.Sum) {
		if sum != 0 {
			parts = append(parts, v.Words.T("grantwork.sum."+key, "sum", sum.Format()))
		}
	}
	say("planned", b.Planned)
	say("pledged", b.Pledged)
	say("received", b.Received)
	say("spent", b.Spent)
	say("returned", b.Returned)
	if b.Form == app.Cash {
		say("left", b.Left())
	}
	return strings.Join(parts, " · ")
}
