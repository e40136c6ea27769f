package docx

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kairyluu/app"
)

// minutes are the minutes of a meeting (domain.md §4.2) before they are laid out.
type minutes struct {
	office
	meeting     app.Meeting
	decisions   []app.Decision
	edition     app.Edition // the one in force; zero: not signed
	attachments []app.Attachment
}

// minutesOf reads a meeting. Signed minutes are printed as they were signed.
func minutesOf(ctx context.Context, src Source, id int64, w Words) (minutes, error) {
	d := minutes{}
	var err error
	if d.office, err = officeOf(ctx, src, w); err != nil {
		return d, err
	}
	if d.meeting, err = src.Meeting(ctx, id); err != nil {
		return d, err
	}
	if d.attachments, err = src.Attachments(ctx, app.EntityMeeting, id); err != nil {
		return d, err
	}
	editions, err := src.Editions(ctx, id)
	if err != nil {
		return d, err
	}
	if d.meeting.State == app.Signed && len(editions) > 0 {
		d.edition = editions[len(editions)-1]
		d.meeting, d.decisions = d.edition.Meeting, d.edition.Decisions
		return d, nil
	}
	d.decisions, err = decisionsOf(ctx, src, id)
	return d, err
}

// decisionsOf are the decisions of a meeting in order of entry, whole.
func decisionsOf(ctx context.Context, src Source, meeting int64) ([]app.Decision, error) {
	var decisions []app.Decision
	err := eachDecision(ctx, src, app.DecisionQuery{
		Filter: app.DecisionFilter{Meeting: meeting}, Sort: app.PlanByMade,
	}, func(r app.DecisionRow) error {
		d, err := src.Decision(ctx, r.ID)
		decisions = append(decisions, d)
		return err
	})
	slices.SortFunc(decisions, func(a, b app.Decision) int { return int(a.ID - b.ID) })
	return decisions, err
}

// title is «ПРОТОКОЛ № 5».
func (d minutes) title() string {
	if d.meeting.Number == "" {
		return d.w.T("docx.minutes.untitled")
	}
	return d.w.T("docx.minutes.title", "number", d.meeting.Number)
}

func (d minutes) paper() paper {
	p := paper{words: d.letterhead(), blocks: map[string]func(sheet) []element{
		"edition":     func(sheet) []element { return d.corrected() },
		"facts":       d.facts,
		"warning":     func(sheet) []element { return d.warning() },
		"agenda":      func(sheet) []element { return d.agenda() },
		"items":       func(sheet) []element { return hold(d.items()) },
		"decisions":   func(s sheet) []element { return hold(d.table(s)) },
		"elected":     func(sheet) []element { return hold(d.elected()) },
		"attachments": func(sheet) []element { return hold(d.enclosed()) },
		"signatures":  d.signatures,
	}}
	p.words["title"] = d.title()
	p.words["number"] = d.meeting.Number
	p.words["form"] = d.name(d.meeting.FormID)
	p.words["date"] = d.date(d.meeting.Date)
	p.words["settlements"] = d.names(d.meeting.Settlements)
	p.words["place"] = d.meeting.Place
	return p
}

// corrected tells that these minutes replace signed ones.
func (d minutes) corrected() []element {
	if d.edition.Edition < 2 {
		return nil
	}
	said := d.w.T("docx.edition", "edition", strconv.Itoa(d.edition.Edition), "date", d.date(d.edition.Signed))
	if d.edition.Reason != "" {
		said += " " + d.w.T("docx.edition_reason", "reason", strings.TrimSuffix(d.edition.Reason, "."))
	}
	return []element{para(styleNote, said)}
}

