package seed_test

import (
	"errors"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"kairyluu/app"
	"kairyluu/app/seed"
	"kairyluu/assets"
)

// file is one of the files that the program carries.
func file(t *testing.T, name string) []byte {
	t.Helper()
	data, err := assets.Seed.ReadFile("seed/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestANewOfficeNeedsEveryFile takes the files away one by one, and gives each back
// with a slip.
func TestANewOfficeNeedsEveryFile(t *testing.T) {
	whole := fstest.MapFS{}
	names, err := fs.Glob(assets.Seed, "seed/*")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		data, err := assets.Seed.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		whole[name] = &fstest.MapFile{Data: data}
	}
	s, err := seed.Office(whole, app.CityOsh)
	if err != nil || len(s.Days) == 0 || len(s.Terms) == 0 || len(s.Programmes) == 0 {
		t.Fatalf("%d days, %d terms, %d programmes, %v", len(s.Days), len(s.Terms), len(s.Programmes), err)
	}
	for _, name := range names {
		file := whole[name]
		delete(whole, name)
		if _, err := seed.Office(whole, app.CityOsh); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("without %s: %v", name, err)
		}
		whole[name] = &fstest.MapFile{Data: []byte(`[{"slip":1}]`)}
		if _, err := seed.Office(whole, app.CityOsh); err == nil {
			t.Errorf("a slip in %s reaches an office", name)
		}
		whole[name] = file
	}
}

func TestTopics(t *testing.T) {
	topics, err := seed.Topics(file(t, "topics"))
	if err != nil {
		t.Fatal(err)
	}
	groups := 0
	for i, e := range topics {
		if seed.Group(e.Code) == "" {
			groups++
		}
		if i > 0 && topics[i-1].Code >= e.Code {
			t.Errorf("%s stands after %s", e.Code, topics[i-1].Code)
		}
	}
	if groups != 13 || len(topics) != 13+71 {
		t.Errorf("%d groups and %d topics, want 13 and 71", groups, len(topics)-groups)
	}
	wellFormed(t, app.Topics, topics)
}

func TestTopicsRefusesSlips(t *testing.T) {
	for name, data := range map[string]string{
		"a topic before its group": `[{"code":"01.01","ru":"Вода","ky":"Суу"}]`,
		"a code twice":             `[{"code":"01","ru":"Вода","ky":"Суу"},{"code":"01","ru":"Свет","ky":"Жарык"}]`,
		"no code":                  `[{"ru":"Вода","ky":"Суу"}]`,
		"no Kyrgyz name":           `[{"code":"01","ru":"Вода"}]`,
		"an unknown key":           `[{"code":"01","ru":"Вода","ky":"Суу","de":"Wasser"}]`,
	} {
		if _, err := seed.Topics([]byte(data)); err == nil {
			t.Errorf("%s is accepted", name)
		}
	}
}

func TestGroup(t *testing.T) {
	for code, want := range map[string]string{"04": "", "04.01": "04", "": ""} {
		if got := seed.Group(code); got != want {
			t.Errorf("Group(%q) = %q, want %q", code, got, want)
		}
	}
}

func TestSettlements(t *testing.T) {
	usual, others, err := seed.Settlements(file(t, "settlements"), app.CityBishkek)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range usual {
		names = append(names, e.NameRU)
		if e.Population == 0 {
			t.Errorf("%s has no population", e.NameRU)
		}
	}
	want := []string{"Ак-Ордо-2", "Ак-Ордо-3", "Ала-Тоо-3", "Алтын-Казык", "Ак-Жар", "Адилет", "Дордой-2"}
	if !slices.Equal(names, want) {
		t.Errorf("usual settlements are %v, want %v", names, want)
	}
	if !slices.Contains(usual[2].Aliases, "Эркин-Тоо") {
		t.Errorf("Ала-Тоо-3 is not known as Эркин-Тоо: %v", usual[2].Aliases)
	}
	if len(others) < 10 {
		t.Errorf("only %d others for Bishkek", len(others))
	}
	wellFormed(t, app.Settlements, append(usual, others...))

	_, osh, err := seed.Settlements(file(t, "settlements"), app.CityOsh)
	if err != nil || len(osh) < 10 {
		t.Errorf("%d settlements for Osh, %v", len(osh), err)
	}
	wellFormed(t, app.Settlements, osh)
}

