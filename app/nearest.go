package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kairyluu/app/text"
)

// Nearest is what a search for words that found no appeal may have meant: each
// word that finds nothing gives way to the nearest word of a resident's name, of
// a settlement or of a topic. It is "" when nothing near would find anything.
func (s *Appeals) Nearest(ctx context.Context, words string) (string, error) {
	return speller{s.store, s.finds}.nearest(ctx, words)
}

func (s *Appeals) finds(ctx context.Context, words string) (bool, error) {
	n, err := s.Count(ctx, AppealFilter{Words: words}, 1)
	return n > 0, err
}

// speller looks for what was meant by words that found nothing.
type speller struct {
	store Store
	finds func(ctx context.Context, words string) (bool, error) // whether the search they were typed into finds anything
}

func (s speller) nearest(ctx context.Context, words string) (string, error) {
	typed := nameParts(words)
	changed := false
	var known []string // of the dictionaries, read when they are first needed
	for i, word := range typed[:min(len(typed), maxNearestWords)] {
		found, err := s.finds(ctx, word)
		if err != nil {
			return "", err
		}
		if found || utf8.RuneCountInString(text.Fold(word)) < leastNearestLetters {
			continue
		}
		if known == nil {
			if known, err = s.dictionaryWords(ctx); err != nil {
				return "", err
			}
		}
		if typed[i], err = s.nearestWord(ctx, word, known); err != nil || typed[i] == "" {
			return "", err
		}
		changed = true
	}
	meant := strings.Join(typed, " ")
	if !changed {
		return "", nil
	}
	if found, err := s.finds(ctx, meant); err != nil || !found {
		return "", err
	}
	return meant, nil
}

const (
	maxNearestWords     = 4
	leastNearestLetters = 4 // a shorter word is as near to everything
	mostNearestTries    = 8 // candidates that are looked for
	mostNearestPeople   = 20
)

// dictionaryWords are the words of settlements, their other spellings, and topics.
func (s speller) dictionaryWords(ctx context.Context) ([]string, error) {
	words := []string{}
	for _, d := range []Dict{Settlements, Topics} {
		entries, err := s.store.Entries(ctx, d)
		if err != nil {
			return nil, fmt.Errorf("find near words: %w", err)
		}
		for _, e := range entries {
			for _, name := range append([]string{e.NameRU, e.NameKY}, e.Aliases...) {
				words = append(words, nameParts(name)...)
			}
		}
	}
	return words, nil
}

// nearestWord is the nearest known word that finds anything; names come before
// words as far away.
func (s speller) nearestWord(ctx context.Context, word string, known []string) (string, error) {
	people, err := s.store.FindResidents(ctx, word, mostNearestPeople)
	if err != nil {
		return "", fmt.Errorf("find near names: %w", err)
	}
	var candidates []string
	for _, p := range people {
		candidates = append(candidates, nameParts(p.Name.Full())...)
	}
	for _, near := range nearWords(word, append(candidates, known...)) {
		if found, err := s.finds(ctx, near); err != nil || found {
			return near, err
		}
	}
	return "", nil
}

// nameParts are the words of a name as they are written; what stands between them
// is for search no letter.
func nameParts(name string) []string {
	return strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

// nearWords are the candidates in which at most one letter in three, and at most
// two, differ from word; the nearest first, each once.
func nearWords(word string, candidates []string) []string {
	most := min(2, utf8.RuneCountInString(text.Fold(word))/3)
	away := map[string]int{}
	var near []string
	for _, c := range candidates {
		if _, seen := away[c]; seen {
			continue
		}
		if away[c] = text.Distance(word, c, most); away[c] <= most {
			near = append(near, c)
		}
	}
	slices.SortStableFunc(near, func(a, b string) int { return cmp.Compare(away[a], away[b]) })
	return near[:min(len(near), mostNearestTries)]
}
