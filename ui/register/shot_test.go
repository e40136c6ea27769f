package register

import (
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/theme"
)

// TestShots draws the form for a look; see uitest.Window.Shot.
func TestShots(t *testing.T) {
	for _, lang := range []string{"ru", "ky"} {
		t.Run(lang, func(t *testing.T) {
			d, ids := newDesk(t)
			d.registered(ids, "2026-08-18")
			d.registered(ids, "2026-08-28")
			d.env.Words = d.catalog.In(lang)
			d.frame.Rebuild()
			d.Shot("register_empty_" + lang)
			d.at("surname")
			d.Type("шарш")
			d.Shot("register_offer_" + lang)
			d.Press(fyne.KeyDown, fyne.KeyEnter)
			d.fill("pin", "20101198")
			d.fill("topic", "04.01")
			d.fill("text", "Повторно прошу восстановить освещение: четыре фонаря от школы до остановки не горят третью неделю…")
			d.runner.Tick()
			d.Shot("register_filled_" + lang)
			if lang == "ky" {
				d.SetTheme(theme.New(theme.Dark))
				d.Shot("register_dark_" + lang)
				d.SetTheme(theme.New(theme.Light))
			}
			p := d.page()
			f := p.session.Form.Clone()
			f.Channel, f.Multiplicity, f.Elsewhere = app.OralReception, app.Collective, true
			f.Registered, f.Received, f.Topic = "31.02.2026", "12.09.2026", 0
			f.People = append(f.People, Person{Surname: "Исаева"})
			f.Attachments = []app.Attachment{{ID: 1, Name: "заявление.pdf"}, {ID: 2, Name: "фото фонаря у школы.jpg"}}
			p.refill(f)
			p.ui.open[sectionPerson], p.ui.open[sectionMore] = true, true
			p.ui.adjust(f)
			p.Submit()
			d.Settle()
			d.Shot("register_wrong_" + lang)
			p.ui.focus("note")
			d.Settle()
			d.Shot("register_more_" + lang)
		})
	}
}
