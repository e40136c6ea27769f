package app_test

import (
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
)

func TestSetUpMakesAnOffice(t *testing.T) {
	d := newDesk(t)
	settings, err := d.Desk.Settings(d.ctx)
	d.must(err)
	equal(t, "ready", settings.Ready, true)
	topics, err := d.Dictionaries.Entries(d.ctx, app.Topics)
	d.must(err)
	groups := map[int64]string{}
	for _, e := range topics {
		if e.Parent == 0 {
			groups[e.ID] = e.Code
			continue
		}
		equal(t, "group of topic "+e.Code, groups[e.Parent], e.Code[:2])
	}
	cal, terms, err := d.Desk.Rules(d.ctx)
	d.must(err)
	for year := 2024; year <= 2027; year++ {
		equal(t, "calendar", cal.Covers(year), true)
	}
	_, ok := terms.For(civil.StepAnswer, "complaint", date(today))
	equal(t, "a term of answer", ok, true)
	equal(t, "records", d.history(app.HistoryFilter{Entity: app.EntitySetting})[0].Action, "create")
}

func TestSetUpIsRefused(t *testing.T) {
	good := app.DefaultSettings()
	good.NameRU = "МТУ"
	t.Run("twice", func(t *testing.T) {
		d := newDesk(t)
		refused(t, d.Desk.SetUp(d.ctx, good, nil, app.Seed{}), app.Denied, "setup.done")
	})
	for name, tt := range map[string]struct {
		change func(*app.Settings)
		key    string
	}{
		"without a name":           {func(s *app.Settings) { s.NameRU = "" }, "settings.name_needed"},
		"with a bad pattern":       {func(s *app.Settings) { s.Numbering.Pattern = "№" }, "numbering.no_counter"},
		"with no days for urgency": {func(s *app.Settings) { s.UrgentDays = 0 }, "settings.urgent_range"},
	} {
		t.Run(name, func(t *testing.T) {
			d := bareDesk(t)
			s := good
			tt.change(&s)
			refused(t, d.Desk.SetUp(d.ctx, s, nil, app.Seed{}), app.Invalid, tt.key)
			kept, err := d.Desk.Settings(d.ctx)
			d.must(err)
			equal(t, "ready", kept.Ready, false)
		})
	}
	t.Run("whole when a part of it fails", func(t *testing.T) {
		d := bareDesk(t)
		seed := app.Seed{
			Topics: []app.Entry{{Dict: app.Topics, Code: "01", NameRU: "Вода", Active: true}},
			Bodies: []app.Entry{{Dict: app.Bodies, NameRU: "Мэрия", Active: true, Parent: 999}}, // no such group
		}
		refused(t, d.Desk.SetUp(d.ctx, good, nil, seed), app.Conflict, "data.reference_gone")
		topics, err := d.Dictionaries.Entries(d.ctx, app.Topics)
		d.must(err)
		equal(t, "topics", len(topics), 0)
	})
}
