package dictionaries

import (
	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
)

// tokens are what a number pattern may hold, in the order they are offered.
var tokens = []string{"{letter}", "{n}", "{n:4}", "{yy}", "{yyyy}", "{mtu}", "{series}"}

// sample is one number that a pattern would give.
type sample struct {
	key    string // which appeal it is for
	number string
}

// exampleNumber is a running number that shows what {n:4} adds.
const exampleNumber = 208

// samples are the numbers that the pattern would give to one appeal of each sort
// registered today.
func samples(n app.Numbering, mtu string, today civil.Date) []sample {
	person := []app.Applicant{{Resident: app.Resident{Name: text.ParseName("Шаршенбай уулу Руслан")}}}
	of := func(m app.Multiplicity, c app.Channel) string {
		a := app.Appeal{Registered: today, Multiplicity: m, Channel: c, Applicants: person}
		return n.Format(a, mtu, exampleNumber)
	}
	return []sample{
		{"individual", of(app.Individual, app.ByHand)},
		{"collective", of(app.Collective, app.ByHand)},
		{"anonymous", of(app.Anonymous, app.ByPost)},
		{"reception", of(app.Individual, app.OralReception)},
	}
}

// faultsOf says what is wrong with a numbering. An empty word for collective or
// anonymous appeals would leave a hole where the pattern has a letter.
func faultsOf(n app.Numbering) *app.Faults {
	faults := &app.Faults{}
	n.Check(faults)
	if n.Collective == "" {
		faults.Add("collective", "dictionaries.fault.word_needed")
	}
	if n.Anonymous == "" {
		faults.Add("anonymous", "dictionaries.fault.word_needed")
	}
	return faults
}
