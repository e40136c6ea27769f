//go:build bench && linux

package bench

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver

	"kairyluu/db"
)

// cSQLite puts the store's questions to the SQLite of the system, the program
// sqlite3, which is written in C.
type cSQLite struct {
	path    string // of the file it reads
	version string
	same    bool // it reads the very file; else a twin with an index that it understands
	start   time.Duration
}

// findC opens the office's file in C. A SQLite before 3.43 does not know the index
// that lets rows be deleted from it without their text: it gets a twin of the file
// with the same words in an index that it knows.
func findC(ctx context.Context, dir string) (*cSQLite, error) {
	version, err := exec.CommandContext(ctx, "sqlite3", "--version").Output()
	if err != nil {
		return nil, fmt.Errorf("no sqlite3: %w", err)
	}
	c := &cSQLite{path: filepath.Join(dir, db.FileName), same: true}
	c.version, _, _ = strings.Cut(string(version), " ")
	probe := `SELECT count(*) FROM appeal_words WHERE appeal_words MATCH '"a"';`
	if said, err := exec.CommandContext(ctx, "sqlite3", "-batch", c.path, probe).CombinedOutput(); err != nil {
		if !strings.Contains(string(said), "contentless_delete") {
			return nil, fmt.Errorf("sqlite3: %w: %s", err, said)
		}
		c.same = false
		if c.path, err = twin(ctx, dir); err != nil {
			return nil, err
		}
	}
	for range 9 {
		took, err := c.run(ctx, "SELECT 1;\n")
		if err != nil {
			return nil, err
		}
		if c.start == 0 || took < c.start {
			c.start = took
		}
	}
	return c, nil
}

// twin makes a copy of the office's file without what old versions do not know.
func twin(ctx context.Context, dir string) (string, error) {
	path := filepath.Join(dir, "c.db")
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	half := path + ".half"
	if err := copyFile(filepath.Join(dir, db.FileName), half); err != nil {
		return "", err
	}
	store, err := db.Open(ctx, dir, db.Options{})
	if err != nil {
		return "", err
	}
	defer store.Close()
	if err := indexAnew(ctx, half, store); err != nil {
		return "", err
	}
	return path, os.Rename(half, path)
}

func indexAnew(ctx context.Context, path string, store *db.Store) error {
	file, err := sql.Open("sqlite", "file:"+path+"?_txlock=immediate&_pragma=synchronous(OFF)&_pragma=journal_mode(MEMORY)")
	if err != nil {
		return err
	}
	defer file.Close()
	file.SetMaxOpenConns(1)
	for _, table := range []string{"appeal_words", "resident_trigrams"} {
		var made string
		if err := file.QueryRowContext(ctx, "SELECT sql FROM sqlite_schema WHERE name = ?", table).Scan(&made); err != nil {
			return err
		}
		older := strings.Replace(made, "contentless_delete = 1,", "", 1)
		if older == made {
			return fmt.Errorf("%s is made otherwise than the twin expects: %s", table, made)
		}
		if _, err := file.ExecContext(ctx, "DROP TABLE "+table+"; "+older); err != nil {
			return err
		}
	}
	tx, err := file.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, "INSERT INTO resident_trigrams (rowid, t) SELECT id, words FROM resident"); err != nil {
		return err
	}
	insert, err := tx.PrepareContext(ctx, "INSERT INTO appeal_words (rowid, t) VALUES (?, ?)")
	if err != nil {
		return err
	}
	err = store.Words(ctx, func(id int64, words string) error {
		_, err := insert.ExecContext(ctx, id, words)
		return err
	})
	if err != nil {
		return err
	}
	return tx.Commit()
}

// mean is how long C takes for one of the questions, on the average, once it has
// read what they need: the time of a process that asks them again and again, less
// that of one that asks them once.
func (c *cSQLite) mean(ctx context.Context, asked []db.Asked, ops int) (time.Duration, error) {
	var script strings.Builder
	for _, a := range asked {
		script.WriteString(written(a) + ";\n")
	}
	once, err := c.median(ctx, script.String())
	if err != nil {
		return 0, err
	}
	most := max(1, 20_000/len(asked))
	again := min(most, max(2, int(time.Second/max(once-c.start, time.Millisecond))))
	took, err := c.median(ctx, strings.Repeat(script.String(), 1+again))
	return max(0, took-once) / time.Duration(again*ops), err
}

func (c *cSQLite) median(ctx context.Context, script string) (time.Duration, error) {
	var t times
	for range 3 {
		took, err := c.run(ctx, script)
		if err != nil {
			return 0, err
		}
		t = append(t, took)
	}
	return t.median(), nil
}

func (c *cSQLite) run(ctx context.Context, script string) (time.Duration, error) {
	cmd := exec.CommandContext(ctx, "sqlite3", "-batch", "-bail", c.path)
	cmd.Stdin = strings.NewReader("PRAGMA cache_size = -16000;\nPRAGMA temp_store = MEMORY;\n" + script)
	var complaint strings.Builder
	cmd.Stderr = &complaint
	start := time.Now()
	if err := cmd.Run(); err != nil || complaint.Len() > 0 {
		return 0, fmt.Errorf("sqlite3: %w: %s", err, complaint.String())
	}
	return time.Since(start), nil
}

// written is a question with its arguments in it.
func written(a db.Asked) string {
	var out strings.Builder
	quoted, next := false, 0
	for _, r := range strings.Join(strings.Fields(a.Query), " ") {
		switch {
		case r == '\'':
			quoted = !quoted
		case r == '?' && !quoted:
			out.WriteString(literal(a.Args[next]))
			next++
			continue
		}
		out.WriteRune(r)
	}
	return out.String()
}

func literal(v any) string {
	switch v := v.(type) {
	case int, int64:
		return fmt.Sprint(v)
	case bool:
		if v {
			return "1"
		}
		return "0"
	}
	return "'" + strings.ReplaceAll(fmt.Sprint(v), "'", "''") + "'"
}
