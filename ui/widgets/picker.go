package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
)

// Picker is an entry over a dictionary: typing narrows the list, ↓ or F4 opens
// it, Enter or Tab takes the marked option, Esc closes the list.
// An emptied entry is no choice. Text that names no option is taken back when
// the focus leaves, or stays as Stray where OnStray hears of it.
type Picker struct {
	Entry
	NothingText string // shown when no option fits
	// OnPicked hears of every change by the user; ok is false when the choice
	// was cleared.
	OnPicked func(o Option, ok bool)
	// OnStray hears when the focus left text that names no option, and with ""
	// when that is over.
	OnStray func(text string)

	fold    func(string) string
	options []Option
	shown   []Option
	chosen  Option
	picked  bool
	list    *optionList
	popup   *popup
	typing  bool   // the text differs from the choice
	stray   string // what names no option
}

// NewPicker returns a picker without options. fold makes texts comparable, as in
// search: lower case, ё as е.
func NewPicker(fold func(string) string) *Picker {
	p := &Picker{fold: fold}
	p.extend(p)
	p.list = newOptionList(p.pick)
	p.ActionItem = newOpener(p.toggle)
	p.Entry.OnChanged = p.typed
	p.OnKey = p.key
	return p
}

// SetOptions replaces the dictionary; the choice stays if its key is still there.
func (p *Picker) SetOptions(options []Option) {
	p.options = options
	if i := optionIndex(options, p.chosen.Key); p.picked && i >= 0 {
		p.chosen = options[i]
		p.show(p.chosen.Text)
	} else if p.picked {
		p.picked, p.chosen = false, Option{}
		p.show("")
	}
}

// SetSelected chooses by key without telling OnPicked; an unknown key clears.
func (p *Picker) SetSelected(key string) {
	i := optionIndex(p.options, key)
	if p.picked = i >= 0 && key != ""; p.picked {
		p.chosen = p.options[i]
	} else {
		p.chosen = Option{}
	}
	p.show(p.chosen.Text)
}

// Selected is the choice.
func (p *Picker) Selected() (Option, bool) { return p.chosen, p.picked }

// SetID chooses the option made by IDOption for an id, nothing for 0.
func (p *Picker) SetID(id int64) {
	if id == 0 {
		p.Clear()
		return
	}
	p.SetSelected(IDOption(id, "").Key)
}

// ID is that of the chosen option, 0 for none.
func (p *Picker) ID() int64 { return p.chosen.ID() }

// Clear empties the field without telling OnPicked.
func (p *Picker) Clear() { p.SetSelected("") }

// show sets the text without taking it for typing.
func (p *Picker) show(text string) {
	heard := p.Entry.OnChanged
	p.Entry.OnChanged = nil
	p.SetText(text)
	p.Entry.OnChanged = heard
	p.typing = false
	p.setStray("")
}

// Stray is what was typed and left although it names no option.
func (p *Picker) Stray() string { return p.stray }

func (p *Picker) setStray(text string) {
	if p.stray != text {
		p.stray = text
		p.OnStray(text)
	}
}

func (p *Picker) typed(text string) {
	p.typing = true
	p.setStray("")
	if strings.TrimSpace(text) == "" {
		p.popup.close()
		p.choose(Option{}, false)
		return
	}
	p.open(filterOptions(p.options, text, p.fold), 0)
}

// toggle opens the whole dictionary on the choice, or closes it.
func (p *Picker) toggle() {
	if p.popup != nil {
		p.popup.close()
		return
	}
	if !p.Disabled() {
		takeFocus(p)
		p.open(p.options, max(0, optionIndex(p.options, p.chosen.Key)))
	}
}

func (p *Picker) open(options []Option, cursor int) {
	p.shown = options
	p.list.nothing = p.NothingText
	p.list.set(options, cursor)
	if p.popup != nil {
		p.popup.Refresh()
		return
	}
	if len(options) > 0 || p.NothingText != "" {
		p.popup = showPopup(p, p, p.list, p.listKey, func() { p.popup = nil })
	}
}

func (p *Picker) listKey(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyTab {
		p.takeMarked()
		return false
	}
	if ev.Name == fyne.KeyF4 {
		p.popup.close()
		return true
	}
	return p.list.key(ev)
}

// takeMarked picks the marked option when the user has typed towards it.
func (p *Picker) takeMarked() {
	if i := p.list.cursor; p.typing && i >= 0 && i < len(p.shown) {
		p.pick(i)
	}
}

