package fieldset_test

import (
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/assets"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/uitest"
	"kairyluu/ui/widgets"
	"kairyluu/ui/words"
)

type form struct {
	*fieldset.Set
	window  *uitest.Window
	changes int
}

func newForm(t *testing.T) *form {
	t.Helper()
	catalog, err := words.Load(assets.Lang)
	if err != nil {
		t.Fatal(err)
	}
	f := &form{}
	f.window = uitest.Open(t, func(fyne.Window) fyne.CanvasObject {
		f.Set = fieldset.New(catalog.In("ru"), func() { f.changes++ })
		f.Entry("surname", "residents.field.surname")
		f.Date("born", "residents.field.born", time.Now)
		f.Choice("kind", "dictionaries.field.kind", widgets.Option{Key: "a", Text: "один"}, widgets.Option{Key: "b", Text: "два"})
		return widgets.NewGrid(f.Cell("surname", 200, 1), f.Cell("born", 200, 0), f.Cell("kind", 200, 0))
	})
	return f
}

func TestShowPutsTheFirstSentenceBesideItsFieldAndTheFocusThere(t *testing.T) {
	f := newForm(t)
	faults := &app.Faults{}
	faults.Add("born", "check.born")
	faults.Add("born", "check.date_needed")
	faults.Warn("surname", "check.name_letters")
	if !f.Show(faults) {
		t.Error("an error is not told")
	}
	f.window.MustShow("Год рождения должен быть", "В имени нет ни одной буквы")
	f.window.MustNotShow("Укажите дату")
	if f.window.Focused() != f.Field("born").Control.(fyne.Focusable) {
		t.Errorf("the focus is on %T", f.window.Focused())
	}
	if f.Show(&app.Faults{Warnings: faults.Warnings}) {
		t.Error("a warning stops the form")
	}
	f.window.MustNotShow("Год рождения должен быть")
	f.Clear()
	f.window.MustNotShow("В имени нет ни одной буквы")
}

func TestRefusedKnowsOnlyItsOwnFields(t *testing.T) {
	f := newForm(t)
	own, foreign := &app.Faults{}, &app.Faults{}
	own.Add("surname", "check.name_needed")
	foreign.Add("surname", "check.name_needed")
	foreign.Add("topic", "check.topic_needed")
	for name, c := range map[string]struct {
		err  error
		want bool
	}{
		"a fault of this form":         {own.Err(), true},
		"a fault of no field of it":    {foreign.Err(), false},
		"an error without fields":      {app.Fail(app.Conflict, "entry.gone"), false},
		"an internal fault":            {errors.New("broken"), false},
		"a fault wrapped on its way":   {errors.Join(own.Err()), true},
		"nothing at all is no refusal": {nil, false},
	} {
		if got := f.Refused(c.err); got != c.want {
			t.Errorf("%s: shown is %v", name, got)
		}
	}
}

func TestFillIsNotTakenForTyping(t *testing.T) {
	f := newForm(t)
	f.Fill(func() { f.Field("surname").Control.(*widgets.Entry).SetText("Асанов") })
	if f.changes != 0 {
		t.Errorf("filling counted as %d changes", f.changes)
	}
	f.window.Fill("Фамилия", "Б")
	if f.changes == 0 {
		t.Error("typing was not heard")
	}
}

func TestDateOf(t *testing.T) {
	f := newForm(t)
	field := f.Field("born").Control.(*widgets.DateField)
	for typed, want := range map[string]struct {
		date civil.Date
		ok   bool
	}{
		"":           {civil.Date{}, true},
		"12.03.1975": {civil.MustParse("1975-03-12"), true},
		"31.02.1975": {civil.Date{}, false},
	} {
		field.SetText(typed)
		if d, ok := fieldset.DateOf(field); d != want.date || ok != want.ok {
			t.Errorf("%q is %s, %v", typed, d, ok)
		}
	}
}

func TestGuardAsksOnlyAboutUnsavedInput(t *testing.T) {
	dirty := false
	left := 0
	g := fieldset.Guard{Dirty: func() bool { return dirty }}
	g.Pass(func() { left++ })
	if left != 1 {
		t.Error("nothing is unsaved, and still it does not leave")
	}
}
