package dictionaries

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// steps are the steps of a case that have a term, in the order of the case.
var steps = []string{civil.StepRegistration, civil.StepAnswer, civil.StepForward, civil.StepExtension}

// termRow is a term with its place in the table; terms have no number of their own.
type termRow struct {
	place int64 // from 1
	term  civil.Term
	now   bool // in force today
}

// termRows puts the terms in the order of the case, the newest first.
func termRows(terms civil.Terms, today civil.Date) []termRow {
	sorted := slices.Clone(terms)
	slices.SortStableFunc(sorted, func(a, b civil.Term) int {
		return cmp.Or(
			cmp.Compare(slices.Index(steps, a.Step), slices.Index(steps, b.Step)),
			cmp.Compare(a.Kind, b.Kind),
			b.From.Compare(a.From),
		)
	})
	rows := make([]termRow, len(sorted))
	for i, t := range sorted {
		inForce, ok := sorted.For(t.Step, t.Kind, today)
		rows[i] = termRow{place: int64(i + 1), term: t, now: ok && inForce == t}
	}
	return rows
}

// replaced is the whole table with the term at a place changed; at place 0 it is
// added.
func replaced(rows []termRow, place int64, t civil.Term) civil.Terms {
	terms := make(civil.Terms, 0, len(rows)+1)
	for _, r := range rows {
		if r.place == place {
			r.term = t
		}
		terms = append(terms, r.term)
	}
	if place == 0 {
		terms = append(terms, t)
	}
	return terms
}

// without is the whole table but the term at a place.
func without(rows []termRow, place int64) civil.Terms {
	terms := make(civil.Terms, 0, len(rows))
	for _, r := range rows {
		if r.place != place {
			terms = append(terms, r.term)
		}
	}
	return terms
}

// termForm is a term as it is typed.
type termForm struct {
	Step, Kind string
	Days       string
	Unit       civil.Unit
	From       civil.Date
	Start      civil.StartRule
	Roll       bool
	Law        string
}

func termFormOf(t civil.Term) termForm {
	f := termForm{
		Step: t.Step, Kind: t.Kind, Unit: t.Unit, From: t.From,
		Start: cmp.Or(t.StartRule, civil.NextDay), Roll: t.RollForward, Law: t.Law,
	}
	if t.Days != 0 {
		f.Days = strconv.Itoa(t.Days)
	}
	return f
}

// term is what the form means. Two terms may not begin on one day for the same
// step and kind: which of them counts would be chance.
func (f termForm) term(rows []termRow, place int64) (civil.Term, *app.Faults) {
	faults := &app.Faults{}
	days, err := strconv.Atoi(strings.TrimSpace(f.Days))
	if err != nil || days < 1 || days > 366 {
		faults.Add("days", "calendar.term_days")
	}
	if f.From.IsZero() {
		faults.Add("from", "check.date_needed")
	}
	for _, r := range rows {
		if r.place != place && r.term.Step == f.Step && r.term.Kind == f.Kind && r.term.From == f.From {
			faults.Add("from", "dictionaries.fault.term_twice", "date", f.From)
		}
	}
	return civil.Term{
		Step: f.Step, Kind: f.Kind, Days: days, Unit: f.Unit, From: f.From,
		StartRule: f.Start, RollForward: f.Roll, Law: strings.TrimSpace(f.Law),
	}, faults
}
