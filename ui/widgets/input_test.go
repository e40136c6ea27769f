package widgets_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kairyluu/ui/uitest"
	"kairyluu/ui/widgets"
)

var ctrlEnter = &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl}

func TestEntrySelectsAllOnFocusAndEnterGoesOn(t *testing.T) {
	first, second := widgets.NewEntry(), widgets.NewEntry()
	first.SetText("старое")
	w := uitest.New(t, widgets.NewStack(0, first, second))
	w.Press(fyne.KeyTab)
	w.Type("новое")
	if first.Text != "новое" {
		t.Errorf("typing into a focused entry gave %q", first.Text)
	}
	w.Press(fyne.KeyReturn)
	if w.Focused() != second {
		t.Errorf("Enter led to %T", w.Focused())
	}
	entered := false
	second.OnEnter = func() { entered = true }
	w.Press(fyne.KeyReturn)
	if !entered || w.Focused() != second {
		t.Error("OnEnter was not asked, or the focus moved all the same")
	}
}

func TestTypedKeysReachTheWindowFromEveryField(t *testing.T) {
	uitest.Prepare(t)
	picker := widgets.NewPicker(strings.ToLower)
	fields := map[string]fyne.Focusable{
		"entry": widgets.NewEntry(), "memo": widgets.NewMemo(3), "date": widgets.NewDateField(ruDates, clock), "picker": picker,
		"suggest": widgets.NewSuggest(), "number": newSum(), "choice": widgets.NewChoice(widgets.Option{Key: "a", Text: "А"}), "check": widgets.NewCheck("x", nil),
		"button": widgets.NewButton("x", nil), "chips": widgets.NewChips(widgets.Chip{ID: "a", Text: "А"}), "nav": widgets.NewNavItem("x", "", nil),
		"link": widgets.NewLink("x", nil), "thumb": widgets.NewThumb("x", fyne.NewSize(50, 50)),
		"facts": widgets.NewFacts(widgets.Fact{Label: "a", Text: "b"}),
	}
	for name, field := range fields {
		t.Run(name, func(t *testing.T) {
			w := uitest.New(t, widgets.NewStack(0, field.(fyne.CanvasObject)))
			var keys []fyne.KeyName
			w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { keys = append(keys, ev.Name) })
			shortcuts := 0
			w.Canvas().AddShortcut(ctrlEnter, func(fyne.Shortcut) { shortcuts++ })
			w.Press(fyne.KeyTab)
			if w.Focused() != field {
				t.Fatalf("Tab led to %T", w.Focused())
			}
			w.Press(fyne.KeyF6, fyne.KeyB, desktop.KeyShiftLeft, fyne.KeyEscape)
			w.Ctrl(fyne.KeyReturn)
			if !slices.Equal(keys, []fyne.KeyName{fyne.KeyF6, fyne.KeyEscape}) || shortcuts != 1 {
				t.Errorf("the window got keys %v and %d shortcuts", keys, shortcuts)
			}
		})
	}
}

func TestMemoIsNoTrapForTab(t *testing.T) {
	before, memo, after := widgets.NewEntry(), widgets.NewMemo(3), widgets.NewEntry()
	w := uitest.New(t, widgets.NewStack(0, before, memo, after))
	w.Focus(memo)
	w.Type("строка")
	w.Press(fyne.KeyReturn, fyne.KeyTab)
	if w.Focused() != after || memo.Text != "строка\n" {
		t.Errorf("Tab led to %T, the text is %q", w.Focused(), memo.Text)
	}
	w.Shift(fyne.KeyTab)
	w.Shift(fyne.KeyTab)
	if w.Focused() != before {
		t.Errorf("Shift+Tab led to %T", w.Focused())
	}
}

