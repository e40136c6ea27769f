package db

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// What the tests need of the inside: they live outside the package, because
// dbtest imports it.

// Faulty are Options for a store over a VFS of the fault tests.
func Faulty(vfs, synchronous string, checkpoint int) Options {
	return Options{vfs: vfs, synchronous: synchronous, checkpoint: checkpoint}
}

// WithSchema are Options with other migrations.
func WithSchema(files fs.FS) Options { return Options{schema: files} }

// Newest is the version of the schema.
func Newest() int { return readMigrations(embedded()).newest() }

// Plan is how SQLite would read a page, or its place when an offset is asked for.
func (s *Store) Plan(ctx context.Context, q app.AppealQuery) (string, error) {
	query, args, err := listing(ctx, s.q, q)
	if err != nil {
		return "", err
	}
	return s.explain(ctx, "SELECT "+rowColumns+query, args)
}

// PlanOfPlace is how SQLite would walk to an offset of a list.
func (s *Store) PlanOfPlace(ctx context.Context, q app.AppealQuery) (string, error) {
	n, o := narrow(q.Filter), orders[q.Sort]
	return s.explain(ctx, "SELECT "+strings.Join(o.columns, ", ")+n.from()+n.String()+o.by(q.Desc)+" LIMIT 1 OFFSET 7", n.args)
}

// PlanOfCount is how SQLite would count a list.
func (s *Store) PlanOfCount(ctx context.Context, f app.AppealFilter) (string, error) {
	n := figuresOf(f)
	return s.explain(ctx, "SELECT count(*)"+n.from()+n.String(), n.args)
}

// PlanOfSearch is how SQLite would read the first page of a search.
func (s *Store) PlanOfSearch(ctx context.Context, f app.AppealFilter) (string, error) {
	n := narrow(f)
	if err := n.search(ctx, s.q, queryWords(f.Words)); err != nil {
		return "", err
	}
	return s.explain(ctx, "SELECT "+rowColumns+n.from()+n.String()+" ORDER BY appeal_words.rowid DESC LIMIT 50", n.args)
}

// PlanOfFinding is how SQLite would look for the newest cards with the words: of an
// index, or the findings of a kind.
func (s *Store) PlanOfFinding(ctx context.Context, index string, kind app.FindingKind) (string, error) {
	if kind != "" {
		return s.explain(ctx, newestFindings, []any{"прошу*", kind, 1000})
	}
	return s.explain(ctx, newest(index), []any{"прошу*", 1000})
}

// PlanOfTally is how SQLite would count figures.
func (s *Store) PlanOfTally(ctx context.Context, f app.AppealFilter, dims ...app.Dim) (string, error) {
	query, args, err := tallying(ctx, s.q, f, dims)
	if err != nil {
		return "", err
	}
	return s.explain(ctx, query, args)
}

func (s *Store) explain(ctx context.Context, query string, args []any) (string, error) {
	steps, err := all[struct {
		ID, Parent, Notused int
		Detail              string
	}](ctx, s.q, "EXPLAIN QUERY PLAN "+query, args...)
	var plan strings.Builder
	for _, step := range steps {
		plan.WriteString(step.Detail + "\n")
	}
	return plan.String(), err
}

// Exec runs a statement behind the program's back.
func (s *Store) Exec(ctx context.Context, query string, args ...any) error {
	_, err := s.writer.ExecContext(ctx, query, args...)
	return err
}

// FakeCopy writes a copy that holds nothing but its manifest's truth, and returns
// the path of its database.
func FakeCopy(t *testing.T, dir string, serial int64, at time.Time) string {
	t.Helper()
	c := savedCopy{dir: filepath.Join(dir, fmt.Sprintf("%s%06d-%d", copyPrefix, serial, at.Unix()))}
	content := []byte(strings.Repeat("x", 100))
	err := errors.Join(os.MkdirAll(c.dir, 0o700), os.WriteFile(c.database(), content, 0o600))
	if err != nil {
		t.Fatal(err)
	}
	sum, err := fileSum(t.Context(), c.database())
	if err != nil {
		t.Fatal(err)
	}
	c.Serial, c.At, c.SHA256 = serial, at, sum
	data, err := json.Marshal(c.manifest)
	if err := errors.Join(err, os.WriteFile(filepath.Join(c.dir, manifestName), data, 0o600)); err != nil {
		t.Fatal(err)
	}
	return c.database()
}

// Thin removes the copies that are no longer needed.
func Thin(ctx context.Context, dir string) error { return thin(ctx, dir) }

// CopiesIn are the moments of the copies in a folder, newest copy first.
func CopiesIn(t *testing.T, dir string) []time.Time {
	t.Helper()
	copies, err := copiesIn(dir)
	if err != nil {
		t.Fatal(err)
	}
	at := make([]time.Time, len(copies))
	for i, c := range copies {
		at[i] = c.At
	}
	return at
}

// PlanOfDecisions is how SQLite would read a page of the action plan.
func (s *Store) PlanOfDecisions(ctx context.Context, q app.DecisionQuery) (string, error) {
	query, args, err := listingPlan(ctx, s.q, q)
	if err != nil {
		return "", err
	}
	return s.explain(ctx, "SELECT "+decisionRowColumns+query, args)
}

// PlanOfDecisionCount is how SQLite would count decisions.
func (s *Store) PlanOfDecisionCount(ctx context.Context, f app.DecisionFilter) (string, error) {
	n := narrowPlan(f, planCountIndex(f))
	if err := n.searchPlan(ctx, s.q, f); err != nil {
		return "", err
	}
	return s.explain(ctx, "SELECT count(*)"+n.counted()+n.String(), n.args)
}

