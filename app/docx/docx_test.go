package docx_test

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/docx"
	"kairyluu/app/ziptest"
	"kairyluu/assets"
	"kairyluu/ui/words"
)

// desk is an office with one meeting, as a document asks for it.
type desk struct {
	docx.Source // of grants: not asked here
	today       civil.Date
	settings    app.Settings
	entries     map[app.Dict][]app.Entry
	meeting     app.Meeting
	editions    []app.Edition
	decisions   []app.Decision
	files       []app.Attachment
	events      map[int64][]app.DecisionEvent
	appeals     []app.AppealRow
	photos      map[int64][]app.Attachment // by event
	paths       map[string]string          // of their contents
}

func (d *desk) Today() civil.Date                              { return d.today }
func (d *desk) Settings(context.Context) (app.Settings, error) { return d.settings, nil }
func (d *desk) Entries(_ context.Context, dict app.Dict) ([]app.Entry, error) {
	return d.entries[dict], nil
}

func (d *desk) Meeting(_ context.Context, id int64) (app.Meeting, error) {
	if id != d.meeting.ID {
		return app.Meeting{}, app.Fail(app.NotFound, "meeting.gone")
	}
	return d.meeting, nil
}

func (d *desk) Editions(context.Context, int64) ([]app.Edition, error) { return d.editions, nil }

func (d *desk) Decision(_ context.Context, id int64) (app.Decision, error) {
	for _, decision := range d.decisions {
		if decision.ID == id {
			return decision, nil
		}
	}
	return app.Decision{}, app.Fail(app.NotFound, "decision.gone")
}

// DecisionRows pages through the decisions as the store does: texts cut, keyset.
func (d *desk) DecisionRows(_ context.Context, q app.DecisionQuery) ([]app.DecisionRow, error) {
	var rows []app.DecisionRow
	for _, decision := range d.decisions {
		if q.After != nil && decision.ID <= q.After.ID || q.Filter.Open && decision.Progress.State.Finished() ||
			q.Filter.Meeting != 0 && decision.MeetingID != q.Filter.Meeting {
			continue
		}
		text := []rune(decision.Text)
		rows = append(rows, app.DecisionRow{
			ID: decision.ID, MeetingID: decision.MeetingID, Source: decision.Source, Text: string(text[:min(len(text), 300)]),
			MeetingDate: d.meeting.Date, MeetingForm: d.meeting.FormID, AppealID: decision.AppealID, Made: decision.Made,
			SettlementID: decision.SettlementID, ResponsibleID: decision.ResponsibleID, Partner: decision.Partner,
			Progress: decision.Progress,
		})
		if len(rows) == q.Limit {
			break
		}
	}
	return rows, nil
}

func (d *desk) Attachments(_ context.Context, entity string, id int64) ([]app.Attachment, error) {
	if entity == app.EntityDecisionEvent {
		return d.photos[id], nil
	}
	return d.files, nil
}

// ProjectCase is a project of which little is known yet.
func (d *desk) ProjectCase(context.Context, int64) (app.ProjectCase, error) {
	return app.ProjectCase{Project: app.Project{TitleRU: "Сквер", Standing: app.ProjectStanding{Stage: app.StageIdea}}}, nil
}

func (d *desk) TallyLedger(context.Context, app.LedgerFilter, ...app.LedgerDim) ([]app.LedgerGroup, error) {
	return nil, nil
}

func (d *desk) LedgerRows(context.Context, app.LedgerQuery) ([]app.LedgerRow, error) {
	return nil, nil
}

// Programme is one without projects yet.
func (d *desk) Programme(context.Context, int64) (app.Programme, error) {
	return app.Programme{NameRU: "Гранты города"}, nil
}

func (d *desk) ProjectRows(context.Context, app.ProjectQuery) ([]app.ProjectRow, error) {
	return nil, nil
}

func (d *desk) LedgerEntry(context.Context, int64) (app.LedgerEntry, error) {
	return app.LedgerEntry{Kind: app.Received, Amount: 500_00}, nil
}

func (d *desk) Project(context.Context, int64) (app.Project, error) {
	return app.Project{TitleRU: "Сквер"}, nil
}

func (d *desk) DecisionEvents(_ context.Context, id int64) ([]app.DecisionEvent, error) {
	return d.events[id], nil
}

func (d *desk) AppealRows(context.Context, app.AppealQuery) ([]app.AppealRow, error) {
	return d.appeals, nil
}

