package listpage

import (
	"fyne.io/fyne/v2"

	"kairyluu/ui/widgets"
)

// headers says over the table why it is empty and by which column it is sorted.
func (p *Page[Row, Filter]) headers() {
	p.Table.EmptyText, p.Table.EmptyOffer = p.Bar.EmptyText(), ""
	if p.spec.SortOf != nil {
		p.Table.SetSort(p.sorted())
	}
}

// sorted is the column whose header shows the order.
func (p *Page[Row, Filter]) sorted() (column string, desc bool) {
	sort, desc := p.spec.Order()
	for _, c := range p.spec.Columns(p.View) {
		if p.spec.SortOf(c.ID) == sort {
			return c.ID, desc
		}
	}
	return "", desc
}

// sortBy orders the list by a column's header.
func (p *Page[Row, Filter]) sortBy(column string, desc bool) {
	if p.spec.SortOf == nil || p.spec.SortOf(column) == "" {
		return
	}
	call(p.spec.Turn)
	p.Model.Sort, p.Model.Desc = p.spec.SortOf(column), desc
	p.Remember()
	p.Load()
}

// ColumnItems let one choose the columns of the table.
func (p *Page[Row, Filter]) ColumnItems() []*fyne.MenuItem {
	titles := map[string]string{}
	for _, c := range p.spec.Columns(p.View) {
		titles[c.ID] = c.Title
	}
	var items []*fyne.MenuItem
	for i, c := range p.Table.Layout() {
		item := fyne.NewMenuItem(titles[c.ID], func() { p.ToggleColumn(i) })
		item.Checked = !c.Hidden
		items = append(items, item)
	}
	return append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(p.Env.T("list.columns.reset"), p.resetColumns))
}

// ColumnsButton opens the menu of the columns.
func (p *Page[Row, Filter]) ColumnsButton() *widgets.Button {
	b := widgets.NewButton(p.Env.T("list.columns"), nil)
	b.OnTapped = func() { widgets.ShowMenuUnder(b, p.ColumnItems()...) }
	return b
}

// ToggleColumn shows or hides the i-th column of the layout.
func (p *Page[Row, Filter]) ToggleColumn(i int) {
	layout := p.Table.Layout()
	layout[i].Hidden = !layout[i].Hidden
	p.Table.SetLayout(layout)
	p.Remember()
}

func (p *Page[Row, Filter]) resetColumns() {
	p.Table.SetColumns(p.spec.Columns(p.View)...)
	p.Remember()
}
