package sheet

import (
	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/ui/casework"
	"kairyluu/ui/forms"
	"kairyluu/ui/widgets"
)

// bar is what stands over the grid: what it is, how safe the typing is, the way to
// Excel and back, and which rows are on show.
type bar struct {
	page  *Page
	root  *fyne.Container
	head  *forms.Head
	chips *widgets.Chips

	programme, settlement *widgets.Picker
}

func newBar(p *Page) *bar {
	t := p.env.T
	b := &bar{page: p, chips: widgets.NewChips()}
	out := widgets.NewButton(t("sheet.to_excel"), p.Export)
	out.SetKeyHint("Ctrl+E")
	in := widgets.NewButton(t("sheet.from_excel"), p.fromExcel)
	b.head = forms.NewHead(p.env, forms.Deeds{
		Title: t("sheet.title"), Save: t("sheet.check"), OnSave: p.Submit, Clear: p.clear, Beside: []fyne.CanvasObject{in, out},
	})
	b.chips.OnChanged = func(ids []string) {
		if len(ids) > 0 {
			p.inline.take()
			p.inline.close()
			p.kind = kind(ids[0])
			p.narrow()
		}
	}
	b.programme = b.picker("sheet.programme", p.view.ProgrammeOptions(p.filter.Programme), p.filter.Programme, func(f *app.ProjectFilter, id int64) { f.Programme = id })
	b.settlement = b.picker("sheet.settlement", p.view.Options(app.Settlements, p.filter.Settlement), p.filter.Settlement, func(f *app.ProjectFilter, id int64) { f.Settlement = id })
	b.root = widgets.NewInset(widgets.NewStack(8, b.head.Content, widgets.NewGrid(
		widgets.Cell{Width: 480, Grow: 1, Object: b.chips},
		widgets.Cell{Width: 190, Object: widgets.NewStack(0, b.programme)}, // as high as a field, however many lines the chips take
		widgets.Cell{Width: 160, Object: widgets.NewStack(0, b.settlement)})), 10, 12, 8, 12)
	return b
}

func (b *bar) picker(hint string, options []widgets.Option, chosen int64, put func(*app.ProjectFilter, int64)) *widgets.Picker {
	w := widgets.NewPicker(casework.Fold)
	w.SetPlaceHolder(b.page.env.T(hint))
	w.SetOptions(options)
	w.SetID(chosen)
	w.NothingText = b.page.env.T("fieldset.nothing_fits")
	w.OnPicked = func(o widgets.Option, ok bool) {
		b.page.inline.take()
		b.page.inline.close()
		id := int64(0)
		if ok {
			id = o.ID()
		}
		put(&b.page.filter, id)
		b.page.reload()
	}
	return w
}

// paint counts the rows of each chip.
func (b *bar) paint() {
	p := b.page
	list := make([]widgets.Chip, len(kinds))
	for i, k := range kinds {
		n := 0
		for _, r := range p.all {
			if k.of(r.Key, p.session.Form) {
				n++
			}
		}
		list[i] = widgets.Chip{ID: string(k), Text: p.env.T("sheet.kind." + string(k)), Count: text.FormatInt(n)}
	}
	b.chips.SetChips(list...)
	b.chips.SetSelected(string(p.kind))
}
