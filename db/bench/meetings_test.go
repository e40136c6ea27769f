//go:build bench && linux

package bench

import (
	"context"
	"fmt"

	"kairyluu/app"
	"kairyluu/app/demo"
	"kairyluu/app/report"
	"kairyluu/app/text"
)

// fewAppeals is how many both offices of a growth have: what grows is the rest.
const fewAppeals = 300

// growthOfMeetings holds the list of twenty thousand meetings against that of a
// thousand. Both offices held theirs in two years, so a month has twenty times as
// many as well.
func growthOfMeetings() growth {
	return growth{
		name: "meetings", what: "Meetings", small: 1000, large: 20_000,
		office: func(n int) demo.Options { return demo.Options{Appeals: fewAppeals, Meetings: n} },
		count: func(ctx context.Context, office *app.Office) (int, error) {
			return office.Meetings.Count(ctx, app.MeetingFilter{}, 0)
		},
		lines: func(ctx context.Context, small *app.Office) ([]line, error) {
			filters, err := meetingFilters(ctx, small)
			if err != nil {
				return nil, err
			}
			words, err := meetingWords(ctx, small)
			if err != nil {
				return nil, err
			}
			return append(meetingLists(filters, words), meetingRest(words)...), nil
		},
	}
}

// meetingChips are the lists that one click opens, by name.
func meetingChips() map[string]app.MeetingFilter {
	q := until.Quarter()
	return map[string]app.MeetingFilter{
		"upcoming": {From: until}, "unsigned": {Unsigned: true}, "quarter": {From: q.First(), To: q.Last()}, "all": {},
	}
}

// meetingFilters are a filter of every kind that the page offers.
func meetingFilters(ctx context.Context, office *app.Office) (map[string]app.MeetingFilter, error) {
	filters := map[string]app.MeetingFilter{"no quorum": {NoQuorum: true}}
	for _, state := range app.MeetingStates {
		filters["state "+string(state)] = app.MeetingFilter{State: state}
	}
	q := until.Quarter().Prev()
	for _, of := range []struct {
		dict app.Dict
		set  func(*app.MeetingFilter, int64)
	}{
		{app.MeetingForms, func(f *app.MeetingFilter, id int64) { f.Form = id }},
		{app.MeetingSeries, func(f *app.MeetingFilter, id int64) { f.Series = id }},
		{app.Settlements, func(f *app.MeetingFilter, id int64) { f.Settlement = id }},
	} {
		entries, err := office.Dictionaries.Entries(ctx, of.dict)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			f := app.MeetingFilter{}
			of.set(&f, e.ID)
			filters[fmt.Sprintf("%s %d", of.dict, e.ID)] = f
			f.From, f.To = q.First(), q.Last()
			filters[fmt.Sprintf("%s %d of a quarter", of.dict, e.ID)] = f
		}
	}
	return filters, nil
}

// meetingWords are words of the small office's agendas, whole and begun.
func meetingWords(ctx context.Context, office *app.Office) ([]string, error) {
	var words []string
	for i := range 8 {
		rows, err := office.Meetings.Rows(ctx, app.MeetingQuery{Offset: 40 + 100*i, Limit: 1})
		if err != nil || len(rows) == 0 {
			return nil, fmt.Errorf("no meeting at %d: %w", i, err)
		}
		word := longest(text.Words(rows[0].Topic))
		words = append(words, word, begun(word, 3))
	}
	return words, nil
}

func begun(word string, letters int) string {
	runes := []rune(word)
	return string(runes[:min(letters, len(runes))])
}

