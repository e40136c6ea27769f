package db

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"kairyluu/app"
)

// Names inside a folder of copies.
const (
	copyPrefix   = "copy-"
	manifestName = "manifest.json"
	damagedMark  = "damaged" // lies in a copy that is not what it was
)

// manifest describes a copy. It is written when the copy was opened, checked and
// compared with the data, and never before.
type manifest struct {
	Serial  int64          `json:"serial"` // copies are ordered by it: clocks jump
	At      time.Time      `json:"at"`
	Program string         `json:"program,omitempty"`
	Schema  int            `json:"schema"`
	SHA256  string         `json:"sha256"` // of the database file
	Size    int64          `json:"size"`
	Rows    map[string]int `json:"rows"`    // by table
	History string         `json:"history"` // number and hash of the last record
	Files   []storedFile   `json:"files"`   // attachments that the copy speaks of
}

type storedFile struct {
	SHA256 string `json:"sha256"`
	Size   int64  `json:"size"`
}

// savedCopy is a copy found on disk.
type savedCopy struct {
	manifest
	dir string
}

func (c savedCopy) database() string { return filepath.Join(c.dir, FileName) }

func (c savedCopy) info() app.BackupInfo {
	return app.BackupInfo{Path: c.database(), At: c.At, Size: c.Size, Appeals: c.Rows["appeal"]}
}

// copiesIn finds the copies in a folder that are not marked as damaged, newest
// first.
func copiesIn(dir string) ([]savedCopy, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var copies []savedCopy
	for _, e := range entries {
		if !e.IsDir() || !strings.HasPrefix(e.Name(), copyPrefix) {
			continue
		}
		if c, ok := readCopy(filepath.Join(dir, e.Name())); ok {
			copies = append(copies, c)
		}
	}
	slices.SortFunc(copies, func(a, b savedCopy) int {
		return cmp.Or(cmp.Compare(b.Serial, a.Serial), b.At.Compare(a.At))
	})
	return copies, nil
}

// readCopy reads the manifest of a copy; ok is false when there is none that
// could be trusted.
func readCopy(dir string) (c savedCopy, ok bool) {
	if _, err := os.Stat(filepath.Join(dir, damagedMark)); err == nil {
		return c, false
	}
	data, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		return c, false
	}
	c.dir = dir
	return c, json.Unmarshal(data, &c.manifest) == nil && c.SHA256 != ""
}

// sound reads a copy through, and marks it when it is not what it was.
func (c savedCopy) sound(ctx context.Context) (bool, error) {
	sum, err := fileSum(ctx, c.database())
	if err == nil && sum == c.SHA256 {
		return true, nil
	}
	if ctx.Err() != nil {
		return false, ctx.Err()
	}
	return false, os.WriteFile(filepath.Join(c.dir, damagedMark), []byte("SHA-256 "+sum+"\n"), 0o600)
}