func TestDateFieldIsTypedInAnyWay(t *testing.T) {
	cases := map[string]string{"311226": "31.12.2026", "+3": "14.09.2026", "с": "11.09.2026", "1.10": "01.10.2026"}
	for typed, want := range cases {
		t.Run(typed, func(t *testing.T) {
			date, next := widgets.NewDateField(ruDates, clock), widgets.NewEntry()
			w := uitest.New(t, widgets.NewStack(0, date, next))
			w.Press(fyne.KeyTab)
			w.Type(typed)
			w.Press(fyne.KeyTab)
			if date.Text != want || w.Focused() != next {
				t.Errorf("the field shows %q, want %q; focus on %T", date.Text, want, w.Focused())
			}
		})
	}
}

func TestDateFieldKeepsNonsenseAndSaysSo(t *testing.T) {
	date, next := widgets.NewDateField(ruDates, clock), widgets.NewEntry()
	var heard []bool
	date.OnChanged = func(_ widgets.Day, ok bool) { heard = append(heard, ok) }
	w := uitest.New(t, widgets.NewStack(0, date, next))
	w.Press(fyne.KeyTab)
	w.Type("32.13")
	w.Press(fyne.KeyTab)
	if _, ok := date.Day(); ok || date.Text != "32.13" {
		t.Errorf("nonsense became %q", date.Text)
	}
	if !slices.Equal(heard, []bool{false}) {
		t.Errorf("heard %v", heard)
	}
	date.SetDay(widgets.Day{})
	if _, _, _, ok, empty := date.Date(); ok || !empty {
		t.Error("an emptied field is not empty")
	}
}

func TestDateFieldKeys(t *testing.T) {
	cases := []struct {
		name string
		keys []fyne.KeyName
		want string
	}{
		{"up is the next day", []fyne.KeyName{fyne.KeyUp}, "12.09.2026"},
		{"page down is the next month", []fyne.KeyName{fyne.KeyPageDown}, "11.10.2026"},
		{"page up is the month before", []fyne.KeyName{fyne.KeyPageUp}, "11.08.2026"},
		{"the month: a week down", []fyne.KeyName{fyne.KeyF4, fyne.KeyDown, fyne.KeyReturn}, "18.09.2026"},
		{"the month: a day left", []fyne.KeyName{fyne.KeyDown, fyne.KeyLeft, fyne.KeyReturn}, "10.09.2026"},
		{"the month: next month", []fyne.KeyName{fyne.KeyDown, fyne.KeyPageDown, fyne.KeyReturn}, "11.10.2026"},
		{"the month: escape changes nothing", []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyEscape}, "11.09.2026"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			date := widgets.NewDateField(ruDates, clock)
			date.SetDate(2026, 9, 11)
			w := uitest.New(t, widgets.NewStack(0, date, widgets.NewEntry()))
			w.Press(fyne.KeyTab)
			w.Press(c.keys...)
			if date.Text != c.want {
				t.Errorf("the field shows %q, want %q", date.Text, c.want)
			}
			if n := len(w.Canvas().Overlays().List()); n != 0 {
				t.Errorf("%d drop-downs are left open", n)
			}
			if w.Focused() != date {
				t.Errorf("the focus went to %T", w.Focused())
			}
		})
	}
}

func TestMonthOpensOnTheDayInTheFieldAndPicksByMouse(t *testing.T) {
	date := widgets.NewDateField(ruDates, clock)
	date.SetDate(2025, 2, 3)
	w := uitest.New(t, widgets.NewStack(0, date))
	w.Press(fyne.KeyTab, fyne.KeyF4)
	w.MustShow("Февраль 2025", "пн", "вс", "Сегодня 11.09.2026")
	w.Shot("month")
	w.Tap("›")
	w.MustShow("Март 2025")
	w.Tap("19")
	if date.Text != "19.03.2025" {
		t.Errorf("picked %q", date.Text)
	}
}

