package meetings

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"kairyluu/app"
	"kairyluu/app/ics"
	"kairyluu/app/safefile"
	"kairyluu/ui/casework"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
)

// Export implements shell.Exporter. The table goes to a sheet or to the phone, as
// the file is called; the calendar goes to the phone: everything from the first
// day of the month on show on, due dates too.
func (p *Page) Export() {
	if p.model.calendar() {
		day := p.calendar.grid.Day()
		day.D = 1
		p.exportCalendar(p.model.inMonth(casework.Date(day), p.model.More.To), true)
		return
	}
	f := p.model.filter()
	p.askFile("meetings.export.table", append(p.Workbooks(), p.icsFilter()), func(path string) {
		if strings.EqualFold(filepath.Ext(path), ".ics") {
			p.writeCalendar(path, f, false)
			return
		}
		p.Write(path, "meetings.export.table_done", shell.Listing{Table: "meetings", Meetings: f, Words: f.Words})
	})
}

func (p *Page) exportCalendar(f app.MeetingFilter, dues bool) {
	p.askFile("meetings.export.title", []dialogs.Filter{p.icsFilter()}, func(path string) { p.writeCalendar(path, f, dues) })
}

func (p *Page) icsFilter() dialogs.Filter {
	return dialogs.Filter{Name: p.Env.T("meetings.export.ics"), Extensions: []string{"ics"}}
}

func (p *Page) askFile(title string, filters []dialogs.Filter, write func(path string)) {
	name := p.Env.T("meetings.export.name", "date", p.model.Today.String())
	p.Env.Dialogs.SaveFile(p.Env.T(title), name, filters, func(path string, err error) {
		if err != nil || path == "" {
			p.Env.Fail(err)
			return
		}
		write(path)
	})
}

func (p *Page) writeCalendar(path string, f app.MeetingFilter, dues bool) {
	v := p.View
	task.Run(p.Scope, func(ctx context.Context) (int, error) {
		list, err := p.Env.Office.Meetings.Schedule(ctx, f, dues)
		if err != nil {
			return 0, err
		}
		entries := make([]ics.Entry, len(list))
		for i, a := range list {
			entries[i] = phoneEntry(v, a)
		}
		return len(list), safefile.Write(path, func(w io.Writer) error {
			return ics.Write(w, v.Words.T("meetings.export.calendar"), p.Env.Now(), entries)
		})
	}, func(n int, err error) {
		if err != nil {
			p.Env.Fail(err)
			return
		}
		p.Env.Status(p.Env.T("meetings.export.done", "n", n, "path", path))
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
	e.Start, e.End, e.Title, e.Place = m.Start, a.End, v.Name(m.FormID), m.Place
	if where := names(v, m.Settlements); where != "" {
		e.Title += ": " + where
		e.Place = strings.TrimPrefix(e.Place+", "+where, ", ")
	}
	e.Text = m.Topic
	return e
}
