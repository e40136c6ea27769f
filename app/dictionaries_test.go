package app_test

import (
	"testing"

	"kairyluu/app"
)

func TestEntryRules(t *testing.T) {
	d := newDesk(t)
	save := func(e app.Entry) app.Entry {
		t.Helper()
		e, err := d.Dictionaries.Save(d.ctx, e)
		d.must(err)
		return e
	}
	save(app.Entry{Dict: app.Settlements, NameRU: "Кок-Жар-9", NameKY: "Көк-Жар-9", Aliases: []string{" Сары  Булак-9 ", ""}, Active: true})
	save(app.Entry{Dict: app.Settlements, NameRU: "Бывший", Active: false})
	group := save(app.Entry{Dict: app.Topics, Code: "90", NameRU: "Прочее-90", Active: true})
	topic := save(app.Entry{Dict: app.Topics, Code: "90.01", Parent: group.ID, NameRU: "Шум", Active: true})

	place := func(change func(*app.Entry)) app.Entry {
		e := app.Entry{Dict: app.Settlements, NameRU: "Новое место", Active: true}
		change(&e)
		return e
	}
	for name, tt := range map[string]struct {
		entry app.Entry
		key   string // "": it is saved
	}{
		"a new place":                        {place(func(*app.Entry) {}), ""},
		"a name in Kyrgyz alone":             {place(func(e *app.Entry) { e.NameRU, e.NameKY = "", "Жаңы конуш-7" }), ""},
		"no name":                            {place(func(e *app.Entry) { e.NameRU = " " }), "entry.name_needed"},
		"a name that is taken":               {place(func(e *app.Entry) { e.NameRU = "кок-жар 9" }), "entry.name_taken"},
		"a name taken in the other language": {place(func(e *app.Entry) { e.NameRU = "Көкжар-9" }), "entry.name_taken"},
		"a name that is another's alias":     {place(func(e *app.Entry) { e.NameRU = "Сары-Булак 9" }), "entry.name_taken"},
		"an alias that is another's name":    {place(func(e *app.Entry) { e.NameRU, e.Aliases = "Место-8", []string{"Кок-Жар 9"} }), "entry.name_taken"},
		"a name of what is no longer used":   {place(func(e *app.Entry) { e.NameRU = "Бывший" }), ""},
		"a taken name, not used":             {place(func(e *app.Entry) { e.NameRU, e.Active = "Кок-Жар-9", false }), ""},
		"the name of a place as an executor": {app.Entry{Dict: app.Executors, NameRU: "Кок-Жар-9", Active: true}, ""},
		"minus one resident":                 {place(func(e *app.Entry) { e.NameRU, e.Population = "Место-6", -1 }), "entry.population"},
		"until before from":                  {place(func(e *app.Entry) { e.NameRU, e.From, e.Until = "Место-5", date("2025-01-01"), date("2024-01-01") }), "entry.until_before_from"},
		"from and until on one day":          {place(func(e *app.Entry) { e.NameRU, e.From, e.Until = "Место-4", date("2025-01-01"), date("2025-01-01") }), ""},
		"a topic without a code":             {app.Entry{Dict: app.Topics, NameRU: "Тема", Active: true}, "entry.topic_code"},
		"a topic with a code of three parts": {app.Entry{Dict: app.Topics, Code: "90.01.02", NameRU: "Тема", Active: true}, "entry.topic_code"},
		"a code that is taken":               {app.Entry{Dict: app.Topics, Code: "90.01", Parent: group.ID, NameRU: "Дым", Active: true}, "entry.code_taken"},
		"a name taken in the group":          {app.Entry{Dict: app.Topics, Code: "90.02", Parent: group.ID, NameRU: "шум", Active: true}, "entry.name_taken"},
		"a name of another group's topic":    {app.Entry{Dict: app.Topics, Code: "91", NameRU: "Шум", Active: true}, ""},
		"itself, saved again":                {topic, ""},
	} {
		t.Run(name, func(t *testing.T) {
			e, err := d.Dictionaries.Save(d.ctx, tt.entry)
			if tt.key != "" {
				refused(t, err, app.Invalid, tt.key)
				return
			}
			d.must(err)
			if tt.entry.ID == 0 { // so that the order of the cases says nothing
				d.must(d.Dictionaries.Delete(d.ctx, e))
			}
		})
	}
}

func TestEntriesAreTidied(t *testing.T) {
	d := newDesk(t)
	e, err := d.Dictionaries.Save(d.ctx, app.Entry{
		Dict: app.Settlements, NameRU: " Кок\u200b-Жар  9 ", Aliases: []string{" а ", "", "б"}, Post: "x\n", Active: true,
	})
	d.must(err)
	equal(t, "name", e.NameRU, "Кок-Жар 9")
	same(t, "aliases", e.Aliases, []string{"а", "б"})
	equal(t, "post", e.Post, "x")
}

func TestWhatIsUsedIsDeactivatedNotDeleted(t *testing.T) {
	d := newDesk(t)
	used, free := d.akOrdo, d.dordoi
	a := d.register()
	for _, e := range []app.Entry{used, d.road} {
		there, err := d.Dictionaries.Used(d.ctx, e.ID)
		d.must(err)
		equal(t, e.NameRU+" is used", there, true)
		refused(t, d.Dictionaries.Delete(d.ctx, e), app.Denied, "entry.used")
	}
	d.must(d.Dictionaries.Delete(d.ctx, free))
	refused(t, d.Dictionaries.Delete(d.ctx, free), app.NotFound, "entry.gone")
	equal(t, "record", d.history(app.HistoryFilter{Entity: app.EntityEntry})[0].Action, "delete")

	used.Active = false
	used, err := d.Dictionaries.Save(d.ctx, used)
	d.must(err)
	names, err := d.Dictionaries.Names(d.ctx)
	d.must(err)
	equal(t, "the old appeal keeps its word", names[a.SettlementID].NameRU, used.NameRU)
	if _, there := names[free.ID]; there {
		t.Error("what was deleted has a name")
	}
	equal(t, "an executor has a name too", names[d.asanov.ID].NameRU, d.asanov.NameRU)
}

func TestTwoWhoSaveAnEntry(t *testing.T) {
	d := newDesk(t)
	mine, stale := d.akOrdo, d.akOrdo
	mine.Population = 5000
	mine, err := d.Dictionaries.Save(d.ctx, mine)
	d.must(err)
	stale.Population = 1
	_, err = d.Dictionaries.Save(d.ctx, stale)
	refused(t, err, app.Conflict, "entry.changed")
	equal(t, "population", d.entry(app.Settlements, 0).Population, mine.Population)
	gone := mine
	gone.ID, gone.NameRU, gone.NameKY, gone.Aliases = 999, "Нет такого", "", nil
	_, err = d.Dictionaries.Save(d.ctx, gone)
	refused(t, err, app.NotFound, "entry.gone")
}

func TestEntryName(t *testing.T) {
	both := app.Entry{NameRU: "Дорога", NameKY: "Жол"}
	equal(t, "in Kyrgyz", both.Name(app.Kyrgyz), "Жол")
	equal(t, "in Russian", both.Name(app.Russian), "Дорога")
	equal(t, "in Kyrgyz without one", app.Entry{NameRU: "Дорога"}.Name(app.Kyrgyz), "Дорога")
	equal(t, "in Russian without one", app.Entry{NameKY: "Жол"}.Name(app.Russian), "Жол")
}
