package minutes

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// Filled is a form read into what the use cases take, and where each part of it
// stands in the form.
type Filled struct {
	Meeting   app.Meeting
	Decisions []app.Decision // new ones and those that the form changes
	Withdrawn []app.Decision // those that a correction takes out
	Faults    app.Faults     // what cannot be read at all, by the fields of the form

	guests    []int    // of the meeting's guests: places in the form
	items     []int    // of its agenda
	elected   []int    // of its elected groups
	decisions [][2]int // of Decisions: item and place in it
}

// Read is the form as a meeting. The rules of meetings are checked by the use
// cases; Place leads their faults back to the form.
func (f Form) Read(today civil.Date) *Filled {
	r := &Filled{}
	m := app.Meeting{
		ID: f.ID, UID: f.UID, Version: f.Version, State: f.State, Number: f.Number,
		FormID: f.Kind, SeriesID: f.Series, Language: f.Language, Date: r.date("date", f.Date, today),
		Start: f.Start, End: f.End, Place: f.Place, Settlements: slices.Clone(f.Settlements),
		ConvenedBy: f.Convened, Announced: f.Announced, Chair: f.Chair, Secretary: f.Secretary,
		Quorum: r.count("quorum", f.Quorum), Links: strings.Split(f.Links, "\n"), Note: f.Note,
	}
	m.Attendance = app.Attendance{
		Total: r.count("total", f.Total), Women: r.count("women", f.Women), Men: r.count("men", f.Men),
		Groups: map[int64]int{},
	}
	for id, n := range f.Groups {
		m.Attendance.Groups[id] = r.count(fmt.Sprint("groups.", id), n)
	}
	m.Participants = r.people(f.People, today)
	for i, g := range f.Guests {
		if strings.TrimSpace(g.Name+g.Organisation) != "" {
			m.Guests = append(m.Guests, g)
			r.guests = append(r.guests, i)
		}
	}
	for i, e := range f.Elected {
		if !e.empty() {
			m.Elected = append(m.Elected, app.Elected{Group: e.Group, Members: strings.FieldsFunc(e.Members, divides)})
			r.elected = append(r.elected, i)
		}
	}
	for i, item := range f.Items {
		switch {
		case item.Struck:
			r.withdraw(item.Decisions...)
		case !item.empty():
			m.Agenda = append(m.Agenda, r.item(i, item))
			r.items = append(r.items, i)
			r.taken(f, i, today)
		}
	}
	r.Meeting = m
	return r
}

// divides tells whether a letter stands between two names.
func divides(letter rune) bool { return letter == ',' || letter == ';' || letter == '\n' }

func (r *Filled) item(at int, i Item) app.AgendaItem {
	field := func(name string) string { return fmt.Sprintf("agenda.%d.%s", at, name) }
	if strings.TrimSpace(i.Title) == "" {
		r.Faults.Add(field("title"), "meeting.item_title")
	}
	return app.AgendaItem{
		UID: i.UID, Title: i.Title, Heard: i.Heard, Spoke: i.Spoke, Questions: i.Questions, Decided: i.Decided,
		For: r.count(field("votes"), i.For), Against: r.count(field("votes"), i.Against),
		Abstained: r.count(field("votes"), i.Abstained), Carried: i.Carried,
	}
}

// taken are the decisions of an item that are new or not as they were stored.
func (r *Filled) taken(f Form, at int, today civil.Date) {
	for i, d := range f.Items[at].Decisions {
		if d.Struck {
			r.withdraw(d)
			continue
		}
		if d.empty() {
			continue
		}
		made := d.Known
		made.MeetingID, made.ItemUID = f.ID, f.Items[at].UID
		made.Text, made.Source, made.ResponsibleID = d.Text, cmp.Or(d.Source, app.FromResidents), d.Responsible
		made.Partner = d.Partner
		made.Due = r.date(fmt.Sprintf("agenda.%d.decisions.%d.due", at, i), d.Due, today)
		if made.SettlementID == 0 && len(f.Settlements) == 1 {
			made.SettlementID = f.Settlements[0]
		}
		if made.ID != 0 && reflect.DeepEqual(made, d.Known) {
			continue
		}
		r.Decisions = append(r.Decisions, made)
		r.decisions = append(r.decisions, [2]int{at, i})
	}
}

// withdraw notes those of decisions that are stored.
func (r *Filled) withdraw(decisions ...Decision) {
	for _, d := range decisions {
		if d.Known.ID != 0 {
			r.Withdrawn = append(r.Withdrawn, d.Known)
		}
	}
}

// Place leads a field of the use cases to the field of the form: lines left
// empty are not counted there, and decisions stand under their items here.
func (r *Filled) Place(field string) string {
	list, rest, _ := strings.Cut(field, ".")
	at, name, nested := strings.Cut(rest, ".")
	i, err := strconv.Atoi(at)
	if err != nil || i < 0 || !nested {
		return field
	}
	switch {
	case list == "agenda" && i < len(r.items):
		return fmt.Sprintf("agenda.%d.%s", r.items[i], name)
	case list == "guests" && i < len(r.guests):
		return fmt.Sprintf("guests.%d.%s", r.guests[i], name)
	case list == "elected" && i < len(r.elected):
		return fmt.Sprintf("elected.%d.%s", r.elected[i], name)
	case list == "decisions" && i < len(r.decisions):
		place := r.decisions[i]
		return fmt.Sprintf("agenda.%d.decisions.%d.%s", place[0], place[1], name)
	}
	return field
}

// Placed are faults of the use cases by the fields of the form.
func (r *Filled) Placed(faults []app.FieldError) []app.FieldError {
	placed := slices.Clone(faults)
	for i := range placed {
		placed[i].Field = r.Place(placed[i].Field)
	}
	return placed
}

func (r *Filled) date(field, typed string, today civil.Date) civil.Date {
	d, err := civil.ParseHumanIn(typed, today.Year())
	if err != nil {
		key := civil.ErrFormat
		if problem, ok := errors.AsType[civil.Problem](err); ok {
			key = problem
		}
		r.Faults.Add(field, string(key))
	}
	return d
}

// count reads a number of people; no text is none.
func (r *Filled) count(field, typed string) int {
	typed = strings.Join(strings.Fields(typed), "")
	if typed == "" {
		return 0
	}
	n, err := strconv.Atoi(typed)
	if err != nil || n > mostPeople {
		r.Faults.Add(field, "minutes.count", "typed", typed)
		return 0
	}
	return n
}

// mostPeople is more than gather anywhere.
const mostPeople = 1_000_000
