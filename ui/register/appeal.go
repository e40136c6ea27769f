package register

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// reader turns typed text into values and gathers what is none.
type reader struct {
	faults app.Faults
	today  civil.Date
}

// Appeal is the form as an appeal. The faults are of what cannot be read at all
// (dates, counts, money); the rules of an appeal are checked by app.Appeals.
func (f Form) Appeal(today civil.Date) (app.Appeal, *app.Faults) {
	r := &reader{today: today}
	a := app.Appeal{
		ID: f.ID, UID: f.UID, Version: f.Version, Number: f.Number,
		Received: r.date("received", f.Received), Registered: r.date("registered", f.Registered),
		Written: r.date("written", f.Written), Channel: f.Channel, Kind: f.Kind, Language: f.Language,
		Multiplicity: f.Multiplicity, Repetition: cmp.Or(f.Repetition, app.First), Earlier: f.Earlier,
		Sheets:   r.count("sheets", f.Sheets, "check.sheets"),
		Covering: app.Covering{Body: f.CoverBody, Number: f.CoverNumber, Date: r.date("cover_date", f.CoverDate)},
		TopicID:  f.Topic, Summary: f.Summary, Text: f.Text,
		OnControl: f.OnControl, Controller: f.Controller,
		DueByHand: r.date("due", f.Due), DueReason: f.DueReason,
		Filing: app.Filing{Case: f.FileCase, Volume: f.FileVolume, Sheets: f.FileSheets},
		Cost:   r.money("cost", f.Cost), Note: f.Note,
	}
	if f.Channel.Personal() {
		a.ReceiverID = f.Receiver
	}
	if f.Multiplicity == app.Collective {
		a.Signatures = r.count("signatures", f.Signatures, "check.signatures")
	}
	if f.Repetition == app.First {
		a.Earlier = 0
	}
	a.ExtraTopics = f.extraTopics()
	a.Applicants = f.applicants(r)
	a.SettlementID, a.Address = f.place()
	return a, &r.faults
}

// extraTopics are the further questions, each once.
func (f Form) extraTopics() []int64 {
	var topics []int64
	for _, id := range append(f.ExtraTopics[:], f.MoreTopics...) {
		if id != 0 && id != f.Topic && !slices.Contains(topics, id) {
			topics = append(topics, id)
		}
	}
	return topics
}

// Placed tells whether the place of the problem has fields of its own.
func (f Form) Placed() bool { return f.Elsewhere || f.Multiplicity == app.Anonymous }

// place is where the problem is: where the first applicant lives unless the
// form says otherwise.
func (f Form) place() (settlement int64, a app.Address) {
	a = app.Address{Line: f.Line, Plot: f.Plot, Landmark: f.Landmark, Quarter: f.Quarter}
	if f.Placed() {
		return f.Settlement, a
	}
	a.Line = f.People[0].Line
	return f.People[0].Settlement, a
}

// applicants are the people of the form. The first stays even when empty, so
// that its fields are told what is missing; an empty further one is nobody.
func (f Form) applicants(r *reader) []app.Applicant {
	if f.Multiplicity == app.Anonymous {
		return nil
	}
	var people []app.Applicant
	for i, p := range f.People {
		if i > 0 && p.Empty() {
			continue
		}
		resident := r.resident(p, len(people))
		if !f.Elsewhere && i == 0 {
			home := &resident.Address
			home.Plot, home.Landmark = cmp.Or(f.Plot, home.Plot), cmp.Or(f.Landmark, home.Landmark)
			home.Quarter = cmp.Or(f.Quarter, home.Quarter)
		}
		if resident.Language == "" {
			resident.Language = f.Language
		}
		people = append(people, app.Applicant{ResidentID: p.Known.ID, Resident: resident})
	}
	return people
}

// resident lays what is typed over the resident as stored.
func (r *reader) resident(p Person, i int) app.Resident {
	known := p.Known
	known.Name.Surname, known.Name.Given, known.Name.Patronymic = p.Surname, p.Name, p.Patronymic
	known.Phones = splitPhones(p.Phone)
	known.PIN, known.Email, known.Sex, known.Social, known.Consent = p.PIN, p.Email, p.Sex, p.Social, p.Consent
	known.SettlementID, known.Address.Line = p.Settlement, p.Line
	known.Born, known.BirthYear = r.born(personKey("born", i), p.Born)
	return known
}

// splitPhones parts phones that are typed in one field.
func splitPhones(typed string) []string {
	var phones []string
	for part := range strings.FieldsFuncSeq(typed, func(r rune) bool { return strings.ContainsRune(",;\n", r) }) {
		if part = strings.TrimSpace(part); part != "" {
			phones = append(phones, part)
		}
	}
	return phones
}

// personKey is the key by which the use cases speak of a field of the i-th person.
func personKey(name string, i int) string {
	if i == 0 {
		return name
	}
	return fmt.Sprintf("%s.%d", name, i)
}

