package register

import (
	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/widgets"
)

// intake is the head of the paper: when, how, what, in which language.
func (c *controls) intake() fyne.CanvasObject {
	c.date("received", "register.received", func(f *Form) *string { return &f.Received })
	c.date("registered", "register.registered", func(f *Form) *string { return &f.Registered })
	choice(c, "channel", "register.channel", values(c, "channel", app.Channels), func(f *Form) *app.Channel { return &f.Channel })
	c.picker("receiver", "register.receiver", c.entries(app.Executors, c.p.session.Form.Receiver), func(f *Form) *int64 { return &f.Receiver })
	choice(c, "kind", "register.kind", values(c, "kind", app.Kinds), func(f *Form) *app.Kind { return &f.Kind })
	choice(c, "language", "register.language", values(c, "language", app.Languages), func(f *Form) *app.Language { return &f.Language })
	c.entry("sheets", "register.sheets", func(f *Form) *string { return &f.Sheets })
	c.numberIn = c.entry("number", "register.number", func(f *Form) *string { return &f.Number })
	return widgets.NewCard("", widgets.NewGrid(
		c.set.Cell("received", 104, 0), c.set.Cell("registered", 110, 0),
		c.set.Cell("channel", 200, 1), c.set.Cell("receiver", 150, 0),
		c.set.Cell("kind", 108, 0), c.set.Cell("language", 118, 0),
		c.set.Cell("sheets", 52, 0), c.set.Cell("number", 90, 0)))
}
