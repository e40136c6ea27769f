package plan

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"kairyluu/app"
)

// written is what stands in the form of a decision, as it was typed, and the
// decision that it began with.
type written struct {
	Base        app.Decision `json:"base"`
	Text        string       `json:"text,omitempty"`
	Source      app.Source   `json:"source,omitempty"`
	Settlement  int64        `json:"settlement,omitempty"`
	Topic       int64        `json:"topic,omitempty"`
	Responsible int64        `json:"responsible,omitempty"`
	Partner     string       `json:"partner,omitempty"`
	Due         string       `json:"due,omitempty"`
	Made        string       `json:"made,omitempty"`
	Co          []help       `json:"co,omitempty"`
	Links       string       `json:"links,omitempty"`
	Note        string       `json:"note,omitempty"`
}

// help is one who helps, with a date of their own.
type help struct {
	Who int64  `json:"who,omitempty"`
	Due string `json:"due,omitempty"`
}

// writtenOf is the form of a decision as it is stored.
func writtenOf(d app.Decision) written {
	w := written{
		Base: d, Text: d.Text, Source: d.Source, Settlement: d.SettlementID, Topic: d.TopicID, Responsible: d.ResponsibleID,
		Partner: d.Partner, Due: d.Due.Format(), Made: d.Made.Format(), Links: strings.Join(d.Links, "\n"), Note: d.Note,
	}
	for _, co := range d.CoExecutors {
		w.Co = append(w.Co, help{co.ExecutorID, co.Due.Format()})
	}
	return w
}

// decision is what was typed over what it began with, but for its dates.
func (w written) decision() app.Decision {
	d := w.Base
	d.Text, d.Partner, d.Note, d.Source = w.Text, w.Partner, w.Note, w.Source
	d.SettlementID, d.TopicID, d.ResponsibleID = w.Settlement, w.Topic, w.Responsible
	d.Links, d.CoExecutors = strings.Split(w.Links, "\n"), nil
	for _, co := range w.Co {
		d.CoExecutors = append(d.CoExecutors, app.Assignment{ExecutorID: co.Who})
	}
	return d
}

// help is the i-th who helps; nobody where there are fewer.
func (w written) help(i int) help {
	if i < len(w.Co) {
		return w.Co[i]
	}
	return help{}
}

// Clone implements forms.State.
func (w written) Clone() written {
	w.Base.Links, w.Base.CoExecutors = slices.Clone(w.Base.Links), slices.Clone(w.Base.CoExecutors)
	w.Co = slices.Clone(w.Co)
	return w
}

// Same implements forms.State: what is stored meanwhile is not typed, and lines
// left empty do not count.
func (w written) Same(other written) bool { return reflect.DeepEqual(w.plain(), other.plain()) }

func (w written) plain() written {
	w.Base = app.Decision{}
	w.Co = slices.DeleteFunc(slices.Clone(w.Co), func(h help) bool { return h == help{} })
	if len(w.Co) == 0 {
		w.Co = nil
	}
	return w
}

// draftKey names the draft of a decision, or of a new one.
func draftKey(d app.Decision) string {
	if d.ID == 0 {
		return "decision"
	}
	return fmt.Sprintf("decision.%d", d.ID)
}