func (r *reader) date(field, typed string) civil.Date {
	d, err := civil.ParseHumanIn(typed, r.today.Year())
	if err != nil {
		key := civil.ErrFormat
		if problem, ok := errors.AsType[civil.Problem](err); ok {
			key = problem
		}
		r.faults.Add(field, string(key))
	}
	return d
}

// born reads a year or a whole date of birth.
func (r *reader) born(field, typed string) (civil.Date, int) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return civil.Date{}, 0
	}
	if year, err := strconv.Atoi(typed); err == nil && len(typed) == 4 {
		return civil.Date{}, year
	}
	d, err := civil.ParseHuman(typed)
	if err != nil {
		r.faults.Add(field, "check.born")
	}
	return d, d.Year()
}

func (r *reader) count(field, typed, problem string) int {
	typed = strings.Join(strings.Fields(typed), "")
	if typed == "" {
		return 0
	}
	n, err := strconv.Atoi(typed)
	if err != nil {
		r.faults.Add(field, problem)
	}
	return n
}

// money reads som with at most two decimals into tyiyn.
func (r *reader) money(field, typed string) int64 {
	typed = strings.ReplaceAll(strings.Join(strings.Fields(typed), ""), ",", ".")
	if typed == "" {
		return 0
	}
	som, tyiyn, _ := strings.Cut(typed, ".")
	n, err := strconv.ParseUint(som+(tyiyn + "00")[:2], 10, 53)
	if err != nil || len(tyiyn) > 2 || som == "" {
		r.faults.Add(field, "register.cost_wrong")
		return 0
	}
	return int64(n)
}

// FromAppeal is the form of an appeal that is to be corrected.
func FromAppeal(a app.Appeal, earlierNo string, files []app.Attachment) Form {
	f := Form{
		ID: a.ID, UID: a.UID, Version: a.Version, Number: a.Number,
		Received: dateText(a.Received), Registered: dateText(a.Registered), Written: dateText(a.Written),
		Channel: a.Channel, Receiver: a.ReceiverID, Kind: a.Kind, Language: a.Language,
		Sheets: countText(a.Sheets), Multiplicity: a.Multiplicity, Signatures: countText(a.Signatures),
		Plot: a.Address.Plot, Landmark: a.Address.Landmark, Quarter: a.Address.Quarter,
		Topic: a.TopicID, Executor: a.Standing.ExecutorID, Attachments: files, Summary: a.Summary, Text: a.Text,
		CoverBody: a.Covering.Body, CoverNumber: a.Covering.Number, CoverDate: dateText(a.Covering.Date),
		Repetition: a.Repetition, Earlier: a.Earlier, EarlierNo: earlierNo,
		OnControl: a.OnControl, Controller: a.Controller, Due: dateText(a.DueByHand), DueReason: a.DueReason,
		FileCase: a.Filing.Case, FileVolume: a.Filing.Volume, FileSheets: a.Filing.Sheets,
		Cost: moneyText(a.Cost), Note: a.Note,
	}
	for i, id := range a.ExtraTopics {
		if i < len(f.ExtraTopics) {
			f.ExtraTopics[i] = id
		} else {
			f.MoreTopics = append(f.MoreTopics, id)
		}
	}
	for _, p := range a.Applicants {
		f.People = append(f.People, personOf(p.Resident))
	}
	if len(f.People) == 0 {
		f.People = make([]Person, 1)
	}
	home := f.People[0]
	if a.SettlementID != home.Settlement || a.Address.Line != home.Line {
		f.Elsewhere, f.Settlement, f.Line = true, a.SettlementID, a.Address.Line
	}
	return f
}

// Like is a new form that begins as an appeal handed over by another page.
func Like(a app.Appeal, today civil.Date) Form {
	f := FromAppeal(a, "", nil)
	fresh := Blank(today)
	f.ID, f.UID, f.Version, f.Number, f.Executor = 0, "", 0, "", 0
	f.Received, f.Registered = cmp.Or(f.Received, fresh.Received), cmp.Or(f.Registered, fresh.Registered)
	f.Channel, f.Kind = cmp.Or(f.Channel, fresh.Channel), cmp.Or(f.Kind, fresh.Kind)
	f.Language = cmp.Or(f.Language, fresh.Language)
	f.Multiplicity = cmp.Or(f.Multiplicity, fresh.Multiplicity)
	f.Repetition, f.OnControl = cmp.Or(f.Repetition, fresh.Repetition), true
	return f
}

func dateText(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Format()
}

func itoa(n int) string { return strconv.Itoa(n) }

func countText(n int) string {
	if n == 0 {
		return ""
	}
	return itoa(n)
}

// moneyText is tyiyn as som, the way money reads it back.
func moneyText(tyiyn int64) string {
	switch {
	case tyiyn == 0:
		return ""
	case tyiyn%100 == 0:
		return strconv.FormatInt(tyiyn/100, 10)
	}
	return fmt.Sprintf("%d,%02d", tyiyn/100, tyiyn%100)
}
