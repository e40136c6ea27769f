package settings

import (
	"cmp"
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/sections"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// lister is a keeper of copies that can also name them all.
type lister interface {
	List() ([]app.BackupInfo, error)
}

// kept is what is known of the copies: newest first.
type kept struct {
	last   app.BackupInfo
	all    []app.BackupInfo
	folder string // where copies to another place went last
}

// data is where the office's data lie and how they are kept safe.
type data struct {
	env   *shell.Env
	scope *task.Scope

	last     *widgets.Banner
	list     *widgets.Table[app.BackupInfo]
	fields   *fieldset.Set
	folder   *widgets.Entry
	now      *widgets.Button
	there    *widgets.Button
	contents fyne.CanvasObject
}

func newData(env *shell.Env, scope *task.Scope) sections.Section {
	s := &data{env: env, scope: scope}
	s.last = widgets.NewBanner(widgets.Info, "", "")
	s.fields = fieldset.New(env.Words, nil)
	s.folder = s.fields.Entry("folder", "settings.field.folder")
	s.folder.OnEnter = s.copyThere
	s.fields.Field("folder").SetHint(env.T("settings.hint.folder"))
	s.now = widgets.NewPrimary(env.T("settings.copy_now"), "F5", s.copyNow)
	s.there = widgets.NewButton(env.T("settings.copy_there"), s.copyThere)
	s.list = widgets.NewTable(func(b app.BackupInfo) int64 { return b.At.UnixNano() }, s.columns()...)
	s.list.EmptyText = env.T("settings.copies.none")
	s.contents = s.layOut()
	return s
}

func (s *data) layOut() fyne.CanvasObject {
	where := widgets.NewFacts(
		widgets.Fact{Label: s.env.T("settings.data.folder"), Text: s.env.DataDir},
		widgets.Fact{Label: s.env.T("settings.data.holds"), Text: s.env.T("settings.data.what")},
	)
	home := widgets.NewCard(s.env.T("settings.data.where"), where)
	home.SetCorner(widgets.NewLink(s.env.T("settings.data.open"), s.openFolder))
	elsewhere := widgets.NewGrid(s.fields.Cell("folder", 360, 1))
	head := widgets.NewInset(widgets.NewStack(
		10,
		widgets.NewSpread([]fyne.CanvasObject{widgets.NewHeading(s.env.T("settings.data"))}, []fyne.CanvasObject{s.now}),
		s.last,
		home,
		widgets.NewCard(s.env.T("settings.data.elsewhere"), widgets.NewStack(8, elsewhere, widgets.NewWrap(8, s.there))),
		widgets.NewText(s.env.T("settings.copies"), widgets.TextStyle{Bold: true}),
	), 10, 12, 8, 12)
	return widgets.NewFrame(head, s.list, nil)
}

func (s *data) columns() []widgets.Column[app.BackupInfo] {
	column := func(id string, width float32, value func(app.BackupInfo) string) widgets.Column[app.BackupInfo] {
		return widgets.Column[app.BackupInfo]{
			ID: id, Title: s.env.T("settings.copies." + id), Width: width, MinWidth: 60, Text: value,
		}
	}
	appeals := column("appeals", 110, func(b app.BackupInfo) string { return text.FormatInt(b.Appeals) })
	appeals.Align = fyne.TextAlignTrailing
	size := column("size", 110, func(b app.BackupInfo) string { return s.megabytes(b.Size) })
	size.Align = fyne.TextAlignTrailing
	return []widgets.Column[app.BackupInfo]{
		column("at", 150, func(b app.BackupInfo) string { return moment(b.At, s.env.Now().Location()) }),
		appeals, size,
		column("path", 520, func(b app.BackupInfo) string { return b.Path }),
	}
}

func (s *data) megabytes(size int64) string {
	return s.env.T("settings.megabytes", "size", text.FormatDecimal(s.env.Words.Lang(), float64(size)/1e6, 1))
}

// moment is a point of time as the papers of this place write it.
func moment(at time.Time, zone *time.Location) string {
	at = at.In(zone)
	return civil.Of(at).Format() + " " + at.Format("15:04")
}

// Content implements sections.Section.
func (s *data) Content() fyne.CanvasObject { return s.contents }

// Focus implements sections.Section.
func (s *data) Focus() { s.env.Window.Canvas().Focus(s.now) }

// Key implements shell.KeyHandler: F5 makes a copy.
func (s *data) Key(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyF5 {
		return false
	}
	s.copyNow()
	return true
}

// Load implements sections.Section.
func (s *data) Load() {
	task.Run(s.scope.Latest("load"), func(ctx context.Context) (kept, error) {
		return readKept(ctx, s.env)
	}, func(k kept, err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		s.show(k)
	})
}

func readKept(ctx context.Context, env *shell.Env) (k kept, err error) {
	if k.last, err = env.Backups.Last(ctx); err != nil {
		return k, err
	}
	if l, ok := env.Backups.(lister); ok {
		if k.all, err = l.List(); err != nil {
			return k, err
		}
	} else if !k.last.At.IsZero() {
		k.all = []app.BackupInfo{k.last}
	}
	_, err = env.Office.Desk.Preference(ctx, prefFolder, &k.folder)
	return k, err
}

func (s *data) show(k kept) {
	s.list.SetSource(widgets.Slice[app.BackupInfo](k.all))
	if s.folder.Text == "" {
		s.folder.SetText(k.folder)
	}
	if k.last.At.IsZero() {
		s.last.Set(widgets.Soon, s.env.T("settings.copy.none"), s.env.T("settings.copy.none_why"))
		return
	}
	kind := widgets.Info
	if civil.Of(s.env.Now()).Sub(civil.Of(k.last.At.In(s.env.Now().Location()))) > 1 {
		kind = widgets.Soon
	}
	s.last.Set(
		kind, s.env.T("settings.copy.last", "when", moment(k.last.At, s.env.Now().Location())),
		s.env.T("settings.copy.checked", "n", k.last.Appeals, "size", s.megabytes(k.last.Size)),
	)
}

func (s *data) copyNow() { s.copyTo("") }

// copyThere copies into the folder that is typed.
func (s *data) copyThere() {
	folder := strings.TrimSpace(s.folder.Text)
	faults := &app.Faults{}
	if folder == "" {
		faults.Add("folder", "settings.fault.folder")
	}
	if !s.fields.Show(faults) {
		s.copyTo(folder)
	}
}

// copyTo makes a verified copy. It is not given up when the page is left.
func (s *data) copyTo(folder string) {
	if s.now.Disabled() {
		return
	}
	s.now.Disable()
	s.there.Disable()
	s.env.Hint(s.env.T("settings.copying"))
	task.Run(s.env.NewScope(), func(ctx context.Context) (app.BackupInfo, error) {
		info, err := s.env.Backups.Make(ctx, folder)
		if err != nil || folder == "" {
			return info, err
		}
		return info, s.env.Office.Desk.SetPreference(ctx, prefFolder, folder)
	}, func(info app.BackupInfo, err error) {
		s.now.Enable()
		s.there.Enable()
		if err != nil {
			s.env.Hint("")
			s.env.Fail(err)
			return
		}
		s.env.Status(s.env.T("settings.copied", "path", cmp.Or(info.Path, folder)))
		s.Load()
	})
}

func (s *data) openFolder() { s.env.Fail(s.env.Open(s.env.DataDir)) }
