package listpage_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/shell"
)

func want(t *testing.T, what, got, wanted string) {
	t.Helper()
	if got != wanted {
		t.Errorf("%s: %q, want %q", what, got, wanted)
	}
}

func TestTheTableIsFilledAndTheCardFollowsTheCursor(t *testing.T) {
	d := newRig(t, shell.Route{})
	want(t, "lent", d.titles(), "Manas Apples")
	d.MustShow("beside: Manas", "lent 2", "all 3", "lend")
	d.Press(fyne.KeyDown)
	d.MustShow("beside: Apples")
}

func TestACardIsReadOnlyWhereTheCursorRests(t *testing.T) {
	d := newRig(t, shell.Route{})
	d.Runner.Delay = true
	d.Press(fyne.KeyDown)
	d.MustShow("beside: Manas")
	d.Press(fyne.KeyUp, fyne.KeyDown)
	if n := d.Runner.Waiting(); n != 1 {
		t.Errorf("%d cards wait to be read, want the last one", n)
	}
	d.Runner.Flush()
	d.MustShow("beside: Apples")
}

func TestChipsPickersAndWordsNarrowAndEscTakesThemOff(t *testing.T) {
	d := newRig(t, shell.Route{})
	d.Tap("all 3")
	want(t, "all", d.titles(), "Manas Bees Apples")
	d.page.Narrow(shelf{Shelf: 2})
	want(t, "on the second shelf", d.titles(), "Bees Apples")
	d.MustShow("science", "— 2 обращения", "✕ Снять фильтры")
	d.page.Search("bee")
	want(t, "found", d.titles(), "Bees")
	d.Press(fyne.KeyEscape)
	want(t, "after Esc", d.titles(), "Manas Bees Apples")
	d.MustNotShow("✕ Снять фильтры", "science")
	if d.page.Escape() {
		t.Error("a whole list has a step back")
	}
	if d.page.turned < 5 { // the route, the chip, the picker, the words, Esc
		t.Errorf("the page was told %d times that its list turns", d.page.turned)
	}
}

// TestTheTableMakesRoomForWhatIsSaidOfTheFilter looks before the driver has looked for
// what has grown: it may forget.
func TestTheTableMakesRoomForWhatIsSaidOfTheFilter(t *testing.T) {
	d := newRig(t, shell.Route{})
	high := func() float32 { return d.page.Bar.Root.Size().Height }
	before := high()
	d.page.Model.More.Shelf = 2
	d.page.Bar.Paint()
	if now := high(); now <= before {
		t.Errorf("the toolbar has %v for one line more than in %v", now, before)
	}
	d.page.Model.More.Shelf = 0
	d.page.Bar.Paint()
	if now := high(); now != before {
		t.Errorf("the toolbar has %v, not %v", now, before)
	}
}

func TestAPickerSetsItsPartOfTheFilter(t *testing.T) {
	d := newRig(t, shell.Route{})
	d.Tap("Жилмассив")
	d.Type("scie")
	d.Press(fyne.KeyReturn)
	want(t, "picked", d.titles(), "Apples")
	if d.page.Model.More.Shelf != 2 {
		t.Errorf("the filter is %+v", d.page.Model.More)
	}
}

func TestASearchLooksEverywhereAndLeavesNoTrace(t *testing.T) {
	d := newRig(t, shell.Route{})
	d.page.Search("bees")
	want(t, "found", d.titles(), "Bees")
	d.page.Search("no such")
	want(t, "nothing", d.titles(), "")
	d.MustShow("По «no such» ничего не найдено. Проверьте слова или снимите фильтры: Esc.", "no book")
	asked := len(d.library.asked)
	d.page.Search("no such")
	if len(d.library.asked) != asked {
		t.Error("the same words are asked for again")
	}
	d.page.Search("")
	want(t, "after the search", d.titles(), "Manas Apples")
}

func TestAnOlderAnswerNeverOverwritesANewerOne(t *testing.T) {
	d := newRig(t, shell.Route{})
	d.Runner.Hold = true
	d.page.Search("manas")
	d.page.Search("bees")
	for d.Runner.Waiting() > 0 {
		d.Runner.FlushNewest()
	}
	want(t, "the last words", d.titles(), "Bees")
}

func TestAReloadStaysWithTheRowAndItsCard(t *testing.T) {
	d := newRig(t, shell.Route{})
	d.Press(fyne.KeyDown)
	d.library.books = append([]book{{ID: 9, Title: "Zebras", Lent: true}}, d.library.books...)
	d.library.books[3].Title = "Apples and pears"
	d.changed()
	want(t, "after the change", d.titles(), "Zebras Manas Apples and pears")
	want(t, "the cursor", d.at(), "Apples and pears")
	d.MustShow("beside: Apples and pears", "lent 3")
}

func TestWhereARowHasLeftTheNextOneTakesItsPlace(t *testing.T) {
	d := newRig(t, shell.Route{}, book{ID: 4, Title: "Cats", Lent: true})
	d.Press(fyne.KeyDown)
	d.library.books[2].Lent = false
	d.changed()
	want(t, "the cursor", d.at(), "Cats")
	d.library.books = d.library.books[:2]
	d.library.books[0].Lent = false
	d.changed()
	want(t, "nothing is lent", d.titles(), "")
	d.MustShow("no book", "В этом списке обращений нет.")
}

func TestOnlyWhatThePageWatchesReloadsIt(t *testing.T) {
	d := newRig(t, shell.Route{})
	asked := len(d.library.asked)
	d.Office.Bus.Publish(app.Changed{Kind: app.EntityAppeal, ID: 1})
	if len(d.library.asked) != asked {
		t.Error("a change of something else reloads the list")
	}
	d.page.ToggleColumn(0)
	d.Office.Bus.Publish(app.Changed{Kind: app.EntityEntry, ID: 1}) // a name may stand in any row
	d.MustNotShow("no. 1")
	if len(d.library.asked) == asked {
		t.Error("a changed name does not reload the list")
	}
	d.page.Close()
	asked = len(d.library.asked)
	d.changed()
	if len(d.library.asked) != asked {
		t.Error("a closed page listens")
	}
}

