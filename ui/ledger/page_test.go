package ledger

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
	"kairyluu/ui/parts"
	"kairyluu/ui/shell"
)

// Thirty households in a row: a name, a sum, Enter.
func TestADayOfCollectionIsEnteredByKeysAlone(t *testing.T) {
	r := newRig(t)
	r.Resident("Асанов Азамат", "+996555112233")
	r.of("ru")
	r.Ctrl(fyne.KeyN)
	r.MustShow("Новая запись в книгу", "Вклад жителей")
	for i := range 30 {
		if i == 7 {
			r.Type("Асанов")
			r.Press(fyne.KeyDown, fyne.KeyReturn) // known: the focus is on the sum
		} else {
			r.Type(fmt.Sprintf("Житель %02d", i))
			r.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
		}
		r.Type("1000")
		r.Press(fyne.KeyReturn)
	}
	rows := r.entries()
	if len(rows) != 30 {
		t.Fatalf("the book has %d entries; the window shows %q", len(rows), r.Texts())
	}
	for i, e := range rows {
		if e.Amount != 1_000_00 || e.SourceID != r.source(app.SourceResidents) || e.Number != fmt.Sprint(i+1) || e.Kind != app.Received || e.Date != civil.MustParse("2026-09-18") {
			t.Errorf("entry %d: %+v", i, e.LedgerEntry)
		}
	}
	if rows[7].Payer.ResidentID == 0 || rows[7].Payer.Name != "Асанов Азамат" || rows[7].Payer.Address != "ул. Жеңиш, 14" {
		t.Errorf("the known payer is %+v", rows[7].Payer)
	}
	r.Press(fyne.KeyEscape)
	r.MustShow("поступило 30\u00a0000 сом")
}

func TestErrorsStandBesideTheirFieldsAndDoubtsAreAskedOnce(t *testing.T) {
	r := newRig(t)
	r.pay(app.Received, "Асанов А.", 1_000_00)
	r.of("ru")
	r.Ctrl(fyne.KeyN)
	r.Fill("Дата", "01.02.2025")
	r.Fill("Плательщик: имя или телефон", "Асанов А.")
	r.Fill("Адрес", "ул. Жеңиш, 14")
	r.Fill("Сумма, сом", "0,005")
	r.Press(fyne.KeyReturn)
	r.MustShow("Слишком много цифр после запятой")
	r.Fill("Сумма, сом", "1 000")
	r.Press(fyne.KeyReturn)
	r.MustShow("01.01.2026") // before the programme
	if n := len(r.entries()); n != 1 {
		t.Fatalf("%d entries", n)
	}
	r.Fill("Дата", "01.09.2026")
	r.Press(fyne.KeyReturn)
	r.MustShow("Записать всё равно")
	if n := len(r.entries()); n != 1 {
		t.Fatalf("a doubtful entry was stored unasked: %d entries", n)
	}
	r.Press(fyne.KeyReturn)
	if n := len(r.entries()); n != 2 {
		t.Errorf("%d entries after the doubt was passed over; it shows %q", n, r.Texts())
	}
	r.MustNotShow("Записать всё равно")
}

func TestAPaymentIsSplitBetweenSourcesAndInAnotherCurrency(t *testing.T) {
	r := newRig(t)
	r.of("ru")
	r.page.openPosting(Form{
		Project: r.project.ID, Kind: app.Received, Date: "15.09.2026", Form: app.Cash, PayerKind: app.Organisation,
		Payer: "SDC", Currency: money.CHF, Foreign: "15 600", Rate: "98,4521",
	})
	r.Settle()
	r.MustShow("1\u00a0535\u00a0852,76") // what it comes to
	r.page.Env.Window.Canvas().Focus(r.Field("Плательщик: имя или телефон").(fyne.Focusable))
	r.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	r.Type("Грант донора")
	r.Press(fyne.KeyReturn, fyne.KeyTab)
	r.Type("75")
	r.Tap("разделить между источниками")
	r.Type("Городской")
	r.Press(fyne.KeyReturn)
	r.Ctrl(fyne.KeyReturn)
	rows := r.entries()
	if len(rows) != 2 {
		t.Fatalf("%d entries; it shows %q", len(rows), r.Texts())
	}
	if rows[0].Amount+rows[1].Amount != 1_535_852_76 || rows[0].Amount != 1_151_889_57 || rows[0].Payment == "" || rows[0].Payment != rows[1].Payment {
		t.Errorf("split into %s and %s", rows[0].Amount.Format(), rows[1].Amount.Format())
	}
	if rows[0].Foreign+rows[1].Foreign != 15_600_00 || rows[0].Rate != 984_521 || rows[0].Currency != money.CHF {
		t.Errorf("foreign %+v", rows[0].LedgerEntry)
	}
}

