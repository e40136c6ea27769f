package docx

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"kairyluu/app"
)

// outcomes tell residents what came of decisions: of one meeting, of a
// settlement, of a period.
type outcomes struct {
	office
	filter  app.DecisionFilter
	meeting app.Meeting // whose decisions these are; zero: of several
	told    []outcome
	photos  photos
}

// outcome is one decision with what came of it.
type outcome struct {
	decision app.Decision
	meeting  string // where it was taken; empty for one that stands alone
	appeal   *app.AppealRow
	steps    []step
}

// step is something that was done.
type step struct {
	event app.DecisionEvent
	album
}

// mostOutcomes is how many one document tells: more nobody reads.
const mostOutcomes = 300

func outcomesOf(ctx context.Context, src Source, r Request, w Words) (outcomes, error) {
	o, err := officeOf(ctx, src, w)
	if err != nil {
		return outcomes{}, err
	}
	d := outcomes{office: o, filter: r.Plan}
	d.filter.Meeting, d.filter.Today = cmp.Or(r.ID, r.Plan.Meeting), o.today
	if d.filter.Meeting != 0 {
		if d.meeting, err = src.Meeting(ctx, d.filter.Meeting); err != nil {
			return d, err
		}
	}
	err = eachDecision(ctx, src, app.DecisionQuery{Filter: d.filter, Sort: app.PlanByMade}, func(row app.DecisionRow) error {
		if len(d.told) == mostOutcomes {
			return app.Fail(app.Denied, "docx.outcomes.many", "most", mostOutcomes)
		}
		told, err := d.outcome(ctx, src, row)
		d.told = append(d.told, told)
		return err
	})
	if d.meeting.ID != 0 { // in the order of its minutes
		slices.SortStableFunc(d.told, func(a, b outcome) int { return cmp.Compare(d.item(a), d.item(b)) })
	}
	return d, err
}

// item is the place on the agenda of what was decided; the end for no item.
func (d outcomes) item(o outcome) int {
	i := slices.IndexFunc(d.meeting.Agenda, func(i app.AgendaItem) bool { return i.UID == o.decision.ItemUID })
	if i < 0 {
		return len(d.meeting.Agenda)
	}
	return i
}

func (d *outcomes) outcome(ctx context.Context, src Source, row app.DecisionRow) (o outcome, err error) {
	if o.decision, err = src.Decision(ctx, row.ID); err != nil {
		return o, err
	}
	if row.MeetingID != 0 {
		o.meeting = list(d.name(row.MeetingForm), d.date(row.MeetingDate))
	}
	if row.AppealID != 0 {
		rows, err := src.AppealRows(ctx, app.AppealQuery{Filter: app.AppealFilter{ID: row.AppealID, Today: d.today}, Limit: 1})
		if err != nil {
			return o, err
		}
		if len(rows) == 1 {
			o.appeal = &rows[0]
		}
	}
	events, err := src.DecisionEvents(ctx, row.ID)
	if err != nil {
		return o, err
	}
	for _, e := range app.StepsInOrder(events) {
		if e.TakenBack != nil || e.Kind == app.DecisionMade {
			continue
		}
		s, err := d.step(ctx, src, e)
		if err != nil {
			return o, err
		}
		o.steps = append(o.steps, s)
	}
	return o, nil
}

// step reads an event with its photos. One that is gone or damaged is told, and
// the document is there all the same.
func (d *outcomes) step(ctx context.Context, src Source, e app.DecisionEvent) (step, error) {
	files, err := src.Attachments(ctx, app.EntityDecisionEvent, e.ID)
	if err != nil {
		return step{}, err
	}
	return step{event: e, album: d.photos.collect(ctx, src, files, mostTogether)}, nil
}

func (d outcomes) paper() paper {
	p := paper{words: d.letterhead(), photos: d.photos, blocks: map[string]func(sheet) []element{
		"outcomes":   func(s sheet) []element { return hold(d.outcomes(s)) },
		"signatures": d.signatures,
	}}
	p.words["title"] = d.w.T("docx.outcomes.title")
	p.words["subject"] = d.subject()
	p.words["summary"] = d.summary()
	return p
}

func (d outcomes) outcomes(s sheet) []element {
	if len(d.told) == 0 {
		return []element{para(styleText, d.w.T("docx.plan.empty"))}
	}
	var all []element
	for i, o := range d.told {
		first, rest, _ := strings.Cut(o.decision.Text, "\n")
		all = append(all, para(styleItem, strconv.Itoa(i+1)+". "+first))
		all = append(all, paras(styleText, rest)...)
		all = append(all, d.particulars(s, d.facts(o))...)
		all = append(all, d.steps(o)...)
	}
	return all
}

// facts are who answered, until when, and where it stands.
func (d outcomes) facts(o outcome) [][2]string {
	p := o.decision.Progress
	until := cmp.Or(p.Due.Format(), d.w.T("docx.outcomes.no_due"))
	if first := o.decision.Due; !first.IsZero() && first != p.Due {
		until = d.w.T("docx.outcomes.moved", "due", p.Due, "first", first)
	}
	facts := [][2]string{
		{"docx.col.state", d.stands(p)},
		{"docx.col.responsible", cmp.Or(d.responsible(o.decision), d.w.T("docx.outcomes.nobody"))},
		{"docx.col.due", until},
	}
	if d.meeting.ID == 0 {
		facts = append(facts, [2]string{"docx.outcomes.taken", cmp.Or(o.meeting, d.date(o.decision.Made))})
	}
	if a := o.appeal; a != nil {
		facts = append(facts, [2]string{"docx.outcomes.appeal", d.w.T("docx.outcomes.appeal_stands",
			"number", a.Number, "state", d.w.T("state."+string(a.State)))})
	}
	return append(facts, [2]string{"docx.outcomes.links", strings.Join(o.decision.Links, "\n")})
}

// steps are what was done, a paragraph each with its photos.
func (d outcomes) steps(o outcome) []element {
	if len(o.steps) == 0 {
		return []element{para(styleText, d.w.T("docx.outcomes.nothing"))}
	}
	var all []element
	for _, s := range o.steps {
		all = append(all, labelled(s.event.Date.Format(), d.said(s.event))...)
		all = append(all, d.pasted(s.album)...)
	}
	return all
}

func (d outcomes) signatures(s sheet) []element {
	return d.sign(s, [2]string{d.w.T("docx.head"), d.settings.HeadRU})
}
