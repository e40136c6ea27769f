// Package minutes is the form of a meeting: its announcement, who came, the
// agenda with what was said and voted, and the decisions, in the order of the
// paper.
//
// The form's state is Form, which knows nothing of the window. The page shows
// it, keeps it as a draft every second and hands it to the use cases.
package minutes

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// Form is what stands in the fields. What people type is kept as they typed it,
// nonsense too, so that a draft gives back exactly what was there.
type Form struct {
	ID      int64            `json:"id,omitempty"` // the meeting that is edited; 0: a new one
	UID     string           `json:"uid,omitempty"`
	Version int64            `json:"version,omitempty"`
	State   app.MeetingState `json:"state"`
	Reason  string           `json:"reason,omitempty"` // of a correction of signed minutes

	Kind        int64        `json:"kind,omitempty"` // entry of MeetingForms
	Series      int64        `json:"series,omitempty"`
	Number      string       `json:"number,omitempty"` // empty: drawn when the minutes are drafted
	Language    app.Language `json:"language,omitempty"`
	Date        string       `json:"date,omitempty"`
	Start       string       `json:"start,omitempty"`
	End         string       `json:"end,omitempty"`
	Place       string       `json:"place,omitempty"`
	Settlements []int64      `json:"settlements,omitempty"`
	Convened    string       `json:"convened,omitempty"`
	Announced   string       `json:"announced,omitempty"`
	Chair       string       `json:"chair,omitempty"`
	Secretary   string       `json:"secretary,omitempty"`

	Guests []app.Guest      `json:"guests,omitempty"`
	Total  string           `json:"total,omitempty"`
	Women  string           `json:"women,omitempty"`
	Men    string           `json:"men,omitempty"`
	Quorum string           `json:"quorum,omitempty"`
	Groups map[int64]string `json:"groups,omitempty"`
	People string           `json:"people,omitempty"` // names as typed or pasted, a line each

	Items   []Item    `json:"items,omitempty"`
	Elected []Elected `json:"elected,omitempty"`
	Links   string    `json:"links,omitempty"` // a line each
	Note    string    `json:"note,omitempty"`
}

// Item is an item of the agenda with the decisions taken on it.
type Item struct {
	UID       string     `json:"uid"`
	Carried   int64      `json:"carried,omitempty"` // the unfinished decision that it takes up
	Title     string     `json:"title,omitempty"`
	Heard     string     `json:"heard,omitempty"`
	Spoke     string     `json:"spoke,omitempty"`
	Questions string     `json:"questions,omitempty"`
	Decided   string     `json:"decided,omitempty"`
	For       string     `json:"for,omitempty"`
	Against   string     `json:"against,omitempty"`
	Abstained string     `json:"abstained,omitempty"`
	Struck    bool       `json:"struck,omitempty"` // a correction takes it out with its decisions
	Decisions []Decision `json:"decisions,omitempty"`
}

// Elected is a group that the meeting elected; its members are divided by commas,
// semicolons or lines.
type Elected struct {
	Group   string `json:"group,omitempty"`
	Members string `json:"members,omitempty"`
}

// Decision is a decision as typed. Known is what is stored of it.
type Decision struct {
	Known       app.Decision `json:"known"`
	Text        string       `json:"text,omitempty"`
	Source      app.Source   `json:"source,omitempty"`
	Responsible int64        `json:"responsible,omitempty"`
	Partner     string       `json:"partner,omitempty"`
	Due         string       `json:"due,omitempty"`
	Struck      bool         `json:"struck,omitempty"` // a correction withdraws it
}

// Blank is the form of a meeting that is planned for no day yet.
func Blank() Form {
	return Form{State: app.Planned, Language: app.Russian, Items: []Item{NewItem()}}
}

// NewItem is an empty item that decisions can name at once.
func NewItem() Item { return Item{UID: app.NewItem("").UID} }

// Like is a new form that begins with the header of another meeting.
func Like(m app.Meeting) Form {
	f := FromMeeting(m, nil)
	f.ID, f.UID, f.Version, f.State, f.Date, f.Number = 0, "", 0, app.Planned, "", ""
	f.Language = cmp.Or(f.Language, app.Russian)
	f.Items, f.Elected = []Item{NewItem()}, nil
	return f
}

// FromMeeting is the form of a stored meeting with the decisions taken at it.
func FromMeeting(m app.Meeting, decisions []app.Decision) Form {
	f := Form{
		ID: m.ID, UID: m.UID, Version: m.Version, State: m.State,
		Kind: m.FormID, Series: m.SeriesID, Number: m.Number, Language: m.Language,
		Date: m.Date.Format(), Start: m.Start, End: m.End, Place: m.Place, Settlements: slices.Clone(m.Settlements),
		Convened: m.ConvenedBy, Announced: m.Announced, Chair: m.Chair, Secretary: m.Secretary,
		Guests: slices.Clone(m.Guests), Total: countText(m.Attendance.Total), Women: countText(m.Attendance.Women),
		Men: countText(m.Attendance.Men), Quorum: countText(m.Quorum),
		People: peopleText(m.Participants), Links: strings.Join(m.Links, "\n"), Note: m.Note,
	}
	for id, n := range m.Attendance.Groups {
		if f.Groups == nil {
			f.Groups = map[int64]string{}
		}
		f.Groups[id] = countText(n)
	}
	for _, i := range m.Agenda {
		f.Items = append(f.Items, itemOf(i, decisions))
	}
	for _, e := range m.Elected {
		f.Elected = append(f.Elected, Elected{Group: e.Group, Members: strings.Join(e.Members, ", ")})
	}
	return f
}

