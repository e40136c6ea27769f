package app

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"kairyluu/app/civil"
)

// FoundKind parts what a search over everything finds.
type FoundKind string

// Kinds of what is found.
const (
	FoundAppeals     FoundKind = "appeals"
	FoundResidents   FoundKind = "residents"
	FoundMeetings    FoundKind = "meetings"
	FoundDecisions   FoundKind = "decisions"
	FoundProjects    FoundKind = "projects"
	FoundRisks       FoundKind = "risks"
	FoundPractices   FoundKind = "practices"
	FoundSettlements FoundKind = "settlements"
	FoundExecutors   FoundKind = "executors"
	FoundBodies      FoundKind = "bodies"
)

// FoundKinds lists every FoundKind in the order of an answer.
var FoundKinds = []FoundKind{
	FoundAppeals, FoundResidents, FoundMeetings, FoundDecisions, FoundProjects, FoundRisks, FoundPractices,
	FoundSettlements, FoundExecutors, FoundBodies,
}

// Spot says in which part of a card words were found.
type Spot string

// Spots.
const (
	SpotPhone      Spot = "phone"
	SpotPIN        Spot = "pin"
	SpotApplicant  Spot = "applicant" // not the first one
	SpotAddress    Spot = "address"
	SpotSettlement Spot = "settlement"
	SpotSummary    Spot = "summary"
	SpotText       Spot = "text"
	SpotCovering   Spot = "covering"
	SpotResolution Spot = "resolution"
	SpotAnswer     Spot = "answer" // the number of an answer
	SpotAgenda     Spot = "agenda"
	SpotGuest      Spot = "guest"
	SpotPeople     Spot = "people" // who convened, chaired, wrote
	SpotDecision   Spot = "decision"
	SpotPartner    Spot = "partner"
	SpotMeasures   Spot = "measures"
	SpotCommunity  Spot = "community" // who stands behind a project
	SpotContractor Spot = "contractor"
	SpotName       Spot = "name" // another name of it
	SpotNote       Spot = "note"
)

// Hit is something that a search over everything found.
type Hit struct {
	Entity string
	ID     int64
	Title  string // what it is called: number, name, text
	About  string // whose or where it is: applicant, phone, place
	Spot   Spot   // where the words are, when neither Title nor About has them
	Note   string // the piece that has them; with no Spot, what the card is about
	Date   civil.Date
	Exact  bool // its number, phone or personal number is exactly what was typed
}

// Finds are the hits of one kind, the best first.
type Finds struct {
	Kind  FoundKind
	Hits  []Hit
	Total int // how many there are, as far as FindQuery.Count asked
}

// FindQuery asks what has all the words.
type FindQuery struct {
	Words string
	Kinds []FoundKind // none: every kind
	Limit int         // hits of each kind at most
	Count int         // how far to count each kind; 0: no further than Limit
	Lang  Language    // of the names of dictionaries
}

// leastFind is how many letters a search needs.
const leastFind = 2

// Find searches the kinds asked for. Kinds without a hit are left out; one that
// has exactly the number, phone or personal number that was typed comes first.
// Fewer than two letters find nothing.
func (d *Desk) Find(ctx context.Context, q FindQuery) ([]Finds, error) {
	if utf8.RuneCountInString(strings.TrimSpace(q.Words)) < leastFind {
		return nil, nil
	}
	if len(q.Kinds) == 0 {
		q.Kinds = FoundKinds
	}
	found, err := d.store.Find(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("search everything: %w", err)
	}
	slices.SortStableFunc(found, func(a, b Finds) int { return exactly(b) - exactly(a) })
	return found, nil
}

// exactly is 1 for finds that begin with exactly what was typed.
func exactly(f Finds) int {
	if len(f.Hits) > 0 && f.Hits[0].Exact {
		return 1
	}
	return 0
}

// FindCards searches the cards that others can be tied to: appeals, meetings,
// decisions, projects, risks and practices; at most limit of each.
func (d *Desk) FindCards(ctx context.Context, words string, limit int) ([]Hit, error) {
	found, err := d.Find(ctx, FindQuery{
		Words: words, Limit: limit,
		Kinds: []FoundKind{FoundAppeals, FoundMeetings, FoundDecisions, FoundProjects, FoundRisks, FoundPractices},
	})
	var hits []Hit
	for _, f := range found {
		hits = append(hits, f.Hits...)
	}
	return hits, err
}

// Nearest is what a search over everything that found nothing may have meant, as
// Appeals.Nearest; "" when nothing near would find anything.
func (d *Desk) Nearest(ctx context.Context, words string) (string, error) {
	return speller{d.store, func(ctx context.Context, words string) (bool, error) {
		found, err := d.Find(ctx, FindQuery{Words: words, Limit: 1})
		return len(found) > 0, err
	}}.nearest(ctx, words)
}
