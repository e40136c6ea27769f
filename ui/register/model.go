// Package register is the form by which an appeal enters the journal and its
// card is corrected later: one screen, in the order of the paper.
//
// The form's state is Form, which knows nothing of the window. The page shows
// it, keeps it as a draft every second and hands it to the use cases.
package register

import (
	"reflect"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
)

// Form is what stands in the fields. What people type is kept as they typed it,
// nonsense too, so that a draft gives back exactly what was there.
type Form struct {
	ID      int64  `json:"id,omitempty"` // the appeal that is edited; 0: a new one
	UID     string `json:"uid,omitempty"`
	Version int64  `json:"version,omitempty"`

	Received   string       `json:"received,omitempty"`
	Registered string       `json:"registered,omitempty"`
	Channel    app.Channel  `json:"channel,omitempty"`
	Receiver   int64        `json:"receiver,omitempty"`
	Kind       app.Kind     `json:"kind,omitempty"`
	Language   app.Language `json:"language,omitempty"`
	Sheets     string       `json:"sheets,omitempty"`
	Number     string       `json:"number,omitempty"` // empty: drawn from the counter

	Multiplicity app.Multiplicity `json:"multiplicity,omitempty"`
	Signatures   string           `json:"signatures,omitempty"`
	People       []Person         `json:"people"`              // never empty
	Elsewhere    bool             `json:"elsewhere,omitempty"` // the problem is not where the first person lives
	Settlement   int64            `json:"settlement,omitempty"`
	Line         string           `json:"line,omitempty"`
	Plot         string           `json:"plot,omitempty"`
	Landmark     string           `json:"landmark,omitempty"`
	Quarter      string           `json:"quarter,omitempty"`

	Topic       int64            `json:"topic,omitempty"`
	ExtraTopics [2]int64         `json:"extraTopics"`
	Executor    int64            `json:"executor,omitempty"` // of a new appeal: a resolution at once
	Attachments []app.Attachment `json:"attachments,omitempty"`
	Summary     string           `json:"summary,omitempty"`
	Text        string           `json:"text,omitempty"`

	CoverBody   string         `json:"coverBody,omitempty"`
	CoverNumber string         `json:"coverNumber,omitempty"`
	CoverDate   string         `json:"coverDate,omitempty"`
	Written     string         `json:"written,omitempty"`
	Repetition  app.Repetition `json:"repetition,omitempty"`
	Earlier     int64          `json:"earlier,omitempty"`
	EarlierNo   string         `json:"earlierNo,omitempty"` // as typed or linked
	OnControl   bool           `json:"onControl,omitempty"`
	Controller  string         `json:"controller,omitempty"`
	Due         string         `json:"due,omitempty"`
	DueReason   string         `json:"dueReason,omitempty"`
	FileCase    string         `json:"fileCase,omitempty"`
	FileVolume  string         `json:"fileVolume,omitempty"`
	FileSheets  string         `json:"fileSheets,omitempty"`
	Cost        string         `json:"cost,omitempty"` // som
	Note        string         `json:"note,omitempty"`

	MoreTopics []int64 `json:"moreTopics,omitempty"` // extra topics beyond the two fields
}

// Person is one applicant. Known is the resident as stored, chosen from those
// known; what is typed afterwards changes that resident.
type Person struct {
	Known      app.Resident `json:"known"`
	Surname    string       `json:"surname,omitempty"`
	Name       string       `json:"name,omitempty"`
	Patronymic string       `json:"patronymic,omitempty"`
	Phone      string       `json:"phone,omitempty"` // several are parted by commas
	PIN        string       `json:"pin,omitempty"`

	Settlement int64                `json:"settlement,omitempty"`
	Line       string               `json:"line,omitempty"`
	Email      string               `json:"email,omitempty"`
	Sex        app.Sex              `json:"sex,omitempty"`
	Born       string               `json:"born,omitempty"` // a year or a whole date
	Social     []app.SocialCategory `json:"social,omitempty"`
	Consent    bool                 `json:"consent,omitempty"`
}

