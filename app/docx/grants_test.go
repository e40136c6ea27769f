package docx_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"image"
	"image/jpeg"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kairyluu/app"
	"kairyluu/app/demo"
	"kairyluu/app/docx"
	"kairyluu/app/seed"
	"kairyluu/app/ziptest"
	"kairyluu/assets"
	"kairyluu/db/dbtest"
)

// grants is a made-up office with projects in a real store.
func grants(t *testing.T) (*app.Office, docx.Source) {
	t.Helper()
	s := dbtest.New(t)
	now := day("2026-09-30").Time(time.Local).Add(12 * time.Hour)
	o := app.New(s, s.Files(), func() time.Time { return now })
	start, err := seed.Office(assets.Seed, app.CityBishkek)
	if err != nil {
		t.Fatal(err)
	}
	if err := demo.Make(t.Context(), o, start, demo.Options{Appeals: 60, Meetings: 12, Projects: 8, Seed: 1}); err != nil {
		t.Fatal(err)
	}
	return o, docx.Of(o.Desk)
}

// plainText are the words of a document without its markup.
func plainText(document string) string {
	var out strings.Builder
	d := xml.NewDecoder(strings.NewReader(document))
	for {
		token, err := d.Token()
		if err != nil {
			return out.String()
		}
		if text, ok := token.(xml.CharData); ok {
			out.Write(text)
		}
	}
}

// written prints and reads the text of the document.
func written(t *testing.T, src docx.Source, r docx.Request, lang string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "документ.docx")
	if warning, err := docx.Print(context.Background(), src, r, inLanguage(t, lang), templates(""), path); err != nil || warning != nil {
		t.Fatal(err, warning)
	}
	keep(t, path, string(r.Kind), lang)
	document := ziptest.File(t, path)["word/document.xml"]
	if strings.Contains(document, "{{") {
		t.Error("names in braces are left")
	}
	return plainText(document)
}

