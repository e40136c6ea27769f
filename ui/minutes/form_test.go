package minutes_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/minutes"
)

var today = civil.MustParse("2026-09-18")

// filled is a form with lines left empty among those that are not.
func filled() minutes.Form {
	f := minutes.Blank()
	f.Kind, f.Date, f.Total, f.Women, f.Men, f.State = 4, "11.09.2026", "42", "24", "18", app.Held
	f.Settlements = []int64{7}
	f.Guests = []app.Guest{{}, {Organisation: "ПРООН", Came: true}}
	f.Groups = map[int64]string{31: "9", 32: ""}
	f.Items[0].Title = ""
	second := minutes.NewItem()
	second.Title, second.For = "Вода", "38"
	second.Decisions = []minutes.Decision{{}, {Text: "Подключить", Source: app.FromExpert, Due: "01.12.2026"}}
	f.Items = append(f.Items, second)
	f.Elected = []minutes.Elected{{}, {Group: "Счётная комиссия", Members: "Ли А.; Асанов Б.,\nСадыков Н."}}
	return f
}

func TestReadLeavesOutWhatIsEmptyAndLeadsFaultsBack(t *testing.T) {
	f := filled()
	r := f.Read(today)
	if len(r.Faults.Errors) > 0 {
		t.Fatalf("faults: %v", r.Faults.Errors)
	}
	m := r.Meeting
	if len(m.Agenda) != 1 || len(m.Guests) != 1 || len(r.Decisions) != 1 {
		t.Fatalf("%d items, %d guests, %d decisions, want one of each", len(m.Agenda), len(m.Guests), len(r.Decisions))
	}
	if d := r.Decisions[0]; d.ItemUID != m.Agenda[0].UID || d.SettlementID != 7 || d.Due != civil.MustParse("2026-12-01") {
		t.Errorf("the decision is %+v", d)
	}
	if len(m.Elected) != 1 || !slices.Equal(lined(m.Elected[0].Members), []string{"Ли А.", "Асанов Б.", "Садыков Н."}) {
		t.Errorf("elected %q", m.Elected)
	}
	for from, want := range map[string]string{
		"elected.0.members": "elected.1.members",
		"agenda.0.votes":    "agenda.1.votes", "guests.0.role": "guests.1.role", "decisions.0.responsible": "agenda.1.decisions.1.responsible",
		"women": "women", "groups.31": "groups.31", "agenda.7.votes": "agenda.7.votes",
	} {
		if got := r.Place(from); got != want {
			t.Errorf("%s is shown at %s, want %s", from, got, want)
		}
	}
}

// lined drops what the use case drops, lines of nothing but spaces.
func lined(names []string) []string {
	var kept []string
	for _, n := range names {
		if n = strings.TrimSpace(n); n != "" {
			kept = append(kept, n)
		}
	}
	return kept
}

func TestReadTellsWhatCannotBeRead(t *testing.T) {
	f := filled()
	f.Date, f.Women, f.Groups[32] = "31.02.2026", "много", "x"
	f.Items[1].Title, f.Items[1].Against, f.Items[1].Decisions[1].Due = " ", "два", "вчера"
	f.People = "Асанов Б.\n1985\t0555123456"
	var fields []string
	for _, fault := range f.Read(today).Faults.Errors {
		fields = append(fields, fault.Field)
	}
	slices.Sort(fields)
	want := []string{"agenda.1.decisions.1.due", "agenda.1.title", "agenda.1.votes", "date", "groups.32", "participants", "women"}
	if !slices.Equal(fields, want) {
		t.Errorf("faults of %v, want %v", fields, want)
	}
}

func TestAStoredDecisionIsSentOnlyWhenItIsChanged(t *testing.T) {
	known := app.Decision{
		ID: 5, Version: 2, MeetingID: 1, ItemUID: "a", Text: "Подключить", Source: app.FromExpert, SettlementID: 3,
		Links: []string{"x"}, Due: civil.MustParse("2026-12-01"),
	}
	f := minutes.FromMeeting(app.Meeting{ID: 1, State: app.Held, Date: today, Agenda: []app.AgendaItem{{UID: "a", Title: "Вода"}}}, []app.Decision{known})
	if n := len(f.Read(today).Decisions); n != 0 {
		t.Errorf("%d decisions are sent though nothing changed", n)
	}
	f.Items[0].Decisions[0].Partner = "ПРООН"
	sent := f.Read(today).Decisions
	if len(sent) != 1 || sent[0].ID != 5 || sent[0].Version != 2 || sent[0].Partner != "ПРООН" || sent[0].Links[0] != "x" {
		t.Errorf("sent is %+v", sent)
	}
}

