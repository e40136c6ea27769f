package dbtest

import (
	"cmp"
	"slices"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
)

// fits is AppealFilter in plain Go, but for Words: what the queries have to agree with.
func (o *Office) fits(f app.AppealFilter, a app.Appeal) bool {
	return o.inPeriod(f, a) && o.inCourse(f, a) && o.ofNature(f, a) && o.linked(f, a) && o.ofPeople(f, a)
}

// dateOf is the date that a filter's period bounds.
func dateOf(f app.DateField, a app.Appeal) civil.Date {
	switch f {
	case app.OnAnswered:
		return a.Standing.Answered
	case app.OnClosed:
		return a.Standing.Closed
	case app.OnDue:
		return a.Standing.Due
	}
	return a.Registered
}

func (o *Office) inPeriod(f app.AppealFilter, a app.Appeal) bool {
	if f.From.IsZero() && f.To.IsZero() {
		return true
	}
	d := dateOf(f.Period, a)
	return !d.IsZero() && !d.Before(f.From) && (f.To.IsZero() || !d.After(f.To))
}

// after tells that something had not happened by the end of a day.
func after(d, day civil.Date) bool { return d.IsZero() || d.After(day) }

func (o *Office) inCourse(f app.AppealFilter, a app.Appeal) bool {
	s := a.Standing
	unfinished := s.Finished().IsZero()
	checks := []struct{ asked, is bool }{
		{f.Open, s.State.Open()},
		{!f.OpenOn.IsZero(), !a.Registered.After(f.OpenOn) && after(s.Closed, f.OpenOn)},
		{f.Late, unfinished && !s.Due.IsZero() && s.Due.Before(f.Today)},
		{!f.LateOn.IsZero(), !a.Registered.After(f.LateOn) && !s.Due.IsZero() && !s.Due.After(f.LateOn) && after(s.Finished(), f.LateOn)},
		{!f.DueBy.IsZero(), unfinished && !s.Due.IsZero() && !s.Due.Before(f.Today) && !s.Due.After(f.DueBy)},
		{f.InTime != nil && *f.InTime, inTime(s)},
		{f.InTime != nil && !*f.InTime, !unfinished && !inTime(s)},
		{len(f.States) > 0, slices.Contains(f.States, s.State)},
		{f.Outcome != "", s.Outcome == f.Outcome},
		{f.NoAnswer, s.Answered.IsZero()},
		{f.SiteVisit, s.SiteVisit},
		{f.OnSpot, s.Answered == a.Registered},
	}
	for _, c := range checks {
		if c.asked && !c.is {
			return false
		}
	}
	return true
}

func inTime(s app.Standing) bool {
	return !s.Finished().IsZero() && (s.Due.IsZero() || !s.Finished().After(s.Due))
}

func covered(a app.Appeal) bool {
	return a.Channel == app.FromSuperior || a.Covering != app.Covering{}
}

func (o *Office) ofNature(f app.AppealFilter, a app.Appeal) bool {
	return (f.Kind == "" || f.Kind == a.Kind) &&
		(f.Channel == "" || f.Channel == a.Channel) &&
		(len(f.Channels) == 0 || slices.Contains(f.Channels, a.Channel)) &&
		(f.Multiplicity == "" || f.Multiplicity == a.Multiplicity) &&
		(f.Repetition == "" || f.Repetition == a.Repetition) &&
		(!f.NotFirst || a.Repetition != app.First) &&
		(f.Language == "" || f.Language == a.Language) &&
		(!f.Covered || covered(a))
}

// named tells whether a reference is the one asked for.
func named(asked, id int64) bool {
	return asked == 0 || asked == id || asked == app.NoOne && id == 0
}

func (o *Office) group(topic int64) int64 {
	for _, t := range slices.Concat(o.Topics, o.Groups) {
		if t.ID == topic {
			return cmp.Or(t.Parent, t.ID)
		}
	}
	return 0
}