func TestBodies(t *testing.T) {
	for city, mayor := range map[string]string{
		app.CityBishkek: "Мэрия города Бишкек",
		app.CityOsh:     "Мэрия города Ош",
	} {
		bodies, err := seed.Bodies(file(t, "bodies"), city)
		if err != nil {
			t.Fatal(err)
		}
		if bodies[0].NameRU != mayor {
			t.Errorf("%s: the first body is %s", city, bodies[0].NameRU)
		}
		if len(bodies) < 15 {
			t.Errorf("%s: only %d bodies", city, len(bodies))
		}
		wellFormed(t, app.Bodies, bodies)
	}
}

var latin = regexp.MustCompile(`[A-Za-z]`)

// wellFormed checks what every seeded entry must be: of its dictionary, active,
// new, named once, and without Latin look-alikes.
func wellFormed(t *testing.T, d app.Dict, entries []app.Entry) {
	t.Helper()
	seen := map[string]string{}
	for _, e := range entries {
		if e.Dict != d || !e.Active || e.ID != 0 || e.UID != "" || e.Parent != 0 {
			t.Errorf("%s is not a new active entry of %s: %+v", e.NameRU, d, e)
		}
		names := append([]string{e.NameRU, e.NameKY}, e.Aliases...)
		if all := strings.Join(names, " "); latin.MatchString(all) {
			t.Errorf("Latin letters in %q", all)
		}
		slices.Sort(names)
		for _, name := range slices.Compact(names) {
			if other := seen[name]; other != "" {
				t.Errorf("%q names both %s and %s", name, other, e.NameRU)
			}
			seen[name] = e.NameRU
		}
	}
}

func TestDictionariesOfMeetings(t *testing.T) {
	for dict, name := range map[app.Dict]string{
		app.MeetingForms: "meeting_forms", app.GuestRoles: "guest_roles", app.PeopleGroups: "people_groups",
	} {
		entries, err := seed.Named(file(t, name), dict)
		if err != nil {
			t.Fatal(err)
		}
		if len(entries) < 7 {
			t.Errorf("%d entries of %s", len(entries), dict)
		}
		for i, e := range entries {
			if i > 0 && entries[i-1].Code >= e.Code {
				t.Errorf("%s: %q stands after %q", dict, e.Code, entries[i-1].Code)
			}
		}
		wellFormed(t, dict, entries)
	}
	if _, err := seed.Named([]byte(`[{"code":"01","ru":"Сход"}]`), app.MeetingForms); err == nil {
		t.Error("a form without a Kyrgyz name is accepted")
	}
}

func TestDictionariesOfGrants(t *testing.T) {
	codes := map[app.Dict][]string{}
	for dict, name := range map[app.Dict]string{
		app.FundSources: "fund_sources", app.ObjectTypes: "object_types", app.PaperKinds: "paper_kinds",
	} {
		entries, err := seed.Named(file(t, name), dict)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			codes[dict] = append(codes[dict], e.Code)
		}
		wellFormed(t, dict, entries)
	}
	want := []string{app.SourceGrant, "city", "district", "matching", app.SourceResidents, "sponsor", "ngo", "state", "other"}
	if !slices.Equal(codes[app.FundSources], want) {
		t.Errorf("sources %q, want %q", codes[app.FundSources], want)
	}
	for _, dict := range []app.Dict{app.ObjectTypes, app.PaperKinds} {
		if got := codes[dict]; len(got) < 15 || !slices.IsSorted(got) {
			t.Errorf("codes of %s are %q", dict, got)
		}
	}
	programmes, err := seed.Programmes(file(t, "programmes"), app.CityBishkek)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range programmes {
		for _, code := range append(slices.Clone(p.Own), p.Source) {
			if !slices.Contains(codes[app.FundSources], code) {
				t.Errorf("%s: no source %q", p.NameRU, code)
			}
		}
		for _, n := range p.Needs {
			if !slices.Contains(codes[app.PaperKinds], n.Paper) || !n.Stage.Main() {
				t.Errorf("%s: no document %q before %q", p.NameRU, n.Paper, n.Stage)
			}
		}
	}
}

func TestProgrammesRefusesSlips(t *testing.T) {
	for name, data := range map[string]string{
		"no Kyrgyz name": `[{"ru":"Аракет"}]`,
		"an unknown key": `[{"ru":"Аракет","ky":"Аракет","limit":5}]`,
		"a wrong date":   `[{"ru":"Аракет","ky":"Аракет","from":"2026-02-30"}]`,
		"no list":        `{"ru":"Аракет"}`,
	} {
		if _, err := seed.Programmes([]byte(data), app.CityBishkek); err == nil {
			t.Errorf("%s is accepted", name)
		}
	}
}
