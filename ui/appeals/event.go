package appeals

import (
	"slices"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// Fields of the event dialogs, by the keys that app speaks of.
const (
	fieldDate     = "date"
	fieldExecutor = "executor"
	fieldCo       = "co_executors"
	fieldDue      = "due"
	fieldAuthor   = "author"
	fieldText     = "text"
	fieldNotice   = "notice"
	fieldBody     = "body"
	fieldNumber   = "number"
	fieldWhole    = "whole"
	fieldOutcome  = "outcome"
	fieldDelivery = "delivery"
	fieldLanguage = "language"
	fieldClose    = "close"
)

// eventFields are the fields of each dialog, in the order of the paper.
var eventFields = map[app.EventKind][]string{
	app.EventResolution: {fieldDate, fieldAuthor, fieldExecutor, fieldDue, fieldCo, fieldText},
	app.EventExtended:   {fieldDate, fieldDue, fieldNotice, fieldText},
	app.EventForwarded:  {fieldDate, fieldBody, fieldNumber, fieldNotice, fieldText, fieldWhole},
	app.EventInterim:    {fieldDate, fieldNumber, fieldText},
	app.EventSiteVisit:  {fieldDate, fieldText},
	app.EventAnswered:   {fieldDate, fieldNumber, fieldOutcome, fieldDelivery, fieldLanguage, fieldAuthor, fieldText, fieldClose},
	app.EventClosed:     {fieldDate, fieldOutcome, fieldText},
	app.EventReopened:   {fieldDate, fieldDue, fieldText},
	app.EventWithdrawn:  {fieldDate, fieldText},
}

// required are the fields without which app refuses the event.
var required = map[app.EventKind][]string{
	app.EventExtended:  {fieldDue, fieldText},
	app.EventForwarded: {fieldBody},
	app.EventInterim:   {fieldText},
	app.EventSiteVisit: {fieldText},
	app.EventAnswered:  {fieldNumber, fieldOutcome},
	app.EventReopened:  {fieldText},
}

// fieldsOf are the fields of a kind for an appeal: an outcome is asked at closing
// only when no answer has told it.
func fieldsOf(kind app.EventKind, s app.Standing) []string {
	fields := slices.Clone(eventFields[kind])
	if kind == app.EventClosed && s.Outcome != "" {
		fields = slices.DeleteFunc(fields, func(f string) bool { return f == fieldOutcome })
	}
	return fields
}

// proposed is what a dialog begins with. extended is the date that the law's
// term allows, head the one who signs.
func proposed(kind app.EventKind, a app.Appeal, today, extended civil.Date, head string) app.Event {
	e := app.Event{Kind: kind, Date: today}
	switch kind {
	case app.EventResolution:
		e.Author, e.ExecutorID = head, a.Standing.ExecutorID
	case app.EventExtended:
		e.Due = extended
	case app.EventForwarded:
		e.Whole = true
	case app.EventAnswered:
		e.Author, e.Language, e.Delivery = head, a.Language, deliveryFor(a.Channel)
	}
	return e
}

// deliveryFor is how an answer usually goes back.
func deliveryFor(c app.Channel) app.Delivery {
	switch c {
	case app.ByEmail, app.SocialNetwork:
		return app.DeliverByEmail
	case app.ByPortal:
		return app.DeliverByPortal
	case app.OralReception, app.FieldReception, app.ByHand:
		return app.DeliverInPerson
	}
	return app.DeliverByPost
}

// entered are the events that a filled dialog stands for: an answer may take the
// appeal off control at once.
func entered(e app.Event, closeToo bool) []app.Event {
	if e.Kind == app.EventAnswered && closeToo {
		return []app.Event{e, {Kind: app.EventClosed, Date: e.Date}}
	}
	return []app.Event{e}
}

// allowed are the events that the state of an appeal lets happen.
func allowed(kind app.EventKind, s app.State) bool {
	if kind == app.EventReopened {
		return !s.Open()
	}
	return s.Open()
}
