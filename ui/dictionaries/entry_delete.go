package dictionaries

import (
	"context"

	"kairyluu/app"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/task"
)

func (s *entries) askDelete() {
	e := s.stored
	s.env.Dialogs.Confirm(dialogs.Question{
		Title:   s.env.T("dictionaries.delete." + string(s.list.dict)),
		Message: s.env.T("dictionaries.delete.sure", "name", e.Name(s.lang)),
		Act:     s.env.T("dictionaries.delete." + string(s.list.dict)),
		Danger:  true,
	}, func() { s.delete(e) })
}

func (s *entries) delete(e app.Entry) {
	task.Do(s.env.NewScope(), func(ctx context.Context) error {
		return s.env.Office.Dictionaries.Delete(ctx, e)
	}, func(err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		s.fill(app.Entry{Dict: s.list.dict, Active: true})
		s.reload(s.Focus)
		s.env.Status(s.env.T("dictionaries.deleted", "name", e.Name(s.lang)))
	})
}

// setUsed allows to delete only what nothing refers to, and says why not.
func (s *entries) setUsed(used bool, why string) {
	s.remove.Enable()
	if used {
		s.remove.Disable()
	}
	s.note.SetText("")
	if why != "" {
		s.note.SetText(s.env.T(why))
	}
}