func (d *desk) FilePath(_ context.Context, a app.Attachment) (string, error) {
	if path := d.paths[a.SHA256]; path != "" {
		return path, nil
	}
	return "", app.Fail(app.Damaged, "file.missing", "name", a.Name)
}

func day(s string) civil.Date { return civil.MustParse(s) }

// newDesk is a hearing with everything that minutes can hold.
func newDesk() *desk {
	d := &desk{today: day("2026-09-11"), settings: app.Settings{
		NameRU: "Муниципальное территориальное управление № 109", NameKY: "№ 109 муниципалдык аймактык башкармалык",
		City: app.CityBishkek, HeadRU: "Т. Осмонов",
	}}
	d.entries = map[app.Dict][]app.Entry{
		app.MeetingForms: {{ID: 1, NameRU: "Круглый стол", NameKY: "Тегерек стол"}},
		app.Settlements:  {{ID: 10, NameRU: "Дордой-2", NameKY: "Дордой-2"}, {ID: 11, NameRU: "Ак-Жар", NameKY: "Ак-Жар"}},
		app.Executors:    {{ID: 20, NameRU: "Абдыкадыров Нурлан"}, {ID: 21, NameRU: "Асанова Айгуль"}},
		app.GuestRoles:   {{ID: 30, NameRU: "мэрия", NameKY: "мэрия"}, {ID: 31, NameRU: "эксперт", NameKY: "эксперт"}},
		app.PeopleGroups: {{ID: 40, NameRU: "молодёжь", NameKY: "жаштар"}, {ID: 41, NameRU: "пожилые", NameKY: "улгайган адамдар"}},
	}
	d.meeting = app.Meeting{
		ID: 7, Number: "5", FormID: 1, Date: day("2026-03-12"), Start: "14:00", End: "16:30",
		Place: "школа № 98, актовый зал", Settlements: []int64{10, 11}, ConvenedBy: "МТУ № 109 по просьбе квартальных комитетов",
		Announced: "объявления на досках и в группе жителей за 7 дней", Chair: "Осмонов Т. К.", Secretary: "Шаршенбай уулу Р.",
		Guests: []app.Guest{
			{Name: "Мамытова Н. С.", Post: "главный специалист", Organisation: "мэрия города Бишкек", RoleID: 30, Came: true},
			{Name: "Ким А. В.", Post: "гидролог", RoleID: 31, Came: true},
			{Name: "Турсунов Э.", Organisation: "«Бишкекводоканал»"},
		},
		Attendance: app.Attendance{Total: 64, Women: 38, Men: 26, Groups: map[int64]int{40: 12, 41: 20}},
		Participants: []app.Participant{
			{Name: "Асанов Бакыт", Sex: app.Male, BirthYear: 1967, Address: "ул. Достук, 14", Phone: "+996 555 123 456"},
			{Name: "Үсөнова Өскөнай", Sex: app.Female, BirthYear: 1990},
		},
		Quorum: 50, State: app.Drafted, Links: []string{"https://example.org/video/5"},
		Agenda: []app.AgendaItem{
			{
				UID: "a", Title: "О подтоплении улиц в Дордое-2", Heard: "Ким А. В. о состоянии арыков.\nПеречислены 14 участков, где вода выходит на дорогу.",
				Spoke: "Асанов Б.: арык по улице Достук не чистили с 2023 года.", Questions: "Кто отвечает за арыки вдоль трассы?",
				Decided: "Признать состояние арыков неудовлетворительным.", For: 60, Against: 1, Abstained: 3,
			},
			{UID: "b", Title: "Об освещении", Heard: "Мамытова Н. С. о программе «Светлый город».", For: 64},
		},
	}
	d.meeting.Elected = []app.Elected{
		{Group: "Инициативная группа", Members: []string{"Асанов Б.", "Үсөнова Ө."}}, {Group: "Счётная комиссия"},
	}
	d.decisions = []app.Decision{
		{ID: 1, MeetingID: 7, ItemUID: "b", Source: app.FromAuthority, Text: "Подготовить список улиц без освещения", ResponsibleID: 21, Due: day("2026-04-01"), Progress: app.Progress{State: app.DecisionDone, Percent: 100, Due: day("2026-04-01")}},
		{ID: 2, MeetingID: 7, ItemUID: "a", Source: app.FromResidents, Text: "Очистить арык по улице Достук", ResponsibleID: 20, Partner: "«Тазалык»", Due: day("2026-04-15"), SettlementID: 10, Progress: app.Progress{State: app.DecisionStarted, Percent: 40, Due: day("2026-04-15")}},
		{ID: 3, MeetingID: 7, ItemUID: "a", Source: app.FromExpert, Text: "Обследовать 14 участков", Progress: app.Progress{State: app.DecisionOpen}},
	}
	d.files = []app.Attachment{{Name: "Презентация.pdf"}, {Name: "снято.jpg", Removed: true}}
	return d
}

