//go:build bench && linux

package bench

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/demo"
	"kairyluu/app/money"
	"kairyluu/db"
)

// fewProjects are in both offices of the growth of the ledger.
const fewProjects = 30

// growthOfTheLedger holds a ledger of two hundred thousand entries against one of
// two thousand, of as many projects, payers and months.
func growthOfTheLedger() growth {
	return growth{
		name: "ledger", what: "Entries of the ledger", small: 2000, large: 200_000,
		office: func(int) demo.Options { return demo.Options{Appeals: fewAppeals, Meetings: -1, Projects: fewProjects} },
		fill:   fillLedger,
		count: func(ctx context.Context, office *app.Office) (int, error) {
			return office.Ledger.Count(ctx, app.LedgerFilter{}, 0)
		},
		lines: func(ctx context.Context, small *app.Office) ([]line, error) {
			filters, err := ledgerFilters(ctx, small)
			if err != nil {
				return nil, err
			}
			return append(ledgerLists(filters), ledgerRest()...), nil
		},
	}
}

// poster adds made-up entries to the ledger of an office.
type poster struct {
	*rand.Rand
	projects []int64
	sources  []app.Entry
	tranches map[int64][]app.Tranche
}

// fillLedger posts until the ledger has n entries: what the use case would have
// written one by one is written by the thousand.
func fillLedger(ctx context.Context, store *db.Store, n int) error {
	have, err := store.CountLedger(ctx, app.LedgerFilter{}, 0)
	if err != nil {
		return err
	}
	p := poster{Rand: rand.New(rand.NewPCG(1, uint64(n))), tranches: map[int64][]app.Tranche{}}
	if p.sources, err = store.Entries(ctx, app.FundSources); err != nil {
		return err
	}
	rows, err := store.ProjectRows(ctx, app.ProjectQuery{Filter: app.ProjectFilter{Running: true}})
	for _, row := range rows {
		if err == nil {
			p.projects = append(p.projects, row.ID)
			p.tranches[row.ID], err = store.Tranches(ctx, row.ID)
		}
	}
	for err == nil && have < n {
		some := min(1000, n-have)
		have += some
		err = store.InTx(ctx, func(tx app.Tx) error { return p.post(ctx, tx, some) })
	}
	if err != nil {
		return err
	}
	return store.InTx(ctx, func(tx app.Tx) error {
		for _, id := range p.projects {
			books, err := app.ReadBooks(ctx, tx, id)
			if err := errors.Join(err, tx.SetProjectStanding(ctx, id, books.Standing())); err != nil {
				return err
			}
		}
		return nil
	})
}

func (p *poster) post(ctx context.Context, tx app.Tx, n int) error {
	for range n {
		e := p.entry()
		if err := tx.AddLedgerEntry(ctx, &e); err != nil {
			return err
		}
	}
	return nil
}

// entry is what a household, a firm or the donor pays: the same forty payers of
// each project, again and again.
func (p *poster) entry() app.LedgerEntry {
	const payers, days = 40, 900
	notes := []string{"взнос на детскую площадку", "оплата работ по акту", "курулуш материалдары", "ашардын табели", "возврат остатка"}
	payer := p.IntN(payers)
	e := app.LedgerEntry{
		ProjectID: p.projects[p.IntN(len(p.projects))], Kind: app.LedgerKinds[p.IntN(len(app.LedgerKinds))], Date: until.AddDays(-p.IntN(days)),
		SourceID: p.sources[p.IntN(len(p.sources))].ID, Form: app.Cash, Amount: money.Sum(1 + p.Int64N(50_000_00)),
		Payer:  app.Payer{Kind: app.Household, Name: fmt.Sprint("Асанов ", payer), Address: fmt.Sprint("ул. Жеңиш, ", payer)},
		Number: fmt.Sprint("К-", p.IntN(100_000)), Note: notes[p.IntN(len(notes))], At: now(), Actor: "Айнура",
	}
	if p.IntN(10) == 0 {
		e.Form, e.Type = app.InKind, app.Labour
	}
	return e
}

