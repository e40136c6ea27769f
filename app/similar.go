package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"kairyluu/app/text"
)

// Likeness says in what way an earlier appeal resembles the one being typed.
type Likeness string

// Likenesses, the weightiest first. They are three different answers: a repeat
// is the same person and issue, a duplicate the same text, a neighbour the
// same house; nearby tells how often the topic came from that settlement.
const (
	LikeDuplicate Likeness = "duplicate"
	LikeRepeat    Likeness = "repeat"
	LikeHouse     Likeness = "house"
	LikeNearby    Likeness = "nearby"
)

// Reasons why something is alike; the window says them in words.
const (
	SamePhone  = "same_phone"
	SamePIN    = "same_pin"
	SamePerson = "same_person"
	SameTopic  = "same_topic"
	SameText   = "same_text"
	SameHouse  = "same_house"
)

// Similar is one hint at the side of the form. It never blocks.
type Similar struct {
	Likeness Likeness
	Row      AppealRow // zero for LikeNearby
	Reasons  []string
	Count    int          // LikeNearby: how many
	Filter   AppealFilter // opens the list behind the hint
}

const (
	nearbyDays   = 90
	repeatDays   = 3 * 365
	similarLimit = 6
)

// Similar looks for earlier appeals that the one being typed may repeat. It is
// asked while typing, with whatever is filled in so far.
func (s *Appeals) Similar(ctx context.Context, a Appeal) ([]Similar, error) {
	a = s.tidy(a)
	hints := map[int64]*Similar{}
	for _, look := range []func(context.Context, Appeal, map[int64]*Similar) error{
		s.sameText, s.samePeople, s.sameHouse,
	} {
		if err := look(ctx, a, hints); err != nil {
			return nil, fmt.Errorf("look for similar appeals: %w", err)
		}
	}
	out := make([]Similar, 0, len(hints)+1)
	for id, h := range hints {
		if id != a.ID {
			out = append(out, *h)
		}
	}
	slices.SortFunc(out, func(x, y Similar) int {
		return cmp.Or(cmp.Compare(rank(x.Likeness), rank(y.Likeness)), cmp.Compare(y.Row.ID, x.Row.ID))
	})
	out = out[:min(len(out), similarLimit)]
	nearby, err := s.nearby(ctx, a)
	if err != nil {
		return nil, fmt.Errorf("look for similar appeals: %w", err)
	}
	return append(out, nearby...), nil
}

func rank(l Likeness) int {
	return slices.Index([]Likeness{LikeDuplicate, LikeRepeat, LikeHouse, LikeNearby}, l)
}

func hint(hints map[int64]*Similar, row AppealRow, l Likeness, reasons ...string) {
	h := hints[row.ID]
	if h == nil {
		h = &Similar{Likeness: l, Row: row, Filter: AppealFilter{ID: row.ID}}
		hints[row.ID] = h
	}
	if rank(l) < rank(h.Likeness) {
		h.Likeness = l
	}
	for _, r := range reasons {
		if !slices.Contains(h.Reasons, r) {
			h.Reasons = append(h.Reasons, r)
		}
	}
}

// sameText finds the same letter sent through another body.
func (s *Appeals) sameText(ctx context.Context, a Appeal, hints map[int64]*Similar) error {
	if len([]rune(a.Text)) < 20 {
		return nil
	}
	rows, err := s.store.AppealsByText(ctx, a.Text, 3)
	if err != nil {
		return err
	}
	for _, r := range rows {
		hint(hints, r, LikeDuplicate, SameText)
	}
	return nil
}

func (s *Appeals) samePeople(ctx context.Context, a Appeal, hints map[int64]*Similar) error {
	people, err := s.samePersons(ctx, a)
	if err != nil {
		return err
	}
	for id, reason := range people {
		f := AppealFilter{Resident: id, From: s.Today().AddDays(-repeatDays)}
		if a.TopicID != 0 {
			f.Topic = a.TopicID
		}
		rows, err := s.store.AppealRows(ctx, AppealQuery{Filter: f, Desc: true, Limit: 3})
		if err != nil {
			return err
		}
		for _, r := range rows {
			reasons := []string{reason}
			if a.TopicID != 0 && r.TopicID == a.TopicID {
				reasons = append(reasons, SameTopic)
			}
			hint(hints, r, LikeRepeat, reasons...)
		}
	}
	return nil
}

// samePersons finds the residents that the first applicant may be, each with why.
func (s *Appeals) samePersons(ctx context.Context, a Appeal) (map[int64]string, error) {
	people := map[int64]string{}
	if len(a.Applicants) == 0 {
		return people, nil
	}
	p := a.Applicants[0]
	if p.ResidentID != 0 {
		people[p.ResidentID] = SamePerson
	}
	if err := s.sameNamed(ctx, p.Resident, people); err != nil {
		return nil, err
	}
	for _, phone := range p.Resident.Phones {
		same, err := s.store.ResidentsByPhone(ctx, phone)
		if err != nil {
			return nil, err
		}
		for _, r := range same {
			people[r.ID] = cmp.Or(people[r.ID], SamePhone)
		}
	}
	return people, nil
}

// sameNamed adds who has the PIN or the whole name of r.
func (s *Appeals) sameNamed(ctx context.Context, r Resident, people map[int64]string) error {
	for _, words := range []string{r.PIN, r.Name.Full()} {
		if words == "" || words != r.PIN && (r.Name.Surname == "" || r.Name.Given == "") {
			continue
		}
		found, err := s.store.FindResidents(ctx, words, 5)
		if err != nil {
			return err
		}
		for _, known := range found {
			switch {
			case r.PIN != "" && known.PIN == r.PIN:
				people[known.ID] = cmp.Or(people[known.ID], SamePIN)
			case text.Fold(known.Name.Full()) == text.Fold(r.Name.Full()):
				people[known.ID] = cmp.Or(people[known.ID], SamePerson)
			}
		}
	}
	return nil
}

func (s *Appeals) sameHouse(ctx context.Context, a Appeal, hints map[int64]*Similar) error {
	house := text.AddressKey(a.Address.Line, "")
	if a.SettlementID == 0 || house == "" {
		return nil
	}
	rows, err := s.store.AppealRows(ctx, AppealQuery{
		Filter: AppealFilter{Settlement: a.SettlementID, House: house}, Desc: true, Limit: 3,
	})
	for _, r := range rows {
		hint(hints, r, LikeHouse, SameHouse)
	}
	return err
}

func (s *Appeals) nearby(ctx context.Context, a Appeal) ([]Similar, error) {
	if a.SettlementID == 0 || a.TopicID == 0 {
		return nil, nil
	}
	f := AppealFilter{Settlement: a.SettlementID, Topic: a.TopicID, From: s.Today().AddDays(-nearbyDays)}
	n, err := s.store.CountAppeals(ctx, f, 1000)
	if err != nil || n < 2 {
		return nil, err
	}
	return []Similar{{Likeness: LikeNearby, Count: n, Filter: f}}, nil
}
