// Package dossier gathers everything of a grant project in one place that can be
// handed over: a zip file or a folder with the report, the list of contributions,
// the ledger, every document and photo, and a page of contents.
package dossier

import (
	"context"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"kairyluu/app"
	"kairyluu/app/docx"
	"kairyluu/app/listing"
)

// Options say how a dossier is written.
type Options struct {
	Words     docx.Words
	Templates docx.Templates
	Save      listing.Saver // writes the ledger's workbook
	TempDir   string        // for documents on their way; empty: the system's
}

// Write gathers the dossier of a project at path: a zip where it ends in .zip,
// else a folder, which must be new or empty. Files whose content is missing or
// was altered are told on the page of contents and counted in damaged; the rest
// is there all the same.
func Write(ctx context.Context, office *app.Office, projectID int64, o Options, path string) (damaged int, err error) {
	c, err := office.Projects.Case(ctx, projectID)
	if err != nil {
		return 0, fmt.Errorf("write dossier: %w", err)
	}
	dir, err := os.MkdirTemp(o.TempDir, "kairyluu-")
	if err != nil {
		return 0, fmt.Errorf("write dossier: %w", err)
	}
	defer os.RemoveAll(dir)
	w := &writer{Options: o, office: office, project: c, dir: dir}
	if err := to(path, office.Desk.Today(), func(add put) error { return w.fill(ctx, add) }); err != nil {
		return 0, fmt.Errorf("write dossier: %w", err)
	}
	return w.damaged, nil
}

// put adds a file under a name with slashes.
type put func(name string, from io.Reader) error

// writer fills one dossier.
type writer struct {
	Options
	office  *app.Office
	project app.ProjectCase
	dir     string
	taken   map[string]bool
	listed  []docx.Enclosure
	damaged int
}

func (w *writer) fill(ctx context.Context, add put) error {
	w.taken = map[string]bool{}
	for _, write := range []func(context.Context, put) error{w.documents, w.ledger, w.papers, w.photos, w.visits} {
		if err := write(ctx, add); err != nil {
			return err
		}
	}
	return w.print(ctx, add, "00", docx.Request{Kind: docx.Contents, ID: w.project.Project.ID, Enclosures: w.listed})
}

// documents are the report and the list of contributions.
func (w *writer) documents(ctx context.Context, add put) error {
	if err := w.print(ctx, add, "01", docx.Request{Kind: docx.Project, ID: w.project.Project.ID}); err != nil {
		return err
	}
	return w.print(ctx, add, "02", docx.Request{Kind: docx.Contributions, ID: w.project.Project.ID})
}

func (w *writer) print(ctx context.Context, add put, number string, r docx.Request) error {
	file := filepath.Join(w.dir, "document.docx")
	if _, err := docx.Print(ctx, docx.Of(w.office.Desk), r, w.Words, w.Templates, file); err != nil {
		return err
	}
	title := w.Words.T("docx.file." + string(r.Kind))
	return w.copy(add, file, docx.Enclosure{Title: title, File: number + " " + title + ".docx"})
}

func (w *writer) ledger(ctx context.Context, add put) error {
	table, err := listing.Of(ctx, w.office, listing.Request{Table: "ledger", Ledger: app.LedgerFilter{Project: w.project.Project.ID}})
	if err != nil {
		return err
	}
	file := filepath.Join(w.dir, "table.xlsx")
	if _, err := w.Save(ctx, table, file); err != nil {
		return err
	}
	title := w.Words.T("docx.file.ledger")
	return w.copy(add, file, docx.Enclosure{Title: title, File: "03 " + title + ".xlsx"})
}

// papers are the scans of documents, under what they are.
func (w *writer) papers(ctx context.Context, add put) error {
	for _, p := range w.project.Papers {
		if p.TakenBack != nil {
			continue
		}
		kind, err := w.kind(ctx, p.KindID)
		if err != nil {
			return err
		}
		title := kind
		if p.Number != "" {
			title += " № " + p.Number
		}
		scans := w.project.Scans[p.ID]
		if len(scans) == 0 { // told on the page of contents: the paper exists, its scan does not
			w.listed = append(w.listed, docx.Enclosure{Title: title, Date: p.Date})
		}
		for _, a := range scans {
			if err := w.attached(ctx, add, w.Words.T("docx.folder.papers"), title, a, docx.Enclosure{Title: title, Date: p.Date}); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *writer) kind(ctx context.Context, id int64) (string, error) {
	names, err := w.office.Dictionaries.Entries(ctx, app.PaperKinds)
	if err != nil {
		return "", err
	}
	for _, e := range names {
		if e.ID == id {
			return e.Name(app.Language(w.Words.Lang())), nil
		}
	}
	return "", nil
}

// photos lie by when they were taken.
func (w *writer) photos(ctx context.Context, add put) error {
	for i, phase := range app.PhotoEntities {
		folder := path.Join(w.Words.T("docx.folder.photos"), fmt.Sprintf("%d %s", i+1, w.Words.T("docx."+phase)))
		for _, a := range w.project.Photos[phase] {
			if err := w.attached(ctx, add, folder, "", a, docx.Enclosure{Title: w.Words.T("docx." + phase)}); err != nil {
				return err
			}
		}
	}
	return nil
}

// visits are what the monitoring group and others photographed.
func (w *writer) visits(ctx context.Context, add put) error {
	for _, e := range w.project.Events {
		for _, a := range w.project.EventPhotos[e.ID] {
			title := e.Date.String()
			if err := w.attached(ctx, add, w.Words.T("docx.folder.visits"), title, a, docx.Enclosure{Title: e.Text, Date: e.Date}); err != nil {
				return err
			}
		}
	}
	return nil
}

// attached adds the content of an attachment, or tells that it can't be trusted.
func (w *writer) attached(ctx context.Context, add put, folder, title string, a app.Attachment, told docx.Enclosure) error {
	file, err := w.office.Attachments.Path(ctx, a)
	if app.ErrorCode(err) == app.Damaged {
		w.damaged++
		told.Damaged = true
		told.File = a.Name
		w.listed = append(w.listed, told)
		return nil
	}
	if err != nil {
		return err
	}
	told.File = path.Join(folder, w.free(folder, strings.TrimSpace(title+" "+a.Name)))
	return w.copy(add, file, told)
}

// copy adds a file and a line of the contents.
func (w *writer) copy(add put, file string, told docx.Enclosure) error {
	from, err := os.Open(file)
	if err != nil {
		return err
	}
	defer from.Close() // read only
	if err := add(told.File, from); err != nil {
		return err
	}
	w.listed = append(w.listed, told)
	return nil
}

// free is a name that no file of the folder has yet.
func (w *writer) free(folder, name string) string {
	name = plain(name)
	ext := path.Ext(name)
	for n := 2; w.taken[path.Join(folder, strings.ToLower(name))]; n++ {
		name = fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(strings.TrimSuffix(name, ext), fmt.Sprintf(" (%d)", n-1)), n, ext)
	}
	w.taken[path.Join(folder, strings.ToLower(name))] = true
	return name
}

// longest is how many letters a name may have: with folders it must fit into a
// path of Windows.
const longest = 80

// plain takes out of a name what Windows does not allow in one.
func plain(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '_'
		}
		return r
	}, name)
	ext := []rune(path.Ext(name))
	if len(ext) > 10 {
		ext = nil
	}
	stem := []rune(strings.TrimSuffix(name, string(ext)))
	stem = stem[:min(len(stem), longest-len(ext))]
	return strings.TrimRight(string(stem), " .") + string(ext)
}
