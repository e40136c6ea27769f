package widgets_test

import (
	"errors"
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kairyluu/app/money"
	"kairyluu/ui/uitest"
	"kairyluu/ui/widgets"
)

func newSum() *widgets.Number[money.Sum] { return widgets.NewNumber(money.Parse, money.Sum.Format) }

func TestNumberIsTypedInAnyWayAndWrittenOutWhenLeft(t *testing.T) {
	for typed, want := range map[string]string{
		"1234,5": "1\u00a0234,50", "1 234.50": "1\u00a0234,50", "3750000": "3\u00a0750\u00a0000", ",5": "0,50", "": "", "0": "0",
	} {
		t.Run(typed, func(t *testing.T) {
			sum, next := newSum(), widgets.NewEntry()
			w := uitest.New(t, widgets.NewStack(0, sum, next))
			w.Press(fyne.KeyTab)
			w.Type(typed)
			if sum.Text != typed {
				t.Errorf("while it is typed it shows %q", sum.Text)
			}
			w.Press(fyne.KeyReturn)
			if sum.Text != want || w.Focused() != next || sum.Wrong() != nil {
				t.Errorf("left, it shows %q, want %q; focus on %T, wrong: %v", sum.Text, want, w.Focused(), sum.Wrong())
			}
		})
	}
}

func TestNumberKeepsWhatIsNoFigureAndSaysWhy(t *testing.T) {
	for typed, want := range map[string]money.Problem{
		"0,005": money.ErrFraction, "1000000000000000": money.ErrRange, "сто": money.ErrFormat, "1.000.000": money.ErrFormat,
	} {
		t.Run(typed, func(t *testing.T) {
			sum, next := newSum(), widgets.NewEntry()
			var heard []error
			sum.OnWrong = func(err error) { heard = append(heard, err) }
			w := uitest.New(t, widgets.NewStack(0, sum, next))
			w.Press(fyne.KeyTab)
			w.Type(typed)
			if len(heard) > 0 {
				t.Errorf("told %v while it is typed", heard)
			}
			w.Press(fyne.KeyTab)
			if sum.Text != typed || len(heard) != 1 || !errors.Is(heard[0], want) || !errors.Is(sum.Wrong(), want) {
				t.Errorf("it shows %q and told %v, want %v", sum.Text, heard, want)
			}
			w.Shift(fyne.KeyTab)
			w.Type("5")
			if sum.Wrong() != nil || len(heard) != 2 || heard[1] != nil {
				t.Errorf("typed right, it is still wrong: %v", heard)
			}
		})
	}
}

func TestNumberTellsOnlyWhatTheUserChanges(t *testing.T) {
	sum := newSum()
	changes := 0
	sum.OnChanged = func(string) { changes++ }
	w := uitest.New(t, widgets.NewStack(0, sum, widgets.NewEntry()))
	sum.SetValue(1_234_50)
	sum.SetTyped("12,345")
	sum.SetValue(0)
	if changes != 0 || sum.Text != "" {
		t.Errorf("the program's own texts counted as %d changes; it shows %q", changes, sum.Text)
	}
	w.Press(fyne.KeyTab)
	w.Type("15")
	w.Press(fyne.KeyTab)
	if changes != 2 {
		t.Errorf("two letters and leaving were %d changes", changes)
	}
	if v, err := sum.Value(); v != 15_00 || err != nil {
		t.Errorf("it means %v, %v", v, err)
	}
}

// The last digit stands at the same place however long the figure is.
func TestNumberStandsAtTheRight(t *testing.T) {
	sum := newSum()
	w := uitest.New(t, container.NewWithoutLayout(sum))
	sum.Resize(fyne.NewSize(140, sum.MinSize().Height))
	end := func() int { return lastInk(w.Image(), 132, int(sum.Size().Height/2)) }
	sum.SetValue(7_00)
	short := end()
	if short < 115 {
		t.Fatalf("a figure in a field of 140 ends at %d", short)
	}
	sum.SetValue(1_234_567_00)
	if long := end(); long < short-2 || long > short+2 {
		t.Errorf("a long figure ends at %d, a short one at %d", long, short)
	}
}

// lastInk is the last dark point of a line before from.
func lastInk(m image.Image, from, y int) int {
	for x := from; x > 4; x-- {
		for dy := -4; dy <= 4; dy++ {
			if r, g, b, _ := m.At(x, y+dy).RGBA(); r+g+b < 3*0x6000 {
				return x
			}
		}
	}
	return 0
}

func TestWhatStandsInAnEmptyNumberIsAtTheRightToo(t *testing.T) {
	n := newSum()
	w := uitest.New(t, widgets.NewStack(0, n))
	n.SetPlaceHolder("сом")
	short := w.Where("сом").X
	n.SetPlaceHolder("1 535 852,76")
	if long := w.Where("1 535 852,76").X; long >= short {
		t.Errorf("the longer text begins at %v, the shorter at %v", long, short)
	}
}
