package register

import (
	"context"
	"os"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/seed"
	"kairyluu/app/text"
	"kairyluu/assets"
	"kairyluu/db"
	"kairyluu/db/dbtest"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/uitest"
	"kairyluu/ui/words"
)

// desk is the form in the real frame over a real store, on Friday, 11 September
// 2026, 10:42.
type desk struct {
	*uitest.Window
	t       *testing.T
	ctx     context.Context
	office  *app.Office
	store   *brittle
	runner  *task.Inline
	env     *shell.Env
	frame   *shell.Frame
	catalog *words.Catalog
	now     time.Time
	picked  []string // what the file dialog gives
	opened  []string // what was opened with the system's program
	faults  []error  // what was told as an error
}

// brittle is a store that refuses to write while refuses is set.
type brittle struct {
	*db.Store
	refuses error
}

func (b *brittle) InTx(ctx context.Context, f func(app.Tx) error) error {
	if b.refuses != nil {
		return b.refuses
	}
	return b.Store.InTx(ctx, f)
}

// entries of the office by what they are called in the tests.
type entries struct{ akOrdo, alaToo, light, garbage, asanov, isaev int64 }

func newDesk(t *testing.T) (*desk, entries) {
	t.Helper()
	d := &desk{t: t, ctx: t.Context(), runner: task.NewInline(), store: &brittle{Store: dbtest.New(t)}}
	d.now = time.Date(2026, 9, 11, 10, 42, 0, 0, time.UTC)
	d.office = app.New(d.store, d.store.Files(), func() time.Time { return d.now })
	d.office.Desk.Sit("Айнура Ж.")
	ids := d.furnish()
	catalog, err := words.Load(assets.Lang)
	if err != nil {
		t.Fatal(err)
	}
	d.catalog = catalog
	d.Window = reopen(t, d)
	return d, ids
}

// furnish sets the office up with its calendar, topics, two settlements and two
// executors.
func (d *desk) furnish() (ids entries) {
	d.t.Helper()
	start, err := seed.Office(assets.Seed, app.CityBishkek)
	d.must(err)
	settings := app.DefaultSettings()
	settings.NameRU = "МТУ № 109"
	d.must(d.office.Desk.SetUp(d.ctx, settings, nil, app.Seed{Days: start.Days, Terms: start.Terms, Topics: start.Topics}))
	ids.akOrdo = d.entry(app.Entry{Dict: app.Settlements, NameRU: "Ак-Ордо-2", NameKY: "Ак-Ордо-2"})
	ids.alaToo = d.entry(app.Entry{Dict: app.Settlements, NameRU: "Ала-Тоо-3", NameKY: "Ала-Тоо-3"})
	ids.asanov = d.entry(app.Entry{Dict: app.Executors, NameRU: "Асанов Б. К.", Post: "специалист"})
	ids.isaev = d.entry(app.Entry{Dict: app.Executors, NameRU: "Исаев К. Т.", Post: "начальник"})
	names, err := d.office.Dictionaries.Names(d.ctx)
	d.must(err)
	for id, e := range names {
		switch e.Code {
		case "04.01":
			ids.light = id
		case "05.01":
			ids.garbage = id
		}
	}
	return ids
}

func (d *desk) entry(e app.Entry) int64 {
	d.t.Helper()
	e.Active = true
	e, err := d.office.Dictionaries.Save(d.ctx, e)
	d.must(err)
	return e.ID
}

