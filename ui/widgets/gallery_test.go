package widgets_test

import (
	"fmt"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kairyluu/ui/theme"
	"kairyluu/ui/uitest"
	"kairyluu/ui/widgets"
)

// shots is where the pictures of the gallery go: a folder of the test, or the
// one that KAIRYLUU_SHOTS names, to look at them.
func shots(t *testing.T) string {
	if dir := os.Getenv("KAIRYLUU_SHOTS"); dir != "" {
		return dir
	}
	return t.TempDir()
}

var ruDates = widgets.DateWords{
	Months:   [12]string{"Январь", "Февраль", "Март", "Апрель", "Май", "Июнь", "Июль", "Август", "Сентябрь", "Октябрь", "Ноябрь", "Декабрь"},
	Weekdays: [7]string{"пн", "вт", "ср", "чт", "пт", "сб", "вс"},
	Today:    "Сегодня",
}

func clock() time.Time { return time.Date(2026, 9, 11, 10, 42, 0, 0, time.UTC) }

// TestGallery draws every widget in both palettes at the size that we must fit,
// and fails if a picture came out in one colour.
func TestGallery(t *testing.T) {
	pages := map[string]func() fyne.CanvasObject{
		"journal": journal, "register": register, "overview": overview,
	}
	for name, page := range pages {
		for variant, th := range map[string]theme.Variant{"light": theme.Light, "dark": theme.Dark} {
			t.Run(name+" in the "+variant+" palette", func(t *testing.T) {
				w := uitest.Open(t, func(fyne.Window) fyne.CanvasObject { return page() })
				w.SetTheme(theme.New(th))
				w.Screenshot(filepath.Join(shots(t), name+"-"+variant+".png"))
				if n := colours(w.Image()); n < 20 {
					t.Errorf("the picture has %d colours", n)
				}
				if least := w.Content().MinSize(); least.Width > 1000 || least.Height > 650 {
					t.Errorf("the window cannot shrink below %v", least)
				}
			})
		}
	}
}

func colours(picture image.Image) int {
	seen := map[color.Color]bool{}
	for x := 0; x < picture.Bounds().Dx(); x += 3 {
		for y := 0; y < picture.Bounds().Dy(); y += 3 {
			seen[picture.At(x, y)] = true
		}
	}
	return len(seen)
}

type appeal struct {
	id                                                  int64
	number, date, who, where, what, executor, due, left string
	state                                               fyne.ThemeColorName
}

func appeals(n int) []appeal {
	people := []string{"Шаршенбай уулу Руслан", "Коллективное (46 подписей)", "Өмүралиева Гүлнара", "Жекшеев Марат", "Талантбек кызы Айжан"}
	texts := []string{"Нет света на улице третью неделю, четыре фонаря", "Подтопление после ливня", "Кызыл китеп боюнча маалымат", "Вывоз мусора, контейнеры", "Просим детскую площадку"}
	var rows []appeal
	for i := range n {
		row := appeal{
			id: int64(i + 1), number: fmt.Sprintf("Ш-%d/26", 208+i), date: "28.08.2026", who: people[i%5],
			where: "Ак-Ордо-2", what: texts[i%5], executor: "Токтогулова А.", due: "18.09.2026", left: "● 4 дн.", state: theme.ColorFine,
		}
		if i < 2 {
			row.left, row.state, row.number = "⚠ −3 дня", theme.ColorLate, "⚠ "+row.number
		} else if i < 4 {
			row.left, row.state, row.number = "◔ 1 день", theme.ColorSoon, "◔ "+row.number
		}
		rows = append(rows, row)
	}
	return rows
}

func appealTable() *widgets.Table[appeal] {
	bold := func(appeal) widgets.CellStyle { return widgets.CellStyle{Bold: true} }
	return widgets.NewTable(
		func(a appeal) int64 { return a.id },
		widgets.Column[appeal]{ID: "number", Title: "№", Width: 92, Sortable: true, Text: func(a appeal) string { return a.number }, Style: bold},
		widgets.Column[appeal]{ID: "date", Title: "Дата", Width: 84, Sortable: true, Text: func(a appeal) string { return a.date }},
		widgets.Column[appeal]{ID: "who", Title: "Заявитель", Width: 140, Grow: 1, Sortable: true, Text: func(a appeal) string { return a.who }},
		widgets.Column[appeal]{ID: "where", Title: "Жилмассив", Width: 88, Text: func(a appeal) string { return a.where }},
		widgets.Column[appeal]{ID: "what", Title: "Содержание", Width: 150, Grow: 2, Text: func(a appeal) string { return a.what }},
		widgets.Column[appeal]{ID: "executor", Title: "Исполнитель", Width: 100, Text: func(a appeal) string { return a.executor }},
		widgets.Column[appeal]{ID: "due", Title: "Срок", Width: 84, Text: func(a appeal) string { return a.due }},
		widgets.Column[appeal]{ID: "left", Title: "Осталось", Width: 82, Text: func(a appeal) string { return a.left }, Style: func(a appeal) widgets.CellStyle {
			return widgets.CellStyle{Color: a.state, Bold: a.state != theme.ColorFine}
		}},
	)
}

