package grants

import (
	"slices"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/grantwork"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// paperLine is a document of a project: one that is there, or one that its
// programme asks for and that is missing.
type paperLine struct {
	stage   app.Stage // that asks for it; empty: none does
	kind    int64
	papers  []app.ProjectPaper // those that count
	overdue bool               // missing, though the stage has been entered
}

// paperLines are the documents by the stage that asks for them, then those that
// nobody asks for.
func paperLines(c app.ProjectCase) []paperLine {
	var lines []paperLine
	asked := map[int64]bool{}
	at := slices.Index(app.Chain, reached(c.Project.Standing))
	for i, s := range app.Chain {
		for _, need := range c.Programme.Needs {
			if need.Stage != s || asked[need.PaperID] {
				continue
			}
			asked[need.PaperID] = true
			l := paperLine{stage: s, kind: need.PaperID, papers: papersOf(c.Papers, need.PaperID)}
			l.overdue = len(l.papers) == 0 && i <= at
			lines = append(lines, l)
		}
	}
	for _, p := range c.Papers {
		if p.TakenBack == nil && !asked[p.KindID] {
			asked[p.KindID] = true
			lines = append(lines, paperLine{kind: p.KindID, papers: papersOf(c.Papers, p.KindID)})
		}
	}
	return lines
}

// reached is how far along the chain a project has come, wherever it stands beside it.
func reached(s app.ProjectStanding) app.Stage {
	switch s.Stage {
	case app.StageRework, app.StageReserve, app.StageRejected:
		return app.StageSubmitted
	case app.StageSuspended:
		return s.Before
	}
	return s.Stage
}

func papersOf(all []app.ProjectPaper, kind int64) []app.ProjectPaper {
	return slices.DeleteFunc(slices.Clone(all), func(p app.ProjectPaper) bool {
		return p.KindID != kind || p.TakenBack != nil
	})
}

// paperFacts are the lines as the card shows them: what is missing asks to be
// added, what is there opens.
func paperFacts(v grantwork.View, c app.ProjectCase, add func(kind int64), show func(app.ProjectPaper)) []widgets.Fact {
	var facts []widgets.Fact
	before := app.Stage("-")
	for _, l := range paperLines(c) {
		label := ""
		if l.stage != before {
			label = v.Words.T("grants.papers.other")
			if l.stage != "" {
				label = v.Say("stage", string(l.stage))
			}
			before = l.stage
		}
		if len(l.papers) == 0 {
			facts = append(facts, missing(v, label, l, func() { add(l.kind) }))
			continue
		}
		for _, p := range l.papers {
			facts = append(facts, widgets.Fact{
				Label: label, Text: casework.Done.Sign() + " " + paperName(v, p), Note: paperNote(v, p, len(c.Scans[p.ID])),
				OnTapped: func() { show(p) },
			})
			label = ""
		}
	}
	return facts
}

func missing(v grantwork.View, label string, l paperLine, add func()) widgets.Fact {
	f := widgets.Fact{Label: label, Text: "○ " + v.Name(l.kind), Note: v.Words.T("grants.papers.missing"), Color: theme.ColorMuted, OnTapped: add}
	if l.overdue {
		f.Text, f.Color = casework.Late.Sign()+" "+v.Name(l.kind), theme.ColorLate
	}
	return f
}

// paperName is «Протокол схода № 3 от 12.05.2026».
func paperName(v grantwork.View, p app.ProjectPaper) string {
	name := v.Name(p.KindID)
	if p.Number != "" {
		name += " № " + p.Number
	}
	if !p.Date.IsZero() {
		name = v.Words.T("grants.papers.dated", "paper", name, "date", p.Date)
	}
	return name
}

func paperNote(v grantwork.View, p app.ProjectPaper, scans int) string {
	if scans == 0 {
		return says(" · ", p.Note, v.Words.T("grants.papers.no_scan"))
	}
	return says(" · ", p.Note, v.Words.T("grants.papers.scans", "n", scans))
}
