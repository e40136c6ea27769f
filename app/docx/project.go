package docx

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"

	"kairyluu/app"
	"kairyluu/app/money"
)

// project is a donor's report of one project (domain.md §5.5): what was planned,
// what came and what it was spent on, by line and by source, and for whom.
type project struct {
	office
	app.ProjectCase
	byLine map[string]money.Sum // spent, and used in kind, by line of the budget
	photos photos
	albums map[string]album // by phase
}

func projectOf(ctx context.Context, src Source, id int64, w Words) (project, error) {
	d := project{byLine: map[string]money.Sum{}, albums: map[string]album{}}
	var err error
	if d.office, err = officeOf(ctx, src, w); err != nil {
		return d, err
	}
	if d.ProjectCase, err = src.ProjectCase(ctx, id); err != nil {
		return d, err
	}
	for _, phase := range app.PhotoEntities {
		d.albums[phase] = d.photos.collect(ctx, src, d.Photos[phase])
	}
	groups, err := src.TallyLedger(ctx, app.LedgerFilter{Project: id}, app.PerLedgerLine, app.PerLedgerForm, app.PerLedgerKind)
	for _, g := range groups {
		form, kind := app.Form(g.Keys[1]), app.LedgerKind(g.Keys[2])
		if kind == app.Spent || form == app.InKind && kind == app.Received {
			d.byLine[g.Keys[0]] += g.Amount
		}
	}
	return d, err
}

// budget is the one in force.
func (d project) budget() app.Budget {
	if len(d.Budgets) == 0 {
		return app.Budget{}
	}
	return d.Budgets[len(d.Budgets)-1]
}

func (d project) paper() paper {
	p := paper{words: d.letterhead(), photos: d.photos, blocks: map[string]func(sheet) []element{
		"facts":         d.facts,
		"money":         d.money,
		"lines":         d.lines,
		"tranches":      d.tranches,
		"beneficiaries": d.people,
		"milestones":    d.milestones,
		"visits":        func(sheet) []element { return d.visits() },
		"papers":        func(sheet) []element { return d.papers() },
		"photos":        func(sheet) []element { return d.pictures() },
		"signatures":    d.signatures,
	}}
	p.words["title"] = d.w.T("docx.project.title")
	p.words["project"] = d.Project.Title(d.lang())
	p.words["programme"] = d.Programme.Name(d.lang())
	p.words["subject"] = d.w.T("docx.project.as_of", "date", d.date(d.today), "stage", d.w.T("stage."+string(d.Project.Standing.Stage)))
	return p
}

func (d project) facts(s sheet) []element {
	p := d.Project
	return d.particulars(s, [][2]string{
		{"docx.fact.programme", d.Programme.Name(d.lang())},
		{"docx.fact.donor", d.Programme.Donor},
		{"docx.fact.number", p.Number},
		{"docx.fact.settlement", d.names(p.Settlements)},
		{"docx.fact.site", p.Place},
		{"docx.fact.object", d.name(p.ObjectID)},
		{"docx.fact.community", p.Community},
		{"docx.fact.problem", p.Problem},
		{"docx.fact.aim", p.Aim},
		{"docx.fact.chosen", d.chosen()},
		{"docx.fact.contractor", list(p.Contractor, p.Contract)},
		{"docx.fact.dates", d.dates()},
		{"docx.fact.upkeep", p.Upkeep},
		{"docx.fact.balance_holder", p.BalanceHolder},
		{"docx.fact.people", d.inCharge()},
	})
}

// chosen is how residents chose the project: the vote, where a meeting tells it.
func (d project) chosen() string {
	if d.Meeting == nil {
		return d.Project.Chosen
	}
	said := list(d.name(d.Meeting.FormID), d.date(d.Meeting.Date))
	if d.Votes.Voted() > 0 {
		said += ": " + d.w.T("docx.votes", "for", d.Votes.For, "against", d.Votes.Against, "abstained", d.Votes.Abstained)
	}
	return said
}

func (d project) dates() string {
	p := d.Project
	var said []string
	if !p.Start.IsZero() || !p.Finish.IsZero() {
		said = append(said, d.w.T("docx.project.planned", "from", due(p.Start), "to", due(p.Finish)))
	}
	if opened := p.Standing.Opened; !opened.IsZero() {
		said = append(said, d.w.T("docx.project.opened", "date", d.date(opened)))
	}
	return strings.Join(said, "\n")
}

