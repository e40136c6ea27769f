package fieldset

import (
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// Marked is a field that can be shown as wrong: the one that takes the focus, not
// the entry inside it.
type Marked interface {
	fyne.Focusable
	SetError(failed bool)
}

// Spot is a place beside several small fields where it is said what is wrong
// with them: under each of them a sentence would not fit.
type Spot struct {
	Root *fyne.Container

	text    *widgets.Text
	entries map[string]Marked // by the last part of their key
	lead    fyne.Focusable    // takes the focus when no entry is at fault by itself
}

// NewSpot stands top below its neighbours' upper edge. entries are by the last
// part of their keys; lead takes the focus when no entry is at fault by itself.
func NewSpot(top float32, entries map[string]Marked, lead fyne.Focusable) *Spot {
	s := &Spot{text: widgets.NewText("", widgets.TextStyle{}), entries: entries, lead: lead}
	s.Root = widgets.NewInset(s.text, top, 0, 0, 4)
	s.Root.Hide()
	return s
}

// Put adds an entry to those that the spot speaks of.
func (s *Spot) Put(key string, e Marked) { s.entries[key] = e }

// Remark is what is said of a field.
type Remark struct {
	Key   string // of the entry within the spot
	Text  string
	Wrong bool // an error, not a warning
}

// Say shows remarks and tells whether the spot has changed its height.
func (s *Spot) Say(remarks []Remark) (moved bool) {
	failed := map[string]bool{}
	var lines []string
	color := theme.ColorSoon
	for _, r := range remarks {
		if r.Wrong {
			color = theme.ColorLate
			failed[r.Key] = true
		}
		lines = append(lines, r.Text)
	}
	for key, e := range s.entries {
		e.SetError(failed[key])
	}
	said := strings.Join(lines, "\n")
	if said == s.text.Text() {
		return false
	}
	s.text.SetStyle(widgets.TextStyle{Color: color})
	s.text.SetText(said)
	s.Root.Hidden = said == ""
	return true
}

// Target is the entry of a key, or what leads the fields.
func (s *Spot) Target(key string) fyne.Focusable {
	if e := s.entries[key]; e != nil {
		return e
	}
	return s.lead
}
