package app

import (
	"context"
	"encoding/json"
	"fmt"

	"kairyluu/app/civil"
)

// Seed is what a new office starts with: the dictionaries that the program
// ships as data, all of it editable later.
type Seed struct {
	Days        []civil.Day
	Terms       civil.Terms
	Topics      []Entry // groups before their topics; a topic's group is told by its code
	Settlements []Entry // offered at the first run, ticked
	Others      []Entry // further settlements of the city, offered unticked
	Bodies      []Entry
	Forms       []Entry // of meetings
	Roles       []Entry // of guests
	Groups      []Entry // that attendance is counted by
	Sources     []Entry // of the money of grants
	Objects     []Entry // that grants build
	Papers      []Entry // documents of a grant project
	Programmes  []SeedProgramme
}

// later are the dictionaries that older programs did not have.
func (seed Seed) later() [][]Entry {
	return [][]Entry{seed.Forms, seed.Roles, seed.Groups, seed.Sources, seed.Objects, seed.Papers}
}

// SetUp makes a new office: settings, the chosen settlements and the seeded
// dictionaries, calendar and terms, in one transaction. An office that is set
// up already is Denied.
func (d *Desk) SetUp(ctx context.Context, s Settings, settlements []Entry, seed Seed) error {
	old, err := d.Settings(ctx)
	if err != nil {
		return err
	}
	if old.Ready {
		return Fail(Denied, "setup.done")
	}
	if err := s.check(); err != nil {
		return err
	}
	s.Ready = true
	raw, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("set up office: %w", err)
	}
	err = d.store.InTx(ctx, func(tx Tx) error {
		if err := seed.put(ctx, tx, settlements); err != nil {
			return err
		}
		if err := tx.PutSetting(ctx, settingOffice, raw); err != nil {
			return err
		}
		return d.record(ctx, tx, EntitySetting, 0, s.NameRU, "create", diffJSON(nil, s))
	})
	if err != nil {
		return fmt.Errorf("set up office: %w", err)
	}
	d.forget()
	d.bus.Publish(Changed{Kind: EntitySetting})
	return nil
}

func (seed Seed) put(ctx context.Context, tx Tx, settlements []Entry) error {
	for _, day := range seed.Days {
		if err := tx.PutDay(ctx, day); err != nil {
			return err
		}
	}
	if err := tx.ReplaceTerms(ctx, seed.Terms); err != nil {
		return err
	}
	groups := map[string]int64{}
	for _, topic := range seed.Topics {
		if len(topic.Code) > 2 {
			topic.Parent = groups[topic.Code[:2]]
		}
		if err := tx.AddEntry(ctx, &topic); err != nil {
			return err
		}
		groups[topic.Code] = topic.ID
	}
	for _, entries := range append([][]Entry{settlements, seed.Bodies}, seed.later()...) {
		if err := addEntries(ctx, tx, entries); err != nil {
			return err
		}
	}
	return seed.addProgrammes(ctx, tx)
}