func inLanguage(t *testing.T, lang string) docx.Words {
	t.Helper()
	catalog, err := words.Load(assets.Lang)
	if err != nil {
		t.Fatal(err)
	}
	return catalog.In(lang)
}

// paper prints and reads back.
type paper struct {
	parts   map[string]string
	warning error
}

func templates(own string) docx.Templates {
	return docx.Templates{Default: assets.Template, Own: own}
}

func (d *desk) print(t *testing.T, r docx.Request, lang, own string) paper {
	t.Helper()
	path := filepath.Join(t.TempDir(), "документ.docx")
	warning, err := docx.Print(context.Background(), d, r, inLanguage(t, lang), templates(own), path)
	if err != nil {
		t.Fatal(err)
	}
	keep(t, path, string(r.Kind), lang)
	p := paper{parts: ziptest.File(t, path), warning: warning}
	for name, part := range p.parts {
		if strings.HasPrefix(name, "word/") && (strings.Contains(part, "{{") || strings.Contains(part, "}}")) {
			t.Errorf("%s still has names in braces", name)
		}
	}
	return p
}

// keep leaves the document to be looked at, when asked to.
func keep(t *testing.T, path, kind, lang string) {
	dir := os.Getenv("KAIRYLUU_LOOK")
	if dir == "" {
		return
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	name := strings.NewReplacer("/", "-", " ", "_").Replace(t.Name()) + "-" + kind + "-" + lang + ".docx"
	if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// node is an element of the document, in order.
type node struct {
	XMLName xml.Name
	Text    string `xml:",chardata"`
	Nodes   []node `xml:",any"`
}

func (n node) text() string {
	switch n.XMLName.Local {
	case "t":
		return strings.ReplaceAll(n.Text, "\u00a0", " ") // it only keeps a line together
	case "br":
		return "\n"
	}
	var b strings.Builder
	for _, child := range n.Nodes {
		said := child.text()
		switch child.XMLName.Local {
		case "tc":
			said = strings.TrimSpace(said) + " | "
		case "p", "tr":
			said += "\n"
		}
		b.WriteString(said)
	}
	return b.String()
}

func (p paper) body(t *testing.T) node {
	t.Helper()
	var doc node
	if err := xml.Unmarshal([]byte(p.parts["word/document.xml"]), &doc); err != nil {
		t.Fatal(err)
	}
	return doc.Nodes[0]
}

func (p paper) text(t *testing.T) string { return p.body(t).text() }

// tables are the cells of every table.
func (p paper) tables(t *testing.T) [][][]string {
	var tables [][][]string
	for _, n := range p.body(t).Nodes {
		if n.XMLName.Local != "tbl" {
			continue
		}
		var rows [][]string
		for _, tr := range n.Nodes {
			if tr.XMLName.Local != "tr" {
				continue
			}
			var cells []string
			for _, tc := range tr.Nodes {
				if tc.XMLName.Local == "tc" {
					cells = append(cells, strings.TrimSpace(tc.text()))
				}
			}
			rows = append(rows, cells)
		}
		tables = append(tables, rows)
	}
	return tables
}

// headed is the table whose head begins so.
func (p paper) headed(t *testing.T, head ...string) [][]string {
	t.Helper()
	for _, table := range p.tables(t) {
		if len(table[0]) >= len(head) && fmt.Sprint(table[0][:len(head)]) == fmt.Sprint(head) {
			return table
		}
	}
	t.Fatalf("no table headed %v", head)
	return nil
}

func (p paper) says(t *testing.T, sentences ...string) {
	t.Helper()
	text := p.text(t)
	at := 0
	for _, s := range sentences {
		i := strings.Index(text[at:], s)
		if i < 0 {
			t.Errorf("%q is missing, or out of order, in\n%s", s, text)
			return
		}
		at += i
	}
}

var minutes = docx.Request{Kind: docx.Minutes, ID: 7}

func TestMinutesHaveEveryPartInRussian(t *testing.T) {
	p := newDesk().print(t, minutes, "ru", "")
	p.says(t,
		"Муниципальное территориальное управление № 109", "г. Бишкек", "ПРОТОКОЛ № 5", "Круглый стол", "12 марта 2026 года",
		"Жилмассив | Дордой-2, Ак-Жар", "школа № 98", "начало в 14:00, окончание в 16:30", "Кем созвано", "за 7 дней",
		"Председатель | Осмонов Т. К.", "Секретарь | Шаршенбай уулу Р.",
		"64 человека, из них женщин — 38, мужчин — 26 (список прилагается)", "молодёжь — 12, пожилые — 20",
		"Мамытова Н. С., главный специалист, мэрия города Бишкек (мэрия)", "Приглашены, не явились | Турсунов Э.",
		"имеется: требуется 50, присутствует 64",
		"ПОВЕСТКА ДНЯ", "1. О подтоплении", "2. Об освещении",
		"СЛУШАЛИ: Ким А. В.", "Перечислены 14 участков", "ВЫСТУПИЛИ: Асанов", "ВОПРОСЫ: Кто", "РЕШИЛИ: Признать",
		"1.1. Очистить арык", "1.2. Обследовать", "«за» — 60, «против» — 1, «воздержались» — 3",
		"РЕШИЛИ: 2.1. Подготовить список",
		"ПРИНЯТЫЕ РЕШЕНИЯ", "ИЗБРАНЫ", "Инициативная группа: Асанов Б., Үсөнова Ө.", "Счётная комиссия", "ПРИЛОЖЕНИЯ", "1. Список зарегистрированных участников (2 человека)", "2. Презентация.pdf",
		"3. https://example.org/video/5", "Председатель", "Осмонов Т. К.", "Секретарь", "Шаршенбай уулу Р.")
	for _, absent := range []string{"снято.jpg", "Редакция", "отсутствии кворума"} {
		if strings.Contains(p.text(t), absent) {
			t.Errorf("says %q", absent)
		}
	}
	if p.warning != nil {
		t.Error(p.warning)
	}
}

func TestMinutesHaveEveryPartInKyrgyz(t *testing.T) {
	newDesk().print(t, minutes, "ky", "").says(t,
		"№ 109 муниципалдык аймактык башкармалык", "Бишкек шаары", "№ 5 ПРОТОКОЛ", "Тегерек стол", "2026-жылдын 12-марты",
		"Өткөн жери", "башталышы 14:00, аякташы 16:30", "Төрага", "Катчы", "64 адам, анын ичинде аялдар — 38, эркектер — 26",
		"жаштар — 12, улгайган адамдар — 20", "Кворум | бар: 50 керек, 64 катышты", "КҮН ТАРТИБИ", "УГУЛДУ:", "СҮЙЛӨП ЧЫКТЫ:",
		"СУРООЛОР:", "ЧЕЧИМ КАБЫЛ АЛЫНДЫ:", "«макул» — 60, «каршы» — 1, «калыс» — 3", "КАБЫЛ АЛЫНГАН ЧЕЧИМДЕР",
		"Жооптуу", "ШАЙЛАНГАНДАР", "Инициативная группа: Асанов Б., Үсөнова Ө.", "ТИРКЕМЕЛЕР", "Төрага", "Катчы")
}

func TestNothingIsSaidTwiceOrOfNothing(t *testing.T) {
	d := newDesk()
	d.meeting.Agenda[1].Decided = d.decisions[0].Text
	d.meeting.Agenda = append(d.meeting.Agenda, app.AgendaItem{UID: "c", Title: "Разное"})
	text := d.print(t, minutes, "ru", "").text(t)
	for said, want := range map[string]int{"3. Разное": 1, "Подготовить список улиц": 2, "2.1. Подготовить": 1} {
		if n := strings.Count(text, said); n != want {
			t.Errorf("%q is said %d times, want %d", said, n, want)
		}
	}
}

// Signatures must not stand on a page of their own.
func TestTheLastLinesStayWithTheSignatures(t *testing.T) {
	d := newDesk()
	for _, c := range []struct {
		name   string
		change func(*desk)
		last   string
	}{
		{"attachments", func(*desk) {}, "3. https://example.org/video/5"},
		{"elected", func(d *desk) { d.meeting.Links, d.files, d.meeting.Participants = nil, nil, nil }, "Счётная комиссия"},
		{"the last row of the decisions", func(d *desk) { d.meeting.Elected = nil }, "01.04.2026"},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.change(d)
			body := d.print(t, minutes, "ru", "").parts["word/document.xml"]
			before := body[:strings.LastIndex(body, c.last)]
			if !strings.Contains(before[strings.LastIndex(before, "<w:p>"):], "keepNext") {
				t.Errorf("%q may stay behind", c.last)
			}
		})
	}
}