// Blank is an empty form on a day.
func Blank(today civil.Date) Form {
	return Form{
		Received: today.Format(), Registered: today.Format(),
		Channel: app.ByHand, Kind: app.Application, Language: app.Russian,
		Multiplicity: app.Individual, Repetition: app.First, OnControl: true,
		People: make([]Person, 1),
	}
}

// Next is an empty form with the same header of the paper: on a day of
// reception the next visitor comes the same way.
func (f Form) Next(today civil.Date) Form {
	next := Blank(today)
	next.Received, next.Registered = f.Received, f.Registered
	next.Channel, next.Receiver = f.Channel, f.Receiver
	next.Kind, next.Language = f.Kind, f.Language
	return next
}

// Clone is a copy that shares nothing with f.
func (f Form) Clone() Form {
	f.People = append([]Person(nil), f.People...)
	f.Attachments = append([]app.Attachment(nil), f.Attachments...)
	f.MoreTopics = append([]int64(nil), f.MoreTopics...)
	return f
}

// Same tells whether two forms hold the same.
func (f Form) Same(other Form) bool { return reflect.DeepEqual(f, other) }

// DraftKey names the draft of the form in the store.
func (f Form) DraftKey() string { return draftKey(f.ID) }

// Empty tells whether p was never filled.
func (p Person) Empty() bool { return reflect.DeepEqual(p, Person{}) }

// FullName is the name as typed so far.
func (p Person) FullName() string {
	return strings.Join(strings.Fields(p.Surname+" "+p.Name+" "+p.Patronymic), " ")
}

// Choose fills the i-th person from a resident known to the office.
func (f *Form) Choose(i int, r app.Resident) { f.People[i] = personOf(r) }

// Detach makes a person somebody else than the resident chosen before: what
// stands in the fields stays, and a new resident will be made of it.
func (f *Form) Detach(i int) { f.People[i].Known = app.Resident{} }

// Link names the earlier appeal that this one repeats or duplicates. A repeat
// of what was a repeat itself is the third: неоднократное.
func (f *Form) Link(h app.Similar) {
	f.Earlier, f.EarlierNo = h.Row.ID, h.Row.Number
	switch {
	case h.Likeness == app.LikeDuplicate:
		f.Repetition = app.Duplicate
	case h.Row.Repetition == app.Repeated || h.Row.Repetition == app.Multiple:
		f.Repetition = app.Multiple
	default:
		f.Repetition = app.Repeated
	}
}

// Unlink takes Link back.
func (f *Form) Unlink() { f.Earlier, f.EarlierNo, f.Repetition = 0, "", app.First }

// Linkable is the first hint that the link key would take: a duplicate or a
// repeat other than the one linked already.
func (f Form) Linkable(hints []app.Similar) (app.Similar, bool) {
	for _, h := range hints {
		if (h.Likeness == app.LikeDuplicate || h.Likeness == app.LikeRepeat) && h.Row.ID != f.Earlier {
			return h, true
		}
	}
	return app.Similar{}, false
}

func personOf(r app.Resident) Person {
	phones := make([]string, len(r.Phones))
	for i, phone := range r.Phones {
		phones[i] = text.FormatPhone(phone)
	}
	p := Person{
		Known: r, Surname: r.Name.Surname, Name: r.Name.Given, Patronymic: r.Name.Patronymic,
		Phone: strings.Join(phones, ", "), PIN: r.PIN, Settlement: r.SettlementID, Line: r.Address.Line,
		Email: r.Email, Sex: r.Sex, Social: r.Social, Consent: r.Consent,
	}
	switch {
	case !r.Born.IsZero():
		p.Born = r.Born.Format()
	case r.BirthYear != 0:
		p.Born = itoa(r.BirthYear)
	}
	return p
}
