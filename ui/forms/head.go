package forms

import (
	"cmp"
	"log/slog"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kairyluu/app"
	"kairyluu/ui/shell"
	look "kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// Head is the line above a form: what it is, how safe the typing is, and what can
// be done with it.
type Head struct {
	*Note
	Content fyne.CanvasObject

	saves []*widgets.Button // at rest while a save is under way
}

// Note tells how safe the typing is, and offers to forget a draft that was given
// back.
type Note struct {
	Line fyne.CanvasObject

	env    *shell.Env
	note   *widgets.Text
	clear  *widgets.Link
	around fyne.CanvasObject // laid out anew with the note
}

// NewNote returns a note that says nothing yet.
func NewNote(env *shell.Env, clear func()) *Note {
	n := &Note{env: env, note: widgets.NewText("", widgets.TextStyle{NoWrap: true})}
	n.clear = widgets.NewLink(env.T("forms.clear"), clear)
	n.clear.Hide()
	n.Line = widgets.NewRow(10, n.note, n.clear)
	n.around = n.Line
	return n
}

// Deeds are what the line above a form offers.
type Deeds struct {
	Title  string
	Save   string // what the button says
	Key    string // its key; empty: Ctrl+Enter
	OnSave func()
	Clear  func()
	Other  *Deed               // another way to save, before that one
	Beside []fyne.CanvasObject // other buttons, before these
}

// Deed is a button with its key.
type Deed struct {
	Text, Key string
	Do        func()
}

const gap = 6

// NewHead returns the line.
func NewHead(env *shell.Env, d Deeds) *Head {
	h := &Head{Note: NewNote(env, d.Clear)}
	cancel := widgets.NewButton(env.T("forms.cancel"), func() { env.Back() })
	cancel.SetKeyHint("Esc")
	buttons := append(slices.Clone(d.Beside), cancel)
	if d.Other != nil {
		other := widgets.NewButton(d.Other.Text, d.Other.Do)
		other.SetKeyHint(d.Other.Key)
		h.saves, buttons = append(h.saves, other), append(buttons, other)
	}
	save := widgets.NewPrimary(d.Save, cmp.Or(d.Key, "Ctrl+Enter"), d.OnSave)
	h.saves, buttons = append(h.saves, save), append(buttons, save)
	h.Content = container.NewBorder(nil, nil, nil, widgets.NewRow(gap, buttons...),
		widgets.NewRow(10, widgets.NewHeading(d.Title), h.Line))
	h.around = h.Content
	return h
}

// Say tells something beside the title.
func (n *Note) Say(text string, color fyne.ThemeColorName) {
	n.note.SetStyle(widgets.TextStyle{Color: color, Size: theme.SizeNameCaptionText, NoWrap: true})
	n.note.SetText(text)
	n.around.Refresh()
}

// Refused tells that fields are marked.
func (n *Note) Refused() { n.Say(n.env.T("forms.refused"), look.ColorLate) }

// Refuse goes to the first of the fields that keep a form from being saved. What
// speaks of no field here is told in a dialog.
func (n *Note) Refuse(faults, homeless []app.FieldError, goTo func(field string) bool) {
	for _, fault := range faults {
		if goTo(fault.Field) {
			n.Refused()
			return
		}
	}
	for _, fault := range homeless {
		n.env.Dialogs.Error(n.env.Words.Field(fault), "")
		return
	}
}

// kept tells when the draft was written last, or that it could not be.
func (n *Note) kept(needless bool, at time.Time, err error) {
	switch {
	case err != nil:
		n.Trouble(err)
	case needless:
		n.clear.Hide()
		n.Say("", look.ColorMuted)
	default:
		n.Say(n.env.T("forms.kept", "time", at.Format("15:04:05")), look.ColorMuted)
	}
}

// GaveBack tells that a draft typed at a time was found, and offers to start
// anew; the zero time is none.
func (n *Note) GaveBack(typed time.Time) {
	if typed.IsZero() {
		n.clear.Hide()
		n.Say("", look.ColorMuted)
		return
	}
	when := typed.In(n.env.Now().Location())
	layout := "15:04"
	if when.Format(time.DateOnly) != n.env.Now().Format(time.DateOnly) {
		layout = "02.01.2006 15:04"
	}
	n.clear.Show()
	n.Say(n.env.T("forms.restored", "time", when.Format(layout)), look.ColorSoon)
}

// Trouble tells an error of what happens by itself while typing: a dialog each
// second would keep the clerk from typing on.
func (n *Note) Trouble(err error) {
	sentence, ok := n.env.Words.Error(err)
	if !ok {
		slog.Warn("form: draft or hints", "err", err)
		sentence = n.env.T("forms.trouble")
	}
	n.Say("⚠ "+sentence, look.ColorLate)
}

func (h *Head) busy(busy bool) {
	for _, save := range h.saves {
		widgets.Able(save, !busy)
	}
}
