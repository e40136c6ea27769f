package dbtest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
)

// fullMeeting is a meeting with a value in every field.
func fullMeeting(o *Office, p *Plan) app.Meeting {
	return app.Meeting{
		Number: "П-7", FormID: p.Forms[1].ID, SeriesID: p.Series[0].ID, Date: date("2026-05-04"), Start: "09:00", End: "11:15",
		Place: "Дом культуры", Settlements: []int64{o.Settlements[2].ID, o.Settlements[0].ID}, ConvenedBy: "МТУ", Announced: "Жарыя",
		Chair: "Исаков", Secretary: "Орлова", Language: app.Kyrgyz,
		Guests: []app.Guest{{Name: "Эсенов", Post: "инженер", Organisation: "Бишкекводоканал", RoleID: p.Roles[0].ID, Came: true}},
		Attendance: app.Attendance{
			Total: 30, Women: 18, Men: 12,
			Groups: map[int64]int{p.Groups[0].ID: 5, p.Groups[1].ID: 9},
		},
		Participants: []app.Participant{{Name: "Асанова", Sex: app.Female, BirthYear: 1980, Address: "Жеңиш, 1", Phone: "+996555000111"}},
		Quorum:       40, WithoutQuorum: true,
		Agenda: []app.AgendaItem{
			{UID: "a", Title: "Насосная станция", Heard: "х", Spoke: "у", Questions: "z", Decided: "Куруу", For: 20, Against: 3, Abstained: 7},
			{UID: "b", Title: "Разное", Carried: 3},
		},
		Elected: []app.Elected{
			{Group: "Демилгечи топ", Members: []string{"Бекова Ж.", "Сатаров К."}}, {Group: "Эсептөө комиссиясы"},
		},
		Links: []string{"https://example.kg/1"}, Note: "эскертүү", State: app.Drafted,
	}
}

