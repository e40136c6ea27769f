package app

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"kairyluu/app/civil"
	"kairyluu/app/money"
)

// SheetRow is one line of the grid in which progress and payments of many projects
// are entered at once: a milestone, a tranche, or what a payer promised.
type SheetRow struct {
	Key      string // "m:ID" a milestone, "t:ID" a tranche, "p:PROJECT:SOURCE:PAYERKEY" a pledge
	Version  int64  // of what the line shows
	Promised money.Sum
	Received money.Sum
	SourceID int64
	Planned  civil.Date
	Percent  int // of a milestone

	ProjectID          int64
	Project, ProjectKY string // its titles
	What               string // title of the milestone, number of the tranche, name of the payer
}

// Kinds of line, as their keys begin.
const (
	sheetMilestone = "m"
	sheetTranche   = "t"
	sheetPledge    = "p"
)

// Sheet lists what can be entered into the running projects of f: their milestones,
// tranches and pledges, project by project in order of title.
func (s *Projects) Sheet(ctx context.Context, f ProjectFilter) ([]SheetRow, error) {
	f.Running, f.Today = true, s.Today()
	q := ProjectQuery{Filter: f, Sort: ProjectsByTitle}
	var rows []SheetRow
	for {
		page, err := s.store.ProjectRows(ctx, q)
		if err != nil {
			return nil, fmt.Errorf("fill sheet: %w", err)
		}
		if len(page) == 0 {
			return rows, nil
		}
		for _, p := range page {
			lines, err := sheetOf(ctx, s.store, p)
			if err != nil {
				return nil, fmt.Errorf("fill sheet: %w", err)
			}
			for _, l := range lines {
				rows = append(rows, l.row)
			}
		}
		q.After = &page[len(page)-1]
	}
}

// sheetLine is a line with what stands behind it: one of the three.
type sheetLine struct {
	row       SheetRow
	milestone Milestone
	tranche   Tranche
	payer     PayerRow
}

func sheetOf(ctx context.Context, r GrantReader, p ProjectRow) ([]sheetLine, error) {
	var lines []sheetLine
	add := func(l sheetLine, key ...string) {
		l.row.Key = strings.Join(key, ":")
		l.row.ProjectID, l.row.Project, l.row.ProjectKY = p.ID, p.Title(Russian), p.Title(Kyrgyz)
		lines = append(lines, l)
	}
	milestones, err := r.Milestones(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	for _, m := range milestones {
		row := SheetRow{Version: m.Version, What: m.Title, Planned: m.Planned, Percent: m.Percent}
		add(sheetLine{row: row, milestone: m}, sheetMilestone, digitsOf(m.ID))
	}
	tranches, err := r.Tranches(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	for _, t := range tranches {
		row := SheetRow{
			Version: t.Version, What: "№ " + strconv.Itoa(t.No), SourceID: t.SourceID, Planned: t.Planned,
			Promised: t.Amount, Received: t.Received,
		}
		add(sheetLine{row: row, tranche: t}, sheetTranche, digitsOf(t.ID))
	}
	payers, err := r.Payers(ctx, p.ID, 0)
	if err != nil {
		return nil, err
	}
	for _, x := range payers {
		if x.Pledged == 0 {
			continue
		}
		row := SheetRow{
			Version: x.version(), What: x.Payer.Name, SourceID: x.SourceID, Promised: x.Pledged, Received: x.Cash + x.InKind,
		}
		add(sheetLine{row: row, payer: x}, sheetPledge, digitsOf(p.ID), digitsOf(x.SourceID), x.Payer.Key())
	}
	return lines, nil
}

func digitsOf(id int64) string { return strconv.FormatInt(id, 10) }

// version tells what was on show of a payer from what the payer has done since:
// every entry changes one of the sums.
func (r PayerRow) version() int64 {
	return int64(r.Pledged.Plus(r.Cash).Plus(r.InKind).Plus(r.Returned))
}

// sheetLineOf finds the line of a key as it stands; NotFound when there is none.
func sheetLineOf(ctx context.Context, r GrantReader, key string) (sheetLine, error) {
	gone := Fail(NotFound, "sheet.row_gone")
	kind, rest, _ := strings.Cut(key, ":")
	number, _, _ := strings.Cut(rest, ":")
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return sheetLine{}, gone
	}
	switch kind {
	case sheetMilestone:
		m, err := r.Milestone(ctx, id)
		if err != nil {
			return sheetLine{}, err
		}
		id = m.ProjectID
	case sheetTranche:
		t, err := r.Tranche(ctx, id)
		if err != nil {
			return sheetLine{}, err
		}
		id = t.ProjectID
	}
	p, err := r.Project(ctx, id)
	if err != nil {
		return sheetLine{}, err
	}
	lines, err := sheetOf(ctx, r, ProjectRow{ID: p.ID, TitleRU: p.TitleRU, TitleKY: p.TitleKY})
	for _, l := range lines {
		if l.row.Key == key {
			return l, err
		}
	}
	if err == nil {
		err = gone
	}
	return sheetLine{}, err
}
