package meetings

import (
	"cmp"
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/attached"
	"kairyluu/ui/casework"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

func (p *Page) edit(id int64) {
	if id != 0 {
		p.Env.Go(shell.Route{Place: shell.Minute, ID: id})
	}
}

// next opens the form of the next meeting of the series with the same header.
func (p *Page) next(c app.MeetingCase) {
	m := c.Meeting
	p.Env.Go(shell.Route{Place: shell.Minute, LikeMeeting: &app.Meeting{
		FormID: m.FormID, SeriesID: m.SeriesID, Start: m.Start, End: m.End, Place: m.Place, Settlements: m.Settlements,
		ConvenedBy: m.ConvenedBy, Announced: m.Announced, Chair: m.Chair, Secretary: m.Secretary,
		Language: m.Language, Quorum: m.Quorum, Guests: absent(m.Guests),
	}})
}

// absent are guests to be invited again: who comes is not known yet.
func absent(guests []app.Guest) []app.Guest {
	again := make([]app.Guest, len(guests))
	for i, g := range guests {
		g.Came = false
		again[i] = g
	}
	return again
}

// follow leads to a card that this one is linked to.
func (p *Page) follow(r app.Related) {
	places := map[string]shell.Place{
		app.EntityAppeal: shell.Appeals, app.EntityDecision: shell.Plan, app.EntityProject: shell.Grants,
		app.EntityFinding: shell.Places, app.EntityResident: shell.Residents,
	}
	if r.Entity == app.EntityMeeting {
		p.Open(r.ID)
		return
	}
	p.Env.Go(shell.Route{Place: places[r.Entity], ID: r.ID})
}

// menu is everything that can be done with a meeting beside the buttons.
func (p *Page) menu(id int64, state app.MeetingState) []*fyne.MenuItem {
	item := func(key string, do func(app.MeetingCase)) *fyne.MenuItem {
		return fyne.NewMenuItem(p.Env.T("meetings.menu."+key), func() { p.withCase(id, do) })
	}
	items := []*fyne.MenuItem{item("next", p.next), item("appeal", p.chooseDecision), item("plan", p.openPlan), item("outcomes", p.openOutcomes)}
	if p.Env.Print != nil {
		items = append(items, fyne.NewMenuItemSeparator(), item("minutes", p.printMinutes),
			item("registration", p.printRegistration), item("for_residents", p.printOutcomes))
	}
	items = append(items, fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(p.Env.T("meetings.menu.attach"), func() { attached.Choose(p.Env, p.Scope, files(id)) }),
		fyne.NewMenuItem(p.Env.T("meetings.menu.ics"), func() { p.exportCalendar(app.MeetingFilter{ID: id}, false) }))
	if state == app.Held || state == app.Drafted {
		items = append(items, item("back", p.stepBack))
	}
	return items
}

func (p *Page) showRowMenu(r app.MeetingRow, at fyne.Position) {
	widgets.ShowMenuAt(p.Table, at, p.menu(r.ID, r.State)...)
}

// openPlan shows the decisions of the meeting in the action plan.
func (p *Page) openPlan(c app.MeetingCase) { p.Env.Go(p.planOf(c)) }

// openOutcomes tells what came of them.
func (p *Page) openOutcomes(c app.MeetingCase) {
	r := p.planOf(c)
	r.Outcomes = true
	p.Env.Go(r)
}

func (p *Page) planOf(c app.MeetingCase) shell.Route {
	return shell.Route{
		Place: shell.Plan, Plan: &app.DecisionFilter{Meeting: c.Meeting.ID},
		Title: p.Env.T("meetings.plan_of", "meeting", c.Meeting.Label()),
	}
}

// step takes a meeting one state further: held, drafted, signed.
func (p *Page) step(c app.MeetingCase) {
	switch m := c.Meeting; m.State {
	case app.Planned:
		day := m.Date
		if day.After(p.today()) {
			day = p.today()
		}
		p.askDate(m, "held", day, func(ctx context.Context, d civil.Date) (app.Meeting, error) {
			return p.Env.Office.Meetings.SetState(ctx, m.ID, m.Version, app.Held, d)
		})
	case app.Held:
		p.turnTo(m, app.Drafted)
	case app.Drafted:
		p.askDate(m, "signed", p.today(), func(ctx context.Context, d civil.Date) (app.Meeting, error) {
			return p.Env.Office.Meetings.Sign(ctx, m.ID, m.Version, d)
		})
	case app.Signed:
		p.Env.Hint(p.Env.T("meetings.step.none", "meeting", m.Label()))
	}
}

// stepBack takes the last step back, which signed minutes do not allow.
func (p *Page) stepBack(c app.MeetingCase) {
	switch c.Meeting.State {
	case app.Held:
		p.turnTo(c.Meeting, app.Planned)
	case app.Drafted:
		p.turnTo(c.Meeting, app.Held)
	}
}

func (p *Page) turnTo(m app.Meeting, state app.MeetingState) {
	task.Run(p.Scope, func(ctx context.Context) (app.Meeting, error) {
		return p.Env.Office.Meetings.SetState(ctx, m.ID, m.Version, state, civil.Date{})
	}, func(now app.Meeting, err error) {
		if err != nil {
			p.refused(m.ID, err)
			return
		}
		p.tellState(now)
	})
}

func (p *Page) tellState(m app.Meeting) {
	p.Env.Status(p.Env.T("meetings.done."+string(m.State), "meeting", m.Label()))
}

// askDate asks for the day on which a meeting took a step, and takes it.
func (p *Page) askDate(m app.Meeting, step string, day civil.Date, do func(context.Context, civil.Date) (app.Meeting, error)) {
	set := fieldset.New(p.Env.Words, nil)
	date := set.Date(step, "meetings.ask."+step+".date", p.Env.Now)
	date.SetDay(casework.Day(day))
	set.Field(step).SetRequired(true)
	content := widgets.NewStack(8, widgets.NewText(p.Env.T("meetings.ask."+step+".why"), widgets.TextStyle{}), set.Field(step))
	var form *dialogs.Form
	form = p.Env.Dialogs.Form(p.Env.T("meetings.ask."+step), content, p.Env.T("meetings.ask."+step+".do"), func(closeForm func()) {
		d, ok := fieldset.DateOf(date)
		if faults := dateFaults(step, d, ok); set.Show(faults) {
			return
		}
		form.SetBusy(true)
		task.Run(p.Scope, func(ctx context.Context) (app.Meeting, error) { return do(ctx, d) }, func(now app.Meeting, err error) {
			form.SetBusy(false)
			switch {
			case err == nil:
				closeForm()
				p.tellState(now)
			case !set.Refused(onField(err, step)):
				closeForm()
				p.refused(m.ID, err)
			}
		})
	})
	form.SetWidth(460)
}

func dateFaults(field string, d civil.Date, ok bool) *app.Faults {
	faults := &app.Faults{}
	switch {
	case !ok:
		faults.Add(field, string(civil.ErrFormat))
	case d.IsZero():
		faults.Add(field, "check.date_needed")
	}
	return faults
}

// onField turns a fault of the meeting's date into one of the dialog's field.
func onField(err error, field string) error {
	refusal, ok := errors.AsType[*app.Error](err)
	if !ok {
		return err
	}
	faults := &app.Faults{}
	for _, f := range refusal.Fields {
		if f.Field != "date" {
			return err
		}
		f.Field = field
		faults.Errors = append(faults.Errors, f)
	}
	return cmp.Or(faults.Err(), err)
}

// refused tells why a step was not taken; where fields are at fault it offers to
// fill them in.
func (p *Page) refused(id int64, err error) {
	refusal, ok := errors.AsType[*app.Error](err)
	if !ok || len(refusal.Fields) == 0 {
		p.Env.Fail(err)
		return
	}
	said := make([]string, len(refusal.Fields))
	for i, f := range refusal.Fields {
		said[i] = "• " + p.Env.Words.Field(f)
	}
	p.Env.Dialogs.Choose(p.Env.T("meetings.refused"), strings.Join(said, "\n"),
		dialogs.Answer{Text: p.Env.T("meetings.refused.edit"), Primary: true, Do: func() { p.edit(id) }},
		dialogs.Answer{Text: p.Env.T("meetings.refused.later")})
}

// printMinutes, printRegistration and printOutcomes ask in which language.
func (p *Page) printMinutes(c app.MeetingCase) { p.askPrint(c.Meeting, shell.Minutes) }

func (p *Page) printRegistration(c app.MeetingCase) { p.askPrint(c.Meeting, shell.Registration) }

func (p *Page) printOutcomes(c app.MeetingCase) { p.askPrint(c.Meeting, shell.OutcomeSheet) }

func (p *Page) askPrint(m app.Meeting, kind string) {
	if p.Env.Print == nil {
		return
	}
	answers := make([]dialogs.Answer, 0, 2)
	for _, lang := range []app.Language{app.Kyrgyz, app.Russian} {
		answers = append(answers, dialogs.Answer{
			Text: p.Env.T("meetings.print.in." + string(lang)), Primary: lang == m.Language,
			Do: func() { p.print(m, kind, lang) },
		})
	}
	if m.Language != app.Kyrgyz {
		answers[1].Primary = true
	}
	p.Env.Dialogs.Choose(p.Env.T("meetings.print."+kind), p.Env.T("meetings.print.which", "meeting", m.Label()), answers...)
}

// print writes a document and opens it.
func (p *Page) print(m app.Meeting, kind string, lang app.Language) {
	d := shell.Document{Kind: kind, ID: m.ID, Lang: string(lang)}
	p.Env.PrintOut(p.Scope.Latest("print"), d, "meetings.print.busy", "meetings.print.done", nil)
}
