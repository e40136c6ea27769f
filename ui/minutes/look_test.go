package minutes_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/minutes"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/shell"
)

// TestLook writes pictures of the form, planned and after the meeting, in both
// languages, light and dark.
func TestLook(t *testing.T) {
	pagetest.Pictures(t, func(lang, palette string, in fyne.Theme) {
		o := newOffice(t)
		name := func(what string) string { return "minutes-" + what + "-" + lang + "-" + palette }
		like := o.last
		o.Show(lang, minutes.New, shell.Route{Place: shell.Minute, LikeMeeting: &like})
		o.Wear(in)
		o.Shot(name("planned"))
		o.Show(lang, minutes.New, shell.Route{Place: shell.Minute, ID: o.last.ID})
		o.Wear(in)
		o.Fill(o.Env.T("minutes.field.women"), "60")
		o.Settle()
		o.Shot(name("held"))
		o.Press(fyne.KeyF9)
		o.Type("Токтогулов А.")
		o.Press(fyne.KeyF8)
		o.Type("Поставить фонари")
		o.Shot(name("decision"))
		m, err := o.Office.Meetings.SetState(t.Context(), o.last.ID, o.last.Version, app.Drafted, o.last.Date)
		o.Must(err)
		_, err = o.Office.Meetings.Sign(t.Context(), m.ID, m.Version, o.last.Date)
		o.Must(err)
		o.Office.Desk.DropDraft(t.Context(), "minutes.1")
		o.Show(lang, minutes.New, shell.Route{Place: shell.Minute, ID: o.last.ID})
		o.Wear(in)
		o.Shot(name("correct"))
		o.Press(fyne.KeyF8)
		o.Type("Вывезти мусор у школы № 64 до начала учебного года")
		o.Shift(fyne.KeyTab) // the cross of the one above
		o.Press(fyne.KeySpace)
		o.Shot(name("struck"))
		o.Press(fyne.KeyF10, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
		o.Type("Асанов Бакыт, Жумабекова Айнура, Ли Анна")
		o.Press(fyne.KeyReturn)
		o.Shot(name("elected"))
	})
}