// standing finds a project in a stage.
func standing(t *testing.T, o *app.Office, stage app.Stage) app.ProjectCase {
	t.Helper()
	rows, err := o.Projects.Rows(t.Context(), app.ProjectQuery{Filter: app.ProjectFilter{Stages: []app.Stage{stage}}, Limit: 1})
	if err != nil || len(rows) == 0 {
		t.Fatalf("no project is %s, %v", stage, err)
	}
	c, err := o.Projects.Case(t.Context(), rows[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAReportOfAProjectTellsItsMoneyInThreeLanguages(t *testing.T) {
	o, src := grants(t)
	c := standing(t, o, app.StageClosed)
	budget := c.Budgets[len(c.Budgets)-1]
	for lang, words := range map[string][]string{
		"ru": {"ОТЧЁТ О ПРОЕКТЕ", "ДЕНЬГИ ПО ИСТОЧНИКАМ", "ПОЛУЧАТЕЛИ", "ХОД РАБОТ", "ТРАНШИ", "Вклад жителей, натурой", "100,0\u00a0%"},
		"ky": {"ДОЛБООР БОЮНЧА ОТЧЕТ", "БУЛАКТАР БОЮНЧА", "ПАЙДА КӨРҮҮЧҮЛӨР", "Тургундардын салымы, натуралай"},
		"en": {"PROJECT REPORT", "FUNDS BY SOURCE", "BENEFICIARIES", "PROGRESS OF THE WORKS"},
	} {
		text := written(t, src, docx.Request{Kind: docx.Project, ID: c.Project.ID}, lang)
		words = append(words, budget.Total().Format(), budget.Lines[0].Title, c.Project.Contractor, c.Milestones[0].Title)
		for _, b := range c.Balances {
			words = append(words, b.Planned.Format(), b.Received.Format())
		}
		for _, w := range words {
			if !strings.Contains(text, w) {
				t.Errorf("%s: no %q", lang, w)
			}
		}
	}
}

func TestAReportOfAProgrammeLiesAcrossAndNamesItsProjects(t *testing.T) {
	o, src := grants(t)
	c := standing(t, o, app.StageClosed)
	request := docx.Request{Kind: docx.Programme, ID: c.Programme.ID, From: day("2025-01-01"), To: day("2026-06-30")}
	for lang, words := range map[string][]string{
		"ru": {"ОТЧЁТ О ПРОГРАММЕ", "с 1 января 2025 года по 30 июня 2026 года", "ДЕНЬГИ ПО ИСТОЧНИКАМ", "ДВИЖЕНИЕ ЗА ПЕРИОД", "ПРОЕКТЫ ПО ИСТОЧНИКАМ", "СМЕТА И РАСХОДЫ"},
		"ky": {"ПРОГРАММА БОЮНЧА ОТЧЕТ", "2025-жылдын 1-январы", "ДОЛБООРЛОР", "ПАЙДА КӨРҮҮЧҮЛӨР"},
		"en": {"PROGRAMME REPORT", "from 1 January 2025 to 30 June 2026", "FUNDS BY SOURCE", "PROJECTS BY SOURCE"},
	} {
		text := written(t, src, request, lang)
		for _, w := range append(words, c.Programme.DonorIn(app.Language(lang))) {
			if !strings.Contains(text, w) {
				t.Errorf("%s: no %q", lang, w)
			}
		}
	}
	path := filepath.Join(t.TempDir(), "отчёт.docx")
	if _, err := docx.Print(t.Context(), src, request, inLanguage(t, "ru"), templates(""), path); err != nil {
		t.Fatal(err)
	}
	if body := ziptest.File(t, path)["word/document.xml"]; !strings.Contains(body, `w:orient="landscape"`) {
		t.Error("its tables are too wide for an upright sheet")
	}
}

// TestSignaturesStayWithTheEndOfTheReport looks for the mark that keeps them together.
func TestSignaturesStayWithTheEndOfTheReport(t *testing.T) {
	o, src := grants(t)
	c := standing(t, o, app.StageClosed)
	path := filepath.Join(t.TempDir(), "отчёт.docx")
	if _, err := docx.Print(t.Context(), src, docx.Request{Kind: docx.Project, ID: c.Project.ID}, inLanguage(t, "ru"), templates(""), path); err != nil {
		t.Fatal(err)
	}
	body := ziptest.File(t, path)["word/document.xml"]
	last := c.Papers[len(c.Papers)-1].Number
	at := strings.LastIndex(body, ">"+last+"<")
	if at < 0 {
		t.Fatalf("no document № %s", last)
	}
	row := body[strings.LastIndex(body[:at], "<w:tr>"):]
	if row = row[:strings.Index(row, "</w:tr>")]; !strings.Contains(row, "keepNext") {
		t.Error("signatures may stand on a page of their own")
	}
}

// TestAShortTableStaysOnOnePage looks at the rows of the beneficiaries.
func TestAShortTableStaysOnOnePage(t *testing.T) {
	o, src := grants(t)
	c := standing(t, o, app.StageClosed)
	path := filepath.Join(t.TempDir(), "отчёт.docx")
	if _, err := docx.Print(t.Context(), src, docx.Request{Kind: docx.Project, ID: c.Project.ID}, inLanguage(t, "ru"), templates(""), path); err != nil {
		t.Fatal(err)
	}
	body := ziptest.File(t, path)["word/document.xml"]
	row := func(label string) string {
		at := strings.LastIndex(body, ">"+label+"<")
		start := strings.LastIndex(body[:at], "<w:tr>")
		return body[start : start+strings.Index(body[start:], "</w:tr>")]
	}
	if !strings.Contains(row("Женщины"), "keepNext") || strings.Contains(row("С инвалидностью"), "keepNext") {
		t.Error("the beneficiaries may be torn apart, or never end")
	}
}

func TestSumsOfATableAreWrittenAlike(t *testing.T) {
	o, src := grants(t)
	c := standing(t, o, app.StageWorks)
	b := c.Balances[0]
	_, err := o.Ledger.Post(t.Context(), app.Posting{
		ProjectID: c.Project.ID, Kind: app.Spent, Form: app.Cash, Date: day("2026-09-30"), Number: "17", Amount: 1_234_05,
		Payer: app.Payer{Kind: app.Organisation, Name: "Банк"}, Parts: []app.PostingPart{{SourceID: b.SourceID, Sum: 1_234_05}},
	})
	if err != nil {
		t.Fatal(err)
	}
	text := written(t, src, docx.Request{Kind: docx.Project, ID: c.Project.ID}, "ru")
	if planned := b.Planned.Full(); !strings.Contains(text, planned) {
		t.Errorf("beside a sum with tyiyn no %q", planned)
	}
}

func TestAReceiptIsGivenForWhatCameAndHolds(t *testing.T) {
	o, src := grants(t)
	rows, err := o.Ledger.Rows(t.Context(), app.LedgerQuery{Filter: app.LedgerFilter{Kind: app.Received, Form: app.Cash, Holding: true}, Limit: 50})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range rows {
		if e.Payer.Kind != app.Household {
			continue
		}
		text := written(t, src, docx.Request{Kind: docx.Receipt, ID: e.ID}, "ru")
		for _, w := range []string{"КВИТАНЦИЯ № " + e.Number, e.Payer.Name, e.Amount.Full() + " сом", e.ProjectTitleRU} {
			if !strings.Contains(text, w) {
				t.Errorf("no %q in %q", w, text)
			}
		}
		break
	}
	spent, err := o.Ledger.Rows(t.Context(), app.LedgerQuery{Filter: app.LedgerFilter{Kind: app.Spent}, Limit: 1})
	if err != nil || len(spent) == 0 {
		t.Fatal(spent, err)
	}
	_, err = docx.Print(t.Context(), src, docx.Request{Kind: docx.Receipt, ID: spent[0].ID}, inLanguage(t, "ru"), templates(""), filepath.Join(t.TempDir(), "a.docx"))
	if app.ErrorCode(err) != app.Denied {
		t.Errorf("a receipt for what was spent: %v", err)
	}
}

func TestContributionsAddUpBySource(t *testing.T) {
	o, src := grants(t)
	c := standing(t, o, app.StageClosed)
	text := written(t, src, docx.Request{Kind: docx.Contributions, ID: c.Project.ID}, "ky")
	sums := map[int64]app.PayerRow{}
	for _, p := range c.Payers {
		if !strings.Contains(text, p.Payer.Name) {
			t.Errorf("%q is not on the list", p.Payer.Name)
		}
		s := sums[p.SourceID]
		s.Cash += p.Cash
		sums[p.SourceID] = s
	}
	for _, s := range sums {
		if s.Cash > 0 && !strings.Contains(text, s.Cash.Format()) {
			t.Errorf("no sum %s", s.Cash.Format())
		}
	}
}

func TestAReportOfAProjectShowsItsPhotos(t *testing.T) {
	o, src := grants(t)
	c := standing(t, o, app.StageClosed)
	var content bytes.Buffer
	if err := jpeg.Encode(&content, image.NewRGBA(image.Rect(0, 0, 640, 480)), nil); err != nil {
		t.Fatal(err)
	}
	for _, phase := range []string{app.EntityPhotoBefore, app.EntityPhotoAfter} {
		if _, err := o.Attachments.Add(t.Context(), phase, c.Project.ID, phase+".jpg", bytes.NewReader(content.Bytes())); err != nil {
			t.Fatal(err)
		}
		content.WriteByte(0) // another file
	}
	path := filepath.Join(t.TempDir(), "документ.docx")
	if _, err := docx.Print(t.Context(), src, docx.Request{Kind: docx.Project, ID: c.Project.ID}, inLanguage(t, "ru"), templates(""), path); err != nil {
		t.Fatal(err)
	}
	keep(t, path, "project", "ru")
	photos := 0
	parts := ziptest.File(t, path)
	for name := range parts {
		if strings.HasPrefix(name, "word/media/") {
			photos++
		}
	}
	text := plainText(parts["word/document.xml"])
	if photos != 2 || !strings.Contains(text, "До работ") || !strings.Contains(text, "После работ") || strings.Contains(text, "В ходе работ") {
		t.Errorf("%d photos are in the package", photos)
	}
}
