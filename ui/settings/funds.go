package settings

import (
	"encoding/json"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
)

// funds are the values of grants that are no plain words: sums, shares, lists.
func (t teller) funds(field string) func([]byte) ([]string, error) {
	return map[string]func([]byte) ([]string, error){
		"Cap":           figure(money.Sum.Format),
		"Amount":        figure(money.Sum.Full),
		"Foreign":       figure(money.Sum.Full),
		"Price":         figure(money.Sum.Full),
		"Rate":          figure(money.Rate.Format),
		"Quantity":      figure(money.Quantity.Format),
		"Share":         figure(func(f money.Fraction) string { return f.Format() + " %" }),
		"Received":      received,
		"Own":           listed(func(id int64) string { return t.Name(id) }),
		"Stages":        listed(t.stage),
		"Needs":         listed(func(n app.StageNeed) string { return joined(t.stage(n.Stage), t.Name(n.PaperID)) }),
		"Reports":       listed(report),
		"People":        listed(func(p app.ProjectPerson) string { return joined(p.Name, p.Role, t.Phone(p.Phone)) }),
		"Lines":         listed(t.line),
		"Beneficiaries": t.beneficiaries,
		"Payer":         payer,
	}[field]
}

// figure says one number.
func figure[T any](say func(T) string) func([]byte) ([]string, error) {
	return func(raw []byte) ([]string, error) {
		var v T
		err := json.Unmarshal(raw, &v)
		return []string{say(v)}, err
	}
}

// received is a sum of a tranche, and a day of an appeal.
func received(raw []byte) ([]string, error) {
	if d, err := civil.Parse(string(raw)); err == nil {
		return []string{d.Format()}, nil
	}
	return figure(money.Sum.Full)(raw)
}

func (t teller) stage(s app.Stage) string { return t.known("stage."+string(s), string(s)) }

func report(r app.ProgrammeReport) string { return joined(r.Title, r.Due.Format(), r.Sent.Format()) }

// line is what is paid for, its sum and who pays.
func (t teller) line(l app.BudgetLine) string {
	said := []string{l.Title, l.Sum().Full()}
	for _, p := range l.Parts {
		said = append(said, t.Name(p.SourceID)+" "+p.Sum.Full())
	}
	return joined(said...)
}

func (t teller) beneficiaries(raw []byte) ([]string, error) {
	var b app.Beneficiaries
	err := json.Unmarshal(raw, &b)
	return []string{t.Words.T("settings.value.present", "total", b.Total, "women", b.Women, "men", b.Men)}, err
}

func payer(raw []byte) ([]string, error) {
	var p app.Payer
	err := json.Unmarshal(raw, &p)
	return []string{joined(p.Name, p.Address)}, err
}
