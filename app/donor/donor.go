// Package donor gathers what a donor is told of one grant project or of a whole
// programme (domain.md §5.5): what was planned, what came and what it was spent on
// by line and by source, for whom, how far the works are. It is data, in the tables
// of app/report: the document and the workbook show the same figures, in whatever
// language they like.
package donor

import (
	"context"
	"fmt"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
	"kairyluu/app/report"
	letters "kairyluu/app/text"
)

// Request says what to report on. The zero period is everything until today.
type Request struct {
	Project   int64 // one project, or else
	Programme int64 // every project of a programme that the period saw
	From, To  civil.Date
}

// Report is a donor's report, as things stood on its last day.
type Report struct {
	Settings  app.Settings
	Programme app.Programme
	Whole     bool       // of the programme; else of one project
	From, To  civil.Date // From is zero for one from the beginning; To never is
	Today     civil.Date

	Title   report.Label // «Отчёт о проекте»
	Subject report.Label // the project's or the programme's name
	Facts   []Fact
	Share   report.Label // the own share against the rule; zero without a rule
	Tables  []report.Table
	Albums  []Album
	Signers []Signer
}

// Fact is a particular: what it is called, and what it is, line by line.
type Fact struct {
	Name  report.Label
	Lines []Line
}

// Line is said with commas between its parts; those that say nothing are left out.
type Line []report.Label

// In says the fact; empty when there is nothing to say.
func (f Fact) In(w report.Words) string {
	var lines []string
	for _, l := range f.Lines {
		var parts []string
		for _, part := range l {
			if said := part.In(w); said != "" {
				parts = append(parts, said)
			}
		}
		if len(parts) > 0 {
			lines = append(lines, strings.Join(parts, ", "))
		}
	}
	return strings.Join(lines, "\n")
}

// Album is the photos of one phase of one project.
type Album struct {
	Project report.Label
	Phase   string // one of app.PhotoEntities
	Files   []app.Attachment
}

// Signer is who signs, and in what part.
type Signer struct {
	Part report.Label
	Name report.Label
}

// Sheets groups the tables by sheet, in order; a sheet has the name of its first.
func (r Report) Sheets() []report.Sheet {
	sheets := report.Report{Tables: r.Tables}.Sheets()
	for i := range sheets {
		sheets[i].Title = sheets[i].Tables[0].Title
	}
	return sheets
}

// Table returns the table with that key; an empty one when there is none.
func (r Report) Table(key string) report.Table { return report.Report{Tables: r.Tables}.Table(key) }

// Office is the name of the office that reports.
func (r Report) Office() report.Label {
	s := r.Settings
	return report.Label{RU: s.Name(app.Russian), KY: s.Name(app.Kyrgyz), EN: letters.Latin(s.Name(app.Russian))}
}

// Verify holds the rows of every table against their totals. The first that fails is a
// Denied error that must stop the report: its reader would add them up, too.
func (r Report) Verify() error {
	for i, t := range r.Tables {
		if err := t.Verify(i + 2); err != nil { // the title is the first sheet
			return err
		}
	}
	return nil
}

// Period is «по состоянию на 29 ноября 2026 года», with its first day where it has one.
func (r Report) Period() report.Label {
	if r.From.IsZero() {
		return key("donor.as_of", "date", inWords(r.To))
	}
	return key("donor.period", "from", inWords(r.From), "to", inWords(r.To))
}

// Build gathers a report. A period that ends before it begins, or after today, and
// more projects than a report can hold are Denied.
func Build(ctx context.Context, src Source, q Request) (Report, error) {
	g := gatherer{ctx: ctx, src: src, names: map[int64]app.Entry{}, lineUsed: map[lineKey]money.Sum{}}
	r, err := g.build(q)
	if err != nil {
		return r, fmt.Errorf("report to donor: %w", err)
	}
	return r, nil
}

func (g *gatherer) build(q Request) (r Report, err error) {
	g.today = g.src.Today()
	if q.To.IsZero() {
		q.To = g.today
	}
	switch {
	case q.To.After(g.today):
		return r, app.Fail(app.Denied, "donor.to_future", "to", q.To, "today", g.today)
	case !q.From.IsZero() && q.From.After(q.To):
		return r, app.Fail(app.Denied, "donor.bad_period", "from", q.From, "to", q.To)
	}
	g.q = q
	if err := g.read(); err != nil {
		return r, err
	}
	r = Report{Settings: g.settings, Programme: g.programme, Whole: q.Project == 0, From: q.From, To: q.To, Today: g.today}
	if r.Whole {
		g.ofProgramme(&r)
	} else {
		g.ofProject(&r)
	}
	return r, r.Verify()
}

// ofProject tells of one project.
func (g *gatherer) ofProject(r *Report) {
	p := g.projects[0]
	r.Title, r.Subject = key("donor.title.project"), titled(p.Project)
	r.Facts, r.Share = g.projectFacts(p), g.share(p)
	r.Tables = filled(
		g.money(p.balances), g.period(), g.lines(), g.tranches(), g.foreign(), g.beneficiaries(p),
		g.milestones(), g.visits(), g.papers(),
	)
	r.Albums = albums(p)
	r.Signers = []Signer{{key("donor.head"), person(g.settings.HeadRU)}}
	for _, who := range p.Project.People {
		part := plain(who.Role)
		if part.IsZero() {
			part = key("donor.person")
		}
		r.Signers = append(r.Signers, Signer{part, person(who.Name)})
	}
}

// ofProgramme tells of every project of a programme.
func (g *gatherer) ofProgramme(r *Report) {
	var all []app.Balance
	for _, p := range g.projects {
		all = append(all, p.balances...)
		r.Albums = append(r.Albums, albums(p)...)
	}
	r.Title, r.Subject = key("donor.title.programme"), g.programmeName()
	r.Facts = g.programmeFacts()
	r.Tables = filled(
		g.money(g.bySource(all)), g.period(), g.overview(), g.bySources(), g.lines(), g.tranches(), g.foreign(),
		g.people(), g.milestones(), g.visits(),
	)
	r.Signers = []Signer{{key("donor.head"), person(g.settings.HeadRU)}, {key("donor.person"), report.Label{}}}
}

// filled are the tables that say something.
func filled(tables ...report.Table) (out []report.Table) {
	for _, t := range tables {
		if len(t.Rows) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// albums are the photos of a project in order of its phases.
func albums(p project) (all []Album) {
	for _, phase := range app.PhotoEntities {
		if files := p.Photos[phase]; len(files) > 0 {
			all = append(all, Album{titled(p.Project), phase, files})
		}
	}
	return all
}