func (d project) inCharge() string {
	var lines []string
	for _, p := range d.Project.People {
		lines = append(lines, list(p.Name, p.Role))
	}
	return strings.Join(lines, "\n")
}

// money is a line for each source and form; the shares of the plan add up to 100 %.
func (d project) money(s sheet) []element {
	if len(d.Balances) == 0 {
		return nil
	}
	g := grid{widths: []int{20, 15, 9, 15, 15, 13, 13}, ruled: true, figures: []int{1, 2, 3, 4, 5, 6}, rows: []gridRow{{head: true, cells: d.columns(
		"fund", "planned", "share", "received", "spent", "returned", "left")}}}
	planned := make([]money.Sum, len(d.Balances))
	var sum app.Balance
	for i, b := range d.Balances {
		planned[i] = b.Planned
		sum.Planned, sum.Received = sum.Planned+b.Planned, sum.Received+b.Received
		sum.Spent, sum.Returned = sum.Spent+b.Spent, sum.Returned+b.Returned
	}
	shares := money.Shares(10, planned...)
	row := func(name string, b app.Balance, share money.Fraction) gridRow {
		return gridRow{cells: []string{
			name, b.Planned.Format(), share.Format() + "\u00a0%", b.Received.Format(), b.Spent.Format(), b.Returned.Format(), b.Left().Format(),
		}}
	}
	for i, b := range d.Balances {
		g.rows = append(g.rows, row(d.fund(b), b, shares[i]))
	}
	total := row(d.w.T("docx.sum"), sum, 0)
	total.cells[2], total.style = "100\u00a0%", styleHead
	g.rows = append(g.rows, total)
	all := []element{para(styleHeading, d.w.T("docx.project.money")), g.table(s), gap()}
	return append(all, d.share()...)
}

// fund names a source; what it gives otherwise than in money is said.
func (d project) fund(b app.Balance) string {
	if b.Form == app.InKind {
		return d.w.T("docx.in_kind", "source", d.name(b.SourceID))
	}
	return d.name(b.SourceID)
}

// share holds the own share against the rule of the programme.
func (d project) share() []element {
	s := d.Share
	if s.Required == 0 {
		return nil
	}
	key := "docx.project.share_met"
	if s.Missing() > 0 {
		key = "docx.project.share_missing"
	}
	return paras(styleText, d.w.T(key, "required", s.Required.Format(), "base", d.w.T("docx.share_of."+string(cmp.Or(d.Programme.ShareOf, app.OfTotal))),
		"need", s.Need.Format(), "own", s.Now.Format(), "is", money.Part(s.Now, s.Base).Tenths().Format(), "missing", s.Missing().Format()))
}

// lines is what was planned and spent by line of the budget in force.
func (d project) lines(s sheet) []element {
	b := d.budget()
	if len(b.Lines) == 0 {
		return nil
	}
	g := grid{widths: []int{35, 10, 11, 13, 16, 15}, ruled: true, figures: []int{1, 3, 4, 5}, rows: []gridRow{{head: true, cells: d.columns(
		"line", "quantity", "unit", "price", "planned", "spent")}}}
	var spent money.Sum
	for _, l := range b.Lines {
		used := d.byLine[l.UID]
		spent += used
		g.rows = append(g.rows, gridRow{cells: []string{
			l.Title, l.Quantity.Format(), l.Unit, l.Price.Format(), l.Sum().Format(), used.Format(),
		}})
	}
	g.rows = append(g.rows, gridRow{style: styleHead, cells: []string{d.w.T("docx.sum"), "", "", "", b.Total().Format(), spent.Format()}})
	all := []element{para(styleHeading, d.w.T("docx.project.lines")), g.table(s), gap()}
	if b.No > 1 {
		all = append(all, para(styleNote, d.w.T("docx.project.revised", "no", strconv.Itoa(b.No), "date", d.date(b.Date), "reason", b.Reason,
			"first", d.Budgets[0].Total().Format())))
	}
	return all
}

