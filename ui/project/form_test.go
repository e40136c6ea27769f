package project

import (
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
	"kairyluu/ui/parts"
	"kairyluu/ui/typed"
)

func playground() Form {
	f := Blank()
	f.TitleRU, f.Programme, f.Settlements = "Детская площадка", 3, []int64{7}
	f.Total, f.Women, f.Men = "1 200", "700", "500"
	f.People = []app.ProjectPerson{{Name: "Осмонов К."}, {}}
	f.Start, f.Links = "1.10", "https://example.kg\n\n"
	f.Budget.Lines = []Line{
		{UID: "a", Title: "Горка", Quantity: "2", Unit: "шт.", Price: "1 350 000", Parts: []parts.Part{{Source: 1}}},
		{UID: "empty", Parts: []parts.Part{{Source: 1, Share: "50"}}},
		{UID: "b", Title: "Покрытие", Price: "1 050 000", Parts: []parts.Part{{}, {Source: 2, Form: app.InKind, Share: "40"}, {Source: 3}}},
	}
	return f
}

func read(t *testing.T, f Form) (app.Project, Reckoned, []app.FieldError) {
	t.Helper()
	r := typed.Reader{Today: civil.MustParse("2026-09-18")}
	p := f.Read(&r)
	return p, f.Budget.Read(&r, f.ID), r.Faults.Errors
}

func TestAFormIsReadAsAProject(t *testing.T) {
	p, b, faults := read(t, playground())
	if len(faults) > 0 {
		t.Fatalf("told %v", faults)
	}
	if p.Beneficiaries != (app.Beneficiaries{Total: 1200, Women: 700, Men: 500}) || len(p.People) != 1 || len(p.Links) != 1 || p.Start != civil.MustParse("2026-10-01") {
		t.Errorf("read %+v", p)
	}
	if len(b.Lines) != 2 || b.Total() != 3_750_000_00 || b.Covered() != 3_750_000_00 {
		t.Errorf("the budget has %d lines, %s, covered %s", len(b.Lines), b.Total().Format(), b.Covered().Format())
	}
	second := b.Lines[1]
	want := []app.BudgetPart{{SourceID: 2, Form: app.InKind, Sum: 420_000_00}, {SourceID: 3, Form: app.Cash, Sum: 630_000_00}}
	if len(second.Parts) != 2 || second.Parts[0] != want[0] || second.Parts[1] != want[1] || second.Quantity != 1_000 {
		t.Errorf("the second line is %+v", second)
	}
}

func TestFaultsOfTheUseCaseFindTheirLine(t *testing.T) {
	_, b, _ := read(t, playground())
	for field, want := range map[string]string{
		"lines.0.title": "lines.0.title", "lines.1.price": "lines.2.price", "lines.1.parts.1.sum": "lines.2.parts.2.sum",
		"lines": "lines", "lines.9.title": "lines.9.title", "title_ru": "title_ru",
	} {
		if got := b.Place(field); got != want {
			t.Errorf("%s leads to %s, want %s", field, got, want)
		}
	}
}

func TestWhatCannotBeReadStandsUnderItsField(t *testing.T) {
	f := playground()
	f.Women, f.Finish = "много", "32.13"
	f.Budget.Lines[0].Quantity, f.Budget.Lines[0].Price = "0", "0,005"
	f.Budget.Lines[2].Parts[1].Share = "140"
	f.Budget.Lines[1].Quantity, f.Budget.Lines[1].Price = "1000000", "1000000000000"
	want := map[string]string{
		"beneficiaries.women": "typed.count", "finish": "", "lines.0.quantity": string(money.ErrZero), "lines.0.price": string(money.ErrFraction),
		"lines.2.parts.1.share": string(typed.ErrPercent), "lines.1.price": string(money.ErrRange),
	}
	_, _, faults := read(t, f)
	for _, fault := range faults {
		if key, there := want[fault.Field]; there && (key == "" || key == fault.Key) {
			delete(want, fault.Field)
		}
	}
	if len(want) > 0 {
		t.Errorf("nothing is told of %v; told %v", want, faults)
	}
}

func TestAStoredProjectComesBackTheSame(t *testing.T) {
	p, b, _ := read(t, playground())
	stored := b.Budget
	stored.No = 1
	f := FromProject(p, stored)
	again, budget, faults := read(t, f)
	if len(faults) > 0 || !f.Same(f.Clone()) {
		t.Fatalf("told %v", faults)
	}
	if again.TitleRU != p.TitleRU || again.Beneficiaries != p.Beneficiaries || again.Start != p.Start || budget.Total() != b.Total() {
		t.Errorf("it came back as %+v", again)
	}
	if len(budget.Compare(stored)) != 0 || f.Budget.Changed(f.Budget.clone()) {
		t.Error("what was not touched counts as a new version")
	}
	revised := f.Budget.clone()
	revised.Lines[0].Price = "1 400 000"
	if !revised.Changed(f.Budget) {
		t.Error("another price is no change")
	}
	revised.Lines[0].Price = "много"
	if !revised.Changed(f.Budget) {
		t.Error("a price that is none is no change")
	}
}

func TestLinesLeftEmptyDoNotCount(t *testing.T) {
	f := playground()
	g := f.Clone()
	g.Budget.Lines = append(g.Budget.Lines, f.Budget.Lines[0].After(), NewLine())
	g.People = append(g.People, app.ProjectPerson{})
	if !f.Same(g) {
		t.Error("empty lines make another form")
	}
	g.Budget.Lines[3].Title = "Ограда"
	if f.Same(g) {
		t.Error("a new line makes the same form")
	}
	if f.Budget.Lines[2].Title != "Покрытие" || len(f.Budget.Lines) != 3 {
		t.Error("a copy shares its lines")
	}
}

func TestTheNextLineIsPaidAsTheOneBefore(t *testing.T) {
	next := playground().Budget.Lines[2].After()
	if next.UID == "b" || next.Title != "" || len(next.Parts) != 3 || next.Parts[1].Share != "40" || next.Parts[2].Source != 3 {
		t.Errorf("the next line is %+v", next)
	}
	if next.Parts[0].Sum != "" || !next.empty() {
		t.Error("it begins with a sum")
	}
}
