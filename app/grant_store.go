package app

import "context"

// GrantReader is what the use cases of grants ask of the store.
type GrantReader interface {
	// Programme returns one programme, or NotFound.
	Programme(ctx context.Context, id int64) (Programme, error)
	// Programmes returns programmes, running ones first, the newest first.
	Programmes(ctx context.Context, f ProgrammeFilter) ([]Programme, error)

	// Project returns a whole project with its standing, or NotFound.
	Project(ctx context.Context, id int64) (Project, error)
	// ProjectRows returns a page of projects.
	ProjectRows(ctx context.Context, q ProjectQuery) ([]ProjectRow, error)
	// CountProjects counts the rows of a list, up to limit (0: exactly).
	CountProjects(ctx context.Context, f ProjectFilter, limit int) (int, error)
	// TallyProjects adds projects up by dims, in order of the keys.
	TallyProjects(ctx context.Context, f ProjectFilter, dims ...ProjectDim) ([]ProjectGroup, error)
	// ProjectEvents returns every event of a project, in order of entry.
	ProjectEvents(ctx context.Context, projectID int64) ([]ProjectEvent, error)
	// ProjectPapers returns every document of a project, in order of entry.
	ProjectPapers(ctx context.Context, projectID int64) ([]ProjectPaper, error)
	// Milestones returns the steps of a project by planned date, then by entry.
	Milestones(ctx context.Context, projectID int64) ([]Milestone, error)
	// Milestone returns one, or NotFound.
	Milestone(ctx context.Context, id int64) (Milestone, error)

	// Budgets returns every version of a project's budget, the first one first.
	Budgets(ctx context.Context, projectID int64) ([]Budget, error)
	// BudgetInForce returns the last version; the zero Budget when there is none.
	BudgetInForce(ctx context.Context, projectID int64) (Budget, error)

	// Tranches returns the tranches of a project by number, with what came of each.
	Tranches(ctx context.Context, projectID int64) ([]Tranche, error)
	// TranchesLeft returns the tranches of the projects of f that have not come
	// whole, by planned date; those without a date last.
	TranchesLeft(ctx context.Context, f ProjectFilter) ([]Tranche, error)
	// Tranche returns one with what came of it, or NotFound.
	Tranche(ctx context.Context, id int64) (Tranche, error)

	// LedgerEntry returns one entry, or NotFound.
	LedgerEntry(ctx context.Context, id int64) (LedgerEntry, error)
	// Receipts returns what counts of the cash that households paid in a year under a
	// number: the parts of one payment, unless the number was given twice.
	Receipts(ctx context.Context, year int, number string) ([]LedgerEntry, error)
	// LedgerRows returns a page of the ledger.
	LedgerRows(ctx context.Context, q LedgerQuery) ([]LedgerRow, error)
	// CountLedger counts the rows of a list, up to limit (0: exactly).
	CountLedger(ctx context.Context, f LedgerFilter, limit int) (int, error)
	// TallyLedger adds the ledger up by dims, in order of the keys. However long the
	// ledger, sums by project, programme, source, form, kind and month are read from
	// totals that are kept with it.
	TallyLedger(ctx context.Context, f LedgerFilter, dims ...LedgerDim) ([]LedgerGroup, error)
	// LedgerTotals returns what a project has by source, form and kind.
	LedgerTotals(ctx context.Context, projectID int64) ([]LedgerTotal, error)
	// PlannedTotals adds up what the budgets in force of the projects of f plan, by
	// source and form: the Amounts of a LedgerTotal without a kind.
	PlannedTotals(ctx context.Context, f ProjectFilter) ([]LedgerTotal, error)
	// Payers returns who gave to a project, by source and then by name, with what
	// each gave. sourceID 0: of every source.
	Payers(ctx context.Context, projectID, sourceID int64) ([]PayerRow, error)
}

// GrantTx is the writing side of GrantReader. Search rows and kept totals are
// written by the store, standings and history by the use cases.
type GrantTx interface {
	// AddProgramme inserts p and sets ID, UID and Version.
	AddProgramme(ctx context.Context, p *Programme) error
	// UpdateProgramme writes p; a stale Version is a Conflict.
	UpdateProgramme(ctx context.Context, p *Programme) error

	// AddProject inserts p with its standing and sets ID, UID and Version.
	AddProject(ctx context.Context, p *Project) error
	// UpdateProject writes p but its standing; a stale Version is a Conflict.
	UpdateProject(ctx context.Context, p *Project) error
	// SetProjectStanding stores what the books add up to, and raises the version.
	SetProjectStanding(ctx context.Context, projectID int64, s ProjectStanding) error
	// AddProjectEvent inserts e and sets ID and UID.
	AddProjectEvent(ctx context.Context, e *ProjectEvent) error
	// TakeBackProjectEvent marks an event as taken back.
	TakeBackProjectEvent(ctx context.Context, eventID int64, b TakenBack) error
	// AddProjectPaper inserts p and sets ID and UID.
	AddProjectPaper(ctx context.Context, p *ProjectPaper) error
	// TakeBackProjectPaper marks a document as entered by mistake.
	TakeBackProjectPaper(ctx context.Context, paperID int64, b TakenBack) error

	// AddMilestone inserts m and sets ID, UID and Version.
	AddMilestone(ctx context.Context, m *Milestone) error
	// UpdateMilestone writes m; a stale Version is a Conflict.
	UpdateMilestone(ctx context.Context, m *Milestone) error
	// DropMilestone removes a milestone that was never begun.
	DropMilestone(ctx context.Context, id int64) error

	// AddBudget inserts the next version; a No that is taken is a Conflict.
	AddBudget(ctx context.Context, b *Budget) error

	// AddTranche inserts t and sets ID, UID and Version. A No taken in the project
	// is a Conflict.
	AddTranche(ctx context.Context, t *Tranche) error
	// UpdateTranche writes t but what came of it; a stale Version is a Conflict.
	UpdateTranche(ctx context.Context, t *Tranche) error
	// DropTranche removes a tranche that no entry speaks of, else Denied.
	DropTranche(ctx context.Context, id int64) error

	// AddLedgerEntry appends e and sets ID and UID. A reversal marks the entry it
	// cancels; one that is cancelled already is a Conflict.
	AddLedgerEntry(ctx context.Context, e *LedgerEntry) error
}
