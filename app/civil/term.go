package civil

// The steps of a case that the law gives a term.
const (
	StepRegistration = "registration" // from receipt to the number
	StepAnswer       = "answer"       // from registration to the answer
	StepForward      = "forward"      // from registration to sending by competence
	StepExtension    = "extension"    // added to the due date by the head
)

// Unit is what a term is counted in.
type Unit string

// The units of a term.
const (
	WorkingDays  Unit = "working"
	CalendarDays Unit = "calendar"
)

// StartRule says which day is day 1. The zero value is NextDay.
type StartRule string

// The start rules.
const (
	NextDay StartRule = "next_day" // the day after registration
	SameDay StartRule = "same_day" // the day of registration itself
)

// Term is a term of law as dated data: it holds for what was registered on From
// or later, until a newer one.
type Term struct {
	Kind        string    `json:"kind,omitempty"` // kind of case; "" is every kind
	Step        string    `json:"step"`
	Days        int       `json:"days"`
	Unit        Unit      `json:"unit"`
	From        Date      `json:"from"`
	StartRule   StartRule `json:"start_rule,omitempty"`
	RollForward bool      `json:"roll_forward,omitempty"` // a last day off moves to the next working day
	Law         string    `json:"law,omitempty"`          // the act, as the office writes it
}

// Terms is the list of terms of an office, in any order.
type Terms []Term

// DefaultTerms are the terms of Law 67 of 04.05.2007 as in force since 2013. The
// unit of an extension and the term of forwarding are practice, not quotation
// (domain reference §1.4), which is why the office can change them.
func DefaultTerms() Terms {
	from := MustParse("2013-01-01")
	const law = "04.05.2007 № 67"
	return Terms{
		{Step: StepRegistration, Days: 1, Unit: WorkingDays, From: from, StartRule: NextDay, RollForward: true, Law: law},
		{Step: StepAnswer, Days: 14, Unit: WorkingDays, From: from, StartRule: NextDay, RollForward: true, Law: law},
		{Step: StepForward, Days: 5, Unit: CalendarDays, From: from, StartRule: NextDay, RollForward: true, Law: law},
		{Step: StepExtension, Days: 30, Unit: CalendarDays, From: from, StartRule: NextDay, RollForward: true, Law: law},
	}
}

// For is the term of a step for a kind of case on a day: a term of that very kind
// goes before one for every kind, and of these the latest in force.
func (ts Terms) For(step, kind string, on Date) (Term, bool) {
	var best Term
	found := false
	for _, t := range ts {
		if t.Step != step || t.From.After(on) || (t.Kind != "" && t.Kind != kind) {
			continue
		}
		if !found || t.closerThan(best) {
			best, found = t, true
		}
	}
	return best, found
}

func (t Term) closerThan(other Term) bool {
	if (t.Kind == "") != (other.Kind == "") {
		return t.Kind != ""
	}
	return t.From.After(other.From)
}

// nominal is the last day of the term before any rolling forward.
func (t Term) nominal(cal *Calendar, start Date) Date {
	if t.Days <= 0 {
		return start
	}
	if t.StartRule == SameDay {
		start = start.AddDays(-1)
	}
	if t.Unit == CalendarDays {
		return start.AddDays(t.Days)
	}
	return cal.AddWorkingDays(start, t.Days)
}

// Due is the last day of a term that starts on a date: the bare result of
// Deadline, cheap enough for a million rows.
func (t Term) Due(cal *Calendar, start Date) Date {
	due := t.nominal(cal, start)
	if t.RollForward {
		return cal.NextWorking(due)
	}
	return due
}
