package donor_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/donor"
	"kairyluu/app/money"
	"kairyluu/app/report"
	"kairyluu/assets"
	"kairyluu/ui/words"
)

// Sources of the known office.
const (
	grant int64 = iota + 1
	residents
	city
)

// known is an office of which every figure is told: the playground of Dordoi-2
// (domain.md §5.1), 3 750 000 som, of which the grant paid 2 700 000.
type known struct {
	cases  []app.ProjectCase
	ledger []app.LedgerEntry
}

func (k known) Today() civil.Date { return day("2026-09-30") }

func (k known) Settings(context.Context) (app.Settings, error) {
	return app.Settings{NameRU: "МТУ № 11", HeadRU: "Сыдыков Т. А."}, nil
}

func (k known) Entries(_ context.Context, d app.Dict) ([]app.Entry, error) {
	if d != app.FundSources {
		return nil, nil
	}
	return []app.Entry{{ID: city, NameRU: "Мэрия"}, {ID: grant, NameRU: "Грант"}, {ID: residents, NameRU: "Жители"}}, nil
}

func (k known) Programme(context.Context, int64) (app.Programme, error) {
	return k.cases[0].Programme, nil
}

func (k known) ProjectRows(context.Context, app.ProjectQuery) (rows []app.ProjectRow, err error) {
	for _, c := range k.cases {
		rows = append(rows, app.ProjectRow{ID: c.Project.ID})
	}
	return rows, nil
}

func (k known) ProjectCase(_ context.Context, id int64) (app.ProjectCase, error) {
	return k.cases[id-1], nil
}

func (k known) LedgerRows(context.Context, app.LedgerQuery) ([]app.LedgerRow, error) { return nil, nil }

func (k known) TallyLedger(_ context.Context, f app.LedgerFilter, dims ...app.LedgerDim) (groups []app.LedgerGroup, err error) {
	for _, e := range k.ledger {
		if f.Project != 0 && e.ProjectID != f.Project || e.Date.After(f.To) || e.Date.Before(f.From) {
			continue
		}
		by := map[app.LedgerDim]string{
			app.PerLedgerProject: fmt.Sprint(e.ProjectID), app.PerLedgerLine: e.LineUID, app.PerLedgerSource: fmt.Sprint(e.SourceID),
			app.PerLedgerForm: string(e.Form), app.PerLedgerKind: string(e.Kind),
		}
		g := app.LedgerGroup{Amount: e.Amount}
		for _, d := range dims {
			g.Keys = append(g.Keys, by[d])
		}
		groups = append(groups, g)
	}
	return groups, nil
}

