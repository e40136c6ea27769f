package grants

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/shell"
)

// row is the i-th row of the table.
func (r *rig) row(i int) app.ProjectRow {
	r.t.Helper()
	row, ok := r.page.Feed.List().Row(i)
	if !ok {
		r.t.Fatalf("row %d is not there", i)
	}
	return row
}

// last is where the page led.
func (r *rig) last() shell.Route {
	r.t.Helper()
	if len(r.Gone) == 0 {
		r.t.Fatalf("nothing was opened; the window shows %q", r.Texts())
	}
	return r.Gone[len(r.Gone)-1]
}

func (r *rig) titles() []string {
	r.t.Helper()
	list := r.page.Feed.List()
	titles := make([]string, list.Len())
	for i := range titles {
		titles[i] = r.row(i).TitleRU
	}
	return titles
}

const (
	playTitle = "Детская площадка Ак-Ордо-2"
	ideaTitle = "Освещение улицы Достук"
	doneTitle = "Спортивная площадка Ала-Тоо-3"
	walkTitle = "Тротуар к школе № 61"
)

func TestTheTableTellsStageDateMoneyAndShareOfEachProject(t *testing.T) {
	r := newRig(t)
	r.few()
	r.open("ru", shell.Route{})
	r.MustShow(playTitle, "● реализация", "⚠ 01.09.2026", "3\u00a0750\u00a0000", "1\u00a0918\u00a0000", "948\u00a0000", "⚠ 15,1\u00a0%", "✓ открыт")
	r.MustShow("4 проекта · план 3\u00a0750\u00a0000 · поступило 1\u00a0918\u00a0000 · израсходовано 948\u00a0000 · собственный вклад 568\u00a0000 из 937\u00a0500")
	if got := r.row(0).TitleRU; got != playTitle {
		t.Errorf("the first row is %q, not the one that is late", got)
	}
}

func TestChipsAndPickersNarrowAndEscTakesThemOff(t *testing.T) {
	r := newRig(t)
	r.few()
	r.open("ru", shell.Route{})
	for chip, want := range map[string][]string{
		"⚠ Не хватает вклада 1": {playTitle},
		"⚠ Опаздывают 1":        {playTitle},
		"С остатком денег 1":    {playTitle},
		"Открыты 1":             {doneTitle},
	} {
		r.Tap(chip)
		if got := r.titles(); !slices.Equal(got, want) {
			t.Errorf("%s shows %q, want %q", chip, got, want)
		}
	}
	r.Tap("Все 4")
	r.Tap("Жилмассив")
	r.Type("дордой")
	r.Press(fyne.KeyReturn)
	if got := r.titles(); !slices.Equal(got, []string{ideaTitle}) {
		t.Errorf("in Дордой-2: %q", got)
	}
	r.MustShow("Дордой-2 — 1 проект", "1 проект · план 0 · поступило 0 · израсходовано 0")
	r.Press(fyne.KeyEscape)
	if got := r.titles(); len(got) != 4 {
		t.Errorf("after Esc: %q", got)
	}
}

func TestAStageOfTheFilterTakesTheChipOffThatSaysAnother(t *testing.T) {
	r := newRig(t)
	r.few()
	r.open("ru", shell.Route{})
	r.Press(fyne.KeyF11)
	r.MustShow("Какие проекты показать")
	r.Fill("Срок с", "01.10.2026")
	r.Fill("Срок по", "01.09.2026")
	r.Press(fyne.KeyReturn)
	r.MustShow("Конец периода раньше его начала (01.10.2026). Исправьте одну из дат.")
	r.Fill("Срок по", "31.10.2026")
	r.Press(fyne.KeyReturn)
	r.MustNotShow("Какие проекты показать")
	if got := r.titles(); !slices.Equal(got, []string{ideaTitle, walkTitle}) {
		t.Errorf("due in October: %q", got)
	}
}

func TestASearchFindsAProjectInBothLanguages(t *testing.T) {
	r := newRig(t)
	r.few()
	r.open("ru", shell.Route{})
	for _, words := range []string{"освещ", "жарыгы"} {
		r.page.Search(words)
		r.Settle()
		if got := r.titles(); !slices.Equal(got, []string{ideaTitle}) {
			t.Errorf("%q finds %q", words, got)
		}
	}
	r.page.Search("нигде")
	r.Settle()
	r.MustShow("По «нигде» ничего не найдено. Проверьте слова или снимите фильтры: Esc.")
}

