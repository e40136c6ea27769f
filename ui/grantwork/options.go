package grantwork

import (
	"cmp"
	"slices"

	"kairyluu/app/text"
	"kairyluu/ui/widgets"
)

// sortOptions puts options in the order of their names.
func sortOptions(options []widgets.Option) {
	slices.SortFunc(options, func(a, b widgets.Option) int {
		return cmp.Or(cmp.Compare(text.SortKey(a.Text), text.SortKey(b.Text)), cmp.Compare(a.Key, b.Key))
	})
}
