package words_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode"
)

// fewestFiles is how many files of the program there are at least.
const fewestFiles = 120

// code is one Go file of the program: neither a test nor what only tests import.
type code struct {
	path string // from the module's root
	tree *ast.File
	set  *token.FileSet
}

func (c code) at(n ast.Node) string {
	return c.path + ":" + strconv.Itoa(c.set.Position(n.Pos()).Line)
}

// literals calls f with every string of the file but import paths and tags.
func (c code) literals(f func(n ast.Node, text string)) {
	ast.Inspect(c.tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.Field:
			return n.Tag == nil // a struct's field holds no other string
		case *ast.BasicLit:
			if n.Kind == token.STRING {
				text, _ := strconv.Unquote(n.Value) // the parser took it
				f(n, text)
			}
		}
		return true
	})
}

func (c code) calls(f func(call *ast.CallExpr, name string)) {
	ast.Inspect(c.tree, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			switch fun := call.Fun.(type) {
			case *ast.Ident:
				f(call, fun.Name)
			case *ast.SelectorExpr:
				f(call, fun.Sel.Name)
			}
		}
		return true
	})
}

// text is the string that an expression is written as, if it is a literal.
func text(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

func program(t *testing.T) []code {
	t.Helper()
	root := filepath.Join("..", "..")
	if _, err := os.Stat(filepath.Join(root, "go.mod")); err != nil {
		t.Fatal(err)
	}
	var all []code
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		hidden := name != root && strings.HasPrefix(d.Name(), ".")
		if d.IsDir() && (hidden || d.Name() == "build" || strings.HasSuffix(d.Name(), "test")) {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		all = append(all, code{filepath.ToSlash(rel), tree, set})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < fewestFiles {
		t.Fatalf("read %d files, want at least %d", len(all), fewestFiles)
	}
	return all
}

var keyLike = regexp.MustCompile(`^[a-z][A-Za-z]*(\.[A-Za-z0-9_]+)+$`)

// notKeys look like keys and are none.
var notKeys = map[string]string{
	"appeal.number_lower":  "a column, as SQLite names it",
	"backup.folder":        "a preference",
	"meeting.number_lower": "a column, as SQLite names it",
	"meetings.json":        "a file of the made-up office",
	"places.json":          "a file of the made-up office",
	"tranche.no":           "a column, as SQLite names it",
}

// say are the functions whose first argument that looks like a key is one.
var say = []string{"T", "Say", "Has", "Fail", "FailWith", "Warn", "invalid"}

func TestEveryKeyInTheCodeIsInTheCatalogue(t *testing.T) {
	entries := sentences(t)
	areas := map[string]bool{}
	for key := range entries {
		area, _, _ := strings.Cut(key, ".")
		areas[area] = true
	}
	looked := 0
	for _, c := range program(t) {
		missing := func(n ast.Node, key string) {
			looked++
			if notKeys[key] == "" && entries[key] == nil && !beginsAny(entries, key) {
				t.Errorf("%s: %q is in no catalogue", c.at(n), key)
			}
		}
		c.literals(func(n ast.Node, s string) {
			if area, _, _ := strings.Cut(s, "."); keyLike.MatchString(s) && areas[area] {
				missing(n, s)
			}
		})
		c.calls(func(call *ast.CallExpr, name string) {
			if !slices.Contains(say, name) {
				return
			}
			for _, arg := range call.Args {
				if s, ok := text(arg); ok && keyLike.MatchString(s) {
					missing(arg, s)
					return
				}
			}
		})
	}
	if looked < fewestKeys {
		t.Fatalf("looked at %d keys, want at least %d", looked, fewestKeys)
	}
}

// beginsAny tells whether a literal is the beginning of keys that the code adds
// a name to.
func beginsAny(entries map[string]map[string]string, literal string) bool {
	for key := range entries {
		if rest, ok := strings.CutPrefix(key, literal); ok && rest != "" && (rest[0] == '.' || strings.HasSuffix(literal, "_")) {
			return true
		}
	}
	return false
}

// TestEveryKeyIsUsed takes a key for used when the code has it as it is, or has
// its beginning up to a period and adds one more name: "outcome." + o.
func TestEveryKeyIsUsed(t *testing.T) {
	used := map[string]bool{}
	for _, c := range program(t) {
		c.literals(func(_ ast.Node, s string) { used[s] = true })
	}
	for _, key := range unused(slices.Sorted(maps.Keys(sentences(t))), used) {
		t.Errorf("%s is said nowhere", key)
	}
}

func unused(keys []string, literals map[string]bool) (idle []string) {
	for _, key := range keys {
		if !literals[key] && !joined(key, literals) {
			idle = append(idle, key)
		}
	}
	return idle
}

// whole are areas that the code takes as they are, whatever is in them.
var whole = map[string]string{"toolkit": "Fyne's own words, handed to Fyne"}

// named are the keys of values by area: what the code adds to "event." is the
// name of an event and nothing else.
var named = sync.OnceValue(func() map[string]map[string]bool {
	areas := map[string]map[string]bool{}
	for _, keys := range domain() {
		for _, key := range keys {
			area, _, _ := strings.Cut(key, ".")
			if areas[area] == nil {
				areas[area] = map[string]bool{}
			}
			areas[area][key] = true
		}
	}
	return areas
})

// joined tells whether a key may be put together from literals: what stands
// before a name that the code adds, and the name or names behind it.
func joined(key string, literals map[string]bool) bool {
	area, _, _ := strings.Cut(key, ".")
	if whole[area] != "" && literals[area+"."] {
		return true
	}
	if known := named()[area]; known != nil { // other sentences may stand beside the names of values
		return known[key] && (literals[area+"."] || literals[area] && literals["."])
	}
	for i, r := range key {
		if r == '_' && literals[key[:i+1]] && !strings.Contains(key[i:], ".") {
			return true
		}
		stem, rest := key[:i], key[i:]
		if r != '.' || !literals[stem+"."] && !(literals[stem] && literals["."]) {
			continue
		}
		middle, end, more := strings.Cut(rest[1:], ".")
		if !more || literals["."+end] || literals[rest[1:]] || literals[middle+"."] {
			return true
		}
	}
	return false
}

// shown are sentences in which a bracketed name is shown as it is: it is what a
// person types into the pattern of numbers.
var shown = regexp.MustCompile(`^(numbering|dictionaries\.(token|pattern|numbering))\b`)

// lastResort are refusals of the store that the use cases give first, in the
// same transaction and with names.
var lastResort = map[string][]string{
	"db/errors.go": {"number.taken", "meeting.number_taken", "tranche.number_taken"},
	"db/entry.go":  {"entry.used"},
}

// TestEveryPlaceholderIsGiven follows the calls that name a key and its values.
func TestEveryPlaceholderIsGiven(t *testing.T) {
	entries := sentences(t)
	looked := 0
	for _, c := range program(t) {
		c.calls(func(call *ast.CallExpr, name string) {
			key, given, ok := saying(call, name)
			said := entries[key]
			if !ok || said == nil || shown.MatchString(key) || slices.Contains(lastResort[c.path], key) {
				return
			}
			looked++
			for _, p := range placeholders(said["ru"]) {
				if !slices.Contains(given, strings.Trim(p, "{}")) {
					t.Errorf("%s: %s is said without %s", c.at(call), key, p)
				}
			}
			for _, name := range given { // the store's are for the log too
				if !strings.HasPrefix(c.path, "db/") && !strings.Contains(said["ru"], "{"+name+"}") && name != "n" {
					t.Errorf("%s: %s does not say %s", c.at(call), key, name)
				}
			}
		})
	}
	if looked < 200 {
		t.Fatalf("followed %d calls", looked)
	}
}

// saying tells which key a call says, with which placeholders.
func saying(call *ast.CallExpr, name string) (key string, given []string, ok bool) {
	if !slices.Contains([]string{"T", "t", "Fail", "FailWith", "Add", "Warn", "invalid", "key"}, name) || call.Ellipsis.IsValid() {
		return "", nil, false
	}
	for i, arg := range call.Args {
		key, isText := text(arg)
		if !isText || !keyLike.MatchString(key) {
			continue
		}
		for j := i + 1; j < len(call.Args); j += 2 {
			name, isName := text(call.Args[j])
			if !isName {
				return "", nil, false // not names and values: another function of that name
			}
			given = append(given, name)
		}
		return key, given, true
	}
	return "", nil, false
}

// cyrillic are the files whose strings in Russian or Kyrgyz are no sentences of
// the window.
var cyrillic = map[string]string{
	"app/civil/parse.go":                 "marks of a year, as dates are typed",
	"app/civil/reason.go":                "the reason of a term, said in the languages of answers and acts",
	"app/numbering.go":                   "letters of the printed number",
	"app/text/address.go":                "words of addresses, as they are typed",
	"app/text/lookalike.go":              "letters",
	"app/text/name.go":                   "words of names",
	"app/text/sortkey.go":                "the alphabet",
	"app/demo/":                          "texts of made-up people",
	"ui/console/folder.go":               "the name of a service, as its folder is called",
	"ui/dictionaries/numbering_model.go": "the name of a made-up applicant",
	"ui/firstrun/build.go":               "the name of a made-up applicant",
	"ui/minutes/people.go":               "words of a pasted list of people",
	"ui/widgets/day.go":                  "letters of the keyboard",
	"ui/widgets/measure.go":              "a letter to measure",
}

func TestNoSentenceStandsInTheCode(t *testing.T) {
	needed := map[string]bool{}
	for _, c := range program(t) {
		c.literals(func(n ast.Node, s string) {
			if !strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) {
				return
			}
			for file := range cyrillic {
				if strings.HasPrefix(c.path, file) {
					needed[file] = true
					return
				}
			}
			t.Errorf("%s: %q belongs into the catalogue", c.at(n), s)
		})
	}
	for file := range cyrillic {
		if !needed[file] {
			t.Errorf("%s no longer needs its exception", file)
		}
	}
}

// drawn are the functions that put their strings on the screen.
var drawn = regexp.MustCompile(`^(New(Text|Button|Primary|Label|Heading|Field|Card|Tile|NavItem|Option|Action|Entry|Memo).*|SetText|SetTitle|SetLabel|SetPlaceHolder)$`)

// drawnAsIs need no translation: keys of the keyboard, signs, numbers, names.
var drawnAsIs = regexp.MustCompile(`^(((Ctrl|Shift)\+)*([A-Z0-9]|F\d+|Enter|Esc|Delete|Space)|[^\p{L}]*|[a-z][A-Za-z_.]*)$`)

func TestNothingIsDrawnButFromTheCatalogue(t *testing.T) {
	looked := 0
	for _, c := range program(t) {
		if !strings.HasPrefix(c.path, "ui/") {
			continue
		}
		c.calls(func(call *ast.CallExpr, name string) {
			if !drawn.MatchString(name) {
				return
			}
			looked++
			for _, arg := range call.Args {
				if s, ok := text(arg); ok && !drawnAsIs.MatchString(s) {
					t.Errorf("%s: %s draws %q", c.at(arg), name, s)
				}
			}
		})
	}
	if looked < 100 {
		t.Fatalf("looked at %d calls", looked)
	}
}

func TestUnusedCatches(t *testing.T) {
	for name, tt := range map[string]struct {
		key      string
		literals []string
		want     bool
	}{
		"a key as it is":                 {"a.b", []string{"a.b"}, false},
		"a name added":                   {"a.b.c", []string{"a.b."}, false},
		"two names added to an area":     {"a.b.c", []string{"a."}, true},
		"a name between":                 {"a.b.title", []string{"a.", ".title"}, false},
		"a list and a name":              {"a.b.c", []string{"a.b", "."}, false},
		"a name said elsewhere":          {"a.b", []string{"b"}, true},
		"another key with the beginning": {"a.b", []string{"a.bc"}, true},
		"a name added to a word":         {"a.b_c", []string{"a.b_"}, false},
		"the name of a value":            {"event.closed", []string{"event."}, false},
		"a sentence beside such names":   {"event.case_closed", []string{"event."}, true},
		"nothing":                        {"a.b", nil, true},
	} {
		t.Run(name, func(t *testing.T) {
			literals := map[string]bool{}
			for _, s := range tt.literals {
				literals[s] = true
			}
			if got := unused([]string{tt.key}, literals); (len(got) == 1) != tt.want {
				t.Errorf("unused: %v", got)
			}
		})
	}
}