func TestTheCardTellsMoneyBySourceAndEveryCheck(t *testing.T) {
	r := newRig(t)
	r.few()
	r.open("ru", shell.Route{})
	r.MustShow(
		"Ак-Ордо-2 балдар аянтчасы", "● реализация с 10.06.2026",
		"⚠ собственный вклад 21,3\u00a0% из нужных 25\u00a0%: не хватает 137\u00a0500 сом, даже если поступит всё обещанное",
		"◔ транш 2: срок близко, а условие ещё не выполнено",
		"✓ источники названы для всего бюджета, 3\u00a0750\u00a0000 сом",
		"Грант донора · деньгами", "72\u00a0%",
	)
	r.Press(fyne.KeyReturn)
	r.MustShow("16\u00a0%", "8\u00a0%", "план 300\u00a0000 · обещано 200\u00a0000 · поступило 120\u00a0000 · остаток 120\u00a0000", "Вклад жителей · натурой")
	r.MustShow("Проблема", "К списку", "⚠ Гарантийное письмо", "✓ Соглашение о гранте № 7-Г от 05.03.2026")
	r.Press(fyne.KeyEscape)
	r.MustNotShow("К списку")
}

func TestAStageIsEnteredByKeysAndTellsFirstWhatItLacks(t *testing.T) {
	r := newRig(t)
	id := r.few()[0].ID
	r.open("ru", shell.Route{})
	r.Press(fyne.KeyF6)
	r.MustShow("Стадия: "+playTitle, "Не хватает 3 документов из 7. Впишите причину, чтобы перейти без них.", "Гарантийное письмо, Договор подряда, Акт приёмки")
	r.Press(fyne.KeyReturn)
	if s := r.stored(id).Project.Standing.Stage; s != app.StageWorks {
		t.Fatalf("without a reason it entered %q", s)
	}
	r.Type("акт подпишут завтра") // the focus came to the reason
	r.Ctrl(fyne.KeyReturn)
	r.MustNotShow("Стадия: " + playTitle)
	c := r.stored(id)
	last := c.Events[len(c.Events)-1]
	if c.Project.Standing.Stage != app.StageAccepted || last.Text != "акт подпишут завтра" || last.Date != civil.MustParse("2026-09-18") {
		t.Errorf("it stands at %q after %+v", c.Project.Standing.Stage, last)
	}
}

func TestAProjectWithMoneyInHandIsNotCancelled(t *testing.T) {
	r := newRig(t)
	id := r.few()[0].ID
	r.open("ru", shell.Route{})
	r.page.withCase(id, func(c app.ProjectCase) { r.page.openStageTo(c, app.StageCancelled) })
	r.Fill("Причина или пояснение", "донор отказался")
	r.Ctrl(fyne.KeyReturn)
	r.MustShow(r.page.Env.Words.T("project.money_held", "sum", "970\u00a0000"))
	if s := r.stored(id).Project.Standing.Stage; s != app.StageWorks {
		t.Errorf("it entered %q", s)
	}
}

func TestProgressIsEnteredStepByStep(t *testing.T) {
	r := newRig(t)
	id := r.few()[0].ID
	r.open("ru", shell.Route{})
	r.Press(fyne.KeyF7)
	r.MustShow("Ход работ: "+playTitle, "Бетонное основание и дренаж", "⚠ срок 01.09.2026, опоздание 17 дней")
	r.Press(fyne.KeyTab)
	r.Type("160")
	r.Press(fyne.KeyReturn)
	r.MustShow("Впишите целое число от 0 до 100.")
	r.Ctrl("A")
	r.Type("100")
	r.Press(fyne.KeyTab)
	r.Type("20")
	r.Press(fyne.KeyReturn)
	r.MustNotShow("Ход работ: " + playTitle)
	var got []int
	for _, m := range r.stored(id).Milestones {
		got = append(got, m.Percent)
	}
	if !slices.Equal(got, []int{100, 100, 20}) {
		t.Errorf("the steps stand at %v", got)
	}
	if m := r.stored(id).Milestones[1]; m.Done != civil.MustParse("2026-09-18") {
		t.Errorf("the finished step was done on %s", m.Done)
	}
}

