package places

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/ui/casework"
	"kairyluu/ui/linked"
	"kairyluu/ui/shell"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// placeRead is a settlement as its page shows it.
type placeRead struct {
	view casework.View
	app.PlaceCase
}

func readPlace(ctx context.Context, env *shell.Env, id int64) (r placeRead, err error) {
	if r.view, err = casework.Load(ctx, env.Office, env.Words); err != nil {
		return r, err
	}
	r.PlaceCase, err = env.Office.Places.Place(ctx, id)
	return r, err
}

// dossier is the page of one settlement.
type dossier struct {
	env  *shell.Env
	read placeRead

	title *widgets.Text
	note  *widgets.Text
	tiles *fyne.Container
	parts *fyne.Container
	back  *widgets.Button
	root  fyne.CanvasObject
}

func newDossier(env *shell.Env, back func()) *dossier {
	d := &dossier{env: env, title: widgets.NewHeading(""), note: widgets.NewCaption("")}
	d.back = widgets.NewButton(env.T("places.back"), back)
	d.back.SetKeyHint("Esc")
	create := widgets.NewButton(env.T("places.register"), func() {
		env.Go(shell.Route{Place: shell.Register, Like: &app.Appeal{SettlementID: d.read.Settlement.ID}})
	})
	create.SetKeyHint("Ctrl+N")
	d.tiles, d.parts = widgets.NewGrid(), widgets.NewGrid()
	bar := widgets.NewInset(widgets.NewSpread(
		[]fyne.CanvasObject{d.title, d.note}, []fyne.CanvasObject{create, d.back},
	), 10, 12, 8, 12)
	d.root = widgets.NewFrame(bar, widgets.NewScroll(widgets.NewInset(widgets.NewStack(12, d.tiles, d.parts), 4, 12, 14, 12)), nil)
	return d
}

// Focus puts the focus where Enter opens the first thing.
func (d *dossier) Focus() { d.env.Window.Canvas().Focus(d.back) }

func (d *dossier) clear() {
	d.title.SetText("")
	d.note.SetText("")
	d.tiles.Objects, d.parts.Objects = nil, nil
}

func (d *dossier) show(r placeRead) {
	d.read = r
	d.title.SetText(r.Settlement.Name(r.view.Language()))
	d.note.SetText(d.subtitle())
	tiles := widgets.NewGrid(d.figures()...)
	parts := widgets.NewGrid(
		d.part("places.part.topics", d.topics()),
		d.part("places.part.plan", d.plan()),
		d.part("places.part.meetings", d.meetings()),
		d.part("places.part.risks", d.findings(r.Risks)),
		d.part("places.part.practices", d.findings(r.Practices)),
	)
	d.tiles.Layout, d.tiles.Objects = tiles.Layout, tiles.Objects
	d.parts.Layout, d.parts.Objects = parts.Layout, parts.Objects
	d.tiles.Refresh()
	d.parts.Refresh()
	d.root.Refresh()
}

// subtitle is the population and since when the office answers for it.
func (d *dossier) subtitle() string {
	e := d.read.Settlement
	said := ""
	if e.Population > 0 {
		said = d.env.T("places.population", "n", e.Population)
	}
	if !e.Active {
		said += " · " + d.env.T("places.inactive")
	}
	return said
}

// figures are the tiles; each opens its list.
func (d *dossier) figures() []widgets.Cell {
	id := d.read.Settlement.ID
	name := d.read.Settlement.Name(d.read.view.Language())
	appeals := func(f app.AppealFilter) func() {
		return func() {
			f.Settlement = id
			d.env.Go(shell.Route{Place: shell.Appeals, Filter: &f, Title: name})
		}
	}
	plan := func(f app.DecisionFilter) func() {
		return func() {
			f.Settlement = id
			d.env.Go(shell.Route{Place: shell.Plan, Plan: &f, Title: name})
		}
	}
	register := func(kind app.FindingKind) func() {
		return func() {
			d.env.Go(shell.Route{Place: shell.Places, Dict: app.Dict(kind), Filter: &app.AppealFilter{Settlement: id}})
		}
	}
	meetings := func() {
		d.env.Go(shell.Route{Place: shell.Meetings, Meetings: &app.MeetingFilter{Settlement: id}, Title: name})
	}
	s := d.sums()
	return []widgets.Cell{
		d.tile("appeals", d.read.Appeals, "", appeals(app.AppealFilter{})),
		d.tile("open", d.read.Open, "", appeals(app.AppealFilter{Open: true})),
		d.tile("late", d.read.Late, theme.ColorLate, appeals(app.AppealFilter{Late: true})),
		d.tile("meetings", d.read.MeetingsN, "", meetings),
		d.tile("plan", s.plan, "", plan(app.DecisionFilter{Open: true})),
		d.tile("late_plan", s.latePlan, theme.ColorLate, plan(app.DecisionFilter{Late: true})),
		d.tile("risks", s.risks, "", register(app.Risk)),
		d.tile("high_risks", s.high, theme.ColorLate, register(app.Risk)),
		d.tile("photos", d.read.Photos, "", nil),
	}
}

