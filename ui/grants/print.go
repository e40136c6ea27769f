package grants

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
)

// Languages of documents: what goes to a donor is in English, too.
var (
	officeLanguages = []string{string(app.Russian), string(app.Kyrgyz)}
	donorLanguages  = []string{string(app.Russian), string(app.Kyrgyz), "en"}
)

// printMenu offers the documents of a project, each in its languages.
func (p *Page) printMenu(c func(func(app.ProjectCase))) *fyne.MenuItem {
	menu := fyne.NewMenuItem(p.Env.T("grants.menu.print"), nil)
	var items []*fyne.MenuItem
	add := func(say func(lang string) string, languages []string, do func(c app.ProjectCase, lang string)) {
		if len(items) > 0 {
			items = append(items, fyne.NewMenuItemSeparator())
		}
		for _, lang := range languages {
			items = append(items, fyne.NewMenuItem(say(lang), func() {
				c(func(c app.ProjectCase) { do(c, lang) })
			}))
		}
	}
	items = append(items, fyne.NewMenuItem(p.Env.T("grants.print.project"), func() { c(p.openReport) }))
	add(func(lang string) string { return p.Env.T("grants.print.contributions." + lang) }, officeLanguages, func(c app.ProjectCase, lang string) { p.print(c, shell.Contributions, lang) })
	add(func(lang string) string { return p.Env.T("grants.print.dossier." + lang) }, donorLanguages, p.saveDossier)
	menu.ChildMenu = fyne.NewMenu("", items...)
	return menu
}

// print writes a document and opens it.
func (p *Page) print(c app.ProjectCase, kind, lang string) {
	d := shell.Document{Kind: kind, ID: c.Project.ID, Lang: lang}
	p.Env.PrintOut(p.Scope.Latest("print"), d, "grants.print.busy", "grants.print.done", nil)
}

// saveDossier asks where to, and gathers everything of a project there.
func (p *Page) saveDossier(c app.ProjectCase, lang string) {
	name := p.Env.T("grants.dossier.name", "date", p.Env.Office.Desk.Today().String())
	archive := []dialogs.Filter{{Name: p.Env.T("grants.dossier.archive"), Extensions: []string{"zip"}}}
	p.Env.Dialogs.SaveFile(p.Env.T("grants.dossier.title"), name, archive, func(path string, err error) {
		if err != nil || path == "" {
			p.Env.Fail(err)
			return
		}
		p.writeDossier(c.Project.ID, lang, path)
	})
}

func (p *Page) writeDossier(id int64, lang, path string) {
	p.Env.Hint(p.Env.T("grants.print.busy"))
	task.Run(p.Scope, func(ctx context.Context) (int, error) {
		return p.Env.Dossier(ctx, id, lang, path)
	}, func(damaged int, err error) {
		switch {
		case err != nil:
			p.Env.Hint("")
			p.Env.Fail(err)
		case damaged > 0:
			p.Env.Dialogs.Error(p.Env.T("grants.dossier.damaged", "n", damaged, "path", path), "")
		default:
			p.Env.Status(p.Env.T("grants.print.done", "path", path))
		}
	})
}
