package db

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"kairyluu/app"
)

// lock keeps a second process off a data folder. The system drops it when the
// process ends, however it ends; the file stays, and what is written in it is
// for the message only.
type lock struct{ file *os.File }

// holder is written into the lock file by whoever holds it.
type holder struct {
	PID   int       `json:"pid"`
	Host  string    `json:"host"`
	Since time.Time `json:"since"`
}

var errHeld = errors.New("held by another process")

// takeLock takes the lock of dir, or says who holds it.
func takeLock(dir string, now time.Time) (*lock, error) {
	path := filepath.Join(dir, FileName+".lock")
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, folderError(err, dir)
	}
	if err := lockFile(file); err != nil {
		defer file.Close() // read only
		if errors.Is(err, errHeld) {
			return nil, inUse(file)
		}
		return nil, folderError(err, dir)
	}
	l := &lock{file}
	if err := l.sign(now); err != nil {
		return nil, errors.Join(folderError(err, dir), l.release())
	}
	return l, nil
}

func inUse(file *os.File) error {
	var h holder
	if data, err := io.ReadAll(io.LimitReader(file, 4096)); err == nil {
		_ = json.Unmarshal(data, &h) // half written: the message does without
	}
	since := ""
	if !h.Since.IsZero() {
		since = h.Since.Local().Format("02.01.2006 15:04")
	}
	return app.Fail(app.Busy, "data.in_use", "pid", h.PID, "host", h.Host, "since", since)
}

func (l *lock) sign(now time.Time) error {
	host, _ := os.Hostname() // "" is a fine answer
	data, err := json.Marshal(holder{os.Getpid(), host, now.UTC().Truncate(time.Second)})
	if err != nil {
		return err
	}
	if err := l.file.Truncate(0); err != nil {
		return err
	}
	_, err = l.file.WriteAt(data, 0)
	return err
}

func (l *lock) release() error { return l.file.Close() }
