package project

import (
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/money"
	"kairyluu/ui/casework"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// showVersionCount names the way to the versions once there is one.
func (c *controls) showVersionCount(n int) {
	link := c.budget.versions
	if link.Visible() == (n > 0) {
		return
	}
	link.SetText(c.p.env.T("project.versions.open", "n", n))
	link.Hidden = n == 0
	c.grown()
}

var versionsSize = fyne.NewSize(900, 620)

// showVersions tells every version of the budget and what became of each line from
// one to the next, the newest first.
func (p *Page) showVersions() {
	budgets := p.stored.Budgets
	box := widgets.NewStack(14)
	for i := len(budgets) - 1; i >= 0; i-- {
		box.Add(p.versionHead(budgets[i]))
		if i > 0 {
			box.Add(p.comparison(budgets[i], budgets[i-1]))
		} else {
			box.Add(p.firstVersion(budgets[i]))
		}
	}
	p.env.Dialogs.Show(p.env.T("project.versions.title"), box, versionsSize)
}

func (p *Page) versionHead(b app.Budget) fyne.CanvasObject {
	head := p.env.T("project.versions.head", "no", b.No, "date", b.Date, "sum", p.view.Som(b.Total()))
	note := strings.TrimSpace(b.Actor)
	if b.Reason != "" {
		note = strings.Trim(note+" · "+b.Reason, " ·")
	}
	return widgets.NewStack(2, widgets.NewText(head, widgets.TextStyle{Bold: true}), widgets.NewCaption(note))
}

// comparison is what was, what is, and the difference, line by line and in all.
func (p *Page) comparison(b, old app.Budget) fyne.CanvasObject {
	t := p.env.T
	rows := []fyne.CanvasObject{versionRow(widgets.TextStyle{Color: theme.ColorMuted}, t("project.line.title"), t("project.versions.was"), t("project.versions.is"), "±")}
	for _, d := range b.Compare(old) {
		rows = append(rows, versionRow(widgets.TextStyle{}, p.lineName(d), p.lineSaid(d.Old), p.lineSaid(d.New), signed(d.Change())))
	}
	total := versionRow(widgets.TextStyle{Bold: true}, t("project.side.total"), old.Total().Format(), b.Total().Format(), signed(b.Total()-old.Total()))
	return widgets.NewStack(6, append(rows, total)...)
}

// versionRow is a line of a comparison; who pays stands under the sum.
func versionRow(style widgets.TextStyle, what, was, is, change string) fyne.CanvasObject {
	right := style
	right.Align = fyne.TextAlignTrailing
	return widgets.NewGrid(
		widgets.Cell{Width: 220, Grow: 1, Object: widgets.NewText(what, style)},
		widgets.Cell{Width: 250, Object: widgets.NewText(was, style)}, widgets.Cell{Width: 250, Object: widgets.NewText(is, style)},
		widgets.Cell{Width: 100, Object: widgets.NewText(change, right)})
}

func (p *Page) lineName(d app.LineDifference) string {
	switch {
	case d.Old.UID == "":
		return "+ " + d.New.Title
	case d.New.UID == "":
		return "− " + d.Old.Title
	}
	return d.New.Title
}

// lineSaid is what a line costs and, line by line, who pays.
func (p *Page) lineSaid(l app.BudgetLine) string {
	if l.UID == "" {
		return casework.Dash
	}
	payers := make([]string, len(l.Parts))
	for i, part := range l.Parts {
		payers[i] = p.view.Name(part.SourceID) + " " + part.Sum.Format()
	}
	if len(payers) == 0 {
		return l.Sum().Format()
	}
	return l.Sum().Format() + "\n" + strings.Join(payers, "\n")
}

func (p *Page) firstVersion(b app.Budget) fyne.CanvasObject {
	rows := make([]fyne.CanvasObject, len(b.Lines))
	for i, l := range b.Lines {
		rows[i] = versionRow(widgets.TextStyle{}, l.Title, p.lineSaid(l), "", "")
	}
	return widgets.NewStack(6, rows...)
}

// signed is a difference with its sign; nothing for none.
func signed(s money.Sum) string {
	if s > 0 {
		return "+" + s.Format()
	}
	return s.Format()
}
