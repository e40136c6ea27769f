package register

import (
	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/widgets"
)

// substance is what the paper asks for, and the rest of the card folded away.
func (c *controls) substance() fyne.CanvasObject {
	c.picker("topic", "register.topic", c.entries(app.Topics, c.p.session.Form.Topic), func(f *Form) *int64 { return &f.Topic }).
		SetPlaceHolder(c.p.env.T("register.topic_hint"))
	executor := c.picker("executor", "register.executor", c.executors(c.p.session.Form.Executor), func(f *Form) *int64 { return &f.Executor })
	if c.p.session.Form.ID != 0 {
		executor.Disable()
		c.set.Field("executor").SetHint(c.p.env.T("register.executor_by_resolution"))
	}
	c.files = newFiles(c.p)
	c.entry("summary", "register.summary", func(f *Form) *string { return &f.Summary }).
		SetPlaceHolder(c.p.env.T("register.summary_hint"))
	c.memo("text", "register.text", 5, func(f *Form) *string { return &f.Text })
	for _, key := range []string{"topic", "text"} {
		c.set.Field(key).SetRequired(true)
	}
	c.more = widgets.NewButton(c.p.env.T("register.more"), func() { c.fold() })
	c.more.SetKind(widgets.Quiet)
	c.rest = c.restFields()
	return widgets.NewCard("", widgets.NewStack(gap,
		widgets.NewGrid(c.set.Cell("topic", 270, 1.2), c.set.Cell("executor", 200, 0.8),
			widgets.Cell{Width: 220, Grow: 1, Object: c.files.field}),
		c.set.Field("summary"), c.set.Field("text"), c.term, widgets.NewRow(0, c.more), c.rest))
}

func (c *controls) fold() {
	c.open[sectionMore] = !c.open[sectionMore]
	c.adjust(c.p.session.Form)
	if c.open[sectionMore] {
		c.focus("repetition")
	}
}

// restFields is all that the card has a place for and most papers do not fill.
func (c *controls) restFields() *fyne.Container {
	return widgets.NewStack(gap, c.earlierFields(), c.coverFields(), c.topicFields(), c.controlFields(), c.placeDetails(), c.filingFields())
}

func (c *controls) earlierFields() fyne.CanvasObject {
	choice(c, "repetition", "register.repetition", values(c, "repetition", app.Repetitions),
		func(f *Form) *app.Repetition { return &f.Repetition })
	c.earlier()
	c.date("written", "register.written", func(f *Form) *string { return &f.Written })
	return widgets.NewGrid(c.set.Cell("repetition", 150, 0.5), c.set.Cell("earlier", 180, 1), c.set.Cell("written", 150, 0))
}

func (c *controls) coverFields() fyne.CanvasObject {
	c.entry("cover_body", "register.cover_body", func(f *Form) *string { return &f.CoverBody })
	c.entry("cover_number", "register.cover_number", func(f *Form) *string { return &f.CoverNumber })
	c.date("cover_date", "register.cover_date", func(f *Form) *string { return &f.CoverDate })
	return widgets.NewGrid(c.set.Cell("cover_body", 300, 1), c.set.Cell("cover_number", 150, 0), c.set.Cell("cover_date", 150, 0))
}

func (c *controls) topicFields() fyne.CanvasObject {
	c.picker("topic2", "register.topic2", c.entries(app.Topics, c.p.session.Form.ExtraTopics[0]), func(f *Form) *int64 { return &f.ExtraTopics[0] })
	c.picker("topic3", "register.topic3", c.entries(app.Topics, c.p.session.Form.ExtraTopics[1]), func(f *Form) *int64 { return &f.ExtraTopics[1] })
	return widgets.NewGrid(c.set.Cell("topic2", 260, 1), c.set.Cell("topic3", 260, 1))
}

func (c *controls) controlFields() fyne.CanvasObject {
	c.date("due", "register.due", func(f *Form) *string { return &f.Due })
	c.entry("due_reason", "register.due_reason", func(f *Form) *string { return &f.DueReason })
	c.entry("controller", "register.controller", func(f *Form) *string { return &f.Controller })
	control := c.set.Check("register.on_control")
	c.bind(func(f *Form) { control.SetChecked(f.OnControl) }, func(f *Form) { f.OnControl = control.Checked })
	return widgets.NewGrid(c.set.Cell("due", 130, 0), c.set.Cell("due_reason", 240, 1),
		widgets.Cell{Width: 110, Object: widgets.NewInset(control, besideLabel, 0, 0, 0)}, c.set.Cell("controller", 150, 0.4))
}

func (c *controls) placeDetails() fyne.CanvasObject {
	c.entry("plot", "register.plot", func(f *Form) *string { return &f.Plot })
	c.entry("landmark", "register.landmark", func(f *Form) *string { return &f.Landmark })
	c.entry("quarter", "register.quarter", func(f *Form) *string { return &f.Quarter })
	return widgets.NewGrid(c.set.Cell("plot", 150, 0), c.set.Cell("landmark", 240, 1), c.set.Cell("quarter", 170, 0.5))
}

func (c *controls) filingFields() fyne.CanvasObject {
	c.entry("file_case", "register.file_case", func(f *Form) *string { return &f.FileCase })
	c.entry("file_volume", "register.file_volume", func(f *Form) *string { return &f.FileVolume })
	c.entry("file_sheets", "register.file_sheets", func(f *Form) *string { return &f.FileSheets })
	c.entry("cost", "register.cost", func(f *Form) *string { return &f.Cost })
	c.entry("note", "register.note", func(f *Form) *string { return &f.Note })
	return widgets.NewGrid(c.set.Cell("file_case", 100, 0), c.set.Cell("file_volume", 70, 0), c.set.Cell("file_sheets", 90, 0),
		c.set.Cell("cost", 120, 0), c.set.Cell("note", 240, 1))
}
