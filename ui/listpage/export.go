package listpage

import (
	"context"

	"kairyluu/ui/dialogs"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
)

// Workbooks are the files that a list can be saved as.
func (s *Stage) Workbooks() []dialogs.Filter {
	return []dialogs.Filter{
		{Name: s.Env.T("list.export.xlsx"), Extensions: []string{"xlsx"}},
		{Name: s.Env.T("list.export.csv"), Extensions: []string{"csv"}},
	}
}

// SaveAs asks for a file and writes a listing into it. say is followed by .title,
// .name and .done: the dialog's title, the file's name on a {date}, and what is
// said of the {path} in the end.
func (s *Stage) SaveAs(say string, l shell.Listing) {
	name := s.Env.T(say+".name", "date", s.Env.Office.Desk.Today().String())
	s.Env.Dialogs.SaveFile(s.Env.T(say+".title"), name, s.Workbooks(), func(path string, err error) {
		if err != nil || path == "" {
			s.Env.Fail(err)
			return
		}
		s.Write(path, say+".done", l)
	})
}

// Write writes a listing into a file and says so.
func (s *Stage) Write(path, done string, l shell.Listing) {
	task.Do(s.Scope, func(ctx context.Context) error {
		return s.Env.Export(ctx, l, path)
	}, func(err error) {
		if err != nil {
			s.Env.Fail(err)
			return
		}
		s.Env.Status(s.Env.T(done, "path", path))
	})
}
