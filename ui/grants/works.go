package grants

import (
	"strconv"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/grantwork"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// milestoneGauges are the steps of the works, each as a bar with its date.
func milestoneGauges(v grantwork.View, list []app.Milestone) []widgets.Gauge {
	gauges := make([]widgets.Gauge, len(list))
	for i, m := range list {
		ink := theme.ColorAccent
		note := v.Words.T("grants.milestone.undated")
		switch {
		case m.Percent == 100:
			ink, note = theme.ColorFine, v.Words.T("grants.milestone.done", "date", m.Done)
		case m.Late(v.Today):
			ink = theme.ColorLate
			note = casework.Late.Sign() + " " + v.Words.T("grants.milestone.late", "date", m.Planned, "n", v.Today.Sub(m.Planned))
		case !m.Planned.IsZero():
			note = v.Words.T("grants.milestone.due", "date", m.Planned)
		}
		gauges[i] = widgets.Gauge{
			Text: m.Title, Corner: strconv.Itoa(m.Percent) + " %", Note: says(" · ", note, m.Note),
			Levels: []widgets.Level{{Value: 100, Color: theme.ColorBarPast}, {Value: float64(m.Percent), Color: ink}},
		}
	}
	return gauges
}

// trancheGauges are the tranches, each as a bar of what came of it.
func trancheGauges(v grantwork.View, list []app.Tranche) []widgets.Gauge {
	gauges := make([]widgets.Gauge, len(list))
	for i, t := range list {
		ink := theme.ColorAccent
		if t.Left() == 0 {
			ink = theme.ColorFine
		}
		gauges[i] = widgets.Gauge{
			Text:   v.Words.T("grants.tranche.name", "no", t.No, "source", v.Name(t.SourceID)),
			Corner: t.Amount.Format(), Note: trancheNote(v, t),
			Levels: []widgets.Level{{Value: t.Amount.Som(), Color: theme.ColorBarPast}, {Value: t.Received.Som(), Color: ink}},
		}
	}
	return gauges
}

// trancheNote tells the date, the condition, the request and what came.
func trancheNote(v grantwork.View, t app.Tranche) string {
	say := func(key string, args ...any) string { return v.Words.T("grants.tranche."+key, args...) }
	var due, condition, requested, received, foreign string
	switch {
	case t.Left() == 0:
	case t.Late(v.Today):
		due = casework.Late.Sign() + " " + say("late", "date", t.Planned)
	case !t.Planned.IsZero():
		due = say("due", "date", t.Planned)
	}
	switch {
	case t.Condition == "":
	case t.Blocked():
		condition = casework.Soon.Sign() + " " + say("blocked", "condition", t.Condition)
	default:
		condition = casework.Done.Sign() + " " + say("met", "condition", t.Condition, "date", t.Met)
	}
	if !t.Requested.IsZero() {
		requested = say("requested", "date", t.Requested)
	}
	if t.Received > 0 {
		received = say("received", "sum", t.Received.Format(), "date", t.ReceivedOn)
	}
	if t.Foreign > 0 {
		foreign = t.Foreign.Format() + " " + string(t.Currency)
	}
	return says(" · ", foreign, due, condition, requested, received, t.Note)
}