// PlanOfDecisionTally is how SQLite would count decisions by groups.
func (s *Store) PlanOfDecisionTally(ctx context.Context, f app.DecisionFilter, dims ...app.DecisionDim) (string, error) {
	query, args, err := tallyingPlan(ctx, s.q, f, dims)
	if err != nil {
		return "", err
	}
	return s.explain(ctx, query, args)
}

// PlanOfMeetingCount is how SQLite would count meetings.
func (s *Store) PlanOfMeetingCount(ctx context.Context, f app.MeetingFilter) (string, error) {
	n := narrowMeetings(f)
	return s.explain(ctx, "SELECT count(*)"+n.counted()+n.String(), n.args)
}

// PlanOfMeetings is how SQLite would read a page of meetings.
func (s *Store) PlanOfMeetings(ctx context.Context, q app.MeetingQuery) (string, error) {
	query, args, err := listingMeetings(ctx, s.q, q)
	if err != nil {
		return "", err
	}
	return s.explain(ctx, "SELECT "+meetingRowColumns+query, append([]any{""}, args...))
}

// Kept is how many statements the readers keep.
func (s *Store) Kept() (n int) {
	for _, stmt := range s.reader.q.(pool).shelf.stmts {
		if stmt != nil {
			n++
		}
	}
	return n
}

// TakeOver brings every row of another office into an empty one, as far as the schema
// of this one has its table and its columns; what they are found by is not brought.
func (s *Store) TakeOver(ctx context.Context, path string) error {
	tables, err := all[string](ctx, s.q, `SELECT name FROM pragma_table_list
		WHERE schema = 'main' AND type = 'table' AND name <> 'meta' AND name NOT LIKE 'sqlite%'`)
	err = errors.Join(err, s.Exec(ctx, "PRAGMA foreign_keys = 0; ATTACH ? AS filled", path))
	err = errors.Join(err, s.Exec(ctx, "REPLACE INTO main.meta SELECT * FROM filled.meta WHERE key <> 'schema'"))
	for _, table := range tables {
		columns, failed := s.Columns(ctx, table)
		list := strings.Join(columns, ", ")
		err = errors.Join(err, failed, s.Exec(ctx, "DELETE FROM main."+table+"; INSERT INTO main."+table+" ("+list+") SELECT "+list+" FROM filled."+table))
	}
	return err
}

// Columns are the names of a table's columns.
func (s *Store) Columns(ctx context.Context, table string) ([]string, error) {
	return all[string](ctx, s.q, "SELECT name FROM pragma_table_info(?)", table)
}

// PlanOfProjects is how SQLite would read a page of projects.
func (s *Store) PlanOfProjects(ctx context.Context, q app.ProjectQuery) (string, error) {
	query, args, err := listingProjects(ctx, s.q, q)
	if err != nil {
		return "", err
	}
	return s.explain(ctx, "SELECT "+projectRowColumns+query, args)
}

// PlanOfProjectTally is how SQLite would count projects by groups.
func (s *Store) PlanOfProjectTally(ctx context.Context, f app.ProjectFilter, dims ...app.ProjectDim) (string, error) {
	query, args, err := tallyingProjects(ctx, s.q, f, dims)
	if err != nil {
		return "", err
	}
	return s.explain(ctx, query, args)
}

// PlanOfProjectCount is how SQLite would count projects.
func (s *Store) PlanOfProjectCount(ctx context.Context, f app.ProjectFilter) (string, error) {
	n, err := narrowProjects(ctx, s.q, f)
	if err != nil {
		return "", err
	}
	return s.explain(ctx, "SELECT count(*)"+n.counted()+n.String(), n.args)
}

// PlanOfLedger is how SQLite would read a page of the ledger.
func (s *Store) PlanOfLedger(ctx context.Context, q app.LedgerQuery) (string, error) {
	query, args, err := listingLedger(ctx, s.q, q)
	if err != nil {
		return "", err
	}
	return s.explain(ctx, "SELECT "+ledgerRowColumns+query, args)
}

// PlanOfLedgerCount is how SQLite would count entries that no totals are kept of.
func (s *Store) PlanOfLedgerCount(ctx context.Context, f app.LedgerFilter) (string, error) {
	n, err := narrowLedger(ctx, s.q, f)
	if err != nil {
		return "", err
	}
	return s.explain(ctx, "SELECT count(*)"+n.counted()+n.String(), n.args)
}

// PlanOfLedgerTally is how SQLite would add the ledger up.
func (s *Store) PlanOfLedgerTally(ctx context.Context, f app.LedgerFilter, dims ...app.LedgerDim) (string, error) {
	query, args, err := tallyingLedger(ctx, s.q, f, dims)
	if err != nil {
		return "", err
	}
	return s.explain(ctx, query, args)
}

// Edge is the day nearest to d with which totals begin that answer a filter.
func Edge(f app.LedgerFilter, d civil.Date) civil.Date {
	t := ledgerTally{filter: f}
	return t.edge(d)
}

// PlanOfReceipts is how SQLite would look whether a receipt is there already.
func (s *Store) PlanOfReceipts(ctx context.Context) (string, error) {
	return s.explain(ctx, "SELECT "+entryOfLedger+receiptsOf, []any{"7", "2026-01-01", "2026-12-31"})
}

// PlanOfTranches is how SQLite would read the tranches of a project.
func (s *Store) PlanOfTranches(ctx context.Context, project int64) (string, error) {
	return s.explain(ctx, selectTranche+" WHERE t.project_id = ? ORDER BY t.no", []any{project})
}
