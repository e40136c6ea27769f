package register

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kairyluu/app"
)

// TestBadInputIsToldBesideItsField types each mistake into an otherwise good
// form and tries to save.
func TestBadInputIsToldBesideItsField(t *testing.T) {
	d, _ := newDesk(t)
	for name, test := range map[string]struct {
		field, typed string
		at, said     string
	}{
		"an impossible date":               {"received", "31.02.2026", "received", "Такого дня нет"},
		"a far date":                       {"received", "11.09.1026", "received", "Слишком давняя дата"},
		"a date in words":                  {"registered", "позавчера", "registered", "Это не дата"},
		"received after today":             {"received", "12.09.2026", "received", "ещё не наступила: сегодня 11.09.2026"},
		"registered after today":           {"registered", "14.09.2026", "registered", "ещё не наступила"},
		"registered before received":       {"registered", "10.09.2026", "registered", "Регистрация раньше поступления (11.09.2026)"},
		"no date of receipt":               {"received", "", "received", "Укажите дату"},
		"no name":                          {"surname", "", "surname", "Укажите фамилию или имя"},
		"a name of signs":                  {"surname", "№ 5!", "surname", "нет ни одной буквы"},
		"no topic":                         {"topic", "", "topic", "Выберите тему"},
		"no text":                          {"text", "", "text", "Напишите содержание"},
		"text of control characters alone": {"text", "\u0001\u0002 \u200b", "text", "Напишите содержание"},
		"a phone with letters":             {"phone", "нет телефона", "phone", "не телефон"},
		"a phone too short":                {"phone", "0555 12 34", "phone", "не хватает цифр"},
		"a phone too long":                 {"phone", "0555 12 34 56 78 90 12", "phone", "лишние цифры"},
		"the second phone wrong":           {"phone", "0555 12 34 56, 99", "phone", "«99»"},
		"sheets below zero":                {"sheets", "-3", "sheets", "от 0 до 100"},
		"mail without its sign":            {"email", "asanova.mail.kg", "email", "имя@сайт"},
		"a year of birth to come":          {"born", "2027", "born", "от 1900 до нынешнего"},
		"a term before registration":       {"due", "01.09.2026", "due", "Срок раньше дня регистрации (11.09.2026)"},
		"a cost in words":                  {"cost", "сто", "cost", "Напишите сумму цифрами"},
	} {
		t.Run(name, func(t *testing.T) {
			d.t = t
			d.page().clear()
			d.complaint()
			d.fill(test.field, test.typed)
			d.Ctrl("S")
			if n := len(d.appeals()); n != 0 {
				t.Fatalf("%d appeals were stored", n)
			}
			if note := d.note(test.at); !strings.Contains(note, test.said) {
				t.Errorf("beside the field stands %q", note)
			}
			if d.focused() != test.at {
				t.Errorf("the focus is at %q", d.focused())
			}
			if f := d.form(); test.field != "surname" && f.People[0].Surname != "Асанова" {
				t.Errorf("lost: %+v", f)
			}
		})
	}
}

func TestAllMistakesAreToldAtOnceAndVanishWhenMended(t *testing.T) {
	d, _ := newDesk(t)
	d.fill("received", "вчера")
	d.fill("phone", "нет")
	d.Ctrl("S")
	for _, field := range []string{"received", "surname", "phone", "topic", "text"} {
		if d.note(field) == "" {
			t.Errorf("nothing is said beside %s", field)
		}
	}
	if d.focused() != "received" {
		t.Errorf("the focus is at %q", d.focused())
	}
	d.fill("received", "10.09.2026")
	if note := d.note("received"); note != "" {
		t.Errorf("beside the mended date still stands %q", note)
	}
	if d.note("topic") == "" {
		t.Error("the other mistakes are no longer told")
	}
}

