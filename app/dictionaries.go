package app

import (
	"context"
	"fmt"
	"regexp"

	"kairyluu/app/text"
)

// Dictionaries is what one does with settlements, topics, executors and bodies.
type Dictionaries struct{ *Desk }

// Entries returns a whole dictionary, the inactive entries too.
func (s *Dictionaries) Entries(ctx context.Context, d Dict) ([]Entry, error) {
	return s.store.Entries(ctx, d)
}

// Names returns every entry of every dictionary by id, to put names to the
// ids of rows.
func (s *Dictionaries) Names(ctx context.Context) (map[int64]Entry, error) {
	all := map[int64]Entry{}
	for _, d := range Dicts {
		entries, err := s.store.Entries(ctx, d)
		if err != nil {
			return nil, fmt.Errorf("read dictionary %s: %w", d, err)
		}
		for _, e := range entries {
			all[e.ID] = e
		}
	}
	return all, nil
}

// Save stores an entry, new or changed. Two active entries of one dictionary
// may not have the same name, code or alias.
func (s *Dictionaries) Save(ctx context.Context, e Entry) (Entry, error) {
	e = tidyEntry(e)
	if err := s.check(ctx, e); err != nil {
		return e, err
	}
	err := s.store.InTx(ctx, func(tx Tx) error { return s.save(ctx, tx, &e) })
	if err != nil {
		return e, fmt.Errorf("save %s: %w", e.Dict, err)
	}
	s.bus.Publish(Changed{EntityEntry, e.ID})
	return e, nil
}

func (s *Dictionaries) save(ctx context.Context, tx Tx, e *Entry) error {
	if e.ID == 0 {
		if err := tx.AddEntry(ctx, e); err != nil {
			return err
		}
		return s.record(ctx, tx, EntityEntry, e.ID, e.Name(Russian), "create", diffJSON(nil, e))
	}
	entries, err := tx.Entries(ctx, e.Dict)
	if err != nil {
		return err
	}
	for _, old := range entries {
		if old.ID != e.ID {
			continue
		}
		if err := tx.UpdateEntry(ctx, e); err != nil {
			return err
		}
		return s.record(ctx, tx, EntityEntry, e.ID, e.Name(Russian), "update", diffJSON(old, e))
	}
	return Fail(NotFound, "entry.gone")
}

// Delete removes an entry that nothing refers to; a used one is Denied
// "entry.used" and should be deactivated.
func (s *Dictionaries) Delete(ctx context.Context, e Entry) error {
	err := s.store.InTx(ctx, func(tx Tx) error {
		used, err := tx.EntryUsed(ctx, e.ID)
		if err != nil {
			return err
		}
		if used {
			return Fail(Denied, "entry.used", "name", e)
		}
		if err := tx.DeleteEntry(ctx, e.ID); err != nil {
			return err
		}
		return s.record(ctx, tx, EntityEntry, e.ID, e.Name(Russian), "delete", diffJSON(e, Entry{}))
	})
	if err != nil {
		return fmt.Errorf("delete %s: %w", e.Dict, err)
	}
	s.bus.Publish(Changed{EntityEntry, e.ID})
	return nil
}

var topicCode = regexp.MustCompile(`^\d{2}(\.\d{2})?$`)

func (s *Dictionaries) check(ctx context.Context, e Entry) error {
	var f Faults
	if e.NameRU == "" && e.NameKY == "" {
		f.Add("name_ru", "entry.name_needed")
	}
	if e.Dict == Topics && !topicCode.MatchString(e.Code) {
		f.Add("code", "entry.topic_code")
	}
	if e.Population < 0 {
		f.Add("population", "entry.population")
	}
	if !e.From.IsZero() && !e.Until.IsZero() && e.Until.Before(e.From) {
		f.Add("until", "entry.until_before_from")
	}
	others, err := s.store.Entries(ctx, e.Dict)
	if err != nil {
		return err
	}
	checkParent(&f, e, others)
	for _, o := range others {
		if o.ID == e.ID || !o.Active || !e.Active {
			continue
		}
		if e.Code != "" && o.Code == e.Code {
			f.Add("code", "entry.code_taken", "name", o)
		}
		if o.Parent == e.Parent && sameName(o, e) {
			f.Add("name_ru", "entry.name_taken", "name", o)
		}
	}
	return f.Err()
}

// checkParent refuses a series that continues itself, straight or through others.
func checkParent(f *Faults, e Entry, others []Entry) {
	if e.Dict != MeetingSeries || e.Parent == 0 {
		return
	}
	if e.Parent == e.ID {
		f.Add("parent", "series.itself")
		return
	}
	parents := make(map[int64]int64, len(others))
	for _, o := range others {
		parents[o.ID] = o.Parent
	}
	if _, there := parents[e.Parent]; !there {
		f.Add("parent", "series.gone")
		return
	}
	for at, steps := e.Parent, 0; at != 0 && steps <= len(others); at, steps = parents[at], steps+1 {
		if at == e.ID {
			f.Add("parent", "series.circle")
			return
		}
	}
}

func sameName(a, b Entry) bool {
	for _, x := range append([]string{a.NameRU, a.NameKY}, a.Aliases...) {
		for _, y := range append([]string{b.NameRU, b.NameKY}, b.Aliases...) {
			if x != "" && text.PlaceKey(x) == text.PlaceKey(y) {
				return true
			}
		}
	}
	return false
}

func tidyEntry(e Entry) Entry {
	e.Code = text.NormalizeLine(e.Code)
	e.NameRU, e.NameKY, e.NameEN = text.NormalizeLine(e.NameRU), text.NormalizeLine(e.NameKY), text.NormalizeLine(e.NameEN)
	e.Post, e.Phone = text.NormalizeLine(e.Post), text.NormalizeLine(e.Phone)
	var aliases []string
	for _, a := range e.Aliases {
		if a = text.NormalizeLine(a); a != "" {
			aliases = append(aliases, a)
		}
	}
	e.Aliases = aliases
	return e
}