func testMeetings(t *testing.T, open func(testing.TB) app.Store) {
	s := open(t)
	o := Fill(t, s, 10)
	p := Gather(t, s, o, 12)
	m := fullMeeting(o, p)
	Do(t, s, func(tx app.Tx) error { return tx.AddMeeting(t.Context(), &m) })
	read := func() app.Meeting { return must(s.Meeting(t.Context(), m.ID))(t) }
	update := func(m *app.Meeting) error {
		return s.InTx(t.Context(), func(tx app.Tx) error { return tx.UpdateMeeting(t.Context(), m) })
	}
	found := func(words string) bool {
		f := app.MeetingFilter{Words: words, ID: m.ID}
		return must(s.CountMeetings(t.Context(), f, 0))(t) == 1
	}
	t.Run("a meeting is read as it was written", func(t *testing.T) {
		same(t, "meeting", read(), m)
		for _, old := range p.Meetings {
			same(t, "meeting", must(s.Meeting(t.Context(), old.ID))(t), old)
		}
	})
	t.Run("is found by agenda, guests, place and settlement", func(t *testing.T) {
		for _, words := range []string{"насос", "бишкекводо", "эсенов", "культуры", "куруу", "алтын-казык", "насос исаков", "п-7", "демилгечи", "сатаров", "эсептөө комиссия"} {
			same(t, words, found(words), true)
		}
		for _, words := range []string{"танция", "насос дордой", "*"} {
			same(t, words, found(words), false)
		}
	})
	t.Run("is found by the decisions taken there", func(t *testing.T) {
		d := app.Decision{
			MeetingID: m.ID, Source: app.FromExpert, Text: "Баскетбол аянтчасын оңдоо", Made: m.Date, Partner: "Аракет",
			SettlementID: o.Settlements[1].ID,
		}
		alone := d
		alone.MeetingID, alone.Text = 0, "Көпүрө салуу"
		Do(t, s, func(tx app.Tx) error {
			if err := tx.AddDecision(t.Context(), &d); err != nil {
				return err
			}
			return tx.AddDecision(t.Context(), &alone)
		})
		for _, words := range []string{"баскет", "ондоо", "аракет", "баскет насос", "насос аянт"} {
			same(t, words, found(words), true)
		}
		for _, words := range []string{"копуро", "баскет копуро"} {
			same(t, words, found(words), false)
		}
		in := app.MeetingFilter{Words: "баскет", Settlement: m.Settlements[0]}
		rows := must(s.MeetingRows(t.Context(), app.MeetingQuery{Filter: in}))(t)
		same(t, "within a settlement", len(rows) == 1 && rows[0].ID == m.ID, true)
		d.Text = "Футбол"
		Do(t, s, func(tx app.Tx) error { return tx.UpdateDecision(t.Context(), &d) })
		same(t, "by what was decided before", found("баскет"), false)
	})
	t.Run("a save is read back, and an older version is refused", func(t *testing.T) {
		stale := m
		m.Agenda, m.Guests, m.Attendance.Groups, m.Elected = m.Agenda[1:], nil, nil, m.Elected[1:]
		m.Settlements, m.Date, m.Number, m.SeriesID = m.Settlements[:1], date("2025-05-05"), "", 0
		if err := update(&m); err != nil {
			t.Fatal(err)
		}
		same(t, "meeting", read(), m)
		same(t, "found by what it was", found("насос"), false)
		refused(t, update(&stale), app.Conflict, "meeting.changed")
		rows := must(s.MeetingRows(t.Context(), app.MeetingQuery{Filter: app.MeetingFilter{
			Settlement: o.Settlements[2].ID, From: m.Date, To: m.Date, ID: m.ID,
		}}))(t)
		same(t, "under its new date in the settlement", len(rows), 1)
	})
	t.Run("a number of minutes is taken once a year, whatever its case", func(t *testing.T) {
		testMinutes(t, s, m, update)
	})
	t.Run("editions are kept whole", func(t *testing.T) {
		d := p.Decisions[0]
		e := app.Edition{MeetingID: m.ID, Edition: 1, Signed: date("2025-05-06"), Actor: "Айнура", Meeting: m, Decisions: []app.Decision{d}}
		next := e
		next.Edition, next.Reason, next.Meeting.Place, next.Decisions = 2, "Ката", "Клуб", nil
		Do(t, s, func(tx app.Tx) error {
			if err := tx.AddEdition(t.Context(), &e); err != nil {
				return err
			}
			return tx.AddEdition(t.Context(), &next)
		})
		same(t, "editions", must(s.Editions(t.Context(), m.ID))(t), []app.Edition{e, next})
	})
	t.Run("what is not there is not found", func(t *testing.T) {
		_, err := s.Meeting(t.Context(), 999)
		refused(t, err, app.NotFound, "meeting.gone")
		gone := m
		gone.ID = 999
		refused(t, update(&gone), app.NotFound, "meeting.gone")
	})
	t.Run("what meetings and decisions name is used", func(t *testing.T) { testMeetingUse(t, s, p, m) })
}

func testMinutes(t *testing.T, s app.Store, m app.Meeting, update func(*app.Meeting) error) {
	m.Number = "ө-9"
	if err := update(&m); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		number string
		year   int
		taken  bool
	}{{"Ө-9", 2025, true}, {"ө-9", 2026, false}, {"", 2025, false}} {
		Do(t, s, func(tx app.Tx) error {
			taken, err := tx.MinutesTaken(t.Context(), c.year, c.number)
			same(t, c.number, taken, c.taken)
			return err
		})
	}
	twin := m
	twin.ID, twin.UID, twin.Number = 0, "", "Ө-9"
	err := s.InTx(t.Context(), func(tx app.Tx) error { return tx.AddMeeting(t.Context(), &twin) })
	refused(t, err, app.Conflict, "meeting.number_taken")
	m.Number = ""
	if err := update(&m); err != nil {
		t.Fatal(err)
	}
}