func TestDoubtsDoNotStopSaving(t *testing.T) {
	d, _ := newDesk(t)
	for name, test := range map[string]struct{ field, typed, said string }{
		"a PIN too short":             {"pin", "20101198", "это 14 цифр"},
		"a PIN with letters":          {"pin", "2О101198012345", "только цифры"},
		"a PIN of an organisation":    {"pin", "01234567890123", "ИНН организации"},
		"a PIN of a third sex":        {"pin", "30101198012345", "Первая цифра"},
		"a PIN with no day of birth":  {"pin", "23102198012345", "нет верной даты рождения"},
		"a PIN of the unborn":         {"pin", "20101203012345", "ещё не родился"},
		"registered late":             {"received", "01.09.2026", "с опозданием"},
		"a paper dated after it came": {"written", "12.09.2026", "позже дня поступления"},
	} {
		t.Run(name, func(t *testing.T) {
			d.t = t
			before := len(d.appeals())
			d.complaint()
			d.fill(test.field, test.typed)
			at := test.field
			if at == "received" {
				at = "registered"
			}
			if note := d.note(at); !strings.Contains(note, test.said) {
				t.Errorf("beside the field stands %q", note)
			}
			d.Ctrl(fyne.KeyReturn)
			if n := len(d.appeals()) - before; n != 1 {
				t.Errorf("%d appeals were stored; the window shows %q", n, d.Texts())
			}
		})
	}
}

func TestAYearWithoutACalendarIsDoubted(t *testing.T) {
	d, _ := newDesk(t)
	d.now = time.Date(2029, 3, 15, 9, 0, 0, 0, time.UTC)
	d.complaint()
	d.fill("received", "15.03.2029")
	d.fill("registered", "15.03.2029")
	if note := d.note("registered"); !strings.Contains(note, "нет праздников 2029 года") {
		t.Errorf("beside the date stands %q", note)
	}
	d.Ctrl("S")
	if n := len(d.appeals()); n != 1 {
		t.Errorf("%d appeals are stored", n)
	}
}

func TestAClockSetBackKeepsWhatIsTyped(t *testing.T) {
	d, _ := newDesk(t)
	d.complaint()
	d.now = d.now.AddDate(0, 0, -2)
	d.Ctrl("S")
	if note := d.note("received"); !strings.Contains(note, "сегодня 09.09.2026") {
		t.Errorf("beside the date stands %q", note)
	}
	d.now = d.now.AddDate(0, 0, 2)
	d.Ctrl("S")
	if n := len(d.appeals()); n != 1 {
		t.Errorf("%d appeals are stored", n)
	}
}

func TestALongTextIsRefusedWhole(t *testing.T) {
	d, _ := newDesk(t)
	d.complaint()
	p := d.page()
	f := p.session.Form.Clone()
	f.Text = strings.Repeat("Ңө ", app.TextLimit/3) + "аб"
	p.refill(f)
	d.Ctrl("S")
	if note := d.note("text"); !strings.Contains(note, "100 001") && !strings.Contains(note, "100\u00a0001") {
		t.Errorf("beside the text stands %q", note)
	}
	if got := d.form().Text; got != f.Text {
		t.Errorf("%d bytes of %d are left", len(got), len(f.Text))
	}
	d.at("text")
	f.Text = f.Text[:len(f.Text)-len("б")]
	p.refill(f)
	d.Ctrl("S")
	all := d.appeals()
	if len(all) != 1 || len([]rune(all[0].Text)) != app.TextLimit {
		t.Errorf("a text of exactly the limit was not stored whole")
	}
}

func TestLettersThatOnlyLookRightAreRepaired(t *testing.T) {
	d, _ := newDesk(t)
	d.fill("surname", "Ѳмурова")             // fita for Ө
	d.fill("name", "Aйгүл")                  // Latin A
	d.fill("address", "Жеӊиш көч.\u0007, 1") // ң with a hook, a bell
	d.fill("topic", "уличное")
	d.fill("text", "Кѳчѳдѳ жарык жок.\u200b Facebook'ко жаздым")
	d.Ctrl("S")
	all := d.appeals()
	if len(all) != 1 {
		t.Fatalf("not stored: %q", d.Texts())
	}
	person := all[0].Applicants[0].Resident
	if person.Name.Surname != "Өмурова" || person.Name.Given != "Айгүл" || person.Address.Line != "Жеңиш көч., 1" ||
		all[0].Text != "Көчөдө жарык жок. Facebook'ко жаздым" || all[0].Number != "Ө-1/26" {
		t.Errorf("stored %+v %q %q", person, all[0].Text, all[0].Number)
	}
}

