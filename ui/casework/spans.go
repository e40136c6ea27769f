package casework

import "kairyluu/app/civil"

// Span is a period that a filter form offers by name.
type Span struct {
	Key      string
	Title    string
	From, To civil.Date
}

// Spans are the quarters and months that one asks for, the last first: eight
// quarters and twelve months up to today's.
func (v View) Spans(today civil.Date) []Span {
	var out []Span
	q := today.Quarter()
	for range 8 {
		out = append(out, Span{q.String(), v.Quarter(q), q.First(), q.Last()})
		q = q.Prev()
	}
	for i := range 12 {
		first := today.FirstOfMonth().AddMonths(-i)
		out = append(out, Span{first.String()[:7], Capital(v.Month(first)), first, first.AddMonths(1).AddDays(-1)})
	}
	return out
}