// playground is the known office. Its first budget had no light; the second has, and
// nobody who pays for all of it.
func playground() known {
	programme := app.Programme{
		ID: 1, NameRU: "Аракет", SourceID: grant, Own: []int64{residents, city}, Share: 25_00,
		From: day("2022-01-01"),
	}
	line := func(uid, title string, price money.Sum, parts ...app.BudgetPart) app.BudgetLine {
		return app.BudgetLine{UID: uid, Title: title, Quantity: 1000, Unit: "шт.", Price: price, Parts: parts}
	}
	part := func(source int64, form app.Form, sum money.Sum) app.BudgetPart {
		return app.BudgetPart{SourceID: source, Form: form, Sum: sum}
	}
	ground := line("a", "Площадка", 3_750_000_00, part(grant, app.Cash, 2_700_000_00), part(residents, app.InKind, 1_050_000_00))
	stage := func(s app.Stage, on string) app.ProjectEvent {
		return app.ProjectEvent{Kind: app.ProjectEntered, Stage: s, Date: day(on)}
	}
	k := known{cases: []app.ProjectCase{
		{
			Project: app.Project{
				ID: 1, TitleRU: "Площадка в Дордой-2", Beneficiaries: app.Beneficiaries{Total: 900, Women: 480, Men: 420},
				People: []app.ProjectPerson{{Name: "Исаков Б."}},
			},
			Programme: programme,
			Events:    []app.ProjectEvent{stage(app.StageIdea, "2026-01-10"), stage(app.StageApproved, "2026-03-01"), stage(app.StageWorks, "2026-05-01")},
			Budgets: []app.Budget{
				{No: 1, Date: day("2026-02-01"), Lines: []app.BudgetLine{ground, line("old", "Забор", 100_000_00, part(city, app.Cash, 100_000_00))}},
				{No: 2, Date: day("2026-06-15"), Reason: "свет вместо забора", Lines: []app.BudgetLine{ground, line("b", "Свет", 200_000_00, part(city, app.Cash, 150_000_50))}},
			},
		},
		{
			Project:   app.Project{ID: 2, TitleRU: "Сквер", Beneficiaries: app.Beneficiaries{Total: 5000}},
			Programme: programme,
			Events:    []app.ProjectEvent{stage(app.StageIdea, "2026-01-10"), stage(app.StageApproved, "2026-03-01"), stage(app.StageReturning, "2026-07-01")},
		},
		{
			Project:   app.Project{ID: 3, TitleRU: "Арык", Beneficiaries: app.Beneficiaries{Total: 70}},
			Programme: programme, Events: []app.ProjectEvent{stage(app.StageIdea, "2026-01-10")},
		},
	}}
	entry := func(on string, kind app.LedgerKind, source int64, form app.Form, line string, sum money.Sum) {
		k.ledger = append(k.ledger, app.LedgerEntry{ProjectID: 1, Date: day(on), Kind: kind, SourceID: source, Form: form, LineUID: line, Amount: sum})
	}
	entry("2026-04-01", app.Pledged, residents, app.InKind, "", 1_050_000_00)
	entry("2026-05-02", app.Received, grant, app.Cash, "", 1_350_000_00)
	entry("2026-05-05", app.Spent, grant, app.Cash, "a", 900_000_00)
	entry("2026-05-06", app.Received, city, app.Cash, "", 40_000_00)
	entry("2026-05-07", app.Spent, city, app.Cash, "old", 30_000_05)
	entry("2026-05-08", app.Received, residents, app.InKind, "a", 500_000_00)
	entry("2026-07-09", app.Returned, residents, app.InKind, "a", 20_000_00)
	entry("2026-07-10", app.Spent, city, app.Cash, "", 1_00)
	return k
}

// russian are the words that a person reads.
func russian(t *testing.T) report.Words { return in(t, "ru") }

func in(t *testing.T, lang string) report.Words {
	t.Helper()
	catalog, err := words.Load(assets.Lang)
	if err != nil {
		t.Fatal(err)
	}
	return catalog.In(lang)
}

// drawn is a table as text, a row a line.
func drawn(t *testing.T, table report.Table) string {
	t.Helper()
	words := russian(t)
	var out strings.Builder
	for _, r := range table.Rows {
		fmt.Fprint(&out, strings.Repeat("  ", r.Level), r.Label.In(words))
		for _, c := range r.Cells {
			fmt.Fprint(&out, " | ", c.In(words))
		}
		fmt.Fprintln(&out)
	}
	for _, n := range table.Notes {
		fmt.Fprintln(&out, n.In(words))
	}
	return strings.ReplaceAll(out.String(), "\u00a0", " ")
}

func holds(t *testing.T, r donor.Report, key, want string) {
	t.Helper()
	if got := drawn(t, r.Table(key)); strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("%s:\n%s\nwant\n%s", key, got, want)
	}
}

