package project

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/shell"
)

// tab presses Tab so many times.
func (r *rig) tab(n int) {
	for range n {
		r.Press(fyne.KeyTab)
	}
}

func TestAProjectIsWrittenByKeysAlone(t *testing.T) {
	r := newRig(t)
	r.open("ru", shell.Route{})
	r.Type("Детская площадка в Дордой-2")
	r.tab(1)
	r.Type("Дордой-2деги балдар аянтчасы")
	r.tab(1)
	r.Type("Площадки")
	r.Press(fyne.KeyReturn)
	r.Fill("Жилмассивы", "Дордой")
	r.Press(fyne.KeyReturn)
	r.Fill("Получателей всего", "1200")
	r.Fill("женщины", "700")
	r.Fill("мужчины", "500")
	r.Press(fyne.KeyF9)
	r.Type("Осмонов К.")
	r.Press(fyne.KeyF6)
	r.Type("Площадка под ключ")
	r.tab(1)
	r.Type("1")
	r.tab(2)
	r.Type("3750000")
	r.tab(2) // past the ✕ of the line
	r.Type("Грант донора")
	r.Press(fyne.KeyReturn)
	r.tab(2)
	r.Type("72")
	r.MustShow("Источник не назван: 1\u00a0050\u00a0000 сом")
	r.Press(fyne.KeyF8)
	r.Type("Вклад жителей")
	r.Press(fyne.KeyReturn)
	r.MustShow("Источники равны бюджету", "Собственного вклада хватает", "28")
	r.Ctrl(fyne.KeyReturn)

	c := r.saved()
	b := c.Budgets[0]
	if c.Project.TitleRU != "Детская площадка в Дордой-2" || c.Project.Beneficiaries.Women != 700 || len(c.Project.People) != 1 || c.Project.Standing.Stage != app.StageIdea {
		t.Errorf("stored %+v", c.Project)
	}
	want := []app.BudgetPart{
		{SourceID: r.source(app.SourceGrant), Form: app.Cash, Sum: 2_700_000_00}, {SourceID: r.source(app.SourceResidents), Form: app.Cash, Sum: 1_050_000_00},
	}
	if len(b.Lines) != 1 || len(b.Lines[0].Parts) != 2 || b.Lines[0].Parts[0] != want[0] || b.Lines[0].Parts[1] != want[1] {
		t.Errorf("the budget is %+v", b.Lines)
	}
	if found, err := r.Office.Desk.Draft(t.Context(), "project", &struct{}{}); err != nil || found {
		t.Errorf("a draft is left: %v, %v", found, err)
	}
}

func TestTheFormSaysWhileTypingWhatIsMissingOfTheRules(t *testing.T) {
	r := newRig(t)
	p := r.project()
	r.open("ru", shell.Route{ID: p.ID})
	r.MustShow("Собственного вклада хватает", "Грант не выше предела")
	r.Press(fyne.KeyF6)
	r.tab(3)
	r.Type("6000000")
	r.Press(fyne.KeyTab)
	r.Runner.Tick()
	r.MustShow("Не хватает 450\u00a0000 сом собственного вклада", "Источник не назван: 2\u00a0250\u00a0000 сом")
	if !r.page.ui.set.Field("reason").Visible() {
		t.Error("nobody asks why the budget is revised")
	}
}

func TestWhatIsWrongStandsBesideItsFieldAndNothingTypedIsLost(t *testing.T) {
	r := newRig(t)
	r.open("ru", shell.Route{})
	r.Fill("женщины", "много")
	r.Press(fyne.KeyF6)
	r.Type("Горка")
	r.tab(3)
	r.Type("0,005")
	r.Ctrl(fyne.KeyReturn)
	r.MustShow("Исправьте отмеченные поля", "«много» — это не число людей")
	r.Press(fyne.KeyF6)
	r.MustShow("Слишком много цифр после запятой")
	if len(r.Gone) > 0 {
		t.Errorf("it led to %v", r.Gone)
	}
	f := r.page.session.Form
	if f.Women != "много" || f.Budget.Lines[0].Price != "0,005" || f.Budget.Lines[0].Title != "Горка" {
		t.Errorf("the form holds %+v", f)
	}
}