func TestLabourIsQuantityTimesPrice(t *testing.T) {
	r := newRig(t)
	r.of("ru")
	r.Ctrl(fyne.KeyN)
	r.Fill("Плательщик: имя или телефон", "Осмонов К.")
	form := r.Field("Форма").(fyne.Focusable)
	r.Focus(form)
	r.Press(fyne.KeyDown)
	r.Fill("Количество", "2,5")
	r.Fill("Единица", "дня")
	r.Fill("Цена единицы", "1333,33")
	r.MustShow("3\u00a0333,33")
	r.Press(fyne.KeyReturn)
	rows := r.entries()
	if len(rows) != 1 || rows[0].Form != app.InKind || rows[0].Type != app.Labour || rows[0].Amount != 3_333_33 || rows[0].Unit != "дня" {
		t.Errorf("stored %+v; it shows %q", rows, r.Texts())
	}
}

func TestATrancheComesFromItsCard(t *testing.T) {
	r := newRig(t)
	tranche, err := r.Office.Projects.SaveTranche(t.Context(), app.Tranche{
		ProjectID: r.project.ID, No: 1, SourceID: r.source(app.SourceGrant), Amount: 1_350_000_00, Planned: civil.MustParse("2026-09-10"),
	})
	r.Must(err)
	r.open("ru", shell.Route{Ledger: &app.LedgerFilter{Project: r.project.ID}, Posting: &app.Posting{
		ProjectID: r.project.ID, Kind: app.Received, TrancheID: tranche.ID, TrancheVersion: tranche.Version, Amount: tranche.Amount,
		Payer: app.Payer{Kind: app.Organisation, Name: "SDC"}, Parts: []app.PostingPart{{SourceID: tranche.SourceID}},
	}})
	r.MustShow("Новая запись в книгу", "№ 1 · Грант донора", "1\u00a0350\u00a0000")
	r.Press(fyne.KeyReturn)
	rows := r.entries()
	if len(rows) != 1 || rows[0].TrancheID != tranche.ID || rows[0].SourceID != tranche.SourceID {
		t.Fatalf("stored %+v; it shows %q", rows, r.Texts())
	}
	r.MustNotShow("Новая запись в книгу") // a tranche is one payment: there is no next payer
}

// TestWhatIsPaidLeavesNoDraft opens the form again after each way to close it with a save:
// a payment that came back half-typed would be entered twice.
func TestWhatIsPaidLeavesNoDraft(t *testing.T) {
	r := newRig(t)
	_, err := r.Office.Projects.SaveTranche(t.Context(), app.Tranche{
		ProjectID: r.project.ID, No: 1, SourceID: r.source(app.SourceGrant), Amount: 500_000_00, Planned: civil.MustParse("2026-09-30"),
	})
	r.Must(err)
	r.open("ru", shell.Route{Ledger: &app.LedgerFilter{Project: r.project.ID}})
	r.Ctrl("N")
	r.Fill("Транш", "№ 1")
	r.Press(fyne.KeyReturn)
	r.Ctrl(fyne.KeyReturn)
	rows := r.entries()
	if len(rows) != 1 || rows[0].Amount != 500_000_00 || rows[0].TrancheID == 0 {
		t.Fatalf("stored %+v", rows)
	}
	r.MustNotShow("Новая запись в книгу")
	again := func() {
		t.Helper()
		r.Ctrl("N")
		r.MustShow("Новая запись в книгу")
		for _, said := range r.Texts() {
			if strings.Contains(said, "восстановлен") {
				t.Errorf("a paid tranche comes back: %q", said)
			}
		}
		r.Press(fyne.KeyEscape)
	}
	again()
}

