package db

import (
	"cmp"
	"context"
	"encoding/json"

	"kairyluu/app"
)

// meetingRowColumns are what a line of the list shows; the figures of its
// decisions are counted from their index. The parameter is the day of lateness.
const meetingRowColumns = `m.id, m.number, coalesce(m.form_id, 0) AS form_id, coalesce(m.series_id, 0) AS series_id,
	m.date, m.starts AS "start", m.place, m.topic, m.items, m.state, m.total AS present, m.women, m.men,
	m.groups AS groups_text, m.quorum, m.quorum = 0 OR m.total >= m.quorum AS quorum_met, m.without_quorum,
	coalesce((SELECT group_concat(settlement_id, ' ') FROM
		(SELECT settlement_id FROM meeting_settlement s WHERE s.meeting_id = m.id ORDER BY s.pos)), '') AS places,
	(SELECT count(*) FROM decision d WHERE d.meeting_id = m.id) AS decisions,
	(SELECT count(*) FROM decision d WHERE d.meeting_id = m.id AND d.state = 'done') AS done_decisions,
	(SELECT count(*) FROM decision d WHERE d.meeting_id = m.id AND d.state IN ('open', 'started') AND d.due_key < ?) AS late_decisions`

type meetingRowRecord struct {
	app.MeetingRow
	GroupsText, Places string
}

func (r meetingRowRecord) row() (app.MeetingRow, error) {
	row := r.MeetingRow
	var err error
	if row.Settlements, err = idsIn(r.Places); err != nil {
		return row, err
	}
	return row, json.Unmarshal([]byte(r.GroupsText), &row.Groups)
}

// meetingScope is which meetings a query speaks of. Those of one settlement are
// read by its own index, which carries their dates.
type meetingScope struct {
	where
	searching  bool
	settlement bool
	alone      bool // of settlement and period only: nothing is asked of the meeting
}

func narrowMeetings(f app.MeetingFilter) *meetingScope {
	s := &meetingScope{searching: searched(f.Words), settlement: f.Settlement != 0}
	if s.settlement {
		s.add("s.settlement_id = ?", f.Settlement)
		s.alone = f == app.MeetingFilter{Settlement: f.Settlement, From: f.From, To: f.To, Today: f.Today}
	}
	if !f.From.IsZero() {
		s.add(s.date()+" >= ?", iso(f.From))
	}
	if !f.To.IsZero() {
		s.add(s.date()+" <= ?", iso(f.To))
	}
	equal(&s.where, "m.id", f.ID)
	equal(&s.where, "m.form_id", f.Form)
	equal(&s.where, "m.series_id", f.Series)
	equal(&s.where, "m.state", f.State)
	for _, c := range []struct {
		asked     bool
		condition string
	}{{f.Unsigned, "m.unsigned = 1"}, {f.Happened, "m.state <> 'planned'"}, {f.NoQuorum, "m.without_quorum = 1"}} {
		if c.asked {
			s.add(c.condition)
		}
	}
	return s
}

func (s *meetingScope) date() string {
	if s.settlement {
		return "s.date"
	}
	return "m.date"
}

func (s *meetingScope) from() string {
	switch {
	case s.settlement && s.searching:
		return " FROM meeting m CROSS JOIN meeting_settlement s ON s.meeting_id = m.id"
	case s.settlement:
		return " FROM meeting_settlement s CROSS JOIN meeting m ON m.id = s.meeting_id"
	}
	return " FROM meeting m"
}

// counted is from for a count: those of a settlement in a period are counted in its
// own index.
func (s *meetingScope) counted() string {
	if s.alone {
		return " FROM meeting_settlement s"
	}
	return s.from()
}

// order is by date; what is searched for comes in order of entry.
func (s *meetingScope) order() order[app.MeetingRow] {
	byDate := func(r app.MeetingRow) []any { return []any{iso(r.Date), r.ID} }
	switch {
	case s.searching:
		return order[app.MeetingRow]{[]string{"m.id"}, func(r app.MeetingRow) []any { return []any{r.ID} }}
	case s.settlement:
		return order[app.MeetingRow]{[]string{"s.date", "s.meeting_id"}, byDate}
	}
	return order[app.MeetingRow]{[]string{"m.date", "m.id"}, byDate}
}

// searchMeetings asks for meetings that have all the words, each in the minutes
// or in a decision taken there.
func (w *where) searchMeetings(ctx context.Context, q queryer, words []string) error {
	if len(words) == 0 {
		w.add("0") // signs without letters or digits are in no text
	}
	for _, word := range words {
		query, err := match(ctx, q, []string{word})
		if err != nil {
			return err
		}
		w.add(`m.id IN (SELECT rowid FROM meeting_words WHERE meeting_words MATCH ?
			UNION ALL SELECT d.meeting_id FROM decision_words CROSS JOIN decision d ON d.id = decision_words.rowid
			WHERE decision_words MATCH ?)`, query, query)
	}
	return nil
}

// MeetingRows implements app.MeetingReader. A search comes in order of entry.
func (r reader) MeetingRows(ctx context.Context, q app.MeetingQuery) ([]app.MeetingRow, error) {
	var rows []app.MeetingRow
	q.Limit = cmp.Or(q.Limit, pageSize)
	err := r.q.snapshot(ctx, func(conn queryer) error {
		query, args, err := listingMeetings(ctx, conn, q)
		if err != nil || query == "" {
			return err
		}
		rows, err = allOf(ctx, conn, meetingRowRecord.row, "SELECT "+meetingRowColumns+query, append([]any{iso(q.Filter.Today)}, args...)...)
		return err
	})
	return rows, wrap("list meetings", err)
}

// listingMeetings builds the query of a page; "" when the page lies behind the end.
func listingMeetings(ctx context.Context, conn queryer, q app.MeetingQuery) (string, []any, error) {
	s := narrowMeetings(q.Filter)
	if s.searching {
		if err := s.searchMeetings(ctx, conn, queryWords(q.Filter.Words)); err != nil {
			return "", nil, err
		}
	}
	p := page[app.MeetingRow]{!q.Ascending, q.After, q.Offset, q.Limit}
	return paging(ctx, conn, s.from(), &s.where, s.order(), p)
}

// CountMeetings implements app.MeetingReader.
func (r reader) CountMeetings(ctx context.Context, f app.MeetingFilter, limit int) (int, error) {
	n := 0
	err := r.q.snapshot(ctx, func(conn queryer) (err error) {
		s := narrowMeetings(f)
		if s.searching {
			if err := s.searchMeetings(ctx, conn, queryWords(f.Words)); err != nil {
				return err
			}
		}
		n, err = countUpTo(ctx, conn, s.counted()+s.String(), s.args, limit)
		return err
	})
	return n, wrap("count meetings", err)
}
