package docx

import (
	"context"
	"strconv"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// Enclosure is a line on the page of contents of a dossier.
type Enclosure struct {
	Title   string
	Date    civil.Date
	File    string // within the dossier; empty: the paper has no scan
	Damaged bool   // its content is missing or was altered
}

// contents is the first page of a project's dossier.
type contents struct {
	office
	project    app.Project
	enclosures []Enclosure
}

func contentsOf(ctx context.Context, src Source, r Request, w Words) (d contents, err error) {
	if d.office, err = officeOf(ctx, src, w); err != nil {
		return d, err
	}
	d.enclosures = r.Enclosures
	d.project, err = src.Project(ctx, r.ID)
	return d, err
}

func (d contents) paper() paper {
	p := paper{words: d.letterhead(), blocks: map[string]func(sheet) []element{
		"list": d.list,
		"signatures": func(s sheet) []element {
			return d.sign(s, [2]string{d.w.T("docx.project.head"), d.settings.HeadRU})
		},
	}}
	p.words["title"] = d.w.T("docx.contents.title")
	p.words["subject"] = d.project.Title(d.lang()) + "\n" + d.w.T("docx.plan.as_of", "date", d.date(d.today))
	return p
}

func (d contents) list(s sheet) []element {
	g := grid{widths: []int{6, 38, 14, 42}, ruled: true, rows: []gridRow{{head: true, cells: d.columns("number", "paper", "date", "file")}}}
	lost := 0
	for i, e := range d.enclosures {
		file := e.File
		switch {
		case e.Damaged:
			lost++
			file += "\n" + d.w.T("docx.contents.damaged")
		case file == "":
			file = d.w.T("docx.contents.no_scan")
		}
		g.rows = append(g.rows, gridRow{cells: []string{strconv.Itoa(i + 1), e.Title, e.Date.Format(), file}})
	}
	all := []element{g.table(s), gap()}
	if lost > 0 {
		all = append(all, para(styleWarning, d.w.T("docx.contents.lost", "n", lost)))
	}
	return all
}
