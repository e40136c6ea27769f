package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	look "kairyluu/ui/theme"
)

// DateWords are the words of a DateField.
type DateWords struct {
	Months   [12]string // "Январь", …
	Weekdays [7]string  // two letters, Monday first
	Today    string     // under the month
}

// DateField is a date typed in any of the ways of ParseDay, or picked from a
// month: F4 or ↓ opens it, arrows and PgUp/PgDn move, Enter picks, Esc closes.
// With the month closed ↑ is the next day and Shift+PgUp/PgDn the months.
// Leaving the field writes the date out in full.
type DateField struct {
	Entry
	// OnChanged hears of every change of meaning: the zero Day and ok when
	// emptied, not ok while the text is no date.
	OnChanged func(day Day, ok bool)

	mark func(Day) fyne.ThemeColorName

	words DateWords
	today func() time.Time
	popup *popup
	month *month
	told  string // the last meaning that OnChanged heard
}

// NewDateField returns an empty date. today is the clock that с, +3 and the
// month start from.
func NewDateField(words DateWords, today func() time.Time) *DateField {
	d := &DateField{words: words, today: today, told: meaning(Day{}, true)}
	d.extend(d)
	d.ActionItem = newOpener(d.toggle)
	d.Entry.OnChanged = func(string) { d.tell() }
	d.Entry.OnKey = d.key
	return d
}

// SetWords changes the language.
func (d *DateField) SetWords(words DateWords) { d.words = words }

// SetMark colours days of the month, such as holidays; nil colours weekends.
func (d *DateField) SetMark(mark func(Day) fyne.ThemeColorName) { d.mark = mark }

// SetDay shows a day; the zero Day empties the field.
func (d *DateField) SetDay(day Day) { d.SetText(day.String()) }

// Day is what the text means; ok is false when it means no date, true with the
// zero Day when the field is empty.
func (d *DateField) Day() (day Day, ok bool) { return ParseDay(d.Text, d.now()) }

// SetDate is SetDay with plain numbers.
func (d *DateField) SetDate(year, month, day int) { d.SetDay(Day{year, month, day}) }

// Date is Day with plain numbers.
func (d *DateField) Date() (year, month, day int, ok, empty bool) {
	value, ok := d.Day()
	return value.Y, value.M, value.D, ok && !value.IsZero(), ok && value.IsZero()
}

func (d *DateField) now() Day { return DayOf(d.today()) }

func meaning(day Day, ok bool) string {
	if !ok {
		return "?"
	}
	return day.String()
}

// tell passes a change on, but not the steps of a text that mean the same.
func (d *DateField) tell() {
	day, ok := d.Day()
	if now := meaning(day, ok); now != d.told {
		d.told = now
		if d.OnChanged != nil {
			d.OnChanged(day, ok)
		}
	}
}

// FocusLost implements fyne.Focusable: the date is written out in full.
func (d *DateField) FocusLost() {
	d.normalise()
	d.Entry.FocusLost()
}

func (d *DateField) normalise() {
	if day, ok := d.Day(); ok && d.Text != day.String() {
		d.SetText(day.String())
	}
}

func (d *DateField) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyF4, fyne.KeyDown:
		d.toggle()
	case fyne.KeyUp:
		d.step(func(day Day) Day { return day.Add(1) })
	case fyne.KeyPageUp:
		d.step(func(day Day) Day { return day.AddMonths(-1) })
	case fyne.KeyPageDown:
		d.step(func(day Day) Day { return day.AddMonths(1) })
	case fyne.KeyReturn, fyne.KeyEnter:
		d.normalise()
		return false
	default:
		return false
	}
	return true
}

// step moves the day in the field, starting from today when there is none.
func (d *DateField) step(move func(Day) Day) {
	if d.Disabled() {
		return
	}
	day, ok := d.Day()
	if !ok || day.IsZero() {
		d.replace(d.now())
		return
	}
	d.replace(move(day))
}

func (d *DateField) replace(day Day) {
	d.SetText(day.String())
	d.Entry.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

func (d *DateField) toggle() {
	if d.popup != nil {
		d.popup.close()
		return
	}
	if d.Disabled() {
		return
	}
	takeFocus(d)
	start, ok := d.Day()
	if !ok || start.IsZero() {
		start = d.now()
	}
	d.month = newMonth(d.words, d.now(), start, d.pick)
	d.month.mark = d.mark
	d.popup = showPopup(d, d, d.month, d.monthKey, func() { d.popup = nil })
}

func (d *DateField) pick(day Day) {
	d.popup.close()
	d.replace(day)
}

func (d *DateField) monthKey(ev *fyne.KeyEvent) bool {
	at := d.month.chosen
	switch ev.Name {
	case fyne.KeyLeft:
		d.month.show(at.Add(-1))
	case fyne.KeyRight:
		d.month.show(at.Add(1))
	case fyne.KeyUp:
		d.month.show(at.Add(-7))
	case fyne.KeyDown:
		d.month.show(at.Add(7))
	case fyne.KeyPageUp:
		d.month.show(at.AddMonths(-1))
	case fyne.KeyPageDown:
		d.month.show(at.AddMonths(1))
	case fyne.KeyHome:
		d.month.show(d.now())
	case fyne.KeyReturn, fyne.KeyEnter:
		d.pick(at)
	case fyne.KeyF4:
		d.popup.close()
	default:
		return false
	}
	return true
}

// TypedRune implements fyne.Focusable. Typing closes the month, whose day would
// no longer be the one in the field.
func (d *DateField) TypedRune(r rune) {
	d.popup.close()
	d.Entry.TypedRune(r)
}

// opener is the small arrow at the right end of a field. It is for the mouse;
// the keyboard has F4 and ↓.
type opener struct {
	widget.BaseWidget
	sign   *canvas.Text
	tapped func()
}

func newOpener(tapped func()) *opener {
	o := &opener{sign: canvas.NewText("▾", nil), tapped: tapped}
	o.ExtendBaseWidget(o)
	return o
}

// Tapped implements fyne.Tappable.
func (o *opener) Tapped(*fyne.PointEvent) { o.tapped() }

// CreateRenderer implements fyne.Widget.
func (o *opener) CreateRenderer() fyne.WidgetRenderer { return newRenderer(o) }

func (o *opener) paint() {}

func (o *opener) arrange(area fyne.Size) {
	place(o.sign, "▾", look.Size(theme.SizeNameText), look.Color(look.ColorMuted), fyne.NewPos(0, 0), area.Width, area.Height, fyne.TextAlignCenter)
}

func (o *opener) least() fyne.Size { return fyne.NewSize(18, 18) }

func (o *opener) parts() []fyne.CanvasObject { return []fyne.CanvasObject{o.sign} }
