package forms

import (
	"log/slog"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kairyluu/ui/shell"
	look "kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// Head is the line above a form: what it is, how safe the typing is, and what can
// be done with it.
type Head struct {
	Content fyne.CanvasObject

	env   *shell.Env
	note  *widgets.Text
	clear *widgets.Link
	save  *widgets.Button
}

// Deeds are what the line above a form offers.
type Deeds struct {
	Title  string
	Save   string // what the button says
	OnSave func()
	Clear  func()
	Beside []fyne.CanvasObject // other buttons, before these
}

const gap = 6

// NewHead returns the line.
func NewHead(env *shell.Env, d Deeds) *Head {
	h := &Head{env: env, note: widgets.NewText("", widgets.TextStyle{NoWrap: true})}
	h.clear = widgets.NewLink(env.T("forms.clear"), d.Clear)
	h.clear.Hide()
	cancel := widgets.NewButton(env.T("forms.cancel"), func() { env.Back() })
	cancel.SetKeyHint("Esc")
	h.save = widgets.NewPrimary(d.Save, "Ctrl+Enter", d.OnSave)
	buttons := append([]fyne.CanvasObject{}, d.Beside...)
	h.Content = container.NewBorder(nil, nil, nil, widgets.NewRow(gap, append(buttons, cancel, h.save)...),
		widgets.NewRow(10, widgets.NewHeading(d.Title), h.note, h.clear))
	return h
}

// Say tells something beside the title.
func (h *Head) Say(text string, color fyne.ThemeColorName) {
	h.note.SetStyle(widgets.TextStyle{Color: color, Size: theme.SizeNameCaptionText, NoWrap: true})
	h.note.SetText(text)
	h.Content.Refresh()
}

// Refused tells that fields are marked.
func (h *Head) Refused() { h.Say(h.env.T("forms.refused"), look.ColorLate) }

// kept tells when the draft was written last, or that it could not be.
func (h *Head) kept(needless bool, at time.Time, err error) {
	switch {
	case err != nil:
		h.Trouble(err)
	case needless:
		h.clear.Hide()
		h.Say("", look.ColorMuted)
	default:
		h.Say(h.env.T("forms.kept", "time", at.Format("15:04:05")), look.ColorMuted)
	}
}

// GaveBack tells that a draft typed at a time was found, and offers to start
// anew; the zero time is none.
func (h *Head) GaveBack(typed time.Time) {
	if typed.IsZero() {
		h.clear.Hide()
		return
	}
	when := typed.In(h.env.Now().Location())
	layout := "15:04"
	if when.Format(time.DateOnly) != h.env.Now().Format(time.DateOnly) {
		layout = "02.01.2006 15:04"
	}
	h.clear.Show()
	h.Say(h.env.T("forms.restored", "time", when.Format(layout)), look.ColorSoon)
}

// Trouble tells an error of what happens by itself while typing: a dialog each
// second would keep the clerk from typing on.
func (h *Head) Trouble(err error) {
	sentence, ok := h.env.Words.Error(err)
	if !ok {
		slog.Warn("form: draft or hints", "err", err)
		sentence = h.env.T("forms.trouble")
	}
	h.Say("⚠ "+sentence, look.ColorLate)
}

func (h *Head) busy(busy bool) {
	if busy {
		h.save.Disable()
	} else {
		h.save.Enable()
	}
}