func TestAHalfTypedProjectComesBackAfterAKill(t *testing.T) {
	r := newRig(t)
	r.open("ru", shell.Route{})
	r.Type("Парк")
	r.Press(fyne.KeyF6)
	r.Type("Саженцы")
	r.tab(3)
	r.Type("12,")
	r.Runner.Tick()

	r.open("ru", shell.Route{}) // the process was killed: nothing was closed
	r.MustShow("черновик от", "очистить", "Парк")
	r.Press(fyne.KeyF6)
	r.MustShow("Саженцы", "12,")
	r.Tap("очистить")
	r.MustNotShow("Саженцы")
	r.open("ru", shell.Route{})
	r.MustNotShow("черновик от", "Саженцы")
}

func TestARevisedBudgetIsANewVersionWithItsReason(t *testing.T) {
	r := newRig(t)
	p := r.project()
	r.open("ru", shell.Route{ID: p.ID})
	r.Press(fyne.KeyF6)
	r.tab(3)
	r.Type("3800000")
	r.tab(5) // past the ✕, the source, its form and the per cent
	r.Type("2750000")
	r.Press(fyne.KeyTab)
	r.Fill("Почему меняется бюджет (прежняя версия останется)", "Подорожал металл")
	r.Ctrl(fyne.KeyReturn)
	c := r.saved()
	if len(c.Budgets) != 2 || c.Budgets[1].Total() != 3_800_000_00 || c.Budgets[1].Reason != "Подорожал металл" || c.Budgets[1].Lines[0].UID != "line" {
		t.Fatalf("versions: %+v", c.Budgets)
	}
	r.open("ru", shell.Route{ID: p.ID})
	r.Press(fyne.KeyF6)
	r.Tap("Версии бюджета: 2")
	r.MustShow("Версия 2 от 18.09.2026: 3\u00a0800\u00a0000 сом", "Подорожал металл", "+50\u00a0000", "было", "стало")
}

func TestAnUntouchedBudgetMakesNoVersion(t *testing.T) {
	r := newRig(t)
	p := r.project()
	r.open("ru", shell.Route{ID: p.ID})
	r.Fill("Место", "двор дома 14")
	r.Ctrl(fyne.KeyReturn)
	if c := r.saved(); len(c.Budgets) != 1 || c.Project.Place != "двор дома 14" {
		t.Errorf("%d versions, %+v", len(c.Budgets), c.Project)
	}
}

func TestASecondWindowIsToldFieldByField(t *testing.T) {
	r := newRig(t)
	p := r.project()
	r.open("ru", shell.Route{ID: p.ID})
	r.Fill("Место", "моё место")
	other := r.stored(p.ID).Project
	other.Contractor, other.Place = "ОсОО «Куруу»", "их место"
	_, err := r.Office.Projects.Save(t.Context(), other)
	r.Must(err)
	r.Ctrl(fyne.KeyReturn)
	r.MustShow("Проект изменили, пока форма была открыта", "Айнура Ж.")
	r.Press(fyne.KeyEscape)
	r.MustShow("Теперь записано: их место")
	if note := r.page.ui.set.Field("contractor").Note(); note != "Теперь записано: ОсОО «Куруу»" {
		t.Errorf("beside the contractor stands %q", note)
	}
	r.Ctrl(fyne.KeyReturn)
	r.Tap("Сохранить мой вариант")
	if c := r.saved(); c.Project.Place != "моё место" {
		t.Errorf("stored %q", c.Project.Place)
	}
}

func TestTheBudgetOfASecondWindowIsNotOverwrittenUnseen(t *testing.T) {
	r := newRig(t)
	p := r.project()
	r.open("ru", shell.Route{ID: p.ID})
	r.budget(p.ID, 1, "У них", 3_900_000_00)
	r.Press(fyne.KeyF6)
	r.tab(3)
	r.Type("3800000")
	r.tab(5) // past the ✕, the source, its form and the per cent
	r.Type("2750000")
	r.Ctrl(fyne.KeyReturn)
	r.MustShow("Проект изменили, пока форма была открыта")
	r.Press(fyne.KeyEscape)
	r.Press(fyne.KeyF6)
	r.MustShow("Теперь записано: версия бюджета 2, 3\u00a0900\u00a0000 сом")
	r.Ctrl(fyne.KeyReturn)
	r.Tap("Сохранить мой вариант")
	c := r.saved()
	if len(c.Budgets) != 3 || c.Budgets[2].Total() != 3_800_000_00 {
		t.Errorf("%d versions, the last is %s", len(c.Budgets), c.Budgets[len(c.Budgets)-1].Total().Format())
	}
}