func TestWithoutStepsProgressIsOnePercent(t *testing.T) {
	r := newRig(t)
	id := r.few()[1].ID
	r.open("ru", shell.Route{})
	r.page.Open(id)
	r.Settle()
	r.Press(fyne.KeyF7)
	r.Fill("Выполнено, %", "35")
	r.Press(fyne.KeyReturn)
	if p := r.stored(id).Project.Standing.Percent; p != 35 {
		t.Errorf("it stands at %d %%", p)
	}
}

func TestAVisitKeepsWhoCameAndItsPhotos(t *testing.T) {
	r := newRig(t)
	id := r.few()[0].ID
	r.open("ru", shell.Route{})
	path := filepath.Join(t.TempDir(), "двор.png")
	r.Must(os.WriteFile(path, picture(), 0o600))
	r.page.openEvent(app.ProjectVisited, r.stored(id), []string{path})
	r.Settle()
	r.MustShow("двор.png")
	r.Press(fyne.KeyReturn)
	r.MustShow(r.page.Env.Words.T("project.visitors_needed"), r.page.Env.Words.T("project.findings_needed"))
	r.Fill("Кто выезжал", "Мониторинговая группа")
	r.Fill("Что установлено", "Ограждение повреждено")
	r.Ctrl(fyne.KeyReturn)
	c := r.stored(id)
	last := c.Events[len(c.Events)-1]
	if last.Kind != app.ProjectVisited || last.Who != "Мониторинговая группа" || len(c.EventPhotos[last.ID]) != 1 {
		t.Errorf("the visit is %+v with %d photos", last, len(c.EventPhotos[last.ID]))
	}
}

func TestAPhotoThatIsGoneStopsTheEventBeforeItIsStored(t *testing.T) {
	r := newRig(t)
	id := r.few()[0].ID
	r.open("ru", shell.Route{})
	before := len(r.stored(id).Events)
	r.page.openEvent(app.ProjectNoted, r.stored(id), []string{filepath.Join(t.TempDir(), "нет.png")})
	r.Fill("Заметка", "работы идут")
	r.Ctrl(fyne.KeyReturn)
	r.MustShow(r.page.Env.T("attached.unreadable", "name", "нет.png"))
	if n := len(r.stored(id).Events); n != before {
		t.Errorf("%d events were stored", n-before)
	}
}

func TestADocumentIsAddedAndTakenBackByKeys(t *testing.T) {
	r := newRig(t)
	id := r.few()[0].ID
	r.open("ru", shell.Route{})
	r.Press(fyne.KeyF8)
	r.MustShow("Документ: "+playTitle, "Гарантийное письмо") // what the next stage lacks is proposed
	r.Fill("Номер", "01-17/88")
	r.Press(fyne.KeyReturn)
	c := r.stored(id)
	added := c.Papers[len(c.Papers)-1]
	if added.KindID != r.paperKind("05") || added.Number != "01-17/88" {
		t.Fatalf("the document is %+v", added)
	}
	if len(c.Next[0].Lacking) != 2 {
		t.Errorf("the next stage still lacks %+v", c.Next[0].Lacking)
	}
	r.page.showPaper(c, added)
	r.Settle()
	r.Tap("Внесён по ошибке…")
	r.Fill("Почему запись ошибочна", "письмо другого проекта")
	r.Ctrl(fyne.KeyReturn)
	if c := r.stored(id); c.Papers[len(c.Papers)-1].TakenBack == nil {
		t.Error("the document was not taken back")
	}
}

func TestTheLastEntryIsTakenBackWithAReason(t *testing.T) {
	r := newRig(t)
	id := r.few()[3].ID // returned for rework
	r.open("ru", shell.Route{})
	r.page.withCase(id, r.page.takeLastBack)
	r.MustShow("Стадия: на доработке, «по решению комиссии»")
	r.Ctrl(fyne.KeyReturn)
	r.MustShow("Отменить запись") // it stays open without a reason
	r.Type("ошиблись проектом")
	r.Ctrl(fyne.KeyReturn)
	if s := r.stored(id).Project.Standing.Stage; s != app.StageSubmitted {
		t.Errorf("it stands at %q", s)
	}
}

