package app

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"kairyluu/app/money"
)

// GrantsOverview is every programme on one page, seen from today.
type GrantsOverview struct {
	Rows     []ProgrammeRow
	Balances []Balance // of the whole office, by source and form
	Own      money.Sum // own share of the running projects: received,
	Need     money.Sum // asked by the rules,
	Expected money.Sum // and once all pledges are kept
	Short    []ProjectRow
	Tranches []TrancheDue
	Reports  []ReportDue
}

// ProgrammeRow is one programme with what its projects add up to.
type ProgrammeRow struct {
	Programme Programme
	Projects  int
	Running   int
	Short     int
	Late      int
	Planned   money.Sum
	Received  money.Sum
	Spent     money.Sum
	Left      money.Sum      // cash that came and was neither spent nor returned
	OwnShare  money.Fraction // what the own sources gave of all that came, less what was returned
	Balances  []Balance
}

// TrancheDue is a tranche of a running project that has not come whole.
type TrancheDue struct {
	Tranche Tranche
	Project ProjectRow
}

// ReportDue is a report to a donor that was not sent.
type ReportDue struct {
	Programme Programme
	Report    ProgrammeReport
	Late      bool
}

// Overview gathers every programme on one page.
func (s *Programmes) Overview(ctx context.Context) (GrantsOverview, error) {
	var o GrantsOverview
	for _, part := range []func(context.Context, *GrantsOverview) error{
		s.rows, s.office, s.short, s.dueTranches, s.dueReports,
	} {
		if err := part(ctx, &o); err != nil {
			return o, fmt.Errorf("look over grants: %w", err)
		}
	}
	return o, nil
}

func (s *Programmes) rows(ctx context.Context, o *GrantsOverview) error {
	programmes, err := s.store.Programmes(ctx, ProgrammeFilter{})
	if err != nil {
		return err
	}
	by := make(map[string]*ProgrammeRow, len(programmes))
	o.Rows = make([]ProgrammeRow, len(programmes))
	for i, p := range programmes {
		o.Rows[i].Programme = p
		by[digitsOf(p.ID)] = &o.Rows[i]
	}
	for _, running := range []bool{false, true} {
		groups, err := s.store.TallyProjects(ctx, ProjectFilter{Running: running, Today: s.Today()}, PerProgramme)
		if err != nil {
			return err
		}
		for _, g := range groups {
			if row := by[g.Keys[0]]; row != nil {
				row.count(g, running)
			}
		}
	}
	for i := range o.Rows {
		if err := s.money(ctx, &o.Rows[i]); err != nil {
			return err
		}
	}
	return nil
}

func (r *ProgrammeRow) count(g ProjectGroup, running bool) {
	if running {
		r.Running, r.Short, r.Late = g.N, g.Short, g.Late
		return
	}
	r.Projects, r.Planned, r.Received, r.Spent = g.N, g.Planned, g.Received, g.Spent
}

func (s *Programmes) money(ctx context.Context, r *ProgrammeRow) (err error) {
	id := r.Programme.ID
	if r.Balances, err = s.balances(ctx, ProjectFilter{Programme: id}, LedgerFilter{Programme: id}); err != nil {
		return err
	}
	var own, all money.Sum
	for _, x := range r.Balances {
		if x.Form == Cash {
			r.Left = r.Left.Plus(x.Left())
		}
		came := x.Received - x.Returned
		all = all.Plus(came)
		if r.Programme.IsOwn(x.SourceID) {
			own = own.Plus(came)
		}
	}
	r.OwnShare = money.Part(own, all)
	return nil
}

// balances adds up what the budgets in force plan and what the ledger tells.
func (s *Programmes) balances(ctx context.Context, of ProjectFilter, f LedgerFilter) ([]Balance, error) {
	planned, err := s.store.PlannedTotals(ctx, of)
	if err != nil {
		return nil, err
	}
	groups, err := s.store.TallyLedger(ctx, f, PerLedgerSource, PerLedgerForm, PerLedgerKind)
	if err != nil {
		return nil, err
	}
	var budget BudgetLine
	for _, t := range planned {
		budget.Parts = append(budget.Parts, BudgetPart{SourceID: t.SourceID, Form: t.Form, Sum: t.Amount})
	}
	totals := make([]LedgerTotal, len(groups))
	for i, g := range groups {
		source, err := strconv.ParseInt(g.Keys[0], 10, 64)
		if err != nil {
			return nil, fmt.Errorf("read source %q: %w", g.Keys[0], err)
		}
		totals[i] = LedgerTotal{SourceID: source, Form: Form(g.Keys[1]), Kind: LedgerKind(g.Keys[2]), Amount: g.Amount}
	}
	return Balances(Budget{Lines: []BudgetLine{budget}}, totals), nil
}

// office adds up the whole office; the own share is that of the running projects.
func (s *Programmes) office(ctx context.Context, o *GrantsOverview) (err error) {
	if o.Balances, err = s.balances(ctx, ProjectFilter{}, LedgerFilter{}); err != nil {
		return err
	}
	groups, err := s.store.TallyProjects(ctx, ProjectFilter{Running: true, Today: s.Today()})
	for _, g := range groups {
		o.Own, o.Need, o.Expected = o.Own.Plus(g.Own), o.Need.Plus(g.Need), o.Expected.Plus(g.Expected)
	}
	return err
}

func (s *Programmes) short(ctx context.Context, o *GrantsOverview) (err error) {
	o.Short, err = s.every(ctx, ProjectFilter{Short: true})
	return err
}

// every returns all the projects of a filter, by date.
func (s *Programmes) every(ctx context.Context, f ProjectFilter) ([]ProjectRow, error) {
	f.Today = s.Today()
	q := ProjectQuery{Filter: f, Sort: ProjectsByDue}
	var rows []ProjectRow
	for {
		page, err := s.store.ProjectRows(ctx, q)
		if err != nil || len(page) == 0 {
			return rows, err
		}
		rows = append(rows, page...)
		q.After = &page[len(page)-1]
	}
}

func (s *Programmes) dueTranches(ctx context.Context, o *GrantsOverview) error {
	running, err := s.every(ctx, ProjectFilter{Running: true})
	if err != nil {
		return err
	}
	of := make(map[int64]ProjectRow, len(running))
	for _, p := range running {
		of[p.ID] = p
	}
	left, err := s.store.TranchesLeft(ctx, ProjectFilter{Running: true})
	for _, t := range left {
		if p, there := of[t.ProjectID]; there && !p.Stage.Failed() {
			o.Tranches = append(o.Tranches, TrancheDue{t, p})
		}
	}
	return err
}

func (s *Programmes) dueReports(_ context.Context, o *GrantsOverview) error {
	for _, row := range o.Rows {
		for _, r := range row.Programme.Reports {
			if r.Sent.IsZero() {
				o.Reports = append(o.Reports, ReportDue{row.Programme, r, r.Due.Before(s.Today())})
			}
		}
	}
	slices.SortStableFunc(o.Reports, func(a, b ReportDue) int { return a.Report.Due.Compare(b.Report.Due) })
	return nil
}
