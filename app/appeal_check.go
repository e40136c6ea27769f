package app

import (
	"strconv"
	"unicode/utf8"

	"kairyluu/app/civil"
)

// TextLimit is the longest text of an appeal, in letters. Longer papers are
// attached as files.
const TextLimit = 100_000

// firstYear is the oldest year a paper journal may be copied from.
const firstYear = 1991

// Check says what is wrong with a filled form: errors stop saving, warnings
// do not. Field names are those of the form.
func (s *Appeals) Check(a Appeal, cal *civil.Calendar) *Faults {
	return s.check(s.tidy(a), cal)
}

func (s *Appeals) check(a Appeal, cal *civil.Calendar) *Faults {
	f := &Faults{}
	checkDates(f, a, s.Today(), cal)
	checkApplicants(f, a, s.Today())
	checkSubstance(f, a)
	if !cal.Covers(a.Registered.Year()) && !a.Registered.IsZero() {
		f.Warn("registered", "check.no_calendar", "year", strconv.Itoa(a.Registered.Year()))
	}
	return f
}

func checkDates(f *Faults, a Appeal, today civil.Date, cal *civil.Calendar) {
	switch {
	case a.Received.IsZero():
		f.Add("received", "check.date_needed")
	case a.Received.After(today):
		f.Add("received", "check.date_future", "today", today)
	case a.Received.Year() < firstYear:
		f.Add("received", "check.date_far", "date", a.Received)
	}
	switch {
	case a.Registered.IsZero():
		f.Add("registered", "check.date_needed")
	case a.Registered.After(today):
		f.Add("registered", "check.date_future", "today", today)
	case a.Registered.Year() < firstYear:
		f.Add("registered", "check.date_far", "date", a.Registered)
	case !a.Received.IsZero() && a.Registered.Before(a.Received):
		f.Add("registered", "check.registered_before_received", "received", a.Received)
	case !a.Received.IsZero() && a.Registered.After(cal.AddWorkingDays(a.Received, 1)):
		f.Warn("registered", "check.registered_late", "limit", cal.AddWorkingDays(a.Received, 1))
	}
	if !a.Written.IsZero() && a.Written.After(a.Received) && !a.Received.IsZero() {
		f.Warn("written", "check.written_after_received")
	}
	if !a.DueByHand.IsZero() && a.DueByHand.Before(a.Registered) {
		f.Add("due", "check.due_before_registered", "registered", a.Registered)
	}
	checkFar(f, "due", a.DueByHand, a.Registered)
	if !a.DueByHand.IsZero() && a.DueReason == "" {
		f.Add("due_reason", "check.due_reason_needed")
	}
}

// farDays is further than any term of law or plan of works: a slip in the year.
const farDays = 3 * 366

func checkFar(f *Faults, field string, due, from civil.Date) {
	if !due.IsZero() && !from.IsZero() && due.After(from.AddDays(farDays)) {
		f.Add(field, "check.due_far", "date", due)
	}
}

func checkApplicants(f *Faults, a Appeal, today civil.Date) {
	// A resolution of a meeting speaks for those who voted: nobody need be named.
	resolution := a.Multiplicity == Collective && a.Channel == AtMeeting
	if a.Multiplicity != Anonymous && !resolution && len(a.Applicants) == 0 {
		f.Add("surname", "check.applicant_needed")
	}
	for i, p := range a.Applicants {
		checkResident(f, p.Resident, today, i)
	}
	if a.Multiplicity == Collective && (a.Signatures < 0 || a.Signatures == 1) {
		f.Add("signatures", "check.signatures")
	}
}

func checkSubstance(f *Faults, a Appeal) {
	if a.Text == "" && a.Summary == "" {
		f.Add("text", "check.text_needed")
	}
	if n := utf8.RuneCountInString(a.Text); n > TextLimit {
		f.Add("text", "check.text_long", "n", n, "limit", TextLimit)
	}
	if a.TopicID == 0 {
		f.Add("topic", "check.topic_needed")
	}
	if a.Repetition != First && a.Earlier == 0 {
		f.Warn("repetition", "check.earlier_unnamed")
	}
	if a.Sheets < 0 || a.Sheets > 100_000 {
		f.Add("sheets", "check.sheets")
	}
}
