package firstrun

import (
	"slices"
	"strings"

	"kairyluu/app"
	"kairyluu/app/text"
)

// form is what the first run asks. It is kept as a draft, so that neither a
// change of language nor a killed process loses what was typed.
type form struct {
	NameRU   string  `json:"nameRU"`
	NameKY   string  `json:"nameKY"`
	City     string  `json:"city"`
	District string  `json:"district"`
	MTU      string  `json:"mtu"`
	Head     string  `json:"head"`
	Places   []place `json:"places"`
}

// place is a settlement that may be chosen.
type place struct {
	Entry  app.Entry `json:"entry"`
	Chosen bool      `json:"chosen"`
	Own    bool      `json:"own"` // added by the user, not offered for the city
}

// newForm offers what a city usually has, ticked.
func newForm(city string, seed app.Seed) form {
	f := form{City: city}
	f.offer(seed)
	return f
}

// offer replaces what was offered for another city; what the user added stays.
func (f *form) offer(seed app.Seed) {
	own := slices.DeleteFunc(f.Places, func(p place) bool { return !p.Own })
	f.Places = nil
	for _, e := range seed.Settlements {
		f.Places = append(f.Places, place{Entry: e, Chosen: true})
	}
	f.Places = append(f.Places, own...)
}

// add puts a settlement on the list, ticked; one that is there already is only
// ticked.
func (f *form) add(e app.Entry) {
	for i, p := range f.Places {
		if sameName(p.Entry, e) {
			f.Places[i].Chosen = true
			return
		}
	}
	e.Dict, e.Active = app.Settlements, true
	f.Places = append(f.Places, place{Entry: e, Chosen: true, Own: true})
}

func sameName(a, b app.Entry) bool {
	for _, x := range []string{a.NameRU, a.NameKY} {
		for _, y := range []string{b.NameRU, b.NameKY} {
			if x != "" && text.PlaceKey(x) == text.PlaceKey(y) {
				return true
			}
		}
	}
	return false
}

// others are the settlements of the city that are not on the list yet.
func (f *form) others(seed app.Seed) []app.Entry {
	return slices.DeleteFunc(slices.Clone(seed.Others), func(e app.Entry) bool {
		return slices.ContainsFunc(f.Places, func(p place) bool { return sameName(p.Entry, e) })
	})
}

// chosen are the settlements to begin with.
func (f *form) chosen() []app.Entry {
	var entries []app.Entry
	for _, p := range f.Places {
		if p.Chosen {
			entries = append(entries, p.Entry)
		}
	}
	return entries
}

// settings are those of the new office; faults stand beside their fields.
func (f *form) settings() (app.Settings, *app.Faults) {
	faults := &app.Faults{}
	s := app.DefaultSettings()
	s.NameRU, s.NameKY = tidy(f.NameRU), tidy(f.NameKY)
	s.City, s.District, s.MTU, s.HeadRU = f.City, tidy(f.District), tidy(f.MTU), tidy(f.Head)
	if s.NameRU == "" && s.NameKY == "" {
		faults.Add("name", "settings.name_needed")
	}
	return s, faults
}

func tidy(s string) string { return strings.Join(strings.Fields(s), " ") }

// newPlace is a settlement as typed in both languages.
func newPlace(ru, ky string) (app.Entry, *app.Faults) {
	faults := &app.Faults{}
	e := app.Entry{NameRU: tidy(ru), NameKY: tidy(ky)}
	if e.NameRU == "" && e.NameKY == "" {
		faults.Add("place_ru", "entry.name_needed")
	}
	return e, faults
}