func testMeetingUse(t *testing.T, s app.Store, p *Plan, m app.Meeting) {
	fresh := func(d app.Dict) app.Entry {
		e := app.Entry{Dict: d, NameRU: "Жаңы " + string(d)}
		Do(t, s, func(tx app.Tx) error { return tx.AddEntry(t.Context(), &e) })
		return e
	}
	role, group, form, place, topic, helper := fresh(app.GuestRoles), fresh(app.PeopleGroups), fresh(app.MeetingForms),
		fresh(app.Settlements), fresh(app.Topics), fresh(app.Executors)
	unused := fresh(app.GuestRoles)
	later := m
	later.ID, later.UID, later.FormID, later.Settlements = 0, "", form.ID, []int64{place.ID}
	later.Guests, later.Attendance.Groups = []app.Guest{{Name: "Ким", RoleID: role.ID}}, map[int64]int{group.ID: 1}
	d := p.Decisions[1]
	d.ID, d.UID, d.TopicID, d.CoExecutors = 0, "", topic.ID, []app.Assignment{{ExecutorID: helper.ID}}
	Do(t, s, func(tx app.Tx) error {
		if err := tx.AddMeeting(t.Context(), &later); err != nil {
			return err
		}
		return tx.AddDecision(t.Context(), &d)
	})
	for _, e := range []app.Entry{role, group, form, place, topic, helper} {
		same(t, e.NameRU, must(s.EntryUsed(t.Context(), e.ID))(t), true)
		err := s.InTx(t.Context(), func(tx app.Tx) error { return tx.DeleteEntry(t.Context(), e.ID) })
		refused(t, err, app.Denied, "entry.used")
	}
	Do(t, s, func(tx app.Tx) error { return tx.DeleteEntry(t.Context(), unused.ID) })
}

func testDecisions(t *testing.T, open func(testing.TB) app.Store) {
	s := open(t)
	o := Fill(t, s, 10)
	p := Gather(t, s, o, 12)
	d := app.Decision{
		MeetingID: p.Meetings[2].ID, ItemUID: "a", Source: app.FromExpert, Text: "Курулуш\nэкинчи сап", SettlementID: o.Settlements[1].ID,
		TopicID: o.Topics[0].ID, ResponsibleID: o.Executors[1].ID, Partner: "Аракет", Made: date("2026-05-04"), Due: date("2026-08-01"),
		CoExecutors: []app.Assignment{{ExecutorID: o.Executors[0].ID, Due: date("2026-06-01")}, {ExecutorID: o.Executors[2].ID}},
		AppealID:    o.Appeals[0].ID, ProjectID: 4, Links: []string{"https://example.kg"}, Note: "эскертүү",
	}
	d.Progress = app.Proceed(d.Due, nil)
	Do(t, s, func(tx app.Tx) error { return tx.AddDecision(t.Context(), &d) })
	read := func() app.Decision { return must(s.Decision(t.Context(), d.ID))(t) }
	t.Run("a decision is read as it was written", func(t *testing.T) {
		same(t, "decision", read(), d)
		for _, old := range p.Decisions {
			same(t, "decision", must(s.Decision(t.Context(), old.ID))(t), old)
			same(t, "events", must(s.DecisionEvents(t.Context(), old.ID))(t), p.Events[old.ID])
		}
	})
	t.Run("a save and a step raise the version", func(t *testing.T) {
		stale := d
		d.CoExecutors, d.Links, d.Text, d.ResponsibleID = nil, nil, "Башка сөз", 0
		Do(t, s, func(tx app.Tx) error { return tx.UpdateDecision(t.Context(), &d) })
		same(t, "decision", read(), d)
		count := func(words string) int {
			return must(s.CountDecisions(t.Context(), app.DecisionFilter{Words: words, ID: d.ID}, 0))(t)
		}
		same(t, "by the old words", count("курулуш"), 0)
		same(t, "by the new words and the partner", count("башка аракет"), 1)
		d.Progress = app.Progress{State: app.DecisionDone, Percent: 100, Due: d.Due, Ended: date("2026-07-01"), Moved: 2}
		d.Version++
		Do(t, s, func(tx app.Tx) error { return tx.SetProgress(t.Context(), d.ID, d.Progress) })
		same(t, "decision", read(), d)
		err := s.InTx(t.Context(), func(tx app.Tx) error { return tx.UpdateDecision(t.Context(), &stale) })
		refused(t, err, app.Conflict, "decision.changed")
	})
	t.Run("an event is taken back once and stays", func(t *testing.T) {
		id := p.Decisions[0].ID
		events := p.Events[id]
		back := app.TakenBack{At: time.Date(2026, 7, 1, 1, 2, 3, 0, time.UTC), Actor: "Бакыт", Reason: "Ката"}
		take := func(tx app.Tx) error { return tx.TakeBackDecisionEvent(t.Context(), events[0].ID, back) }
		Do(t, s, take)
		events[0].TakenBack = &back
		same(t, "events", must(s.DecisionEvents(t.Context(), id))(t), events)
		refused(t, s.InTx(t.Context(), take), app.Conflict, "event.taken_back_already")
	})
	t.Run("what is not there is not found", func(t *testing.T) {
		_, err := s.Decision(t.Context(), 999)
		refused(t, err, app.NotFound, "decision.gone")
		err = s.InTx(t.Context(), func(tx app.Tx) error { return tx.SetProgress(t.Context(), 999, d.Progress) })
		refused(t, err, app.NotFound, "decision.gone")
	})
	t.Run("ties lie on both cards", func(t *testing.T) {
		label := p.Meetings[2].Label()
		same(t, "of the decision", must(s.Related(t.Context(), app.EntityDecision, d.ID))(t), []app.Related{
			{Entity: app.EntityMeeting, ID: p.Meetings[2].ID, Label: label},
			{Entity: app.EntityAppeal, ID: d.AppealID, Label: o.Appeals[0].Number},
			{Entity: app.EntityProject, ID: 4},
		})
		tied := must(s.Related(t.Context(), app.EntityAppeal, d.AppealID))(t)
		same(t, "of the appeal", slices.Contains(tied, app.Related{Entity: app.EntityDecision, ID: d.ID, Label: d.Text}), true)
		tied = must(s.Related(t.Context(), app.EntityProject, 4))(t)
		same(t, "of the project", slices.Contains(tied, app.Related{Entity: app.EntityDecision, ID: d.ID, Label: d.Text}), true)
	})
}