func TestAProjectBeginsWithTheDecisionOfAMeeting(t *testing.T) {
	r := newRig(t)
	item := app.NewItem("О детской площадке")
	item.For, item.Against, item.Abstained = 80, 3, 2
	m, err := r.Office.Meetings.Save(t.Context(), app.Meeting{
		FormID: r.Entry(app.MeetingForms, "Сход граждан").ID, Date: civil.MustParse("2026-09-01"), Place: "школа № 64",
		Settlements: []int64{r.Entry(app.Settlements, "Дордой-2").ID}, State: app.Held, Chair: "Осмонов К. А.", Secretary: "Жумабекова А.",
		Attendance: app.Attendance{Total: 86, Women: 51, Men: 35}, Agenda: []app.AgendaItem{item},
	}, app.Decision{Text: "Построить детскую площадку", Source: app.FromResidents, ItemUID: item.UID})
	r.Must(err)
	c, err := r.Office.Meetings.Case(t.Context(), m.ID)
	r.Must(err)
	r.open("ru", shell.Route{Decision: c.Decisions[0].ID})
	r.MustShow("Новый проект по решению", "01.09.2026", "Дордой-2", "за 80, против 3, воздержались 2")
	if !strings.Contains(r.page.session.Form.TitleRU, "площадку") {
		t.Errorf("the title is %q", r.page.session.Form.TitleRU)
	}
	r.Fill("Программа", "Площадки")
	r.Press(fyne.KeyReturn)
	r.Ctrl(fyne.KeyReturn)
	stored := r.saved()
	d, err := r.Office.Decisions.Case(t.Context(), c.Decisions[0].ID)
	r.Must(err)
	if stored.Project.MeetingID != m.ID || stored.Project.ItemUID != item.UID || d.Decision.ProjectID != stored.Project.ID {
		t.Errorf("the project is of meeting %d, the decision leads to %d", stored.Project.MeetingID, d.Decision.ProjectID)
	}
}

// A budget that is refused leaves nothing half stored, and the decision free.
func TestAProjectIsNotStoredWithoutTheBudgetThatWasRefused(t *testing.T) {
	r := newRig(t)
	d, err := r.Office.Decisions.Save(t.Context(), app.Decision{
		Text: "Построить площадку", Source: app.FromResidents, SettlementID: r.Entry(app.Settlements, "Дордой-2").ID,
	})
	r.Must(err)
	r.open("ru", shell.Route{Decision: d.ID})
	r.tab(2)
	r.Type("Площадки")
	r.Press(fyne.KeyReturn)
	r.Press(fyne.KeyF6)
	r.tab(3)
	r.Type("5000")
	r.Ctrl(fyne.KeyReturn)
	r.MustShow("Исправьте отмеченные поля", r.page.env.Words.T("budget.title_needed"))
	if n, err := r.Office.Projects.Count(t.Context(), app.ProjectFilter{}, 0); err != nil || n != 0 || len(r.Gone) > 0 {
		t.Fatalf("%d projects are stored (%v), it led to %v", n, err, r.Gone)
	}
	r.Type("Площадка") // the focus came to the line
	r.Ctrl(fyne.KeyReturn)
	c := r.saved()
	if len(c.Budgets) != 1 || c.Project.Standing.Planned != 5_000_00 {
		t.Errorf("stored with %d budgets: %+v", len(c.Budgets), c.Project.Standing)
	}
	if stored, err := r.Office.Decisions.Case(t.Context(), d.ID); err != nil || stored.Decision.ProjectID != c.Project.ID {
		t.Errorf("the decision became %d (%v), want %d", stored.Decision.ProjectID, err, c.Project.ID)
	}
}

func TestALineIsNotFoundWrongWhileItIsTyped(t *testing.T) {
	r := newRig(t)
	r.open("ru", shell.Route{ID: r.project().ID})
	r.Press(fyne.KeyF7)
	r.Type("Качели")
	r.Runner.Tick()
	r.MustNotShow(r.page.env.Words.T("money.zero"))
	r.Ctrl(fyne.KeyReturn)
	r.MustShow(r.page.env.Words.T("money.zero"))
}
