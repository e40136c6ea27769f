// Package ics writes meetings and due dates as an iCalendar file (RFC 5545), as
// phones and mail programs take it in.
package ics

import (
	"fmt"
	"io"
	"time"

	ical "github.com/arran4/golang-ical"

	"kairyluu/app/civil"
)

// zone is the time of Kyrgyzstan: UTC+6 all year. Hours of meetings are the
// office's, whatever the zone of the machine or of the phone.
var zone = time.FixedZone("+06", 6*60*60)

// assumed is how long a meeting without an end stands in the calendar: an event
// of no length is hard to see on a phone.
const assumed = time.Hour

// Entry is one line of the calendar. The same UID read again replaces the entry
// of before when its Sequence is higher.
type Entry struct {
	UID        string // stable for ever: of the meeting or the decision
	Sequence   int
	Day        civil.Date
	Start, End string // "14:00"; no Start is the whole day
	Title      string
	Place      string
	Text       string
}

// Write writes the entries as a calendar of a name; now stamps them. An entry
// without a day or a UID is left out: it has no place in a calendar.
func Write(w io.Writer, name string, now time.Time, entries []Entry) error {
	calendar := ical.NewCalendar()
	calendar.SetProductId("-//Kairyluu//Kairyluu//RU")
	calendar.SetMethod(ical.MethodPublish)
	calendar.SetXWRCalName(name)
	for _, e := range entries {
		if e.UID == "" || e.Day.IsZero() {
			continue
		}
		if err := e.add(calendar, now); err != nil {
			return fmt.Errorf("calendar entry %s: %w", e.UID, err)
		}
	}
	if err := calendar.SerializeTo(w, ical.WithNewLineWindows); err != nil { // the standard asks for CRLF
		return fmt.Errorf("write calendar: %w", err)
	}
	return nil
}

func (e Entry) add(calendar *ical.Calendar, now time.Time) error {
	event := calendar.AddEvent(e.UID + "@kairyluu")
	event.SetDtStampTime(now)
	event.SetSequence(e.Sequence)
	event.SetSummary(e.Title)
	if e.Place != "" {
		event.SetLocation(e.Place)
	}
	if e.Text != "" {
		event.SetDescription(e.Text)
	}
	if e.Start == "" {
		event.SetAllDayStartAt(e.Day.Time(time.UTC))
		event.SetAllDayEndAt(e.Day.AddDays(1).Time(time.UTC)) // the end is the first day that is free again
		return nil
	}
	start, err := moment(e.Day, e.Start)
	if err != nil {
		return err
	}
	end := start.Add(assumed)
	if e.End != "" {
		if end, err = moment(e.Day, e.End); err != nil {
			return err
		}
	}
	event.SetStartAt(start)
	event.SetEndAt(end)
	return nil
}

func moment(day civil.Date, hour string) (time.Time, error) {
	at, err := time.Parse("15:04", hour)
	if err != nil {
		return time.Time{}, err
	}
	return day.Time(zone).Add(time.Duration(at.Hour())*time.Hour + time.Duration(at.Minute())*time.Minute), nil
}
