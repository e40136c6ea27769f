package dictionaries_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
	"kairyluu/ui/dictionaries"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/shell"
)

const programmesSection app.Dict = app.EntityProgramme

// programme is the one with a Russian name.
func programme(t *testing.T, d *pagetest.Desk, name string) app.Programme {
	t.Helper()
	list, err := d.Office.Programmes.List(t.Context(), app.ProgrammeFilter{})
	d.Must(err)
	for _, p := range list {
		if p.NameRU == name {
			return p
		}
	}
	t.Fatalf("there is no programme %q", name)
	return app.Programme{}
}

func TestAProgrammeIsAddedByKeysWithItsRules(t *testing.T) {
	d := open(t, programmesSection)
	d.Ctrl("N")
	d.Type("Гранты фонда")
	d.Press(fyne.KeyTab)
	d.Type("Фонддун гранттары")
	d.Fill("Название по-английски, для отчётов донору", "Grants of the Fund")
	d.Fill("Донор", "Фонд «Аска»")
	d.Fill("Донор по-английски", "Aska Foundation")
	d.Fill("Источник гранта", "Грант донора")
	d.Press(fyne.KeyReturn)
	d.Fill("Действует с", "01.01.2026")
	d.Fill("по", "31.12.2027")
	d.Fill("Предел гранта, сом", "1 500 000,50")
	d.Fill("Вклад, %", "12,5")
	d.Fill("Что засчитывают в собственный вклад", "Вклад жителей")
	d.Press(fyne.KeyReturn)
	d.Ctrl("S")
	p := programme(t, d, "Гранты фонда")
	if p.NameKY != "Фонддун гранттары" || p.Donor != "Фонд «Аска»" || p.NameEN != "Grants of the Fund" || p.DonorEN != "Aska Foundation" || p.Cap != 1_500_000_50 || p.Share != money.Fraction(12_50) ||
		p.ShareOf != app.OfTotal || len(p.Own) != 1 || p.From != civil.MustParse("2026-01-01") || !p.Active || len(p.Stages) != 0 {
		t.Errorf("stored %+v", p)
	}
	d.MustShow("Сохранено: Гранты фонда")
}

func TestWhatIsWrongWithAProgrammeStandsBesideItsField(t *testing.T) {
	d := open(t, programmesSection)
	d.Ctrl("N")
	d.Type("Без правил")
	d.Fill("Вклад, %", "120")
	d.Ctrl("S")
	d.MustShow(d.Env.T("money.percent"))
	d.Fill("Вклад, %", "25")
	d.Ctrl("S")
	d.MustShow(d.Env.T("programme.source_needed"), d.Env.T("programme.own_needed"))
	if list, err := d.Office.Programmes.List(t.Context(), app.ProgrammeFilter{}); err != nil || len(list) != 3 {
		t.Errorf("%d programmes, %v; the wrong one must not be stored", len(list), err)
	}
	d.Press(fyne.KeyEscape) // gives it up
	d.MustNotShow(d.Env.T("programme.source_needed"))
}

func TestRowsOfReportsAreAddedCheckedAndTakenOff(t *testing.T) {
	d := open(t, programmesSection)
	const name = "Стимулирующие (долевые) гранты города Бишкек"
	id := programme(t, d, name).ID
	d.Show("ru", dictionaries.New, shell.Route{Place: shell.Dictionaries, Dict: programmesSection, ID: id})
	d.Wheel(fyne.NewPos(1100, 400), -2000)
	d.Tap("Добавить отчёт")
	d.Type("Годовой отчёт")
	d.Ctrl("S")
	d.MustShow(d.Env.T("check.date_needed"))
	d.Fill("Сдать до", "31.01.2027")
	d.Ctrl("S")
	p := programme(t, d, name)
	if len(p.Reports) != 1 || p.Reports[0].Title != "Годовой отчёт" || p.Reports[0].Due != civil.MustParse("2027-01-31") {
		t.Fatalf("the reports are %+v", p.Reports)
	}
	if len(p.Needs) != 9 {
		t.Errorf("the documents before stages became %+v", p.Needs)
	}
}

func TestAProgrammeHalfTypedIsAskedAbout(t *testing.T) {
	d := open(t, programmesSection)
	d.Press(fyne.KeyF2)
	d.Type("Другое название")
	d.Press(fyne.KeyF6)
	d.MustShow(d.Env.T("fieldset.unsaved.title"))
}

func TestTheDictionariesOfGrantsAreKeptLikeTheOthers(t *testing.T) {
	for dict, entry := range map[app.Dict]string{app.FundSources: "Вклад жителей", app.ObjectTypes: "Детская площадка", app.PaperKinds: "Гарантийное письмо"} {
		d := open(t, dict)
		d.MustShow(entry)
		d.Ctrl("N")
		d.Type("Ещё одна запись")
		d.Press(fyne.KeyTab)
		d.Type("Дагы бир жазуу")
		d.Ctrl("S")
		if e := d.Entry(dict, "Ещё одна запись"); e.NameKY != "Дагы бир жазуу" {
			t.Errorf("%s: stored %+v", dict, e)
		}
	}
}
