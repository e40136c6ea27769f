package casework

import (
	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// Mark is how an appeal stands against its term. It is always shown by a sign
// as well as by a colour.
type Mark int

// Marks, the gravest first.
const (
	Late     Mark = iota // over the term and unanswered
	Soon                 // unanswered, due within the urgent days
	Fine                 // unanswered, with time left
	LateDone             // finished over the term
	Done                 // finished in time
	Untermed             // no term is known
)

var signs = map[Mark]string{Late: "⚠", Soon: "◔", Fine: "●", LateDone: "✓", Done: "✓"}

// Sign is the mark as one letter; empty when no term is known.
func (m Mark) Sign() string { return signs[m] }

// Color is the colour of the mark's text.
func (m Mark) Color() fyne.ThemeColorName {
	switch m {
	case Late:
		return theme.ColorLate
	case Soon:
		return theme.ColorSoon
	case Fine:
		return theme.ColorFine
	}
	return theme.ColorMuted
}

// Term is where an appeal stands against its term today.
type Term struct {
	Mark Mark
	Days int // working days over the term, or left of it
}

// Term places s on the calendar.
func (v View) Term(s app.Standing) Term {
	if s.Due.IsZero() || v.Calendar == nil {
		return Term{Mark: Untermed}
	}
	late := s.LateDays(v.Calendar, v.Today)
	switch finished := !s.Finished().IsZero(); {
	case finished && late > 0:
		return Term{LateDone, late}
	case finished:
		return Term{Mark: Done}
	case late > 0:
		return Term{Late, late}
	}
	left := v.Calendar.WorkingDaysBetween(v.Today, s.Due)
	if left <= v.Urgent {
		return Term{Soon, left}
	}
	return Term{Fine, left}
}

// Left is the column «Осталось»: «−3 дня», «сегодня», «6 дней», «в срок».
func (v View) Left(s app.Standing) string {
	t := v.Term(s)
	switch {
	case t.Mark == Late:
		return v.Words.T("casework.left.late", "n", t.Days)
	case t.Mark == LateDone:
		return v.Words.T("casework.left.late_done", "n", t.Days)
	case t.Mark == Done:
		return v.Words.T("casework.left.done")
	case t.Mark == Untermed:
		return Dash
	case t.Days <= 0:
		return v.Words.T("casework.left.today")
	}
	return v.Words.T("casework.left.days", "n", t.Days)
}

// SignedLeft is Left after its sign: «⚠ −3 дня».
func (v View) SignedLeft(s app.Standing) string {
	if sign := v.Term(s).Mark.Sign(); sign != "" {
		return sign + " " + v.Left(s)
	}
	return v.Left(s)
}

// TermTitle is the state of the term as a sentence: «Просрочено на 3 рабочих дня».
func (v View) TermTitle(s app.Standing) string {
	t := v.Term(s)
	switch {
	case t.Mark == Late:
		return v.Words.T("casework.term.late", "n", t.Days)
	case t.Mark == LateDone:
		return v.Words.T("casework.term.late_done", "n", t.Days)
	case t.Mark == Done:
		return v.Words.T("casework.term.done")
	case t.Mark == Untermed:
		return v.Words.T("casework.term.none")
	case t.Days <= 0:
		return v.Words.T("casework.term.today")
	}
	return v.Words.T("casework.term.days", "n", t.Days)
}

// Banner is the strip of a card that tells the term: how grave, in one line, and
// why in words. The first date of an extended term is always told.
func (v View) Banner(c app.Case) (kind widgets.BannerKind, title, reason string) {
	s := c.Appeal.Standing
	switch v.Term(s).Mark {
	case Late:
		kind = widgets.Late
	case Soon:
		kind = widgets.Soon
	case Fine:
		kind = widgets.Info
	default:
		kind = widgets.Plain
	}
	return kind, v.TermTitle(s), v.reason(c)
}

func (v View) reason(c app.Case) string {
	a := c.Appeal
	var reason string
	switch {
	case !a.DueByHand.IsZero():
		reason = v.Words.T("casework.term.by_hand", "due", a.DueByHand, "reason", a.DueReason)
	case c.Reckoned:
		reason = civil.Reason(c.Reckoning, v.Words.Lang())
	}
	for _, e := range c.Events {
		if e.Kind == app.EventExtended && e.TakenBack == nil {
			reason = joined(reason, v.Words.T("casework.term.extended", "due", e.Due, "first", a.Standing.FirstDue, "reason", e.Text))
		}
	}
	return reason
}

func joined(before, after string) string {
	if before == "" {
		return after
	}
	return before + " " + after
}
