package docx_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kairyluu/app"
	"kairyluu/app/docx"
	"kairyluu/app/ziptest"
	"kairyluu/assets"
)

// repack makes a template out of the program's with its text changed.
func repack(t *testing.T, name string, change func(document string) string) string {
	t.Helper()
	content, err := assets.Template(name)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	parts := ziptest.Parts(t, content)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := to.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if name == "word/document.xml" {
			parts[name] = change(parts[name])
		}
		if _, err := w.Write([]byte(parts[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return put(t, name, out.Bytes())
}

// put makes a templates folder with one file and returns it.
func put(t *testing.T, name string, content []byte) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

func instead(old, with string) func(string) string {
	return func(s string) string { return strings.Replace(s, old, with, 1) }
}

const run = `</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>`

func TestTheOfficesTemplateIsUsed(t *testing.T) {
	for name, c := range map[string]struct {
		change func(string) string
		want   string
	}{
		"with words of its own":          {instead("{{title}}", "{{title}} (черновик)"), "ПРОТОКОЛ № 5 (черновик)"},
		"with a name cut by Word":        {instead("{{title}}", "{{ti"+run+"tle}} от {{da"+run+"te}} года"), "ПРОТОКОЛ № 5 от 12 марта 2026 года года"},
		"with spaces inside braces":      {instead("{{title}}", "{{ title }}"), "ПРОТОКОЛ № 5"},
		"with an ampersand beside":       {instead("{{title}}", "a &amp; {{title}}"), "a & ПРОТОКОЛ № 5"},
		"with a block in a table's cell": {instead("{{date}}", "{{agenda}}"), "1. О подтоплении"},
		"with parts in an order of theirs": {func(s string) string {
			return strings.NewReplacer("{{agenda}}", "{{items}}", "{{items}}", "{{agenda}}").Replace(s)
		}, "РЕШИЛИ"},
	} {
		t.Run(name, func(t *testing.T) {
			p := newDesk().print(t, minutes, "ru", repack(t, "minutes.docx", c.change))
			if p.warning != nil {
				t.Fatal(p.warning)
			}
			p.says(t, c.want)
		})
	}
}

func TestEverythingElseInATemplateStays(t *testing.T) {
	kept := `<w:p><w:r><w:drawing><pic/></w:drawing></w:r><w:r><w:tab/></w:r><w:hyperlink r:id="rId9"/></w:p>`
	p := newDesk().print(t, minutes, "ru", repack(t, "minutes.docx", instead("<w:body>", "<w:body>"+kept)))
	if !strings.Contains(p.parts["word/document.xml"], kept) {
		t.Error("a picture, a tab or a link was lost")
	}
	for _, part := range []string{`w:footerReference w:type="default"`, `w:left="1701" w:header`, `w:right="851"`, `w:top="1134"`} {
		if !strings.Contains(p.parts["word/document.xml"], part) {
			t.Errorf("%s is gone", part)
		}
	}
	if foot := p.parts["word/footer1.xml"]; !strings.Contains(foot, "ПРОТОКОЛ № 5 · страница ") || !strings.Contains(foot, "NUMPAGES") {
		t.Errorf("footer is %s", foot)
	}
}

func TestABrokenTemplateIsToldAndTheProgramsIsUsed(t *testing.T) {
	for name, c := range map[string]struct{ dir, key string }{
		"not a document":          {put(t, "minutes.docx", []byte("Уважаемые жители")), "docx.template.unreadable"},
		"no text in it":           {put(t, "minutes.docx", emptyZip(t)), "docx.template.unreadable"},
		"an unknown name":         {repack(t, "minutes.docx", instead("{{title}}", "{{tittle}}")), "docx.template.unknown"},
		"a name of another paper": {repack(t, "minutes.docx", instead("{{title}}", "{{consent}}")), "docx.template.unknown"},
		"braces that stay open":   {repack(t, "minutes.docx", instead("{{title}}", "{{title")), "docx.template.braces"},
		"a block within a line":   {repack(t, "minutes.docx", instead("{{agenda}}", "Повестка: {{agenda}}")), "docx.template.block"},
		"another kind of markup":  {repack(t, "minutes.docx", instead("wordprocessingml/2006/main", "wordprocessingml/main")), "docx.template.foreign"},
		"markup that is cut":      {repack(t, "minutes.docx", func(s string) string { return s[:len(s)-40] }), "docx.template.unreadable"},
	} {
		t.Run(name, func(t *testing.T) {
			p := newDesk().print(t, minutes, "ru", c.dir)
			p.says(t, "ПРОТОКОЛ № 5", "ПОВЕСТКА ДНЯ", "Осмонов Т. К.")
			told, ok := errors.AsType[*app.Error](p.warning)
			if !ok || told.Key != c.key {
				t.Errorf("warned of %v", p.warning)
			}
		})
	}
}

func emptyZip(t *testing.T) []byte {
	var out bytes.Buffer
	if err := zip.NewWriter(&out).Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestTheProgramsTemplatesAreWhole holds the templates against what they are
// meant to look like: A4 with the margins of office papers, pages numbered.
func TestTheProgramsTemplatesAreWhole(t *testing.T) {
	for _, kind := range docx.Kinds {
		t.Run(string(kind), func(t *testing.T) {
			p := newDesk().print(t, docx.Request{Kind: kind, ID: 7}, "ky", "")
			body := p.parts["word/document.xml"]
			for _, want := range []string{`w:left="1701"`, `w:right="851"`, `w:top="1134"`, `w:bottom="1134"`, "11906"} {
				if !strings.Contains(body, want) {
					t.Errorf("no %s", want)
				}
			}
			if !strings.Contains(p.parts["word/footer1.xml"], "· бет ") || !strings.Contains(p.parts["word/footer1.xml"], " PAGE ") {
				t.Error("pages are not numbered")
			}
			if !strings.Contains(p.parts["word/styles.xml"], "Times New Roman") {
				t.Error("no font with Kyrgyz letters")
			}
		})
	}
}

// TestPDFIsMadeOrRefused takes either, for LibreOffice is not on every machine.
func TestPDFIsMadeOrRefused(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice takes its time")
	}
	path := filepath.Join(t.TempDir(), "протокол.PDF")
	_, err := docx.Print(context.Background(), newDesk(), minutes, inLanguage(t, "ru"), templates(""), path)
	content, readErr := os.ReadFile(path)
	if err == nil {
		if !bytes.HasPrefix(content, []byte("%PDF-")) {
			t.Errorf("made %d bytes that are no PDF, %v", len(content), readErr)
		}
		return
	}
	told, ok := errors.AsType[*app.Error](err)
	if !ok || !strings.HasPrefix(told.Key, "docx.pdf.") || readErr == nil {
		t.Errorf("told %v, left %d bytes", err, len(content))
	}
}
