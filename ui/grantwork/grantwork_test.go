package grantwork_test

import (
	"slices"
	"strings"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
	"kairyluu/assets"
	"kairyluu/ui/casework"
	"kairyluu/ui/grantwork"
	"kairyluu/ui/words"
)

const (
	donor     int64 = 1
	residents int64 = 2
	araket    int64 = 7
)

// view says in a language what an office of two sources and one programme has, on
// 18 September 2026.
func view(t *testing.T, lang string) grantwork.View {
	t.Helper()
	catalog, err := words.Load(assets.Lang)
	if err != nil {
		t.Fatal(err)
	}
	return grantwork.View{
		View: casework.View{Words: catalog.In(lang), Today: civil.MustParse("2026-09-18"), Names: map[int64]app.Entry{
			donor:     {ID: donor, Dict: app.FundSources, NameRU: "Грант донора", NameKY: "Донордун гранты", Active: true},
			residents: {ID: residents, Dict: app.FundSources, NameRU: "Вклад жителей", NameKY: "Тургундардын салымы", Active: true},
		}},
		Programmes: map[int64]app.Programme{araket: {ID: araket, NameRU: "Аракет", SourceID: donor, Share: 25_00, Own: []int64{residents}, Active: true}},
	}
}

func plain(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

func TestTheShareThatFallsShortIsNeverRoundedUpToTheRule(t *testing.T) {
	for name, tt := range map[string]struct {
		own, expected money.Sum
		now, then     string
		level         app.CheckLevel
	}{
		"nothing yet":          {0, 0, "0 %", "0 %", app.CheckBroken},
		"a tyiyn short":        {24_999_99, 24_999_99, "24,9 %", "24,9 %", app.CheckBroken},
		"pledges make it good": {10_000_00, 25_000_00, "10 %", "25 %", app.CheckDoubt},
		"exactly the rule":     {25_000_00, 25_000_00, "25 %", "25 %", app.CheckFine},
		"more than asked":      {72_000_00, 72_000_00, "72 %", "72 %", app.CheckFine},
	} {
		t.Run(name, func(t *testing.T) {
			s := app.Share{Required: 25_00, Base: 100_000_00, Need: 25_000_00, Now: tt.own, Expected: tt.expected}
			now, then := plain(grantwork.Percent(grantwork.ShareNow(s))), plain(grantwork.Percent(grantwork.ShareExpected(s)))
			if now != tt.now || then != tt.then || grantwork.ShareLevel(s) != tt.level {
				t.Errorf("now %s, with pledges %s, %s; want %s, %s, %s", now, then, grantwork.ShareLevel(s), tt.now, tt.then, tt.level)
			}
		})
	}
}

func TestTheShareOfARowIsCountedAsItsProgrammeDoes(t *testing.T) {
	v := view(t, "ru")
	r := app.ProjectRow{ProgrammeID: araket, ProjectStanding: app.ProjectStanding{
		Stage: app.StageWorks, Planned: 3_750_000_00, Grant: 2_700_000_00, Need: 937_500_00, Own: 568_000_00, Expected: 800_000_00,
	}}
	if got := plain(v.Cell(grantwork.ColShare, r)); got != "⚠ 15,1 %" {
		t.Errorf("of the whole: %q", got)
	}
	p := v.Programmes[araket]
	p.ShareOf = app.OfGrant
	v.Programmes[araket] = p
	r.Need = 675_000_00
	if got := plain(v.Cell(grantwork.ColShare, r)); got != "◔ 21 %" {
		t.Errorf("of the grant: %q", got)
	}
	r.Need = 0
	if got := v.Cell(grantwork.ColShare, r); got != "" {
		t.Errorf("without a rule: %q", got)
	}
}

func TestChecksAreWholeSentencesWithTheirSums(t *testing.T) {
	share := app.Share{Required: 25_00, Base: 1_340_000_00, Need: 335_000_00, Now: 60_000_00, Pledged: 91_500_00, Expected: 91_500_00}
	for _, tt := range []struct {
		check app.MoneyCheck
		ru    string
	}{
		{app.MoneyCheck{Kind: app.CheckCovered, Level: app.CheckDoubt}, "бюджета ещё нет"},
		{app.MoneyCheck{Kind: app.CheckCovered, Level: app.CheckDoubt, Have: 80_000_00, Need: 200_000_50}, "на 120 000,50 сом бюджета источники ещё не названы"},
		{app.MoneyCheck{Kind: app.CheckCovered, Level: app.CheckBroken, Have: 3, Need: 2}, "источники дают на 0,01 сом больше, чем весь бюджет"},
		{app.MoneyCheck{Kind: app.CheckCap, Level: app.CheckBroken, Have: 600_000_00, Need: 500_000_00}, "грант больше предела 500 000 сом на 100 000 сом"},
		{
			app.MoneyCheck{Kind: app.CheckShare, Level: app.CheckBroken, Have: 91_500_00, Need: 335_000_00},
			"собственный вклад 6,8 % из нужных 25 %: не хватает 243 500 сом, даже если поступит всё обещанное",
		},
		{app.MoneyCheck{Kind: app.CheckShare, Level: app.CheckDoubt, Have: 60_000_00, Need: 335_000_00}, "собственный вклад 4,4 % из нужных 25 %: не хватает 275 000 сом. По бюджету его хватит, но 243 500 сом ещё никто не обещал"},
		{app.MoneyCheck{Kind: app.CheckSpent, Level: app.CheckBroken, SourceID: donor, Have: 12_00, Need: 10_00}, "Грант донора: израсходовано на 2 сом больше, чем поступило"},
		{app.MoneyCheck{Kind: app.CheckCondition, Level: app.CheckDoubt, Tranche: 2}, "транш 2: срок близко, а условие ещё не выполнено"},
		{app.MoneyCheck{Kind: app.CheckTranches, Level: app.CheckDoubt, SourceID: donor, Have: 1_00, Need: 3_00}, "Грант донора: транши на 2 сом меньше плана 3 сом"},
		{app.MoneyCheck{Kind: app.CheckReturn, Level: app.CheckBroken, SourceID: donor, Have: -5_00}, "Грант донора: израсходовано на 5 сом больше, чем поступило"},
		{app.MoneyCheck{Kind: app.CheckReturn, Level: app.CheckBroken, SourceID: residents, Have: 5_00}, "Вклад жителей: не возвращено 5 сом"},
	} {
		if got := plain(view(t, "ru").Check(tt.check, share)); got != tt.ru {
			t.Errorf("%s %s: %q, want %q", tt.check.Kind, tt.check.Level, got, tt.ru)
		}
	}
}

func TestAShareThatIsPromisedSaysHowMuchMayStayAway(t *testing.T) {
	share := app.Share{Required: 25_00, Base: 1_260_000_00, Need: 315_000_00, Pledged: 360_000_00, Expected: 360_000_00}
	check := app.MoneyCheck{Kind: app.CheckShare, Level: app.CheckDoubt, Need: share.Need}
	for lang, want := range map[string]string{
		"ru": "собственный вклад 0 % из нужных 25 %: не хватает 315 000 сом, они обещаны с запасом 45 000 сом",
		"ky": "өздүк салым 0 %, керектүүсү 25 %: 315 000 сом жетишпейт, бирок убада кылынган, ашыгы 45 000 сом",
	} {
		if got := plain(view(t, lang).Check(check, share)); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}

// Every way a check can come out has a sentence without holes in each language.
func TestEveryCheckIsSaid(t *testing.T) {
	for _, lang := range words.Codes {
		for _, kind := range app.CheckKinds {
			for _, level := range app.CheckLevels {
				c := app.MoneyCheck{Kind: kind, Level: level, SourceID: donor, Tranche: 1, Have: 2_00, Need: 1_00}
				got := view(t, lang).Check(c, app.Share{Required: 25_00, Base: 10_00, Need: 2_50, Expected: 1_00})
				if got == "" || strings.Contains(got, "grantwork.") || strings.ContainsAny(got, "{}") {
					t.Errorf("%s: %s %s is %q", lang, kind, level, got)
				}
			}
		}
	}
}

func TestTheGravestCheckComesFirst(t *testing.T) {
	sorted := grantwork.Gravest([]app.MoneyCheck{
		{Kind: app.CheckCovered, Level: app.CheckFine},
		{Kind: app.CheckCap, Level: app.CheckDoubt},
		{Kind: app.CheckShare, Level: app.CheckBroken},
		{Kind: app.CheckSpent, Level: app.CheckFine},
	})
	var kinds []app.CheckKind
	for _, c := range sorted {
		kinds = append(kinds, c.Kind)
	}
	if want := []app.CheckKind{app.CheckShare, app.CheckCap, app.CheckCovered, app.CheckSpent}; !slices.Equal(kinds, want) {
		t.Errorf("order %v, want %v", kinds, want)
	}
}

func TestSharesBesideTheBarsAddUpToTheWhole(t *testing.T) {
	for name, balances := range map[string][]app.Balance{
		"thirds of a budget": {{Planned: 1_00}, {Planned: 1_00}, {Planned: 1_00}},
		"no budget yet":      {{Pledged: 5_00}, {Received: 2_00, Pledged: 1_00}, {}},
		"a gift in kind":     {{Planned: 3_600_000_00}, {Planned: 150_000_00, Form: app.InKind}},
	} {
		var sum money.Fraction
		for _, f := range grantwork.Shares(balances) {
			sum += f
		}
		if sum != money.Whole {
			t.Errorf("%s: %s %%", name, sum.Format())
		}
	}
}

func TestSharesWithoutABudgetAreOfWhatCameAndStays(t *testing.T) {
	for name, tt := range map[string]struct {
		balances []app.Balance
		want     []money.Fraction
	}{
		"a pledge beside what came": {[]app.Balance{{Pledged: 9_00}, {Received: 3_00, Pledged: 1_00}, {Received: 2_00, Returned: 1_00}}, []money.Fraction{0, 75_00, 25_00}},
		"all given back":            {[]app.Balance{{Pledged: 3_00, Received: 3_00, Returned: 3_00}, {Pledged: 1_00}}, []money.Fraction{75_00, 25_00}},
	} {
		if got := grantwork.Shares(tt.balances); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", name, got, tt.want)
		}
	}
}

func TestABalanceTellsOnlyWhatIsThere(t *testing.T) {
	v := view(t, "ru")
	for said, b := range map[string]app.Balance{
		"план 600 000 · обещано 600 000 · поступило 400 000 · остаток 400 000": {Form: app.Cash, Planned: 600_000_00, Pledged: 600_000_00, Received: 400_000_00},
		"поступило 48 000 · израсходовано 48 000":                              {Form: app.InKind, Received: 48_000_00, Spent: 48_000_00},
		"поступило 100 · израсходовано 150 · остаток −50":                      {Form: app.Cash, Received: 100_00, Spent: 150_00},
		"поступило 100,05 · израсходовано 40 · возвращено 60,05":               {Form: app.Cash, Received: 100_05, Spent: 40_00, Returned: 60_05},
	} {
		if got := plain(v.Balance(b)); got != said {
			t.Errorf("%q, want %q", got, said)
		}
	}
}

func TestWhatIsDueIsMarked(t *testing.T) {
	v := view(t, "ru")
	at := func(due string, stage app.Stage) app.ProjectStanding {
		return app.ProjectStanding{Stage: stage, Due: civil.MustParse(due), DueKind: app.DueTranche}
	}
	for said, s := range map[string]app.ProjectStanding{
		"⚠ 17.09.2026: транш": at("2026-09-17", app.StageWorks),
		"◔ 18.09.2026: транш": at("2026-09-18", app.StageWorks),
		"● 01.12.2026: транш": at("2026-12-01", app.StageWorks),
		"":                    at("2026-09-17", app.StageClosed),
	} {
		if got := v.DueWhat(s); got != said {
			t.Errorf("%q, want %q", got, said)
		}
	}
	e := v.Tranche(app.TrancheDue{
		Tranche: app.Tranche{No: 2, Amount: 1_350_000_00, Received: 350_000_00, Planned: civil.MustParse("2026-09-10"), Condition: "отчёт"},
		Project: app.ProjectRow{TitleRU: "Площадка"},
	})
	if plain(e.Text) != "⚠ 10.09.2026 · транш 2: 1 000 000 сом" || e.Note != "Площадка · ждёт условия: отчёт" {
		t.Errorf("a tranche: %q, %q", e.Text, e.Note)
	}
}

func TestAReversedEntryIsMarkedAndGrey(t *testing.T) {
	v := view(t, "ru")
	r := app.LedgerRow{LedgerEntry: app.LedgerEntry{ID: 2, Kind: app.Received, Amount: -100_00, Reverses: 1, Currency: money.CHF, Foreign: -1_00, Rate: 1}}
	if got := v.LedgerCell(grantwork.LedgerKind, r); got != "↺ поступило" {
		t.Errorf("a reversal is %q", got)
	}
	if got := plain(v.LedgerCell(grantwork.LedgerAmount, r)); got != "−100,00" {
		t.Errorf("its sum is %q", got)
	}
	if grantwork.LedgerStyle(r).Color == "" || grantwork.LedgerStyle(app.LedgerRow{}).Color != "" {
		t.Error("what does not count is not told from what does")
	}
}

// A column without a title, or a value without a word, would be shown as its key.
func TestEveryColumnHasItsTitle(t *testing.T) {
	for _, lang := range words.Codes {
		v := view(t, lang)
		for _, c := range v.Columns() {
			if strings.Contains(c.Title, "grantwork.") {
				t.Errorf("%s: %s", lang, c.Title)
			}
		}
		for _, c := range v.LedgerTable() {
			if strings.Contains(c.Title, "grantwork.") {
				t.Errorf("%s: %s", lang, c.Title)
			}
		}
		for _, s := range app.Stages {
			if grantwork.StageSign(s) == "" || strings.Contains(v.Stage(s), "stage.") {
				t.Errorf("%s: stage %q", lang, v.Stage(s))
			}
		}
	}
}
