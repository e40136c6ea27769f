package faultlog

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kairyluu/ui/task"
)

func TestIncidentIsFoundUnderItsNumber(t *testing.T) {
	dir := t.TempDir()
	l := New(dir)
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 0 {
		t.Fatalf("before any fault the folder holds %v, %v", entries, err)
	}
	id := l.Incident(&task.PanicError{Value: errors.New("index out of range"), Stack: []byte("register.go:42")})
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(dir, fileName))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{id, "index out of range", "register.go:42"} {
		if !strings.Contains(string(raw), want) {
			t.Errorf("log lacks %q: %s", want, raw)
		}
	}
}

func TestLogThatGrewLargeBeginsAnew(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, fileName)
	if err := os.WriteFile(path, make([]byte, largest+1), 0o600); err != nil {
		t.Fatal(err)
	}
	l := New(dir)
	l.Incident(errors.New("disk on fire"))
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Size() > 1000 {
		t.Errorf("log was not begun anew: %v, %v", info, err)
	}
	if info, err := os.Stat(path + ".old"); err != nil || info.Size() != largest+1 {
		t.Errorf("old log was not kept: %v, %v", info, err)
	}
}
