package app

import "time"

// Change is one field of one row: from Old to New, as the person would read it.
type Change struct {
	Field string `json:"field"`
	Old   string `json:"old,omitempty"`
	New   string `json:"new,omitempty"`
}

// Record is one line of the history: who changed what, and when. Records form
// a chain: Hash covers the record and the Hash before it, so that a changed,
// removed or reordered line is found by check.
type Record struct {
	Seq      int64
	At       time.Time
	Actor    string
	Entity   string
	EntityID int64
	Label    string // what the thing was called then: the number, the name
	Action   string // "create", "update", "event", "take_back", …
	Changes  []Change
	Hash     string
}

// HistoryFilter narrows the history. The zero value is everything.
type HistoryFilter struct {
	Entity   string
	EntityID int64
	Words    string // in label and actor
	Before   int64  // records with a smaller Seq; 0: from the newest
	Limit    int
}
