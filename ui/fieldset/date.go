package fieldset

import (
	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/casework"
	"kairyluu/ui/widgets"
)

// DateOf is the date that a date field holds; ok is false while its text is no
// date, true with the zero date when it is empty.
func DateOf(f *widgets.DateField) (d civil.Date, ok bool) {
	day, ok := f.Day()
	return casework.Date(day), ok
}

// ReadDate is the date that a field holds; text that is none is a fault of it.
func ReadDate(faults *app.Faults, key string, f *widgets.DateField) civil.Date {
	d, ok := DateOf(f)
	if !ok {
		faults.Add(key, string(civil.ErrFormat))
	}
	return d
}

// DateText is a date as it is written out, and text that is none as typed.
func DateText(f *widgets.DateField) string {
	if day, ok := DateOf(f); ok {
		return day.Format()
	}
	return f.Text
}