func (d *dossier) tile(id string, n int, color fyne.ThemeColorName, open func()) widgets.Cell {
	said := text.FormatInt(n)
	if n == 0 {
		color = theme.ColorMuted
	} else if color == theme.ColorLate {
		said = casework.Late.Sign() + " " + said
	}
	t := widgets.NewTile(said, d.env.T("places.tile."+id), color)
	if n > 0 {
		t.OnTapped = open
	}
	return widgets.Cell{Width: 96, Grow: 1, Object: t}
}

// sums are the figures that the case has as lists.
type sums struct{ plan, latePlan, risks, high int }

func (d *dossier) sums() (s sums) {
	for _, g := range d.read.Decisions {
		if state := app.DecisionState(g.Keys[0]); !state.Finished() {
			s.plan += g.N
			s.latePlan += g.Late
		}
	}
	for _, f := range d.read.Risks {
		if f.Until.IsZero() {
			s.risks++
			if f.Level == app.HighLevel {
				s.high++
			}
		}
	}
	return s
}

func (d *dossier) part(title string, content fyne.CanvasObject) widgets.Cell {
	return widgets.Cell{Width: 380, Grow: 1, Object: widgets.NewCard(d.env.T(title), content)}
}

// mostTopics is how many topics have a bar of their own.
const mostTopics = 10

// topics are the appeals by topic, the commonest first; a bar opens its list.
func (d *dossier) topics() fyne.CanvasObject {
	groups := slices.Clone(d.read.ByTopic)
	slices.SortStableFunc(groups, func(a, b app.Group) int { return cmp.Compare(b.N, a.N) })
	groups = groups[:min(len(groups), mostTopics)]
	if len(groups) == 0 {
		return d.nothing()
	}
	ids := make([]int64, len(groups))
	bars := make([]widgets.Bar, len(groups))
	for i, g := range groups {
		ids[i], _ = strconv.ParseInt(g.Keys[0], 10, 64) // keys are ids
		bars[i] = widgets.Bar{Text: d.read.view.Topic(ids[i]), Label: text.FormatInt(g.N), Value: float64(g.N)}
	}
	b := widgets.NewBars(bars...)
	b.OnTapped = func(i int) {
		d.env.Go(shell.Route{
			Place: shell.Appeals, Title: d.read.Settlement.Name(d.read.view.Language()) + ", " + d.read.view.Topic(ids[i]),
			Filter: &app.AppealFilter{Settlement: d.read.Settlement.ID, Topic: ids[i]},
		})
	}
	return b
}

func (d *dossier) nothing() fyne.CanvasObject {
	return widgets.NewText(d.env.T("places.nothing"), widgets.TextStyle{Color: theme.ColorMuted})
}

// mostLines is how many lines of a list stand on the page; the tile opens the rest.
const mostLines = 8

// plan are the open decisions by date, the late ones marked.
func (d *dossier) plan() fyne.CanvasObject {
	return lines(d, d.read.OpenPlan, func(r app.DecisionRow) widgets.Event {
		e := widgets.Event{
			Text: linked.Shortened(r.Text), Note: d.responsible(r), Color: theme.ColorFine,
			OnTapped: func() { d.env.Go(shell.Route{Place: shell.Plan, ID: r.ID}) },
		}
		if r.Late(d.read.view.Today) {
			e.Text, e.Color = casework.Late.Sign()+" "+e.Text, theme.ColorLate
		}
		return e
	})
}

// responsible is who answers for a decision and until when.
func (d *dossier) responsible(r app.DecisionRow) string {
	said := r.Partner
	if r.ResponsibleID != 0 {
		said = d.read.view.Name(r.ResponsibleID)
	}
	if r.Due.IsZero() {
		return said
	}
	if said != "" {
		said += " · "
	}
	return said + d.env.T("places.due", "date", r.Due)
}

func (d *dossier) meetings() fyne.CanvasObject {
	return lines(d, d.read.Meetings, func(r app.MeetingRow) widgets.Event {
		return widgets.Event{
			Text: r.Date.Format() + " · " + d.read.view.Name(r.FormID),
			Note: linked.Shortened(cmp.Or(r.Topic, r.Place)),
			OnTapped: func() {
				d.env.Go(shell.Route{Place: shell.Meetings, ID: r.ID})
			},
		}
	})
}

func (d *dossier) findings(list []app.Finding) fyne.CanvasObject {
	return lines(d, list, func(f app.Finding) widgets.Event {
		return widgets.Event{
			Text: signed(f) + f.Title, Note: period(d.env, f), Color: levelColor(f),
			OnTapped: func() {
				d.env.Go(shell.Route{Place: shell.Places, Dict: app.Dict(f.Kind), ID: f.ID})
			},
		}
	})
}

// lines are the first of a list, as a story whose parts can be opened.
func lines[T any](d *dossier, list []T, event func(T) widgets.Event) fyne.CanvasObject {
	if len(list) == 0 {
		return d.nothing()
	}
	var events []widgets.Event
	for _, one := range list[:min(len(list), mostLines)] {
		events = append(events, event(one))
	}
	return widgets.NewTimeline(events...)
}