func testFindings(t *testing.T, open func(testing.TB) app.Store) {
	s := open(t)
	o := Fill(t, s, 5)
	p := Gather(t, s, o, 60)
	f := p.Findings[3]
	t.Run("findings are read as written", func(t *testing.T) {
		for _, want := range p.Findings {
			same(t, "finding", must(s.Finding(t.Context(), want.ID))(t), want)
		}
		_, err := s.Finding(t.Context(), 999)
		refused(t, err, app.NotFound, "finding.gone")
	})
	tie := app.Related{Entity: app.EntityAppeal, ID: o.Appeals[0].ID, Label: "Ш-1"}
	Do(t, s, func(tx app.Tx) error {
		return tx.Link(t.Context(), app.Related{Entity: app.EntityFinding, ID: f.ID, Label: f.Title}, tie)
	})
	for name, c := range map[string]struct {
		filter app.FindingFilter
		fits   func(app.Finding) bool
	}{
		"everything": {app.FindingFilter{}, func(app.Finding) bool { return true }},
		"kind":       {app.FindingFilter{Kind: app.Practice}, func(f app.Finding) bool { return f.Kind == app.Practice }},
		"settlement": {app.FindingFilter{Settlement: o.Settlements[0].ID}, func(f app.Finding) bool { return f.SettlementID == o.Settlements[0].ID }},
		"level":      {app.FindingFilter{Level: app.HighLevel}, func(f app.Finding) bool { return f.Level == app.HighLevel }},
		"open":       {app.FindingFilter{Open: true}, func(f app.Finding) bool { return f.Until.IsZero() }},
		"id":         {app.FindingFilter{ID: f.ID}, func(x app.Finding) bool { return x.ID == f.ID }},
		"tied":       {app.FindingFilter{Entity: tie.Entity, EntityID: tie.ID}, func(x app.Finding) bool { return x.ID == f.ID }},
		"words":      {app.FindingFilter{Words: "прошу"}, func(f app.Finding) bool { return strings.Contains(f.Text, "Прошу") }},
	} {
		t.Run(name, func(t *testing.T) {
			var want []app.Finding
			for _, f := range slices.Backward(p.Findings) {
				if c.fits(f) {
					want = append(want, f)
				}
			}
			if len(want) == 0 {
				t.Fatal("nothing fits: the filter is not tested")
			}
			same(t, "rows", must(s.Findings(t.Context(), c.filter, 0, 0))(t), want)
			same(t, "count", must(s.CountFindings(t.Context(), c.filter, 0))(t), len(want))
			from := min(1, len(want))
			same(t, "from the second", len(must(s.Findings(t.Context(), c.filter, from, 2))(t)), min(2, len(want)-from))
		})
	}
	t.Run("a save keeps the ties, and an older version is refused", func(t *testing.T) {
		stale := f
		f.Title, f.Links, f.Until = "Жаңы ат", nil, date("2026-07-01")
		Do(t, s, func(tx app.Tx) error { return tx.UpdateFinding(t.Context(), &f) })
		f.Related = []app.Related{tie}
		same(t, "finding", must(s.Finding(t.Context(), f.ID))(t), f)
		same(t, "found by the new words", must(s.CountFindings(t.Context(), app.FindingFilter{Words: "жаны ат"}, 0))(t), 1)
		err := s.InTx(t.Context(), func(tx app.Tx) error { return tx.UpdateFinding(t.Context(), &stale) })
		refused(t, err, app.Conflict, "finding.changed")
	})
	t.Run("untied, neither side knows the other", func(t *testing.T) {
		Do(t, s, func(tx app.Tx) error {
			return tx.Unlink(t.Context(), tie, app.Related{Entity: app.EntityFinding, ID: f.ID})
		})
		same(t, "finding", len(must(s.Related(t.Context(), app.EntityFinding, f.ID))(t)), 0)
		same(t, "appeal", must(s.CountFindings(t.Context(), app.FindingFilter{Entity: tie.Entity, EntityID: tie.ID}, 0))(t), 0)
	})
}

