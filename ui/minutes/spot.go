package minutes

import (
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// spot is a place beside several small fields where it is said what is wrong
// with them: under each of them a sentence would not fit.
type spot struct {
	root    *fyne.Container
	text    *widgets.Text
	entries map[string]*widgets.Entry // by the last part of their key
	lead    fyne.Focusable            // takes the focus when no entry is at fault by itself
}

// newSpot stands top below its neighbours' upper edge.
func newSpot(top float32, entries map[string]*widgets.Entry, lead fyne.Focusable) *spot {
	s := &spot{text: widgets.NewText("", widgets.TextStyle{}), entries: entries, lead: lead}
	s.root = widgets.NewInset(s.text, top, 0, 0, 4)
	s.root.Hide()
	return s
}

// remark is what is said of a field.
type remark struct {
	key   string // of the entry within the spot
	text  string
	wrong bool // an error, not a warning
}

// say shows remarks and tells whether the spot has changed its height.
func (s *spot) say(remarks []remark) (moved bool) {
	failed := map[string]bool{}
	var lines []string
	color := theme.ColorSoon
	for _, r := range remarks {
		if r.wrong {
			color = theme.ColorLate
			failed[r.key] = true
		}
		lines = append(lines, r.text)
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
	visible(s.root, said != "")
	return true
}

// focus goes to the entry of a key.
func (s *spot) focus(key string) fyne.Focusable {
	if e := s.entries[key]; e != nil {
		return e
	}
	return s.lead
}
