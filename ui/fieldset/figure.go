package fieldset

import (
	"errors"

	"kairyluu/app/money"
	"kairyluu/ui/typed"
	"kairyluu/ui/widgets"
	"kairyluu/ui/words"
)

// figure is a control that knows why its text is no figure.
type figure interface{ Wrong() error }

// NewMoney is a line for a sum above zero, without a field around it.
func NewMoney() *widgets.Number[money.Sum] {
	return widgets.NewNumber(typed.ParseSum, money.Sum.Format)
}

// NewQuantity is a line for a quantity above zero.
func NewQuantity() *widgets.Number[money.Quantity] {
	return widgets.NewNumber(typed.ParseQuantity, money.Quantity.Format)
}

// NewPercent is a line for a share.
func NewPercent() *widgets.Number[money.Fraction] {
	return widgets.NewNumber(typed.ParsePercent, money.Fraction.Format)
}

// Money adds a sum above zero, or none.
func (s *Set) Money(key, label string) *widgets.Number[money.Sum] {
	return number(s, key, label, NewMoney())
}

// Quantity adds a quantity above zero, or none.
func (s *Set) Quantity(key, label string) *widgets.Number[money.Quantity] {
	return number(s, key, label, NewQuantity())
}

// Rate adds a rate above zero, or none.
func (s *Set) Rate(key, label string) *widgets.Number[money.Rate] {
	return number(s, key, label, widgets.NewNumber(typed.ParseRate, money.Rate.Format))
}

// Percent adds a share.
func (s *Set) Percent(key, label string) *widgets.Number[money.Fraction] {
	return number(s, key, label, NewPercent())
}

func number[T comparable](s *Set, key, label string, n *widgets.Number[T]) *widgets.Number[T] {
	n.OnChanged = func(string) { s.Changed() }
	n.OnWrong = func(err error) { s.fields[key].SetError(Wrong(s.words, err)) }
	s.Add(key, label, n)
	return n
}

// Wrong says why a text is no figure; "" for nil.
func Wrong(w words.Words, err error) string {
	if problem, ok := errors.AsType[money.Problem](err); ok {
		return w.T(string(problem))
	}
	return ""
}
