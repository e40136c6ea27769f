package docx_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kairyluu/app"
	"kairyluu/app/docx"
)

var outcomes = docx.Request{Kind: docx.Outcomes, ID: 7}

// newFulfilled is the desk of a hearing whose decisions went on: one done too
// late with photos, one late with an appeal, one never begun.
func newFulfilled(t *testing.T) *desk {
	t.Helper()
	d := newDesk()
	d.decisions[0].Progress = app.Progress{State: app.DecisionDone, Percent: 100, Due: day("2026-04-01"), Ended: day("2026-04-11")}
	d.decisions[1].Progress.Due, d.decisions[1].AppealID = day("2026-09-01"), 3
	d.decisions[1].Links = []string{"https://example.org/aryk"}
	d.decisions[2].Progress = app.Progress{State: app.DecisionOpen}
	d.appeals = []app.AppealRow{{Number: "Ш-214/26"}}
	d.appeals[0].State = app.Answered
	d.events = map[int64][]app.DecisionEvent{
		1: {
			{ID: 10, Kind: app.DecisionMade, Date: day("2026-03-12")},
			{ID: 12, Kind: app.DecisionFulfilled, Date: day("2026-04-11"), Text: "Список передан в «Бишкексвет»"},
			{ID: 11, Kind: app.DecisionProgress, Date: day("2026-03-30"), Percent: 50, Text: "Обойдены 8 улиц"},
		},
		2: {
			{ID: 20, Kind: app.DecisionPostponed, Date: day("2026-04-15"), Due: day("2026-09-01"), Text: "Нет техники"},
			{ID: 21, Kind: app.DecisionProgress, Date: day("2026-05-05"), Percent: 80, TakenBack: &app.TakenBack{}},
			{ID: 22, Kind: app.DecisionProgress, Date: day("2026-05-06"), Percent: 40},
		},
	}
	d.photos, d.paths = map[int64][]app.Attachment{}, map[string]string{}
	d.shoot(t, 12, "после.jpg", image.Pt(1600, 1200))
	d.shoot(t, 12, "столб.jpg", image.Pt(600, 900))
	d.photos[12] = append(d.photos[12], app.Attachment{Name: "смета.pdf", Type: "application/pdf"},
		app.Attachment{Name: "пропало.jpg", Type: "image/jpeg"}, app.Attachment{Name: "чужое.jpg", Type: "image/jpeg", Removed: true})
	return d
}

