package register

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/forms"
	"kairyluu/ui/shell"
	"kairyluu/ui/widgets"
)

func TestRegisteringByKeysAlone(t *testing.T) {
	d, ids := newDesk(t)
	d.MustShow("Новое обращение", "Сохранить и следующее", "Срок ответа 01.10.2026")
	if d.focused() != "received" {
		t.Fatalf("the work begins at %q", d.focused())
	}
	d.Press(fyne.KeyEnter, fyne.KeyEnter) // received, registered: today
	d.Press(fyne.KeyTab)                  // by hand
	d.Type("ж")                           // a complaint, by its letter
	d.Press(fyne.KeyTab, fyne.KeyTab)     // in Russian
	d.Type("2")
	d.Press(fyne.KeyEnter, fyne.KeyEnter) // the number is drawn
	d.Type("шаршенбай УУЛУ")
	d.Press(fyne.KeyEnter)
	d.Type("руслан")
	d.Press(fyne.KeyEnter, fyne.KeyEnter) // no patronymic
	d.Type("0555 12 34 56")
	d.Press(fyne.KeyEnter, fyne.KeyEnter) // no PIN
	d.Type("ордо")
	d.Press(fyne.KeyEnter) // takes what is marked
	d.Press(fyne.KeyEnter)
	d.Type("ул. Жеңиш, 14")
	d.Press(fyne.KeyEnter)
	if d.focused() != "topic" {
		t.Fatalf("after the address comes %q", d.focused())
	}
	d.Type("осв")
	d.Press(fyne.KeyTab)
	d.Type("асан")
	d.Press(fyne.KeyTab)
	d.Press(fyne.KeyTab) // no files
	d.Type("Нет света")
	d.Press(fyne.KeyEnter)
	d.Type("Четыре фонаря")
	d.Press(fyne.KeyEnter)
	d.Type("не горят")
	d.Ctrl(fyne.KeyReturn)

	all := d.appeals()
	if len(all) != 1 {
		t.Fatalf("%d appeals are stored; the window shows %q", len(all), d.Texts())
	}
	a := all[0]
	if a.Number != "Ш-1/26" || a.Kind != app.Complaint || a.Sheets != 2 || a.SettlementID != ids.akOrdo ||
		a.Address.Line != "ул. Жеңиш, 14" || a.TopicID == 0 || a.Summary != "Нет света" || a.Text != "Четыре фонаря\nне горят" {
		t.Errorf("stored %+v", a)
	}
	person := a.Applicants[0].Resident
	if person.Name.Surname != "Шаршенбай уулу" || person.Name.Given != "Руслан" || person.Phones[0] != "+996555123456" {
		t.Errorf("the applicant is %+v", person)
	}
	if a.Standing.ExecutorID != ids.asanov || a.Standing.State != app.InWork {
		t.Errorf("it stands as %+v", a.Standing)
	}
	d.MustShow("Обращение Ш-1/26 сохранено")

	if d.focused() != "surname" {
		t.Errorf("the next paper begins at %q", d.focused())
	}
	next := d.form()
	if next.Kind != app.Complaint || next.People[0].Surname != "" || next.Text != "" || next.Sheets != "" {
		t.Errorf("the next paper is %+v", next)
	}
}

func TestEveryFieldIsReachedByTabInTheOrderOfThePaper(t *testing.T) {
	d, _ := newDesk(t)
	p := d.page()
	f := p.session.Form.Clone()
	f.Channel, f.Multiplicity, f.Elsewhere = app.OralReception, app.Collective, true
	p.refill(f)
	p.ui.open[sectionPerson], p.ui.open[sectionMore] = true, true
	p.ui.adjust(f)
	d.Settle()
	d.at("received")
	want := p.ui.keys()
	seen := []string{d.focused()}
	for range 120 {
		d.Press(fyne.KeyTab)
		if key := d.focused(); key != "" {
			if key == "received" {
				break
			}
			seen = append(seen, key)
		}
	}
	if got, want := strings.Join(seen, " "), strings.Join(want, " "); got != want {
		t.Errorf("Tab goes\n%s\nwant\n%s", got, want)
	}
}

func TestShiftTabGoesBack(t *testing.T) {
	d, _ := newDesk(t)
	d.at("text")
	d.Shift(fyne.KeyTab)
	if d.focused() != "summary" {
		t.Errorf("back from the text comes %q", d.focused())
	}
}

