package reporttest

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
)

// Matches says whether a is among the appeals that f speaks of. It panics on a
// condition that it does not know, so that no test passes by ignorance.
func (o *Office) Matches(f app.AppealFilter, a app.Appeal) bool {
	if f.Words != "" || f.House != "" || f.Resident != 0 || f.Earlier != 0 {
		panic(fmt.Sprintf("reporttest: condition not known: %+v", f))
	}
	return inPeriod(f, a) && standsAs(f, a) && marked(f, a) && o.named(f, a) && applied(f, a)
}

func inPeriod(f app.AppealFilter, a app.Appeal) bool {
	if f.From.IsZero() && f.To.IsZero() {
		return true
	}
	d := map[app.DateField]civil.Date{
		"": a.Registered, app.OnRegistered: a.Registered, app.OnAnswered: a.Standing.Answered,
		app.OnClosed: a.Standing.Closed, app.OnDue: a.Standing.Due,
	}[f.Period]
	return !d.IsZero() && (f.From.IsZero() || !d.Before(f.From)) && (f.To.IsZero() || !d.After(f.To))
}

func standsAs(f app.AppealFilter, a app.Appeal) bool {
	s := a.Standing
	after := func(d, day civil.Date) bool { return d.IsZero() || d.After(day) }
	switch {
	case f.Open && !s.State.Open(),
		!f.OpenOn.IsZero() && (a.Registered.After(f.OpenOn) || !after(s.Closed, f.OpenOn)),
		f.Late && (!s.Finished().IsZero() || s.Due.IsZero() || !s.Due.Before(f.Today)),
		!f.LateOn.IsZero() && (a.Registered.After(f.LateOn) || !after(s.Finished(), f.LateOn) || s.Due.IsZero() || s.Due.After(f.LateOn)),
		!f.DueBy.IsZero() && (!s.Finished().IsZero() || s.Due.Before(f.Today) || s.Due.After(f.DueBy)),
		f.InTime != nil && (s.Finished().IsZero() || *f.InTime != onTime(s)),
		f.States != nil && !slices.Contains(f.States, s.State),
		f.Outcome != "" && s.Outcome != f.Outcome,
		f.NoAnswer && !s.Answered.IsZero(),
		f.SiteVisit && !s.SiteVisit,
		f.OnSpot && s.Answered != a.Registered:
		return false
	}
	return true
}

func onTime(s app.Standing) bool { return s.Due.IsZero() || !s.Finished().After(s.Due) }

func marked(f app.AppealFilter, a app.Appeal) bool {
	switch {
	case f.Kind != "" && a.Kind != f.Kind,
		f.Channel != "" && a.Channel != f.Channel,
		f.Channels != nil && !slices.Contains(f.Channels, a.Channel),
		f.Multiplicity != "" && a.Multiplicity != f.Multiplicity,
		f.Repetition != "" && a.Repetition != f.Repetition,
		f.NotFirst && a.Repetition == app.First,
		f.Language != "" && a.Language != f.Language,
		f.Covered && !covered(a):
		return false
	}
	return true
}

func covered(a app.Appeal) bool { return a.Covering.Body != "" || a.Channel == app.FromSuperior }

func (o *Office) named(f app.AppealFilter, a app.Appeal) bool {
	same := func(want, got int64) bool { return want == 0 || want == got || want == app.NoOne && got == 0 }
	return same(f.ID, a.ID) && same(f.Settlement, a.SettlementID) && same(f.Executor, a.Standing.ExecutorID) &&
		same(f.Receiver, a.ReceiverID) && (same(f.Topic, a.TopicID) || f.Topic == o.group(a.TopicID))
}

func (o *Office) group(topic int64) int64 {
	for _, e := range o.Dicts[app.Topics] {
		if e.ID == topic && e.Parent != 0 {
			return e.Parent
		}
	}
	return topic
}

func applied(f app.AppealFilter, a app.Appeal) bool {
	p := first(a)
	return (f.Sex == "" || p.Sex == f.Sex) &&
		(f.Age == "" || app.AgeIn(a.Registered.Year(), p.BirthYear) == f.Age) &&
		(f.Social == "" || slices.Contains(p.Social, f.Social))
}

func first(a app.Appeal) app.Resident {
	if len(a.Applicants) == 0 {
		return app.Resident{}
	}
	return a.Applicants[0].Resident
}

// CountAppeals implements the source.
func (o *Office) CountAppeals(_ context.Context, f app.AppealFilter, limit int) (n int, err error) {
	for _, a := range o.Appeals {
		if o.Matches(f, a) {
			n++
		}
		if limit > 0 && n == limit {
			break
		}
	}
	return n, o.Fail
}

// Tally implements the source.
func (o *Office) Tally(_ context.Context, f app.AppealFilter, dims ...app.Dim) ([]app.Group, error) {
	groups := map[string]*app.Group{}
	for _, a := range o.Appeals {
		if !o.Matches(f, a) {
			continue
		}
		keys := make([]string, len(dims))
		for i, d := range dims {
			keys[i] = keyOf(f, a, d)
		}
		name := strings.Join(keys, "\x00")
		if groups[name] == nil {
			groups[name] = &app.Group{Keys: keys}
		}
		add(groups[name], a)
	}
	var out []app.Group
	for _, g := range groups {
		out = append(out, *g)
	}
	slices.SortFunc(out, func(a, b app.Group) int { return slices.Compare(a.Keys, b.Keys) })
	return out, o.Fail
}