func TestARowOfATableStaysOnItsPage(t *testing.T) {
	p := newDesk().print(t, minutes, "ru", "")
	body := p.parts["word/document.xml"]
	table := body[strings.LastIndex(body[:strings.LastIndex(body, "Обследовать 14")], "<w:tr>"):]
	if row, _, _ := strings.Cut(table, "</w:tr>"); !strings.Contains(row, "<w:cantSplit") {
		t.Errorf("the row is %s", row)
	}
	if !strings.Contains(body, "Осмонов\u00a0Т.") {
		t.Error("initials may leave their surname")
	}
}

func TestDecisionsStandInATableByTheirItems(t *testing.T) {
	table := newDesk().print(t, minutes, "ru", "").headed(t, "№", "Решение")
	want := [][]string{
		{"№", "Решение", "Ответственный", "Срок"},
		{"1.1.", "Очистить арык по улице Достук", "Абдыкадыров Нурлан, «Тазалык»", "15.04.2026"},
		{"1.2.", "Обследовать 14 участков", "", "—"},
		{"2.1.", "Подготовить список улиц без освещения", "Асанова Айгуль", "01.04.2026"},
	}
	if fmt.Sprint(table) != fmt.Sprint(want) {
		t.Errorf("got %v", table)
	}
}

func TestDecisionsWithoutAQuorumAreMarked(t *testing.T) {
	d := newDesk()
	d.meeting.Quorum, d.meeting.WithoutQuorum = 100, true
	d.print(t, minutes, "ru", "").says(t, "не достигнут: требуется 100, присутствует 64", "решения приняты при отсутствии кворума")
	d.print(t, minutes, "ky", "").says(t, "жок: 100 керек, 64 катышты", "кворумсуз кабыл алынды")
}

