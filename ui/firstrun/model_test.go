package firstrun

import (
	"encoding/json"
	"reflect"
	"testing"

	"kairyluu/app"
)

func city(usual, others string) app.Seed {
	entry := func(name string) app.Entry {
		return app.Entry{Dict: app.Settlements, NameRU: name, NameKY: name, Active: true}
	}
	s := app.Seed{Others: []app.Entry{entry(others)}}
	if usual != "" {
		s.Settlements = []app.Entry{entry(usual)}
	}
	return s
}

func names(entries []app.Entry) []string {
	var out []string
	for _, e := range entries {
		out = append(out, e.NameRU)
	}
	return out
}

func TestCityOffersItsOwnAndKeepsWhatWasAdded(t *testing.T) {
	f := newForm(app.CityBishkek, city("Дордой-2", "Келечек"))
	f.add(app.Entry{NameRU: "Ак-Бата", NameKY: "Ак-Бата"})
	if got := names(f.chosen()); !reflect.DeepEqual(got, []string{"Дордой-2", "Ак-Бата"}) {
		t.Errorf("chosen in Bishkek: %q", got)
	}
	f.City = app.CityOsh
	f.offer(city("", "Анар"))
	if got := names(f.chosen()); !reflect.DeepEqual(got, []string{"Ак-Бата"}) {
		t.Errorf("chosen in Osh: %q", got)
	}
	for _, e := range f.chosen() {
		if e.Dict != app.Settlements || !e.Active {
			t.Errorf("what was added is no active settlement: %+v", e)
		}
	}
}

func TestOneSettlementStandsOnceHoweverItIsSpelt(t *testing.T) {
	f := newForm(app.CityBishkek, city("Дордой-2", "Келечек"))
	f.Places[0].Chosen = false
	f.add(app.Entry{NameRU: "ж/м Дордой 2"})
	if len(f.Places) != 1 || !f.Places[0].Chosen {
		t.Errorf("places are %+v", f.Places)
	}
	f.add(app.Entry{NameKY: "Келечек"})
	if got := f.others(city("Дордой-2", "Келечек")); len(got) != 0 {
		t.Errorf("still offered: %q", names(got))
	}
}

func TestDraftIsTheWholeForm(t *testing.T) {
	f := newForm(app.CityOsh, city("Туран", "Анар"))
	f.NameRU, f.NameKY, f.District, f.MTU, f.Head = "МТУ № 5", "№ 5 МАБ", "Ош", "5", "Осмонов К."
	f.Places[0].Chosen = false
	raw, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	var back form
	if err := json.Unmarshal(raw, &back); err != nil || !reflect.DeepEqual(back, f) {
		t.Errorf("came back as %+v (%v), want %+v", back, err, f)
	}
}

func TestSettingsNeedAName(t *testing.T) {
	f := form{NameRU: "  ", City: app.CityOsh}
	if _, faults := f.settings(); len(faults.Errors) != 1 || faults.Errors[0].Field != "name" {
		t.Errorf("faults are %+v", faults.Errors)
	}
	f.NameKY = " № 5  МАБ "
	s, faults := f.settings()
	if faults.Err() != nil || s.NameKY != "№ 5 МАБ" || s.City != app.CityOsh || s.Numbering != app.DefaultNumbering() {
		t.Errorf("settings are %+v, %v", s, faults.Err())
	}
}

func TestNewPlaceNeedsAName(t *testing.T) {
	if _, faults := newPlace(" ", ""); faults.Err() == nil {
		t.Error("a settlement without a name is taken")
	}
	if e, faults := newPlace("", "Көк-Жар"); faults.Err() != nil || e.NameKY != "Көк-Жар" {
		t.Errorf("%+v, %v", e, faults.Err())
	}
}
