package db_test

import (
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"kairyluu/app"
	"kairyluu/app/seed"
	"kairyluu/assets"
)

// What the program came with has its English name after an upgrade, the same as in a
// new office; what an office added or renamed is left to it.
func TestUpgradeToEnglishNames(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	old, _ := filledUnder(t, dir, 3, "0001_office.sql", "0002_meetings.sql", "0003_elected.sql", "0004_indexes.sql", "0005_grants.sql", "0006_totals.sql")
	start, err := seed.Office(assets.Seed, app.CityBishkek)
	if err != nil {
		t.Fatal(err)
	}
	const entry = `INSERT INTO entry (uid, dict, code, name_ru, name_ky, active, aliases, population, valid_from, valid_until, post, phone, words)
		VALUES (hex(randomblob(8)), ?, ?, ?, ?, 1, 'null', 0, '', '', '', '', '')`
	const programme = `INSERT INTO programme (uid, name_ru, name_ky, donor, since, until, currency, cap, share, share_of, own, stages, needs, reports, note, active)
		VALUES (hex(randomblob(8)), ?, ?, ?, '', '', '', 0, 0, '', 'null', 'null', 'null', 'null', '', 1)`
	want := map[string]string{}
	err = errors.Join(old.Exec(t.Context(), "DELETE FROM programme_entry; DELETE FROM entry WHERE dict IN ('fund_source', 'object_type', 'project_paper'); DELETE FROM programme"))
	for _, e := range slices.Concat(start.Sources, start.Objects, start.Papers) {
		err = errors.Join(err, old.Exec(t.Context(), entry, e.Dict, e.Code, e.NameRU, e.NameKY))
		want[string(e.Dict)+e.Code] = e.NameEN
	}
	for _, p := range start.Programmes {
		err = errors.Join(err, old.Exec(t.Context(), programme, p.NameRU, p.NameKY, p.Donor))
	}
	err = errors.Join(err, old.Exec(t.Context(), entry, app.FundSources, "", "Мечеть", "Мечит"), old.Close())
	if err != nil {
		t.Fatal(err)
	}
	s, err := open(t, dir)
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, d := range []app.Dict{app.FundSources, app.ObjectTypes, app.PaperKinds} {
		entries, err := s.Entries(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if e.NameEN != want[string(d)+e.Code] || e.Code != "" && e.NameEN == "" {
				t.Errorf("%s %s %q is %q in English, in a new office %q", d, e.Code, e.NameRU, e.NameEN, want[string(d)+e.Code])
			}
			seen++
		}
	}
	if seen != len(want)+1 || len(want) < 50 {
		t.Errorf("%d entries, want %d and one", seen, len(want))
	}
	programmes, err := s.Programmes(t.Context(), app.ProgrammeFilter{})
	if err != nil || len(programmes) != len(start.Programmes) {
		t.Fatalf("%d programmes, %v", len(programmes), err)
	}
	for _, p := range programmes {
		for _, fresh := range start.Programmes {
			if p.NameRU == fresh.NameRU && (p.NameEN != fresh.NameEN || p.DonorEN != fresh.DonorEN || p.NameEN == "") {
				t.Errorf("%q is %q of %q, in a new office %q of %q", p.NameRU, p.NameEN, p.DonorEN, fresh.NameEN, fresh.DonorEN)
			}
		}
	}
}
