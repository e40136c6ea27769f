package forms_test

import (
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/forms"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/widgets"
)

func TestADraftOutlivesTheProcess(t *testing.T) {
	r := newRig(t)
	r.open(0)
	r.Type("Асанов")
	r.Runner.Tick()
	r.MustShow("черновик сохранён 10:00:00")
	r.open(0)
	r.MustShow("черновик от 10:00 восстановлен", "Асанов")
	r.Tap("очистить")
	r.MustNotShow("Асанов", "черновик от", "очистить")
	if d := r.kept(0); d != nil {
		t.Errorf("a draft is left: %+v", d)
	}
}

func TestADraftOfAnotherDayTellsTheDay(t *testing.T) {
	r := newRig(t)
	r.Must(r.Office.Desk.KeepDraft(t.Context(), key(0), forms.Draft[card]{
		Form: card{Name: "Асанов"}, At: pagetest.Noon.AddDate(0, 0, -1),
	}))
	r.open(0)
	r.MustShow("черновик от 17.09.2026 10:00 восстановлен")
}

// TestADraftThatCannotBeReadIsNothing opens the form over what another program, or
// an older one, has left under its key.
func TestADraftThatCannotBeReadIsNothing(t *testing.T) {
	for name, left := range map[string]any{
		"of another shape": []string{"Асанов"},
		"without its time": forms.Draft[card]{Form: card{Name: "Асанов"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			r.Must(r.Office.Desk.KeepDraft(t.Context(), key(0), left))
			r.open(0)
			r.MustShow("Сотрудник")
			r.MustNotShow("черновик от", "Асанов")
		})
	}
}

func TestADraftThatSaysWhatIsStoredIsNotGivenBack(t *testing.T) {
	r := newRig(t)
	e := r.executor(app.Entry{NameRU: "Асанов"})
	r.Must(r.Office.Desk.KeepDraft(t.Context(), key(e.ID), forms.Draft[card]{Form: cardOf(e), At: pagetest.Noon}))
	r.open(e.ID)
	r.MustNotShow("черновик от")
}

func TestWhatIsEmptiedAgainLeavesNoDraft(t *testing.T) {
	r := newRig(t)
	r.open(0)
	r.Type("А")
	r.Runner.Tick()
	if r.kept(0) == nil {
		t.Fatal("nothing was kept")
	}
	r.Press(fyne.KeyBackspace)
	r.Runner.Tick()
	if d := r.kept(0); d != nil {
		t.Errorf("a draft is left: %+v", d)
	}
	r.MustNotShow("черновик сохранён")
}

func TestTheLastSecondOfTypingIsWrittenWhenThePageCloses(t *testing.T) {
	r := newRig(t)
	r.open(0)
	r.Type("Асанов")
	r.Frame.Rebuild() // as when the language changes
	if d := r.kept(0); d == nil || d.Form.Name != "Асанов" {
		t.Errorf("kept is %+v", d)
	}
	r.MustShow("Асанов", "черновик от 10:00 восстановлен")
}

func TestLeavingWaitsForTheDisk(t *testing.T) {
	r := newRig(t)
	other := r.executor(app.Entry{NameRU: "Исаев"})
	r.open(0)
	r.Type("Асанов")
	r.store.refuses = app.FailWith(errors.New("no space"), app.Full, "data.full")
	r.Env.Go(route(other.ID))
	r.MustShow("На диске кончилось место")
	if r.page().id != 0 {
		t.Fatal("the form was left although it could not be kept")
	}
	r.Press(fyne.KeyEscape)
	r.store.refuses = nil
	r.Env.Go(route(other.ID))
	if d := r.kept(0); r.page().id != other.ID || d == nil || d.Form.Name != "Асанов" {
		t.Errorf("at %d, kept is %+v", r.page().id, d)
	}
}

func TestWhatIsNotTypedInIsLeftAtOnce(t *testing.T) {
	r := newRig(t)
	other := r.executor(app.Entry{NameRU: "Исаев"})
	r.open(0)
	r.store.refuses = errors.New("nothing has to be written")
	r.Env.Go(route(other.ID))
	if r.page().id != other.ID {
		t.Error("an empty form holds the window")
	}
}

func TestTroubleWithADraftIsToldBesideTheTitle(t *testing.T) {
	r := newRig(t)
	r.open(0)
	r.Type("Асанов")
	r.store.refuses = app.FailWith(errors.New("no space"), app.Full, "data.full")
	r.Runner.Tick()
	r.MustShow("⚠ На диске кончилось место")
	if r.Focused() != r.page().name {
		t.Errorf("the focus went to %T", r.Focused())
	}
	r.Type(" Б.") // no dialog took the keys
	r.store.refuses = nil
	r.Runner.Tick()
	if d := r.kept(0); d == nil || d.Form.Name != "Асанов Б." {
		t.Errorf("kept is %+v", d)
	}
}

func TestASaveIsTheLastWordOnTheDraft(t *testing.T) {
	r := newRig(t)
	r.open(0)
	r.Type("Асанов")
	r.Runner.Hold = true
	r.Runner.Tick() // a draft is on its way …
	r.Ctrl(fyne.KeyReturn)
	r.Runner.FlushNewest() // … and the save overtakes it
	r.Runner.Flush()
	if all := r.executors(); len(all) != 1 || all[0].NameRU != "Асанов" {
		t.Fatalf("stored %+v", all)
	}
	if d := r.kept(0); d != nil {
		t.Errorf("a draft of the saved form is left: %+v", d)
	}
}