func TestADraftOutlivesTheWindow(t *testing.T) {
	d, ids := newDesk(t)
	d.fill("surname", "Асанова")
	d.fill("received", "вчера")
	d.fill("topic", "уличное")
	d.fill("text", "Не горит фонарь\nу школы")
	d.runner.Tick()
	d.MustShow("черновик сохранён 10:42:00")

	// The process is killed: nothing is closed, a new window opens on the folder.
	d.frame = nil
	d.Window = nil
	again := &desk{t: t, ctx: d.ctx, runner: d.runner, store: d.store, office: d.office, catalog: d.catalog, now: d.now}
	again.Window = reopen(t, again)
	again.MustShow("черновик от 10:42 восстановлен", "очистить")
	f := again.form()
	if f.People[0].Surname != "Асанова" || f.Received != "вчера" || f.Topic != ids.light || f.Text != "Не горит фонарь\nу школы" {
		t.Errorf("the draft came back as %+v", f)
	}

	t.Run("and is gone once it is saved", func(t *testing.T) {
		again.t = t
		again.fill("received", "11.09.2026")
		again.Ctrl("S")
		if len(again.appeals()) != 1 {
			t.Fatalf("not saved: %q", again.Texts())
		}
		var left forms.Draft[Form]
		found, err := again.office.Desk.Draft(again.ctx, draftKey(0), &left)
		if err != nil || found {
			t.Errorf("a draft is left: %v %v", found, err)
		}
		again.MustShow("другая страница")
		again.frame.Go(shell.Route{Place: shell.Register})
		again.Settle()
		again.MustNotShow("восстановлен")
	})
}

func TestLeavingKeepsWhatIsTyped(t *testing.T) {
	for name, leave := range map[string]func(d *desk){
		"to another page": func(d *desk) { d.Ctrl("2") },
		"back, with Esc":  func(d *desk) { d.frame.Go(shell.Route{Place: shell.Appeals}) },
	} {
		t.Run(name, func(t *testing.T) {
			d, _ := newDesk(t)
			d.fill("surname", "Асанова")
			leave(d)
			d.Settle()
			d.MustShow("другая страница")
			d.Ctrl("N")
			if got := d.form().People[0].Surname; got != "Асанова" {
				t.Errorf("the surname came back as %q", got)
			}
		})
	}
	t.Run("and what was emptied again leaves no draft", func(t *testing.T) {
		d, _ := newDesk(t)
		d.fill("surname", "Асанова")
		d.runner.Tick()
		d.fill("surname", "")
		d.Ctrl("2")
		d.Ctrl("N")
		d.MustNotShow("восстановлен")
	})
}

func TestClearingADraft(t *testing.T) {
	d, _ := newDesk(t)
	d.fill("surname", "Асанова")
	d.Ctrl("2")
	d.Ctrl("N")
	d.Tap("очистить")
	if got := d.form(); got.People[0].Surname != "" {
		t.Errorf("left in the form: %+v", got)
	}
	d.Ctrl("2")
	d.Ctrl("N")
	d.MustNotShow("восстановлен")
}

func TestTheLanguageChangesWithoutLosingAWord(t *testing.T) {
	d, ids := newDesk(t)
	d.complaint()
	d.fill("received", "вчера")
	d.at("address")
	d.Type("ул. Ош")
	d.env.Words = d.catalog.In("ky")
	d.frame.Rebuild()
	d.Settle()
	d.MustShow("Жаңы кайрылуу", "Фамилиясы")
	d.MustNotShow("Отчество")
	f := d.form()
	if f.People[0].Surname != "Асанова" || f.People[0].Line != "ул. Ош" || f.Topic != ids.light || f.Received != "вчера" {
		t.Errorf("in Kyrgyz the form holds %+v", f)
	}
}

