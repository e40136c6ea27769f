package meetings

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// changedPart names the part of the minutes that a difference speaks of: «Место»,
// «2. Решили», the name of a group.
func changedPart(v casework.View, field string) string {
	name, rest, _ := strings.Cut(field, ".")
	switch name {
	case "groups":
		id, _ := strconv.ParseInt(rest, 10, 64) // a field that is no number names nobody
		return v.Name(id)
	case "agenda":
		n, part := numbered(rest)
		return v.Words.T("meetings.diff.item", "n", n, "part", v.Words.T("meetings.diff.agenda."+part))
	case "decisions":
		n, part := numbered(rest)
		return v.Words.T("meetings.diff.decision", "n", n, "part", v.Words.T("meetings.diff.decisions."+part))
	}
	return v.Words.T("meetings.diff." + name)
}

// numbered is a line of a list, counted from one, and the part of it.
func numbered(field string) (n int, part string) {
	at, part, _ := strings.Cut(field, ".")
	i, _ := strconv.Atoi(at) // written by the use case as a number
	return i + 1, part
}

// changedValue is a value in words: whose proposal a decision was comes as a code.
func changedValue(v casework.View, field, value string) string {
	if value != "" && strings.HasPrefix(field, "decisions.") && strings.HasSuffix(field, ".source") {
		return v.Say("source", value)
	}
	return value
}

// showDifferences tells what a later edition of the minutes changed.
func (p *Page) showDifferences(before, after app.Edition) {
	task.Run(p.Scope.Latest("differences"), func(ctx context.Context) ([]app.Change, error) {
		return p.Env.Office.Meetings.Differences(ctx, before, after)
	}, func(changes []app.Change, err error) {
		if err != nil {
			p.Env.Fail(err)
			return
		}
		title := p.Env.T("meetings.diff.title", "before", before.Edition, "after", after.Edition)
		content := widgets.NewScroll(widgets.NewPad(widgets.NewStack(4, p.changeLines(after.Reason, changes)...), 4))
		p.Env.Dialogs.Show(title, content, fyne.NewSize(720, 480))
	})
}

func (p *Page) changeLines(reason string, changes []app.Change) []fyne.CanvasObject {
	lines := []fyne.CanvasObject{widgets.NewText(p.Env.T("meetings.diff.reason", "reason", reason), widgets.TextStyle{Color: theme.ColorMuted})}
	if len(changes) == 0 {
		return append(lines, widgets.NewText(p.Env.T("meetings.diff.nothing"), widgets.TextStyle{}))
	}
	for _, c := range changes {
		lines = append(lines, widgets.NewText(changedPart(p.View, c.Field), widgets.TextStyle{Bold: true}))
		if c.Old != "" {
			lines = append(lines, widgets.NewText("− "+changedValue(p.View, c.Field, c.Old), widgets.TextStyle{Color: theme.ColorLate, Strike: true}))
		}
		if c.New != "" {
			lines = append(lines, widgets.NewText("+ "+changedValue(p.View, c.Field, c.New), widgets.TextStyle{Color: theme.ColorFine}))
		}
	}
	return lines
}
