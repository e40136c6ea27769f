package docx

import (
	"context"
	"slices"
	"strings"

	"kairyluu/app/donor"
	"kairyluu/app/money"
	"kairyluu/app/report"
)

// donors is a donor's report of a project or of a programme, on paper.
type donors struct {
	office
	donor.Report
	photos photos
	albums []donorAlbum
}

// donorAlbum is the photos of one phase of a project.
type donorAlbum struct {
	donor.Album
	album
}

// mostOfPhase is how many photos of a phase a report of a whole programme shows: it
// tells of dozens of projects.
const mostOfPhase = 2

func donorsOf(ctx context.Context, src Source, q donor.Request, w Words) (d donors, err error) {
	if d.office, err = officeOf(ctx, src, w); err != nil {
		return d, err
	}
	if d.Report, err = donor.Build(ctx, src, q); err != nil {
		return d, err
	}
	most := mostTogether
	if d.Whole {
		most = mostOfPhase
	}
	for _, a := range d.Albums {
		d.albums = append(d.albums, donorAlbum{a, d.photos.collect(ctx, src, a.Files, most)})
	}
	return d, nil
}

// blocks of a donor's report in the order of its templates. A block may hold several
// tables, so that an office's own template of before has them all.
var donorBlocks = []struct {
	name   string
	tables []string
}{
	{"money", []string{"money", "period"}},
	{"projects", []string{"projects", "sources"}},
	{"lines", []string{"lines"}},
	{"tranches", []string{"tranches", "foreign"}},
	{"beneficiaries", []string{"beneficiaries"}},
	{"milestones", []string{"milestones"}},
	{"visits", []string{"visits"}},
	{"papers", []string{"papers"}},
}

// donorWidths share the sheet among the columns of a table, its labels first.
var donorWidths = map[string][]int{
	"money":         {20, 14, 10, 14, 14, 14, 14},
	"period":        {40, 20, 20, 20},
	"projects":      {21, 11, 14, 7, 12, 12, 12, 11, 8},
	"sources":       {30, 13, 8, 13, 13, 11, 12},
	"lines":         {38, 10, 9, 13, 15, 15},
	"tranches":      {6, 17, 13, 22, 14, 15, 14},
	"foreign":       {13, 24, 14, 9, 14, 11, 15},
	"beneficiaries": {40, 12, 12, 12, 12, 12, 16},
	"milestones":    {52, 16, 16, 12},
	"visits":        {14, 36, 50},
	"papers":        {40, 18, 14, 28},
}

func (d donors) paper() paper {
	p := paper{words: d.letterhead(), photos: d.photos, blocks: map[string]func(sheet) []element{
		"facts": d.facts, "photos": func(sheet) []element { return d.pictures() }, "signatures": d.signatures,
	}}
	last := "facts" // its end stays with the signatures
	for _, b := range donorBlocks {
		p.blocks[b.name] = func(s sheet) (all []element) {
			for _, key := range b.tables {
				all = append(all, d.told(s, d.Table(key))...)
			}
			if b.name == "money" {
				all = append(all, paras(styleText, d.Share.In(d.w))...)
			}
			return all
		}
		if slices.ContainsFunc(b.tables, func(key string) bool { return len(d.Table(key).Rows) > 0 }) {
			last = b.name
		}
	}
	if len(d.albums) > 0 {
		last = "photos"
	}
	held := p.blocks[last]
	p.blocks[last] = func(s sheet) []element { return hold(held(s)) }
	p.words["title"] = strings.ToUpper(d.Title.In(d.w))
	p.words["project"] = d.Subject.In(d.w) // the name of a programme's, too
	p.words["programme"] = d.Programme.Name(d.lang())
	p.words["office"] = d.Report.Office().In(d.w)
	p.words["subject"] = d.Period().In(d.w)
	return p
}

func (d donors) facts(s sheet) []element {
	var facts [][2]string
	for _, f := range d.Facts {
		facts = append(facts, [2]string{f.Name.In(d.w), f.In(d.w)})
	}
	return particulars(s, facts)
}

// mostUnbroken is how many rows are few enough to stay on one page.
const mostUnbroken = 10

// told is a table with its title and notes; nothing for an empty one.
func (d donors) told(s sheet, t report.Table) []element {
	if len(t.Rows) == 0 {
		return nil
	}
	ruled := element(d.grid(t).table(s))
	if len(t.Rows) <= mostUnbroken {
		ruled = together{ruled}
	}
	all := []element{para(styleHeading, strings.ToUpper(t.Title.In(d.w))), ruled, gap()}
	for _, n := range t.Notes {
		all = append(all, para(styleNote, n.In(d.w)))
	}
	return all
}

// deepest is how far a table is broken down on paper: the workbook has the sources of
// every line of every project.
const deepest = 1

// grid is a table of figures as it is ruled on paper.
func (d donors) grid(t report.Table) grid {
	g := grid{widths: donorWidths[t.Key][:len(t.Columns)+1], ruled: true}
	head := []string{t.Head.In(d.w)}
	for i, c := range t.Columns {
		head = append(head, c.Title.In(d.w))
		if c.Kind != report.Text && c.Kind != report.Short && c.Kind != report.Day {
			g.figures = append(g.figures, i+1)
		}
	}
	g.rows = []gridRow{{head: true, cells: head}}
	exact := withTyiyn(t)
	for _, r := range t.Rows {
		if r.Level <= deepest {
			g.rows = append(g.rows, d.row(t, r, exact))
		}
	}
	return g
}

// row is a line of a table. One that only names what stands below it goes across.
func (d donors) row(t report.Table, r report.Row, exact bool) gridRow {
	label, empty := r.Label.In(d.w), true
	if r.Level > 0 {
		label = "\u2003" + label
	}
	out := gridRow{cells: []string{label}}
	for _, c := range r.Cells {
		said := c.In(d.w)
		if exact && c.Kind == report.Money && c.Present {
			said = money.Sum(c.N()).Full()
		}
		empty = empty && said == ""
		out.cells = append(out.cells, said)
	}
	out.merged = r.Group && empty
	if (r.Total || r.Group) && !out.merged {
		out.style = styleHead
	}
	return out
}

// withTyiyn tells whether some sum of a table is not whole: all of it are then written
// with tyiyn, so that they stand below one another.
func withTyiyn(t report.Table) bool {
	return slices.ContainsFunc(t.Rows, func(r report.Row) bool {
		return r.Level <= deepest && slices.ContainsFunc(r.Cells, func(c report.Cell) bool { return c.Kind == report.Money && c.N()%100 != 0 })
	})
}

// pictures are the photos by when they were taken, those of a programme by project.
func (d donors) pictures() (all []element) {
	project := ""
	for _, a := range d.albums {
		shown := d.pasted(a.album)
		if len(shown) == 0 {
			continue
		}
		if title := a.Project.In(d.w); d.Whole && title != project {
			all, project = append(all, para(styleItem, title)), title
		}
		all = append(all, para(styleHeading, d.w.T("docx."+a.Phase)))
		all = append(all, shown...)
	}
	return all
}

func (d donors) signatures(s sheet) []element {
	var lines [][2]string
	for _, who := range d.Signers {
		lines = append(lines, [2]string{who.Part.In(d.w), who.Name.In(d.w)})
	}
	return d.sign(s, lines...)
}
