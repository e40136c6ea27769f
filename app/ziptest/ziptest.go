// Package ziptest opens what the program packs, for tests: documents, workbooks and
// dossiers are archives alike.
package ziptest

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"testing"
)

// File returns the parts of an archive on the disk by their names.
func File(t testing.TB, path string) map[string]string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return Parts(t, content)
}

// Parts returns the parts of an archive in memory by their names. A name that
// stands twice ends the test: programs disagree on which of the two they open.
func Parts(t testing.TB, content []byte) map[string]string {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	parts := make(map[string]string, len(in.File))
	for _, f := range in.File {
		if _, twice := parts[f.Name]; twice {
			t.Fatalf("%s is in the archive twice", f.Name)
		}
		parts[f.Name] = read(t, f)
	}
	return parts
}

func read(t testing.TB, f *zip.File) string {
	t.Helper()
	part, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer part.Close()
	content, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
