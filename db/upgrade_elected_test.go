package db_test

import (
	"errors"
	"path/filepath"
	"testing"

	"kairyluu/app"
	"kairyluu/db"
)

// A file in which meetings were held before they could elect groups opens with
// this program, and elects.
func TestUpgradeToElectedGroups(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	old, err := db.Open(t.Context(), dir, db.WithSchema(released(t, "0001_office.sql", "0002_meetings.sql")))
	if err != nil {
		t.Fatal(err)
	}
	const held = `INSERT INTO meeting (uid, number, number_lower, year, date, starts, ends, place, convened_by, announced, chair,
		secretary, language, total, women, men, groups, quorum, without_quorum, state, unsigned, signed, edition, topic, items,
		guests, participants, agenda, links, note)
		VALUES ('u', '5', '5', 2026, '2026-03-12', '', '', 'Клуб', '', '', '', '', 'ky', 20, 12, 8, 'null', 0, 0, 'held', 1, '', 0,
		'', 0, 'null', 'null', 'null', 'null', '')`
	if err := errors.Join(old.Exec(t.Context(), held), old.Close()); err != nil {
		t.Fatal(err)
	}
	s, err := open(t, dir)
	if err != nil {
		t.Fatal(err)
	}
	m, err := s.Meeting(t.Context(), 1)
	if err != nil || m.Place != "Клуб" || m.Elected != nil {
		t.Fatalf("meeting %+v, %v", m, err)
	}
	m.Elected = []app.Elected{{Group: "Демилгечи топ", Members: []string{"Бекова Ж."}}}
	if err := s.InTx(t.Context(), func(tx app.Tx) error { return tx.UpdateMeeting(t.Context(), &m) }); err != nil {
		t.Fatal(err)
	}
	n, err := s.CountMeetings(t.Context(), app.MeetingFilter{Words: "бекова"}, 0)
	if err != nil || n != 1 {
		t.Errorf("%d found, %v", n, err)
	}
}
