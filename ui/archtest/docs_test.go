package archtest

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// named is a file as the documents name it, with a star for several: by its path, or
// by the end of it where a picture tells the folder.
var named = regexp.MustCompile(`[\w*][\w*./-]*\.(?:go|md|json|sql|docx|mod)\b`)

// folder is a package as the documents name it.
var folder = regexp.MustCompile("`((?:app|db|ui|assets|docs)/[\\w/]+)`")

// TestTheDocumentsNameWhatIsThere keeps a newcomer from looking for a file that was
// renamed.
func TestTheDocumentsNameWhatIsThere(t *testing.T) {
	root, _ := moduleRoot(t)
	files, folders := listed(t, root)
	for _, doc := range []string{"CONTRIBUTING.md", "docs/ARCHITECTURE.md"} {
		text, err := os.ReadFile(filepath.Join(root, doc))
		if err != nil {
			t.Fatal(err)
		}
		all := named.FindAllString(string(text), -1)
		if len(all) < 20 {
			t.Errorf("%s names %d files: this test reads it wrongly", doc, len(all))
		}
		for _, name := range all {
			if !strings.HasSuffix(name, "NNNN_name.sql") && !there(files, name) {
				t.Errorf("%s names %s, which is not there", doc, name)
			}
		}
		for _, m := range folder.FindAllStringSubmatch(string(text), -1) {
			if !folders[strings.TrimSuffix(m[1], "/")] {
				t.Errorf("%s names the folder %s, which is not there", doc, m[1])
			}
		}
	}
}

// there tells whether a path ends as the name does.
func there(files []string, name string) bool {
	deep := strings.Count(name, "/") + 1
	for _, file := range files {
		parts := strings.Split(file, "/")
		file = strings.Join(parts[max(0, len(parts)-deep):], "/")
		if fits, _ := path.Match(name, file); fits { // a bad pattern fits nothing
			return true
		}
	}
	return false
}

// listed are the files of the module and its folders, by their paths from the root.
func listed(t *testing.T, root string) (files []string, folders map[string]bool) {
	t.Helper()
	folders = map[string]bool{}
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case d.IsDir():
			folders[name] = true
		default:
			files = append(files, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files, folders
}
