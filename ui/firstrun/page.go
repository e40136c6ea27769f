// Package firstrun is what the window shows before there is an office: it asks
// the little that cannot be guessed, or shows a made-up office.
package firstrun

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kairyluu/app"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// draftKey is where the half-typed form is kept, draftPause how long typing must
// rest before it is.
const (
	draftKey   = "firstrun"
	draftPause = time.Second
)

// Page is the first run.
type Page struct {
	env   *shell.Env
	scope *task.Scope
	demo  func(ctx context.Context, progress func(done, total int)) error
	done  func()
	form  form
	seed  app.Seed

	fields           *fieldset.Set
	nameRU, nameKY   *widgets.Entry
	city             *widgets.Choice
	district, mtu    *widgets.Entry
	headName         *widgets.Entry
	others           *widgets.Picker
	placeRU, placeKY *widgets.Entry
	places           *fyne.Container
	start, look      *widgets.Button
	content          fyne.CanvasObject
}

var (
	_ shell.Page    = (*Page)(nil)
	_ shell.Focuser = (*Page)(nil)
)

// New returns the first run. demo fills the empty folder with a made-up office;
// done is called when there is an office to work in.
func New(env *shell.Env, demo func(ctx context.Context, progress func(done, total int)) error, done func()) shell.Page {
	p := &Page{env: env, scope: env.NewScope(), demo: demo, done: done}
	p.seed = env.Seed(app.CityBishkek)
	p.form = newForm(app.CityBishkek, p.seed)
	p.fields = fieldset.New(env.Words, p.changed)
	p.build()
	p.fill()
	for _, key := range submitKeys {
		env.Window.Canvas().AddShortcut(key, func(fyne.Shortcut) {
			if !env.Dialogs.Busy() {
				p.Submit()
			}
		})
	}
	p.restore()
	return p
}

// submitKeys are Ctrl+Enter, as in the forms of the program, on both parts of the
// keyboard.
var submitKeys = []*desktop.CustomShortcut{
	{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl},
	{KeyName: fyne.KeyEnter, Modifier: fyne.KeyModifierControl},
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Close implements shell.Page.
func (p *Page) Close() {
	for _, key := range submitKeys {
		p.env.Window.Canvas().RemoveShortcut(key)
	}
	p.scope.Close()
}

// Focus implements shell.Focuser.
func (p *Page) Focus() { p.fields.Field("name").Focus() }

// restore brings back a form that was begun before.
func (p *Page) restore() {
	type begun struct {
		form form
		ok   bool
	}
	task.Run(p.scope, func(ctx context.Context) (b begun, err error) {
		b.ok, err = p.env.Office.Desk.Draft(ctx, draftKey, &b.form)
		return b, err
	}, func(b begun, err error) {
		switch {
		case err != nil:
			p.env.Fail(err)
		case b.ok:
			p.form = b.form
			p.seed = p.env.Seed(b.form.City)
			p.fill()
		}
	})
}

// changed takes what is typed into the model and keeps it soon.
func (p *Page) changed() {
	p.read()
	task.After(p.scope, "draft", draftPause, func() { p.keep(func() {}) })
}

func (p *Page) keep(then func()) {
	form := p.form
	task.Do(p.env.NewScope(), func(ctx context.Context) error {
		return p.env.Office.Desk.KeepDraft(ctx, draftKey, form)
	}, func(err error) {
		p.env.Fail(err)
		then()
	})
}

// speak changes the language of the window; what is typed comes back with it.
func (p *Page) speak(lang string) {
	p.keep(func() { p.env.Switch(lang) })
}

// move changes the city and what is offered for it.
func (p *Page) move(city string) {
	p.form.City = city
	p.seed = p.env.Seed(city)
	p.form.offer(p.seed)
	p.showPlaces()
	p.changed()
}

// addPlace puts the settlement that is typed onto the list.
func (p *Page) addPlace() {
	e, faults := newPlace(p.placeRU.Text, p.placeKY.Text)
	if p.fields.Show(faults) {
		return
	}
	p.fields.Fill(func() {
		p.placeRU.SetText("")
		p.placeKY.SetText("")
	})
	p.add(e)
	p.fields.Field("place_ru").Focus()
}

func (p *Page) add(e app.Entry) {
	p.form.add(e)
	p.showPlaces()
	p.changed()
}

// Submit makes the office and begins the work.
func (p *Page) Submit() {
	p.read()
	settings, faults := p.form.settings()
	if p.fields.Show(faults) || p.start.Disabled() {
		return
	}
	p.enable(false)
	task.Do(p.env.NewScope(), func(ctx context.Context) error {
		if err := p.env.Office.Desk.SetUp(ctx, settings, p.form.chosen(), p.seed); err != nil {
			return err
		}
		return p.env.Office.Desk.DropDraft(ctx, draftKey)
	}, p.ended)
}

// showExample fills the folder with a made-up office. It cannot be stopped half
// way: half an office is neither an example nor empty.
func (p *Page) showExample() {
	if p.look.Disabled() {
		return
	}
	p.enable(false)
	dialog := p.env.Dialogs.Progress(p.env.T("firstrun.example.making"), nil)
	task.Progress(p.scope, func(ctx context.Context, step func(float64)) (struct{}, error) {
		return struct{}{}, p.demo(ctx, func(done, total int) { step(float64(done) / float64(max(total, 1))) })
	}, func(fraction float64) {
		dialog.Set(fraction, "")
	}, func(_ struct{}, err error) {
		dialog.Close()
		p.ended(err)
	})
}

func (p *Page) ended(err error) {
	p.enable(true)
	switch {
	case err == nil:
		p.done()
	case !p.fields.Refused(err):
		p.env.Fail(err)
	}
}

func (p *Page) enable(on bool) {
	for _, b := range []*widgets.Button{p.start, p.look} {
		if on {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}