func add(g *app.Group, a app.Appeal) {
	s := a.Standing
	g.N++
	g.Signatures += a.Signatures
	if !s.Finished().IsZero() && onTime(s) {
		g.InTime++
	}
	if !s.Finished().IsZero() && !onTime(s) {
		g.Overdue++
	}
	if s.SiteVisit {
		g.SiteVisits++
	}
	if s.Answered == a.Registered {
		g.OnSpot++
	}
}

func keyOf(f app.AppealFilter, a app.Appeal, d app.Dim) string {
	s, p := a.Standing, first(a)
	switch d {
	case app.DimMonth:
		if f.Period == app.OnClosed {
			return s.Closed.String()[:7]
		}
		return a.Registered.String()[:7]
	case app.DimCovered:
		if covered(a) {
			return "1"
		}
		return "0"
	case app.DimSocial:
		var all []string
		for _, c := range p.Social {
			all = append(all, string(c))
		}
		return strings.Join(all, " ")
	}
	key, known := map[app.Dim]any{
		app.DimKind: a.Kind, app.DimChannel: a.Channel, app.DimMultiplicity: a.Multiplicity,
		app.DimRepetition: a.Repetition, app.DimLanguage: a.Language, app.DimSettlement: a.SettlementID,
		app.DimTopic: a.TopicID, app.DimExecutor: s.ExecutorID, app.DimReceiver: a.ReceiverID,
		app.DimState: s.State, app.DimOutcome: s.Outcome, app.DimRegistered: a.Registered,
		app.DimAnswered: s.Answered, app.DimClosed: s.Closed, app.DimFinished: s.Finished(),
		app.DimSex: p.Sex, app.DimBirthYear: p.BirthYear,
	}[d]
	if !known {
		panic("reporttest: dimension not known: " + string(d))
	}
	return fmt.Sprint(key)
}

// AppealRows implements the source.
func (o *Office) AppealRows(ctx context.Context, q app.AppealQuery) ([]app.AppealRow, error) {
	var rows []app.AppealRow
	words := text.Fold(q.Filter.Words)
	q.Filter.Words = ""
	for _, a := range o.Appeals {
		if strings.Contains(text.Fold(a.Summary), words) && o.Matches(q.Filter, a) {
			rows = append(rows, o.row(a))
		}
	}
	order := func(a, b app.AppealRow) int {
		if q.Sort == app.ByDue {
			return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.ID, b.ID))
		}
		return cmp.Or(a.Registered.Compare(b.Registered), cmp.Compare(a.ID, b.ID))
	}
	slices.SortFunc(rows, order)
	start := q.Offset
	if q.After != nil {
		for start = 0; start < len(rows) && order(rows[start], *q.After) <= 0; start++ {
		}
	}
	start = min(start, len(rows))
	return rows[start:min(len(rows), start+cmp.Or(q.Limit, 100))], cmp.Or(o.Fail, ctx.Err())
}

func (o *Office) row(a app.Appeal) app.AppealRow {
	r := app.AppealRow{
		ID: a.ID, Number: a.Number, Registered: a.Registered, Received: a.Received, Kind: a.Kind, Channel: a.Channel,
		Multiplicity: a.Multiplicity, Signatures: a.Signatures, Repetition: a.Repetition, Earlier: a.Earlier,
		Language: a.Language, Applicant: first(a).Name.Full(), Address: a.Address.Line, SettlementID: a.SettlementID,
		TopicID: a.TopicID, Summary: a.Summary, Standing: a.Standing,
	}
	if a.Earlier != 0 {
		r.EarlierNo = o.Appeals[a.Earlier-1].Number
	}
	if phones := first(a).Phones; len(phones) > 0 {
		r.Phone = phones[0]
	}
	return r
}

// ResidentRows returns a page of People.
func (o *Office) ResidentRows(ctx context.Context, f app.ResidentFilter, offset, limit int) ([]app.ResidentRow, error) {
	var rows []app.ResidentRow
	for _, p := range o.People {
		if strings.Contains(text.Fold(p.Name), text.Fold(f.Words)) {
			rows = append(rows, p)
		}
	}
	offset = min(offset, len(rows))
	return rows[offset:min(len(rows), offset+limit)], cmp.Or(o.Fail, ctx.Err())
}

// History returns a page of Records, newest first.
func (o *Office) History(ctx context.Context, f app.HistoryFilter) ([]app.Record, error) {
	var records []app.Record
	for _, r := range slices.Backward(o.Records) {
		if (f.Before == 0 || r.Seq < f.Before) && len(records) < f.Limit && strings.Contains(r.Label+r.Actor, f.Words) {
			records = append(records, r)
		}
	}
	return records, cmp.Or(o.Fail, ctx.Err())
}

// CountResidents counts People.
func (o *Office) CountResidents(ctx context.Context, f app.ResidentFilter, _ int) (int, error) {
	rows, err := o.ResidentRows(ctx, f, 0, len(o.People))
	return len(rows), err
}
