package dictionaries

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// applyChange shows which open appeals a change of the calendar or of the terms
// would move, asks, and only then makes it. done hears of the change made;
// refused may show what is wrong beside a field, and is false when it cannot.
func applyChange(env *shell.Env, scope *task.Scope, c app.CalendarChange, refused func(error) bool, done func()) {
	task.Run(scope.Latest("preview"), func(ctx context.Context) ([]app.Shift, error) {
		return env.Office.Calendar.Preview(ctx, c)
	}, func(shifts []app.Shift, err error) {
		apply := func(then func()) {
			task.Run(env.NewScope(), func(ctx context.Context) ([]app.Shift, error) {
				return env.Office.Calendar.Apply(ctx, c)
			}, func(moved []app.Shift, err error) {
				then()
				switch {
				case err == nil:
					env.Status(appliedText(env, len(moved)))
					done()
				case !refused(err):
					env.Fail(err)
				}
			})
		}
		switch {
		case err != nil:
			env.Fail(err)
		case len(shifts) == 0:
			apply(func() {})
		default:
			env.Dialogs.Form(env.T("dictionaries.shifts.title"), shiftList(env, shifts), env.T("dictionaries.shifts.apply"), apply)
		}
	})
}

// appliedText says that the change was made and what it moved.
func appliedText(env *shell.Env, moved int) string {
	if moved == 0 {
		return env.T("dictionaries.applied_none")
	}
	return env.T("dictionaries.applied", "n", moved)
}

// shiftList says how many appeals would move and lists them.
func shiftList(env *shell.Env, shifts []app.Shift) fyne.CanvasObject {
	extended := 0
	for _, s := range shifts {
		if s.Extended {
			extended++
		}
	}
	sentences := []fyne.CanvasObject{
		widgets.NewText(env.T("dictionaries.shifts.count", "n", len(shifts)), widgets.TextStyle{}),
	}
	if extended > 0 {
		sentences = append(sentences, widgets.NewCaption(env.T("dictionaries.shifts.extended", "n", extended)))
	}
	table := widgets.NewTable(func(s app.Shift) int64 { return s.ID }, shiftColumns(env)...)
	table.SetSource(widgets.Slice[app.Shift](shifts))
	return widgets.NewStack(8, append(sentences, fixed(table, fyne.NewSize(520, 260)))...)
}

func shiftColumns(env *shell.Env) []widgets.Column[app.Shift] {
	column := func(id string, width float32, value func(app.Shift) string) widgets.Column[app.Shift] {
		return widgets.Column[app.Shift]{
			ID: id, Title: env.T("dictionaries.shifts.col." + id), Width: width, MinWidth: 60, Text: value,
		}
	}
	later := column("to", 110, func(s app.Shift) string { return s.To.Format() })
	later.Style = func(s app.Shift) widgets.CellStyle {
		if s.To.Before(s.From) {
			return widgets.CellStyle{Color: theme.ColorLate, Bold: true}
		}
		return widgets.CellStyle{Bold: true}
	}
	return []widgets.Column[app.Shift]{
		column("number", 110, func(s app.Shift) string { return s.Number }),
		column("from", 110, func(s app.Shift) string { return s.From.Format() }),
		later,
		column("note", 180, func(s app.Shift) string { return shiftNote(env, s) }),
	}
}

// shiftNote says what moves besides the date itself.
func shiftNote(env *shell.Env, s app.Shift) string {
	switch {
	case s.Extended:
		return env.T("dictionaries.shifts.note.extended")
	case s.To.Before(s.From):
		return "▲ " + env.T("dictionaries.shifts.note.earlier")
	}
	return env.T("dictionaries.shifts.note.later")
}

// fixed gives an object a size of its own.
func fixed(o fyne.CanvasObject, size fyne.Size) fyne.CanvasObject {
	return &fyne.Container{Layout: fixedLayout{size}, Objects: []fyne.CanvasObject{o}}
}

type fixedLayout struct{ size fyne.Size }

func (l fixedLayout) MinSize([]fyne.CanvasObject) fyne.Size { return l.size }

func (l fixedLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}
