package minutes

import (
	"log/slog"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	look "kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// head is the line above the form: what it is, how safe the typing is, and what
// can be done with it.
type head struct {
	content fyne.CanvasObject
	note    *widgets.Text
	clear   *widgets.Link
	save    *widgets.Button
}

func newHead(p *Page) *head {
	t := p.env.T
	title, do := t("minutes.title_new"), t("minutes.save")
	switch {
	case p.correcting():
		title, do = t("minutes.title_correct", "number", p.clean.Number), t("minutes.save_edition")
	case p.form.ID != 0:
		title = t("minutes.title_edit", "date", p.clean.Date)
	}
	h := &head{note: widgets.NewText("", widgets.TextStyle{NoWrap: true}), clear: widgets.NewLink(t("minutes.clear"), p.clear)}
	h.clear.Hide()
	cancel := widgets.NewButton(t("minutes.cancel"), func() { p.env.Back() })
	cancel.SetKeyHint("Esc")
	h.save = widgets.NewPrimary(do, "Ctrl+Enter", p.Submit)
	h.content = container.NewBorder(nil, nil, nil, widgets.NewRow(gap, cancel, h.save),
		widgets.NewRow(10, widgets.NewHeading(title), h.note, h.clear))
	return h
}

func (h *head) say(text string, color fyne.ThemeColorName) {
	h.note.SetStyle(widgets.TextStyle{Color: color, Size: theme.SizeNameCaptionText, NoWrap: true})
	h.note.SetText(text)
	h.content.Refresh()
}

// kept tells when the draft was written last, or that it could not be.
func (h *head) kept(p *Page, needless bool, at time.Time, err error) {
	switch {
	case err != nil:
		h.trouble(p, err)
	case needless:
		h.clear.Hide()
		h.say("", look.ColorMuted)
	default:
		h.say(p.env.T("minutes.kept", "time", at.Format("15:04:05")), look.ColorMuted)
	}
}

// gaveBack tells that a draft was found, and offers to start anew.
func (h *head) gaveBack(p *Page) {
	if p.restored.IsZero() {
		h.clear.Hide()
		return
	}
	when := p.restored.In(p.env.Now().Location())
	layout := "15:04"
	if when.Format(time.DateOnly) != p.env.Now().Format(time.DateOnly) {
		layout = "02.01.2006 15:04"
	}
	h.clear.Show()
	h.say(p.env.T("minutes.restored", "time", when.Format(layout)), look.ColorSoon)
}

// trouble tells an error of what happens by itself while typing: a dialog each
// second would keep the clerk from typing on.
func (h *head) trouble(p *Page, err error) {
	sentence, ok := p.env.Words.Error(err)
	if !ok {
		slog.Warn("minutes: draft or offers", "err", err)
		sentence = p.env.T("minutes.trouble")
	}
	h.say("⚠ "+sentence, look.ColorLate)
}

// busy shows that a save is under way.
func (h *head) busy(busy bool) {
	if busy {
		h.save.Disable()
	} else {
		h.save.Enable()
	}
}
