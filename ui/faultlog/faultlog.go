// Package faultlog keeps what only whoever looks after the program can use:
// internal faults, whole, each under the number that the person was told.
package faultlog

import (
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"

	"kairyluu/ui/task"
)

const (
	fileName  = "kairyluu.log"
	crashName = "crash.log"
	largest   = 4 << 20 // bytes; then the log is kept once as .old and begun anew
)

// Log writes into the data folder. Nothing is created before the first fault,
// so that a folder which is not ours stays as it is.
type Log struct {
	dir  string
	mu   sync.Mutex
	file *os.File
	log  *slog.Logger
}

// New returns the log of a data folder.
func New(dir string) *Log { return &Log{dir: dir} }

// Incident writes err whole and returns the number to tell the person.
func (l *Log) Incident(err error) string {
	id := number()
	l.mu.Lock()
	defer l.mu.Unlock()
	args := []any{"incident", id, "err", err.Error()}
	if p, ok := errors.AsType[*task.PanicError](err); ok {
		args = append(args, "stack", string(p.Stack))
	}
	l.open().Error("fault", args...)
	return id
}

// CatchCrashes has the runtime write a crash into the data folder; call it once
// the folder is known to be ours.
func (l *Log) CatchCrashes() error {
	f, err := os.OpenFile(filepath.Join(l.dir, crashName), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("open crash file: %w", err)
	}
	return errors.Join(debug.SetCrashOutput(f, debug.CrashOptions{}), f.Close())
}

// Close closes the file, if one was opened.
func (l *Log) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.file == nil {
		return nil
	}
	return l.file.Close()
}

// open opens the file; where that can't be done, standard error has to do.
func (l *Log) open() *slog.Logger {
	if l.log != nil {
		return l.log
	}
	path := filepath.Join(l.dir, fileName)
	if info, err := os.Stat(path); err == nil && info.Size() > largest {
		_ = os.Rename(path, path+".old") // the log then only grows on
	}
	out := os.Stderr
	if f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600); err == nil {
		l.file, out = f, f
	}
	l.log = slog.New(slog.NewJSONHandler(out, nil))
	return l.log
}

// number is short enough to be read out over the phone.
func number() string {
	const digits = "0123456789"
	raw := make([]byte, 6)
	_, _ = rand.Read(raw) // never fails
	for i := range raw {
		raw[i] = digits[int(raw[i])%len(digits)]
	}
	return string(raw)
}
