package app_test

import (
	"cmp"
	"slices"
	"testing"

	"kairyluu/app"
	"kairyluu/app/money"
	"kairyluu/app/seed"
	"kairyluu/assets"
)

// grantSeed is what an office of a city gets of grants.
func grantSeed(t *testing.T, city string) app.Seed {
	t.Helper()
	s, err := seed.Office(assets.Seed, city)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestANewOfficeHasExamplesOfProgrammes(t *testing.T) {
	d := newDesk(t)
	programmes, err := d.Programmes.List(d.ctx, app.ProgrammeFilter{Active: true})
	d.must(err)
	equal(t, "programmes", len(programmes), 3)
	for _, p := range programmes {
		f, err := d.Programmes.Check(d.ctx, p)
		d.must(err)
		same(t, "faults of "+p.NameRU, append(keys(f.Errors), keys(f.Warnings)...), []string{})
		equal(t, "documents of "+p.NameRU, len(p.Needs), 9)
		equal(t, "a source of "+p.NameRU, p.SourceID != 0, true)
		equal(t, "residents count as own in "+p.NameRU, p.IsOwn(d.coded(app.FundSources, app.SourceResidents).ID), true)
		equal(t, "no share is made up for "+p.NameRU, p.Share, 0)
	}
	i := slices.IndexFunc(programmes, func(p app.Programme) bool { return p.SourceID == d.coded(app.FundSources, "matching").ID })
	equal(t, "the cap of matching grants", programmes[i].Cap, som(500_000))
	i = slices.IndexFunc(programmes, func(p app.Programme) bool { return p.Currency == money.CHF })
	equal(t, "Аракет until", programmes[i].Until, date("2027-01-31"))
}

func TestExamplesAreOfferedWhereTheyRun(t *testing.T) {
	equal(t, "in Bishkek", len(grantSeed(t, app.CityBishkek).Programmes), 3)
	equal(t, "in Osh", len(grantSeed(t, app.CityOsh).Programmes), 2)
}

func TestAnOlderOfficeIsGivenProgrammesOnce(t *testing.T) {
	d := bareDesk(t)
	all := grantSeed(t, app.CityBishkek)
	settings := app.DefaultSettings()
	settings.NameRU = "МТУ"
	d.must(d.Desk.SetUp(d.ctx, settings, nil, app.Seed{}))
	_, err := d.Dictionaries.Save(d.ctx, app.Entry{Dict: app.PaperKinds, Code: "02", NameRU: "Протокол", Active: true})
	d.must(err)
	told := 0
	d.Bus.Subscribe(func(c app.Changed) {
		if c.Kind == app.EntityProgramme {
			told++
		}
	})
	for range 2 {
		d.must(d.Desk.Furnish(d.ctx, all))
	}
	programmes, err := d.Programmes.List(d.ctx, app.ProgrammeFilter{})
	d.must(err)
	equal(t, "programmes", len(programmes), 3)
	equal(t, "times told", told, 1)
	equal(t, "a document that the office does not have is left out", len(programmes[0].Needs), 1)
	sources, err := d.Dictionaries.Entries(d.ctx, app.FundSources)
	d.must(err)
	equal(t, "sources", len(sources), 9)
}

func TestDictionariesOfGrantsComeInTheirOrder(t *testing.T) {
	d := newDesk(t)
	for _, dict := range []app.Dict{app.ObjectTypes, app.PaperKinds} {
		entries, err := d.Dictionaries.Entries(d.ctx, dict)
		d.must(err)
		equal(t, string(dict)+" by code", slices.IsSortedFunc(entries, func(a, b app.Entry) int { return cmp.Compare(a.Code, b.Code) }), true)
	}
}