func journal() fyne.CanvasObject {
	table := appealTable()
	table.SetSource(widgets.Slice[appeal](appeals(400)))
	table.SetSort("date", true)
	table.SelectIndex(0)
	chips := widgets.NewChips(
		widgets.Chip{ID: "open", Text: "Открытые", Count: "63"},
		widgets.Chip{ID: "late", Text: "Просрочено", Sign: "⚠", Count: "4", Color: theme.ColorLate},
		widgets.Chip{ID: "week", Text: "На этой неделе", Sign: "◔", Count: "7"},
		widgets.Chip{ID: "mine", Text: "Мои", Count: "12"},
	)
	chips.SetSelected("open")
	bar := widgets.NewSpread([]fyne.CanvasObject{chips}, []fyne.CanvasObject{widgets.NewButton("Жилмассив ▾", nil), widgets.NewButton("Столбцы", nil)})
	main := widgets.NewFrame(widgets.NewPad(bar, 10), table, nil)
	split := widgets.NewSplit(main, card(), 365)
	return widgets.NewFrame(topBar(), sideways(rail(), split), statusBar())
}

// sideways puts a rail of fixed width beside the page.
func sideways(left, page fyne.CanvasObject) fyne.CanvasObject {
	return &fyne.Container{Layout: beside{180}, Objects: []fyne.CanvasObject{left, page}}
}

type beside struct{ width float32 }

func (b beside) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(b.width, size.Height))
	o[1].Move(fyne.NewPos(b.width, 0))
	o[1].Resize(fyne.NewSize(size.Width-b.width, size.Height))
}

func (b beside) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(b.width+o[1].MinSize().Width, o[1].MinSize().Height)
}

func rail() fyne.CanvasObject {
	var items []fyne.CanvasObject
	for i, name := range []string{"Обзор", "Обращения", "Встречи", "План действий", "Гранты", "Жители", "Отчёты", "Справочники", "Настройки"} {
		item := widgets.NewNavItem(name, fmt.Sprintf("Ctrl+%d", i+1), nil)
		item.SetSelected(i == 1)
		if i == 1 || i == 3 {
			item.SetBadge("4")
		}
		items = append(items, item)
	}
	return widgets.NewGround(widgets.NewPad(widgets.NewStack(0, items...), 6), theme.ColorRail, widgets.RightEdge)
}

func topBar() fyne.CanvasObject {
	search := widgets.NewEntry()
	search.SetPlaceHolder("Поиск: номер, имя, телефон, адрес, слова")
	return widgets.NewGround(widgets.NewPad(widgets.NewSpread(
		[]fyne.CanvasObject{widgets.NewText("Кайрылуу · МТУ № 109", widgets.TextStyle{Bold: true, Color: theme.ColorAccent}), widgets.NewWidth(search, 380)},
		[]fyne.CanvasObject{widgets.NewPrimary("+ Новое обращение", "Ctrl+N", nil), widgets.NewButton("Айнура Ж. ▾", nil), widgets.NewButton("Кыр | Рус", nil)},
	), 8), theme.ColorRail, widgets.BottomEdge)
}

func statusBar() fyne.CanvasObject {
	return widgets.NewGround(widgets.NewPad(widgets.NewSpread(
		[]fyne.CanvasObject{widgets.NewCaption("✓ Обращение Ш-214/26 сохранено")},
		[]fyne.CanvasObject{widgets.NewCaption("Проверенная копия: сегодня 09:00"), widgets.NewCaption("1 248 обращений · 2026")},
	), 5), theme.ColorRail, widgets.TopEdge)
}

