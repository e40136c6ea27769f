package grantwork

import (
	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/money"
	"kairyluu/ui/casework"
	"kairyluu/ui/theme"
)

// ShareOf reckons the own share of a project in a list against the rule of its
// programme.
func (v View) ShareOf(r app.ProjectRow) app.Share {
	p := v.Programmes[r.ProgrammeID]
	s := app.Share{Required: p.Share, Base: r.Planned, Need: r.Need, Now: r.Own, Expected: r.Expected}
	if p.ShareOf == app.OfGrant {
		s.Base = r.Grant
	}
	return s
}

// ShareLevel is how an own share stands against its rule: a doubt while pledges
// would make it whole. "" where no rule applies.
func ShareLevel(s app.Share) app.CheckLevel {
	switch {
	case s.Need == 0:
		return ""
	case s.Missing() == 0:
		return app.CheckFine
	case s.Short() == 0:
		return app.CheckDoubt
	}
	return app.CheckBroken
}

// ShareNow is the own share that has come, in per cent of its base. One that falls
// short is never rounded up to what the rule asks.
func ShareNow(s app.Share) money.Fraction { return below(s, s.Now, s.Missing() > 0) }

// ShareExpected is the own share when all pledges come in.
func ShareExpected(s app.Share) money.Fraction { return below(s, s.Expected, s.Short() > 0) }

func below(s app.Share, have money.Sum, short bool) money.Fraction {
	part := money.Part(have, s.Base)
	if !short {
		return part
	}
	const tenth = money.Whole / 1000
	return max(0, min(part/tenth*tenth, s.Required-tenth))
}

// ShareCell is the own share after its sign: «⚠ 18,2 %».
func (v View) ShareCell(r app.ProjectRow) string {
	s := v.ShareOf(r)
	level := ShareLevel(s)
	if level == "" {
		return ""
	}
	return LevelSign(level) + " " + Percent(ShareNow(s))
}

var levelSigns = map[app.CheckLevel]string{
	app.CheckFine: "✓", app.CheckDoubt: casework.Soon.Sign(), app.CheckBroken: casework.Late.Sign(),
}

// LevelSign tells how a check came out to those who do not see colours.
func LevelSign(l app.CheckLevel) string { return levelSigns[l] }

// LevelColor is the colour of a check; what is fine is quiet.
func LevelColor(l app.CheckLevel) fyne.ThemeColorName {
	switch l {
	case app.CheckDoubt:
		return theme.ColorSoon
	case app.CheckBroken:
		return theme.ColorLate
	}
	return theme.ColorMuted
}