func TestTabLeavesAnOpenDropDown(t *testing.T) {
	date, next := widgets.NewDateField(ruDates, clock), widgets.NewEntry()
	w := uitest.New(t, widgets.NewStack(0, date, next))
	w.Press(fyne.KeyTab, fyne.KeyF4, fyne.KeyTab)
	if w.Focused() != next {
		t.Errorf("Tab led to %T", w.Focused())
	}
	w.MustNotShow("Сентябрь 2026")
}

var topics = []widgets.Option{
	{Key: "1", Text: "04.01 Уличное освещение", Keywords: "фонарь"},
	{Key: "2", Text: "05.02 Вывоз мусора", Detail: "Санитария"},
	{Key: "3", Text: "06.01 Дороги"},
}

func newPicker(t *testing.T) (*uitest.Window, *widgets.Picker, *widgets.Entry) {
	t.Helper()
	uitest.Prepare(t)
	picker, next := widgets.NewPicker(strings.ToLower), widgets.NewEntry()
	picker.NothingText = "Ничего не найдено"
	picker.SetOptions(topics)
	w := uitest.New(t, widgets.NewStack(0, picker, next))
	w.Press(fyne.KeyTab)
	return w, picker, next
}

func TestPickerNarrowsWhileTyping(t *testing.T) {
	cases := []struct{ typed, want string }{
		{"МУС", "2"}, {"фонар", "1"}, {"санит", "2"}, {"дор 06", "3"}, {"04", "1"},
	}
	for _, c := range cases {
		t.Run(c.typed, func(t *testing.T) {
			w, picker, next := newPicker(t)
			w.Type(c.typed)
			w.Press(fyne.KeyTab)
			if o, ok := picker.Selected(); !ok || o.Key != c.want || picker.Text != o.Text {
				t.Errorf("picked %v, shown %q", o, picker.Text)
			}
			if w.Focused() != next {
				t.Errorf("Tab led to %T", w.Focused())
			}
		})
	}
}

func TestPickerByKeysTellsOnceAndCanBeCleared(t *testing.T) {
	w, picker, _ := newPicker(t)
	var heard []string
	picker.OnPicked = func(o widgets.Option, ok bool) {
		if !ok {
			o.Key = "cleared"
		}
		heard = append(heard, o.Key)
	}
	w.Press(fyne.KeyDown)
	w.MustShow("05.02 Вывоз мусора", "Санитария")
	w.Shot("picker")
	w.Press(fyne.KeyDown, fyne.KeyReturn)
	w.Press(fyne.KeyDown, fyne.KeyReturn) // the same again
	w.Press(fyne.KeyDelete)               // all of it is selected
	if want := []string{"2", "cleared"}; !slices.Equal(heard, want) {
		t.Errorf("heard %v, want %v", heard, want)
	}
	if _, ok := picker.Selected(); ok {
		t.Error("still chosen")
	}
}

func TestPickerTakesBackWhatIsNoOption(t *testing.T) {
	w, picker, _ := newPicker(t)
	picker.SetSelected("3")
	w.Type("ерунда")
	w.MustShow("Ничего не найдено")
	w.Press(fyne.KeyEscape)
	w.MustNotShow("Ничего не найдено")
	w.Press(fyne.KeyTab)
	if o, ok := picker.Selected(); !ok || o.Key != "3" || picker.Text != "06.01 Дороги" {
		t.Errorf("chosen %v, shown %q", o, picker.Text)
	}
}

func TestPickerKeepsWhatIsNoOptionWhereSomebodyTells(t *testing.T) {
	w, picker, _ := newPicker(t)
	picker.SetSelected("3")
	var heard []string
	picker.OnStray = func(text string) { heard = append(heard, text) }
	w.Ctrl("A")
	w.Type("ерунда")
	w.Press(fyne.KeyTab)
	if _, ok := picker.Selected(); ok || picker.Text != "ерунда" || picker.Stray() != "ерунда" {
		t.Errorf("chosen %v, shown %q", ok, picker.Text)
	}
	w.Shift(fyne.KeyTab)
	w.Type("дор")
	w.Press(fyne.KeyTab)
	if o, ok := picker.Selected(); !ok || o.Key != "3" || !slices.Equal(heard, []string{"ерунда", ""}) {
		t.Errorf("chosen %v, heard %q", o, heard)
	}
}