func ledgerFilters(ctx context.Context, office *app.Office) (map[string]app.LedgerFilter, error) {
	q := until.Quarter().Prev()
	filters := map[string]app.LedgerFilter{
		"all": {}, "what counts": {Holding: true}, "a quarter": {From: q.First(), To: q.Last()}, "in kind": {Form: app.InKind},
		"a payer": {Payer: app.Payer{Name: "Асанов 7", Address: "ул. Жеңиш, 7"}.Key()},
	}
	for _, kind := range app.LedgerKinds {
		filters["kind "+string(kind)] = app.LedgerFilter{Kind: kind}
	}
	sources, err := office.Dictionaries.Entries(ctx, app.FundSources)
	if err != nil {
		return nil, err
	}
	programmes, err := office.Programmes.List(ctx, app.ProgrammeFilter{})
	if err != nil {
		return nil, err
	}
	for _, s := range sources {
		filters[fmt.Sprint("source ", s.Code)] = app.LedgerFilter{Source: s.ID}
	}
	for _, p := range programmes {
		filters[fmt.Sprint("programme ", p.ID)] = app.LedgerFilter{Programme: p.ID}
		filters[fmt.Sprint("programme, kind and source ", p.ID)] = app.LedgerFilter{Programme: p.ID, Kind: app.Spent, Source: p.SourceID}
	}
	rows, err := office.Projects.Rows(ctx, app.ProjectQuery{Filter: app.ProjectFilter{Running: true}, Limit: 3})
	for _, r := range rows {
		filters[fmt.Sprint("project ", r.ID)] = app.LedgerFilter{Project: r.ID}
		filters[fmt.Sprint("project and kind ", r.ID)] = app.LedgerFilter{Project: r.ID, Kind: app.Received}
		filters[fmt.Sprint("project in a quarter ", r.ID)] = app.LedgerFilter{Project: r.ID, From: q.First(), To: q.Last()}
	}
	return filters, err
}

func ledgerLists(filters map[string]app.LedgerFilter) []line {
	var pages, turned, counts, sums, words, found, all, added []wording
	for name, f := range filters {
		pages = append(pages, ledgerPage(name, app.LedgerQuery{Filter: f}))
		counts = append(counts, counted(name, func(ctx context.Context, office *app.Office) (int, error) { return office.Ledger.Count(ctx, f, 0) }))
		sums = append(sums, ledgerSums(name, f, app.PerLedgerSource, app.PerLedgerForm, app.PerLedgerKind))
	}
	for _, ascending := range []bool{false, true} {
		turned = append(turned, ledgerBehind(fmt.Sprint("ascending ", ascending), app.LedgerQuery{Ascending: ascending}))
	}
	for _, word := range []string{"взн", "взнос", "площадку", "асанов 7", "материалдары аса"} {
		f := app.LedgerFilter{Words: word}
		words = append(words, ledgerPage(word, app.LedgerQuery{Filter: f}))
		added = append(added, ledgerSums(word, f, app.PerLedgerKind))
		found = append(found, counted(word, func(ctx context.Context, office *app.Office) (int, error) { return office.Ledger.Count(ctx, f, 1000) }))
		all = append(all, counted(word, func(ctx context.Context, office *app.Office) (int, error) { return office.Ledger.Count(ctx, f, 0) }))
	}
	return []line{
		{"first page under each filter", pages},
		{"next page in the middle, both ways", turned},
		{"first page of a search", words},
		{"exact number under each filter", counts},
		{"sums by source, form and kind under each filter", sums},
		{"number found by a word, up to a thousand", found},
		{"exact number found by a word", all},
		{"sums by kind of what a word finds", added},
	}
}

func ledgerRest() []line {
	q, first := until.Quarter().Prev(), until.AddDays(1-int(until.Day()))
	year := app.LedgerFilter{From: first.AddMonths(-12), To: first.AddDays(-1)}
	payer := app.LedgerFilter{Payer: app.Payer{Name: "Асанов 7", Address: "ул. Жеңиш, 7"}.Key()}
	return []line{
		{"all sums by one thing", []wording{
			ledgerSums("project", app.LedgerFilter{}, app.PerLedgerProject), ledgerSums("programme", app.LedgerFilter{}, app.PerLedgerProgramme),
			ledgerSums("source", app.LedgerFilter{}, app.PerLedgerSource), ledgerSums("form", app.LedgerFilter{}, app.PerLedgerForm),
			ledgerSums("kind", app.LedgerFilter{}, app.PerLedgerKind),
		}},
		{"sums of a year by month and kind", []wording{ledgerSums("year", year, app.PerLedgerMonth, app.PerLedgerKind)}},
		{"sums of a quarter by project and kind", []wording{ledgerSums("quarter", app.LedgerFilter{From: q.First(), To: q.Last()}, app.PerLedgerProject, app.PerLedgerKind)}},
		{"sums of days that are no whole months", ledgerDays(q)},
		{"sums of one payer", []wording{ledgerSums("payer", payer, app.PerLedgerKind)}},
		{"who gave to a project", []wording{ofProject("payers", func(ctx context.Context, office *app.Office, id int64) (int, error) {
			refunds, err := office.Ledger.Refunds(ctx, id)
			return len(refunds), err
		})}},
		{"a card with balances, checks, tranches and payers", []wording{ofProject("card", func(ctx context.Context, office *app.Office, id int64) (int, error) {
			c, err := office.Projects.Case(ctx, id)
			return len(c.Balances), err
		})}},
		{"all programmes on one page", []wording{counted("overview", overview)}},
		{"a payment entered, but for the flush of the disk", []wording{ofProject("payment", pay)}},
	}
}