func (p *Picker) pick(i int) {
	o := p.shown[i]
	p.popup.close()
	p.show(o.Text)
	p.Entry.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	p.choose(o, o.Key != "")
}

func (p *Picker) choose(o Option, ok bool) {
	if p.picked == ok && p.chosen.Key == o.Key {
		p.chosen = o
		return
	}
	p.chosen, p.picked = o, ok
	if p.OnPicked != nil {
		p.OnPicked(o, ok)
	}
}

func (p *Picker) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDown, fyne.KeyF4:
		p.toggle()
	default:
		return false
	}
	return true
}

// FocusLost implements fyne.Focusable.
func (p *Picker) FocusLost() {
	p.settle()
	p.Entry.FocusLost()
}

// settle ends typing: text that names exactly one option takes it.
func (p *Picker) settle() {
	if !p.typing {
		return
	}
	typed := strings.TrimSpace(p.Text)
	if fits := filterOptions(p.options, p.Text, p.fold); typed != "" && len(fits) == 1 {
		p.show(fits[0].Text)
		p.choose(fits[0], true)
		return
	}
	if typed == "" || p.OnStray == nil {
		p.show(p.chosen.Text)
		return
	}
	p.choose(Option{}, false)
	p.setStray(typed)
}

// TypedShortcut implements fyne.Shortcutable: a form that is saved from within
// the field has what is typed there.
func (p *Picker) TypedShortcut(s fyne.Shortcut) {
	if !editing(s) {
		p.settle()
	}
	p.Entry.TypedShortcut(s)
}

// Suggest is an entry that takes any text and offers known ones while typing.
type Suggest struct {
	Entry
	// OnQuery is asked after each letter and calls show with what fits, at once
	// or later; a later answer to an older text is ignored.
	OnQuery func(text string, show func([]Option))
	// OnPicked hears of an option taken from the list; its Text is in the entry.
	OnPicked func(o Option)
	// OnChanged hears of typing, not of what a pick puts into the entry.
	OnChanged func(text string)
	// Usual is what ↓ offers in an empty entry.
	Usual []Option

	list  *optionList
	popup *popup
	shown []Option
}

// NewSuggest returns an empty entry.
func NewSuggest() *Suggest {
	s := &Suggest{}
	s.extend(s)
	s.list = newOptionList(s.pick)
	s.Entry.OnChanged = s.typed
	s.OnKey = func(ev *fyne.KeyEvent) bool {
		if ev.Name != fyne.KeyDown && ev.Name != fyne.KeyF4 {
			return false
		}
		if strings.TrimSpace(s.Text) == "" {
			s.offer(s.Usual)
		} else {
			s.query(s.Text)
		}
		return true
	}
	return s
}

// SetValue shows a text without offering anything or telling OnChanged.
func (s *Suggest) SetValue(text string) {
	heard := s.Entry.OnChanged
	s.Entry.OnChanged = nil
	s.SetText(text)
	s.Entry.OnChanged = heard
}

func (s *Suggest) typed(text string) {
	if s.OnChanged != nil {
		s.OnChanged(text)
	}
	s.query(text)
}

func (s *Suggest) query(text string) {
	if s.OnQuery == nil || strings.TrimSpace(text) == "" {
		s.popup.close()
		return
	}
	s.OnQuery(text, func(options []Option) {
		if s.Text == text {
			s.offer(options)
		}
	})
}

// offer shows the list without marking a row: Enter must not replace what was
// typed unless the user moved into the list.
func (s *Suggest) offer(options []Option) {
	s.shown = options
	if len(options) == 0 || !s.focused {
		s.popup.close()
		return
	}
	s.list.set(options, -1)
	if s.popup != nil {
		s.popup.Refresh()
		return
	}
	s.popup = showPopup(s, s, s.list, s.listKey, func() { s.popup = nil })
}

func (s *Suggest) listKey(ev *fyne.KeyEvent) bool {
	enter := ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter
	if enter && s.list.cursor < 0 {
		s.popup.close()
		return false
	}
	return s.list.key(ev)
}

func (s *Suggest) pick(i int) {
	o := s.shown[i]
	s.popup.close()
	s.SetValue(o.Text)
	if s.OnPicked != nil {
		s.OnPicked(o)
	}
}

// Close hides the list, as when the page goes away.
func (s *Suggest) Close() { s.popup.close() }