func card() fyne.CanvasObject {
	banner := widgets.NewBanner(widgets.Late, "Просрочено на 3 рабочих дня", "Срок 18.09.2026: 14 рабочих дней с 28.08. День 1: 01.09, потому что 29–30.08 выходные, 31.08 День независимости.")
	banner.SetLink("Подробно", func() {})
	facts := widgets.NewFacts(
		widgets.Fact{Label: "Заявитель", Text: "Шаршенбай уулу Руслан · +996 555 123 456", Note: "3 обращения · дом: ещё 2"},
		widgets.Fact{Label: "Место", Text: "Ак-Ордо-2, ул. Жеңиш, 14"},
		widgets.Fact{Label: "Тема", Text: "04.01 Уличное освещение"},
		widgets.Fact{Label: "Связи", Text: "сход 12.07.2026, решение 3", OnTapped: func() {}},
	)
	story := widgets.NewTimeline(
		widgets.Event{Text: "Зарегистрировано", Note: "28.08 10:14 · Айнура Ж."},
		widgets.Event{Text: "Резолюция: «Асанову Б. принять меры, ответить заявителю»", Note: "28.08 · начальник МТУ"},
		widgets.Event{Text: "Продлено до 25.09", Note: "07.09 · отменено", Undone: true},
	)
	thumb := widgets.NewThumb("фото.jpg", fyne.NewSize(96, 84))
	picture := image.NewRGBA(image.Rect(0, 0, 40, 30))
	for x := range 40 {
		for y := range 30 {
			picture.Set(x, y, color.RGBA{uint8(x * 6), uint8(y * 8), 120, 255})
		}
	}
	thumb.SetImage(picture)
	body := widgets.NewStack(10, widgets.NewHeading("Ш-208/26 · жалоба"), widgets.NewCaption("письменно, лично · язык: русский · повторное → Ш-131/26"),
		banner, facts, widgets.NewText("Третью неделю не горят четыре фонаря от школы до остановки, дети идут в темноте…", widgets.TextStyle{}), story, widgets.NewRow(8, thumb))
	off := widgets.NewButton("Вернуть", nil)
	off.Disable()
	actions := widgets.NewWrap(6, widgets.NewPrimary("Ответить", "F6", nil), widgets.NewButton("Продлить", nil), widgets.NewButton("Резолюция", nil), off)
	return widgets.NewFrame(nil, widgets.NewScroll(widgets.NewPad(body, 14)), widgets.NewPad(actions, 12))
}

func register() fyne.CanvasObject {
	date := widgets.NewDateField(ruDates, clock)
	date.SetDate(2026, 9, 11)
	kind := widgets.NewChoice(widgets.Option{Key: "a", Text: "письменно, лично"}, widgets.Option{Key: "b", Text: "по почте"})
	topic := widgets.NewPicker(func(s string) string { return s })
	topic.SetOptions([]widgets.Option{{Key: "1", Text: "04.01 Уличное освещение", Detail: "Благоустройство"}})
	topic.SetSelected("1")
	name := widgets.NewEntry()
	name.SetText("Шаршенбай уулу")
	bad := widgets.NewEntry()
	bad.SetText("+996 555 12")
	phone := widgets.NewField("Телефон", bad)
	phone.SetError("В номере не хватает цифр")
	house := widgets.NewEntry()
	house.SetPlaceHolder("улица, дом, участок")
	street := widgets.NewField("Улица, дом, участок", house)
	street.SetHint("можно словами")
	warn := widgets.NewEntry()
	warned := widgets.NewField("ПИН", warn)
	warned.SetWarning("Такой ПИН уже есть у другого жителя")
	memo := widgets.NewMemo(4)
	memo.SetText("Повторно прошу восстановить освещение: четыре фонаря от школы до остановки не горят третью неделю…")
	received := widgets.NewCard("Поступление", widgets.NewGrid(
		widgets.Cell{Width: 100, Object: widgets.NewField("Номер", widgets.NewEntry())},
		widgets.Cell{Width: 120, Object: widgets.NewField("Получено", date)},
		widgets.Cell{Width: 180, Grow: 1, Object: widgets.NewField("Как поступило", kind)},
		widgets.Cell{Width: 140, Object: widgets.NewField("Язык", widgets.NewChoice(widgets.Option{Key: "ru", Text: "русский"}))},
	))
	applicant := widgets.NewCard("Заявитель", widgets.NewGrid(
		widgets.Cell{Width: 190, Grow: 1, Object: widgets.NewField("Фамилия", name)},
		widgets.Cell{Width: 140, Object: widgets.NewField("Имя", widgets.NewEntry())},
		widgets.Cell{Width: 150, Object: phone},
		widgets.Cell{Width: 150, Object: warned},
		widgets.Cell{Width: 230, Object: street},
		widgets.Cell{Width: 170, Object: widgets.NewCheck("Коллективное", nil)},
	))
	matter := widgets.NewCard("Суть", widgets.NewStack(10,
		widgets.NewGrid(widgets.Cell{Width: 320, Grow: 1, Object: widgets.NewField("Тема", topic)}, widgets.Cell{Width: 220, Object: widgets.NewField("Исполнитель", widgets.NewSuggest())}),
		widgets.NewField("Содержание", memo),
		widgets.NewBanner(widgets.Info, "", "Срок ответа 01.10.2026: 14 рабочих дней, день 1 = 14.09; выходные 12–13, 19–20, 26–27.09."),
	))
	similar := widgets.NewCard("Повтор? Ш-208/26", widgets.NewStack(4, widgets.NewCaption("тот же телефон · та же тема · 14 дней назад · просрочено"), widgets.NewRow(6, widgets.NewButton("Связать", nil))))
	similar.SetKind(widgets.Soon)
	danger := widgets.NewButton("Удалить тему", nil)
	danger.Kind = widgets.Danger
	head := widgets.NewSpread([]fyne.CanvasObject{widgets.NewHeading("Новое обращение"), widgets.NewCaption("черновик сохранён 10:42")},
		[]fyne.CanvasObject{danger, widgets.NewButton("Отмена", nil), widgets.NewPrimary("Сохранить и следующее", "Ctrl+Enter", nil)})
	form := widgets.NewFrame(widgets.NewPad(head, 12), widgets.NewScroll(widgets.NewInset(widgets.NewStack(10, received, applicant, matter), 2, 16, 16, 16)), nil)
	side := widgets.NewPad(widgets.NewStack(10, widgets.NewHeading("Похоже на"), similar), 14)
	return widgets.NewFrame(topBar(), sideways(rail(), widgets.NewSplit(form, side, 290)), statusBar())
}

