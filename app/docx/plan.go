package docx

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"

	"kairyluu/app"
)

// plan is the action plan, by who answers.
type plan struct {
	office
	meeting app.Meeting // whose decisions these are; zero: of all
	parts   []planPart
}

// planPart is what one answers for.
type planPart struct {
	who  string
	rows []app.DecisionRow
}

func planOf(ctx context.Context, src Source, r Request, w Words) (plan, error) {
	o, err := officeOf(ctx, src, w)
	if err != nil {
		return plan{}, err
	}
	d := plan{office: o}
	f := r.Plan
	f.Today = o.today
	if r.ID != 0 {
		if d.meeting, err = src.Meeting(ctx, r.ID); err != nil {
			return d, err
		}
		f.Meeting = r.ID
	}
	parts := map[string]*planPart{}
	err = eachDecision(ctx, src, app.DecisionQuery{Filter: f, Sort: app.PlanByDue}, func(row app.DecisionRow) error {
		if err := whole(ctx, src, &row); err != nil {
			return err
		}
		who := cmp.Or(o.name(row.ResponsibleID), row.Partner)
		if parts[who] == nil {
			parts[who] = &planPart{who: who}
		}
		parts[who].rows = append(parts[who].rows, row)
		return nil
	})
	for _, p := range parts {
		d.parts = append(d.parts, *p)
	}
	slices.SortFunc(d.parts, func(a, b planPart) int { // nobody comes last
		return cmp.Or(-cmp.Compare(min(len(a.who), 1), min(len(b.who), 1)), cmp.Compare(a.who, b.who))
	})
	return d, err
}

// cut is where the rows of a list end a text.
const cut = 300

// whole reads the text of a row that the list has cut.
func whole(ctx context.Context, src Source, row *app.DecisionRow) error {
	if utf8.RuneCountInString(row.Text) < cut {
		return nil
	}
	d, err := src.Decision(ctx, row.ID)
	row.Text = d.Text
	return err
}

// eachDecision goes through a list page by page.
func eachDecision(ctx context.Context, src Source, q app.DecisionQuery, f func(app.DecisionRow) error) error {
	const page = 500
	q.Limit = page
	for {
		rows, err := src.DecisionRows(ctx, q)
		if err != nil {
			return err
		}
		for _, r := range rows {
			if err := f(r); err != nil {
				return err
			}
		}
		if len(rows) < page {
			return nil
		}
		q.After = &rows[len(rows)-1]
	}
}

func (d plan) paper() paper {
	p := paper{words: d.letterhead(), blocks: map[string]func(sheet) []element{
		"plan":   d.table,
		"totals": d.totals,
	}}
	p.words["title"] = d.w.T("docx.plan.title")
	p.words["subject"] = d.subject()
	p.words["summary"] = d.summary()
	p.words["approved"] = d.w.T("docx.approved", "head", d.settings.HeadRU, "year", strconv.Itoa(d.today.Year()))
	return p
}

// subject is what the plan is of, and as of when.
func (d plan) subject() string {
	asOf := d.w.T("docx.plan.as_of", "date", d.date(d.today))
	if d.meeting.ID == 0 {
		return asOf
	}
	return d.w.T("docx.plan.meeting", "form", d.name(d.meeting.FormID), "date", d.date(d.meeting.Date)) + "\n" + asOf
}

// tally counts decisions by how they stand.
type tally struct{ all, done, open, late int }

func (d plan) tally(parts ...planPart) (t tally) {
	for _, p := range parts {
		for _, r := range p.rows {
			t.all++
			switch {
			case r.State == app.DecisionDone:
				t.done++
			case !r.State.Finished():
				t.open++
			}
			if r.Late(d.today) {
				t.late++
			}
		}
	}
	return t
}

func (d plan) summary() string {
	t := d.tally(d.parts...)
	return d.w.T("docx.plan.summary", "all", t.all, "done", t.done, "open", t.open, "late", t.late)
}

func (d plan) who(p planPart) string { return cmp.Or(p.who, d.w.T("docx.nobody")) }

func (d plan) table(s sheet) []element {
	if len(d.parts) == 0 {
		return []element{para(styleText, d.w.T("docx.plan.empty"))}
	}
	g := grid{widths: []int{5, 41, 14, 13, 11, 16}, ruled: true, rows: []gridRow{{head: true}}}
	for _, key := range []string{"number", "decision", "settlement", "source", "due", "state"} {
		g.rows[0].cells = append(g.rows[0].cells, d.w.T("docx.col."+key))
	}
	n := 0
	for _, p := range d.parts {
		g.rows = append(g.rows, gridRow{merged: true, cells: []string{
			d.w.T("docx.plan.part", "name", d.who(p), "n", len(p.rows)),
		}})
		for _, r := range p.rows {
			n++
			g.rows = append(g.rows, gridRow{cells: []string{
				strconv.Itoa(n), r.Text, d.name(r.SettlementID), d.w.T("docx.source_" + string(r.Source)),
				due(r.Due), d.state(r),
			}})
		}
	}
	return []element{g.table(s), gap()}
}

// state is how far a decision is: late is said in words, for paper has no colours.
func (d plan) state(r app.DecisionRow) string {
	said := d.w.T("docx.state_" + string(r.State))
	if r.State == app.DecisionStarted {
		said += fmt.Sprintf(", %d %%", r.Percent)
	}
	if r.Late(d.today) {
		said += "\n" + d.w.T("docx.late")
	}
	return said
}

// totals is a line for each who answers.
func (d plan) totals(s sheet) []element {
	if len(d.parts) == 0 {
		return nil
	}
	g := grid{widths: []int{52, 12, 12, 12, 12}, ruled: true, rows: []gridRow{{head: true}}}
	for _, key := range []string{"responsible", "all", "done", "open", "late"} {
		g.rows[0].cells = append(g.rows[0].cells, d.w.T("docx.col."+key))
	}
	row := func(name string, t tally) gridRow {
		return gridRow{cells: []string{
			name, strconv.Itoa(t.all), strconv.Itoa(t.done), strconv.Itoa(t.open), strconv.Itoa(t.late),
		}}
	}
	for _, p := range d.parts {
		g.rows = append(g.rows, row(d.who(p), d.tally(p)))
	}
	sum := row(d.w.T("docx.sum"), d.tally(d.parts...))
	sum.style = styleHead
	g.rows = append(g.rows, sum)
	return []element{para(styleHeading, d.w.T("docx.totals")), g.table(s), gap()}
}