func TestANumberIsNeverUsedTwice(t *testing.T) {
	d, ids := newDesk(t)
	d.registered(ids, "2026-08-28")
	d.complaint()
	d.fill("number", "ш-1/26")
	d.Ctrl("S")
	if note := d.note("number"); !strings.Contains(note, "уже занят") || d.focused() != "number" {
		t.Fatalf("beside the number stands %q, the focus is at %q", note, d.focused())
	}
	if f := d.form(); f.Text != "Не горит фонарь" {
		t.Errorf("lost: %+v", f)
	}
	d.fill("number", "12-А/26")
	d.Ctrl("S")
	if all := d.appeals(); len(all) != 2 || all[1].Number != "12-А/26" {
		t.Errorf("stored %+v", all)
	}
}

func TestTheNextNumberIsShownButNotTaken(t *testing.T) {
	d, ids := newDesk(t)
	d.registered(ids, "2026-08-28")
	d.fill("surname", "Исаев")
	if got := d.page().ui.numberIn.PlaceHolder; got != "И-2/26" {
		t.Errorf("the number to come is shown as %q", got)
	}
	d.fill("topic", "уличное")
	d.fill("text", "Темно")
	d.Ctrl("S")
	if all := d.appeals(); all[1].Number != "И-2/26" {
		t.Errorf("it became %q", all[1].Number)
	}
}

func TestAnEarlierAppealThatIsNotInTheJournal(t *testing.T) {
	d, ids := newDesk(t)
	earlier := d.registered(ids, "2026-08-28")
	d.complaint()
	d.at("repetition")
	d.Press(fyne.KeyDown)
	d.fill("earlier", "Щ-99/26")
	d.Ctrl("S")
	if note := d.note("earlier"); !strings.Contains(note, "Обращения Щ-99/26 в журнале нет") {
		t.Fatalf("beside the field stands %q", note)
	}
	d.fill("earlier", "ш-1/26")
	d.Ctrl("S")
	if all := d.appeals(); len(all) != 2 || all[1].Earlier != earlier.ID {
		t.Errorf("stored %+v", all)
	}
}

func TestTroubleWithTheDiskLosesNothing(t *testing.T) {
	for name, test := range map[string]struct {
		err  error
		said string
	}{
		"a full disk":      {app.FailWith(errors.New("no space"), app.Full, "data.full"), "На диске кончилось место"},
		"a folder removed": {app.Fail(app.Gone, "data.gone", "dir", "/data"), "Папка данных /data пропала"},
		"a fault of ours":  {errors.New("bug"), "1"},
	} {
		t.Run(name, func(t *testing.T) {
			d, _ := newDesk(t)
			d.complaint()
			d.store.refuses = test.err
			d.Ctrl("S")
			d.MustShow(test.said)
			d.Press(fyne.KeyEscape)
			d.runner.Tick() // the draft can't be kept either: no second dialog
			if f := d.form(); f.People[0].Surname != "Асанова" || f.Text != "Не горит фонарь" {
				t.Fatalf("left in the form: %+v", f)
			}
			d.Ctrl("2")
			if _, stayed := d.frame.Page().(*Page); !stayed {
				t.Fatal("the form was left although it could not be kept")
			}
			d.Press(fyne.KeyEscape)
			d.store.refuses = nil
			d.Ctrl("S")
			if n := len(d.appeals()); n != 1 {
				t.Errorf("%d appeals are stored; the window shows %q", n, d.Texts())
			}
		})
	}
}

func TestASettlementThatNobodyKnowsIsNotLostSilently(t *testing.T) {
	d, _ := newDesk(t)
	d.complaint()
	d.fill("settlement", "Неизвестный массив")
	d.at("text") // the form asks again what it has to say
	d.Type(" ночью")
	d.Ctrl("S")
	if note := d.note("settlement"); !strings.Contains(note, "в справочнике нет") || d.focused() != "settlement" {
		t.Errorf("the field says %q, the focus is on %q", note, d.focused())
	}
	if n := len(d.appeals()); n != 0 {
		t.Errorf("%d appeals are stored without their settlement", n)
	}
	d.fill("settlement", "ордо")
	d.Ctrl("S")
	if n := len(d.appeals()); n != 1 {
		t.Errorf("%d appeals are stored after it was corrected", n)
	}
}