func overview() fyne.CanvasObject {
	tiles := widgets.NewGrid(
		widgets.Cell{Width: 150, Grow: 1, Object: widgets.NewTile("4", "⚠ просрочено · штраф 10 000 сом", theme.ColorLate)},
		widgets.Cell{Width: 150, Grow: 1, Object: widgets.NewTile("7", "◔ срок на этой неделе", theme.ColorSoon)},
		widgets.Cell{Width: 150, Grow: 1, Object: widgets.NewTile("63", "открыто · 214 за квартал (+18 % к III кв. 2025)", "")},
		widgets.Cell{Width: 150, Grow: 1, Object: widgets.NewTile("92 %", "в срок за квартал (было 88 %)", theme.ColorFine)},
	)
	bars := widgets.NewBars(
		widgets.Bar{Text: "Асанов Б.", Value: 21, Part: 4, Label: "21"}, widgets.Bar{Text: "Токтогулова А.", Value: 17, Label: "17"},
		widgets.Bar{Text: "Жумабаев Э.", Value: 5, Label: "5"},
	)
	bars.OnTapped = func(int) {}
	months := []string{"окт", "ноя", "дек", "янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен"}
	chart := widgets.NewColumns(months,
		widgets.Series{Name: "год назад", Color: theme.ColorBarPast, Values: []float64{40, 46, 38, 30, 52, 61, 66, 40, 58, 70, 62, 44}},
		widgets.Series{Name: "сейчас", Color: theme.ColorBar, Values: []float64{52, 50, 41, 26, 60, 72, 80, 44, 70, 84, 77, 58}})
	chart.OnTapped = func(int, int) {}
	today := appealTable()
	today.SetSource(widgets.Slice[appeal](appeals(6)))
	empty := appealTable()
	empty.EmptyText = "Здесь пока пусто. Новое обращение: Ctrl+N"
	left := widgets.NewFrame(nil, widgets.NewCard("Требует решения сегодня", today), widgets.NewInset(widgets.NewHeight(widgets.NewCard("Поступило за 12 месяцев", chart), 180), 10, 0, 0, 0))
	right := widgets.NewStack(10, widgets.NewCard("Нагрузка: открыто / из них срочных", bars), widgets.NewHeight(widgets.NewCard("Пусто", empty), 220))
	body := widgets.NewSplit(left, widgets.NewInset(right, 0, 0, 0, 10), 390)
	page := widgets.NewFrame(widgets.NewInset(tiles, 0, 0, 10, 0), body, nil)
	return widgets.NewFrame(topBar(), sideways(rail(), widgets.NewPad(page, 14)), statusBar())
}
