package db

import (
	"cmp"
	"context"
	"encoding/json"

	"kairyluu/app"
)

const selectBudget = `SELECT project_id, no, date, reason, at AS moment, actor, lines AS lines_text FROM budget
	WHERE project_id = ? ORDER BY no`

// budgetRecord is a Budget as it is stored.
type budgetRecord struct {
	app.Budget
	Moment, LinesText string
}

func (r budgetRecord) budget() (app.Budget, error) {
	b := r.Budget
	var err error
	if b.At, err = parseMoment(r.Moment); err != nil {
		return b, err
	}
	return b, json.Unmarshal([]byte(r.LinesText), &b.Lines)
}

// Budgets implements app.GrantReader.
func (r reader) Budgets(ctx context.Context, projectID int64) ([]app.Budget, error) {
	budgets, err := allOf(ctx, r.q, budgetRecord.budget, selectBudget, projectID)
	return budgets, wrap("read budgets", err)
}

// BudgetInForce implements app.GrantReader.
func (r reader) BudgetInForce(ctx context.Context, projectID int64) (app.Budget, error) {
	last, err := allOf(ctx, r.q, budgetRecord.budget, selectBudget+" DESC LIMIT 1", projectID)
	if err != nil || len(last) == 0 {
		return app.Budget{}, wrap("read budget", err)
	}
	return last[0], nil
}

// AddBudget implements app.GrantTx.
func (t *tx) AddBudget(ctx context.Context, b *app.Budget) error {
	last, err := one[int](ctx, t.q, "SELECT coalesce(max(no), 0) FROM budget WHERE project_id = ?", b.ProjectID)
	if err != nil {
		return wrap("add budget", err)
	}
	if b.No <= last {
		return changed(app.EntityBudget)
	}
	return wrap("add budget", t.addBudget(ctx, b))
}

func (t *tx) addBudget(ctx context.Context, b *app.Budget) error {
	lines, err := inJSON(b.Lines)
	if err != nil {
		return err
	}
	if _, err := t.exec(ctx, "UPDATE budget_sum SET in_force = 0 WHERE project_id = ? AND in_force = 1", b.ProjectID); err != nil {
		return err
	}
	_, err = t.exec(ctx, `INSERT INTO budget (project_id, no, date, reason, at, actor, lines) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		b.ProjectID, b.No, iso(b.Date), b.Reason, moment(b.At), b.Actor, lines[0])
	if err != nil {
		return err
	}
	for _, sum := range sumsOf(b) {
		const add = `INSERT INTO budget_sum (project_id, no, source_id, form, amount, in_force) VALUES (?, ?, ?, ?, ?, 1)`
		if _, err := t.exec(ctx, add, b.ProjectID, b.No, sum.SourceID, sum.Form, sum.Amount); err != nil {
			return err
		}
	}
	return nil
}

// sumsOf are what a budget plans, by source and form in the order of its lines.
func sumsOf(b *app.Budget) []app.LedgerTotal {
	type key struct {
		source int64
		form   app.Form
	}
	at := map[key]int{}
	var sums []app.LedgerTotal
	for _, l := range b.Lines {
		for _, p := range l.Parts {
			k := key{p.SourceID, cmp.Or(p.Form, app.Cash)}
			i, there := at[k]
			if !there {
				i = len(sums)
				at[k] = i
				sums = append(sums, app.LedgerTotal{SourceID: k.source, Form: k.form})
			}
			sums[i].Amount = sums[i].Amount.Plus(p.Sum)
		}
	}
	return sums
}

// PlannedTotals implements app.GrantReader.
func (r reader) PlannedTotals(ctx context.Context, f app.ProjectFilter) ([]app.LedgerTotal, error) {
	var totals []app.LedgerTotal
	err := r.q.snapshot(ctx, func(q queryer) error {
		s, err := narrowProjects(ctx, q, f)
		if err != nil {
			return err
		}
		projects := ""
		if len(s.conditions) > 0 {
			projects = " AND b.project_id IN (SELECT p.id" + s.from() + s.String() + ")"
		}
		totals, err = all[app.LedgerTotal](ctx, q, `SELECT b.source_id, b.form, sum(b.amount) AS amount FROM budget_sum b
			WHERE b.in_force = 1`+projects+` GROUP BY b.source_id, b.form ORDER BY b.source_id, b.form`, s.args...)
		return err
	})
	return totals, wrap("add budgets up", err)
}
