package widgets_test

import (
	"testing"

	"kairyluu/ui/uitest"
	"kairyluu/ui/widgets"
)

func BenchmarkTableScrollsARow(b *testing.B) {
	table := appealTable()
	w := uitest.New(b, table)
	table.SetSource(widgets.Slice[appeal](appeals(20_000)))
	w.Settle()
	i := 0
	for b.Loop() {
		i = (i + 31) % 19_000
		table.ScrollTo(i)
	}
}
