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
	"kairyluu/app/docx"
	"kairyluu/app/safefile"
)

// print writes a document that the office signs or hangs out.
func (c *Console) print(ctx context.Context, args []string) error {
	set := flags("print")
	lang := set.String("lang", "ru", "")
	out := set.String("out", "", "")
	rest, err := c.parse(set, args, 1, 2)
	if err != nil {
		return err
	}
	if rest[0] == "template" {
		return c.template(rest[1:], *out)
	}
	r, err := c.document(rest)
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
	docx.Minutes: "meeting", docx.Registration: "meeting", docx.Plan: "meeting",
	docx.Project: "project", docx.Contributions: "project", docx.Receipt: "entry",
}

// document reads what to print. The plan needs no meeting: then it is of
// everything that is not finished.
func (c *Console) document(rest []string) (docx.Request, error) {
	r := docx.Request{Kind: docx.Kind(rest[0])}
	numbered := numbers[r.Kind]
	if !slices.Contains(docx.Kinds, r.Kind) || numbered == "" {
		return r, misuse{c.words.T("console.no_document", "name", rest[0])}
	}
	if len(rest) == 1 {
		if r.Kind != docx.Plan {
			return r, misuse{c.words.T("console.no_" + numbered)}
		}
		r.Plan = app.DecisionFilter{Open: true}
		return r, nil
	}
	id, err := strconv.ParseInt(rest[1], 10, 64)
	if err != nil || id < 1 {
		return r, misuse{c.words.T("console.bad_"+numbered, "id", rest[1])}
	}
	r.ID = id
	return r, nil
}
