package firstrun

import (
	"strconv"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/ui/casework"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// sheetWidth is the width of the form in the middle of the window.
const sheetWidth = 980

// build makes the page: a head, the office and its settlements side by side, the
// two ways to begin.
func (p *Page) build() {
	p.makeFields()
	p.places = widgets.NewStack(4)
	p.start = widgets.NewPrimary(p.env.T("firstrun.start"), "Ctrl+Enter", p.Submit)
	p.look = widgets.NewButton(p.env.T("firstrun.example"), p.showExample)
	columns := widgets.NewGrid(
		widgets.Cell{Width: 450, Grow: 1, Object: widgets.NewCard(p.env.T("firstrun.office"), p.officeForm())},
		widgets.Cell{Width: 450, Grow: 1, Object: widgets.NewCard(p.env.T("firstrun.places"), p.placesForm())},
	)
	sheet := widgets.NewStack(14, p.head(), columns, p.foot())
	p.content = widgets.NewScroll(&fyne.Container{Layout: centred{sheetWidth}, Objects: []fyne.CanvasObject{sheet}})
}

func (p *Page) makeFields() {
	f := p.fields
	p.nameRU = f.Entry("name", "firstrun.field.name_ru")
	p.nameRU.SetPlaceHolder(p.env.T("firstrun.hint.name_ru"))
	p.nameKY = f.Entry("name_ky", "firstrun.field.name_ky")
	p.nameKY.SetPlaceHolder(p.env.T("firstrun.hint.name_ky"))
	p.city = f.Choice(
		"city", "firstrun.field.city",
		widgets.Option{Key: app.CityBishkek, Text: p.env.T("city." + app.CityBishkek)},
		widgets.Option{Key: app.CityOsh, Text: p.env.T("city." + app.CityOsh)},
	)
	p.city.OnChanged = p.move
	p.district = f.Entry("district", "firstrun.field.district")
	p.mtu = f.Entry("mtu", "firstrun.field.mtu")
	p.headName = f.Entry("head", "firstrun.field.head")
	p.others = f.Picker("others", "firstrun.field.others")
	p.others.OnPicked = func(o widgets.Option, ok bool) { p.pickOther(o, ok) }
	p.placeRU = f.Entry("place_ru", "firstrun.field.place_ru")
	p.placeKY = f.Entry("place_ky", "firstrun.field.place_ky")
	p.placeKY.OnEnter = p.addPlace
}

func (p *Page) head() fyne.CanvasObject {
	speak := func(lang string) *widgets.Button {
		b := widgets.NewButton(p.env.T("firstrun.lang."+lang), func() { p.speak(lang) })
		if lang == p.env.Words.Lang() {
			b.SetKind(widgets.Primary)
		}
		return b
	}
	title := widgets.NewText(p.env.T("firstrun.title"), widgets.TextStyle{Size: theme.SizeTitle, Bold: true})
	lead := widgets.NewText(p.env.T("firstrun.lead"), widgets.TextStyle{Color: theme.ColorMuted})
	return widgets.NewStack(
		6,
		widgets.NewSpread([]fyne.CanvasObject{title}, []fyne.CanvasObject{speak("ky"), speak("ru")}),
		lead,
	)
}

func (p *Page) officeForm() fyne.CanvasObject {
	f := p.fields
	f.Field("name").SetRequired(true)
	example := app.DefaultNumbering().Format(app.Appeal{
		Registered: p.env.Office.Desk.Today(),
		Applicants: []app.Applicant{{Resident: app.Resident{Name: text.ParseName("Шаршенбай уулу Руслан")}}},
	}, "", 208)
	return widgets.NewStack(
		12,
		widgets.NewGrid(
			f.Cell("name", 400, 1), f.Cell("name_ky", 400, 1),
			f.Cell("city", 110, 0), f.Cell("district", 160, 1), f.Cell("mtu", 100, 0),
			f.Cell("head", 400, 1),
		),
		widgets.NewCaption(p.env.T("firstrun.numbering", "example", example)),
	)
}

func (p *Page) placesForm() fyne.CanvasObject {
	f := p.fields
	add := widgets.NewButton(p.env.T("firstrun.add_place"), p.addPlace)
	return widgets.NewStack(
		12,
		p.places,
		widgets.NewGrid(f.Cell("others", 400, 1), f.Cell("place_ru", 190, 1), f.Cell("place_ky", 190, 1)),
		widgets.NewWrap(8, add),
	)
}

func (p *Page) foot() fyne.CanvasObject {
	note := widgets.NewCaption(p.env.T("firstrun.later"))
	return widgets.NewStack(
		10,
		widgets.NewSpread([]fyne.CanvasObject{p.start, p.look}, nil),
		note,
	)
}

// showPlaces draws the checklist and what else the city has.
func (p *Page) showPlaces() {
	lang := casework.View{Words: p.env.Words}.Language()
	cells := make([]widgets.Cell, len(p.form.Places))
	for i, place := range p.form.Places {
		check := widgets.NewCheck(place.Entry.Name(lang), nil)
		check.SetChecked(place.Chosen)
		check.OnChanged = func(on bool) {
			p.form.Places[i].Chosen = on
			p.changed()
		}
		cells[i] = widgets.Cell{Width: 190, Grow: 1, Object: widgets.NewRow(0, check)}
	}
	p.places.Objects = []fyne.CanvasObject{widgets.NewGrid(cells...)}
	if len(cells) == 0 {
		p.places.Objects = []fyne.CanvasObject{widgets.NewCaption(p.env.T("firstrun.no_places"))}
	}
	var options []widgets.Option
	for i, e := range p.form.others(p.seed) {
		options = append(options, widgets.Option{Key: strconv.Itoa(i + 1), Text: e.Name(lang), Keywords: e.NameRU + " " + e.NameKY})
	}
	p.others.SetOptions(options)
	p.content.Refresh()
}

// pickOther puts a settlement of the city onto the checklist.
func (p *Page) pickOther(o widgets.Option, ok bool) {
	others := p.form.others(p.seed)
	if i := int(o.ID()) - 1; ok && i >= 0 && i < len(others) {
		p.others.Clear()
		p.add(others[i])
	}
}

func (p *Page) fill() {
	p.fields.Fill(func() {
		p.nameRU.SetText(p.form.NameRU)
		p.nameKY.SetText(p.form.NameKY)
		p.city.SetSelected(p.form.City)
		p.district.SetText(p.form.District)
		p.mtu.SetText(p.form.MTU)
		p.headName.SetText(p.form.Head)
	})
	p.showPlaces()
}

func (p *Page) read() {
	p.form.NameRU, p.form.NameKY = p.nameRU.Text, p.nameKY.Text
	p.form.City, p.form.District = p.city.Selected(), p.district.Text
	p.form.MTU, p.form.Head = p.mtu.Text, p.headName.Text
}

// centred keeps the sheet in the middle of a wide window.
type centred struct{ width float32 }

func (c centred) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(c.width, size.Width-2*sheetAir)
	height := widgets.HeightFor(objects[0], width)
	objects[0].Move(fyne.NewPos((size.Width-width)/2, max(sheetAir, (size.Height-height)/3)))
	objects[0].Resize(fyne.NewSize(width, height))
}

func (c centred) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	return fyne.NewSize(least.Width+2*sheetAir, widgets.HeightFor(objects[0], c.width)+2*sheetAir)
}

// sheetAir is the least air around the sheet.
const sheetAir = 20