func TestACorrectedEditionSaysSoAndIsPrintedAsSigned(t *testing.T) {
	d := newDesk()
	d.meeting.State = app.Signed
	first, second := d.meeting, d.meeting
	second.Place = "дом культуры"
	d.editions = []app.Edition{
		{MeetingID: 7, Edition: 1, Signed: day("2026-03-16"), Meeting: first, Decisions: d.decisions},
		{MeetingID: 7, Edition: 2, Signed: day("2026-04-15"), Reason: "неверное место.", Meeting: second, Decisions: d.decisions[1:2]},
	}
	d.meeting.Place = "никто этого не подписывал"
	p := d.print(t, minutes, "ru", "")
	p.says(t, "Редакция 2 от 15 апреля 2026 года", "Причина исправления: неверное место.", "дом культуры")
	if text := p.text(t); strings.Contains(text, "не подписывал") || strings.Contains(text, "Обследовать") {
		t.Errorf("says what was not signed:\n%s", text)
	}
}

func TestAnEmptyMeetingHasNoEmptyParts(t *testing.T) {
	for _, lang := range []string{"ru", "ky"} {
		d := newDesk()
		d.meeting, d.decisions, d.files = app.Meeting{ID: 7, Date: day("2026-03-12")}, nil, nil
		text := d.print(t, minutes, lang, "").text(t)
		for _, absent := range []string{"ПОВЕСТКА", "КҮН ТАРТИБИ", "СЛУШАЛИ", "ПРИЛОЖЕНИЯ", "ТИРКЕМЕЛЕР", "Кворум", "№ \n"} {
			if strings.Contains(text, absent) {
				t.Errorf("%s: says %q:\n%s", lang, absent, text)
			}
		}
		if !strings.Contains(text, "ПРОТОКОЛ") {
			t.Errorf("%s: no title", lang)
		}
	}
}

func TestWhatWasTypedIsNeverMarkup(t *testing.T) {
	d := newDesk()
	d.meeting.Place = "дом {{office}} <w:p> & \"сын\""
	d.meeting.Agenda[0].Heard = strings.Repeat("Очень длинное слово о воде и дорогах. ", 3000) + "\x01конец"
	path := filepath.Join(t.TempDir(), "m.docx")
	if _, err := docx.Print(context.Background(), d, minutes, inLanguage(t, "ru"), templates(""), path); err != nil {
		t.Fatal(err)
	}
	p := paper{parts: ziptest.File(t, path)}
	p.says(t, `дом {{office}} <w:p> & "сын"`, "конец")
}

