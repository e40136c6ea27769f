package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"kairyluu/app"
)

// paper is what fills a template: words by name, and blocks by name. An empty
// block leaves no trace.
type paper struct {
	words  map[string]string
	blocks map[string]func(sheet) []element
	photos []photo // that blocks show
}

// errTemplate is what is wrong with a template, in the words of its maker: it
// goes into the warning.
type errTemplate struct{ key, what string }

func (e errTemplate) Error() string { return e.key + ": " + e.what }

// largestTemplate bounds what is read from the office's folder.
const largestTemplate = 32 << 20

// render fills the office's own template, or else the program's.
func (t Templates) render(kind Kind, p paper) (content []byte, warning, err error) {
	name := string(kind) + ".docx"
	own, err := t.own(name)
	if err == nil && own != nil {
		if content, err = fill(own, p); err == nil {
			return content, nil, nil
		}
	}
	if err != nil {
		warning = broken(name, err)
	}
	plain, err := t.Default(name)
	if err != nil {
		return nil, nil, fmt.Errorf("read template %s: %w", name, err)
	}
	content, err = fill(plain, p)
	return content, warning, err
}

func (t Templates) own(name string) ([]byte, error) {
	if t.Own == "" {
		return nil, nil
	}
	path := filepath.Join(t.Own, name)
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil && info.Size() > largestTemplate {
		return nil, errTemplate{"docx.template.large", name}
	}
	if err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// broken says what is wrong with the office's template and that another was used.
func broken(name string, err error) error {
	if e, ok := errors.AsType[errTemplate](err); ok {
		return app.FailWith(err, app.Damaged, e.key, "name", name, "what", e.what)
	}
	return app.FailWith(err, app.Damaged, "docx.template.unreadable", "name", name)
}

// fill puts the paper into the template, part by part; parts without words are
// copied as they are packed.
func fill(template []byte, p paper) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(template), int64(len(template)))
	if err != nil {
		return nil, fmt.Errorf("open template: %w", err)
	}
	sheet, err := sheetOf(in)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, part := range in.File {
		if err := fillPart(to, part, p, sheet); err != nil {
			return nil, err
		}
	}
	if err := addPhotos(to, p.photos); err != nil {
		return nil, err
	}
	if err := to.Close(); err != nil {
		return nil, fmt.Errorf("pack document: %w", err)
	}
	return out.Bytes(), nil
}

const mainPart = "word/document.xml"

// worded tells whether a part may hold names: the text, headers and footers.
func worded(name string) bool {
	header, isHeader := strings.CutPrefix(name, "word/header")
	footer, isFooter := strings.CutPrefix(name, "word/footer")
	return name == mainPart || (isHeader || isFooter) && strings.HasSuffix(header+footer, ".xml")
}

func fillPart(to *zip.Writer, part *zip.File, p paper, s sheet) error {
	illustrated := len(p.photos) > 0 && (part.Name == typesPart || part.Name == relationPart)
	if !worded(part.Name) && !illustrated {
		return to.Copy(part)
	}
	text, err := readPart(part)
	if err != nil {
		return err
	}
	var filled []byte
	if illustrated {
		filled, err = withPhotos(part.Name, text, p.photos)
	} else {
		filled, err = substitute(text, p, s)
	}
	if err != nil {
		return err
	}
	w, err := to.Create(part.Name)
	if err != nil {
		return fmt.Errorf("pack document: %w", err)
	}
	_, err = w.Write(filled)
	return err
}

func readPart(part *zip.File) ([]byte, error) {
	r, err := part.Open()
	if err != nil {
		return nil, fmt.Errorf("open template: %w", err)
	}
	defer r.Close()
	text, err := io.ReadAll(io.LimitReader(r, largestTemplate))
	if err != nil {
		return nil, fmt.Errorf("read template: %w", err)
	}
	return text, nil
}
