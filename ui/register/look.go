package register

import (
	"context"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// looked is what the office has to say about the form as it stands.
type looked struct {
	reckoning civil.Reckoning
	reckoned  bool
	hints     []app.Similar
	person    personCard
	number    string
	faults    app.Faults
}

// personCard is the first applicant as known, with their appeals.
type personCard struct {
	resident app.Resident
	rows     []app.AppealRow
	all      int
	open     int
}

// personRows is how many appeals the card of a person names.
const personRows = 4

// look asks for the term, the hints and the doubts of what is typed so far. An
// older answer never overwrites a newer one.
func (p *Page) look() {
	a, faults := p.session.Form.Appeal(p.today())
	task.Run(p.scope.Latest("look"), func(ctx context.Context) (looked, error) {
		return p.ask(ctx, a, faults)
	}, func(l looked, err error) {
		if err != nil {
			p.ui.head.Trouble(err)
			return
		}
		p.answer(l)
	})
}

func (p *Page) ask(ctx context.Context, a app.Appeal, faults *app.Faults) (l looked, err error) {
	office := p.env.Office
	if l.reckoning, l.reckoned, err = office.Appeals.Reckon(ctx, a.Kind, a.Registered); err != nil {
		return l, err
	}
	if l.hints, err = office.Appeals.Similar(ctx, a); err != nil {
		return l, err
	}
	if l.person, err = p.askPerson(ctx, a); err != nil {
		return l, err
	}
	if a.ID == 0 && a.Number == "" && !a.Registered.IsZero() {
		if l.number, err = office.Appeals.PreviewNumber(ctx, a); err != nil {
			return l, err
		}
	}
	cal, _, err := office.Desk.Rules(ctx)
	if err != nil {
		return l, err
	}
	l.faults = *faults
	l.faults.Join(office.Appeals.Check(a, cal))
	l.faults.Errors = inOrder(l.faults.Errors)
	return l, nil
}

func (p *Page) askPerson(ctx context.Context, a app.Appeal) (card personCard, err error) {
	if len(a.Applicants) == 0 || a.Applicants[0].ResidentID == 0 {
		return card, nil
	}
	appeals := p.env.Office.Appeals
	card.resident = a.Applicants[0].Resident
	f := app.AppealFilter{Resident: a.Applicants[0].ResidentID}
	if card.rows, err = appeals.Rows(ctx, app.AppealQuery{Filter: f, Desc: true, Limit: personRows}); err != nil {
		return card, err
	}
	if card.all, err = appeals.Count(ctx, f, 0); err != nil {
		return card, err
	}
	f.Open = true
	card.open, err = appeals.Count(ctx, f, 0)
	return card, err
}

// answer shows what look found.
func (p *Page) answer(l looked) {
	p.hints, p.person, p.doubts = l.hints, l.person, l.faults.Warnings
	p.ui.numberIn.SetPlaceHolder(l.number)
	p.ui.side.show(p)
	p.showTerm(l)
	p.ui.mark(l.faults, p.refused)
}

// showTerm is the strip under the form: the date, and why.
func (p *Page) showTerm(l looked) {
	a, _ := p.session.Form.Appeal(p.today())
	ui := p.ui
	switch {
	case !a.DueByHand.IsZero():
		ui.setTerm(widgets.Info, p.env.T("register.term", "due", a.DueByHand), p.env.T("register.term_by_hand"))
	case a.Registered.IsZero():
		ui.setTerm(widgets.Plain, "", p.env.T("register.term_unknown"))
	case !l.reckoned:
		ui.setTerm(widgets.Soon, "", p.env.T("register.term_none", "registered", a.Registered))
	default:
		kind := widgets.Info
		if len(l.reckoning.MissingYears)+len(l.reckoning.Preliminary) > 0 {
			kind = widgets.Soon
		}
		_, why, _ := strings.Cut(civil.Reason(l.reckoning, p.env.Words.Lang()), ": ")
		ui.setTerm(kind, p.env.T("register.term", "due", l.reckoning.Due), why)
	}
}

// strip is what the term's strip says.
type strip struct {
	kind        widgets.BannerKind
	title, text string
}

// setTerm changes the strip; the form moves only when it says something new.
func (c *controls) setTerm(kind widgets.BannerKind, title, text string) {
	if now := (strip{kind, title, text}); now != c.termSaid {
		c.termSaid = now
		c.term.Set(kind, title, text)
		c.main.Refresh()
	}
}