func (d *desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// open builds the window as ui.Main does, with the form as its only real page.
func (d *desk) open(w fyne.Window) fyne.CanvasObject {
	d.env = &shell.Env{
		Office: d.office, Backups: d.store.Backups(), Words: d.catalog.In("ru"), Runner: d.runner, Window: w,
		Now:  func() time.Time { return d.now },
		Open: func(path string) error { d.opened = append(d.opened, path); return nil },
	}
	d.env.Dialogs = dialogs.New(w, func() dialogs.Words {
		return dialogs.Words{OK: "ОК", Cancel: "Отмена", Close: "Закрыть", Error: "Ошибка"}
	}, d.env.NewScope(), dialogs.Files{Open: func(string, bool, []dialogs.Filter) ([]string, error) { return d.picked, nil }})
	d.env.Fail = func(err error) {
		if err != nil {
			d.faults = append(d.faults, err)
		}
		shell.Tell(d.env, err, func(error) string { return "1" })
	}
	d.frame = shell.New(d.env, shell.Pages{
		shell.Register: New,
		shell.Appeals:  func(_ *shell.Env, r shell.Route) shell.Page { return &elsewhere{} },
	})
	return d.frame.Content()
}

// elsewhere is any other page.
type elsewhere struct{}

func (*elsewhere) Content() fyne.CanvasObject {
	return canvas.NewText("другая страница", nil)
}
func (*elsewhere) Close() {}

// page is the form on show.
func (d *desk) page() *Page {
	d.t.Helper()
	p, ok := d.frame.Page().(*Page)
	if !ok {
		d.t.Fatalf("the window shows %T, not the form", d.frame.Page())
	}
	return p
}

// form is what stands in the fields.
func (d *desk) form() Form {
	p := d.page()
	p.session.Take()
	return p.session.Form
}

// appeals are all appeals in the store, oldest first.
func (d *desk) appeals() []app.Appeal {
	d.t.Helper()
	rows, err := d.office.Appeals.Rows(d.ctx, app.AppealQuery{})
	d.must(err)
	all := make([]app.Appeal, len(rows))
	for i, row := range rows {
		all[i], err = d.store.Appeal(d.ctx, row.ID)
		d.must(err)
	}
	return all
}

// registered is an earlier appeal about the light of Sharshenbay uulu's street.
func (d *desk) registered(ids entries, on string) app.Appeal {
	d.t.Helper()
	date := civil.MustParse(on)
	a, err := d.office.Appeals.Register(d.ctx, app.Registration{ExecutorID: ids.asanov, Appeal: app.Appeal{
		Received: date, Registered: date, Kind: app.Complaint, Channel: app.ByHand, Language: app.Russian, TopicID: ids.light,
		SettlementID: ids.akOrdo, Address: app.Address{Line: "ул. Жеңиш, 14"}, OnControl: true,
		Summary: "Нет света на улице третью неделю", Text: "Четыре фонаря от школы до остановки не горят",
		Applicants: []app.Applicant{{Resident: app.Resident{
			Name: text.Name{Surname: "Шаршенбай уулу", Given: "Руслан"}, Phones: []string{"+996555123456"},
			SettlementID: ids.akOrdo, Address: app.Address{Line: "ул. Жеңиш, 14"},
		}}},
	}})
	d.must(err)
	return a
}

// field is the control of a key; it must have the focus for typing to reach it.
func (d *desk) at(key string) {
	d.t.Helper()
	if !d.page().ui.focus(key) {
		d.t.Fatalf("no field %s", key)
	}
	d.Settle()
}

// fill types into the field of a key in place of what is there.
func (d *desk) fill(key, typed string) {
	d.t.Helper()
	d.at(key)
	d.Ctrl("A")
	d.Press(fyne.KeyDelete)
	d.Type(typed)
	d.Press(fyne.KeyTab)
}

// complaint types the least that an appeal needs.
func (d *desk) complaint() {
	d.t.Helper()
	d.fill("surname", "Асанова")
	d.fill("topic", "уличное")
	d.fill("text", "Не горит фонарь")
}

// note is what stands under the field of a key.
func (d *desk) note(key string) string {
	d.t.Helper()
	field := d.page().ui.set.Field(key)
	if field == nil {
		d.t.Fatalf("no field %s", key)
	}
	return field.Note()
}

// focused is the key of the field with the focus.
func (d *desk) focused() string {
	ui := d.page().ui
	for _, key := range ui.keys() {
		if o, ok := ui.set.Field(key).Control.(fyne.Focusable); ok && o == d.Focused() {
			return key
		}
	}
	return ""
}

func (d *desk) file(name, content string) string {
	d.t.Helper()
	path := d.t.TempDir() + "/" + name
	d.must(os.WriteFile(path, []byte(content), 0o600))
	return path
}

// reopen opens another window on the same office.
func reopen(t *testing.T, d *desk) *uitest.Window {
	t.Helper()
	w := uitest.Open(t, d.open)
	d.frame.Go(shell.Route{Place: shell.Register})
	w.Settle()
	frame := d.frame
	t.Cleanup(frame.Close)
	return w
}
