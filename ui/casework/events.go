package casework

import (
	"strings"
	"time"

	"kairyluu/app"
)

// EventText says an event in one sentence: «Резолюция: «Принять меры»».
func (v View) EventText(e app.Event) string {
	head := v.Words.T("event." + string(e.Kind))
	var parts []string
	add := func(key string, args ...any) { parts = append(parts, v.Words.T(key, args...)) }
	switch e.Kind {
	case app.EventResolution:
		v.addResolution(e, add)
	case app.EventExtended:
		add("casework.event.until", "due", e.Due)
	case app.EventForwarded:
		add("casework.event.to", "body", v.Name(e.BodyID))
		if e.Whole {
			add("casework.event.whole")
		}
	case app.EventAnswered, app.EventClosed:
		if e.Outcome != "" {
			parts = append(parts, v.Say("outcome", string(e.Outcome)))
		}
	case app.EventReopened:
		if !e.Due.IsZero() {
			add("casework.event.due", "due", e.Due)
		}
	}
	if e.Number != "" {
		head += " " + v.Words.T("casework.event.number", "number", e.Number)
	}
	if e.Text != "" {
		parts = append(parts, "«"+e.Text+"»")
	}
	if len(parts) == 0 {
		return head
	}
	return head + ": " + strings.Join(parts, ", ")
}

func (v View) addResolution(e app.Event, add func(key string, args ...any)) {
	if e.ExecutorID != 0 {
		add("casework.event.executor", "name", v.Name(e.ExecutorID))
	}
	for _, co := range e.CoExecutors {
		if co.Due.IsZero() {
			add("casework.event.co_executor", "name", v.Name(co.ExecutorID))
			continue
		}
		add("casework.event.co_executor_due", "name", v.Name(co.ExecutorID), "due", co.Due)
	}
	if !e.Due.IsZero() {
		add("casework.event.inner_due", "due", e.Due)
	}
}

// EventNote is what stands small under an event: when, who signed, how it went
// out, who entered it, and that it was taken back.
func (v View) EventNote(e app.Event) string {
	parts := []string{v.Day(e.Date)}
	if e.Author != "" {
		parts = append(parts, e.Author)
	}
	if e.Delivery != "" {
		parts = append(parts, v.Say("delivery", string(e.Delivery)))
	}
	if !e.Notice.IsZero() {
		parts = append(parts, v.Words.T("casework.event.notice", "date", e.Notice))
	}
	if e.Actor != "" {
		parts = append(parts, v.Words.T("casework.event.actor", "name", e.Actor))
	}
	if b := e.TakenBack; b != nil {
		parts = append(parts, v.Words.T("casework.event.taken_back", "when", v.Moment(b.At), "name", b.Actor, "reason", b.Reason))
	}
	return strings.Join(parts, " · ")
}

// Moment is a moment by the clock of this machine: «31.12.2026 14:05».
func (v View) Moment(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Local().Format("02.01.2006 15:04")
}