func TestATranchesConditionIsMetAndItsReceiptLeadsToTheLedger(t *testing.T) {
	r := newRig(t)
	id := r.few()[0].ID
	r.open("ru", shell.Route{})
	c := r.stored(id)
	r.page.showTranche(c, c.Tranches[1])
	r.Settle()
	r.Tap("Условие выполнено…")
	r.Press(fyne.KeyReturn)
	second := r.stored(id).Tranches[1]
	if second.Met != civil.MustParse("2026-09-18") || second.Blocked() {
		t.Fatalf("the tranche is %+v", second)
	}
	r.page.showTranche(r.stored(id), second)
	r.Settle()
	r.Press(fyne.KeyReturn)
	to := r.last()
	if to.Place != shell.Ledger || to.Posting == nil || to.Posting.TrancheID != second.ID || to.Posting.Amount != second.Amount ||
		to.Posting.Parts[0].SourceID != r.source("grant") {
		t.Errorf("its receipt leads to %+v", to)
	}
}

func TestATrancheAboveTheGrantIsRefusedBesideItsSum(t *testing.T) {
	r := newRig(t)
	id := r.few()[0].ID
	r.open("ru", shell.Route{})
	r.page.newTranche(r.stored(id))
	r.Settle()
	for text, says := range map[string]string{
		"0,005": "money.fraction", "10 000 000 000 000 000": "money.range", "сто": "money.format",
	} {
		r.Fill("Сумма, сом", text)
		r.Press(fyne.KeyReturn)
		r.MustShow(r.page.Env.T(says))
	}
	r.Fill("Сумма, сом", "500 000")
	r.Press(fyne.KeyReturn)
	r.MustShow("Транш 3") // still open
	if n := len(r.stored(id).Tranches); n != 2 {
		t.Errorf("there are %d tranches", n)
	}
}

func TestTheBoardLeadsOnByKeys(t *testing.T) {
	r := newRig(t)
	ids := r.few()
	r.open("ru", shell.Route{})
	r.Press(fyne.KeyF12)
	r.MustShow("Идея, заявка  1", "На рассмотрении  1", "Одобрено  0", "Работы  1", "Открыт  1", "Остановлен  0")
	r.page.board.Widget.Select(ids[1].ID)
	r.Ctrl(fyne.KeyRight)
	r.MustShow("Стадия: "+ideaTitle, "заявка подготовлена")
	r.Press(fyne.KeyReturn)
	if s := r.stored(ids[1].ID).Project.Standing.Stage; s != app.StagePrepared {
		t.Errorf("it stands at %q", s)
	}
	r.page.board.Widget.Select(ids[2].ID) // opened: nothing to the left
	r.Ctrl(fyne.KeyLeft)
	r.MustNotShow("Стадия: " + doneTitle)
	r.Press(fyne.KeyReturn)
	r.MustShow("К списку")
	r.Press(fyne.KeyEscape, fyne.KeyEscape)
	if r.page.model.Look != lookTable {
		t.Error("Esc did not lead back to the table")
	}
}

func TestFiguresOfProgrammesOpenExactlyTheirLists(t *testing.T) {
	r := newRig(t)
	r.few()
	r.open("ru", shell.Route{})
	r.Press(fyne.KeyF12, fyne.KeyF12)
	r.MustShow("вклад 25\u00a0%, грант до 3\u00a0000\u00a0000", "29,6\u00a0%", "нужно 25\u00a0% · не хватает в 1 проекте", "⚠ 31.08.2026 · Полугодовой отчёт", "◔ 25.09.2026 · транш 2: 1\u00a0350\u00a0000 сом")
	table := newProgrammeTable(r.page.view(), r.page.overview.data)
	for _, row := range table.rows {
		for i, c := range row.cells {
			if f := c.route.Projects; f != nil && (programmeColumns[i] == "projects" || programmeColumns[i] == "running" || programmeColumns[i] == "short") {
				n, err := r.Office.Projects.Count(t.Context(), *f, 0)
				r.Must(err)
				if figure(n) != c.text {
					t.Errorf("%s, %s: the figure is %q, its list has %d", row.label, programmeColumns[i], c.text, n)
				}
			}
		}
	}
	r.Tap("29,6\u00a0%")
	r.MustShow("✕ Снять фильтры", playTitle)
	r.Press(fyne.KeyEscape)
	if r.page.model.Look != lookProgrammes {
		t.Errorf("Esc led to the look %q, not back to the programmes", r.page.model.Look)
	}
}

