package archtest

import (
	"bufio"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// source is one Go file of the module, whatever its build tags.
type source struct {
	path string // from the module's root, with slashes
	tree *ast.File
	set  *token.FileSet
}

// pkg is the folder of the file; "." for the root.
func (s source) pkg() string { return path.Dir(s.path) }

// test tells whether the file is built for tests only: a _test.go, or a package
// that only tests import.
func (s source) test() bool {
	return strings.HasSuffix(s.path, "_test.go") || strings.HasSuffix(s.pkg(), "test")
}

func (s source) imports() []string {
	paths := make([]string, len(s.tree.Imports))
	for i, spec := range s.tree.Imports {
		paths[i], _ = strconv.Unquote(spec.Path.Value) // the parser took it
	}
	return paths
}

func (s source) line(n ast.Node) string {
	return fmt.Sprintf("%s:%d", s.path, s.set.Position(n.Pos()).Line)
}

// uses tells which of the names of a package the file speaks of, and where.
func (s source) uses(pkg string, names ...string) (places []string) {
	local := path.Base(pkg)
	if local == "v2" {
		local = path.Base(path.Dir(pkg))
	}
	found := false
	for _, spec := range s.tree.Imports {
		if spec.Path.Value != strconv.Quote(pkg) {
			continue
		}
		found = true
		if spec.Name != nil {
			local = spec.Name.Name
		}
	}
	if !found {
		return nil
	}
	ast.Inspect(s.tree, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := sel.X.(*ast.Ident); ok && x.Name == local {
				for _, name := range names {
					if sel.Sel.Name == name {
						places = append(places, s.line(n))
					}
				}
			}
		}
		return true
	})
	return places
}

// starts tells where the file starts goroutines.
func (s source) starts() (places []string) {
	ast.Inspect(s.tree, func(n ast.Node) bool {
		if g, ok := n.(*ast.GoStmt); ok {
			places = append(places, s.line(g))
		}
		return true
	})
	return places
}

// moduleRoot is the folder of go.mod above this package, and the module's name.
func moduleRoot(t *testing.T) (dir, module string) {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if f, err := os.Open(filepath.Join(dir, "go.mod")); err == nil {
			defer f.Close()
			for lines := bufio.NewScanner(f); lines.Scan(); {
				if name, ok := strings.CutPrefix(lines.Text(), "module "); ok {
					return dir, name
				}
			}
			t.Fatalf("%s names no module", f.Name())
		}
		if filepath.Dir(dir) == dir {
			t.Fatal("no go.mod above this package")
		}
		dir = filepath.Dir(dir)
	}
}

// readModule parses every Go file of the module.
func readModule(t *testing.T) []source {
	t.Helper()
	root, module := moduleRoot(t)
	if module != own {
		t.Fatalf("module is %q, want %q", module, own)
	}
	var all []source
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "build" || d.Name() == "testdata" || name != root && strings.HasPrefix(d.Name(), ".")) {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") {
			return nil
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		s, err := parse(filepath.ToSlash(rel), string(text))
		all = append(all, s)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func parse(name, text string) (source, error) {
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, name, text, parser.SkipObjectResolution)
	return source{path: name, tree: tree, set: set}, err
}