// facts are the particulars, a line each; what is not known has none.
func (d minutes) facts(s sheet) []element {
	m := d.meeting
	return d.particulars(s, [][2]string{
		{"docx.fact.form", d.name(m.FormID)},
		{"docx.fact.settlement", d.names(m.Settlements)},
		{"docx.fact.place", m.Place},
		{"docx.fact.time", d.times(m)},
		{"docx.fact.convened", m.ConvenedBy},
		{"docx.fact.announced", m.Announced},
		{"docx.fact.chair", m.Chair},
		{"docx.fact.secretary", m.Secretary},
		{"docx.fact.present", d.present()},
		{"docx.fact.invited", d.guests(true)},
		{"docx.fact.absent", d.guests(false)},
		{"docx.fact.quorum", d.quorum()},
	})
}

// particulars is a table without lines: what it is called, by its key, and what it is.
func (o office) particulars(s sheet, facts [][2]string) []element {
	for i := range facts {
		facts[i][0] = o.w.T(facts[i][0])
	}
	return particulars(s, facts)
}

func particulars(s sheet, facts [][2]string) []element {
	g := grid{widths: []int{30, 70}}
	for _, f := range facts {
		if f[1] != "" {
			g.rows = append(g.rows, gridRow{cells: f[:]})
		}
	}
	if len(g.rows) == 0 {
		return nil
	}
	return []element{g.table(s), gap()}
}

func (o office) times(m app.Meeting) string {
	var parts []string
	if m.Start != "" {
		parts = append(parts, o.w.T("docx.start", "time", m.Start))
	}
	if m.End != "" {
		parts = append(parts, o.w.T("docx.end", "time", m.End))
	}
	return list(parts...)
}

// warning stays on minutes whose decisions were taken without a quorum.
func (d minutes) warning() []element {
	if !d.meeting.WithoutQuorum {
		return nil
	}
	return []element{para(styleWarning, d.w.T("docx.without_quorum"))}
}

func (d minutes) agenda() []element {
	if len(d.meeting.Agenda) == 0 {
		return nil
	}
	all := []element{para(styleHeading, d.w.T("docx.agenda"))}
	for i, item := range d.meeting.Agenda {
		all = append(all, para(styleList, fmt.Sprintf("%d. %s", i+1, item.Title)))
	}
	return all
}

// items are what was said, decided and voted on each item of the agenda; one on
// which nothing was said has no heading of its own.
func (d minutes) items() (all []element) {
	for i, item := range d.meeting.Agenda {
		if said := d.said(i, item); len(said) > 0 {
			all = append(all, para(styleItem, fmt.Sprintf("%d. %s", i+1, item.Title)))
			all = append(all, said...)
		}
	}
	return all
}

// said is СЛУШАЛИ, ВЫСТУПИЛИ, ВОПРОСЫ, РЕШИЛИ and the vote of an item.
func (d minutes) said(i int, item app.AgendaItem) (all []element) {
	all = append(all, labelled(d.w.T("docx.heard"), item.Heard)...)
	all = append(all, labelled(d.w.T("docx.spoke"), item.Spoke)...)
	all = append(all, labelled(d.w.T("docx.questions"), item.Questions)...)
	all = append(all, d.decided(i, item)...)
	if item.Voted() > 0 {
		all = append(all, labelled(d.w.T("docx.voted"), d.w.T("docx.votes",
			"for", item.For, "against", item.Against, "abstained", item.Abstained))...)
	}
	return all
}

// decided is what was decided on an item: its own words, unless a decision says
// them, then its decisions by their numbers in the table.
func (d minutes) decided(i int, item app.AgendaItem) []element {
	of := slices.DeleteFunc(d.numbered(), func(n numberedDecision) bool { return n.item != i })
	var all []element
	if !slices.ContainsFunc(of, func(n numberedDecision) bool { return n.decision.Text == item.Decided }) {
		all = labelled(d.w.T("docx.decided"), item.Decided)
	}
	for _, n := range of {
		if len(all) == 0 {
			all = append(all, para(styleText, ""))
			all[0] = labelled(d.w.T("docx.decided"), n.number+" "+n.decision.Text)[0]
			continue
		}
		all = append(all, para(styleList, n.number+" "+n.decision.Text))
	}
	return all
}

