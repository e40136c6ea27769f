package shell

import (
	"context"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	toolkit "fyne.io/fyne/v2/theme"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

const (
	railWidth    = 180
	searchWidth  = 384
	statusPeriod = time.Minute
	manyLate     = 1000 // a badge does not count further
)

// rail is the order of the pages; the digit of Ctrl+digit stays a page's own
// even while another does not exist yet.
var rail = []struct {
	place Place
	digit string
}{
	{Overview, "1"},
	{Appeals, "2"},
	{Meetings, "3"},
	{Plan, "4"},
	{Grants, "5"},
	{Residents, "6"},
	{Places, "0"},
	{Reports, "7"},
	{Dictionaries, "8"},
	{Settings, "9"},
}

func (f *Frame) makeRail() fyne.CanvasObject {
	f.rail = map[Place]*widgets.NavItem{}
	var items []fyne.CanvasObject
	for _, r := range rail {
		if f.pages[r.place] == nil {
			continue
		}
		item := widgets.NewNavItem(f.env.T("rail."+string(r.place)), "Ctrl+"+r.digit, func() { f.Go(Route{Place: r.place}) })
		f.rail[r.place] = item
		items = append(items, item)
	}
	list := widgets.NewInset(widgets.NewStack(0, items...), 6, 6, 6, 6)
	return widgets.NewFixed(list, railWidth, 0)
}

// mark shows in the rail and in the window's title where the window is.
func (f *Frame) mark() {
	at := f.route.Place
	switch at {
	case Register:
		at = Appeals
	case Minute:
		at = Meetings
	case Project, Ledger, Sheet:
		at = Grants
	}
	for place, item := range f.rail {
		item.SetSelected(place == at)
	}
	f.env.Window.SetTitle(f.env.T("rail."+string(at)) + " — " + f.env.T("app.name"))
}

func (f *Frame) makeTop() fyne.CanvasObject {
	title := widgets.NewText(f.title(), widgets.TextStyle{Color: theme.ColorAccent, Bold: true, NoWrap: true})
	f.search = widgets.NewEntry()
	f.search.SetPlaceHolder(f.env.T("shell.search"))
	f.finder = newFinder(f, f.search)
	f.search.OnChanged = f.searching
	f.search.OnEnter = f.finder.choose
	f.search.OnKey = f.searchKey
	left := container.NewHBox(
		widgets.NewFixed(widgets.NewInset(title, 12, 8, 0, 12), railWidth, 0),
		widgets.NewFixed(widgets.NewInset(f.search, 6, 0, 6, 8), searchWidth, 0),
	)
	create := widgets.NewPrimary(f.env.T("shell.new"), "Ctrl+N", f.create)
	right := container.NewHBox(create, f.makeUser(), f.makeLanguages())
	return container.NewBorder(nil, nil, left, widgets.NewInset(right, 7, 14, 7, 8), nil)
}

func (f *Frame) title() string {
	s, err := f.env.Office.Desk.Settings(context.Background())
	if name := s.Name(app.Language(f.env.Words.Lang())); err == nil && name != "" {
		return f.env.T("app.name") + " · " + name
	}
	return f.env.T("app.name")
}

// makeUser names who sits at the desk and leads to where that is set.
func (f *Frame) makeUser() fyne.CanvasObject {
	name := f.env.Office.Desk.Actor()
	if name == "" {
		name = f.env.T("shell.who")
	}
	return widgets.NewButton(name, func() { f.Go(Route{Place: Settings}) })
}

func (f *Frame) makeLanguages() fyne.CanvasObject {
	box := container.NewHBox()
	for _, lang := range []string{"ky", "ru"} {
		button := widgets.NewButton(f.env.T("shell.lang."+lang), func() { f.env.Switch(lang) })
		if lang == f.env.Words.Lang() {
			button.SetKind(widgets.Primary)
		} else {
			button.SetKind(widgets.Quiet)
		}
		box.Add(button)
	}
	return box
}

func (f *Frame) makeStatus() fyne.CanvasObject {
	said := ""
	if f.left != nil {
		said = f.left.Text()
	}
	f.left, f.right = widgets.NewCaption(said), widgets.NewCaption("")
	style := widgets.TextStyle{Color: theme.ColorMuted, Size: toolkit.SizeNameCaptionText, NoWrap: true}
	f.left.SetStyle(style)
	style.Align = fyne.TextAlignTrailing
	f.right.SetStyle(style)
	return widgets.NewInset(container.NewGridWithColumns(2, f.left, f.right), 4, 12, 4, 12)
}

// say puts a quiet confirmation into the status line.
func (f *Frame) say(sentence string) { f.left.SetText("✓ " + sentence) }

func (f *Frame) hint(sentence string) { f.left.SetText(sentence) }

// figures are what the bars count.
type figures struct {
	late, year int
	copied     app.BackupInfo
}

func (f *Frame) count() {
	task.Run(f.scope.Latest("figures"), func(ctx context.Context) (n figures, err error) {
		appeals := f.env.Office.Appeals
		if n.late, err = appeals.Count(ctx, app.AppealFilter{Late: true}, manyLate); err != nil {
			return n, err
		}
		year := civil.Of(f.env.Now()).Year()
		from := civil.MustParse(strconv.Itoa(year) + "-01-01")
		if n.year, err = appeals.Count(ctx, app.AppealFilter{From: from}, 0); err != nil {
			return n, err
		}
		n.copied, err = f.env.Backups.Last(ctx)
		return n, err
	}, func(n figures, err error) {
		if err == nil {
			f.showFigures(n)
		}
	})
}

func (f *Frame) showFigures(n figures) {
	f.late = n.late
	if item := f.rail[Appeals]; item != nil {
		badge := ""
		if n.late > 0 {
			badge = text.FormatInt(n.late)
		}
		item.SetBadge(badge)
	}
	f.right.SetText(f.copyAge(n.copied) + "     " +
		f.env.T("shell.year_count", "n", n.year, "year", strconv.Itoa(f.env.Now().Year())))
}

// copyAge tells when the last verified copy was made.
func (f *Frame) copyAge(b app.BackupInfo) string {
	if b.At.IsZero() {
		return f.env.T("shell.no_copy")
	}
	at := b.At.In(f.env.Now().Location())
	day, today := civil.Of(at), civil.Of(f.env.Now())
	switch day {
	case today:
		return f.env.T("shell.copy_today", "time", at.Format("15:04"))
	case today.AddDays(-1):
		return f.env.T("shell.copy_yesterday", "time", at.Format("15:04"))
	}
	return f.env.T("shell.copy_on", "date", day)
}