func TestAShortcutTakesWhatIsMarkedInAnOpenList(t *testing.T) {
	w, picker, _ := newPicker(t)
	saved := ""
	w.Canvas().AddShortcut(ctrlEnter, func(fyne.Shortcut) {
		o, _ := picker.Selected()
		saved = o.Key
	})
	w.Type("0")
	w.Press(fyne.KeyDown)
	w.Ctrl(fyne.KeyReturn)
	if saved != "2" {
		t.Errorf("saved with %q", saved)
	}
}

func TestPickerByMouse(t *testing.T) {
	w, picker, _ := newPicker(t)
	w.Tap("▾")
	w.Tap("06.01 Дороги")
	if o, _ := picker.Selected(); o.Key != "3" {
		t.Errorf("picked %v", o)
	}
}

func TestSuggestOffersAndIgnoresLateAnswers(t *testing.T) {
	uitest.Prepare(t)
	suggest := widgets.NewSuggest()
	pending := map[string]func([]widgets.Option){}
	suggest.OnQuery = func(text string, show func([]widgets.Option)) { pending[text] = show }
	var picked widgets.Option
	suggest.OnPicked = func(o widgets.Option) { picked = o }
	w := uitest.New(t, widgets.NewStack(0, suggest, widgets.NewEntry()))
	w.Press(fyne.KeyTab)
	w.Type("ша")
	pending["ша"]([]widgets.Option{{Key: "1", Text: "Шаршенбай уулу Руслан", Detail: "Ак-Ордо-2"}, {Key: "2", Text: "Шабданова А."}})
	pending["ш"]([]widgets.Option{{Key: "9", Text: "Старый ответ"}})
	w.Settle()
	w.MustShow("Шаршенбай уулу Руслан")
	w.MustNotShow("Старый ответ")
	w.Type("р") // typing goes on under the open list
	if suggest.Text != "шар" {
		t.Errorf("typed %q", suggest.Text)
	}
	pending["шар"]([]widgets.Option{{Key: "1", Text: "Шаршенбай уулу Руслан"}})
	w.Press(fyne.KeyDown, fyne.KeyReturn)
	if picked.ID() != 1 || suggest.Text != "Шаршенбай уулу Руслан" {
		t.Errorf("picked %v, shown %q", picked, suggest.Text)
	}
}

func TestSuggestDoesNotReplaceWhatWasTyped(t *testing.T) {
	uitest.Prepare(t)
	suggest, next := widgets.NewSuggest(), widgets.NewEntry()
	suggest.OnQuery = func(_ string, show func([]widgets.Option)) { show([]widgets.Option{{Key: "1", Text: "Другой"}}) }
	suggest.OnPicked = func(o widgets.Option) { t.Errorf("picked %v", o) }
	w := uitest.New(t, widgets.NewStack(0, suggest, next))
	w.Press(fyne.KeyTab)
	w.Type("Новый")
	w.Press(fyne.KeyReturn)
	if suggest.Text != "Новый" || w.Focused() != next {
		t.Errorf("Enter left %q, focus on %T", suggest.Text, w.Focused())
	}
}