func meetingLists(filters map[string]app.MeetingFilter, words []string) []line {
	var chips, byFilter, turned, found, onChips, counts, foundCounts []wording
	for name, f := range meetingChips() {
		chips = append(chips, meetingPage(name, app.MeetingQuery{Filter: f, Ascending: name == "upcoming"}))
		onChips = append(onChips, meetingCount(name, f))
	}
	for name, f := range filters {
		byFilter = append(byFilter, meetingPage(name, app.MeetingQuery{Filter: f}))
		counts = append(counts, meetingCount(name, f))
	}
	for _, ascending := range []bool{false, true} {
		turned = append(turned, meetingsBehind(fmt.Sprint("ascending ", ascending), app.MeetingQuery{Ascending: ascending}))
	}
	for _, word := range words {
		f := app.MeetingFilter{Words: word}
		found = append(found, meetingPage(word, app.MeetingQuery{Filter: f}))
		foundCounts = append(foundCounts, meetingCount(word, f))
	}
	return []line{
		{"first page of each chip", chips},
		{"first page under each filter", byFilter},
		{"next page in the middle, both ways", turned},
		{"first page of a search", found},
		{"exact number on each chip", onChips},
		{"exact number under each filter", counts},
		{"exact number found by a word", foundCounts},
	}
}

// meetingRest are the month, the card, the search over everything and the quarter.
func meetingRest(words []string) []line {
	first := until.AddDays(1 - int(until.Day()))
	month := app.MeetingFilter{From: first, To: first.AddMonths(1).AddDays(-1)}
	card := wording{"in the middle", func(ctx context.Context, office *app.Office, _ int) (func() (int, error), error) {
		rows, err := office.Meetings.Rows(ctx, app.MeetingQuery{Offset: 500, Limit: 1})
		return func() (int, error) {
			c, err := office.Meetings.Case(ctx, rows[0].ID)
			return len(c.Decisions), err
		}, err
	}}
	return []line{
		{"a card with its decisions, minutes and neighbours", []wording{card}},
		{"the same words among everything", everywhere(words)},
		{"the calendar of a month, meetings and due dates, a thousand of each at most", []wording{counted("month", func(ctx context.Context, office *app.Office) (int, error) {
			meetings, err := office.Meetings.Rows(ctx, app.MeetingQuery{Filter: month, Ascending: true, Limit: 1000})
			if err != nil {
				return 0, err
			}
			due, err := office.Decisions.Rows(ctx, app.DecisionQuery{Filter: app.DecisionFilter{DueFrom: month.From, DueTo: month.To}, Limit: 1000})
			return len(meetings) + len(due), err
		})}},
		{"the quarter's report, every sheet", []wording{counted("report", func(ctx context.Context, office *app.Office) (int, error) {
			r, err := report.Build(ctx, report.Of(office.Desk), until.Quarter().Prev(), report.Options{Now: now()})
			return len(r.Table("meetings").Rows) - 1, err
		})}},
	}
}

func meetingPage(name string, q app.MeetingQuery) wording {
	return asking(name, func(ctx context.Context, office *app.Office, limit int) (int, error) {
		q := q
		q.Limit = limit
		rows, err := office.Meetings.Rows(ctx, q)
		return len(rows), err
	})
}

// meetingsBehind is the page behind the meeting in the middle.
func meetingsBehind(name string, q app.MeetingQuery) wording {
	return wording{name, func(ctx context.Context, office *app.Office, limit int) (func() (int, error), error) {
		all, err := office.Meetings.Count(ctx, q.Filter, 0)
		if err != nil {
			return nil, err
		}
		q := q
		q.Offset, q.Limit = all/2, 1
		middle, err := office.Meetings.Rows(ctx, q)
		if err != nil || len(middle) == 0 {
			return nil, fmt.Errorf("nothing in the middle: %w", err)
		}
		q.Offset, q.After, q.Limit = 0, &middle[0], limit
		return func() (int, error) {
			rows, err := office.Meetings.Rows(ctx, q)
			return len(rows), err
		}, nil
	}}
}

func meetingCount(name string, f app.MeetingFilter) wording {
	return counted(name, func(ctx context.Context, office *app.Office) (int, error) { return office.Meetings.Count(ctx, f, 0) })
}
