package console_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/ziptest"
	"kairyluu/ui/console"
)

// meet records a meeting with a decision and returns its id as it is typed.
func (d *desk) meet() string {
	d.t.Helper()
	d.must("", "demo", "--appeals", "0")
	ctx := context.Background()
	data, err := d.open(ctx, d.dir, console.Write)
	if err != nil {
		d.t.Fatal(err)
	}
	defer data.Close()
	form, err := data.Office.Dictionaries.Save(ctx, app.Entry{Dict: app.MeetingForms, NameRU: "Сход улицы", NameKY: "Көчө жыйыны", Active: true})
	if err != nil {
		d.t.Fatal(err)
	}
	settlements, err := data.Office.Dictionaries.Entries(ctx, app.Settlements)
	if err != nil {
		d.t.Fatal(err)
	}
	at := slices.IndexFunc(settlements, func(e app.Entry) bool { return e.NameRU == "Дордой-2" })
	_, err = data.Office.Meetings.Save(ctx, app.Meeting{
		FormID: form.ID, Number: "5", Date: civil.MustParse("2026-09-01"), State: app.Held, Place: "школа № 98",
		Attendance: app.Attendance{Total: 40}, Agenda: []app.AgendaItem{{Title: "О дорогах"}},
	}, app.Decision{Source: app.FromResidents, Text: "Засыпать ямы", SettlementID: settlements[at].ID, Due: civil.MustParse("2026-10-01")})
	if err != nil {
		d.t.Fatal(err)
	}
	return "1"
}

// programme adds one that the office makes itself.
func (d *desk) programme(name string) {
	d.t.Helper()
	data, err := d.open(context.Background(), d.dir, console.Write)
	if err != nil {
		d.t.Fatal(err)
	}
	defer data.Close()
	known, err := data.Office.Programmes.List(context.Background(), app.ProgrammeFilter{})
	if err != nil {
		d.t.Fatal(err)
	}
	another := known[0]
	another.ID, another.UID, another.Version, another.NameRU, another.NameKY = 0, "", 0, name, ""
	if _, err := data.Office.Programmes.Save(context.Background(), another); err != nil {
		d.t.Fatal(err)
	}
}

// document prints and returns the text of the file.
func (d *desk) document(args ...string) string {
	d.t.Helper()
	path := filepath.Join(d.t.TempDir(), "документ.docx")
	if out := d.must("", append([]string{"print", "--out", path}, args...)...); !strings.Contains(out, path) {
		d.t.Errorf("printed %q", out)
	}
	text := ziptest.File(d.t, path)["word/document.xml"]
	return strings.ReplaceAll(text, "\u00a0", " ") // it only keeps a line together
}

func TestPrintWritesEveryDocument(t *testing.T) {
	d := newDesk(t)
	id := d.meet()
	for name, c := range map[string]struct {
		args []string
		want []string
	}{
		"minutes in Russian":      {[]string{"minutes", id}, []string{"ПРОТОКОЛ № 5", "Сход улицы", "1 сентября 2026 года", "Засыпать ямы", "01.10.2026"}},
		"minutes in Kyrgyz":       {[]string{"minutes", id, "--lang", "ky"}, []string{"№ 5 ПРОТОКОЛ", "Көчө жыйыны", "2026-жылдын 1-сентябры", "КҮН ТАРТИБИ"}},
		"the registration list":   {[]string{"registration", id}, []string{"ЛИСТ РЕГИСТРАЦИИ", "школа № 98"}},
		"the plan of one meeting": {[]string{"plan", id}, []string{"ПЛАН ДЕЙСТВИЙ", "Решения встречи", "Засыпать ямы"}},
		"outcomes of one meeting": {[]string{"outcomes", id}, []string{"ЧТО СТАЛО С РЕШЕНИЯМИ", "Сход улицы, 1 сентября 2026 года", "1. Засыпать ямы", "не начато"}},
		"outcomes of a settlement and a period": {
			[]string{"outcomes", "--settlement", "ж/м дордой 2", "--from", "2026-08-01", "--to", "30.09.2026", "--lang", "ky"},
			[]string{"ЧЕЧИМДЕР ЭМНЕ БОЛДУ", "Дордой-2 конушу", "01.08.2026 – 30.09.2026 аралыгында", "1. Засыпать ямы", "башталган жок"},
		},
		"outcomes of another period": {[]string{"outcomes", "--from", "2026-09-02"}, []string{"начиная с 02.09.2026", "Решений нет"}},
		"the plan of everything":     {[]string{"plan", "--lang", "ky"}, []string{"ИШ-АРАКЕТТЕР ПЛАНЫ", "Засыпать ямы", "тургундар"}},
		"flags in any order at all":  {[]string{"--lang", "ky", "registration", id}, []string{"КАТТОО БАРАКЧАСЫ"}},
	} {
		t.Run(name, func(t *testing.T) {
			text := d.document(c.args...)
			for _, want := range c.want {
				if !strings.Contains(text, want) {
					t.Errorf("no %q", want)
				}
			}
		})
	}
}