func knownReport(t *testing.T, q donor.Request) donor.Report {
	t.Helper()
	r, err := donor.Build(t.Context(), playground(), q)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestTheMoneyOfAKnownProject(t *testing.T) {
	r := knownReport(t, donor.Request{Project: 1, From: day("2026-07-01")})
	holds(t, r, "money", `
Грант | 2 700 000 | 68,3 % | 1 350 000 | 900 000 | 0 | 450 000
Жители, натурой | 1 050 000 | 26,6 % | 500 000 | 480 000 | 20 000 | 0
Мэрия | 150 000,50 | 3,8 % | 40 000 | 30 001,05 | 0 | 9 998,95
Источник не назван | 49 999,50 | 1,3 % | 0 | 0 | 0 | 0
Итого | 3 950 000 | 100,0 % | 1 890 000 | 1 410 001,05 | 20 000 | 459 998,95
`)
	holds(t, r, "lines", `
Площадка | 1 | шт. | 3 750 000 | 3 750 000 | 1 380 000
  Грант |  |  |  | 2 700 000 | 900 000
  Жители, натурой |  |  |  | 1 050 000 | 480 000
Свет | 1 | шт. | 200 000 | 200 000 | 0
  Мэрия |  |  |  | 150 000,50 | 0
  Источник не назван |  |  |  | 49 999,50 | 0
Вне статей сметы |  |  |  | 0 | 30 001,05
  Мэрия |  |  |  | 0 | 30 001,05
Итого |  |  |  | 3 950 000 | 1 410 001,05
Редакция сметы № 2 от 15 июня 2026 года. Причина: свет вместо забора. Первая смета: 3 850 000 сом.
`)
	holds(t, r, "period", `
Мэрия | 0 | 1 | 0
Жители, натурой | 0 | −20 000 | 20 000
Итого | 0 | −19 999 | 20 000
`)
	holds(t, r, "beneficiaries", `
Всего | 900 | 100,0 %
Женщины | 480 | 53,3 %
Мужчины | 420 | 46,7 %
Молодёжь | – | –
Пожилые | – | –
С инвалидностью | – | –
Женщины и мужчины составляют всех получателей; остальные группы пересекаются.
`)
	if share := drawn(t, report.Table{Notes: []report.Label{r.Share}}); !strings.Contains(share, "внесено 520 000 сом (13,2 %). Не хватает 467 500 сом") {
		t.Errorf("the own share: %s", share)
	}
}

// TestAKnownProjectBeforeItsBudgetWasRevised looks back at the day when the fence was
// still to be built.
func TestAKnownProjectBeforeItsBudgetWasRevised(t *testing.T) {
	r := knownReport(t, donor.Request{Project: 1, To: day("2026-06-14")})
	holds(t, r, "lines", `
Площадка | 1 | шт. | 3 750 000 | 3 750 000 | 1 400 000
  Грант |  |  |  | 2 700 000 | 900 000
  Жители, натурой |  |  |  | 1 050 000 | 500 000
Забор | 1 | шт. | 100 000 | 100 000 | 30 000,05
  Мэрия |  |  |  | 100 000 | 30 000,05
Итого |  |  |  | 3 850 000 | 1 430 000,05
`)
}

func TestAKnownProgrammeLeavesOutWhatWasNotGranted(t *testing.T) {
	r := knownReport(t, donor.Request{Programme: 1})
	holds(t, r, "projects", `
Площадка в Дордой-2 |  | реализация | 0 % | 3 950 000 | 1 890 000 | 1 410 001,05 | 459 998,95 | 13,2 %
Сквер |  | возврат средств | – | 0 | 0 | 0 | 0 | –
Итого |  |  |  | 3 950 000 | 1 890 000 | 1 410 001,05 | 459 998,95 | 
«Вклад» — доля внесённого собственного вклада; требуется не менее 25 % от стоимости проекта.
`)
	holds(t, r, "beneficiaries", `
Площадка в Дордой-2 | 900 | 480 | 420 | – | – | –
Итого | 900 | 480 | 420 | – | – | –
Женщины и мужчины составляют всех получателей; остальные группы пересекаются.
Один человек может быть получателем нескольких проектов. Несостоявшиеся проекты не учтены.
`)
	if got := said(t, r.Facts, "projects"); got != "3\nидея — 1, реализация — 1, возврат средств — 1" {
		t.Errorf("counted %q", got)
	}
}
