package overview

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
	"kairyluu/ui/shell"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// reminders are what the action plan and the calendar of meetings ask for today.
type reminders struct {
	open, late, soon int // decisions: all, over their date, due this week
	meetings, drafts int // meetings of this week; held ones whose minutes are not signed
}

func openDecisions() app.DecisionFilter { return app.DecisionFilter{Open: true} }

func lateDecisions() app.DecisionFilter { return app.DecisionFilter{Late: true} }

// dueThisWeek are the open decisions with a date in the week of today.
func dueThisWeek(today civil.Date) app.DecisionFilter {
	first, last := week(today)
	return app.DecisionFilter{Open: true, DueFrom: first, DueTo: last}
}

func meetingsThisWeek(today civil.Date) app.MeetingFilter {
	first, last := week(today)
	return app.MeetingFilter{From: first, To: last}
}

func unsignedMeetings() app.MeetingFilter { return app.MeetingFilter{Unsigned: true} }

// week is from Monday to Sunday.
func week(today civil.Date) (first, last civil.Date) {
	first = today.AddDays(-(int(today.Weekday()) + 6) % 7)
	return first, first.AddDays(6)
}

// remind counts, one question a figure.
func remind(ctx context.Context, office *app.Office, today civil.Date) (r reminders, err error) {
	for _, c := range []struct {
		into *int
		of   app.DecisionFilter
	}{{&r.open, openDecisions()}, {&r.late, lateDecisions()}, {&r.soon, dueThisWeek(today)}} {
		if *c.into, err = office.Decisions.Count(ctx, c.of, 0); err != nil {
			return r, err
		}
	}
	if r.meetings, err = office.Meetings.Count(ctx, meetingsThisWeek(today), 0); err != nil {
		return r, err
	}
	r.drafts, err = office.Meetings.Count(ctx, unsignedMeetings(), 0)
	return r, err
}

// reminderFacts are the lines of the card; each opens what it counts.
func (p *page) reminderFacts(r reminders) []widgets.Fact {
	today := p.view.Today
	return []widgets.Fact{
		p.planFact("overview.plan.open", r.open, "", openDecisions()),
		p.planFact("overview.plan.late", r.late, theme.ColorLate, lateDecisions()),
		p.planFact("overview.plan.week", r.soon, theme.ColorSoon, dueThisWeek(today)),
		p.meetingFact("overview.meetings.week", r.meetings, meetingsThisWeek(today)),
		p.meetingFact("overview.meetings.unsigned", r.drafts, unsignedMeetings()),
	}
}

func (p *page) planFact(key string, n int, color fyne.ThemeColorName, f app.DecisionFilter) widgets.Fact {
	fact := widgets.Fact{Label: p.env.T(key), Text: text.FormatInt(n)}
	if n > 0 {
		fact.Color = color
		fact.OnTapped = func() { p.env.Go(shell.Route{Place: shell.Plan, Plan: &f, Title: p.env.T(key)}) }
	}
	return fact
}

func (p *page) meetingFact(key string, n int, f app.MeetingFilter) widgets.Fact {
	fact := widgets.Fact{Label: p.env.T(key), Text: text.FormatInt(n)}
	if n > 0 {
		fact.OnTapped = func() { p.env.Go(shell.Route{Place: shell.Meetings, Meetings: &f, Title: p.env.T(key)}) }
	}
	return fact
}