func TestAnEntryIsReversedAndCorrectedWithAReason(t *testing.T) {
	r := newRig(t)
	r.pay(app.Received, "Асанов А.", 1_000_00)
	r.pay(app.Received, "Бекова Б.", 5_000_00)
	r.of("ru")
	r.Press(fyne.KeyDown, fyne.KeyF7)
	r.MustShow("Сторно записи", "1\u00a0000 сом", "Асанов А.")
	r.Ctrl(fyne.KeyReturn)
	if len(r.entries()) != 2 {
		t.Fatal("reversed without a reason")
	}
	r.Type("Записано дважды") // the keys are where the reason is
	r.Ctrl(fyne.KeyReturn)
	rows := r.entries()
	if len(rows) != 3 || rows[2].Reverses != rows[0].ID || rows[2].Note != "Записано дважды" {
		t.Fatalf("the book is %+v", rows)
	}
	r.MustShow("× поступило", "↺ поступило")
	r.Press(fyne.KeyHome, fyne.KeyDown, fyne.KeyF6) // the entry of Бекова
	r.MustShow("Исправление записи", "Бекова Б.")
	r.Fill("Сумма, сом", "500")
	r.Press(fyne.KeyReturn)
	if len(r.entries()) != 3 {
		t.Fatal("corrected without a reason")
	}
	r.Fill("Почему исправляется", "Лишний ноль")
	r.Press(fyne.KeyReturn)
	rows = r.entries()
	if len(rows) != 5 {
		t.Fatalf("%d entries; it shows %q", len(rows), r.Texts())
	}
	r.MustShow("поступило 500 сом")
}

func TestPayersOfAProjectAndWhatIsGivenBack(t *testing.T) {
	r := newRig(t)
	r.pay(app.Pledged, "Асанов А.", 3_000_00)
	r.pay(app.Received, "Асанов А.", 1_000_00)
	r.pay(app.Received, "Бекова Б.", 2_000_00)
	r.of("ru")
	r.Tap("Плательщики")
	r.MustShow("Асанов А.", "ул. Жеңиш, 14", "обещано 3\u00a0000 сом, деньгами 3\u00a0000 сом", "осталось 2\u00a0000 сом", "Бекова Б.")
	r.enter(app.StageReturning)
	r.page.openRefunds()
	r.Settle()
	r.MustShow("Возврат средств", "Внесено", "К возврату", "Вернуть по 2 строкам")
	r.Press(fyne.KeyReturn)
	r.MustShow("Записано 2 возврата, всего 3\u00a0000 сом")
	c, err := r.Office.Projects.Case(t.Context(), r.project.ID)
	r.Must(err)
	if c.Project.Standing.Held() != 0 || c.Project.Standing.Returned != 3_000_00 {
		t.Errorf("held %s, returned %s", c.Project.Standing.Held().Format(), c.Project.Standing.Returned.Format())
	}
}

func TestTheBookIsNarrowedAddedUpAndExported(t *testing.T) {
	r := newRig(t)
	r.pay(app.Pledged, "Асанов А.", 3_000_00)
	r.pay(app.Received, "Бекова Б.", 2_000_00)
	r.open("ru", shell.Route{})
	r.MustShow("Асанов А.", "Бекова Б.", "обещано 3\u00a0000 сом", "поступило 2\u00a0000 сом")
	r.page.Search("бекова")
	r.Settle()
	r.MustShow("Бекова Б.", "поступило 2\u00a0000 сом")
	r.MustNotShow("Асанов А.", "обещано 3\u00a0000 сом")
	r.page.Search("")
	r.Settle()
	r.SaveTo = "/tmp/книга.csv"
	r.Ctrl(fyne.KeyE)
	if len(r.Listed) != 1 || r.Listed[0].Table != "ledger" {
		t.Errorf("exported %+v", r.Listed)
	}
	r.Press(fyne.KeyF11)
	r.Fill("С", "02.09.2026")
	r.Ctrl(fyne.KeyReturn)
	r.MustShow("Показано: с 02.09.2026", "Под эти условия не подходит ни одна запись")
	r.Press(fyne.KeyEscape)
	r.MustShow("Асанов А.")
}