func TestTheWideCardLeadsBackToWhereItCameFrom(t *testing.T) {
	d := newRig(t, shell.Route{})
	d.Press(fyne.KeyReturn)
	d.MustShow("wide: Manas", "К списку")
	if d.page.At() != 1 || d.Focused() != nil {
		t.Errorf("keys work on %d, the focus is on %T", d.page.At(), d.Focused())
	}
	d.Press(fyne.KeyEscape)
	d.MustShow("beside: Manas")
	if d.Focused() != d.page.Table {
		t.Errorf("the focus is on %T, not on the list", d.Focused())
	}
	d.page.Show(shell.Route{ID: 2})
	d.MustShow("wide: Bees")
	if d.page.Escape() {
		t.Error("Esc on a guest's card stays on the page")
	}
	d.page.Open(3) // a step further inside
	if d.page.Escape() {
		t.Error("the guest has lost the way back")
	}
	d.page.Back()
	d.Press(fyne.KeyReturn)
	if !d.page.Escape() {
		t.Error("a card of the page's own leads away from it")
	}
}

func TestTheListOfAFigureIsShownUnderItsNameAndNotRemembered(t *testing.T) {
	d := newRig(t, shell.Route{Title: "two of science"})
	want(t, "given", d.titles(), "Bees Apples")
	d.MustShow("Показано: two of science — 2 обращения")
	if s := d.page.Model.Lasting(); s.Chip != chipLent {
		t.Errorf("it would be remembered as %+v", s)
	}
	d.Tap("lent 2")
	want(t, "the chip instead", d.titles(), "Manas Apples")
	d.MustNotShow("two of science")
}

func TestWhatWasChosenIsThereTheNextTime(t *testing.T) {
	d := newRig(t, shell.Route{})
	d.Runner.Delay = true // nothing rests long enough to be written before the page closes
	d.Tap("all 3")
	d.page.Narrow(shelf{Shelf: 2}) // what the page takes out of it
	d.page.ToggleColumn(0)
	d.page.Split.SetWidth(333)
	d.page.Split.OnResized(333)
	d.Runner.Delay = false
	d.again()
	want(t, "the list", d.titles(), "Manas Bees Apples")
	if !d.page.Table.Layout()[0].Hidden || d.page.Split.Width() != 333 {
		t.Errorf("columns %+v, a card of %v", d.page.Table.Layout(), d.page.Split.Width())
	}
	d.MustNotShow("no. 1")
}

func TestHeadersSortAndTheMenuBringsColumnsBack(t *testing.T) {
	d := newRig(t, shell.Route{})
	d.Tap("title of the book")
	want(t, "by title", d.titles(), "Apples Manas")
	want(t, "the cursor", d.at(), "Apples")
	d.again()
	want(t, "the next time", d.titles(), "Apples Manas")
	d.MustShow("title of the book ▴")
	d.Tap("Столбцы")
	d.Tap("№")
	d.MustNotShow("no. 1")
	d.Tap("Столбцы")
	d.Tap("Вернуть обычные столбцы")
	d.MustShow("no. 1")
}

func TestASelectionReachesBeyondWhatIsLoaded(t *testing.T) {
	var many []book
	for i := range 250 {
		many = append(many, book{ID: int64(10 + i), Title: "copy", Lent: true})
	}
	d := newRig(t, shell.Route{}, many...)
	d.Ctrl(fyne.KeyA)
	if n := len(d.page.Table.Selected()); n != 252 {
		t.Errorf("%d of 252 rows are selected", n)
	}
	d.changed()
	if n := len(d.page.Table.Selected()); n != 252 {
		t.Errorf("%d of 252 rows are selected after a reload", n)
	}
}

func TestWhatIsTypedBeforeACardHasComeIsNotLost(t *testing.T) {
	d := newRig(t, shell.Route{})
	d.Runner.Delay = true // the card of the second row is not read yet
	d.Press(fyne.KeyDown)
	d.Runner.Hold = true
	d.Press(fyne.KeyF2)
	d.Type("returned")
	d.Runner.Hold = false
	d.Runner.FlushNewest()
	want(t, "the note", d.page.broad.note.Text, "returned")
	d.MustShow("wide: Apples")
}

func TestACardThatIsGoneIsEmptied(t *testing.T) {
	d := newRig(t, shell.Route{})
	d.Press(fyne.KeyReturn)
	d.MustShow("wide: Manas")
	d.library.books = d.library.books[1:]
	d.changed()
	d.MustNotShow("wide: Manas")
	d.MustShow("no book")
}

func TestAListIsSavedAsAWorkbook(t *testing.T) {
	d := newRig(t, shell.Route{})
	d.page.SaveAs("appeals.export", shell.Listing{Table: "books"}) // the dialog is given up
	if len(d.Listed) != 0 {
		t.Fatal("a list is written to no file")
	}
	d.SaveTo = filepath.Join(t.TempDir(), "books.xlsx")
	d.page.SaveAs("appeals.export", shell.Listing{Table: "books"})
	if len(d.Listed) != 1 || d.Listed[0].Table != "books" {
		t.Errorf("written: %+v", d.Listed)
	}
	if !slices.ContainsFunc(d.Texts(), func(s string) bool { return strings.Contains(s, "books.xlsx") }) {
		t.Errorf("nothing is said of the file: %q", d.Texts())
	}
}
