// Package docx makes the documents that the office signs and hangs out: minutes
// of a meeting, the registration list for its door, the action plan, what came of
// decisions, a donor's report, receipts. It is the only importer of wordZero.
//
// A document is a template that the office can change in Word or LibreOffice,
// with names in double braces. A name inside a line is replaced by words; a name
// that is a paragraph of its own may be a block (facts, agenda, decisions …),
// which is built here in the styles of the template. Everything else in the
// template (letterhead, pictures, margins, page numbers) stays as it is.
package docx

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/donor"
	"kairyluu/app/safefile"
)

// Kind names a document, and the file of its template.
type Kind string

// Kinds of document.
const (
	Minutes      Kind = "minutes"      // of a meeting
	Registration Kind = "registration" // the list that people sign at the door
	Plan         Kind = "plan"         // the action plan
	Outcomes     Kind = "outcomes"     // what came of decisions, for residents

	Project       Kind = "project"       // a donor's report of a grant project
	Programme     Kind = "programme"     // the same of all projects of a programme
	Receipt       Kind = "receipt"       // for a contribution: the id is that of the ledger's entry
	Contributions Kind = "contributions" // who gave what to a project
	Contents      Kind = "contents"      // of a project's dossier
)

// Kinds lists every Kind.
var Kinds = []Kind{Minutes, Registration, Plan, Outcomes, Project, Programme, Receipt, Contributions, Contents}

// Words says sentences in one language.
type Words interface {
	Lang() string // "ru", "ky", or "en" for a donor
	T(key string, args ...any) string
}

// Request says what to print.
type Request struct {
	Kind Kind
	ID   int64              // the meeting, the project, the programme, the entry; of plan and outcomes 0 or the meeting
	Plan app.DecisionFilter // what of the plan, of outcomes

	From, To civil.Date // the period of a donor's report; zero: everything until today

	Enclosures []Enclosure // of Contents
}

// Donors tells whether a donor's report is asked for, which is also a workbook
// and in English.
func (r Request) Donors() bool { return r.Kind == Project || r.Kind == Programme }

// Donor is what the request asks of a donor's report.
func (r Request) Donor() donor.Request {
	q := donor.Request{From: r.From, To: r.To, Project: r.ID}
	if r.Kind == Programme {
		q.Project, q.Programme = 0, r.ID
	}
	return q
}

// Templates finds the templates: Default holds those of the program, Own is the
// folder of the office's, which may be missing.
type Templates struct {
	Default func(name string) ([]byte, error)
	Own     string
}

// Print writes the document to path, .docx or .pdf. When the office's own
// template cannot be used, the program's is, and warning says why; a person
// can act on it, and the document is there all the same.
func Print(ctx context.Context, src Source, r Request, w Words, t Templates, path string) (warning, err error) {
	paper, err := paperOf(ctx, src, r, w)
	if err != nil {
		return nil, fmt.Errorf("print %s: %w", r.Kind, err)
	}
	content, warning, err := t.render(r.Kind, paper)
	if err != nil {
		return nil, fmt.Errorf("print %s: %w", r.Kind, err)
	}
	if strings.EqualFold(filepath.Ext(path), ".pdf") {
		return warning, writePDF(ctx, content, path)
	}
	return warning, safefile.Write(path, func(to io.Writer) error {
		_, err := to.Write(content)
		return err
	})
}

func paperOf(ctx context.Context, src Source, r Request, w Words) (paper, error) {
	switch r.Kind {
	case Minutes:
		d, err := minutesOf(ctx, src, r.ID, w)
		return d.paper(), err
	case Registration:
		d, err := registrationOf(ctx, src, r.ID, w)
		return d.paper(), err
	case Plan:
		d, err := planOf(ctx, src, r, w)
		return d.paper(), err
	case Outcomes:
		d, err := outcomesOf(ctx, src, r, w)
		return d.paper(), err
	}
	return grantPaper(ctx, src, r, w)
}

func grantPaper(ctx context.Context, src Source, r Request, w Words) (paper, error) {
	switch r.Kind {
	case Project, Programme:
		d, err := donorsOf(ctx, src, r.Donor(), w)
		return d.paper(), err
	case Receipt:
		d, err := receiptOf(ctx, src, r.ID, w)
		return d.paper(), err
	case Contributions:
		d, err := contributionsOf(ctx, src, r.ID, w)
		return d.paper(), err
	case Contents:
		d, err := contentsOf(ctx, src, r, w)
		return d.paper(), err
	}
	return paper{}, fmt.Errorf("no document %q", r.Kind)
}
