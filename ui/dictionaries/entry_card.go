package dictionaries

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/widgets"
	"kairyluu/ui/words"
)

// entryCard is the form of one entry. Which fields it has depends on the
// dictionary.
type entryCard struct {
	dict   app.Dict
	words  words.Words
	fields *fieldset.Set

	group                *widgets.Picker
	code, nameRU, nameKY *widgets.Entry
	nameEN               *widgets.Entry // of what donors read
	aliases              *widgets.Memo
	population           *widgets.Entry
	from, until          *widgets.DateField
	post, phone          *widgets.Entry
	active               *widgets.Check
	onGroup              func(group int64) // another group was picked
	grid                 fyne.CanvasObject
}

func newEntryCard(w words.Words, d app.Dict, now func() time.Time, changed func()) *entryCard {
	c := &entryCard{dict: d, words: w, fields: fieldset.New(w, changed)}
	s := c.fields
	switch d {
	case app.Settlements:
		c.grid = c.settlement(now)
	case app.Topics:
		c.grid = c.topic()
	case app.Executors:
		c.grid = c.executor()
	case app.MeetingSeries:
		c.grid = c.series()
	case app.FundSources, app.ObjectTypes, app.PaperKinds:
		c.names()
		c.nameEN = s.Entry("name_en", "dictionaries.field.name_en")
		c.grid = widgets.NewGrid(s.Cell("name_ru", 290, 1), s.Cell("name_ky", 290, 1), s.Cell("name_en", 290, 1))
	default:
		c.names()
		c.grid = widgets.NewGrid(s.Cell("name_ru", 290, 1), s.Cell("name_ky", 290, 1))
	}
	c.active = s.Check("dictionaries.field.active")
	c.grid = widgets.NewStack(10, c.grid, c.active)
	return c
}

func (c *entryCard) names() {
	c.nameRU = c.fields.Entry("name_ru", "dictionaries.field.name_ru")
	c.nameKY = c.fields.Entry("name_ky", "dictionaries.field.name_ky")
}

func (c *entryCard) settlement(now func() time.Time) fyne.CanvasObject {
	s := c.fields
	c.names()
	c.aliases = s.Memo("aliases", "dictionaries.field.aliases", 2)
	s.Field("aliases").SetHint(c.words.T("dictionaries.hint.aliases"))
	c.population = s.Entry("population", "dictionaries.field.population")
	c.from = s.Date("from", "dictionaries.field.from", now)
	c.until = s.Date("until", "dictionaries.field.until", now)
	return widgets.NewGrid(
		s.Cell("name_ru", 290, 1), s.Cell("name_ky", 290, 1), s.Cell("aliases", 290, 1),
		s.Cell("population", 290, 1), s.Cell("from", 140, 1), s.Cell("until", 140, 1),
	)
}

func (c *entryCard) topic() fyne.CanvasObject {
	s := c.fields
	c.group = s.Picker("group", "dictionaries.field.group")
	c.group.SetPlaceHolder(c.words.T("dictionaries.hint.group"))
	heard := c.group.OnPicked
	c.group.OnPicked = func(o widgets.Option, ok bool) {
		if c.onGroup != nil {
			c.onGroup(o.ID())
		}
		heard(o, ok)
	}
	c.code = s.Entry("code", "dictionaries.field.code")
	c.names()
	return widgets.NewGrid(
		s.Cell("group", 200, 1), s.Cell("code", 80, 0),
		s.Cell("name_ru", 290, 1), s.Cell("name_ky", 290, 1),
	)
}

// series may go on where another series ended.
func (c *entryCard) series() fyne.CanvasObject {
	s := c.fields
	c.names()
	c.group = s.Picker("parent", "dictionaries.field.continues")
	return widgets.NewGrid(s.Cell("name_ru", 290, 1), s.Cell("name_ky", 290, 1), s.Cell("parent", 290, 1))
}

func (c *entryCard) executor() fyne.CanvasObject {
	s := c.fields
	c.nameRU = s.Entry("name_ru", "dictionaries.field.person")
	c.post = s.Entry("post", "dictionaries.field.post")
	c.phone = s.Entry("phone", "dictionaries.field.phone")
	return widgets.NewGrid(s.Cell("name_ru", 290, 1), s.Cell("post", 290, 1), s.Cell("phone", 290, 1))
}

// setGroups offers what an entry may stand under: the groups of the topics, the
// series that another continues.
func (c *entryCard) setGroups(groups []app.Entry, lang app.Language, except int64) {
	if c.group == nil {
		return
	}
	var options []widgets.Option
	for _, g := range groups {
		if g.ID != except {
			options = append(options, widgets.IDOption(g.ID, strings.TrimSpace(g.Code+" "+g.Name(lang))))
		}
	}
	c.group.SetOptions(options)
}

// line ties a line of text to its value.
type line struct {
	entry *widgets.Entry
	value *string
}

// lines are the lines of text that this dictionary has.
func (c *entryCard) lines(f *entryForm) []line {
	all := []line{
		{c.code, &f.Code},
		{c.nameRU, &f.NameRU},
		{c.nameKY, &f.NameKY},
		{c.nameEN, &f.NameEN},
		{c.population, &f.Population},
		{c.post, &f.Post},
		{c.phone, &f.Phone},
	}
	return slices.DeleteFunc(all, func(l line) bool { return l.entry == nil })
}

// fill shows an entry.
func (c *entryCard) fill(f entryForm) {
	c.fields.Clear()
	c.fields.Fill(func() {
		for _, line := range c.lines(&f) {
			line.entry.SetText(*line.value)
		}
		if c.group != nil {
			c.group.SetSelected(widgets.IDOption(f.Group, "").Key)
		}
		if c.dict == app.Settlements {
			c.aliases.SetText(f.Aliases)
			c.from.SetDay(day(f.From))
			c.until.SetDay(day(f.Until))
		}
		c.active.SetChecked(f.Active)
	})
}

// read is what is typed, put onto what the card began from: a dictionary has more
// than its card shows. Faults are dates that are none.
func (c *entryCard) read(f entryForm) (entryForm, *app.Faults) {
	faults := &app.Faults{}
	f.Active = c.active.Checked
	for _, line := range c.lines(&f) {
		*line.value = line.entry.Text
	}
	if c.group != nil {
		group, _ := c.group.Selected() // none is the zero option, without an id
		f.Group = group.ID()
	}
	if c.dict == app.Settlements {
		f.Aliases = c.aliases.Text
		f.From = readDate(faults, "from", c.from)
		f.Until = readDate(faults, "until", c.until)
	}
	return f, faults
}

// focus puts the cursor where an entry begins.
func (c *entryCard) focus() {
	first := "name_ru"
	if c.dict == app.Topics {
		first = "group"
	}
	c.fields.Field(first).Focus()
}