func TestAReportIsMarkedAsSent(t *testing.T) {
	r := newRig(t)
	r.few()
	r.open("ru", shell.Route{})
	r.Press(fyne.KeyF12, fyne.KeyF12)
	r.page.askReportSent(r.page.overview.data.Reports[0])
	r.Settle()
	r.Press(fyne.KeyReturn)
	if sent := r.programme().Reports[0].Sent; sent != civil.MustParse("2026-09-18") {
		t.Errorf("it was sent on %s", sent)
	}
	r.MustNotShow("⚠ 31.08.2026 · Полугодовой отчёт")
}

func TestTheCardLeadsOnToWhateverItNames(t *testing.T) {
	r := newRig(t)
	id := r.few()[0].ID
	r.open("ru", shell.Route{ID: id})
	for _, tt := range []struct {
		tap  string
		want func(shell.Route) bool
	}{
		{"3\u00a0750\u00a0000 сом", func(to shell.Route) bool { return to.Place == shell.Project && to.ID == id }},
		{"1 семья", func(to shell.Route) bool { return to.Place == shell.Ledger && to.Ledger.Project == id }},
		{"Аракет", func(to shell.Route) bool { return to.Place == shell.Dictionaries && to.ID == r.programme().ID }},
		{"Ак-Ордо-2", func(to shell.Route) bool { return to.Place == shell.Places }},
		{"Грант донора · деньгами", func(to shell.Route) bool {
			return to.Place == shell.Ledger && *to.Ledger == app.LedgerFilter{Project: id, Source: r.source("grant"), Form: app.Cash}
		}},
	} {
		r.Tap(tt.tap)
		if to := r.last(); !tt.want(to) {
			t.Errorf("%q leads to %+v", tt.tap, to)
		}
	}
	r.Press(fyne.KeyEscape)
	r.Press(fyne.KeyF4)
	if to := r.last(); to.Place != shell.Project || to.ID != id {
		t.Errorf("F4 leads to %+v", to)
	}
	r.Ctrl("N")
	if to := r.last(); to.Place != shell.Project || to.ID != 0 {
		t.Errorf("Ctrl+N leads to %+v", to)
	}
}

func TestAFigureOfTheTableOfMoneyOpensItsEntries(t *testing.T) {
	r := newRig(t)
	id := r.few()[0].ID
	r.open("ru", shell.Route{})
	c := r.stored(id)
	table := newMoneyTable(r.page.view(), id, c.Balances)
	for i, row := range table.rows {
		for j, cell := range row {
			if cell.sum == 0 || cell.budget || cell.ledger.Kind == "" {
				continue
			}
			groups, err := r.Office.Ledger.Tally(t.Context(), *cell.ledger)
			r.Must(err)
			if i == len(table.rows)-1 && cell.ledger.Kind == app.Spent {
				continue // what is given in kind is used as it comes, without an entry
			}
			if len(groups) != 1 || groups[0].Amount != cell.sum {
				t.Errorf("%s, %s: %s, its entries add up to %+v", table.labels[i], moneyColumns[j], cell.sum.Format(), groups)
			}
		}
	}
	r.page.openFigure(c, table, 0, 2)
	if to := r.last(); to.Place != shell.Ledger || to.Ledger.Kind != app.Received || to.Title != playTitle+" · Грант донора · деньгами" {
		t.Errorf("the figure leads to %+v", to)
	}
}

