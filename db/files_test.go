package db_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"kairyluu/app"
	"kairyluu/db/dbtest"
)

func TestFiles(t *testing.T) {
	s := dbtest.New(t)
	files := s.Files()
	keep := func(t *testing.T, content string) string {
		t.Helper()
		sum, size, _, err := files.Keep(t.Context(), strings.NewReader(content))
		if err != nil || size != int64(len(content)) {
			t.Fatalf("kept %d bytes, %v", size, err)
		}
		return sum
	}
	state := func(sum string) app.FileState { return files.State(t.Context(), sum) }
	left := func() (names []string) {
		err := filepath.WalkDir(filepath.Join(s.Dir(), "files"), func(path string, d os.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				names = append(names, filepath.Base(path))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return names
	}
	sum := keep(t, "%PDF-1.4 скан")
	t.Run("content is kept under its hash, once", func(t *testing.T) {
		if again := keep(t, "%PDF-1.4 скан"); again != sum || state(sum) != app.FileSound || !slices.Equal(left(), []string{sum}) {
			t.Errorf("%s, then %s: %s; files %v", sum, again, state(sum), left())
		}
		data, err := os.ReadFile(files.Path(sum))
		if string(data) != "%PDF-1.4 скан" || err != nil {
			t.Errorf("content %q, %v", data, err)
		}
	})
	t.Run("the type is told from the content", func(t *testing.T) {
		for content, want := range map[string]string{"%PDF-1.4": "application/pdf", "\x89PNG\r\n\x1a\n": "image/png", "": "text/plain; charset=utf-8"} {
			if _, _, mime, err := files.Keep(t.Context(), iotest.OneByteReader(strings.NewReader(content))); mime != want || err != nil {
				t.Errorf("%q is %q, %v", content, mime, err)
			}
		}
	})
	t.Run("what is changed or gone is said, and mended by keeping it again", func(t *testing.T) {
		flip(t, files.Path(sum))
		if state(sum) != app.FileAltered {
			t.Errorf("flipped: %s", state(sum))
		}
		if keep(t, "%PDF-1.4 скан"); state(sum) != app.FileSound {
			t.Errorf("kept again: %s", state(sum))
		}
		if err := os.Remove(files.Path(sum)); err != nil {
			t.Fatal(err)
		}
		if state(sum) != app.FileMissing {
			t.Errorf("removed: %s", state(sum))
		}
	})
	t.Run("what breaks off leaves nothing", func(t *testing.T) {
		before := left()
		broken := io.MultiReader(strings.NewReader("half"), iotest.ErrReader(errors.New("unplugged")))
		if _, _, _, err := files.Keep(t.Context(), broken); err == nil {
			t.Error("no error")
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, _, _, err := files.Keep(ctx, strings.NewReader("late")); !errors.Is(err, context.Canceled) {
			t.Errorf("error %v", err)
		}
		if !slices.Equal(left(), before) {
			t.Errorf("left %v, before %v", left(), before)
		}
	})
}