func TestReceiptsAndTheListOfContributionsArePrinted(t *testing.T) {
	r := newRig(t)
	e := r.pay(app.Received, "Бекова Б.", 2_000_00)
	r.of("ru")
	r.Press(fyne.KeyF8)
	r.page.printContributions()
	want := []shell.Document{{Kind: shell.Receipt, ID: e.ID, Lang: "ru"}, {Kind: shell.Contributions, ID: r.project.ID, Lang: "ru"}}
	if len(r.Printed) != 2 || r.Printed[0] != want[0] || r.Printed[1] != want[1] || len(r.Opened) != 2 {
		t.Errorf("printed %+v, opened %v", r.Printed, r.Opened)
	}
}

func TestAHalfTypedPostingComesBackAfterAKill(t *testing.T) {
	r := newRig(t)
	r.of("ru")
	r.Ctrl(fyne.KeyN)
	r.Type("Токтогулов Т.")
	r.Fill("Сумма, сом", "12,")
	r.Runner.Tick()
	r.of("ru") // the process was killed: nothing was closed
	r.Ctrl(fyne.KeyN)
	r.MustShow("черновик от", "Токтогулов Т.", "12,")
	r.Tap("очистить")
	r.MustNotShow("Токтогулов Т.")
}

func TestAPostingToAnEndedProjectIsRefusedAndStays(t *testing.T) {
	r := newRig(t)
	r.of("ru")
	r.Ctrl(fyne.KeyN)
	r.Type("Бекова Б.")
	r.Fill("Сумма, сом", "100")
	r.enter(app.StageCancelled)
	r.Press(fyne.KeyReturn)
	if len(r.entries()) != 0 {
		t.Error("stored in a project that has ended")
	}
	r.MustShow("Новая запись в книгу", "Бекова Б.")
}

// A number that was given stays with who has it, and nothing typed is lost.
func TestAReceiptNumberIsNotGivenTwice(t *testing.T) {
	r := newRig(t)
	first := r.pay(app.Received, "Асанов А.", 1_000_00)
	r.of("ru")
	r.Ctrl(fyne.KeyN)
	r.Type("Бекова Ж.")
	r.Fill("Сумма, сом", "500")
	r.Fill("№ документа", first.Number)
	r.Press(fyne.KeyReturn)
	r.MustShow("Квитанция № 1 в этом году уже выдана: 01.09.2026, Асанов А., 1\u00a0000 сом")
	if n := len(r.entries()); n != 1 {
		t.Fatalf("%d entries", n)
	}
	r.Fill("№ документа", "41")
	r.Press(fyne.KeyReturn)
	rows := r.entries()
	if len(rows) != 2 || rows[1].Number != "41" || rows[1].Payer.Name != "Бекова Ж." {
		t.Fatalf("stored %+v", rows)
	}
	r.Press(fyne.KeyEscape, fyne.KeyHome, fyne.KeyF6) // the receipt is corrected under its number
	r.Fill("Сумма, сом", "600")
	r.Fill("Почему исправляется", "описка")
	r.Press(fyne.KeyReturn)
	if rows = r.entries(); len(rows) != 4 || rows[3].Number != "41" || rows[3].Amount != 600_00 {
		t.Errorf("after the correction %+v; it shows %q", rows, r.Texts())
	}
}

func TestTheSourceFollowsWhoPays(t *testing.T) {
	r := newRig(t)
	r.of("ru")
	r.Ctrl(fyne.KeyN)
	hint := r.page.Env.Words.T("ledger.number_hint")
	r.MustShow("Вклад жителей", hint)
	r.Shift(fyne.KeyTab)
	r.Type("орг")
	r.MustShow("организация", "источник")
	r.MustNotShow("Вклад жителей", hint)
	r.Type("сем")
	r.MustShow("семья, житель", "Вклад жителей", hint)
}

