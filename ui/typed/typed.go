// Package typed reads what stands in the fields of a form. Forms keep texts as
// they were typed, nonsense too, so that a draft gives back exactly what was
// there; what cannot be read is told beside its field.
package typed

import (
	"errors"
	"strconv"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
)

// ParseSum is money.Parse for a field in which only a sum above zero, or none, has
// a sense.
func ParseSum(s string) (money.Sum, error) { return above(money.Parse(s))(s) }

// ParseQuantity is money.ParseQuantity likewise.
func ParseQuantity(s string) (money.Quantity, error) { return above(money.ParseQuantity(s))(s) }

// ParseRate is money.ParseRate likewise.
func ParseRate(s string) (money.Rate, error) { return above(money.ParseRate(s))(s) }

// ParsePercent is money.ParseFraction for a share of 0 to 100 %.
func ParsePercent(s string) (money.Fraction, error) {
	f, err := money.ParseFraction(s)
	switch {
	case err != nil:
		return 0, err
	case f < 0:
		return 0, money.ErrNegative
	case f > money.Whole:
		return 0, ErrPercent
	}
	return f, nil
}

// ErrPercent is a share above the whole.
const ErrPercent money.Problem = "money.percent"

// above refuses what is written and not above zero.
func above[T ~int64](n T, err error) func(string) (T, error) {
	return func(s string) (T, error) {
		switch {
		case err != nil:
			return 0, err
		case n < 0:
			return 0, money.ErrNegative
		case n == 0 && strings.TrimSpace(s) != "":
			return 0, money.ErrZero
		}
		return n, nil
	}
}

// Reader gathers what cannot be read in a form.
type Reader struct {
	Faults app.Faults
	Today  civil.Date // whose year a date without one has
}

// Sum reads a sum; 0 where none is typed.
func (r *Reader) Sum(field, text string) money.Sum { return figure(r, field, text, ParseSum) }

// Quantity reads a quantity.
func (r *Reader) Quantity(field, text string) money.Quantity {
	return figure(r, field, text, ParseQuantity)
}

// Rate reads a rate.
func (r *Reader) Rate(field, text string) money.Rate { return figure(r, field, text, ParseRate) }

// Percent reads a share.
func (r *Reader) Percent(field, text string) money.Fraction {
	return figure(r, field, text, ParsePercent)
}

func figure[T any](r *Reader, field, text string, parse func(string) (T, error)) T {
	n, err := parse(text)
	if problem, ok := errors.AsType[money.Problem](err); ok {
		r.Faults.Add(field, string(problem))
	}
	return n
}

// Date reads a date; the zero date where none is typed.
func (r *Reader) Date(field, text string) civil.Date {
	d, err := civil.ParseHumanIn(text, r.Today.Year())
	if err != nil {
		key := civil.ErrFormat
		if problem, ok := errors.AsType[civil.Problem](err); ok {
			key = problem
		}
		r.Faults.Add(field, string(key))
	}
	return d
}

// mostPeople is more than live anywhere near.
const mostPeople = 10_000_000

// Count reads a number of people; 0 where none is typed.
func (r *Reader) Count(field, text string) int {
	text = strings.Join(strings.Fields(text), "")
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	switch {
	case errors.Is(err, strconv.ErrRange) && n > 0, err == nil && n > mostPeople:
		r.Faults.Add(field, string(money.ErrRange))
	case err != nil || n < 0:
		r.Faults.Add(field, "typed.count", "typed", text)
	default:
		return n
	}
	return 0
}

// Count writes a number of people as a field shows it; "" for none.
func Count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
