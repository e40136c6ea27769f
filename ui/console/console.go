// Package console is the program without its window: the commands for
// schedulers, administrators and tests. They follow the same rules as the
// window, print results to standard output and sentences about errors to
// standard error.
package console

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"kairyluu/app"
	"kairyluu/app/listing"
	"kairyluu/ui/words"
)

// Exit codes.
const (
	Done    = 0
	Failed  = 1 // refused, or something went wrong
	Misused = 2 // the command line is wrong
)

// Data is an opened data folder.
type Data struct {
	Office  *app.Office
	Backups app.Backups
	Close   func() error
}

// Findings are what a check of the data folder came to.
type Findings struct {
	Rows     map[string]int // by table
	Problems []*app.Error   // one sentence each; none: sound
}

// Access says how a command opens the data folder.
type Access int

// Ways to open a data folder.
const (
	Write   Access = iota // made when it does not exist; nobody else may have it open
	Read                  // must exist; beside a running window
	Present               // Write, but must exist
)

// Console runs one command.
type Console struct {
	In       io.Reader
	Out, Err io.Writer
	Catalog  *words.Catalog
	Now      func() time.Time
	Dir      string // the data folder
	Version  string
	Open     func(ctx context.Context, dir string, access Access) (*Data, error)
	Check    func(ctx context.Context, dir string) (Findings, error) // changes nothing
	Seed     func(city string) (app.Seed, error)
	Save     listing.Saver
	Template func(name string) ([]byte, error) // of documents, the program's own
	Incident func(err error) string            // logs a fault, returns its number

	words words.Words
}

type command struct {
	name string
	run  func(*Console, context.Context, []string) error
}

// commands in the order of the help.
var commands = []command{
	{"demo", (*Console).demo},
	{"register", (*Console).register},
	{"list", (*Console).list},
	{"report", (*Console).report},
	{"print", (*Console).print},
	{"dossier", (*Console).dossier},
	{"backup", (*Console).backup},
	{"deadline", (*Console).deadline},
	{"check", (*Console).check},
	{"version", (*Console).version},
}

// misuse is a wrong command line.
type misuse struct{ sentence string }

func (m misuse) Error() string { return m.sentence }

// Run runs args[0] with its arguments and returns the exit code.
func (c *Console) Run(ctx context.Context, args []string) int {
	c.words = c.Catalog.In(SystemLanguage(os.Getenv))
	if len(args) == 0 || asksHelp(args[0]) {
		c.help(c.Out)
		return Done
	}
	for _, cmd := range commands {
		if cmd.name == args[0] {
			return c.code(cmd.name, cmd.run(c, ctx, args[1:]))
		}
	}
	fmt.Fprintln(c.Err, c.words.T("console.unknown", "name", args[0]))
	c.help(c.Err)
	return Misused
}

func asksHelp(arg string) bool {
	return slices.Contains([]string{"help", "--help", "-help", "-h", "/?"}, arg)
}

func (c *Console) code(name string, err error) int {
	if err == nil {
		return Done
	}
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(c.Out, c.words.T("console.help."+name))
		return Done
	}
	if m, ok := errors.AsType[misuse](err); ok {
		fmt.Fprintln(c.Err, m.sentence)
		fmt.Fprintln(c.Err, c.words.T("console.help."+name))
		return Misused
	}
	if !errors.Is(err, errTold) {
		fmt.Fprintln(c.Err, c.sentence(err))
	}
	return Failed
}

// errTold is a failure that has been told in full already.
var errTold = errors.New("told")

// wholeLine is the field of a fault that concerns no single key.
const wholeLine = "json"

// sentence says an error in the language of the console, with what is wrong
// with each field.
func (c *Console) sentence(err error) string {
	s, ok := c.words.Error(err)
	if !ok {
		return c.words.T("shell.incident", "id", c.Incident(err)) + "\n" + err.Error()
	}
	e, _ := errors.AsType[*app.Error](err)
	if e.Code == app.Invalid {
		var faults []string
		for _, f := range e.Fields {
			if f.Field == wholeLine {
				return c.words.Field(f)
			}
			faults = append(faults, f.Field+": "+c.words.Field(f))
		}
		return strings.Join(faults, "; ")
	}
	return s
}

func (c *Console) help(to io.Writer) {
	fmt.Fprintln(to, c.words.T("console.help"))
	for _, cmd := range commands {
		first, _, _ := strings.Cut(c.words.T("console.help."+cmd.name), "\n")
		fmt.Fprintln(to, "  "+first)
	}
}

// flags returns a set that reports misuse instead of printing by itself.
func flags(name string) *flag.FlagSet {
	set := flag.NewFlagSet(name, flag.ContinueOnError)
	set.SetOutput(io.Discard)
	return set
}

// parse reads args; what remains must be between least and most words.
func (c *Console) parse(set *flag.FlagSet, args []string, least, most int) ([]string, error) {
	var rest []string
	for len(args) > 0 {
		if err := set.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return nil, err
			}
			return nil, misuse{c.words.T("console.bad_flag", "why", err.Error())}
		}
		if args = set.Args(); len(args) > 0 {
			rest, args = append(rest, args[0]), args[1:]
		}
	}
	if len(rest) < least || len(rest) > most {
		return nil, misuse{c.words.T("console.bad_words", "n", len(rest))}
	}
	return rest, nil
}

// with opens the data folder for f and closes it after.
func (c *Console) with(ctx context.Context, access Access, f func(*Data) error) (err error) {
	d, err := c.Open(ctx, c.Dir, access)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	d.Office.Desk.Sit(c.words.T("console.actor"))
	return f(d)
}

// SystemLanguage is the language that the environment asks for: Kyrgyz where it
// says so, otherwise Russian, which every office reads. KAIRYLUU_LANG decides
// before it (en is for maintainers).
func SystemLanguage(getenv func(string) string) string {
	for _, name := range []string{"KAIRYLUU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} {
		switch value := strings.ToLower(getenv(name)); {
		case strings.HasPrefix(value, "ky"):
			return "ky"
		case strings.HasPrefix(value, "ru"):
			return "ru"
		case name == "KAIRYLUU_LANG" && value == "en":
			return "en"
		}
	}
	return "ru"
}