func TestPrintTellsOfABrokenTemplateAndPrints(t *testing.T) {
	d := newDesk(t)
	id := d.meet()
	folder := filepath.Join(d.dir, "templates")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "minutes.docx"), []byte("no document"), 0o600); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "п.docx")
	code, _, errs := d.run("", "print", "minutes", id, "--out", path)
	if code != console.Done || !strings.Contains(errs, "Шаблон minutes.docx") {
		t.Errorf("code %d: %s", code, errs)
	}
	if info, err := os.Stat(path); err != nil || info.Size() < 2000 {
		t.Errorf("no document: %v", err)
	}
}

func TestPrintRefusesWhatItCannotDo(t *testing.T) {
	d := newDesk(t)
	d.meet()
	out := filepath.Join(t.TempDir(), "x.docx")
	for name, c := range map[string]struct {
		args []string
		code int
		says string
	}{
		"an unknown document":     {[]string{"print", "card", "1", "--out", out}, console.Misused, "minutes, registration, plan, outcomes"},
		"no meeting":              {[]string{"print", "minutes", "--out", out}, console.Misused, "Укажите номер встречи"},
		"a meeting by no id":      {[]string{"print", "minutes", "сход", "--out", out}, console.Misused, "не номер встречи"},
		"a meeting there isn't":   {[]string{"print", "minutes", "77", "--out", out}, console.Failed, ""},
		"outcomes of nothing":     {[]string{"print", "outcomes", "--out", out}, console.Misused, "Укажите, какие решения"},
		"an unknown settlement":   {[]string{"print", "outcomes", "--settlement", "Нигде", "--out", out}, console.Failed, "Нигде"},
		"a wrong day":             {[]string{"print", "outcomes", "--from", "31.02.2026", "--out", out}, console.Misused, "не дата"},
		"a period backwards":      {[]string{"print", "plan", "--from", "2026-03-02", "--to", "2026-03-01", "--out", out}, console.Misused, "Поменяйте даты"},
		"minutes of a settlement": {[]string{"print", "minutes", "1", "--settlement", "Дордой-2", "--out", out}, console.Misused, "для plan и outcomes"},
		"another language":        {[]string{"print", "minutes", "1", "--lang", "en", "--out", out}, console.Misused, "ru или ky"},
		"another file":            {[]string{"print", "minutes", "1", "--out", "x.odt"}, console.Misused, "--out ФАЙЛ.docx"},
		"no file":                 {[]string{"print", "minutes", "1"}, console.Misused, "--out ФАЙЛ.docx"},
	} {
		t.Run(name, func(t *testing.T) {
			code, _, errs := d.run("", c.args...)
			if code != c.code || !strings.Contains(errs, c.says) {
				t.Errorf("code %d: %s", code, errs)
			}
			if _, err := os.Stat(out); err == nil {
				t.Error("a file was left")
			}
		})
	}
}

func TestPrintGivesAwayTheTemplateThatItThenUses(t *testing.T) {
	d := newDesk(t)
	id := d.meet()
	folder := filepath.Join(d.dir, "templates")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	d.must("", "print", "template", "minutes", "--out", filepath.Join(folder, "minutes.docx"))
	code, _, errs := d.run("", "print", "minutes", id, "--out", filepath.Join(t.TempDir(), "п.docx"))
	if code != console.Done || errs != "" {
		t.Errorf("its own template is refused: %d, %s", code, errs)
	}
	for _, args := range [][]string{
		{"print", "template", "--out", "x.docx"},
		{"print", "template", "card", "--out", "x.docx"},
		{"print", "template", "plan", "--out", "x.pdf"},
	} {
		if code, _, _ := d.run("", args...); code != console.Misused {
			t.Errorf("%v ended with %d", args, code)
		}
	}
}

