package grantwork

import (
	"strconv"
	"strings"

	"kairyluu/app"
)

// Event says a step in the life of a project in one sentence.
func (v View) Event(e app.ProjectEvent) string {
	var parts []string
	switch e.Kind {
	case app.ProjectEntered:
		parts = append(parts, v.Say("stage", string(e.Stage)))
	case app.ProjectProgress:
		parts = append(parts, strconv.Itoa(e.Percent)+unbroken+"%")
	}
	if e.Text != "" {
		parts = append(parts, "«"+e.Text+"»")
	}
	head := v.Words.T("projectEvent." + string(e.Kind))
	if len(parts) == 0 {
		return head
	}
	return head + ": " + strings.Join(parts, ", ")
}

// EventNote is what stands small under a step: when, who was there, who wrote it.
func (v View) EventNote(e app.ProjectEvent) string {
	var parts []string
	for _, s := range []string{v.Day(e.Date), e.Who, e.Actor} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(append(parts, v.Undone(e.TakenBack)...), " · ")
}

// Undone tells when, by whom and why something was taken back; nothing where it
// was not.
func (v View) Undone(b *app.TakenBack) []string {
	if b == nil {
		return nil
	}
	return []string{v.Words.T("grantwork.taken_back", "when", v.Moment(b.At), "name", b.Actor, "reason", b.Reason)}
}