func TestChoiceKeys(t *testing.T) {
	cases := []struct {
		name string
		do   func(w *uitest.Window)
		want string
	}{
		{"down", func(w *uitest.Window) { w.Press(fyne.KeyDown) }, "b"},
		{"end", func(w *uitest.Window) { w.Press(fyne.KeyEnd) }, "c"},
		{"a Cyrillic letter", func(w *uitest.Window) { w.Type("У") }, "c"},
		{"space opens, the letter of it is not taken", func(w *uitest.Window) {
			w.Press(fyne.KeySpace, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
		}, "c"},
		{"escape from the list", func(w *uitest.Window) { w.Press(fyne.KeySpace, fyne.KeyDown, fyne.KeyEscape) }, "a"},
		{"click", func(w *uitest.Window) { w.Tap("письменно"); w.Tap("устно") }, "c"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			uitest.Prepare(t)
			choice := widgets.NewChoice(widgets.Option{Key: "a", Text: "письменно"}, widgets.Option{Key: "b", Text: "по почте"}, widgets.Option{Key: "c", Text: "устно"})
			heard := choice.Selected()
			choice.OnChanged = func(key string) { heard = key }
			w := uitest.New(t, widgets.NewStack(0, choice))
			w.Press(fyne.KeyTab)
			c.do(w)
			if choice.Selected() != c.want || heard != c.want {
				t.Errorf("chosen %q, heard %q, want %q", choice.Selected(), heard, c.want)
			}
		})
	}
}

func TestSpaceActsOnceAndIsNotTypedWhereTheFocusGoes(t *testing.T) {
	uitest.Prepare(t)
	entry := widgets.NewEntry()
	var w *uitest.Window
	n := 0
	button := widgets.NewButton("Новое", func() { n++; w.Focus(entry) })
	w = uitest.New(t, widgets.NewStack(0, button, entry))
	w.Focus(button)
	w.Press(fyne.KeySpace)
	if n != 1 || entry.Text != "" {
		t.Errorf("acted %d times, typed %q", n, entry.Text)
	}
	w.Focus(button)
	w.Press(fyne.KeyReturn)
	button.Disable()
	w.Tap("Новое")
	if n != 2 {
		t.Errorf("acted %d times, want 2", n)
	}
}

func TestFieldNoteTakesPlaceOnlyWhileItSpeaks(t *testing.T) {
	uitest.Prepare(t)
	entry := widgets.NewEntry()
	field := widgets.NewField("Телефон", entry)
	below := widgets.NewText("ниже", widgets.TextStyle{})
	w := uitest.New(t, widgets.NewStack(4, field, below))
	quiet := below.Position().Y
	field.SetHint("можно без кода")
	field.SetWarning("номер другого жителя")
	field.SetError("не хватает цифр")
	w.Settle()
	w.MustShow("не хватает цифр")
	w.MustNotShow("номер другого жителя", "можно без кода")
	if below.Position().Y <= quiet {
		t.Error("the error overlaps what is below")
	}
	field.SetError("")
	w.MustShow("номер другого жителя")
	field.SetWarning("")
	field.SetHint("")
	w.Settle()
	if below.Position().Y != quiet {
		t.Errorf("an empty note takes %v", below.Position().Y-quiet)
	}
}

func TestAPickerHoldsAnID(t *testing.T) {
	p := widgets.NewPicker(strings.ToLower)
	p.SetOptions([]widgets.Option{widgets.IDOption(7, "seven")})
	if p.ID() != 0 {
		t.Errorf("an empty picker holds %d", p.ID())
	}
	p.SetID(7)
	if p.ID() != 7 {
		t.Errorf("it holds %d, want 7", p.ID())
	}
	p.SetID(0)
	if p.ID() != 0 {
		t.Errorf("cleared, it holds %d", p.ID())
	}
}

func TestALongTextEndsWithAnEllipsisWhileNobodyTypes(t *testing.T) {
	entry, other := widgets.NewEntry(), widgets.NewEntry()
	w := uitest.New(t, widgets.NewStack(0, widgets.NewGrid(widgets.Cell{Width: 120, Object: entry}), other))
	entry.SetText("Аракет – за улучшение жизни в новостройках")
	w.Focus(other)
	w.MustShow("Аракет – за улу…")
	w.MustNotShow("новостройках")
	w.Focus(entry)
	w.MustShow("Аракет – за улучшение жизни в новостройках")
	w.MustNotShow("…")
	w.Type("Коротко")
	w.Focus(other)
	w.MustShow("Коротко")
	w.MustNotShow("…")
}