func TestAKnownPersonIsOfferedAndFillsTheApplicant(t *testing.T) {
	d, ids := newDesk(t)
	d.registered(ids, "2026-08-28")
	for field, typed := range map[string]string{"surname": "шарш", "phone": "0555123"} {
		t.Run("by "+field, func(t *testing.T) {
			d.t = t
			d.page().clear()
			d.at(field)
			d.Type(typed)
			d.MustShow("Шаршенбай уулу Руслан", "Ш-1/26")
			d.Press(fyne.KeyDown, fyne.KeyEnter)
			person := d.form().People[0]
			if person.Known.ID == 0 || person.Surname != "Шаршенбай уулу" || person.Name != "Руслан" ||
				person.Phone != "+996 555 123 456" || person.Settlement != ids.akOrdo || person.Line != "ул. Жеңиш, 14" {
				t.Fatalf("chosen: %+v", person)
			}
			d.MustShow("это другой человек", "1 обращение: открыто 1, снято 0")
		})
	}
	t.Run("whom a correction changes", func(t *testing.T) {
		d.t = t
		d.fill("address", "ул. Жеңиш, 16")
		d.fill("topic", "вывоз")
		d.fill("text", "Мусор не вывозят")
		d.Ctrl(fyne.KeyReturn)
		all := d.appeals()
		if len(all) != 2 || all[0].Applicants[0].ResidentID != all[1].Applicants[0].ResidentID {
			t.Fatalf("two appeals of one resident expected, got %+v", all)
		}
		r, err := d.office.Residents.Resident(d.ctx, all[0].Applicants[0].ResidentID)
		if err != nil || r.Address.Line != "ул. Жеңиш, 16" {
			t.Errorf("the resident lives at %q, %v", r.Address.Line, err)
		}
	})
	t.Run("unless it is said to be another", func(t *testing.T) {
		d.t = t
		d.at("surname")
		d.Type("шарш")
		d.Press(fyne.KeyDown, fyne.KeyEnter)
		d.Tap("это другой человек")
		d.fill("name", "Азамат")
		d.fill("topic", "вывоз")
		d.fill("text", "Контейнер сгорел")
		d.Ctrl(fyne.KeyReturn)
		all := d.appeals()
		last := all[len(all)-1].Applicants[0]
		if len(all) != 3 || last.ResidentID == all[0].Applicants[0].ResidentID || last.Resident.Name.Given != "Азамат" {
			t.Errorf("got %+v", last)
		}
	})
}

func TestF2LinksTheRepeat(t *testing.T) {
	d, ids := newDesk(t)
	earlier := d.registered(ids, "2026-08-28")
	d.fill("phone", "0555 12 34 56")
	d.fill("topic", "уличное")
	d.MustShow("Повтор? Ш-1/26", "тот же телефон · та же тема · 14 дней назад", "Нет света на улице третью неделю")
	d.at("text")
	d.Type("Опять не горят")
	d.Press(fyne.KeyF2)
	if f := d.form(); f.Earlier != earlier.ID || f.Repetition != app.Repeated {
		t.Fatalf("linked as %s %d", f.Repetition, f.Earlier)
	}
	d.MustShow("связано: повторное", "отменить связь")
	if d.focused() != "text" {
		t.Errorf("the focus went to %q", d.focused())
	}
	d.fill("surname", "Шаршенбай уулу")
	d.Ctrl(fyne.KeyReturn)
	all := d.appeals()
	if len(all) != 2 || all[1].Earlier != earlier.ID || all[1].Repetition != app.Repeated {
		t.Fatalf("stored %+v", all)
	}

	t.Run("and the third is неоднократное", func(t *testing.T) {
		d.t = t
		d.fill("phone", "0555 12 34 56")
		d.fill("topic", "уличное")
		d.Press(fyne.KeyF2)
		if f := d.form(); f.Earlier != all[1].ID || f.Repetition != app.Multiple {
			t.Errorf("linked as %s %d", f.Repetition, f.Earlier)
		}
		d.Tap("отменить связь")
		if f := d.form(); f.Earlier != 0 || f.Repetition != app.First {
			t.Errorf("unlinked it is %s %d", f.Repetition, f.Earlier)
		}
	})
}

func TestSameHouseAndSameTextAreToldApart(t *testing.T) {
	d, ids := newDesk(t)
	d.registered(ids, "2026-08-28")
	d.fill("settlement", "ак-ордо")
	d.fill("address", "Жеңиш көч., 14")
	d.MustShow("Тот же дом: Ш-1/26")
	d.MustNotShow("Повтор?", "Связать")
	d.fill("text", "четыре фонаря от школы до остановки НЕ ГОРЯТ")
	d.MustShow("Дубликат? Ш-1/26", "тот же текст")
	d.Press(fyne.KeyF2)
	if f := d.form(); f.Repetition != app.Duplicate {
		t.Errorf("linked as %s", f.Repetition)
	}
}

func TestSeveralApplicants(t *testing.T) {
	d, _ := newDesk(t)
	d.complaint()
	d.Tap("+ ещё заявитель")
	if d.focused() != "surname.1" {
		t.Fatalf("the focus is at %q", d.focused())
	}
	d.Type("Исаев")
	d.Tap("коллективное")
	d.fill("signatures", "46")
	if got := d.form(); got.People[0].Surname != "Асанова" || got.Text != "Не горит фонарь" {
		t.Fatalf("the second applicant cost %+v", got)
	}
	d.Ctrl(fyne.KeyReturn)
	all := d.appeals()
	if len(all) != 1 || len(all[0].Applicants) != 2 || all[0].Multiplicity != app.Collective ||
		all[0].Signatures != 46 || all[0].Number != "Кол-1/26" {
		t.Errorf("stored %+v; the window shows %q", all, d.Texts())
	}
}