func meetingFilters(o *Office, p *Plan) map[string]app.MeetingFilter {
	return map[string]app.MeetingFilter{
		"everything":                 {},
		"from":                       {From: date("2026-01-10")},
		"to":                         {To: date("2026-01-10")},
		"form":                       {Form: p.Forms[1].ID},
		"series":                     {Series: p.Series[1].ID},
		"settlement":                 {Settlement: o.Settlements[1].ID},
		"settlement in a year":       {Settlement: o.Settlements[0].ID, From: date("2026-01-01"), To: date("2026-12-31")},
		"state":                      {State: app.Drafted},
		"unsigned":                   {Unsigned: true},
		"happened":                   {Happened: true},
		"no quorum":                  {NoQuorum: true},
		"id":                         {ID: p.Meetings[3].ID},
		"held without quorum abroad": {Happened: true, NoQuorum: true, Settlement: o.Settlements[2].ID},
	}
}

func testMeetingLists(t *testing.T, open func(testing.TB) app.Store) {
	s := open(t)
	o := Fill(t, s, 10)
	p := Gather(t, s, o, 120)
	for name, f := range meetingFilters(o, p) {
		f.Today = Today
		for _, ascending := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, ascending %v", name, ascending), func(t *testing.T) {
				want := []app.MeetingRow{}
				for _, m := range p.Meetings {
					if p.meetingFits(f, m) {
						want = append(want, p.meetingRow(m, Today))
					}
				}
				if len(want) == 0 || len(want) == len(p.Meetings) && name != "everything" {
					t.Fatalf("%d of %d meetings: the filter is not tested", len(want), len(p.Meetings))
				}
				slices.SortFunc(want, func(a, b app.MeetingRow) int { return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.ID, b.ID)) })
				if !ascending {
					slices.Reverse(want)
				}
				testMeetingPaging(t, s, app.MeetingQuery{Filter: f, Ascending: ascending}, want)
			})
		}
	}
	t.Run("a search pages too", func(t *testing.T) {
		for _, f := range []app.MeetingFilter{{Words: "прошу"}, {Words: "прошу", Settlement: o.Settlements[0].ID}} {
			want := []app.MeetingRow{}
			for _, m := range p.Meetings {
				if p.meetingFits(f, m) && p.speaks(m, "прошу") {
					want = append(want, p.meetingRow(m, Today))
				}
			}
			slices.Reverse(want)
			f.Today = Today
			testMeetingPaging(t, s, app.MeetingQuery{Filter: f}, want)
		}
	})
}

