package grantwork

import (
	"cmp"
	"slices"

	"kairyluu/app"
	"kairyluu/app/money"
)

// CheckName is what a rule is called.
func (v View) CheckName(k app.CheckKind) string { return v.Say("moneyCheck", string(k)) }

// Check says how one rule came out, with its sums. share is that of the project.
func (v View) Check(c app.MoneyCheck, share app.Share) string {
	t := func(key string, args ...any) string { return v.Words.T("grantwork.check."+key, args...) }
	switch c.Kind {
	case app.CheckCovered:
		return v.covered(c)
	case app.CheckCap:
		if c.Level == app.CheckFine {
			return t("cap.fine", "have", v.Som(c.Have), "need", v.Som(c.Need))
		}
		return t("cap.broken", "more", v.Som(c.Have-c.Need), "need", v.Som(c.Need))
	case app.CheckShare:
		return v.shareSays(c, share)
	case app.CheckSpent:
		if c.Level == app.CheckFine {
			return t("spent.fine", "source", v.Name(c.SourceID), "have", v.Som(c.Have), "need", v.Som(c.Need))
		}
		return t("spent.broken", "source", v.Name(c.SourceID), "more", v.Som(c.Have-c.Need))
	case app.CheckCondition:
		return t("condition."+string(c.Level), "no", c.Tranche, "have", v.Som(c.Have))
	case app.CheckTranches:
		return t("tranches."+string(c.Level), "source", v.Name(c.SourceID), "need", v.Som(c.Need), "gap", v.Som(gap(c)))
	case app.CheckReturn:
		if c.Have < 0 {
			return t("spent.broken", "source", v.Name(c.SourceID), "more", v.Som(-c.Have))
		}
		return t("return."+string(c.Level), "source", v.Name(c.SourceID), "have", v.Som(c.Have))
	}
	return ""
}

// gap is by how much two sums of a check differ.
func gap(c app.MoneyCheck) money.Sum { return max(c.Have-c.Need, c.Need-c.Have) }

func (v View) covered(c app.MoneyCheck) string {
	switch {
	case c.Need == 0 && c.Have == 0:
		return v.Words.T("grantwork.check.covered.none")
	case c.Level == app.CheckFine:
		return v.Words.T("grantwork.check.covered.fine", "need", v.Som(c.Need))
	case c.Have < c.Need:
		return v.Words.T("grantwork.check.covered.doubt", "gap", v.Som(gap(c)))
	}
	return v.Words.T("grantwork.check.covered.broken", "gap", v.Som(gap(c)))
}

func (v View) shareSays(c app.MoneyCheck, s app.Share) string {
	required := Percent(s.Required)
	switch {
	case s.Need == 0:
		return v.Words.T("grantwork.check.share.none", "required", required)
	case c.Level == app.CheckFine:
		return v.Words.T("grantwork.check.share.fine", "share", Percent(ShareNow(s)), "required", required, "have", v.Som(s.Now))
	case c.Level == app.CheckDoubt && s.Pledged < s.Need: // it is only planned so
		return v.Words.T("grantwork.check.share.planned", "share", Percent(ShareNow(s)), "required", required,
			"missing", v.Som(s.Missing()), "unpledged", v.Som(s.Need-s.Pledged))
	case c.Level == app.CheckDoubt:
		return v.Words.T("grantwork.check.share.doubt", "share", Percent(ShareNow(s)), "required", required,
			"missing", v.Som(s.Missing()), "spare", v.Som(s.Spare()))
	}
	return v.Words.T("grantwork.check.share.broken", "share", Percent(ShareExpected(s)), "required", required, "missing", v.Som(s.Short()))
}

// Gravest puts checks with what is broken first, then what is doubtful; among
// equals their order stays.
func Gravest(checks []app.MoneyCheck) []app.MoneyCheck {
	sorted := slices.Clone(checks)
	slices.SortStableFunc(sorted, func(a, b app.MoneyCheck) int {
		return cmp.Compare(slices.Index(app.CheckLevels, b.Level), slices.Index(app.CheckLevels, a.Level))
	})
	return sorted
}
