package project

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/money"
	"kairyluu/ui/grantwork"
	"kairyluu/ui/widgets"
)

// side stands beside the form: who pays how much, and how the rules of the
// programme are kept, while one types.
type side struct {
	content fyne.CanvasObject
	box     *fyne.Container
	said    string // what is on show, to draw it only when it changes
}

func newSide(p *Page) *side {
	s := &side{box: widgets.NewStack(10)}
	s.content = widgets.NewScroll(widgets.NewInset(s.box, 12, 12, 12, 12))
	return s
}

func (s *side) show(p *Page, f Form, read filled) {
	programme := p.view.Programmes[f.Programme]
	books := app.Books{Programme: programme, Project: read.project, Budget: read.budget.Budget}
	rules := p.rules(books)
	rows := p.payers(read.budget.Budget)
	said := sayAll(rows, rules)
	if said == s.said && s.said != "" {
		return
	}
	s.said = said
	t := p.env.T
	s.box.Objects = []fyne.CanvasObject{
		widgets.NewHeading(t("project.side.payers")),
		widgets.NewSheet(t("project.side.source"), []string{t("project.side.sum"), "%"}, rows),
	}
	for _, r := range rules {
		s.box.Add(widgets.NewBanner(r.kind, r.title, r.text))
	}
	s.box.Add(widgets.NewCaption(t("project.keys")))
	s.content.Refresh()
}

func sayAll(rows []widgets.SheetRow, rules []rule) string {
	var all strings.Builder
	for _, r := range rows {
		all.WriteString(r.Label)
		for _, c := range r.Cells {
			all.WriteString("\t" + c.Text)
		}
		all.WriteString("\n")
	}
	for _, r := range rules {
		all.WriteString(r.title + "\t" + r.text + "\n")
	}
	return all.String()
}

// payers are the sums by source and form; their shares add up to 100 %.
func (p *Page) payers(b app.Budget) []widgets.SheetRow {
	balances := app.Balances(b, nil)
	planned := make([]money.Sum, len(balances))
	for i, x := range balances {
		planned[i] = x.Planned
	}
	rest := max(0, b.Total()-b.Covered())
	shares := money.Shares(10, append(planned[:len(planned):len(planned)], rest)...)
	var rows []widgets.SheetRow
	for i, x := range balances {
		label := p.view.Name(x.SourceID)
		if x.SourceID == 0 {
			label = p.env.T("project.side.unnamed")
		}
		if x.Form == app.InKind { // money is what goes without saying
			label += " · " + p.view.Say("form", string(x.Form))
		}
		rows = append(rows, sumRow(label, x.Planned, shares[i]))
	}
	if rest > 0 {
		rows = append(rows, sumRow(p.env.T("project.side.nobody"), rest, shares[len(shares)-1]))
	}
	total := sumRow(p.env.T("project.side.total"), cmp.Or(max(b.Total(), b.Covered()), 0), 0)
	total.Bold = true
	if b.Total() > 0 {
		total.Cells[1].Text = "100"
	}
	return append(rows, total)
}

func sumRow(label string, sum money.Sum, share money.Fraction) widgets.SheetRow {
	return widgets.SheetRow{Label: label, Cells: []widgets.SheetCell{{Text: sum.Format()}, {Text: share.Format()}}}
}

// rule is how one rule is kept.
type rule struct {
	kind        widgets.BannerKind
	title, text string
}

// rules holds the budget as typed against the rules of the programme.
func (p *Page) rules(b app.Books) []rule {
	t := p.env.T
	if b.Programme.ID == 0 {
		return []rule{{widgets.Plain, t("project.rule.none"), ""}}
	}
	rules := []rule{p.covered(b.Budget)}
	if b.Programme.Share > 0 {
		rules = append(rules, p.ownShare(b))
	}
	if cap := b.Programme.Cap; cap > 0 {
		grant := b.Standing().Grant
		args := []any{"grant", p.view.Som(grant), "cap", p.view.Som(cap), "more", p.view.Som(max(0, grant-cap))}
		if grant > cap {
			rules = append(rules, rule{widgets.Late, "⚠ " + t("project.rule.cap_over", args...), t("project.rule.cap", args...)})
		} else {
			rules = append(rules, rule{widgets.Info, "✓ " + t("project.rule.cap_kept"), t("project.rule.cap", args...)})
		}
	}
	return rules
}

func (p *Page) covered(b app.Budget) rule {
	t, total, covered := p.env.T, b.Total(), b.Covered()
	switch {
	case total == 0:
		return rule{widgets.Plain, t("project.rule.empty"), ""}
	case covered < total:
		return rule{widgets.Soon, "⚠ " + t("project.rule.uncovered", "sum", p.view.Som(total-covered)), t("project.rule.uncovered_do")}
	case covered > total:
		return rule{widgets.Late, "⚠ " + t("project.rule.overcovered", "sum", p.view.Som(covered-total)), t("project.rule.overcovered_do")}
	}
	return rule{widgets.Info, "✓ " + t("project.rule.covered"), t("project.rule.total", "sum", p.view.Som(total))}
}

func (p *Page) ownShare(b app.Books) rule {
	t, share := p.env.T, b.Share()
	what := t("project.rule.share_of."+string(cmp.Or(b.Programme.ShareOf, app.OfTotal)),
		"required", grantwork.Percent(share.Required), "need", p.view.Som(share.Need))
	have := t("project.rule.share_have", "share", grantwork.Percent(money.Part(share.Planned, share.Base)), "sum", p.view.Som(share.Planned))
	text := have + ". " + what
	switch missing := share.Need - share.Planned; {
	case share.Base == 0:
		return rule{widgets.Plain, t("project.rule.share"), what}
	case missing > 0:
		return rule{widgets.Late, "⚠ " + t("project.rule.share_short", "sum", p.view.Som(missing)), text}
	}
	return rule{widgets.Info, "✓ " + t("project.rule.share_kept"), text}
}
