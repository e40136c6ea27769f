package app

import (
	"cmp"
	"slices"
	"time"

	"kairyluu/app/civil"
)

// EventKind names a step in the life of an appeal.
type EventKind string

// Kinds of event.
const (
	EventRegistered EventKind = "registered"
	EventResolution EventKind = "resolution"
	EventExtended   EventKind = "extended"
	EventForwarded  EventKind = "forwarded"
	EventInterim    EventKind = "interim" // interim answer or inquiry
	EventSiteVisit  EventKind = "site_visit"
	EventAnswered   EventKind = "answered"
	EventClosed     EventKind = "closed"
	EventReopened   EventKind = "reopened"
	EventWithdrawn  EventKind = "withdrawn"
)

// EventKinds lists every EventKind in the usual order of a case.
var EventKinds = []EventKind{
	EventRegistered, EventResolution, EventExtended, EventForwarded, EventInterim,
	EventSiteVisit, EventAnswered, EventClosed, EventReopened, EventWithdrawn,
}

// Delivery is how an answer reached the applicant.
type Delivery string

// Deliveries.
const (
	DeliverByPost   Delivery = "post"
	DeliverByEmail  Delivery = "email"
	DeliverInPerson Delivery = "in_person"
	DeliverByPortal Delivery = "portal"
	DeliverOrally   Delivery = "orally" // at the reception, with consent
)

// Deliveries lists every Delivery.
var Deliveries = []Delivery{DeliverByPost, DeliverInPerson, DeliverByEmail, DeliverByPortal, DeliverOrally}

// Assignment gives a co-executor a date of their own.
type Assignment struct {
	ExecutorID int64      `json:"executor"`
	Due        civil.Date `json:"due,omitzero"`
}

// Event is one step in the life of an appeal. Which fields a kind uses:
//
//	resolution  Text, Author, ExecutorID, CoExecutors, Due (internal date)
//	extended    Text (reason), Due (new date), Notice
//	forwarded   Text, BodyID, Number, Notice, Whole
//	interim     Text, Number
//	site_visit  Text (commission, act)
//	answered    Text, Outcome, Number, Author (signer), Delivery, Language
//	closed      Text, Outcome (when it was not answered)
//	reopened    Text (reason), Due (new date)
//	withdrawn   Text
type Event struct {
	ID       int64
	UID      string
	AppealID int64
	Kind     EventKind
	Date     civil.Date // the day it happened, as the paper says
	At       time.Time  // the moment it was recorded, UTC
	Actor    string     // who recorded it

	Text        string
	Author      string
	ExecutorID  int64
	CoExecutors []Assignment
	Due         civil.Date
	BodyID      int64
	Whole       bool // forwarded: the whole case left the office
	Number      string
	Notice      civil.Date // when the applicant was told
	Outcome     Outcome
	Delivery    Delivery
	Language    Language

	TakenBack *TakenBack // nil while the event holds
}

// TakenBack says that an event was entered by mistake; it stays visible.
type TakenBack struct {
	At     time.Time
	Actor  string
	Reason string
}

// Turn tells whether the event changes how far the appeal has come or its term.
// Turns are entered in order of their dates: one dated before the last would
// change nothing, or contradict it.
func (e Event) Turn() bool {
	switch e.Kind {
	case EventExtended, EventAnswered, EventClosed, EventReopened, EventWithdrawn:
		return true
	case EventForwarded:
		return e.Whole
	}
	return false
}

// Stand folds events into where the appeal stands. firstDue is its term at
// registration. Events taken back do not count. The order is by date, and by
// order of entry within a day.
func Stand(firstDue civil.Date, events []Event) Standing {
	s := Standing{State: Registered, FirstDue: firstDue, Due: firstDue}
	for _, e := range InOrder(events) {
		if e.TakenBack == nil {
			s.apply(e)
		}
	}
	return s
}

// InOrder returns the events by date, then by order of entry.
func InOrder(events []Event) []Event {
	sorted := slices.Clone(events)
	slices.SortStableFunc(sorted, func(a, b Event) int {
		return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.ID, b.ID))
	})
	return sorted
}

func (s *Standing) apply(e Event) {
	switch e.Kind {
	case EventResolution:
		if e.ExecutorID != 0 {
			s.ExecutorID = e.ExecutorID
		}
		if s.State == Registered && s.ExecutorID != 0 {
			s.State = InWork
		}
	case EventExtended:
		if !e.Due.IsZero() {
			s.Due = e.Due
			s.Extensions++
		}
	case EventForwarded:
		if e.Whole {
			s.end(Closed, Forwarded, e.Date)
		}
	case EventSiteVisit:
		s.SiteVisit = true
	case EventAnswered:
		if s.State.Open() { // it is not when what reopened it was taken back
			s.State = Answered
		}
		s.Outcome, s.Answered, s.AnswerNo = e.Outcome, e.Date, e.Number
	case EventClosed:
		s.end(Closed, cmp.Or(e.Outcome, s.Outcome, NoConsideration), e.Date)
	case EventWithdrawn:
		s.end(Withdrawn, WithdrawnByHim, e.Date)
	case EventReopened:
		s.reopen(e)
	}
}

func (s *Standing) end(state State, outcome Outcome, on civil.Date) {
	s.State, s.Outcome, s.Closed = state, outcome, on
}

func (s *Standing) reopen(e Event) {
	s.State = Registered
	if s.ExecutorID != 0 {
		s.State = InWork
	}
	s.Outcome, s.AnswerNo = "", ""
	s.Answered, s.Closed = civil.Date{}, civil.Date{}
	if !e.Due.IsZero() {
		s.Due = e.Due
	}
}