func TestAnAnonymousAppealNeedsNoName(t *testing.T) {
	d, ids := newDesk(t)
	d.Tap("анонимное")
	d.fill("place_settlement", "ала")
	d.fill("topic", "вывоз")
	d.fill("text", "Жгут мусор по ночам")
	d.Ctrl(fyne.KeyReturn)
	all := d.appeals()
	if len(all) != 1 || all[0].Multiplicity != app.Anonymous || all[0].SettlementID != ids.alaToo || all[0].Number != "Ан-1/26" {
		t.Errorf("stored %+v; the window shows %q", all, d.Texts())
	}
}

func TestAttachmentsAreKeptAtOnceAndGoWithTheAppeal(t *testing.T) {
	d, _ := newDesk(t)
	d.picked = []string{d.file("заявление.pdf", "%PDF-1.4 …")}
	d.complaint()
	d.Tap("Приложить файлы…")
	d.env.OnDrop([]string{d.file("фото.txt", "фонарь"), d.file("лишний.txt", "убрать")})
	d.Settle()
	d.MustShow("заявление.pdf", "фото.txt", "лишний.txt")
	d.Tap("фото.txt")
	if len(d.opened) != 1 {
		t.Fatalf("opened %q", d.opened)
	}
	if content, err := os.ReadFile(d.opened[0]); err != nil || string(content) != "фонарь" {
		t.Errorf("the kept file holds %q, %v", content, err)
	}
	p := d.page()
	p.detachFile(p.session.Form.Attachments[2])
	d.Ctrl(fyne.KeyReturn)
	all := d.appeals()
	if len(all) != 1 {
		t.Fatalf("not saved: %q", d.Texts())
	}
	files, err := d.office.Attachments.Of(d.ctx, app.EntityAppeal, all[0].ID)
	if err != nil || len(files) != 2 || files[0].Name != "заявление.pdf" || files[1].Name != "фото.txt" {
		t.Errorf("attached: %+v, %v", files, err)
	}
	d.MustNotShow("фото.txt")

	t.Run("and a file that cannot be read is told by name", func(t *testing.T) {
		d.t = t
		d.env.OnDrop([]string{"/nowhere/справка.pdf", t.TempDir()})
		d.Settle()
		d.MustShow("Файл «справка.pdf» не удалось прочитать")
	})
}

func TestTheTermFollowsTheDateAndTheHand(t *testing.T) {
	d, _ := newDesk(t)
	d.fill("registered", "28.08.2026")
	d.fill("received", "28.08.2026")
	d.MustShow("Срок ответа 18.09.2026", "14 рабочих дней", "День независимости")
	d.fill("due", "25.09.2026")
	d.MustShow("Срок ответа 25.09.2026", "Установлен вручную")
	d.complaint()
	d.Ctrl(fyne.KeyReturn)
	if d.note("due_reason") == "" || d.focused() != "due_reason" {
		t.Errorf("a term without a reason passed: %q at %q", d.note("due_reason"), d.focused())
	}
	d.Type("закон 210, справка")
	d.Ctrl(fyne.KeyReturn)
	if all := d.appeals(); len(all) != 1 || all[0].Standing.Due.String() != "2026-09-25" {
		t.Errorf("stored %+v", all)
	}
}

func TestWhatIsTypedBeforeTheFormIsLoadedIsNotLost(t *testing.T) {
	d, _ := newDesk(t)
	d.runner.Hold = true
	d.frame.Go(shell.Route{Place: shell.Register})
	d.Type("01.09.2026")
	d.Press(fyne.KeyTab, fyne.KeyTab)
	d.Shift(fyne.KeyTab)
	d.Type("02.09.2026")
	d.Press(fyne.KeyTab)
	d.runner.Flush()
	if f := d.form(); f.Received != "01.09.2026" || f.Registered != "02.09.2026" || d.focused() != "channel" {
		t.Errorf("typed ahead: received %q, registered %q, focus on %q", f.Received, f.Registered, d.focused())
	}
}

func TestTheWindowTakesKeysAgainWhenTheFormCannotBeLoaded(t *testing.T) {
	d, _ := newDesk(t)
	d.runner.Hold = true
	d.frame.Go(shell.Route{Place: shell.Register, ID: 1 << 40})
	d.runner.Flush()
	if _, waits := d.Focused().(*widgets.TypeAhead); waits || len(d.faults) != 1 {
		t.Errorf("told %v, focus on %T", d.faults, d.Focused())
	}
}