func TestADonorsReportAndADossierOfAMadeUpProject(t *testing.T) {
	d := newDesk(t)
	d.must("", "demo", "--appeals", "160")
	for lang, want := range map[string]string{"ru": "ОТЧЁТ О ПРОЕКТЕ", "ky": "ДОЛБООР БОЮНЧА ОТЧЕТ", "en": "PROJECT REPORT"} {
		if text := d.document("project", "1", "--lang", lang); !strings.Contains(text, want) {
			t.Errorf("%s: no %q", lang, want)
		}
	}
	for lang, want := range map[string]string{"ru": "ОТЧЁТ О ПРОГРАММЕ", "ky": "ПРОГРАММА БОЮНЧА ОТЧЕТ", "en": "PROGRAMME REPORT"} {
		if text := d.document("programme", "1", "--lang", lang, "--from", "2026-01-01", "--to", "2026-06-30"); !strings.Contains(text, want) {
			t.Errorf("%s: no %q", lang, want)
		}
	}
	book := filepath.Join(t.TempDir(), "отчёт.xlsx")
	for lang, want := range map[string]string{"ru": "Деньги по источникам", "ky": "Булактар боюнча", "en": "Funds by source"} {
		d.must("", "print", "programme", "1", "--lang", lang, "--out", book)
		if parts := ziptest.File(t, book); !strings.Contains(parts["xl/workbook.xml"], want) {
			t.Errorf("%s: no sheet %q", lang, want)
		}
	}
	if text := d.document("contributions", "1"); !strings.Contains(text, "СПИСОК ВЗНОСОВ") {
		t.Error("no list of contributions")
	}
	path := filepath.Join(t.TempDir(), "досье.zip")
	d.must("", "dossier", "2", "--lang", "ky", "--out", path)
	if ziptest.File(t, path)["00 Мазмуну.docx"] == "" {
		t.Error("the dossier has no first page")
	}
}

func TestWrongNumbersOfProjectsAreMisuse(t *testing.T) {
	d := newDesk(t)
	d.must("", "demo", "--appeals", "0")
	out := filepath.Join(t.TempDir(), "a.docx")
	for _, args := range [][]string{
		{"print", "project", "--out", out},
		{"print", "receipt", "x", "--out", out},
		{"print", "programme", "--out", out},
		{"print", "programme", "0", "--out", out},
		{"print", "project", "1", "--settlement", "Дордой-2", "--out", out},
		{"print", "project", "1", "--from", "2026-03-02", "--to", "2026-03-01", "--out", out},
		{"print", "receipt", "1", "--from", "2026-03-02", "--out", out},
		{"print", "receipt", "1", "--out", filepath.Join(filepath.Dir(out), "a.xlsx")},
		{"print", "contents", "1", "--out", out},
		{"print", "minutes", "1", "--lang", "en", "--out", out},
		{"dossier", "0", "--out", out},
		{"dossier", "1"},
		{"dossier", "1", "--lang", "de", "--out", out},
	} {
		if code, _, stderr := d.run("", args...); code != console.Misused || stderr == "" {
			t.Errorf("%v: code %d, %q", args, code, stderr)
		}
	}
	d.programme("Аракет: вторая очередь")
	for name, says := range map[string]string{"Нет такой": "Аракет", "Аракет": "больше слов", "аракет – за": "", "Кыргыз": "Есть"} {
		code, _, stderr := d.run("", "print", "programme", name, "--out", out)
		if (code == console.Done) != (says == "") || !strings.Contains(stderr, says) {
			t.Errorf("programme %q: code %d, %q", name, code, stderr)
		}
	}
	if code, _, stderr := d.run("", "dossier", "7", "--out", filepath.Join(t.TempDir(), "a.zip")); code != console.Failed || stderr == "" {
		t.Errorf("a project that is not there: code %d, %q", code, stderr)
	}
}