func (d project) tranches(s sheet) []element {
	if len(d.Tranches) == 0 {
		return nil
	}
	g := grid{widths: []int{5, 20, 13, 30, 16, 16}, ruled: true, figures: []int{4, 5}, rows: []gridRow{{head: true, cells: d.columns(
		"number", "fund", "planned_on", "condition", "sum", "came")}}}
	for _, t := range d.Tranches {
		came := "—"
		if t.Received > 0 {
			came = t.Received.Format() + "\n" + t.ReceivedOn.Format()
		}
		g.rows = append(g.rows, gridRow{cells: []string{
			strconv.Itoa(t.No), d.name(t.SourceID), due(t.Planned), t.Condition, t.Amount.Format(), came,
		}})
	}
	return []element{para(styleHeading, d.w.T("docx.project.tranches")), g.table(s), gap()}
}

// people tells the beneficiaries; the groups overlap and are not summed.
func (d project) people(s sheet) []element {
	b := d.Project.Beneficiaries
	if b.Total == 0 {
		return nil
	}
	g := grid{widths: []int{14, 15, 15, 16, 18, 22}, ruled: true, rows: []gridRow{
		{head: true, cells: d.columns("all", "women", "men", "youth", "elderly", "disabled")}, {},
	}}
	for _, n := range []int{b.Total, b.Women, b.Men, b.Youth, b.Elderly, b.Disabled} {
		said := "—"
		if n > 0 {
			said = money.Sum(n * 100).Format()
		}
		g.rows[1].cells = append(g.rows[1].cells, said)
	}
	return []element{
		para(styleHeading, d.w.T("docx.project.beneficiaries")), g.table(s), gap(), para(styleNote, d.w.T("docx.project.overlap")),
	}
}

func (d project) milestones(s sheet) []element {
	if len(d.Milestones) == 0 {
		return nil
	}
	g := grid{widths: []int{52, 18, 18, 12}, ruled: true, rows: []gridRow{{head: true, cells: d.columns("milestone", "planned_on", "done_on", "percent")}}}
	for _, m := range d.Milestones {
		g.rows = append(g.rows, gridRow{cells: []string{m.Title, due(m.Planned), due(m.Done), fmt.Sprintf("%d %%", m.Percent)}})
	}
	return []element{para(styleHeading, d.w.T("docx.project.milestones")), g.table(s), gap()}
}

// visits are what the monitoring group found.
func (d project) visits() (all []element) {
	for _, e := range d.Events {
		if e.Kind == app.ProjectVisited && e.TakenBack == nil {
			all = append(all, para(styleList, e.Date.Format()+", "+list(e.Who, e.Text)))
		}
	}
	if len(all) > 0 {
		all = append([]element{para(styleHeading, d.w.T("docx.project.visits"))}, all...)
	}
	return all
}

// papers lists the documents of the project, numbered.
func (d project) papers() (all []element) {
	for _, p := range d.Papers {
		if p.TakenBack != nil {
			continue
		}
		said := d.name(p.KindID)
		if p.Number != "" {
			said += " № " + p.Number
		}
		all = append(all, para(styleList, fmt.Sprintf("%d. %s", len(all)+1, list(said, p.Date.Format(), p.Note))))
	}
	if len(all) > 0 {
		all = append([]element{para(styleHeading, d.w.T("docx.project.papers"))}, all...)
	}
	return all
}

// pictures are the photos by when they were taken.
func (d project) pictures() (all []element) {
	for _, phase := range app.PhotoEntities {
		shown := d.pasted(d.albums[phase])
		if len(shown) == 0 {
			continue
		}
		all = append(all, para(styleHeading, d.w.T("docx."+phase)))
		all = append(all, shown...)
	}
	return all
}

func (d project) signatures(s sheet) []element {
	lines := [][2]string{{d.w.T("docx.project.head"), d.settings.HeadRU}}
	for _, p := range d.Project.People {
		lines = append(lines, [2]string{cmp.Or(p.Role, d.w.T("docx.project.person")), p.Name})
	}
	return d.sign(s, lines...)
}

// columns are the heads of a table.
func (o office) columns(keys ...string) []string {
	said := make([]string, len(keys))
	for i, key := range keys {
		said[i] = o.w.T("docx.col." + key)
	}
	return said
}
