package db_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var libcLine = regexp.MustCompile(`(?m)^\s*modernc\.org/libc (v\S+)`)

// modernc.org/sqlite is generated against one version of modernc.org/libc and
// misbehaves with any other (cznic/sqlite issue 177).
func TestLibcIsTheOneThatSQLiteWasMadeFor(t *testing.T) {
	dir, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Dir}}", "modernc.org/sqlite").Output()
	if err != nil {
		t.Skipf("no go command to ask: %v", err)
	}
	version := func(path string) string {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		found := libcLine.FindStringSubmatch(string(data))
		if found == nil {
			t.Fatalf("no modernc.org/libc in %s", path)
		}
		return found[1]
	}
	want := version(filepath.Join(strings.TrimSpace(string(dir)), "go.mod"))
	if got := version(filepath.Join("..", "go.mod")); got != want {
		t.Errorf("go.mod has modernc.org/libc %s, modernc.org/sqlite needs %s", got, want)
	}
}
