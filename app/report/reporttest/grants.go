package reporttest

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
)

// Grant is a project of the office with its books. Totals are not kept: the
// ledger is added up entry by entry.
type Grant struct {
	Row     app.ProjectRow
	Events  []app.ProjectEvent
	Budgets []app.Budget
	Ledger  []app.LedgerEntry
}

// grant makes up n projects of the last two years.
func (o *Office) grant(r *rand.Rand, n int) {
	sources := o.Dicts[app.FundSources]
	for i := range n {
		begun := o.Day.AddDays(-r.IntN(800))
		g := Grant{Row: app.ProjectRow{
			ID: int64(i + 1), TitleRU: fmt.Sprintf("Площадка %d", i+1), TitleKY: fmt.Sprintf("%d-аянтча", i+1),
			Settlements: []int64{o.entry(r, app.Settlements, 0)}, Beneficiaries: app.Beneficiaries{Total: 300, Women: 160, Men: 140},
		}}
		g.Row.ProjectStanding.Stage, g.Row.Since = app.StageIdea, begun
		g.Events = []app.ProjectEvent{{ID: 1, Kind: app.ProjectEntered, Stage: app.StageIdea, Date: begun}}
		if works := begun.AddDays(60); !works.After(o.Day) {
			g.Events = append(g.Events, app.ProjectEvent{ID: 2, Kind: app.ProjectEntered, Stage: app.StageWorks, Date: works})
			g.Row.ProjectStanding.Stage = app.StageWorks
		}
		for no := 1; no <= 1+r.IntN(2); no++ {
			g.Budgets = append(g.Budgets, app.Budget{No: no, Date: begun.AddDays(30 * no), Lines: o.budgetLines(r, sources)})
		}
		for k := range 12 {
			g.Ledger = append(g.Ledger, app.LedgerEntry{
				ID: int64(i*100 + k + 1), ProjectID: g.Row.ID, Kind: pick(r, app.Pledged, app.Received, app.Received, app.Spent),
				Date: begun.AddDays(r.IntN(300)), SourceID: sources[r.IntN(len(sources))].ID, Form: app.Cash, Amount: money.Sum(1 + r.IntN(5_000_000_00)),
			})
		}
		g.Ledger = append(g.Ledger, app.LedgerEntry{
			ID: int64(i*100 + 99), ProjectID: g.Row.ID, Kind: app.Received, Date: begun.AddDays(70), SourceID: sources[1].ID, Form: app.InKind, Amount: 70_000_00,
		})
		g.Ledger = append(g.Ledger, g.Ledger[0].Reversal(g.Ledger[0].Date.AddDays(1), "дважды"))
		o.Grants = append(o.Grants, g)
	}
}

func (o *Office) budgetLines(r *rand.Rand, sources []app.Entry) []app.BudgetLine {
	l := app.BudgetLine{UID: "a", Title: "Покрытие", Quantity: 1000, Price: money.Sum(1_000_000_00 + r.IntN(3_000_000_00))}
	for i, sum := range money.Split(l.Sum(), 60, 25, 15) {
		form := app.Cash
		if i == 1 {
			form = app.InKind
		}
		l.Parts = append(l.Parts, app.BudgetPart{SourceID: sources[i%len(sources)].ID, Form: form, Sum: sum})
	}
	return []app.BudgetLine{l}
}

// ProjectRows implements the source, in order of entry.
func (o *Office) ProjectRows(_ context.Context, q app.ProjectQuery) ([]app.ProjectRow, error) {
	var rows []app.ProjectRow
	for _, g := range o.Grants {
		begun, ended := g.Events[0].Date, g.Row.Ended
		out := !q.Filter.AliveTo.IsZero() && begun.After(q.Filter.AliveTo) ||
			!q.Filter.AliveFrom.IsZero() && !ended.IsZero() && ended.Before(q.Filter.AliveFrom) ||
			q.Filter.ID != 0 && g.Row.ID != q.Filter.ID
		if !out && (q.After == nil || g.Row.ID > q.After.ID) {
			rows = append(rows, g.Row)
		}
	}
	return rows[:min(len(rows), cmp.Or(q.Limit, 100))], o.Fail
}

// ProjectEvents implements the source.
func (o *Office) ProjectEvents(_ context.Context, projectID int64) ([]app.ProjectEvent, error) {
	return slices.Clone(o.Grants[projectID-1].Events), o.Fail
}

// Budgets implements the source.
func (o *Office) Budgets(_ context.Context, projectID int64) ([]app.Budget, error) {
	return o.Grants[projectID-1].Budgets, o.Fail
}