// shoot attaches a photo to an event.
func (d *desk) shoot(t *testing.T, event int64, name string, size image.Point) {
	t.Helper()
	photo := image.NewRGBA(image.Rectangle{Max: size})
	for y := range size.Y {
		for x := range size.X {
			photo.Set(x, y, color.RGBA{R: uint8(x * 255 / size.X), G: uint8(y * 255 / size.Y), B: 120, A: 255})
		}
	}
	var content bytes.Buffer
	if err := jpeg.Encode(&content, photo, nil); err != nil {
		t.Fatal(err)
	}
	sum := fmt.Sprint(len(d.paths))
	path := filepath.Join(t.TempDir(), sum)
	if err := os.WriteFile(path, content.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	d.paths[sum] = path
	d.photos[event] = append(d.photos[event], app.Attachment{Name: name, Type: "image/jpeg", SHA256: sum})
}

func TestOutcomesTellResidentsWhatWasDone(t *testing.T) {
	p := newFulfilled(t).print(t, outcomes, "ru", "")
	p.says(t,
		"Муниципальное территориальное управление № 109", "ЧТО СТАЛО С РЕШЕНИЯМИ",
		"Круглый стол, 12 марта 2026 года, Дордой-2, Ак-Жар", "по состоянию на 11 сентября 2026 года",
		"Всего решений — 3: исполнено — 1, в работе — 1, не начато — 1, снято — 0. Просрочено — 1.",
		"1. Очистить арык", "Состояние | в работе, исполнено на 40 %; просрочено на 10 дней",
		"Ответственный | Абдыкадыров Нурлан, «Тазалык»", "Срок | 01.09.2026 (первоначально 15.04.2026)",
		"Обращение | № Ш-214/26, ", "Ссылки | https://example.org/aryk",
		"15.04.2026 Срок перенесён, новый срок 01.09.2026: Нет техники", "06.05.2026 Ход исполнения, 40 %.",
		"2. Обследовать", "Состояние | не начато", "Ответственный | не назначен", "Срок | не установлен", "О ходе работ пока ничего не записано.",
		"3. Подготовить список", "исполнено 11 апреля 2026 года, на 10 дней позже срока",
		"30.03.2026 Ход исполнения, 50 %: Обойдены 8 улиц", "11.04.2026 Исполнено: Список передан в «Бишкексвет»",
		"Фотография «пропало.jpg» не открывается.", "Руководитель", "Т. Осмонов")
	for _, absent := range []string{"80 %", "смета.pdf", "чужое.jpg", "Принято", "Где и когда"} {
		if strings.Contains(p.text(t), absent) {
			t.Errorf("says %q", absent)
		}
	}
}

func TestOutcomesInKyrgyz(t *testing.T) {
	newFulfilled(t).print(t, outcomes, "ky", "").says(t,
		"ЧЕЧИМДЕР ЭМНЕ БОЛДУ", "Тегерек стол, 2026-жылдын 12-марты", "Бардык чечимдер — 3",
		"Абалы | иштелүүдө, 40 % аткарылды; мөөнөтү 10 күнгө өттү", "Жооптуу | дайындалган жок",
		"аткарылды, 2026-жылдын 11-апрели, мөөнөтүнөн 10 күн кеч", "Жетекчи")
}

// The photos lie in the package, known to it by name and kind, upright and small.
func TestPhotosStandInTheDocument(t *testing.T) {
	p := newFulfilled(t).print(t, outcomes, "ru", "")
	body := p.parts["word/document.xml"]
	for i, want := range []image.Point{{1000, 750}, {600, 900}} {
		name := fmt.Sprintf("kairyluuPhoto%d", i+1)
		got, err := jpeg.DecodeConfig(strings.NewReader(p.parts["word/media/"+name+".jpeg"]))
		if err != nil || got.Width != want.X || got.Height != want.Y {
			t.Errorf("%s is %d×%d, %v", name, got.Width, got.Height, err)
		}
		if !strings.Contains(p.parts["word/_rels/document.xml.rels"], `Id="`+name+`"`) || !strings.Contains(body, `r:embed="`+name+`"`) {
			t.Errorf("%s is not shown", name)
		}
	}
	if !strings.Contains(p.parts["[Content_Types].xml"], `<Default Extension="jpeg" ContentType="image/jpeg"/>`) {
		t.Error("the package does not know what a JPEG is")
	}
	if !strings.Contains(body, `descr="после.jpg"`) || !strings.Contains(body, `<wp:extent cx="2496000" cy="1872000"/>`) {
		t.Error("the first photo has no words, or another size")
	}
	for _, part := range []string{"[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"} {
		if err := xml.Unmarshal([]byte(p.parts[part]), new(node)); err != nil {
			t.Errorf("%s: %v", part, err)
		}
	}
}

func TestOnlySoManyPhotosOfAStepArePrinted(t *testing.T) {
	d := newFulfilled(t)
	for i := range 8 {
		d.shoot(t, 11, fmt.Sprintf("%d.jpg", i), image.Pt(40, 30))
	}
	p := d.print(t, outcomes, "ru", "")
	p.says(t, "Обойдены 8 улиц", "Ещё 2 фотографии хранятся в управлении.")
	if p.parts["word/media/kairyluuPhoto8.jpeg"] == "" || p.parts["word/media/kairyluuPhoto9.jpeg"] != "" {
		t.Error("not six and two photos are in the package")
	}
}

func TestOutcomesOfASettlementSayWhereEachWasTaken(t *testing.T) {
	r := docx.Request{Kind: docx.Outcomes, Plan: app.DecisionFilter{Settlement: 10, MadeFrom: day("2026-01-01"), MadeTo: day("2026-06-30")}}
	newFulfilled(t).print(t, r, "ru", "").says(t,
		"Жилмассив Дордой-2", "решения, принятые с 01.01.2026 по 30.06.2026", "1. Подготовить список",
		"Где и когда принято | Круглый стол, 12 марта 2026 года")
}

func TestTooManyOutcomesAreRefused(t *testing.T) {
	d := newDesk()
	for i := range 400 {
		d.decisions = append(d.decisions, app.Decision{ID: int64(100 + i), Text: "Ещё"})
	}
	path := filepath.Join(t.TempDir(), "x.docx")
	_, err := docx.Print(context.Background(), d, docx.Request{Kind: docx.Outcomes}, inLanguage(t, "ru"), templates(""), path)
	told, ok := errors.AsType[*app.Error](err)
	if !ok || told.Key != "docx.outcomes.many" {
		t.Errorf("told %v", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a document was left")
	}
}
