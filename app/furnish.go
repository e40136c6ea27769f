package app

import (
	"context"
	"fmt"
)

// Furnish gives an office that was set up by an older program the dictionaries
// that came later: each of them whole, when it has no entry at all; and the example
// programmes, when it has none. It may be called at every opening. An office that
// is not set up is left alone.
func (d *Desk) Furnish(ctx context.Context, seed Seed) error {
	settings, err := d.Settings(ctx)
	if err != nil || !settings.Ready {
		return err
	}
	for _, entries := range seed.later() {
		if len(entries) == 0 {
			continue
		}
		there, err := d.store.Entries(ctx, entries[0].Dict)
		if err != nil {
			return fmt.Errorf("furnish office: %w", err)
		}
		if len(there) > 0 {
			continue
		}
		err = d.store.InTx(ctx, func(tx Tx) error { return addEntries(ctx, tx, entries) })
		if err != nil {
			return fmt.Errorf("furnish office: %w", err)
		}
		d.bus.Publish(Changed{Kind: EntityEntry})
	}
	return d.furnishProgrammes(ctx, seed)
}

func (d *Desk) furnishProgrammes(ctx context.Context, seed Seed) error {
	there, err := d.store.Programmes(ctx, ProgrammeFilter{})
	if err != nil {
		return fmt.Errorf("furnish office: %w", err)
	}
	if len(there) > 0 || len(seed.Programmes) == 0 {
		return nil
	}
	if err := d.store.InTx(ctx, func(tx Tx) error { return seed.addProgrammes(ctx, tx) }); err != nil {
		return fmt.Errorf("furnish office: %w", err)
	}
	d.bus.Publish(Changed{Kind: EntityProgramme})
	return nil
}

func addEntries(ctx context.Context, tx Tx, entries []Entry) error {
	for _, e := range entries {
		if err := tx.AddEntry(ctx, &e); err != nil {
			return err
		}
	}
	return nil
}
