package demo

import (
	"strconv"
	"time"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// Shares in per cent of what happens to appeals.
const (
	withdrawn  = 1.0
	whole      = 16.0 // forwarded whole, of those that another body may answer
	inquiry    = 12.0 // asked of that body, answered here
	extended   = 9.0
	late       = 9.0 // of those that are worked on
	interim    = 11.0
	reassigned = 4.0
	assisted   = 15.0 // with co-executors
	reopened   = 1.3
	mistaken   = 0.8  // with an event taken back
	onTheSpot  = 42.0 // answered orally, of those told in person
	unanswered = 1.2  // left without consideration though signed
	forgotten  = 6.0  // without an executor for days, of the newest
)

// tailDays is how many working days before the end a term must have ended for its
// appeal to be left late; one in tailShare is.
const (
	tailDays  = 8
	tailShare = 7
)

// life tells what happens to one appeal after it was registered. Steps after the
// last day of the office are not told: that is what leaves appeals open.
type life struct {
	*maker
	a      *draft
	due    civil.Date
	events []app.Event
	minute int // of the last event's day, so that records of a day are in order
}

// live returns the events of an appeal in order; the first is its registration.
func (m *maker) live(a *draft, due civil.Date) []app.Event {
	l := &life{maker: m, a: a, due: due}
	l.add(a.Registered, app.Event{Kind: app.EventRegistered})
	switch {
	case a.Multiplicity == app.Anonymous:
		l.nameless()
	case (a.Channel.Personal() || a.Channel == app.ByPhone) && a.topic.Visit <= 30 && m.percent(onTheSpot):
		l.atOnce()
	default:
		l.ordinary()
	}
	return l.events
}

// add tells a step that happened on a day; false when that day has not come.
func (l *life) add(day civil.Date, e app.Event) bool {
	if day.After(l.until) {
		return false
	}
	if n := len(l.events); n == 0 || l.events[n-1].Date != day {
		l.minute = l.between(9*60, 15*60)
	}
	l.minute += l.between(4, 25)
	e.Date, e.Actor = day, l.a.Controller
	e.At = day.Time(bishkek).Add(time.Duration(l.minute) * time.Minute).UTC()
	l.events = append(l.events, e)
	return true
}

// after is n working days after a day.
func (l *life) after(day civil.Date, n int) civil.Date { return l.cal.AddWorkingDays(day, n) }

func (l *life) say(name string) string { return l.a.scene.phrase(name) }

// outgoing is the number of a letter: it grows through the year.
func (l *life) outgoing(day civil.Date) string {
	perDay := max(2, len(l.days)/500)
	first := l.cal.WorkingDaysBetween(civil.Quarter{Year: day.Year(), N: 1}.First(), day)
	return "01-17/" + strconv.Itoa(first*perDay+l.between(1, perDay))
}

// atOnce is an oral answer on the day.
func (l *life) atOnce() {
	a := l.a
	outcome := app.Explained
	if l.percent(25) {
		outcome = app.Satisfied
	}
	l.add(a.Registered, app.Event{
		Kind: app.EventResolution, ExecutorID: l.staff.executor(l.dice, a.topic), Author: l.staff.head,
	})
	l.add(a.Registered, app.Event{
		Kind: app.EventAnswered, Outcome: outcome, Delivery: app.DeliverOrally, Language: a.Language,
		Text: l.say("orally"), Author: l.staff.head,
	})
	l.add(a.Registered, app.Event{Kind: app.EventClosed})
}

// nameless is an appeal that nobody can be answered.
func (l *life) nameless() {
	given := l.resolve(l.after(l.a.Registered, l.weighted(5, 3)))
	end, text, outcome := l.after(given, l.between(1, 6)), "pointless", app.NoConsideration
	if l.percent(30) {
		text, outcome = "checked", app.Satisfied
		l.add(l.after(given, 1), app.Event{Kind: app.EventSiteVisit, Text: l.say("visit")})
		end = l.after(given, l.between(2, 7))
	}
	l.add(end, app.Event{Kind: app.EventClosed, Text: l.say(text), Outcome: outcome})
}

// ordinary is the way of a written appeal.
func (l *life) ordinary() {
	a := l.a
	newest := l.cal.WorkingDaysBetween(a.Registered, l.until) <= tailDays
	if newest && l.percent(forgotten) {
		return
	}
	given := l.resolve(l.after(a.Registered, l.weighted(45, 30, 15, 10)))
	body := bodyNamed(l.bodies, a.topic.Body)
	switch {
	case l.percent(withdrawn):
		l.add(l.after(given, l.between(1, 6)), app.Event{Kind: app.EventWithdrawn, Text: l.say("withdrawn")})
	case body != nil && l.percent(whole):
		l.forward(l.after(given, l.between(0, 2)), body.ID, true)
	case l.percent(unanswered):
		l.add(l.after(given, l.between(2, 7)), app.Event{
			Kind: app.EventClosed, Text: l.say("nothing"), Outcome: app.NoConsideration,
		})
	default:
		l.work(given, body)
	}
}

// resolve gives the appeal an executor on a day and returns the day.
func (l *life) resolve(day civil.Date) civil.Date {
	e := app.Event{
		Kind: app.EventResolution, ExecutorID: l.staff.executor(l.dice, l.a.topic), Author: l.staff.head,
		Text: l.say("resolution"),
	}
	if inner := l.after(l.due, -2); inner.After(day) && l.percent(60) {
		e.Due = inner
	}
	if l.percent(assisted) {
		helper := app.Assignment{ExecutorID: l.staff.other(l.dice, e.ExecutorID)}
		if inner := l.after(l.due, -l.between(3, 6)); inner.After(day) {
			helper.Due = inner
		}
		e.CoExecutors = []app.Assignment{helper}
	}
	if l.percent(mistaken) && l.add(day, e) {
		l.takeBack()
		e.ExecutorID, e.CoExecutors = l.staff.other(l.dice, e.ExecutorID), nil
	}
	l.add(day, e)
	if next := l.after(day, l.between(1, 3)); l.percent(reassigned) && next.Before(l.due) {
		if l.add(next, app.Event{
			Kind: app.EventResolution, ExecutorID: l.staff.other(l.dice, e.ExecutorID), Author: l.staff.head,
			Text: l.say("reassign"),
		}) {
			return next
		}
	}
	return day
}

// takeBack marks the last event as entered by mistake.
func (l *life) takeBack() {
	e := &l.events[len(l.events)-1]
	l.minute += l.between(3, 20)
	e.TakenBack = &app.TakenBack{
		At:    e.Date.Time(bishkek).Add(time.Duration(l.minute) * time.Minute).UTC(),
		Actor: e.Actor, Reason: l.say("mistake"),
	}
}

// forward sends the case, or a question about it, to another body.
func (l *life) forward(day civil.Date, body int64, all bool) {
	e := app.Event{Kind: app.EventForwarded, BodyID: body, Whole: all, Number: l.outgoing(day), Text: l.say("inquiry")}
	if all {
		e.Text, e.Notice = l.say("forwarded"), day
	}
	l.add(day, e)
}

// work leads from the resolution to the answer.
func (l *life) work(given civil.Date, body *app.Entry) {
	room := l.cal.WorkingDaysBetween(given, l.due)
	if room >= 5 {
		l.meanwhile(given, room, body)
	}
	end := l.settle(l.finish(given))
	if end.IsZero() || !l.answer(end) {
		return
	}
	closed := l.after(end, l.weighted(35, 20, 15, 10, 8, 5, 4, 3))
	if !l.close(closed) || !l.percent(reopened) {
		return
	}
	l.reopen(l.after(closed, l.between(3, 30)))
}

// meanwhile tells what happens in the first half of the term, and the extension
// before its end.
func (l *life) meanwhile(given civil.Date, room int, body *app.Entry) {
	soon := l.after(given, 1)
	if body != nil && l.percent(inquiry) {
		l.forward(soon, body.ID, false)
	}
	if l.percent(float64(l.a.topic.Visit)) {
		soon = l.after(soon, l.IntN(max(1, room/2-1)))
		l.add(soon, app.Event{Kind: app.EventSiteVisit, Text: l.say("visit")})
	}
	if l.percent(interim) {
		soon = l.after(soon, 1)
		l.add(soon, app.Event{Kind: app.EventInterim, Text: l.say("interim"), Number: l.outgoing(soon)})
	}
	if before := l.after(l.due, -l.between(0, 2)); l.percent(extended) && !before.Before(soon) {
		to := l.cal.NextWorking(l.due.AddDays([]int{10, 14, 20, 30}[l.weighted(3, 4, 2, 2)]))
		if l.add(before, app.Event{Kind: app.EventExtended, Text: l.say("extended"), Due: to, Notice: before}) {
			l.due = to
		}
	}
}

// finish is the day of the answer: mostly in the last third of the term, sometimes
// after it.
func (l *life) finish(given civil.Date) civil.Date {
	last := l.events[len(l.events)-1].Date
	if given.After(last) {
		last = given
	}
	if l.percent(late) {
		return l.after(l.due, 1+l.weighted(30, 22, 16, 11, 8, 6, 4, 3))
	}
	room := l.cal.WorkingDaysBetween(last, l.due)
	if room <= 1 {
		return last
	}
	return l.after(last, room-int(float64(room)*l.Float64()*l.Float64()))
}

// settle keeps the end of the office's history like that of a real one: of the
// appeals whose term has just run out one in tailShare is left without an answer,
// all others are answered by the last day.
func (l *life) settle(end civil.Date) civil.Date {
	if !l.due.Before(l.until) {
		return end
	}
	if l.cal.WorkingDaysBetween(l.due, l.until) <= tailDays {
		if l.tail++; l.tail%tailShare == tailShare/2 {
			return civil.Date{}
		}
	}
	if end.After(l.until) {
		return l.due
	}
	return end
}

// answer tells the answer, in the language of the appeal.
func (l *life) answer(day civil.Date) bool {
	a := l.a
	outcome := app.AnswerOutcomes[l.weighted(a.topic.Outcomes[:]...)]
	v := a.topic.voices[a.Language]
	var text string
	switch outcome {
	case app.Satisfied:
		text = a.scene.say(v.done)
	case app.Partly:
		text = a.scene.say(v.done) + l.say("partly")
	case app.Refused:
		text = l.say("refused") + a.scene.say(v.why)
	default:
		text = a.scene.say(v.why)
	}
	return l.add(day, app.Event{
		Kind: app.EventAnswered, Outcome: outcome, Number: l.outgoing(day), Author: l.staff.head,
		Delivery: l.delivery(), Language: a.Language, Text: text,
	})
}

// delivery goes the way that the appeal came.
func (l *life) delivery() app.Delivery {
	switch l.a.Channel {
	case app.ByEmail, app.SocialNetwork:
		return app.DeliverByEmail
	case app.ByPortal:
		return app.DeliverByPortal
	case app.ByPost, app.FromSuperior:
		return app.DeliverByPost
	}
	return []app.Delivery{app.DeliverInPerson, app.DeliverByPost}[l.weighted(6, 4)]
}

func (l *life) close(day civil.Date) bool {
	return l.add(day, app.Event{Kind: app.EventClosed, Text: l.say("closed")})
}

// reopen leads a closed case to a second answer.
func (l *life) reopen(day civil.Date) {
	l.due = l.after(day, 14)
	if !l.add(day, app.Event{Kind: app.EventReopened, Text: l.say("reopened"), Due: l.due}) {
		return
	}
	end := l.after(day, l.between(4, 13))
	if l.answer(end) {
		l.close(l.after(end, l.between(0, 4)))
	}
}