// What was found about a payment is not told under the next one.
// TestAKnownOrganisationBringsItsSource picks one after another: money of the second must
// not be booked under the source of the first.
func TestAKnownOrganisationBringsItsSource(t *testing.T) {
	r := newRig(t)
	for name, code := range map[string]string{"Мэрия": "city", "Кафе «Нур»": "sponsor"} {
		_, err := r.Office.Ledger.Post(t.Context(), app.Posting{
			ProjectID: r.project.ID, Kind: app.Pledged, Form: app.Cash, Date: civil.MustParse("2026-09-01"), Amount: 9_000_00,
			Payer: app.Payer{Kind: app.Organisation, Name: name}, Parts: []app.PostingPart{{SourceID: r.source(code)}},
		})
		r.Must(err)
	}
	r.of("ru")
	r.Ctrl(fyne.KeyN)
	r.Shift(fyne.KeyTab)
	r.Type("орг")
	r.Press(fyne.KeyTab)
	for name, code := range map[string]string{"Мэр": "city", "Каф": "sponsor"} {
		r.Type(name)
		r.Press(fyne.KeyDown, fyne.KeyReturn)
		r.Type("100")
		r.Press(fyne.KeyReturn)
		rows, err := r.Office.Ledger.Rows(t.Context(), app.LedgerQuery{Filter: app.LedgerFilter{Kind: app.Received, Source: r.source(code)}})
		r.Must(err)
		if len(rows) != 1 || !strings.HasPrefix(rows[0].Payer.Name, name) {
			t.Errorf("under %s stands %+v; it shows %q", code, rows, r.Texts())
		}
	}
}

func TestADoubtGoesWithItsPayment(t *testing.T) {
	r := newRig(t)
	r.of("ru")
	r.Ctrl(fyne.KeyN)
	r.Type("Асанов А.")
	r.Fill("Сумма, сом", "1000")
	r.Press(fyne.KeyReturn)
	r.Runner.Tick()
	if n := len(r.entries()); n != 1 {
		t.Fatalf("%d entries", n)
	}
	r.MustNotShow("Проверьте, не второй ли это раз")
}

// A sum that follows from others can't be typed: the keys go where it can be set right.
func TestASumThatIsComputedIsSetRightWhereItComesFrom(t *testing.T) {
	r := newRig(t)
	_, err := r.Office.Projects.SaveTranche(t.Context(), app.Tranche{
		ProjectID: r.project.ID, SourceID: r.source(app.SourceGrant), Amount: 500_000_00, Currency: money.CHF, Foreign: 5_000_00,
	})
	r.Must(err)
	c, err := r.Office.Projects.Case(t.Context(), r.project.ID)
	r.Must(err)
	r.of("ru")
	r.page.openPosting(Form{
		Project: r.project.ID, Kind: app.Received, Date: "15.09.2026", Form: app.Cash, PayerKind: app.Organisation, Payer: "SDC",
		Tranche: c.Tranches[0].ID, Currency: money.CHF, Foreign: "5000", Parts: []parts.Part{{Source: r.source(app.SourceGrant)}},
	})
	r.Settle()
	r.Type("107,35") // who pays is known: the rate is not
	r.Press(fyne.KeyReturn)
	r.MustShow("лишних 36\u00a0750 сом")
	r.Type("4657,66")
	r.Press(fyne.KeyReturn)
	if rows := r.entries(); len(rows) != 1 || rows[0].Foreign != 4_657_66 {
		t.Errorf("stored %+v; it shows %q", rows, r.Texts())
	}
}

func TestWhatElseTheBookCanDoIsReachedByAKey(t *testing.T) {
	r := newRig(t)
	r.of("ru")
	r.Press(fyne.KeyF10)
	r.MustShow(r.page.Env.Words.T("ledger.print.contributions"), r.page.Env.Words.T("ledger.refund.open"))
}

func TestWhoIsPaidIsNotCalledAPayer(t *testing.T) {
	r := newRig(t)
	r.of("ru")
	r.Ctrl(fyne.KeyN)
	r.MustShow("Кто платит", "Плательщик: имя или телефон", "семья, житель")
	for range 5 {
		r.Shift(fyne.KeyTab)
	}
	r.Type("изр")
	r.MustShow("израсходовано", "Кому платят", "Получатель: имя или название", "организация", "источник")
	r.MustNotShow("Плательщик: имя или телефон", "Вклад жителей")
	r.Type("пос")
	r.MustShow("Кто платит", "Плательщик: имя или телефон")
}
