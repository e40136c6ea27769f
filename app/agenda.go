package app

import "crypto/rand"

// NewItem returns an item of an agenda that decisions can name at once.
func NewItem(title string) AgendaItem { return AgendaItem{UID: newUID(), Title: title} }

// newUID names a part of something stored whole: an item of an agenda, a line of a
// budget, the payment that several entries of the ledger make up.
func newUID() string {
	const letters = 16
	return rand.Text()[:letters]
}

// Taken tells whether the item came to something: a decision or a vote.
func (i AgendaItem) Taken() bool { return i.Decided != "" || i.Voted() > 0 }

// Item returns the item of the agenda that has that UID; the zero one when there
// is none.
func (m Meeting) Item(uid string) AgendaItem {
	for _, i := range m.Agenda {
		if i.UID == uid && uid != "" {
			return i
		}
	}
	return AgendaItem{}
}

// decidesWithoutQuorum tells whether something was decided though too few came:
// by an item of the agenda, or by one of so many decisions.
func (m Meeting) decidesWithoutQuorum(decisions int) bool {
	if m.QuorumMet() {
		return false
	}
	taken := decisions > 0
	for _, i := range m.Agenda {
		taken = taken || i.Taken()
	}
	return taken
}

// Label names a meeting in history and links: number and date.
func (m Meeting) Label() string { return minutesLabel(m.Number, m.Date.Format()) }

// Label names the meeting as its card does.
func (r MeetingRow) Label() string { return minutesLabel(r.Number, r.Date.Format()) }

func minutesLabel(number, date string) string {
	if number == "" {
		return date
	}
	return "№ " + number + ", " + date
}
