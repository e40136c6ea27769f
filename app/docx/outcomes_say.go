package docx

import (
	"fmt"
	"slices"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// subject is whose decisions these are, and as of when, a line each.
func (d outcomes) subject() string {
	f := d.filter
	var lines []string
	if d.meeting.ID != 0 {
		lines = append(lines, list(d.name(d.meeting.FormID), d.date(d.meeting.Date), d.names(d.meeting.Settlements)))
	}
	if f.Series != 0 {
		lines = append(lines, d.name(f.Series))
	}
	if f.Settlement > 0 {
		lines = append(lines, d.w.T("docx.outcomes.settlement", "name", d.name(f.Settlement)))
	}
	if f.Responsible > 0 {
		lines = append(lines, d.w.T("docx.outcomes.responsible", "name", d.name(f.Responsible)))
	}
	lines = append(lines, d.period("made", f.MadeFrom, f.MadeTo), d.period("ended", f.EndedFrom, f.EndedTo),
		d.w.T("docx.plan.as_of", "date", d.date(d.today)))
	return strings.Join(slices.DeleteFunc(lines, func(s string) bool { return s == "" }), "\n")
}

func (d outcomes) period(of string, from, to civil.Date) string {
	key := "docx.outcomes." + of
	switch {
	case from.IsZero() && to.IsZero():
		return ""
	case to.IsZero():
		return d.w.T(key+".from", "from", from)
	case from.IsZero():
		return d.w.T(key+".to", "to", to)
	}
	return d.w.T(key+".span", "from", from, "to", to)
}

func (d outcomes) summary() string {
	var done, started, open, dropped, late int
	for _, o := range d.told {
		p := o.decision.Progress
		switch p.State {
		case app.DecisionDone:
			done++
		case app.DecisionStarted:
			started++
		case app.DecisionDropped:
			dropped++
		default:
			open++
		}
		if p.Late(d.today) {
			late++
		}
	}
	return d.w.T("docx.outcomes.summary", "all", len(d.told), "done", done, "started", started, "open", open,
		"dropped", dropped, "late", late)
}

// stands says in words where a decision is, and by how much it is late.
func (d outcomes) stands(p app.Progress) string {
	late := p.LateDays(d.today)
	var said string
	switch p.State {
	case app.DecisionDone:
		said = d.w.T("docx.outcomes.done", "date", d.date(p.Ended))
		if late > 0 {
			said += ", " + d.w.T("docx.outcomes.done_late", "n", late)
		}
		return said
	case app.DecisionDropped:
		return d.w.T("docx.outcomes.dropped", "date", d.date(p.Ended))
	case app.DecisionStarted:
		said = d.w.T("docx.outcomes.started", "percent", p.Percent)
	default:
		said = d.w.T("docx.state_open")
	}
	if late > 0 {
		said += "; " + d.w.T("docx.outcomes.late", "n", late)
	}
	return said
}

// said is an event in words: what it was, how far it came, what people wrote.
func (d outcomes) said(e app.DecisionEvent) string {
	said := d.w.T("decisionEvent." + string(e.Kind))
	switch e.Kind {
	case app.DecisionProgress:
		said += fmt.Sprintf(", %d %%", e.Percent)
	case app.DecisionPostponed:
		said += ", " + d.w.T("docx.outcomes.until", "due", e.Due)
	}
	if e.Text == "" {
		return said + "."
	}
	return said + ": " + e.Text
}