func TestWhatIsPostedElsewhereShowsAtOnce(t *testing.T) {
	r := newRig(t)
	id := r.few()[0].ID
	r.open("ru", shell.Route{})
	r.post(id, app.Received, "city", app.Cash, 200_000, "2026-09-17")
	r.Settle()
	r.MustShow("2\u00a0118\u00a0000", "⚠ 20,4\u00a0%", "⚠ собственный вклад 21,3\u00a0% из нужных 25\u00a0%: не хватает 137\u00a0500 сом, даже если поступит всё обещанное")
}

func TestTheListIsExportedAsItIsShown(t *testing.T) {
	r := newRig(t)
	r.few()
	r.open("ru", shell.Route{})
	r.SaveTo = filepath.Join(t.TempDir(), "проекты.xlsx")
	r.Tap("Открыты 1")
	r.Ctrl("E")
	if len(r.Listed) != 1 || r.Listed[0].Table != "projects" || !slices.Equal(r.Listed[0].Projects.Stages, []app.Stage{app.StageOpened, app.StageClosed}) {
		t.Errorf("exported %+v", r.Listed)
	}
}

func TestTheBookTheGridAndTheRestAreReachedByKeys(t *testing.T) {
	r := newRig(t)
	id := r.few()[0].ID
	r.open("ru", shell.Route{})
	r.MustShow("F3", "Ins", "F10")
	r.Press(fyne.KeyF3)
	r.Press(fyne.KeyInsert)
	if n := len(r.Gone); n != 2 || r.Gone[0].Place != shell.Ledger || r.Gone[0].Ledger != nil || r.Gone[1].Place != shell.Sheet || r.Gone[1].Projects.ID != 0 {
		t.Fatalf("they lead to %+v", r.Gone)
	}
	for _, where := range []fyne.KeyName{fyne.KeyF12, fyne.KeyF12, fyne.KeyF12, fyne.KeyReturn} { // board, programmes, table, card
		r.Press(where)
		r.Press(fyne.KeyF10)
		menu := r.Shows("Добавить транш…")
		if r.page.model.Look == lookProgrammes {
			if menu {
				t.Error("the programmes have the menu of no project")
			}
			continue
		}
		if !menu {
			t.Errorf("no menu after %s; it shows %q", where, r.Texts())
		}
		r.Press(fyne.KeyEscape)
	}
	if !r.page.IsWide() || r.page.At() != id {
		t.Fatalf("the card of %d is not open", id)
	}
	r.Press(fyne.KeyInsert)
	if last := r.Gone[len(r.Gone)-1]; last.Projects.ID != id {
		t.Errorf("the grid of the card is of %+v", last.Projects)
	}
}

func TestATrancheInSomNeedsNoSumOfTheDonor(t *testing.T) {
	r := newRig(t)
	id := r.few()[1].ID
	p := r.programme()
	p.Currency = "CHF"
	_, err := r.Office.Programmes.Save(t.Context(), p)
	r.Must(err)
	r.open("ru", shell.Route{ID: id})
	before := len(r.stored(id).Tranches)
	r.page.withCase(id, r.page.newTranche)
	r.MustShow("CHF")
	r.Fill("Сумма, сом", "1000")
	r.Press(fyne.KeyReturn)
	tranches := r.stored(id).Tranches
	if len(tranches) != before+1 || tranches[before].Currency != "" || tranches[before].Amount != 1_000_00 {
		t.Fatalf("stored %+v; it shows %q", tranches, r.Texts())
	}
	r.page.withCase(id, func(c app.ProjectCase) { r.page.receive(c, tranches[before]) })
	posting := r.Gone[len(r.Gone)-1].Posting
	if posting == nil || posting.Payer != (app.Payer{Kind: app.Organisation, Name: p.Donor}) {
		t.Errorf("it is received from %+v", posting)
	}
}

// After a dialog one goes on from where one was.
func TestTheCardKeepsTheFocusOverADialog(t *testing.T) {
	r := newRig(t)
	id := r.few()[0].ID
	r.open("ru", shell.Route{ID: id})
	r.Press(fyne.KeyTab)
	was := r.Focused()
	r.Press(fyne.KeyF8)
	r.Press(fyne.KeyReturn)
	if now := r.Focused(); was == nil || now != was {
		t.Errorf("the focus went from %T to %T", was, now)
	}
	if n := len(r.stored(id).Papers); n == 0 {
		t.Error("no paper was stored")
	}
}