// ledgerDays are periods of a quarter that miss the months, and their thirds, by the
// least and by the most days.
func ledgerDays(q civil.Quarter) []wording {
	var days []wording
	for _, miss := range []int{1, 5, 9} {
		f := app.LedgerFilter{From: q.First().AddDays(miss), To: q.Last().AddDays(-miss)}
		days = append(days, ledgerSums(fmt.Sprint("without ", miss, " at either end"), f, app.PerLedgerSource, app.PerLedgerKind))
		f.Holding = true
		days = append(days, ledgerSums(fmt.Sprint("what counts, without ", miss), f, app.PerLedgerSource, app.PerLedgerKind))
	}
	return days
}

// pay enters what a payer of many entries brings once more.
func pay(ctx context.Context, office *app.Office, project int64) (int, error) {
	sources, err := office.Dictionaries.Entries(ctx, app.FundSources)
	if err != nil {
		return 0, err
	}
	entries, err := office.Ledger.Post(ctx, app.Posting{
		ProjectID: project, Kind: app.Received, Date: until.AddDays(-3), Amount: 500_00, Number: "К-1", Note: "взнос",
		Payer: app.Payer{Kind: app.Household, Name: "Асанов 7", Address: "ул. Жеңиш, 7"}, Parts: []app.PostingPart{{SourceID: sources[0].ID}},
	})
	return len(entries), err
}

func overview(ctx context.Context, office *app.Office) (int, error) {
	o, err := office.Programmes.Overview(ctx)
	return len(o.Rows), err
}

// ofProject asks of the first running project.
func ofProject(name string, ask func(context.Context, *app.Office, int64) (int, error)) wording {
	return wording{name, func(ctx context.Context, office *app.Office, _ int) (func() (int, error), error) {
		rows, err := office.Projects.Rows(ctx, app.ProjectQuery{Filter: app.ProjectFilter{Running: true}, Limit: 1})
		if err != nil || len(rows) == 0 {
			return nil, fmt.Errorf("no project: %w", err)
		}
		return func() (int, error) { return ask(ctx, office, rows[0].ID) }, nil
	}}
}

func ledgerSums(name string, f app.LedgerFilter, dims ...app.LedgerDim) wording {
	return counted(name, func(ctx context.Context, office *app.Office) (int, error) {
		groups, err := office.Ledger.Tally(ctx, f, dims...)
		return len(groups), err
	})
}

func ledgerPage(name string, q app.LedgerQuery) wording {
	return asking(name, func(ctx context.Context, office *app.Office, limit int) (int, error) {
		q := q
		q.Limit = limit
		rows, err := office.Ledger.Rows(ctx, q)
		return len(rows), err
	})
}

// ledgerBehind is the page behind the entry in the middle.
func ledgerBehind(name string, q app.LedgerQuery) wording {
	return wording{name, func(ctx context.Context, office *app.Office, limit int) (func() (int, error), error) {
		all, err := office.Ledger.Count(ctx, q.Filter, 0)
		if err != nil {
			return nil, err
		}
		q := q
		q.Offset, q.Limit = all/2, 1
		middle, err := office.Ledger.Rows(ctx, q)
		if err != nil || len(middle) == 0 {
			return nil, fmt.Errorf("nothing in the middle: %w", err)
		}
		q.Offset, q.After, q.Limit = 0, &middle[0], limit
		return func() (int, error) {
			rows, err := office.Ledger.Rows(ctx, q)
			return len(rows), err
		}, nil
	}}
}