// testMeetingPaging goes through a list by keys and by offsets: both have to give it.
func testMeetingPaging(t *testing.T, s app.Store, q app.MeetingQuery, want []app.MeetingRow) {
	t.Helper()
	same(t, "count", must(s.CountMeetings(t.Context(), q.Filter, 0))(t), len(want))
	same(t, "capped count", must(s.CountMeetings(t.Context(), q.Filter, 3))(t), min(3, len(want)))
	q.Limit = 1000
	same(t, "at once", must(s.MeetingRows(t.Context(), q))(t), want)
	q.Limit = 7
	got := []app.MeetingRow{}
	for len(got) <= len(want) {
		page := must(s.MeetingRows(t.Context(), q))(t)
		if len(page) == 0 {
			break
		}
		got = append(got, page...)
		q.After = &page[len(page)-1]
	}
	same(t, "by keys", got, want)
	q.After, q.Offset = nil, min(5, len(want))
	same(t, "from the sixth", append([]app.MeetingRow{}, must(s.MeetingRows(t.Context(), q))(t)...), want[q.Offset:min(q.Offset+7, len(want))])
}

func decisionFilters(o *Office, p *Plan) map[string]app.DecisionFilter {
	of := slices.IndexFunc(p.Decisions, func(d app.Decision) bool { return d.MeetingID != 0 && d.AppealID != 0 })
	d := p.Decisions[of]
	return map[string]app.DecisionFilter{
		"everything":          {},
		"meeting":             {Meeting: d.MeetingID},
		"no meeting":          {Meeting: app.NoOne},
		"series":              {Series: p.Series[0].ID},
		"open":                {Open: true},
		"open of a series":    {Open: true, Series: p.Series[1].ID},
		"done":                {State: app.DecisionDone},
		"dropped":             {State: app.DecisionDropped},
		"started":             {State: app.DecisionStarted},
		"late":                {Late: true},
		"late on":             {LateOn: date("2026-03-31")},
		"due from":            {DueFrom: date("2026-03-01")},
		"due to":              {DueTo: date("2026-03-01")},
		"due in a month":      {DueFrom: date("2026-07-01"), DueTo: date("2026-07-31"), Open: true},
		"made from":           {MadeFrom: date("2026-01-01")},
		"made to":             {MadeTo: date("2026-01-01")},
		"ended from":          {EndedFrom: date("2026-01-01")},
		"ended to":            {EndedTo: date("2026-01-01")},
		"open on":             {OpenOn: date("2025-12-31")},
		"source":              {Source: app.FromPartner},
		"settlement":          {Settlement: o.Settlements[1].ID},
		"no settlement":       {Settlement: app.NoOne},
		"responsible":         {Responsible: o.Executors[1].ID},
		"nobody":              {Responsible: app.NoOne},
		"late of an executor": {Responsible: o.Executors[0].ID, Late: true},
		"appeal":              {Appeal: d.AppealID},
		"no appeal":           {Appeal: app.NoOne},
		"project":             {Project: 3},
		"id":                  {ID: d.ID},
	}
}

func testPlanLists(t *testing.T, open func(testing.TB) app.Store) {
	s := open(t)
	o := Fill(t, s, 10)
	p := Gather(t, s, o, 150)
	for name, f := range decisionFilters(o, p) {
		f.Today = Today
		t.Run(name, func(t *testing.T) {
			rows := []app.DecisionRow{}
			for _, d := range p.Decisions {
				if p.decisionFits(f, d) {
					rows = append(rows, p.decisionRow(o, d))
				}
			}
			if len(rows) == 0 || len(rows) == len(p.Decisions) && name != "everything" {
				t.Fatalf("%d of %d decisions: the filter is not tested", len(rows), len(p.Decisions))
			}
			for _, sort := range app.DecisionSorts {
				for _, desc := range []bool{false, true} {
					want := slices.Clone(rows)
					slices.SortFunc(want, planLess(sort))
					if desc {
						slices.Reverse(want)
					}
					testPlanPaging(t, s, app.DecisionQuery{Filter: f, Sort: sort, Desc: desc}, want)
				}
			}
			f.Words = "прошу"
			found := must(s.CountDecisions(t.Context(), f, 0))(t)
			same(t, "count of a search", found, len(slices.DeleteFunc(slices.Clone(rows), func(r app.DecisionRow) bool {
				return !strings.Contains(text.Fold(r.Text), "прошу")
			})))
		})
	}
	t.Run("a search, newest first", func(t *testing.T) {
		want := []app.DecisionRow{}
		for _, d := range slices.Backward(p.Decisions) {
			if strings.Contains(text.Fold(d.Text), "прошу") {
				want = append(want, p.decisionRow(o, d))
			}
		}
		testPlanPaging(t, s, app.DecisionQuery{Filter: app.DecisionFilter{Words: "прошу", Today: Today}}, want)
	})
	t.Run("an unknown sort is an error", func(t *testing.T) {
		if _, err := s.DecisionRows(t.Context(), app.DecisionQuery{Sort: "colour"}); err == nil {
			t.Error("no error")
		}
	})
	testPlanFigures(t, s, p)
}

