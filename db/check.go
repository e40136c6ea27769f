package db

import (
	"context"
	"errors"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/jmoiron/sqlx"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// Report is what Check found.
type Report struct {
	Rows       map[string]int // by table
	Integrity  []string       // what SQLite says of the file; empty: sound
	References []string       // rows that refer to nothing
	HistoryAt  int64          // the first record of history that does not hold; 0: all do
	Anchors    []string       // copies whose history is not the data's
	Standings  []string       // numbers of appeals whose standing is not what their events add up to
	Progresses []int64        // decisions whose progress is not what their events add up to
	Books      []int64        // projects whose standing is not what their books add up to
	Ledger     []LedgerFault
	Unindexed  int // appeals, meetings, decisions, findings, projects and entries of the ledger that a search cannot find
	Files      []FileFault
}

// FileFault is an attachment whose content cannot be trusted.
type FileFault struct {
	Name   string
	SHA256 string
	State  app.FileState
}

// Sound tells that nothing is wrong.
func (r Report) Sound() bool {
	return len(r.Integrity)+len(r.References)+len(r.Anchors)+len(r.Standings)+len(r.Progresses)+len(r.Books)+
		len(r.Ledger)+len(r.Files)+r.Unindexed == 0 && r.HistoryAt == 0
}

// Check reads the data folder dir through and says what is wrong with it. It
// changes nothing, and may run beside the window.
func Check(ctx context.Context, dir string, o Options) (Report, error) {
	s, err := OpenReadOnly(ctx, dir, o)
	if err != nil {
		return Report{}, err
	}
	r, err := s.check(ctx)
	return r, errors.Join(wrap("check data", err), s.Close())
}

func (s *Store) check(ctx context.Context) (Report, error) {
	var r Report
	t, err := s.pool.BeginTxx(ctx, nil)
	if err != nil {
		return r, err
	}
	defer t.Rollback() // nothing was written
	q := &statements{tx: t}
	for _, step := range []func(context.Context, *statements, *Report) error{
		s.checkFile, s.checkHistory, s.checkStandings, s.checkProgresses, s.checkBooks, s.checkLedger,
		s.checkIndex, s.checkFiles,
	} {
		if err := step(ctx, q, &r); err != nil {
			return r, err
		}
	}
	return r, nil
}

func (s *Store) checkFile(ctx context.Context, q *statements, r *Report) error {
	said, err := all[string](ctx, q, "PRAGMA integrity_check(100)")
	if err != nil {
		return err
	}
	if len(said) != 1 || said[0] != "ok" {
		r.Integrity = said
	}
	if r.References, err = brokenReferences(ctx, q.tx); err != nil {
		return err
	}
	r.Rows, err = countTables(ctx, q)
	return err
}

func brokenReferences(ctx context.Context, t *sqlx.Tx) ([]string, error) {
	rows, err := t.QueryxContext(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var broken []string
	for rows.Next() {
		var table, parent string
		var row, key any
		if err := rows.Scan(&table, &row, &parent, &key); err != nil {
			return nil, err
		}
		id, _ := row.(int64) // tables without a rowid have none
		broken = append(broken, table+" "+strconv.FormatInt(id, 10)+" → "+parent)
	}
	return broken, rows.Err()
}

// checkHistory walks the chain, and looks for the heads that copies remember:
// whoever writes the whole chain anew cannot change those.
func (s *Store) checkHistory(ctx context.Context, q *statements, r *Report) error {
	err := verifyHistory(ctx, q)
	if broken, ok := errors.AsType[*BrokenHistory](err); ok {
		r.HistoryAt = broken.Seq
	} else if err != nil {
		return err
	}
	copies, err := copiesIn(filepath.Join(s.dir, backupsDir))
	if err != nil {
		return err
	}
	for _, c := range copies {
		number, hash, _ := strings.Cut(c.History, " ")
		seq, err := strconv.ParseInt(number, 10, 64)
		if err != nil || seq == 0 {
			continue
		}
		now, err := one[string](ctx, q, "SELECT coalesce((SELECT hash FROM history WHERE seq = ?), '')", seq)
		if err != nil {
			return err
		}
		if now != hash {
			r.Anchors = append(r.Anchors, filepath.Base(c.dir))
		}
	}
	return nil
}

// checkStandings folds the events of every appeal anew.
func (s *Store) checkStandings(ctx context.Context, q *statements, r *Report) error {
	const step = 1000
	type stood struct {
		ID     int64
		Number string
		app.Standing
	}
	for from := int64(0); ; {
		page, err := all[stood](ctx, q, `SELECT id, number, state, first_due, due, coalesce(executor_id, 0) AS executor_id,
			outcome, answered, answer_no, closed, extensions, site_visit
			FROM appeal WHERE id > ? ORDER BY id LIMIT ?`, from, step)
		if err != nil || len(page) == 0 {
			return err
		}
		to := page[len(page)-1].ID
		events, err := eventsBetween(ctx, q, from, to)
		if err != nil {
			return err
		}
		for _, a := range page {
			if app.Stand(a.FirstDue, events[a.ID]) != a.Standing {
				r.Standings = append(r.Standings, a.Number)
			}
		}
		from = to
	}
}

// eventsBetween reads what Stand needs of the events of appeals after one id up
// to another.
func eventsBetween(ctx context.Context, q queryer, after, to int64) (map[int64][]app.Event, error) {
	records, err := all[eventRecord](ctx, q, `SELECT id, appeal_id, kind, date, coalesce(executor_id, 0) AS executor_id,
		due, whole, number, outcome, taken_at FROM event WHERE appeal_id > ? AND appeal_id <= ? ORDER BY appeal_id, id`, after, to)
	if err != nil {
		return nil, err
	}
	events := make(map[int64][]app.Event)
	for _, rec := range records {
		e, err := rec.event()
		if err != nil {
			return nil, err
		}
		events[e.AppealID] = append(events[e.AppealID], e)
	}
	return events, nil
}

// checkProgresses folds the events of every decision anew.
func (s *Store) checkProgresses(ctx context.Context, q *statements, r *Report) error {
	const step = 1000
	for from := int64(0); ; {
		page, err := all[struct {
			ID       int64
			FirstDue civil.Date
			app.Progress
		}](ctx, q, `SELECT id, first_due, state, percent, due, ended, moved FROM decision
			WHERE id > ? ORDER BY id LIMIT ?`, from, step)
		if err != nil || len(page) == 0 {
			return err
		}
		to := page[len(page)-1].ID
		events, err := decisionEvents(ctx, q, " WHERE decision_id > ? AND decision_id <= ? ORDER BY decision_id, id", from, to)
		if err != nil {
			return err
		}
		of := make(map[int64][]app.DecisionEvent)
		for _, e := range events {
			of[e.DecisionID] = append(of[e.DecisionID], e)
		}
		for _, d := range page {
			if app.Proceed(d.FirstDue, of[d.ID]) != d.Progress {
				r.Progresses = append(r.Progresses, d.ID)
			}
		}
		from = to
	}
}

func (s *Store) checkIndex(ctx context.Context, q *statements, r *Report) error {
	for _, table := range []string{"appeal", "meeting", "decision", "finding", "project", "ledger"} {
		n, err := one[int](ctx, q, "SELECT count(*) FROM "+table+" WHERE id NOT IN (SELECT id FROM "+table+"_words_docsize)")
		if err != nil {
			return err
		}
		r.Unindexed += n
	}
	return nil
}

func (s *Store) checkFiles(ctx context.Context, q *statements, r *Report) error {
	attached, err := all[FileFault](ctx, q, "SELECT sha256, min(name) AS name FROM attachment GROUP BY sha256 ORDER BY sha256")
	if err != nil {
		return err
	}
	files := s.Files()
	for _, f := range attached {
		if f.State = files.State(ctx, f.SHA256); f.State != app.FileSound {
			r.Files = append(r.Files, f)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return nil
}
