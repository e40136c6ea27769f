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
	"kairyluu/app/safefile"
	"kairyluu/app/text"
)

// narrowing are the flags that say which decisions a document tells.
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
	case ext != ".docx" && ext != ".pdf":
		return misuse{c.words.T("console.out_docx_pdf")}
	}
	return c.with(ctx, Read, func(d *Data) error {
		if r.Plan.Settlement, err = c.place(ctx, d, *n.settlement); err != nil {
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
	docx.Project: "project", docx.Contributions: "project", docx.Receipt: "entry",
}

// document reads what to print. The plan and the outcomes need no meeting: the
// plan is then of everything that is not finished, outcomes of a settlement or of
// a period.
func (c *Console) document(rest []string, n narrowing) (docx.Request, error) {
	r := docx.Request{Kind: docx.Kind(rest[0])}
	numbered := numbers[r.Kind]
	decisions := r.Kind == docx.Plan || r.Kind == docx.Outcomes
	switch {
	case !slices.Contains(docx.Kinds, r.Kind) || numbered == "":
		return r, misuse{c.words.T("console.no_document", "name", rest[0])}
	case n.given() && !decisions:
		return r, misuse{c.words.T("console.print_not_narrowed", "name", rest[0])}
	case len(rest) == 1 && r.Kind == docx.Outcomes && !n.given():
		return r, misuse{c.words.T("console.print_what")}
	case len(rest) == 1 && !decisions:
		return r, misuse{c.words.T("console.no_" + numbered)}
	}
	if err := c.made(&r.Plan, n); err != nil {
		return r, err
	}
	if len(rest) == 1 {
		r.Plan.Open = r.Kind == docx.Plan
		return r, nil
	}
	id, err := strconv.ParseInt(rest[1], 10, 64)
	if err != nil || id < 1 {
		return r, misuse{c.words.T("console.bad_"+numbered, "id", rest[1])}
	}
	r.ID = id
	return r, nil
}

// made reads the period in which decisions were made.
func (c *Console) made(f *app.DecisionFilter, n narrowing) (err error) {
	if f.MadeFrom, err = c.day(*n.from); err != nil {
		return err
	}
	if f.MadeTo, err = c.day(*n.to); err != nil {
		return err
	}
	if !f.MadeTo.IsZero() && f.MadeFrom.After(f.MadeTo) {
		return misuse{c.words.T("console.bad_period", "from", f.MadeFrom, "to", f.MadeTo)}
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
