package fieldset

import (
	"kairyluu/ui/dialogs"
	"kairyluu/ui/words"
)

// Guard asks what becomes of unsaved input before something else is shown.
type Guard struct {
	Words   words.Words
	Dialogs *dialogs.Dialogs
	Dirty   func() bool
	Save    func(then func()) // then is called only when it was saved
	Stay    func()            // puts back what was on show; may be nil
}

// Pass calls leave when nothing is unsaved, or once the user has decided.
func (g Guard) Pass(leave func()) {
	if !g.Dirty() {
		leave()
		return
	}
	g.Dialogs.Choose(
		g.Words.T("fieldset.unsaved.title"), g.Words.T("fieldset.unsaved.message"),
		dialogs.Answer{Text: g.Words.T("fieldset.unsaved.save"), Primary: true, Do: func() { g.Save(leave) }},
		dialogs.Answer{Text: g.Words.T("fieldset.unsaved.discard"), Danger: true, Do: leave},
		dialogs.Answer{Text: g.Words.T("fieldset.unsaved.stay"), Stay: true, Do: g.Stay},
	)
}