// testPlanPaging goes through the plan by keys and by offsets: both have to give it.
func testPlanPaging(t *testing.T, s app.Store, q app.DecisionQuery, want []app.DecisionRow) {
	t.Helper()
	same(t, "count", must(s.CountDecisions(t.Context(), q.Filter, 0))(t), len(want))
	same(t, "capped count", must(s.CountDecisions(t.Context(), q.Filter, 4))(t), min(4, len(want)))
	q.Limit = 1000
	same(t, "at once", append([]app.DecisionRow{}, must(s.DecisionRows(t.Context(), q))(t)...), want)
	q.Limit = 23
	got := []app.DecisionRow{}
	for len(got) <= len(want) {
		page := must(s.DecisionRows(t.Context(), q))(t)
		if len(page) == 0 {
			break
		}
		got = append(got, page...)
		q.After = &page[len(page)-1]
	}
	same(t, "by keys", got, want)
	q.After, q.Offset = nil, min(5, len(want))
	same(t, "from the sixth", append([]app.DecisionRow{}, must(s.DecisionRows(t.Context(), q))(t)...), want[q.Offset:min(q.Offset+23, len(want))])
}

func testPlanFigures(t *testing.T, s app.Store, p *Plan) {
	keyOf := map[app.DecisionDim]func(app.Decision) string{
		app.PerResponsible: func(d app.Decision) string { return fmt.Sprint(d.ResponsibleID) },
		app.PerSource:      func(d app.Decision) string { return string(d.Source) },
		app.PerSettlement:  func(d app.Decision) string { return fmt.Sprint(d.SettlementID) },
		app.PerState:       func(d app.Decision) string { return string(d.Progress.State) },
		app.PerMeeting:     func(d app.Decision) string { return fmt.Sprint(d.MeetingID) },
		app.PerDueMonth:    func(d app.Decision) string { return month(d.Progress.Due) },
		app.PerEndMonth:    func(d app.Decision) string { return month(d.Progress.Ended) },
	}
	for _, f := range []app.DecisionFilter{{Today: Today}, {Today: Today, MadeFrom: date("2026-01-01"), MadeTo: date("2026-06-30")}} {
		for dim, key := range keyOf {
			t.Run("figures by "+string(dim), func(t *testing.T) {
				want := map[string]app.DecisionGroup{}
				for _, d := range p.Decisions {
					if p.decisionFits(f, d) {
						want[key(d)] = addTo(want[key(d)], key(d), d)
					}
				}
				got := must(s.TallyDecisions(t.Context(), f, dim))(t)
				same(t, "groups", len(got), len(want))
				for _, g := range got {
					same(t, "group", g, want[g.Keys[0]])
				}
			})
		}
	}
	t.Run("nothing to count is one group of none", func(t *testing.T) {
		same(t, "groups", must(s.TallyDecisions(t.Context(), app.DecisionFilter{ID: 9999}))(t), []app.DecisionGroup{{Keys: []string{}}})
	})
	t.Run("an unknown dimension is an error", func(t *testing.T) {
		if _, err := s.TallyDecisions(t.Context(), app.DecisionFilter{}, "colour"); err == nil {
			t.Error("no error")
		}
	})
}

func month(d civil.Date) string { return d.String()[:min(7, len(d.String()))] }

func addTo(g app.DecisionGroup, key string, d app.Decision) app.DecisionGroup {
	p := d.Progress
	g.Keys = []string{key}
	g.N++
	if p.State == app.DecisionDropped {
		g.Dropped++
	}
	if p.Late(Today) {
		g.Late++
	}
	if p.State == app.DecisionDone {
		g.Done++
		if p.Due.IsZero() || !p.Ended.After(p.Due) {
			g.InTime++
		}
	}
	return g
}
