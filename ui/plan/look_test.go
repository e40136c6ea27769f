package plan

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/shell"
)

// TestLook writes pictures of the plan in every way to see it, in both
// languages, light and dark.
func TestLook(t *testing.T) {
	pagetest.Pictures(t, func(lang, palette string, in fyne.Theme) {
		r := newRig(t)
		r.busy()
		name := func(s string) string { return "plan-" + s + "-" + lang + "-" + palette }
		r.open(lang, shell.Route{})
		r.Wear(in)
		r.Shot(name("table"))
		r.Press(fyne.KeyDown, fyne.KeyF2)
		r.Shot(name("inline"))
		r.Press(fyne.KeyEscape)
		r.page.Open(5)
		r.Shot(name("card"))
		r.Press(fyne.KeyF8)
		r.Shot(name("event"))
		r.Press(fyne.KeyEscape, fyne.KeyF4)
		r.Shot(name("form"))
		r.Press(fyne.KeyEscape)
		r.page.openLinks(r.page.broad.Data)
		r.Shot(name("links"))
		r.Press(fyne.KeyEscape, fyne.KeyF9)
		r.Shot(name("appeal"))
		r.Press(fyne.KeyEscape, fyne.KeyEscape, fyne.KeyF12)
		r.Shot(name("board"))
		r.Press(fyne.KeyF12)
		r.page.outcomes.scroll.Reveal(r.page.outcomes.list.Objects[25])
		r.Shot(name("outcomes"))
		r.Press(fyne.KeyF11)
		r.Shot(name("filter"))
	})
}

// busy is an office with decisions in every state.
func (r *rig) busy() {
	r.few()
	texts := []string{
		"Отремонтировать пешеходный мост через арык у школы № 61",
		"Вывезти стихийную свалку на окраине и поставить ограждение",
		"Провести обучение мониторинговой группы жителей",
		"Подготовить смету освещения улиц Жеңиш и Достук",
		"Обследовать откос вдоль канала и предупредить жильцов о риске оползня",
	}
	var list []app.Decision
	for i := range 26 {
		list = append(list, r.decision(fmt.Sprintf("%s, этап %d", texts[i%len(texts)], i/len(texts)+1),
			civil.MustParse("2026-08-25").AddDays(3*i).String(), func(d *app.Decision) { d.Source = app.Sources[i%4] }))
	}
	r.meeting("2026-08-12", list...)
	steps := map[int64][]app.DecisionEvent{
		5: {
			{Kind: app.DecisionProgress, Percent: 30, Text: "Завезены материалы, работает бригада из четырёх человек", Date: civil.MustParse("2026-08-30")},
			{Kind: app.DecisionPostponed, Due: civil.MustParse("2026-09-10"), Text: "Подрядчик не успел к сроку"},
		},
		7: {{Kind: app.DecisionFulfilled, Text: "Обучены 14 человек, группа начала обход"}},
		9: {{Kind: app.DecisionGivenUp, Text: "Канал передан другому ведомству"}},
		8: {{Kind: app.DecisionProgress, Percent: 60}},
	}
	for id, events := range steps {
		_, err := r.Office.Decisions.Enter(r.t.Context(), id, events...)
		r.Must(err)
	}
	r.photo(5)
	r.photo(7)
}

// photo attaches a made-up picture to the last event of a decision.
func (r *rig) photo(id int64) {
	c := r.stored(id)
	for range 2 {
		_, err := r.Office.Attachments.Add(r.t.Context(), app.EntityDecisionEvent, c.Events[len(c.Events)-1].ID, "мост.png", bytes.NewReader(picture()))
		r.Must(err)
	}
}

// picture is a small picture as a PNG file.
func picture() []byte {
	img := image.NewNRGBA(image.Rect(0, 0, 120, 90))
	for x := range 120 {
		for y := range 90 {
			img.Set(x, y, color.NRGBA{R: uint8(2 * x), G: uint8(2 * y), B: 120, A: 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}
