package listpage_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app/civil"
	"kairyluu/ui/listpage"
	"kairyluu/ui/shell"
)

// copies are n more books that are lent.
func copies(n int) []book {
	list := make([]book, n)
	for i := range list {
		list[i] = book{ID: int64(10 + i), Title: "copy", Lent: true}
	}
	return list
}

func TestAReloadFarDownTheListShowsNoGap(t *testing.T) {
	d := newRig(t, shell.Route{}, copies(250)...)
	d.page.Table.SelectIndex(199)
	d.Settle()
	first, count := d.page.Table.VisibleRange()
	if first/100 == (first+count)/100 {
		t.Fatalf("rows %d to %d are of one page: this proves nothing", first, first+count)
	}
	d.Runner.Hold = true
	asked := len(d.library.asked)
	d.changed()
	for d.Runner.Waiting() > 0 {
		d.Runner.FlushNewest()
		for i := first; i < first+count; i++ {
			if b, _ := d.page.Feed.List().Row(i); b.ID == 0 {
				t.Fatalf("row %d is blank while the list reloads", i)
			}
		}
	}
	if n := len(d.library.asked) - asked; n != 2 {
		t.Errorf("%d pages were asked for, want the two in sight", n)
	}
	if now, _ := d.page.Table.VisibleRange(); now != first {
		t.Errorf("the list jumped from row %d to %d", first, now)
	}
}

func TestASelectionThatIsStillComingGivesWayToANewerOne(t *testing.T) {
	d := newRig(t, shell.Route{}, copies(250)...)
	d.Runner.Hold = true
	d.Ctrl(fyne.KeyA)
	d.page.Table.SelectIndex(1)
	d.Runner.Flush()
	if got := d.page.Table.Selected(); !slices.Equal(got, []int64{3}) {
		t.Errorf("%d rows are selected, want the one chosen last", len(got))
	}
}

func TestACardThatWaitsIsNotReadWhereItsListIsEmpty(t *testing.T) {
	d := newRig(t, shell.Route{})
	d.Runner.Delay = true
	d.Press(fyne.KeyDown)
	d.page.Search("no such")
	d.Runner.Flush()
	if d.page.side.At() != 0 {
		t.Errorf("the card is on book %d", d.page.side.At())
	}
}

func TestAnAnswerThatCameTooLateFillsNoEmptiedCard(t *testing.T) {
	d := newRig(t, shell.Route{})
	d.Runner.Hold = true
	d.page.side.Show(2)
	d.page.side.Clear()
	d.Runner.Flush()
	d.MustShow("no book")
	d.MustNotShow("beside: Bees")
}

func TestTheWideCardIsEmptiedOnTheWayBack(t *testing.T) {
	d := newRig(t, shell.Route{})
	d.Press(fyne.KeyReturn, fyne.KeyEscape)
	if at := d.page.broad.At(); at != 0 {
		t.Errorf("the wide card goes on reading book %d", at)
	}
}

func TestWhatTheCardShowsIsNotReadAgain(t *testing.T) {
	d := newRig(t, shell.Route{})
	read := d.library.cards
	got := ""
	d.page.side.With(1, func(b book) { got = b.Title })
	want(t, "on the card", got, "Manas")
	if d.library.cards != read {
		t.Error("the card on show was read again")
	}
	d.page.side.With(0, func(book) { t.Error("there is no book 0") })
	d.page.side.With(2, func(b book) { got = b.Title })
	want(t, "elsewhere", got, "Bees")
}

func TestALongCardBeginsAtItsTop(t *testing.T) {
	d := newRig(t, shell.Route{})
	d.Wheel(d.Where("beside: Manas"), -600)
	d.MustNotShow("beside: Manas")
	d.changed() // the same book
	d.MustNotShow("beside: Manas")
	d.Press(fyne.KeyDown)
	d.MustShow("beside: Apples")
}

func TestEscEmptiesTheSearchBoxToo(t *testing.T) {
	d := newRig(t, shell.Route{})
	d.Ctrl("K")
	d.Type("zebra")
	want(t, "found", d.titles(), "")
	d.Focus(d.page.Table)
	d.Press(fyne.KeyEscape)
	d.MustNotShow("zebra")
	want(t, "after Esc", d.titles(), "Manas Apples")
}

func model() *listpage.Model[shelf] {
	return listpage.NewModel(chipLent, chipAll, civil.MustParse("2026-09-18"), func(f shelf) int { return int(f.Shelf) })
}

func TestASearchIsNotRemembered(t *testing.T) {
	m := model()
	m.Search("bees")
	if s := m.Lasting(); m.Chip != chipAll || s.Chip != chipLent {
		t.Errorf("searching %s, remembered %s", m.Chip, s.Chip)
	}
}

func TestASearchInTheListOfAFigureStaysInIt(t *testing.T) {
	m := model()
	m.Open(shelf{Shelf: 2}, "science")
	m.Chip = chipLent
	m.Search("bees")
	if m.Chip != chipLent || m.Given == nil || m.Base(func(listpage.Chip) shelf { return shelf{} }).Shelf != 2 {
		t.Errorf("the search looks among %s", m.Chip)
	}
}

func TestAModelKeepsAChipAndWhatIsAddedFromContradicting(t *testing.T) {
	m := model()
	m.Picked = func() { m.More = shelf{} }
	m.Narrowed = func() { m.Chip = chipAll }
	m.Narrow(shelf{Shelf: 1})
	if m.Chip != chipAll || !m.Narrows() {
		t.Errorf("narrowed: %+v", m.State)
	}
	m.Pick(chipLent)
	if m.Chip != chipLent || m.Narrows() {
		t.Errorf("picked: %+v", m.State)
	}
}
