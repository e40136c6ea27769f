package listpage_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/ui/listpage"
	"kairyluu/ui/shell"
	"kairyluu/ui/widgets"
)

// shelves lays the books out by shelf, in place of the table.
func (d *rig) shelves(rows func(shelf, most int) ([]book, error)) (b *listpage.Board[book, int], shifted, asked *[]string) {
	shifted, asked = &[]string{}, &[]string{}
	b = listpage.NewBoard(d.page.Page, listpage.BoardSpec[book, int]{
		Empty: "plan.board.empty", Keys: "plan.board.keys", More: "plan.board.more",
		Lanes: []int{1, 2, 3}, Title: func(l int) string { return fmt.Sprint("shelf ", l) },
		Card: func(b book) widgets.BoardCard { return widgets.BoardCard{Key: b.ID, Text: b.Title} },
		Ask: func() listpage.BoardQuestion[book, int] {
			return listpage.BoardQuestion[book, int]{
				Counts: func(context.Context) (map[int]int, error) {
					counts := map[int]int{}
					for _, b := range d.library.books {
						counts[int(b.Shelf)]++
					}
					return counts, nil
				},
				Rows: func(_ context.Context, l, most int) ([]book, error) {
					*asked = append(*asked, fmt.Sprint(l))
					return rows(l, most)
				},
			}
		},
		Shift: func(b book, by int) { *shifted = append(*shifted, fmt.Sprint(b.Title, by)) },
		Menu:  func(b book) []*fyne.MenuItem { return []*fyne.MenuItem{fyne.NewMenuItem("lend "+b.Title, nil)} },
	})
	d.page.Lay(b.Root, d.page.side, d.page.broad)
	d.page.Env.Window.SetContent(d.page.Content())
	b.Load()
	d.Settle()
	d.Focus(b.Widget)
	return b, shifted, asked
}

func (d *rig) onShelf(shelf, most int) (found []book, err error) {
	for _, b := range d.library.books {
		if int(b.Shelf) == shelf && len(found) < most {
			found = append(found, b)
		}
	}
	return found, nil
}

func TestABoardHasTheListByColumnsAndLeadsOn(t *testing.T) {
	var many []book
	for i := range 64 {
		many = append(many, book{ID: int64(10 + i), Title: fmt.Sprint("Volume ", i), Shelf: 1})
	}
	d := newRig(t, shell.Route{}, many...)
	_, shifted, asked := d.shelves(d.onShelf)
	d.MustShow("shelf 1  65", "shelf 2  2", "shelf 3  0", d.page.Env.T("plan.board.keys"))
	want(t, "columns asked for", fmt.Sprint(*asked), "[1 2]") // an empty one is not
	d.Press(fyne.KeyEnd)
	d.MustShow("Volume 58", d.page.Env.T("plan.board.more", "n", 5))
	d.Press(fyne.KeyHome)
	d.Press(fyne.KeyRight)
	d.MustShow("beside: Bees") // the card follows the cursor of the board
	d.Ctrl(fyne.KeyRight)
	want(t, "shifted", fmt.Sprint(*shifted), "[Bees1]")
	d.Press(fyne.KeyReturn)
	d.MustShow("wide: Bees")
}

func TestABoardThatCannotBeReadSaysSoAndStays(t *testing.T) {
	d := newRig(t, shell.Route{})
	broken := false
	d.page.Env.Fail = func(error) { broken = true }
	d.library.books = append(d.library.books, book{ID: 9, Title: "Lost", Shelf: 3})
	b, _, _ := d.shelves(func(int, int) ([]book, error) { return nil, errors.New("the shelf fell") })
	if _, there := b.Widget.Current(); !broken || there {
		t.Errorf("told: %v, a card at the cursor: %v", broken, there)
	}
}