// LedgerMatches tells whether an entry is in a list.
func (o *Office) LedgerMatches(f app.LedgerFilter, e app.LedgerEntry) bool {
	in := func(from, to, day civil.Date) bool {
		return (from.IsZero() || !day.Before(from)) && (to.IsZero() || !day.After(to))
	}
	return in(f.From, f.To, e.Date) && (f.Project == 0 || e.ProjectID == f.Project) && (f.Source == 0 || e.SourceID == f.Source) &&
		(f.Form == "" || e.Form == f.Form) && (f.Kind == "" || e.Kind == f.Kind)
}

// TallyLedger implements the source.
func (o *Office) TallyLedger(_ context.Context, f app.LedgerFilter, dims ...app.LedgerDim) ([]app.LedgerGroup, error) {
	sums := map[string]*app.LedgerGroup{}
	for _, g := range o.Grants {
		for _, e := range g.Ledger {
			if !o.LedgerMatches(f, e) {
				continue
			}
			keys := make([]string, len(dims))
			for i, d := range dims {
				keys[i] = ledgerKey(d, e)
			}
			at := fmt.Sprint(keys)
			if sums[at] == nil {
				sums[at] = &app.LedgerGroup{Keys: keys}
			}
			sums[at].N++
			sums[at].Amount += e.Amount
		}
	}
	var groups []app.LedgerGroup
	for _, g := range sums {
		groups = append(groups, *g)
	}
	slices.SortFunc(groups, func(a, b app.LedgerGroup) int { return slices.Compare(a.Keys, b.Keys) })
	return groups, o.Fail
}

func ledgerKey(d app.LedgerDim, e app.LedgerEntry) string {
	switch d {
	case app.PerLedgerProject:
		return fmt.Sprint(e.ProjectID)
	case app.PerLedgerSource:
		return fmt.Sprint(e.SourceID)
	case app.PerLedgerForm:
		return string(e.Form)
	case app.PerLedgerMonth:
		return e.Date.String()[:7]
	}
	return string(e.Kind)
}

// Programmes implements the source: the office has none.
func (o *Office) Programmes(context.Context, app.ProgrammeFilter) ([]app.Programme, error) {
	return nil, o.Fail
}

// CountProjects implements the source.
func (o *Office) CountProjects(ctx context.Context, f app.ProjectFilter, _ int) (int, error) {
	rows, err := o.ProjectRows(ctx, app.ProjectQuery{Filter: f, Limit: len(o.Grants)})
	return len(rows), err
}

// BudgetInForce implements the source.
func (o *Office) BudgetInForce(_ context.Context, projectID int64) (app.Budget, error) {
	budgets := o.Grants[projectID-1].Budgets
	return budgets[len(budgets)-1], o.Fail
}

// LedgerTotals implements the source.
func (o *Office) LedgerTotals(ctx context.Context, projectID int64) ([]app.LedgerTotal, error) {
	var totals []app.LedgerTotal
	for _, e := range o.Grants[projectID-1].Ledger {
		totals = append(totals, app.LedgerTotal{SourceID: e.SourceID, Form: e.Form, Kind: e.Kind, Amount: e.Amount})
	}
	return totals, o.Fail
}

// LedgerRows implements the source, in order of date.
func (o *Office) LedgerRows(_ context.Context, q app.LedgerQuery) ([]app.LedgerRow, error) {
	var rows []app.LedgerRow
	for _, g := range o.Grants {
		for _, e := range g.Ledger {
			if o.LedgerMatches(q.Filter, e) {
				rows = append(rows, app.LedgerRow{LedgerEntry: e, ProjectTitleRU: g.Row.TitleRU, ProjectTitleKY: g.Row.TitleKY})
			}
		}
	}
	order := func(a, b app.LedgerRow) int {
		if !q.Ascending {
			a, b = b, a
		}
		return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.ID, b.ID))
	}
	slices.SortStableFunc(rows, order)
	if q.After != nil {
		rows = slices.DeleteFunc(rows, func(r app.LedgerRow) bool { return order(r, *q.After) <= 0 })
	}
	return rows[:min(len(rows), cmp.Or(q.Limit, 100))], o.Fail
}

// CountLedger implements the source.
func (o *Office) CountLedger(ctx context.Context, f app.LedgerFilter, _ int) (int, error) {
	groups, err := o.TallyLedger(ctx, f)
	if len(groups) == 0 {
		return 0, err
	}
	return groups[0].N, err
}