func TestADraftGivesTheSameFormBack(t *testing.T) {
	f := filled()
	f.Guests, f.Items = append(f.Guests, app.Guest{}), append(f.Items, minutes.NewItem())
	raw, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	var back minutes.Form
	if err := json.Unmarshal(raw, &back); err != nil {
		t.Fatal(err)
	}
	if !back.Same(f) {
		t.Error("the draft differs from what was typed")
	}
	back.Items[1].Decisions[1].Text = "Подключить всех"
	if back.Same(f) {
		t.Error("another decision counts as the same form")
	}
}

func TestACloneSharesNothing(t *testing.T) {
	f := filled()
	c := f.Clone()
	c.Elected[1].Group = "иначе"
	c.Groups[31], c.Guests[1].Name, c.Items[1].Decisions[1].Text, c.Settlements[0] = "1", "Ли", "иначе", 9
	if f.Groups[31] != "9" || f.Elected[1].Group != "Счётная комиссия" || f.Guests[1].Name != "" || f.Items[1].Decisions[1].Text != "Подключить" || f.Settlements[0] != 7 {
		t.Error("a change of the clone changed the form")
	}
}

func TestTheStateOfANewMeetingFollowsItsDate(t *testing.T) {
	for name, c := range map[string]struct {
		date       string
		was, want  app.MeetingState
		storedOnce bool
	}{
		"to come":                    {"25.09.2026", app.Held, app.Planned, false},
		"past":                       {"11.09.2026", app.Planned, app.Held, false},
		"past with minutes":          {"11.09.2026", app.Drafted, app.Drafted, false},
		"today, planned":             {"18.09.2026", app.Planned, app.Planned, false},
		"today, held":                {"18.09.2026", app.Held, app.Held, false},
		"no date":                    {"скоро", app.Held, app.Held, false},
		"a stored one keeps its own": {"25.09.2026", app.Held, app.Held, true},
	} {
		f := minutes.Blank()
		f.Date, f.State = c.date, c.was
		if c.storedOnce {
			f.ID = 1
		}
		if f.Dated(today); f.State != c.want {
			t.Errorf("%s: the state is %s, want %s", name, f.State, c.want)
		}
	}
}

func TestUnfinishedDecisionsComeFirst(t *testing.T) {
	f := filled()
	f.CarryOver([]app.AgendaItem{{UID: "x", Title: "Опоры", Carried: 11}})
	f.CarryOver([]app.AgendaItem{{UID: "y", Title: "Свалка", Carried: 12}})
	if f.Items[0].Carried != 11 || f.Items[1].Carried != 12 || f.Items[3].Title != "Вода" {
		t.Errorf("the agenda is %+v", f.Items)
	}
	if !f.Carries(12) || f.Carries(13) {
		t.Error("what the agenda takes up is not known")
	}
}

func TestPeopleAreReadAsTheyArePasted(t *testing.T) {
	f := minutes.Blank()
	f.People = "№\tФИО\tПол\tГод рождения\tАдрес\tТелефон\n" +
		"1\tШаршенбаева Гүлнара\tж\t1975\tул. Жеңиш, 14\t0555 123456\n" +
		"\n" +
		"2.\tАсанов Б. К.\tэркек\t\tАк-Ордо-2, 7\t\n" +
		"Ли Анна; ул. Достук, 3; кв. 5"
	people := f.Read(today).Meeting.Participants
	want := []app.Participant{
		{Name: "Шаршенбаева Гүлнара", Sex: app.Female, BirthYear: 1975, Address: "ул. Жеңиш, 14", Phone: "0555 123456"},
		{Name: "Асанов Б. К.", Sex: app.Male, Address: "Ак-Ордо-2, 7"},
		{Name: "Ли Анна", Address: "ул. Достук, 3, кв. 5"},
	}
	if !slices.Equal(people, want) {
		t.Errorf("read are %+v", people)
	}
	if total, women, men := minutes.Counted(people); total != 3 || women != 1 || men != 1 {
		t.Errorf("counted are %d, %d, %d", total, women, men)
	}
	again := minutes.FromMeeting(app.Meeting{Date: today, Participants: want}, nil).Read(today).Meeting.Participants
	if !slices.Equal(again, want) {
		t.Errorf("written and read again: %+v", again)
	}
}
