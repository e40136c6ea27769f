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
	"kairyluu/ui/grantwork"
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
		d.part("places.part.grants", d.projects()),
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

// projects are those of grants, the gravest thing to say of each under its title.
func (d *dossier) projects() fyne.CanvasObject {
	v := grantwork.View{View: d.read.view}
	return lines(d, d.read.Projects, func(r app.ProjectRow) widgets.Event {
		worst, color := v.Worst(r)
		note := v.Stage(r.Stage)
		if r.Planned > 0 {
			note += " · " + v.Som(r.Planned)
		}
		if worst != "" {
			note += " · " + worst
		}
		return widgets.Event{
			Text: linked.Shortened(r.Title(v.Language())), Note: note, Color: color,
			OnTapped: func() { d.env.Go(shell.Route{Place: shell.Grants, ID: r.ID}) },
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
