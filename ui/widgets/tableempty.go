package widgets

import "fyne.io/fyne/v2"

// What a table without rows says.

func (t *Table[T]) paintEmpty() {
	t.empty.SetText(t.EmptyText)
	t.empty.Hidden = t.source.Len() > 0
	t.empty.Refresh()
	t.offer.SetText(t.EmptyOffer)
	t.offer.SetKeyHint("Enter")
	t.offer.Hidden = !t.offers()
}

func (t *Table[T]) putEmpty(area fyne.Size) {
	const air, margin = 48, 24
	width, height := max(0, area.Width-2*margin), HeightFor(t.empty, area.Width-2*margin)
	put(t.empty, margin, headHeight+air, width, height)
	offer := t.offer.MinSize()
	put(t.offer, (area.Width-offer.Width)/2, headHeight+air+height+margin/2, offer.Width, offer.Height)
}

// offers tells whether something that can be taken stands under EmptyText.
func (t *Table[T]) offers() bool { return t.EmptyOffer != "" && t.source.Len() == 0 }

func (t *Table[T]) takeOffer() {
	if t.OnOffer != nil && t.offers() {
		t.OnOffer()
	}
}