func TestTwoKeysSaveOnce(t *testing.T) {
	r := newRig(t)
	r.open(0)
	r.Type("Асанов")
	r.Runner.Hold = true
	r.Ctrl(fyne.KeyReturn)
	r.Ctrl(fyne.KeyReturn)
	if n := r.Runner.Waiting(); n != 1 || !r.page().session.Saving() {
		t.Errorf("%d saves are under way", n)
	}
	r.Runner.Tick() // no draft of what is being saved
	r.Runner.Hold = false
	r.Runner.Flush()
	if n, d := len(r.executors()), r.kept(0); n != 1 || d != nil {
		t.Errorf("%d are stored, the draft is %+v", n, d)
	}
	if r.page().session.Changed() || r.page().session.Saving() {
		t.Error("the form is not clean")
	}
}

func TestARefusedSaveLosesNothing(t *testing.T) {
	r := newRig(t)
	r.open(0)
	r.Type("Асанов")
	r.Runner.Tick()
	r.store.refuses = app.Fail(app.Gone, "data.gone", "dir", "/data")
	r.Ctrl(fyne.KeyReturn)
	r.MustShow("Папка данных /data пропала", "Исправьте отмеченные поля")
	r.Press(fyne.KeyEscape)
	if !r.page().session.Changed() || r.kept(0) == nil {
		t.Fatal("what was typed is taken for saved")
	}
	r.store.refuses = nil
	r.Ctrl("S")
	if all := r.executors(); len(all) != 1 || all[0].NameRU != "Асанов" || r.kept(0) != nil {
		t.Errorf("stored %+v, draft %+v", all, r.kept(0))
	}
}

func TestWhatIsTypedBeforeTheFormIsReadIsNotLost(t *testing.T) {
	r := newRig(t)
	r.Runner.Hold = true
	r.open(0)
	r.Type("Асанов")
	r.Press(fyne.KeyTab)
	r.Type("инспектор")
	r.Runner.Flush()
	if p := r.page(); p.name.Text != "Асанов" || p.post.Text != "инспектор" {
		t.Errorf("typed ahead: %q, %q", p.name.Text, p.post.Text)
	}
}

func TestTheWindowTakesKeysAgainWhenTheFormCannotBeRead(t *testing.T) {
	r := newRig(t)
	r.Runner.Hold = true
	r.open(1 << 40)
	r.Type("Асанов")
	r.Runner.Flush()
	if _, waits := r.Focused().(*widgets.TypeAhead); waits {
		t.Error("keys go where nothing will come")
	}
}

func TestOfTwoWindowsTheSecondIsToldWhoWasFaster(t *testing.T) {
	for answer, want := range map[string]string{
		"Сохранить мой вариант": "Асанов Бакыт",
		"Вернуться к форме":     "Асанов Болот",
	} {
		t.Run(answer, func(t *testing.T) {
			r := newRig(t)
			e := r.executor(app.Entry{NameRU: "Асанов"})
			r.open(e.ID)
			r.Press(fyne.KeyEnd)
			r.Type(" Бакыт")
			r.Office.Desk.Sit("Нурлан Т.")
			e.NameRU = "Асанов Болот"
			r.executor(e)
			r.Office.Desk.Sit("Айнура Ж.")
			r.Ctrl(fyne.KeyReturn)
			r.MustShow("Сотрудника изменили", "Изменения внесены: Нурлан Т.")
			r.Tap(answer)
			if all := r.executors(); len(all) != 1 || all[0].NameRU != want {
				t.Errorf("stored %+v", all)
			}
			if got := r.page().name.Text; got != "Асанов Бакыт" {
				t.Errorf("the form holds %q", got)
			}
		})
	}
}

func TestTheButtonsRestWhileASaveIsUnderWay(t *testing.T) {
	r := newRig(t)
	r.open(0)
	r.Type("Асанов")
	r.Runner.Hold = true
	r.Tap("Записать и далее")
	r.Tap("Записать")
	if n := r.Runner.Waiting(); n != 1 {
		t.Errorf("%d saves are under way", n)
	}
	r.Runner.Flush()
	if n := len(r.executors()); n != 1 {
		t.Errorf("%d are stored", n)
	}
}

func TestARivalSaysWhatItDidInItsOwnWords(t *testing.T) {
	r := newRig(t)
	r.open(0)
	overwritten := false
	forms.Meet(r.Env, r.page().view, forms.Rival{
		What: "Протокол подписан", By: app.Record{Actor: "Нурлан Т.", At: time.Now()}, Says: "Подписал Нурлан Т.",
		Over: "Исправить новой редакцией", Mine: func() { overwritten = true },
	})
	r.MustShow("Протокол подписан", "Подписал Нурлан Т.")
	r.MustNotShow("Изменения внесены", "Сохранить мой вариант")
	r.Tap("Исправить новой редакцией")
	if !overwritten {
		t.Error("nothing was done")
	}
}