// numberedDecision is a decision with its number in the minutes: «2.1.» of the
// second item; those of no item follow the agenda.
type numberedDecision struct {
	item     int // place on the agenda, len(agenda) for none
	number   string
	decision app.Decision
}

func (d minutes) numbered() []numberedDecision {
	agenda := d.meeting.Agenda
	all := make([]numberedDecision, len(d.decisions))
	for i, decision := range d.decisions {
		at := slices.IndexFunc(agenda, func(item app.AgendaItem) bool {
			return item.UID != "" && item.UID == decision.ItemUID
		})
		if at < 0 {
			at = len(agenda)
		}
		all[i] = numberedDecision{item: at, decision: decision}
	}
	slices.SortStableFunc(all, func(a, b numberedDecision) int { return a.item - b.item })
	within := map[int]int{}
	for i, n := range all {
		within[n.item]++
		all[i].number = fmt.Sprintf("%d.%d.", n.item+1, within[n.item])
		if len(agenda) == 0 {
			all[i].number = fmt.Sprintf("%d.", within[n.item])
		}
	}
	return all
}

// table is № · решение · ответственный · срок.
func (d minutes) table(s sheet) []element {
	if len(d.decisions) == 0 {
		return nil
	}
	g := grid{widths: []int{8, 52, 25, 15}, ruled: true, rows: []gridRow{{head: true, cells: []string{
		d.w.T("docx.col.number"), d.w.T("docx.col.decision"), d.w.T("docx.col.responsible"), d.w.T("docx.col.due"),
	}}}}
	for _, n := range d.numbered() {
		g.rows = append(g.rows, gridRow{cells: []string{
			n.number, n.decision.Text, d.responsible(n.decision), due(n.decision.Due),
		}})
	}
	return []element{para(styleHeading, d.w.T("docx.decisions")), g.table(s), gap()}
}

// elected are the groups that the meeting chose, a paragraph each.
func (d minutes) elected() []element {
	if len(d.meeting.Elected) == 0 {
		return nil
	}
	all := []element{para(styleHeading, d.w.T("docx.elected"))}
	for _, e := range d.meeting.Elected {
		if len(e.Members) == 0 {
			all = append(all, para(styleText, e.Group))
			continue
		}
		all = append(all, labelled(e.Group+":", list(e.Members...))...)
	}
	return all
}

// enclosed lists what lies with the minutes: the registration list, files, links.
func (d minutes) enclosed() []element {
	var lines []string
	if n := len(d.meeting.Participants); n > 0 {
		lines = append(lines, d.w.T("docx.enclosed_list", "n", n))
	}
	for _, a := range d.attachments {
		if !a.Removed {
			lines = append(lines, a.Name)
		}
	}
	lines = append(lines, d.meeting.Links...)
	if len(lines) == 0 {
		return nil
	}
	all := []element{para(styleHeading, d.w.T("docx.enclosed"))}
	for i, line := range lines {
		all = append(all, para(styleList, fmt.Sprintf("%d. %s", i+1, line)))
	}
	return all
}

func (d minutes) signatures(s sheet) []element {
	return d.sign(s,
		[2]string{d.w.T("docx.fact.chair"), d.meeting.Chair},
		[2]string{d.w.T("docx.fact.secretary"), d.meeting.Secretary})
}

// sign is a line for each who signs: who, a line to sign on, the name.
func (o office) sign(s sheet, who ...[2]string) []element {
	g := grid{widths: []int{30, 30, 3, 37}}
	for _, w := range who {
		g.rows = append(g.rows, gridRow{
			cells: []string{w[0], "", "", w[1]}, style: styleSign,
			lines: []bool{false, true, false, w[1] == ""},
		})
	}
	return []element{held{gap()}, g.table(s), end()}
}