func itemOf(i app.AgendaItem, decisions []app.Decision) Item {
	item := Item{
		UID: i.UID, Carried: i.Carried, Title: i.Title, Heard: i.Heard, Spoke: i.Spoke, Questions: i.Questions,
		Decided: i.Decided, For: countText(i.For), Against: countText(i.Against), Abstained: countText(i.Abstained),
	}
	for _, d := range decisions {
		if d.ItemUID == i.UID {
			item.Decisions = append(item.Decisions, decisionOf(d))
		}
	}
	return item
}

// decisionOf is a stored decision as it is typed.
func decisionOf(d app.Decision) Decision {
	return Decision{
		Known: d, Text: d.Text, Source: d.Source, Responsible: d.ResponsibleID, Partner: d.Partner, Due: d.Due.Format(),
	}
}

// Clone is a copy that shares nothing with f.
func (f Form) Clone() Form {
	f.Settlements = slices.Clone(f.Settlements)
	f.Guests = slices.Clone(f.Guests)
	f.Groups = maps.Clone(f.Groups)
	f.Elected = slices.Clone(f.Elected)
	f.Items = slices.Clone(f.Items)
	for i := range f.Items {
		f.Items[i].Decisions = slices.Clone(f.Items[i].Decisions)
	}
	return f
}

// Same tells whether two forms hold the same; lines left empty do not count.
func (f Form) Same(other Form) bool { return reflect.DeepEqual(f.plain(), other.plain()) }

// plain is f without the lines that were left empty.
func (f Form) plain() Form {
	f = f.Clone()
	f.Guests = slices.DeleteFunc(f.Guests, emptyGuest)
	maps.DeleteFunc(f.Groups, func(_ int64, n string) bool { return strings.TrimSpace(n) == "" })
	for i := range f.Items {
		f.Items[i].Decisions = orNil(slices.DeleteFunc(f.Items[i].Decisions, Decision.empty))
	}
	f.Items = slices.DeleteFunc(f.Items, Item.empty)
	f.Elected = slices.DeleteFunc(f.Elected, Elected.empty)
	f.Settlements, f.Guests, f.Items, f.Elected = orNil(f.Settlements), orNil(f.Guests), orNil(f.Items), orNil(f.Elected)
	if len(f.Groups) == 0 {
		f.Groups = nil
	}
	return f
}

// orNil makes nothing of an empty list, as a draft gives it back.
func orNil[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}

func emptyGuest(g app.Guest) bool {
	return strings.TrimSpace(g.Name+g.Post+g.Organisation) == "" && g.RoleID == 0
}

// stored tells whether decisions of the item are stored.
func (i Item) stored() bool {
	return slices.ContainsFunc(i.Decisions, func(d Decision) bool { return d.Known.ID != 0 })
}

func (e Elected) empty() bool { return strings.TrimSpace(e.Group+e.Members) == "" }

func (i Item) empty() bool {
	return i.Carried == 0 && len(i.Decisions) == 0 &&
		strings.TrimSpace(i.Title+i.Heard+i.Spoke+i.Questions+i.Decided+i.For+i.Against+i.Abstained) == ""
}

func (d Decision) empty() bool {
	return d.Known.ID == 0 && strings.TrimSpace(d.Text+d.Partner+d.Due) == "" && d.Responsible == 0
}

// Dated makes the state of a new meeting fit its date: what is to come is
// planned, what is past was held. Today may be either.
func (f *Form) Dated(today civil.Date) {
	d, err := civil.ParseHumanIn(f.Date, today.Year())
	switch {
	case f.ID != 0 || err != nil || d.IsZero():
	case d.After(today):
		f.State = app.Planned
	case d.Before(today) && f.State == app.Planned:
		f.State = app.Held
	}
}

// CarryOver puts items that take up unfinished decisions first, after those that
// do so already.
func (f *Form) CarryOver(items []app.AgendaItem) {
	at := 0
	for at < len(f.Items) && f.Items[at].Carried != 0 {
		at++
	}
	fresh := make([]Item, len(items))
	for i, item := range items {
		fresh[i] = itemOf(item, nil)
	}
	f.Items = slices.Insert(f.Items, at, fresh...)
}

// Carries tells whether the agenda takes a decision up.
func (f Form) Carries(decision int64) bool {
	return slices.ContainsFunc(f.Items, func(i Item) bool { return i.Carried == decision })
}

func countText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
