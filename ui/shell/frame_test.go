package shell_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/assets"
	"kairyluu/db/dbtest"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/uitest"
	"kairyluu/ui/widgets"
	"kairyluu/ui/words"
)

// sheet is a page that writes down what the frame asks of it.
type sheet struct {
	env    *shell.Env
	route  shell.Route
	entry  *widgets.Entry
	did    []string
	hold   bool // asked to leave, it does not let go
	closed bool
}

func (p *sheet) Content() fyne.CanvasObject {
	return widgets.NewStack(4, widgets.NewHeading("page "+string(p.route.Place)), p.entry)
}
func (p *sheet) Close()          { p.closed = true }
func (p *sheet) Focus()          { p.env.Window.Canvas().Focus(p.entry) }
func (p *sheet) Save()           { p.did = append(p.did, "save") }
func (p *sheet) Submit()         { p.did = append(p.did, "submit") }
func (p *sheet) Export()         { p.did = append(p.did, "export") }
func (p *sheet) Print()          { p.did = append(p.did, "print") }
func (p *sheet) Search(w string) { p.did = append(p.did, "search "+w) }
func (p *sheet) Leave(leave func()) {
	p.did = append(p.did, "leave")
	if !p.hold {
		leave()
	}
}

// plain is a page with no abilities.
type plain struct{ route shell.Route }

func (p *plain) Content() fyne.CanvasObject { return widgets.NewHeading("plain " + p.route.Words) }
func (p *plain) Close()                     {}

type frame struct {
	*shell.Frame
	env    *shell.Env
	w      *uitest.Window
	runner *task.Inline
	pages  []*sheet
}

func (f *frame) top() *sheet { return f.pages[len(f.pages)-1] }

func newFrame(t *testing.T) *frame {
	t.Helper()
	store := dbtest.New(t)
	office := app.New(store, store.Files(), noon)
	return frameOver(t, "ru", office, store.Backups(), shell.Overview, shell.Appeals, shell.Register)
}

func noon() time.Time { return time.Date(2026, 9, 11, 10, 42, 0, 0, time.Local) }

// frameOver shows a window over an office, with sheets at some places and a page
// that can do nothing for reports.
func frameOver(t *testing.T, lang string, office *app.Office, copies app.Backups, places ...shell.Place) *frame {
	t.Helper()
	catalog, err := words.Load(assets.Lang)
	if err != nil {
		t.Fatal(err)
	}
	f := &frame{runner: task.NewInline()}
	pages := shell.Pages{shell.Reports: func(_ *shell.Env, r shell.Route) shell.Page { return &plain{r} }}
	for _, place := range places {
		pages[place] = func(env *shell.Env, r shell.Route) shell.Page {
			p := &sheet{env: env, route: r, entry: widgets.NewEntry()}
			f.pages = append(f.pages, p)
			return p
		}
	}
	f.w = uitest.Open(t, func(w fyne.Window) fyne.CanvasObject {
		f.env = &shell.Env{
			Office: office, Backups: copies, Runner: f.runner,
			Words: catalog.In(lang), Window: w, Now: noon, Fail: func(err error) {
				if err != nil {
					t.Error(err)
				}
			},
		}
		f.env.Dialogs = dialogs.New(w, func() dialogs.Words { return dialogs.Words{OK: "ОК", Cancel: "Отмена"} }, f.env.NewScope(), dialogs.Files{})
		f.env.Switch = func(lang string) {
			f.env.Words = catalog.In(lang)
			f.Rebuild()
		}
		f.Frame = shell.New(f.env, pages)
		return f.Content()
	})
	t.Cleanup(f.Close)
	f.Go(shell.Route{Place: shell.Overview})
	f.w.Settle()
	return f
}

func TestDigitsLeadToPagesAndEscLeadsBack(t *testing.T) {
	f := newFrame(t)
	f.w.Ctrl("2")
	f.w.MustShow("page appeals")
	if got := f.env.Window.Title(); got != "Обращения — Кайрылуу" {
		t.Errorf("the window is called %q", got)
	}
	if !f.pages[0].closed {
		t.Error("the page that was left was not closed")
	}
	f.w.Ctrl("7")
	f.w.MustShow("plain")
	f.w.Press(fyne.KeyEscape)
	f.w.MustShow("page appeals")
	f.w.Ctrl("B")
	f.w.MustShow("page overview")
}

func TestADigitOfAPageThatIsNotThereLeadsNowhere(t *testing.T) {
	f := newFrame(t)
	f.w.Ctrl("3")
	f.w.MustShow("page overview")
	f.w.MustNotShow("rail.meetings")
}

func TestShortcutsReachThePageFromAnInputField(t *testing.T) {
	f := newFrame(t)
	f.w.Focus(f.top().entry)
	f.w.Ctrl("S")
	f.w.Ctrl(fyne.KeyReturn)
	f.w.Ctrl("E")
	f.w.Ctrl("P")
	if want := []string{"save", "submit", "export", "print"}; !slices.Equal(f.top().did, want) {
		t.Errorf("page did %v", f.top().did)
	}
}

