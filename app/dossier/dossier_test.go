package dossier_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/demo"
	"kairyluu/app/docx"
	"kairyluu/app/dossier"
	"kairyluu/app/seed"
	"kairyluu/app/xlsx"
	"kairyluu/app/ziptest"
	"kairyluu/assets"
	"kairyluu/db/dbtest"
	"kairyluu/ui/words"
)

// project is a closed project of a made-up office with a scan, two photos of one
// name and a photo of a visit.
func project(t *testing.T) (*app.Office, app.ProjectCase) {
	t.Helper()
	s := dbtest.New(t)
	now := civil.MustParse("2026-09-30").Time(time.Local).Add(12 * time.Hour)
	o := app.New(s, s.Files(), func() time.Time { return now })
	start, err := seed.Office(assets.Seed, app.CityBishkek)
	if err != nil {
		t.Fatal(err)
	}
	if err := demo.Make(t.Context(), o, start, demo.Options{Appeals: 30, Meetings: -1, Projects: 2}); err != nil {
		t.Fatal(err)
	}
	rows, err := o.Projects.Rows(t.Context(), app.ProjectQuery{Filter: app.ProjectFilter{Stages: []app.Stage{app.StageClosed}}})
	if err != nil || len(rows) == 0 {
		t.Fatal(rows, err)
	}
	c, err := o.Projects.Case(t.Context(), rows[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	attach := func(entity string, id int64, name, content string) {
		if _, err := o.Attachments.Add(t.Context(), entity, id, name, strings.NewReader(content)); err != nil {
			t.Fatal(err)
		}
	}
	add := func(number string) app.ProjectPaper {
		p, err := o.Projects.AddPaper(t.Context(), app.ProjectPaper{ProjectID: c.Project.ID, KindID: c.Papers[0].KindID, Date: c.Papers[0].Date, Number: number})
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	attach(app.EntityProjectPaper, add("12/а").ID, "скан: заявка?.pdf", "%PDF-1 application")
	attach(app.EntityProjectPaper, c.Papers[0].ID, strings.Repeat("Очень длинное имя ", 8)+".pdf", "%PDF-1 long")
	gone := add("13")
	attach(app.EntityProjectPaper, gone.ID, "ошибка.pdf", "%PDF-1 mistake")
	if err := o.Projects.TakeBackPaper(t.Context(), c.Project.ID, gone.ID, "Не тот документ"); err != nil {
		t.Fatal(err)
	}
	attach(app.EntityProjectEvent, c.Events[0].ID, "визит.jpg", "visit")
	attach(app.EntityPhotoBefore, c.Project.ID, "IMG_1.jpg", "before")
	attach(app.EntityPhotoAfter, c.Project.ID, "IMG_1.jpg", "after")
	attach(app.EntityPhotoAfter, c.Project.ID, "img_1.JPG", "after too")
	return o, c
}

func options(t *testing.T, lang string) dossier.Options {
	t.Helper()
	catalog, err := words.Load(assets.Lang)
	if err != nil {
		t.Fatal(err)
	}
	return dossier.Options{Words: catalog.In(lang), Templates: docx.Templates{Default: assets.Template}, Save: xlsx.SaveListing, TempDir: t.TempDir()}
}

func TestADossierHoldsEveryDocumentAndPhoto(t *testing.T) {
	o, c := project(t)
	path := filepath.Join(t.TempDir(), "досье.zip")
	damaged, err := dossier.Write(t.Context(), o, c.Project.ID, options(t, "ru"), path)
	if err != nil || damaged != 0 {
		t.Fatal(damaged, err)
	}
	files := ziptest.File(t, path)
	for name, content := range map[string]string{
		"00 Содержание.docx": "", "01 Отчёт о проекте.docx": "", "02 Список взносов.docx": "", "03 Книга учёта.xlsx": "",
		"Фото/1 До работ/IMG_1.jpg": "before", "Фото/3 После работ/IMG_1.jpg": "after", "Фото/3 После работ/img_1 (2).JPG": "after too",
		"Выезды/" + c.Events[0].Date.String() + " визит.jpg": "visit",
	} {
		got, there := files[name]
		if !there || content != "" && got != content {
			t.Errorf("%q: %v, %q", name, there, got)
		}
	}
	scans, numbered := 0, 0
	for name := range files {
		if strings.HasPrefix(name, "Документы/") {
			scans++
			if strings.HasSuffix(name, " № 12_а скан_ заявка_.pdf") {
				numbered++
			}
			if n := len([]rune(filepath.Base(name))); n > 80 || !strings.HasSuffix(name, ".pdf") {
				t.Errorf("%q is %d letters long", name, n)
			}
			if strings.ContainsAny(strings.TrimPrefix(name, "Документы/"), `<>:"/\|?*`) {
				t.Errorf("Windows does not take %q", name)
			}
		}
	}
	if scans != 2 || numbered != 1 { // not the one of the paper that was taken back
		t.Errorf("%d scans, %d with the number of their document", scans, numbered)
	}
}

func TestALostPhotoIsToldAndTheRestIsThere(t *testing.T) {
	o, c := project(t)
	again, err := o.Projects.Case(t.Context(), c.Project.ID)
	if err != nil {
		t.Fatal(err)
	}
	photo := again.Photos[app.EntityPhotoBefore][0]
	file, err := o.Attachments.Path(t.Context(), photo)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "досье")
	damaged, err := dossier.Write(t.Context(), o, c.Project.ID, options(t, "ky"), dir)
	if err != nil || damaged != 1 {
		t.Fatalf("%d damaged, %v", damaged, err)
	}
	document := ziptest.File(t, filepath.Join(dir, "00 Мазмуну.docx"))["word/document.xml"]
	if !strings.Contains(document, "IMG_1.jpg") || !strings.Contains(document, "досьеге кирген жок") {
		t.Error("the page of contents does not tell of the lost photo")
	}
	if _, err := os.Stat(filepath.Join(dir, "Сүрөттөр", "3 Иштен кийин", "IMG_1.jpg")); err != nil {
		t.Error(err)
	}
}

func TestADossierIsNotMixedWithOtherFiles(t *testing.T) {
	o, c := project(t)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "чужое.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := dossier.Write(t.Context(), o, c.Project.ID, options(t, "ru"), dir)
	if app.ErrorCode(err) != app.Denied {
		t.Errorf("into a folder with files: %v", err)
	}
}
