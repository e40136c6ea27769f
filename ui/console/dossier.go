package console

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"kairyluu/app/docx"
	"kairyluu/app/dossier"
)

// dossier gathers everything of a grant project in a zip or a folder.
func (c *Console) dossier(ctx context.Context, args []string) error {
	set := flags("dossier")
	lang := set.String("lang", "ru", "")
	out := set.String("out", "", "")
	rest, err := c.parse(set, args, 1, 1)
	if err != nil {
		return err
	}
	id, err := strconv.ParseInt(rest[0], 10, 64)
	switch {
	case err != nil || id < 1:
		return misuse{c.words.T("console.bad_project", "id", rest[0])}
	case !c.speaks(docx.Project, *lang):
		return misuse{c.words.T("console.bad_lang_donor", "lang", *lang)}
	case strings.TrimSpace(*out) == "":
		return misuse{c.words.T("console.out_dossier")}
	}
	return c.with(ctx, Read, func(d *Data) error {
		damaged, err := dossier.Write(ctx, d.Office, id, dossier.Options{
			Words: c.words.In(*lang), Templates: c.templates(), Save: c.Save,
		}, *out)
		if err != nil {
			return err
		}
		if damaged > 0 {
			fmt.Fprintln(c.Err, c.words.T("console.dossier_damaged", "n", damaged))
		}
		fmt.Fprintln(c.Out, c.words.T("console.print_done", "file", *out))
		return nil
	})
}

// templates are the office's own documents, or the program's.
func (c *Console) templates() docx.Templates {
	return docx.Templates{Default: c.Template, Own: filepath.Join(c.Dir, "templates")}
}

// speaks tells whether a document is printed in a language: what goes to a donor
// is in English, too.
func (c *Console) speaks(k docx.Kind, lang string) bool {
	return lang == "ru" || lang == "ky" || lang == "en" && docx.Request{Kind: k}.Donors()
}