func TestShortcutsRestUnderADialog(t *testing.T) {
	f := newFrame(t)
	f.env.Dialogs.Message("Внимание", "Прочтите")
	f.w.Settle()
	f.w.Ctrl("E")
	f.w.Ctrl("2")
	f.w.MustShow("page overview", "Прочтите")
	if len(f.top().did) != 0 {
		t.Errorf("under a dialog the page did %v", f.top().did)
	}
}

func TestAPageThatHoldsOnIsNotLeft(t *testing.T) {
	f := newFrame(t)
	f.top().hold = true
	f.w.Ctrl("2")
	f.w.MustShow("page overview")
	f.top().hold = false
	f.w.Ctrl("2")
	f.w.MustShow("page appeals")
}

func TestSearchGoesToThePageOrToTheJournal(t *testing.T) {
	f := newFrame(t)
	f.w.Ctrl("K")
	f.w.Type("вода")
	if got := f.top().did; len(got) == 0 || got[len(got)-1] != "search вода" {
		t.Errorf("page heard %v", got)
	}
	f.w.Ctrl("7")
	f.w.Ctrl("K")
	f.w.Ctrl("A")
	f.w.Type("св")
	if f.Route().Place != shell.Reports {
		t.Errorf("typing on a page without search led away to %+v", f.Route())
	}
	f.w.Press(fyne.KeyReturn)
	if f.Route().Place != shell.Appeals || f.Route().Words != "св" || f.w.Focused() != fyne.Focusable(f.top().entry) {
		t.Errorf("Enter on a page without search led to %+v", f.Route())
	}
}

func TestTheSearchBoxSaysWhatThePageIsSearchedFor(t *testing.T) {
	f := newFrame(t)
	f.w.Ctrl("K")
	box := f.w.Focused().(*widgets.Entry)
	f.w.Focus(f.top().entry)
	f.Go(shell.Route{Place: shell.Appeals, Words: "вода"})
	if box.Text != "вода" {
		t.Errorf("where a route searches for words the box says %q", box.Text)
	}
	f.w.Ctrl("K")
	f.w.Type("свет")
	f.w.Ctrl("1")
	if box.Text != "" {
		t.Errorf("on a page that is searched for nothing the box says %q", box.Text)
	}
	f.w.Ctrl("B")
	if box.Text != "свет" || f.Route().Words != "свет" {
		t.Errorf("on the way back the box says %q, the route %q", box.Text, f.Route().Words)
	}
	f.env.Search("")
	if got := f.top().did; box.Text != "" || len(got) == 0 || got[len(got)-1] != "search " {
		t.Errorf("the box says %q, the page heard %v", box.Text, got)
	}
}

func TestANewLanguageKeepsThePlaceAndTheWayBack(t *testing.T) {
	f := newFrame(t)
	f.w.Ctrl("2")
	f.env.Switch("ky")
	f.w.Settle()
	f.w.MustShow("page appeals", "Кайрылуулар")
	f.w.MustNotShow("Обращения")
	f.w.Press(fyne.KeyEscape)
	f.w.MustShow("page overview")
}

func TestStatusSaysWhatWasDone(t *testing.T) {
	f := newFrame(t)
	f.env.Status("Обращение Ш-1/26 сохранено")
	f.w.Settle()
	f.w.MustShow("✓ Обращение Ш-1/26 сохранено", "Проверенной копии ещё нет")
}

func TestAHintConfirmsNothing(t *testing.T) {
	f := newFrame(t)
	f.env.Hint("Этот проект закрыт")
	f.w.Settle()
	f.w.MustShow("Этот проект закрыт")
	f.w.MustNotShow("✓ Этот проект закрыт")
}

// TestADocumentIsToldUntilItIsOpenedOrFails looks at the status line before and after.
func TestADocumentIsToldUntilItIsOpenedOrFails(t *testing.T) {
	f := newFrame(t)
	var failed error
	opened, heard := "", []bool{}
	f.env.Fail = func(err error) { failed = err }
	f.env.Open = func(path string) error { opened = path; return nil }
	ended := func(written bool) { heard = append(heard, written) }
	print := func(err error) {
		f.env.Print = func(context.Context, shell.Document) (string, error) { return "/tmp/отчёт.docx", err }
		f.env.PrintOut(f.env.NewScope(), shell.Document{}, "grants.print.busy", "grants.print.done", ended)
		f.w.Settle()
	}
	print(errors.New("the disk is full"))
	f.w.MustNotShow(f.env.T("grants.print.busy"))
	if failed == nil || opened != "" {
		t.Errorf("told %v, opened %q", failed, opened)
	}
	print(nil)
	f.w.MustShow("✓ " + f.env.T("grants.print.done", "path", "/tmp/отчёт.docx"))
	if opened != "/tmp/отчёт.docx" || !slices.Equal(heard, []bool{false, true}) {
		t.Errorf("opened %q, heard %v", opened, heard)
	}
}
