package console

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/docx"
	"kairyluu/app/donor"
	"kairyluu/app/safefile"
	"kairyluu/app/text"
	"kairyluu/app/xlsx"
)

// narrowing are the flags that say which decisions a document tells, and of a donor's
// report the period.
type narrowing struct{ settlement, from, to *string }

func (n narrowing) given() bool { return *n.settlement+*n.from+*n.to != "" }

// print writes a document that the office signs or hangs out.
func (c *Console) print(ctx context.Context, args []string) error {
	set := flags("print")
	lang, out := set.String("lang", "ru", ""), set.String("out", "", "")
	n := narrowing{set.String("settlement", "", ""), set.String("from", "", ""), set.String("to", "", "")}
	rest, err := c.parse(set, args, 1, 2)
	if err != nil {
		return err
	}
	if rest[0] == "template" {
		return c.template(rest[1:], *out)
	}
	r, err := c.document(rest, n)
	ext := strings.ToLower(filepath.Ext(*out))
	switch {
	case err != nil:
		return err
	case !c.speaks(r.Kind, *lang):
		return misuse{c.words.T("console.bad_lang", "lang", *lang)}
	case ext == ".xlsx" && r.Donors():
		return c.donors(ctx, r, rest, *lang, *out)
	case ext != ".docx" && ext != ".pdf":
		return misuse{c.words.T("console.out_docx_pdf")}
	}
	return c.with(ctx, Read, func(d *Data) error {
		if err := c.named(ctx, d, &r, rest, n); err != nil {
			return err
		}
		warning, err := docx.Print(ctx, docx.Of(d.Office.Desk), r, c.words.In(*lang), c.templates(), *out)
		if err != nil {
			return err
		}
		if warning != nil {
			fmt.Fprintln(c.Err, c.sentence(warning))
		}
		fmt.Fprintln(c.Out, c.words.T("console.print_done", "file", *out))
		return nil
	})
}

// donors writes a donor's report as a workbook.
func (c *Console) donors(ctx context.Context, r docx.Request, rest []string, lang, out string) error {
	return c.with(ctx, Read, func(d *Data) error {
		if err := c.named(ctx, d, &r, rest, narrowing{}); err != nil {
			return err
		}
		source := docx.Of(d.Office.Desk)
		told, err := donor.Build(ctx, source, r.Donor())
		if err != nil {
			return err
		}
		if err := xlsx.SaveDonors(ctx, out, told, c.words.In(lang), source.FilePath); err != nil {
			return err
		}
		fmt.Fprintln(c.Out, c.words.T("console.print_done", "file", out))
		return nil
	})
}

// named finds what was named and not numbered: a settlement, a programme.
func (c *Console) named(ctx context.Context, d *Data, r *docx.Request, rest []string, n narrowing) (err error) {
	if r.Kind == docx.Programme && r.ID == 0 {
		r.ID, err = c.programme(ctx, d, rest[1])
		return err
	}
	if n.settlement != nil {
		r.Plan.Settlement, err = c.place(ctx, d, *n.settlement)
	}
	return err
}

// programme finds the only programme whose name begins with some words.
func (c *Console) programme(ctx context.Context, d *Data, name string) (id int64, err error) {
	programmes, err := d.Office.Programmes.List(ctx, app.ProgrammeFilter{})
	if err != nil {
		return 0, err
	}
	var known []string
	for _, p := range programmes {
		for _, of := range []string{p.NameRU, p.NameKY} {
			if of != "" && strings.HasPrefix(text.Fold(of), text.Fold(name)) && id != p.ID {
				if id != 0 {
					return 0, app.Fail(app.Denied, "console.programme_twice", "name", name)
				}
				id = p.ID
			}
		}
		known = append(known, fmt.Sprintf("%d %s", p.ID, p.Name(app.Language(c.words.Lang()))))
	}
	if id == 0 {
		return 0, app.Fail(app.NotFound, "console.programme_unknown", "name", name, "known", strings.Join(known, "; "))
	}
	return id, nil
}

