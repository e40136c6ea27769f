package meetings

import (
	"context"
	"io"
	"strings"

	"kairyluu/app"
	"kairyluu/app/ics"
	"kairyluu/app/safefile"
	"kairyluu/ui/casework"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/task"
)

// Export implements shell.Exporter: a calendar for the phone. Of the table those
// meetings that are in it; of the month on show everything from its first day
// on, due dates too.
func (p *Page) Export() {
	f, dues := p.model.filter(), false
	if p.model.Calendar {
		day := p.calendar.grid.Day()
		day.D = 1
		f, dues = p.model.inMonth(casework.Date(day), f.To), true
	}
	p.exportCalendar(f, dues)
}

func (p *Page) exportCalendar(f app.MeetingFilter, dues bool) {
	filters := []dialogs.Filter{{Name: p.env.T("meetings.export.ics"), Extensions: []string{"ics"}}}
	name := p.env.T("meetings.export.name", "date", p.model.today.String())
	p.env.Dialogs.SaveFile(p.env.T("meetings.export.title"), name, filters, func(path string, err error) {
		if err != nil || path == "" {
			p.env.Fail(err)
			return
		}
		p.writeCalendar(path, f, dues)
	})
}

func (p *Page) writeCalendar(path string, f app.MeetingFilter, dues bool) {
	v := p.view
	task.Run(p.scope, func(ctx context.Context) (int, error) {
		list, err := p.env.Office.Meetings.Schedule(ctx, f, dues)
		if err != nil {
			return 0, err
		}
		entries := make([]ics.Entry, len(list))
		for i, a := range list {
			entries[i] = phoneEntry(v, a)
		}
		return len(list), safefile.Write(path, func(w io.Writer) error {
			return ics.Write(w, v.Words.T("meetings.export.calendar"), p.env.Now(), entries)
		})
	}, func(n int, err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		p.env.Status(p.env.T("meetings.export.done", "n", n, "path", path))
	})
}

// phoneEntry says a meeting or a due date as a phone shows it.
func phoneEntry(v casework.View, a app.Appointment) ics.Entry {
	e := ics.Entry{UID: a.UID, Sequence: int(a.Version), Day: a.Day}
	if d := a.Decision; d != nil {
		e.Title = v.Words.T("meetings.calendar.due", "text", d.Text)
		e.Text = decisionNote(v, *d)
		return e
	}
	m := a.Meeting
	e.Start, e.Title, e.Place = m.Start, v.Name(m.FormID), m.Place
	if where := names(v, m.Settlements); where != "" {
		e.Title += ": " + where
		e.Place = strings.TrimPrefix(e.Place+", "+where, ", ")
	}
	e.Text = m.Topic
	return e
}
