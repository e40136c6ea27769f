package report

import (
	"kairyluu/app"
	"kairyluu/app/civil"
)

// span is a run of days that one column of figures speaks of.
type span struct {
	from, to civil.Date
	today    civil.Date // set when the span ends today: late is then what is late now
}

func (s span) received() app.AppealFilter {
	return app.AppealFilter{Period: app.OnRegistered, From: s.from, To: s.to}
}

func (s span) closed() app.AppealFilter {
	return app.AppealFilter{Period: app.OnClosed, From: s.from, To: s.to}
}

func (s span) opening() app.AppealFilter { return app.AppealFilter{OpenOn: s.from.AddDays(-1)} }

func (s span) closing() app.AppealFilter { return app.AppealFilter{OpenOn: s.to} }

// late is what stood over its term at the end. A term that runs out today is
// not over yet.
func (s span) late() app.AppealFilter {
	if !s.today.IsZero() {
		return app.AppealFilter{Late: true, Today: s.today}
	}
	return app.AppealFilter{LateOn: s.to}
}

func (s span) has(d civil.Date) bool { return !d.IsZero() && !d.Before(s.from) && !d.After(s.to) }

// spans are the four that the summary compares.
type spans struct {
	quarter, quarterAgo span // the same quarter last year
	year, yearAgo       span // since 1 January
}

// spansOf cuts a running quarter at today, and the year before at the same day,
// so that like is compared with like.
func spansOf(q civil.Quarter, today civil.Date) (spans, bool) {
	var s spans
	partial := today.Before(q.Last())
	s.quarter = span{from: q.First(), to: q.Last()}
	s.quarterAgo = span{from: q.YearAgo().First(), to: q.YearAgo().Last()}
	if partial {
		s.quarter.to, s.quarterAgo.to = today, today.AddMonths(-12)
	}
	if !today.After(q.Last()) {
		s.quarter.today = today
	}
	s.year, s.yearAgo = s.quarter, s.quarterAgo
	s.year.from = civil.Quarter{Year: q.Year, N: 1}.First()
	s.yearAgo.from = civil.Quarter{Year: q.Year - 1, N: 1}.First()
	return s, partial
}
