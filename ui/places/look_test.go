package places_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/places"
	"kairyluu/ui/shell"
)

// TestLook writes pictures of the page in both languages, light and dark.
func TestLook(t *testing.T) {
	pagetest.Pictures(t, func(lang, palette string, in fyne.Theme) {
		d := pagetest.New(t)
		home := furnish(t, d)
		for _, shot := range []struct {
			name  string
			route shell.Route
			key   fyne.KeyName
		}{
			{"list", shell.Route{}, ""},
			{"settlement", shell.Route{ID: home.ID}, ""},
			{"risks", shell.Route{Dict: "risk"}, ""},
			{"risk-form", shell.Route{Dict: "risk"}, fyne.KeyF2},
			{"practices", shell.Route{Dict: "practice"}, ""},
			{"links", shell.Route{Dict: "risk"}, fyne.KeyF7},
		} {
			shot.route.Place = shell.Places
			d.Show(lang, places.New, shot.route)
			d.Wear(in)
			if shot.key != "" {
				d.Press(shot.key)
			}
			if shot.name == "risk-form" {
				d.Press(fyne.KeyEnd)
				d.Type(" с холмов")
				d.Runner.Tick()
			}
			d.Shot("places-" + shot.name + "-" + lang + "-" + palette)
		}
	})
}

// furnish fills Ак-Ордо-2 with something of everything.
func furnish(t testing.TB, d *pagetest.Desk) app.Entry {
	home := d.Entry(app.Settlements, "Ак-Ордо-2")
	home.Population = 12400
	home, err := d.Office.Dictionaries.Save(t.Context(), home)
	d.Must(err)
	who := d.Resident("Шаршенбай уулу Руслан", "0555 123456")
	var a app.Appeal
	for i := range 12 {
		a = d.Appeal(who, fmt.Sprintf("2026-0%d-1%d", 6+i%3, i%9+1))
	}
	m, err := d.Office.Meetings.Save(t.Context(), app.Meeting{
		FormID: d.Entry(app.MeetingForms, "Сход граждан").ID, Date: civil.MustParse("2026-08-20"), Settlements: []int64{home.ID},
		Place: "школа № 92", State: app.Held, Attendance: app.Attendance{Total: 64, Women: 38, Men: 26},
		Agenda: []app.AgendaItem{{UID: "w", Title: "О подтоплении улиц и состоянии арыков"}},
	})
	d.Must(err)
	for i, text := range []string{"Очистить арык по улице Достук до начала дождей", "Обследовать 14 участков", "Подготовить список улиц без освещения"} {
		_, err := d.Office.Decisions.Save(t.Context(), app.Decision{
			MeetingID: m.ID, ItemUID: "w", Made: m.Date, Source: app.Sources[i], Text: text, SettlementID: home.ID,
			Due: m.Date.AddDays(20 * (i + 1)),
		})
		d.Must(err)
	}
	for _, f := range findings() {
		f.SettlementID = home.ID
		saved, err := d.Office.Findings.Save(t.Context(), f)
		d.Must(err)
		d.Must(d.Office.Findings.Link(t.Context(),
			app.Related{Entity: app.EntityFinding, ID: saved.ID, Label: saved.Title},
			app.Related{Entity: app.EntityAppeal, ID: a.ID, Label: a.Number}))
	}
	return home
}

func findings() []app.Finding {
	return []app.Finding{
		{
			Kind: app.Practice, Title: "Ашар: сквер вместо свалки", Since: civil.MustParse("2025-04-01"), Until: civil.MustParse("2025-09-10"),
			Text: "Жители вывезли мусор и посадили 120 деревьев.", Measures: "Свалка не возвращается второй год.",
		},
		{Kind: app.Risk, Title: "Свалка у арыка", Level: app.LowLevel, Since: civil.MustParse("2026-05-11")},
		{Kind: app.Risk, Title: "Провал на улице Жеңиш", Level: app.HighLevel, Since: civil.MustParse("2025-11-01"), Until: civil.MustParse("2026-03-01"), Measures: "Засыпан и заасфальтирован."},
		{Kind: app.Risk, Title: "Линия 10 кВ над домами", Level: app.MiddleLevel, Since: civil.MustParse("2024-02-01"), Measures: "Письмо в «Северэлектро», ответа нет."},
		{
			Kind: app.Risk, Title: "Подтопление улиц талой водой", Level: app.HighLevel, Since: civil.MustParse("2026-03-02"),
			Text:     "Арык по улице Достук не чистили с 2023 года, вода выходит на дорогу и во дворы.",
			Measures: "Поставлены мешки с песком, ждём экскаватор.", Links: []string{"https://example.org/video/17"},
		},
	}
}