// place finds a settlement by any spelling of its names; 0 for no name.
func (c *Console) place(ctx context.Context, d *Data, name string) (int64, error) {
	if name == "" {
		return 0, nil
	}
	settlements, err := d.Office.Dictionaries.Entries(ctx, app.Settlements)
	if err != nil {
		return 0, err
	}
	for _, e := range settlements {
		for _, known := range append([]string{e.NameRU, e.NameKY, e.Code}, e.Aliases...) {
			if known != "" && text.PlaceKey(known) == text.PlaceKey(name) {
				return e.ID, nil
			}
		}
	}
	return 0, app.Fail(app.NotFound, "console.no_settlement", "name", name)
}

// template writes one of the program's own templates, to be changed in Word or
// LibreOffice and put into the data folder.
func (c *Console) template(rest []string, out string) error {
	if len(rest) == 0 || !slices.Contains(docx.Kinds, docx.Kind(rest[0])) {
		return misuse{c.words.T("console.no_document", "name", strings.Join(rest, " "))}
	}
	if strings.ToLower(filepath.Ext(out)) != ".docx" {
		return misuse{c.words.T("console.out_docx")}
	}
	content, err := c.Template(rest[0] + ".docx")
	if err != nil {
		return fmt.Errorf("write template: %w", err)
	}
	err = safefile.Write(out, func(to io.Writer) error {
		_, err := to.Write(content)
		return err
	})
	if err == nil {
		fmt.Fprintln(c.Out, c.words.T("console.print_done", "file", out))
	}
	return err
}

// numbers says whose number a document is printed by. What is not here is no
// document of its own.
var numbers = map[docx.Kind]string{
	docx.Minutes: "meeting", docx.Registration: "meeting", docx.Plan: "meeting", docx.Outcomes: "meeting",
	docx.Project: "project", docx.Programme: "programme", docx.Contributions: "project", docx.Receipt: "entry",
}

// document reads what to print. The plan and the outcomes need no meeting: the
// plan is then of everything that is not finished, outcomes of a settlement or of
// a period.
func (c *Console) document(rest []string, n narrowing) (docx.Request, error) {
	r := docx.Request{Kind: docx.Kind(rest[0])}
	numbered := numbers[r.Kind]
	decisions := r.Kind == docx.Plan || r.Kind == docx.Outcomes
	narrowed := decisions || r.Donors() && *n.settlement == ""
	switch {
	case !slices.Contains(docx.Kinds, r.Kind) || numbered == "":
		return r, misuse{c.words.T("console.no_document", "name", rest[0])}
	case n.given() && !narrowed:
		return r, misuse{c.words.T("console.print_not_narrowed", "name", rest[0])}
	case len(rest) == 1 && r.Kind == docx.Outcomes && !n.given():
		return r, misuse{c.words.T("console.print_what")}
	case len(rest) == 1 && !decisions:
		return r, misuse{c.words.T("console.no_" + numbered)}
	}
	if err := c.span(&r, n); err != nil {
		return r, err
	}
	if len(rest) == 1 {
		r.Plan.Open = r.Kind == docx.Plan
		return r, nil
	}
	id, err := strconv.ParseInt(rest[1], 10, 64)
	if err != nil && r.Kind == docx.Programme && strings.TrimSpace(rest[1]) != "" {
		return r, nil // by its name
	}
	if err != nil || id < 1 {
		return r, misuse{c.words.T("console.bad_"+numbered, "id", rest[1])}
	}
	r.ID = id
	return r, nil
}

// span reads the period in which decisions were made, or that a donor's report is
// about.
func (c *Console) span(r *docx.Request, n narrowing) (err error) {
	if r.From, err = c.day(*n.from); err != nil {
		return err
	}
	if r.To, err = c.day(*n.to); err != nil {
		return err
	}
	if !r.To.IsZero() && r.From.After(r.To) {
		return misuse{c.words.T("console.bad_period", "from", r.From, "to", r.To)}
	}
	if !r.Donors() {
		r.Plan.MadeFrom, r.Plan.MadeTo = r.From, r.To
	}
	return nil
}

// day reads a date; no text is none.
func (c *Console) day(typed string) (civil.Date, error) {
	d, err := civil.ParseHuman(typed)
	if err != nil {
		return d, misuse{c.words.T("console.bad_date", "date", typed)}
	}
	return d, nil
}
