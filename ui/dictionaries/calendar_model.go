package dictionaries

import (
	"slices"
	"time"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// longestRange is how many days one change may touch: longer ones are slips.
const longestRange = 62

// year is the working calendar of one year and what is chosen in it.
type year struct {
	n    int
	days []civil.Day
	cal  *civil.Calendar

	cursor civil.Date // the day with the cursor
	anchor civil.Date // the other end of the choice
}

func newYear(today civil.Date) *year {
	return &year{n: today.Year(), cal: civil.NewCalendar(nil), cursor: today, anchor: today}
}

func (y *year) setDays(days []civil.Day) {
	y.days = days
	y.cal = civil.NewCalendar(days)
}

// show turns to another year and keeps the day of the month.
func (y *year) show(n int) {
	if n < 1900 || n > 2200 {
		return
	}
	y.move(y.cursor.AddMonths(12*(n-y.n)), false)
}

// move puts the cursor on a day; extend stretches the choice to it instead of
// beginning a new one.
func (y *year) move(to civil.Date, extend bool) {
	if to.IsZero() {
		return
	}
	y.cursor, y.n = to, to.Year()
	if !extend {
		y.anchor = to
	}
}

// chosen is the choice from its first to its last day.
func (y *year) chosen() (from, to civil.Date) {
	if y.anchor.After(y.cursor) {
		return y.cursor, y.anchor
	}
	return y.anchor, y.cursor
}

func (y *year) isChosen(d civil.Date) bool {
	from, to := y.chosen()
	return !d.Before(from) && !d.After(to)
}

// named are the rows of the day table in the year on show.
func (y *year) named() []civil.Day {
	first, _ := civil.New(y.n, time.January, 1)  // every year on show has these days
	last, _ := civil.New(y.n, time.December, 31) //
	return y.cal.Days(first, last)
}

// lacking are those of this year and the next whose holidays are not entered.
func (y *year) lacking(today civil.Date) []int {
	return slices.DeleteFunc([]int{today.Year(), today.Year() + 1}, y.cal.Covers)
}

// workingDays counts the days worked in the year on show.
func (y *year) workingDays() int {
	before, _ := civil.New(y.n-1, time.December, 31) // every year has this day
	last, _ := civil.New(y.n, time.December, 31)     //
	return y.cal.WorkingDaysBetween(before, last)
}

// dayForm is what is typed about one day or a run of days.
type dayForm struct {
	From, To       civil.Date
	Kind           civil.DayKind
	NoteRU, NoteKY string
	Preliminary    bool
}

// form is what the day table says of the choice: of its first day in the table.
func (y *year) form() dayForm {
	from, to := y.chosen()
	f := dayForm{From: from, To: to, Kind: civil.DayOff}
	if rows := y.cal.Days(from, to); len(rows) > 0 {
		row := rows[0]
		f.Kind, f.NoteRU, f.NoteKY, f.Preliminary = row.Kind, row.NoteRU, row.NoteKY, row.Preliminary
	}
	return f
}

// put is the change that writes the form's days into the table.
func (y *year) put(f dayForm) (app.CalendarChange, *app.Faults) {
	faults := f.check()
	var change app.CalendarChange
	if faults.Err() != nil {
		return change, faults
	}
	for d := f.From; !d.After(f.To); d = d.AddDays(1) {
		day := civil.Day{Date: d, Kind: f.Kind, NoteRU: f.NoteRU, NoteKY: f.NoteKY, Preliminary: f.Preliminary}
		if old, ok := y.cal.Day(d); ok && old.NoteRU == f.NoteRU {
			day.NoteEN = old.NoteEN
		}
		change.Put = append(change.Put, day)
	}
	return change, faults
}

// drop is the change that takes the form's days out of the table.
func (y *year) drop(f dayForm) (app.CalendarChange, *app.Faults) {
	faults := f.check()
	var change app.CalendarChange
	if faults.Err() != nil {
		return change, faults
	}
	for _, row := range y.cal.Days(f.From, f.To) {
		change.Drop = append(change.Drop, row.Date)
	}
	if len(change.Drop) == 0 {
		faults.Add("from", "dictionaries.fault.nothing_to_drop")
	}
	return change, faults
}

func (f dayForm) check() *app.Faults {
	faults := &app.Faults{}
	switch {
	case f.From.IsZero():
		faults.Add("from", "check.date_needed")
	case f.To.IsZero():
		faults.Add("to", "check.date_needed")
	case f.To.Before(f.From):
		faults.Add("to", "dictionaries.fault.to_before_from")
	case f.To.Sub(f.From) >= longestRange:
		faults.Add("to", "dictionaries.fault.range_long", "n", longestRange)
	}
	return faults
}

// dayLook is how a day of the grid is drawn.
type dayLook int

const (
	plainDay dayLook = iota
	weekend
	holiday
	workedDay
	shortDay
)

// look tells how a day is drawn, and whether its date is only expected.
func (y *year) look(d civil.Date) (look dayLook, preliminary bool) {
	row, named := y.cal.Day(d)
	switch {
	case named && row.Kind == civil.DayOff:
		look = holiday
	case named && row.Kind == civil.WorkingDay:
		look = workedDay
	case named:
		look = shortDay
	case !y.cal.IsWorking(d):
		look = weekend
	}
	return look, row.Preliminary
}
