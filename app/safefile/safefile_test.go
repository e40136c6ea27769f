package safefile_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"kairyluu/app"
	"kairyluu/app/safefile"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

func alone(t *testing.T, path, content string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil || string(got) != content {
		t.Errorf("holds %q, %v", got, err)
	}
	files, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(files) != 1 {
		t.Errorf("%v lie in the folder, %v", files, err)
	}
}

func TestANewFileReplacesTheOld(t *testing.T) {
	path := filepath.Join(t.TempDir(), "report.xlsx")
	for _, content := range []string{"first", "second"} {
		if err := safefile.Write(path, text(content)); err != nil {
			t.Fatal(err)
		}
		alone(t, path, content)
	}
}

func TestAFailureKeepsTheOldFile(t *testing.T) {
	broken := errors.New("broken")
	for name, c := range map[string]struct {
		err  error
		code app.Code
	}{
		"the disk is full":     {syscall.ENOSPC, app.Full},
		"the quota is used up": {syscall.EDQUOT, app.Full},
		"it breaks half way":   {broken, ""},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "report.xlsx")
			if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
				t.Fatal(err)
			}
			err := safefile.Write(path, func(w io.Writer) error {
				return errors.Join(text("half")(w), c.err)
			})
			if !errors.Is(err, c.err) || app.ErrorCode(err) != c.code {
				t.Errorf("got %v", err)
			}
			alone(t, path, "old")
		})
	}
}

func TestAFullDiskKeepsTheOldFile(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no device that is full here")
	}
	defer full.Close()
	path := filepath.Join(t.TempDir(), "report.xlsx")
	if err := safefile.Write(path, text("old")); err != nil {
		t.Fatal(err)
	}
	err = safefile.Write(path, func(io.Writer) error { return text("new")(full) })
	if app.ErrorCode(err) != app.Full {
		t.Errorf("got %v", err)
	}
	alone(t, path, "old")
}

func TestWithoutTheFolderThePersonIsTold(t *testing.T) {
	err := safefile.Write(filepath.Join(t.TempDir(), "gone", "report.xlsx"), text("new"))
	if e, ok := errors.AsType[*app.Error](err); !ok || e.Key != "listing.no_folder" {
		t.Errorf("got %v", err)
	}
}