func (o *Office) linked(f app.AppealFilter, a app.Appeal) bool {
	isApplicant := func(p app.Applicant) bool { return p.ResidentID == f.Resident }
	return named(f.Settlement, a.SettlementID) && named(f.Executor, a.Standing.ExecutorID) && named(f.Receiver, a.ReceiverID) &&
		(named(f.Topic, a.TopicID) || f.Topic == o.group(a.TopicID)) &&
		(f.ID == 0 || f.ID == a.ID) && (f.Earlier == 0 || f.Earlier == a.Earlier) &&
		(f.House == "" || f.House == text.AddressKey(a.Address.Line, "")) &&
		(f.Resident == 0 || slices.ContainsFunc(a.Applicants, isApplicant))
}

// birthYear is 0 when it is not known.
func birthYear(r app.Resident) int {
	if !r.Born.IsZero() {
		return r.Born.Year()
	}
	return r.BirthYear
}

func (o *Office) ofPeople(f app.AppealFilter, a app.Appeal) bool {
	if f.Sex == "" && f.Age == "" && f.Social == "" {
		return true
	}
	if len(a.Applicants) == 0 {
		return false
	}
	r := a.Applicants[0].Resident
	return (f.Sex == "" || f.Sex == r.Sex) && (f.Social == "" || slices.Contains(r.Social, f.Social)) &&
		(f.Age == "" || f.Age == app.AgeIn(a.Registered.Year(), birthYear(r)))
}

// row is the line of the journal for an appeal.
func (o *Office) row(a app.Appeal) app.AppealRow {
	row := app.AppealRow{
		ID: a.ID, Number: a.Number, Registered: a.Registered, Received: a.Received, Kind: a.Kind, Channel: a.Channel,
		Multiplicity: a.Multiplicity, Signatures: a.Signatures, Repetition: a.Repetition, Earlier: a.Earlier,
		Language: a.Language, Address: a.Address.Line, SettlementID: a.SettlementID, TopicID: a.TopicID,
		Summary: cmp.Or(a.Summary, a.Text), Standing: a.Standing,
	}
	if a.Earlier != 0 {
		row.EarlierNo = o.Appeals[slices.IndexFunc(o.Appeals, func(e app.Appeal) bool { return e.ID == a.Earlier })].Number
	}
	if len(a.Applicants) > 0 {
		r := a.Applicants[0].Resident
		row.Applicant, row.Phone = r.Name.Full(), r.Phones[0]
	}
	return row
}

// less compares two rows in an order of the journal.
func less(s app.AppealSort) func(a, b app.AppealRow) int {
	key := map[app.AppealSort]func(a, b app.AppealRow) int{
		app.ByRegistered: func(a, b app.AppealRow) int { return a.Registered.Compare(b.Registered) },
		app.ByNumber: func(a, b app.AppealRow) int {
			y, z := a.Registered.Year(), b.Registered.Year()
			return cmp.Or(cmp.Compare(y, z), cmp.Compare(app.RunningNumber(a.Number, y), app.RunningNumber(b.Number, z)))
		},
		app.ByApplicant: func(a, b app.AppealRow) int {
			return strings.Compare(text.SortKey(a.Applicant), text.SortKey(b.Applicant))
		},
		app.ByDue:    func(a, b app.AppealRow) int { return a.Due.Compare(b.Due) },
		app.ByClosed: func(a, b app.AppealRow) int { return a.Closed.Compare(b.Closed) },
		app.BySettlement: func(a, b app.AppealRow) int {
			return cmp.Or(cmp.Compare(a.SettlementID, b.SettlementID), a.Registered.Compare(b.Registered))
		},
		app.ByExecutor: func(a, b app.AppealRow) int {
			return cmp.Or(cmp.Compare(a.ExecutorID, b.ExecutorID), a.Registered.Compare(b.Registered))
		},
	}[s]
	return func(a, b app.AppealRow) int { return cmp.Or(key(a, b), cmp.Compare(a.ID, b.ID)) }
}
