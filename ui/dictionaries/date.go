package dictionaries

import (
	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/casework"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/widgets"
)

func day(d civil.Date) widgets.Day { return casework.Day(d) }

// readDate is the date in a field; text that is no date is a fault of key.
func readDate(faults *app.Faults, key string, f *widgets.DateField) civil.Date {
	d, ok := fieldset.DateOf(f)
	if !ok {
		faults.Add(key, string(civil.ErrFormat))
	}
	return d
}
