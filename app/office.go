// Package app is the office's work: what appeals, residents and terms are, and
// what one does with them. It knows no window, no SQL and no workbook library.
package app

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"kairyluu/app/civil"
)

// Office joins the use cases over one store. Make it with New.
type Office struct {
	Appeals      *Appeals
	Residents    *Residents
	Dictionaries *Dictionaries
	Calendar     *Calendar
	Attachments  *Attachments
	Meetings     *Meetings
	Decisions    *Decisions
	Findings     *Findings
	Places       *Places
	Programmes   *Programmes
	Projects     *Projects
	Ledger       *Ledger
	Desk         *Desk
	Bus          *Bus
}

// New returns the office over store and files. now is the clock; the days of
// the office are those of its local time zone.
func New(store Store, files Files, now func() time.Time) *Office {
	d := &Desk{store: store, files: files, now: now, bus: &Bus{}}
	return &Office{
		Appeals:      &Appeals{d},
		Residents:    &Residents{d},
		Dictionaries: &Dictionaries{d},
		Calendar:     &Calendar{d},
		Attachments:  &Attachments{d},
		Meetings:     &Meetings{d},
		Decisions:    &Decisions{d},
		Findings:     &Findings{d},
		Places:       &Places{d},
		Programmes:   &Programmes{d},
		Projects:     &Projects{d},
		Ledger:       &Ledger{d},
		Desk:         d,
		Bus:          d.bus,
	}
}

// Desk is what the use cases share: the store, the clock, who sits at it, and
// the calendar and settings as last read.
type Desk struct {
	store Store
	files Files
	now   func() time.Time
	bus   *Bus

	mu       sync.Mutex
	actor    string
	settings *Settings
	cal      *civil.Calendar
	terms    civil.Terms
}

// Today is the office's day.
func (d *Desk) Today() civil.Date { return civil.Of(d.now()) }

// Store gives readers of whole lists (reports, exports) the store itself.
func (d *Desk) Store() Store { return d.store }

// Sit says who does what follows; the name goes into events and history.
func (d *Desk) Sit(actor string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.actor = actor
}

// Actor is who sits at the desk.
func (d *Desk) Actor() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.actor
}

// Settings returns the office's settings, DefaultSettings for one not set up.
func (d *Desk) Settings(ctx context.Context) (Settings, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.settings != nil {
		return *d.settings, nil
	}
	s := DefaultSettings()
	if _, err := d.read(ctx, settingOffice, &s); err != nil {
		return s, err
	}
	d.settings = &s
	return s, nil
}

// Rules returns the calendar and the terms of law in force at this desk.
func (d *Desk) Rules(ctx context.Context) (*civil.Calendar, civil.Terms, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.cal != nil {
		return d.cal, d.terms, nil
	}
	days, err := d.store.CalendarDays(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("read calendar: %w", err)
	}
	terms, err := d.store.Terms(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("read terms: %w", err)
	}
	d.cal, d.terms = civil.NewCalendar(days), terms
	return d.cal, d.terms, nil
}

func (d *Desk) forget() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.settings, d.cal, d.terms = nil, nil, nil
}

const settingOffice = "office"

// SaveSettings stores the office's settings after checking them.
func (d *Desk) SaveSettings(ctx context.Context, s Settings) error {
	if err := s.check(); err != nil {
		return err
	}
	raw, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("save settings: %w", err)
	}
	old, err := d.Settings(ctx)
	if err != nil {
		return err
	}
	err = d.store.InTx(ctx, func(tx Tx) error {
		if err := tx.PutSetting(ctx, settingOffice, raw); err != nil {
			return err
		}
		return d.record(ctx, tx, EntitySetting, 0, s.NameRU, "update", diffJSON(old, s))
	})
	if err != nil {
		return fmt.Errorf("save settings: %w", err)
	}
	d.forget()
	d.bus.Publish(Changed{Kind: EntitySetting})
	return nil
}

// Preference reads what the window remembers (column widths, language …) into
// v and tells whether there was anything.
func (d *Desk) Preference(ctx context.Context, key string, v any) (bool, error) {
	return d.read(ctx, "window."+key, v)
}

// SetPreference remembers v for the window. It leaves no history.
func (d *Desk) SetPreference(ctx context.Context, key string, v any) error {
	raw, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("keep preference %s: %w", key, err)
	}
	return d.store.InTx(ctx, func(tx Tx) error { return tx.PutSetting(ctx, "window."+key, raw) })
}

// Draft reads a half-typed form into v and tells whether there was one.
func (d *Desk) Draft(ctx context.Context, key string, v any) (bool, error) {
	raw, err := d.store.Draft(ctx, key)
	if err != nil || raw == nil {
		return false, err
	}
	return true, json.Unmarshal(raw, v)
}

// KeepDraft stores a half-typed form, so that it survives a killed process.
func (d *Desk) KeepDraft(ctx context.Context, key string, v any) error {
	raw, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("keep draft: %w", err)
	}
	return d.store.InTx(ctx, func(tx Tx) error { return tx.PutDraft(ctx, key, raw) })
}

// DropDraft forgets a half-typed form.
func (d *Desk) DropDraft(ctx context.Context, key string) error {
	return d.store.InTx(ctx, func(tx Tx) error { return tx.PutDraft(ctx, key, nil) })
}

// History returns a page of the history, newest first.
func (d *Desk) History(ctx context.Context, f HistoryFilter) ([]Record, error) {
	return d.store.History(ctx, f)
}

func (d *Desk) read(ctx context.Context, key string, v any) (bool, error) {
	raw, err := d.store.Setting(ctx, key)
	if err != nil {
		return false, fmt.Errorf("read setting %s: %w", key, err)
	}
	if raw == nil {
		return false, nil
	}
	if err := json.Unmarshal(raw, v); err != nil {
		return false, fmt.Errorf("read setting %s: %w", key, err)
	}
	return true, nil
}

func (d *Desk) record(ctx context.Context, tx Tx, entity string, id int64, label, action string, changes []Change) error {
	return tx.AddRecord(ctx, &Record{
		At: d.now().UTC(), Actor: d.Actor(), Entity: entity, EntityID: id,
		Label: label, Action: action, Changes: changes,
	})
}
