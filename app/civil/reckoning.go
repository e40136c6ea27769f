package civil

// Span is a run of days off inside a term, weekends and holidays together.
type Span struct {
	From, To Date
	Holidays []Day // the rows of the day table that fall in it
}

// Reckoning is a due date with everything that made it so.
type Reckoning struct {
	Registered   Date // the day the term starts from: of registration, of receipt, the old due date
	FirstDay     Date // day 1
	Due          Date
	Term         Term
	Extension    bool   // Registered is the due date that was extended
	Skipped      []Span // days off that moved the date
	Rolled       bool   // the last day was off and moved to the next working day
	MissingYears []int  // years of the term that the calendar lacks
	Preliminary  []Day  // expected days that may still move, and the date with them
}

// IsZero reports that nothing was reckoned.
func (r Reckoning) IsZero() bool { return r.Due.IsZero() }

// Deadline reckons the due date of a term that starts with registration (or with
// receipt, for the term of registration). A start on a day off is counted from the
// next working day. No date gives a zero Reckoning.
func Deadline(cal *Calendar, term Term, registered Date) Reckoning {
	if registered.IsZero() {
		return Reckoning{}
	}
	nominal := term.nominal(cal, registered)
	r := Reckoning{Registered: registered, Term: term, Due: term.Due(cal, registered)}
	if r.Due.IsZero() {
		return Reckoning{}
	}
	r.Rolled = r.Due != nominal
	r.FirstDay = firstDay(cal, term, registered)
	r.Skipped = skipped(cal, term, registered, nominal, r.Due)
	r.doubt(cal, nominal)
	return r
}

// doubt notes what could still change the date: years that the calendar lacks and
// expected holidays. These move by a day with the moon, so the day after the term
// counts too. A term in calendar days asks the calendar about its end alone, and
// not even there if it does not roll.
func (r *Reckoning) doubt(cal *Calendar, nominal Date) {
	from := r.Registered
	if r.Term.Unit == CalendarDays {
		if !r.Term.RollForward {
			return
		}
		from = nominal
	}
	for year := from.Year(); year <= r.Due.Year(); year++ {
		if !cal.Covers(year) {
			r.MissingYears = append(r.MissingYears, year)
		}
	}
	for _, day := range cal.Days(from, r.Due.AddDays(1)) {
		if day.Preliminary {
			r.Preliminary = append(r.Preliminary, day)
		}
	}
}

// Extend reckons a due date moved by an extension that is added to the old one.
func Extend(cal *Calendar, term Term, oldDue Date) Reckoning {
	r := Deadline(cal, term, oldDue)
	r.Extension = !r.IsZero()
	return r
}

// Restart reckons an extension by the other rule an office may follow: the whole
// term begins anew on the day of the head's decision.
func Restart(cal *Calendar, term Term, decided Date) Reckoning {
	return Deadline(cal, term, decided)
}

// firstDay is day 1 of the term; of a term without days, its start.
func firstDay(cal *Calendar, term Term, start Date) Date {
	if term.Days > 0 && term.StartRule != SameDay {
		start = start.AddDays(1)
	}
	if term.Unit == CalendarDays {
		return start
	}
	return cal.NextWorking(start)
}

// skipped are the runs of days off that moved the date: of a term in working days
// all up to the due date, of one in calendar days those at its end.
func skipped(cal *Calendar, term Term, start, nominal, due Date) []Span {
	from := start
	if term.Unit == CalendarDays {
		from = nominal
	}
	var spans []Span
	for d := from; d.Before(due); d = d.AddDays(1) {
		if cal.IsWorking(d) {
			continue
		}
		if n := len(spans); n > 0 && spans[n-1].To == d.AddDays(-1) {
			spans[n-1].To = d
		} else {
			spans = append(spans, Span{From: d, To: d})
		}
	}
	for i := range spans {
		spans[i].Holidays = cal.Days(spans[i].From, spans[i].To)
	}
	return spans
}
