package firstrun_test

import (
	"context"
	"errors"
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/firstrun"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/shell"
)

// first is the first run in a window, and whether it ended.
type first struct {
	*pagetest.Desk
	page shell.Page
	done bool
	demo func(context.Context, func(done, total int)) error
}

func begin(t *testing.T) *first {
	t.Helper()
	f := &first{Desk: pagetest.Empty(t)}
	f.show("ru")
	return f
}

func (f *first) show(lang string) {
	f.ShowBare(lang, func(env *shell.Env) fyne.CanvasObject {
		demo := func(ctx context.Context, progress func(done, total int)) error { return f.demo(ctx, progress) }
		f.page = firstrun.New(env, demo, func() { f.done = true })
		env.Switch = func(lang string) {
			f.page.Close()
			f.show(lang)
		}
		return f.page.Content()
	})
	f.page.(shell.Focuser).Focus()
}

func TestOfficeBeginsByKeysAlone(t *testing.T) {
	f := begin(t)
	f.Type("МТУ № 109")
	f.Press(fyne.KeyTab)
	f.Type("№ 109 МАБ")
	f.Ctrl(fyne.KeyReturn)
	if !f.done {
		t.Fatalf("the work has not begun; the window shows %q", f.Texts())
	}
	s, err := f.Office.Desk.Settings(t.Context())
	f.Must(err)
	if !s.Ready || s.NameRU != "МТУ № 109" || s.NameKY != "№ 109 МАБ" || s.City != app.CityBishkek {
		t.Errorf("settings are %+v", s)
	}
	for dict, least := range map[app.Dict]int{app.Settlements: 7, app.Topics: 80, app.Bodies: 10} {
		entries, err := f.Office.Dictionaries.Entries(t.Context(), dict)
		f.Must(err)
		if len(entries) < least {
			t.Errorf("%s has %d entries, want %d at least", dict, len(entries), least)
		}
	}
	var draft struct{}
	if kept, err := f.Office.Desk.Draft(t.Context(), "firstrun", &draft); kept || err != nil {
		t.Errorf("the draft is still kept: %v, %v", kept, err)
	}
}

func TestNameIsNeeded(t *testing.T) {
	f := begin(t)
	f.Ctrl(fyne.KeyReturn)
	f.MustShow("Напишите название учреждения")
	if f.done {
		t.Error("an office without a name has begun")
	}
}

func TestSettlementsAreChosenAndAdded(t *testing.T) {
	f := begin(t)
	f.Type("МТУ № 109")
	f.Tap("Адилет")
	f.Fill("Другие жилмассивы города", "келеч")
	f.Press(fyne.KeyReturn)
	f.Fill("Нет в списке: по-русски", "Контур 172")
	f.Fill("и по-кыргызски", "172-контур")
	f.Press(fyne.KeyReturn)
	f.MustShow("Келечек", "Контур 172")
	f.Tap("Начать работу")
	entries, err := f.Office.Dictionaries.Entries(t.Context(), app.Settlements)
	f.Must(err)
	if len(entries) != 8 {
		t.Errorf("%d settlements, want 6 of the seven and two more", len(entries))
	}
	if e := f.Entry(app.Settlements, "Контур 172"); e.NameKY != "172-контур" {
		t.Errorf("added %+v", e)
	}
	f.Entry(app.Settlements, "Келечек")
}

func TestAnotherCityOffersItsOwn(t *testing.T) {
	f := begin(t)
	f.Type("МТУ № 5")
	f.Focus(f.Field("Город").(fyne.Focusable))
	f.Press(fyne.KeyDown)
	f.MustNotShow("Дордой-2")
	f.Tap("Начать работу")
	s, err := f.Office.Desk.Settings(t.Context())
	f.Must(err)
	if s.City != app.CityOsh {
		t.Errorf("the city is %q", s.City)
	}
}

func TestLanguageSwitchesAtOnceAndKeepsWhatIsTyped(t *testing.T) {
	f := begin(t)
	f.Type("МТУ № 109")
	f.Fill("Руководитель", "Осмонов К.")
	f.Tap("Кыргызча")
	f.MustShow("Ишти баштоо", "МТУ № 109", "Осмонов К.")
	f.Ctrl(fyne.KeyReturn)
	s, err := f.Office.Desk.Settings(t.Context())
	f.Must(err)
	if s.NameRU != "МТУ № 109" || s.HeadRU != "Осмонов К." {
		t.Errorf("settings are %+v", s)
	}
}

func TestExampleIsMadeOnRequest(t *testing.T) {
	f := begin(t)
	asked := 0
	f.demo = func(_ context.Context, progress func(done, total int)) error {
		asked++
		progress(1, 2)
		return nil
	}
	f.Tap("Посмотреть на примере")
	if asked != 1 || !f.done {
		t.Errorf("asked %d times, begun: %v", asked, f.done)
	}
}

func TestFailedExampleIsToldAndLeavesTheForm(t *testing.T) {
	f := begin(t)
	f.demo = func(context.Context, func(done, total int)) error {
		return errors.Join(app.Fail(app.Denied, "setup.done"))
	}
	f.Tap("Посмотреть на примере")
	f.MustShow("уже настроено")
	f.Press(fyne.KeyEscape)
	if f.done {
		t.Error("the work began in spite of the error")
	}
	f.MustShow("Начать работу")
}
