package places

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/shell"
	"kairyluu/ui/theme"
)

// readFinding reads a line of a register whole.
func readFinding(env *shell.Env, id int64) func(context.Context) (app.FindingCase, error) {
	return func(ctx context.Context) (app.FindingCase, error) { return env.Office.Findings.Case(ctx, id) }
}

// levelSigns tell how grave a risk is to those who do not see colours.
var levelSigns = map[app.Level]string{
	app.HighLevel: casework.Late.Sign(), app.MiddleLevel: casework.Soon.Sign(), app.LowLevel: casework.Fine.Sign(),
}

// signed is the sign before a finding: its level, or done for what is over.
func signed(f app.Finding) string {
	switch sign := levelSigns[f.Level]; {
	case !f.Until.IsZero():
		return casework.Done.Sign() + " "
	case sign != "":
		return sign + " "
	}
	return ""
}

// levelColor is the colour of a finding; what is over is quiet.
func levelColor(f app.Finding) fyne.ThemeColorName {
	switch {
	case !f.Until.IsZero():
		return theme.ColorMuted
	case f.Level == app.HighLevel:
		return theme.ColorLate
	case f.Level == app.MiddleLevel:
		return theme.ColorSoon
	}
	return theme.ColorFine
}

// period is since when and until when: «с 01.03.2026», «01.03.2026 – 05.06.2026».
func period(env *shell.Env, f app.Finding) string {
	switch {
	case !f.Until.IsZero() && !f.Since.IsZero():
		return f.Since.Format() + " – " + f.Until.Format()
	case !f.Until.IsZero():
		return env.T("places.until", "date", f.Until)
	case !f.Since.IsZero():
		return env.T("places.since", "date", f.Since)
	}
	return ""
}
