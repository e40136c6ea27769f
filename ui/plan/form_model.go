package plan

import (
	"fmt"
	"strings"

	"kairyluu/app"
)

// parts are the fields of the form, each with how to take it over.
var parts = []struct {
	label string
	same  func(a, b app.Decision) bool
	take  func(to *app.Decision, from app.Decision)
}{
	{"decision", func(a, b app.Decision) bool { return a.Text == b.Text }, func(to *app.Decision, from app.Decision) { to.Text = from.Text }},
	{"source", func(a, b app.Decision) bool { return a.Source == b.Source }, func(to *app.Decision, from app.Decision) { to.Source = from.Source }},
	{"settlement", func(a, b app.Decision) bool { return a.SettlementID == b.SettlementID }, func(to *app.Decision, from app.Decision) { to.SettlementID = from.SettlementID }},
	{"topic", func(a, b app.Decision) bool { return a.TopicID == b.TopicID }, func(to *app.Decision, from app.Decision) { to.TopicID = from.TopicID }},
	{"responsible", func(a, b app.Decision) bool { return a.ResponsibleID == b.ResponsibleID }, func(to *app.Decision, from app.Decision) { to.ResponsibleID = from.ResponsibleID }},
	{"partner", func(a, b app.Decision) bool { return a.Partner == b.Partner }, func(to *app.Decision, from app.Decision) { to.Partner = from.Partner }},
	{"due", func(a, b app.Decision) bool { return a.Due == b.Due }, func(to *app.Decision, from app.Decision) { to.Due = from.Due }},
	{"made", func(a, b app.Decision) bool { return a.Made == b.Made }, func(to *app.Decision, from app.Decision) { to.Made = from.Made }},
	{"co", sameHelp, func(to *app.Decision, from app.Decision) { to.CoExecutors = from.CoExecutors }},
	{"links", sameLinks, func(to *app.Decision, from app.Decision) { to.Links = from.Links }},
	{"note", func(a, b app.Decision) bool { return a.Note == b.Note }, func(to *app.Decision, from app.Decision) { to.Note = from.Note }},
}

func sameHelp(a, b app.Decision) bool {
	return fmt.Sprint(helping(a.CoExecutors)) == fmt.Sprint(helping(b.CoExecutors))
}

func helping(list []app.Assignment) []app.Assignment {
	var out []app.Assignment
	for _, a := range list {
		if a.ExecutorID != 0 {
			out = append(out, a)
		}
	}
	return out
}

func sameLinks(a, b app.Decision) bool {
	return strings.TrimSpace(strings.Join(a.Links, "\n")) == strings.TrimSpace(strings.Join(b.Links, "\n"))
}

// merge is theirs with what was changed here since base.
func merge(base, mine, theirs app.Decision) app.Decision {
	out := theirs
	for _, part := range parts {
		if !part.same(base, mine) {
			part.take(&out, mine)
		}
	}
	return out
}

// differing names the fields in which two states of a decision differ.
func (v view) differing(a, b app.Decision) []string {
	var names []string
	for _, part := range parts {
		if !part.same(a, b) {
			names = append(names, strings.ToLower(v.Words.T("plan.field."+part.label)))
		}
	}
	if a.Progress != b.Progress {
		names = append(names, strings.ToLower(v.Words.T("plan.card.story")))
	}
	return names
}
