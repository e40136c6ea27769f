package db

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"kairyluu/app"
	"kairyluu/app/text"
)

// FindResidents implements app.Reader.
func (r reader) FindResidents(ctx context.Context, typed string, limit int) ([]app.Resident, error) {
	words := personWords(typed)
	if len(words) == 0 {
		return nil, nil
	}
	people, err := r.beginning(ctx, words, limit)
	if err == nil && len(people) == 0 {
		people, err = r.nearly(ctx, words, limit)
	}
	return people, wrap("find residents", err)
}

// personWords are the words a person is looked for by. Of a person, digits are
// only a phone or a PIN, and a phone is typed in groups while it is being dictated.
func personWords(typed string) []string {
	if digits := text.Digits(typed); digits != "" && strings.Trim(typed, "0123456789+-() \u00a0") == "" {
		return []string{digits}
	}
	return queryWords(typed)
}

// beginning finds those whose name begins like what is typed, in order of name;
// when there is room left, those of whose words each typed one begins some.
func (r reader) beginning(ctx context.Context, words []string, limit int) ([]app.Resident, error) {
	begin := strings.Join(words, " ")
	people, err := residents(ctx, r.q, selectResident+
		" WHERE r.name_fold >= ? AND r.name_fold < ? ORDER BY r.name_fold, r.id LIMIT ?", begin, begin+"\U0010ffff", limit)
	match := trigrams(words)
	if err != nil || len(people) == limit || match == "" {
		return people, err
	}
	w := &where{}
	w.add("resident_trigrams MATCH ?", match)
	for _, word := range words {
		w.add("instr(r.words, ?) > 0", " "+word)
	}
	w.add("NOT (r.name_fold >= ? AND r.name_fold < ?)", begin, begin+"\U0010ffff")
	more, err := residents(ctx, r.q, selectResident+
		" JOIN resident_trigrams ON resident_trigrams.rowid = r.id"+w.String()+
		" ORDER BY resident_trigrams.rowid DESC LIMIT ?", append(w.args, limit-len(people))...)
	return append(people, more...), err
}

// nearly finds those whose name differs from what is typed by two letters at
// most, the nearest first.
func (r reader) nearly(ctx context.Context, words []string, limit int) ([]app.Resident, error) {
	const candidates, most = 3000, 2
	match := anyTrigram(words)
	if match == "" {
		return nil, nil
	}
	rows, err := all[nearName](ctx, r.q, `SELECT r.id, r.name_fold AS name FROM resident_trigrams
		JOIN resident r ON r.id = resident_trigrams.rowid
		WHERE resident_trigrams MATCH ? ORDER BY resident_trigrams.rowid DESC LIMIT ?`, match, candidates)
	if err != nil {
		return nil, err
	}
	near := nearest(rows, words, most)
	var people []app.Resident
	for _, n := range near[:min(len(near), limit)] {
		p, err := r.Resident(ctx, n.ID)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err != nil {
			return nil, err
		}
		people = append(people, p)
	}
	return people, nil
}

// nearName is a candidate for what was meant.
type nearName struct {
	ID   int64
	Name string // folded
	away int
}

// nearest keeps the names that have a word near each of the typed ones.
func nearest(names []nearName, typed []string, most int) []nearName {
	var near []nearName
	for _, n := range names {
		n.away = 0
		own := strings.Fields(n.Name)
		for _, word := range typed {
			best := most + 1
			for _, o := range own {
				best = min(best, text.Distance(word, o, most))
			}
			if best > allowed(word, most) {
				n.away = -1
				break
			}
			n.away += best
		}
		if n.away >= 0 {
			near = append(near, n)
		}
	}
	slices.SortStableFunc(near, func(a, b nearName) int { return a.away - b.away })
	return near
}

// allowed is how many letters of a word may differ: a short one is another word
// with two.
func allowed(word string, most int) int { return min(most, utf8.RuneCountInString(word)/3) }
