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
		at, part, _ := strings.Cut(rest, ".")
		i, _ := strconv.Atoi(at) // written by the use case as a number
		return v.Words.T("meetings.diff.item", "n", i+1, "part", v.Words.T("meetings.diff.agenda."+part))
	}
	return v.Words.T("meetings.diff." + name)
}

// showDifferences tells what a later edition of the minutes changed.
func (p *Page) showDifferences(before, after app.Edition) {
	task.Run(p.scope.Latest("differences"), func(ctx context.Context) ([]app.Change, error) {
		return p.env.Office.Meetings.Differences(ctx, before, after)
	}, func(changes []app.Change, err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		title := p.env.T("meetings.diff.title", "before", before.Edition, "after", after.Edition)
		content := widgets.NewScroll(widgets.NewPad(widgets.NewStack(4, p.changeLines(after.Reason, changes)...), 4))
		p.env.Dialogs.Show(title, content, fyne.NewSize(720, 480))
	})
}

func (p *Page) changeLines(reason string, changes []app.Change) []fyne.CanvasObject {
	lines := []fyne.CanvasObject{widgets.NewText(p.env.T("meetings.diff.reason", "reason", reason), widgets.TextStyle{Color: theme.ColorMuted})}
	if len(changes) == 0 {
		return append(lines, widgets.NewText(p.env.T("meetings.diff.nothing"), widgets.TextStyle{}))
	}
	for _, c := range changes {
		lines = append(lines, widgets.NewText(changedPart(p.view, c.Field), widgets.TextStyle{Bold: true}))
		if c.Old != "" {
			lines = append(lines, widgets.NewText("− "+c.Old, widgets.TextStyle{Color: theme.ColorLate, Strike: true}))
		}
		if c.New != "" {
			lines = append(lines, widgets.NewText("+ "+c.New, widgets.TextStyle{Color: theme.ColorFine}))
		}
	}
	return lines
}