func TestRegistrationListHasLinesToSign(t *testing.T) {
	d := newDesk()
	r := docx.Request{Kind: docx.Registration, ID: 7}
	table := d.print(t, r, "ru", "").headed(t, "№", "Фамилия, имя, отчество", "Пол", "Год рождения", "Адрес", "Телефон", "Подпись")
	if len(table) != 26 {
		t.Errorf("%d rows", len(table))
	}
	if fmt.Sprint(table[1]) != fmt.Sprint([]string{"1", "Асанов Бакыт", "м", "1967", "ул. Достук, 14", "+996 555 123 456", ""}) {
		t.Errorf("first line %v", table[1])
	}
	d.meeting.Participants = nil
	for i := range 200 {
		d.meeting.Participants = append(d.meeting.Participants, app.Participant{Name: fmt.Sprintf("Үсөнова Өскөнай %d", i+1)})
	}
	p := d.print(t, r, "ky", "")
	p.says(t, "КАТЫШУУЧУЛАРДЫ КАТТОО БАРАКЧАСЫ", "Колун коюу менен", "Каттоону жүргүзгөн")
	if rows := p.headed(t, "№", "Аты-жөнү"); len(rows) != 206 || rows[200][1] != "Үсөнова Өскөнай 200" {
		t.Errorf("%d rows, the 200th %v", len(rows), rows[200])
	}
}

func TestPlanIsByWhoAnswers(t *testing.T) {
	d := newDesk()
	d.decisions[2].Text = strings.Repeat("я", 400)
	p := d.print(t, docx.Request{Kind: docx.Plan, ID: 7}, "ru", "")
	p.says(t, "УТВЕРЖДАЮ", "Т. Осмонов", "2026 г.", "ПЛАН ДЕЙСТВИЙ", "Решения встречи: Круглый стол, 12 марта 2026 года",
		"по состоянию на 11 сентября 2026 года", "Всего решений — 3, исполнено — 1, в работе — 2, из них просрочено — 1",
		"Абдыкадыров Нурлан: 1 решение", "в работе, 40 %\nпросрочено", "Асанова Айгуль: 1 решение", "Ответственный не назначен: 1 решение",
		strings.Repeat("я", 400))
	totals := p.headed(t, "Ответственный", "Всего")
	if last := totals[len(totals)-1]; fmt.Sprint(last) != "[Итого 3 1 2 1]" {
		t.Errorf("totals %v", last)
	}
}

func TestPlanOfManyPagesIsWhole(t *testing.T) {
	d := newDesk()
	d.decisions = nil
	for i := range 1203 {
		d.decisions = append(d.decisions, app.Decision{ID: int64(i + 1), Text: "решение", ResponsibleID: 20})
	}
	p := d.print(t, docx.Request{Kind: docx.Plan}, "ky", "")
	if rows := p.headed(t, "№", "Чечим"); len(rows) != 1205 {
		t.Errorf("%d rows", len(rows))
	}
}

func TestWhatIsNotThereIsTold(t *testing.T) {
	for name, r := range map[string]docx.Request{
		"no such meeting": {Kind: docx.Minutes, ID: 8}, "no such document": {Kind: "card", ID: 7},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.docx")
			_, err := docx.Print(context.Background(), newDesk(), r, inLanguage(t, "ru"), templates(""), path)
			if err == nil || r.Kind == docx.Minutes && app.ErrorCode(err) != app.NotFound {
				t.Errorf("got %v", err)
			}
			if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("a file was left: %v", err)
			}
		})
	}
}

func TestDatesAreInWords(t *testing.T) {
	d := newDesk()
	for date, want := range map[string][2]string{
		"2026-01-01": {"1 января 2026 года", "2026-жылдын 1-январы"},
		"2026-07-31": {"31 июля 2026 года", "2026-жылдын 31-июлу"},
		"2027-12-09": {"9 декабря 2027 года", "2027-жылдын 9-декабры"},
	} {
		d.meeting.Date = day(date)
		d.print(t, minutes, "ru", "").says(t, want[0])
		d.print(t, minutes, "ky", "").says(t, want[1])
	}
}
