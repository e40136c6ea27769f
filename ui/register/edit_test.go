package register

import (
	"strings"
	"testing"

	"kairyluu/app"
	"kairyluu/ui/shell"
)

// edit opens an appeal to be corrected.
func (d *desk) edit(id int64) {
	d.t.Helper()
	d.frame.Go(shell.Route{Place: shell.Register, ID: id})
	d.Settle()
}

func TestCorrectingAnAppeal(t *testing.T) {
	d, ids := newDesk(t)
	a := d.registered(ids, "2026-08-28")
	d.edit(a.ID)
	d.MustShow("Обращение Ш-1/26: исправление")
	d.MustNotShow("Сохранить и следующее")
	d.fill("surname", "Шаршенбаева")
	d.fill("topic", "вывоз")
	d.fill("note", "позвонить")
	d.Ctrl("S")
	d.MustShow("другая страница", "Обращение Ш-1/26 сохранено")
	got := d.appeals()[0]
	if got.TopicID != ids.garbage || got.Note != "позвонить" || got.Applicants[0].Resident.Name.Surname != "Шаршенбаева" ||
		got.Number != "Ш-1/26" || got.Standing.ExecutorID != ids.asanov || got.Summary != a.Summary {
		t.Errorf("stored %+v", got)
	}
	d.edit(a.ID)
	d.MustNotShow("восстановлен")
}

func TestACorrectionHasADraftOfItsOwn(t *testing.T) {
	d, ids := newDesk(t)
	a := d.registered(ids, "2026-08-28")
	d.fill("surname", "Новая")
	d.edit(a.ID)
	d.fill("note", "позвонить")
	d.frame.Go(shell.Route{Place: shell.Register})
	d.Settle()
	if got := d.form(); got.ID != 0 || got.People[0].Surname != "Новая" || got.Note != "" {
		t.Errorf("the new form holds %+v", got)
	}
	d.edit(a.ID)
	if got := d.form(); got.ID != a.ID || got.Note != "позвонить" {
		t.Errorf("the correction holds %+v", got)
	}
}

func TestSomebodyElseChangedTheAppealMeanwhile(t *testing.T) {
	setUp := func(t *testing.T) (*desk, app.Appeal) {
		d, ids := newDesk(t)
		a := d.registered(ids, "2026-08-28")
		d.edit(a.ID)
		d.fill("note", "моё примечание")
		theirs, err := d.store.Appeal(d.ctx, a.ID)
		d.must(err)
		theirs.Address.Line, theirs.Note = "ул. Ош, 3", "их примечание"
		d.office.Desk.Sit("Бакыт А.")
		_, err = d.office.Appeals.Update(d.ctx, theirs)
		d.must(err)
		d.office.Desk.Sit("Айнура Ж.")
		d.Ctrl("S")
		d.MustShow("Обращение изменили", "Бакыт А.", "Показать карточку")
		if got := d.appeals()[0].Note; got != "их примечание" {
			t.Fatalf("the other's work is gone: %q", got)
		}
		return d, a
	}
	t.Run("is told with what they wrote, and the form stays", func(t *testing.T) {
		d, _ := setUp(t)
		d.Tap("Вернуться к форме")
		if note := d.note("note"); !strings.Contains(note, "их примечание") {
			t.Errorf("beside the note stands %q", note)
		}
		if got := d.form().Note; got != "моё примечание" {
			t.Errorf("in the form stands %q", got)
		}
	})
	t.Run("can be written over knowingly", func(t *testing.T) {
		d, _ := setUp(t)
		d.Tap("Сохранить мой вариант")
		if got := d.appeals()[0].Note; got != "моё примечание" {
			t.Errorf("stored %q", got)
		}
	})
	t.Run("can be looked at", func(t *testing.T) {
		d, a := setUp(t)
		d.Tap("Показать карточку")
		if r := d.frame.Route(); r.Place != shell.Appeals || r.ID != a.ID {
			t.Errorf("the window is at %+v", r)
		}
	})
}

func TestSomebodyElseChangedTheResidentMeanwhile(t *testing.T) {
	d, ids := newDesk(t)
	a := d.registered(ids, "2026-08-28")
	id := a.Applicants[0].ResidentID
	d.page().choose(0, id)
	d.fill("address", "ул. Жеңиш, 16")
	d.fill("topic", "вывоз")
	d.fill("text", "Мусор")
	r, err := d.office.Residents.Resident(d.ctx, id)
	d.must(err)
	r.Note = "ветеран труда"
	_, err = d.office.Residents.Save(d.ctx, r)
	d.must(err)
	d.Ctrl("S")
	d.MustShow("Карточку жителя изменили")
	if n := len(d.appeals()); n != 1 {
		t.Fatalf("%d appeals are stored", n)
	}
	d.Press("Escape")
	d.Ctrl("S")
	r, err = d.office.Residents.Resident(d.ctx, id)
	d.must(err)
	if n := len(d.appeals()); n != 2 || r.Note != "ветеран труда" || r.Address.Line != "ул. Жеңиш, 16" {
		t.Errorf("%d appeals; the resident is %+v", n, r)
	}
}

func TestAFormHandedOverByAnotherPage(t *testing.T) {
	d, ids := newDesk(t)
	d.frame.Go(shell.Route{Place: shell.Register, Like: &app.Appeal{
		ID: 77, Number: "Ш-5/26", Channel: app.AtMeeting, Multiplicity: app.Collective, SettlementID: ids.akOrdo,
		TopicID: ids.light, Text: "Решение схода",
	}})
	d.Settle()
	f := d.form()
	if f.ID != 0 || f.Number != "" || f.Channel != app.AtMeeting || f.Multiplicity != app.Collective ||
		f.Text != "Решение схода" || f.Received != "11.09.2026" || f.Topic != ids.light {
		t.Errorf("the form holds %+v", f)
	}
}
