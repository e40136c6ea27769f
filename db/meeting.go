package db

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"

	"kairyluu/app"
	"kairyluu/app/text"
)

// selectMeeting reads a whole meeting but its settlements.
const selectMeeting = `SELECT id, uid, version, number, coalesce(form_id, 0) AS form_id,
	coalesce(series_id, 0) AS series_id, date, starts AS "start", ends AS "end", place, convened_by, announced,
	chair, secretary, language, total AS "attendance.total", women AS "attendance.women", men AS "attendance.men",
	groups AS groups_text, quorum, without_quorum, state, signed, edition,
	guests AS guests_text, participants AS participants_text, agenda AS agenda_text, elected AS elected_text,
	links AS links_text, note
	FROM meeting WHERE id = ?`

// meetingColumns are in the order of meetingValues.
const meetingColumns = `number, number_lower, year, form_id, series_id, date, starts, ends, place, convened_by, announced,
	chair, secretary, language, total, women, men, groups, quorum, without_quorum, state, unsigned, signed, edition,
	topic, items, guests, participants, agenda, elected, links, note`

var (
	insertMeeting = `INSERT INTO meeting (uid, ` + meetingColumns + `) VALUES (` + marks(1+count(meetingColumns)) + `)`
	updateMeeting = `UPDATE meeting SET version = version + 1, (` + meetingColumns + `) = (` +
		marks(count(meetingColumns)) + `) WHERE id = ? AND version = ?`
)

// meetingRecord is a Meeting with its lists as they are stored.
type meetingRecord struct {
	app.Meeting
	GroupsText, GuestsText, ParticipantsText, AgendaText, ElectedText, LinksText string
}

func (r meetingRecord) meeting() (app.Meeting, error) {
	m := r.Meeting
	err := errors.Join(
		json.Unmarshal([]byte(r.GroupsText), &m.Attendance.Groups),
		json.Unmarshal([]byte(r.GuestsText), &m.Guests),
		json.Unmarshal([]byte(r.ParticipantsText), &m.Participants),
		json.Unmarshal([]byte(r.AgendaText), &m.Agenda),
		json.Unmarshal([]byte(r.ElectedText), &m.Elected),
		json.Unmarshal([]byte(r.LinksText), &m.Links),
	)
	return m, err
}

// Meeting implements app.MeetingReader.
func (r reader) Meeting(ctx context.Context, id int64) (app.Meeting, error) {
	var m app.Meeting
	err := r.q.snapshot(ctx, func(q queryer) error {
		record, err := one[meetingRecord](ctx, q, selectMeeting, id)
		if err != nil {
			return err
		}
		if m, err = record.meeting(); err != nil {
			return err
		}
		m.Settlements, err = all[int64](ctx, q, "SELECT settlement_id FROM meeting_settlement WHERE meeting_id = ? ORDER BY pos", id)
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		return m, notFound(app.EntityMeeting, id)
	}
	return m, wrap("read meeting", err)
}

// AddMeeting implements app.MeetingTx.
func (t *tx) AddMeeting(ctx context.Context, m *app.Meeting) error {
	values, err := meetingValues(m)
	if err != nil {
		return wrap("add meeting", err)
	}
	uid := cmp.Or(m.UID, newUID(t.store.now()))
	id, err := t.insert(ctx, insertMeeting, append([]any{uid}, values...)...)
	if err != nil {
		return wrap("add meeting", numberedMinutes(err, m))
	}
	m.ID, m.UID, m.Version = id, uid, 1
	return wrap("add meeting", t.addMeetingParts(ctx, m))
}

// UpdateMeeting implements app.MeetingTx.
func (t *tx) UpdateMeeting(ctx context.Context, m *app.Meeting) error {
	values, err := meetingValues(m)
	if err != nil {
		return wrap("update meeting", err)
	}
	hit, err := t.update(ctx, updateMeeting, append(values, m.ID, m.Version)...)
	if err != nil {
		return wrap("update meeting", numberedMinutes(err, m))
	}
	if !hit {
		return t.stale(ctx, "meeting", m.ID)
	}
	for _, clear := range []string{
		"DELETE FROM meeting_settlement WHERE meeting_id = ?",
		"DELETE FROM meeting_entry WHERE meeting_id = ? AND edition = 0",
		"DELETE FROM meeting_words WHERE rowid = ?",
	} {
		if _, err := t.exec(ctx, clear, m.ID); err != nil {
			return wrap("update meeting", err)
		}
	}
	const follow = "UPDATE decision SET series_key = ?2 WHERE meeting_id = ?1 AND series_key <> ?2"
	if _, err := t.exec(ctx, follow, m.ID, m.SeriesID); err != nil {
		return wrap("update meeting", err)
	}
	m.Version++
	return wrap("update meeting", t.addMeetingParts(ctx, m))
}

// addMeetingParts writes what lies beside a meeting: settlements, the entries in
// its lists, its words.
func (t *tx) addMeetingParts(ctx context.Context, m *app.Meeting) error {
	for i, settlement := range m.Settlements {
		const add = "INSERT INTO meeting_settlement (meeting_id, pos, settlement_id, date) VALUES (?, ?, ?, ?)"
		if _, err := t.exec(ctx, add, m.ID, i, settlement, iso(m.Date)); err != nil {
			return err
		}
	}
	if err := t.addMeetingEntries(ctx, m.ID, 0, entriesWithin(m)); err != nil {
		return err
	}
	return t.addWords(ctx, "meeting_words", m.ID, wordsOfMeeting(m))
}

func (t *tx) addMeetingEntries(ctx context.Context, meeting int64, edition int, entries []int64) error {
	slices.Sort(entries)
	for _, entry := range slices.Compact(entries) {
		const add = "INSERT INTO meeting_entry (meeting_id, edition, entry_id) VALUES (?, ?, ?)"
		if _, err := t.exec(ctx, add, meeting, edition, entry); err != nil {
			return err
		}
	}
	return nil
}

// entriesWithin are the entries in the lists of a meeting: roles and groups.
func entriesWithin(m *app.Meeting) []int64 {
	var entries []int64
	for _, g := range m.Guests {
		if g.RoleID != 0 {
			entries = append(entries, g.RoleID)
		}
	}
	return slices.AppendSeq(entries, maps.Keys(m.Attendance.Groups))
}

// meetingValues are the values of meetingColumns.
func meetingValues(m *app.Meeting) ([]any, error) {
	lists, err := inJSON(m.Attendance.Groups, m.Guests, m.Participants, m.Agenda, m.Elected, m.Links)
	if err != nil {
		return nil, err
	}
	state := cmp.Or(m.State, app.Planned)
	return []any{
		m.Number, strings.ToLower(m.Number), m.Date.Year(), null(m.FormID), null(m.SeriesID),
		iso(m.Date), m.Start, m.End, m.Place, m.ConvenedBy, m.Announced, m.Chair, m.Secretary, m.Language,
		m.Attendance.Total, m.Attendance.Women, m.Attendance.Men, lists[0], m.Quorum, m.WithoutQuorum,
		state, state == app.Held || state == app.Drafted, iso(m.Signed), m.Edition,
		meetingTopic(m), len(m.Agenda), lists[1], lists[2], lists[3], lists[4], lists[5], m.Note,
	}, nil
}

// inJSON writes lists as they are stored.
func inJSON(values ...any) ([]string, error) {
	out := make([]string, len(values))
	for i, v := range values {
		raw, err := json.Marshal(v)
		if err != nil {
			return nil, err
		}
		out[i] = string(raw)
	}
	return out, nil
}

// meetingTopic is the one line that lists show.
func meetingTopic(m *app.Meeting) string {
	const letters = 300
	titles := make([]string, len(m.Agenda))
	for i, item := range m.Agenda {
		titles[i] = item.Title
	}
	return first(text.NormalizeLine(strings.Join(titles, "; ")), letters)
}

// wordsOfMeeting is what a meeting is found by: agenda, guests, place, people,
// elected groups.
func wordsOfMeeting(m *app.Meeting) *words {
	w := &words{}
	for _, s := range []string{m.Number, m.Place, m.ConvenedBy, m.Chair, m.Secretary, m.Note} {
		w.add(s)
	}
	for _, i := range m.Agenda {
		for _, s := range []string{i.Title, i.Heard, i.Spoke, i.Questions, i.Decided} {
			w.add(s)
		}
	}
	for _, g := range m.Guests {
		for _, s := range []string{g.Organisation, g.Name, g.Post} {
			w.add(s)
		}
	}
	for _, e := range m.Elected {
		w.add(e.Group)
		for _, member := range e.Members {
			w.add(member)
		}
	}
	for _, s := range m.Settlements {
		w.addSettlement(s)
	}
	return w
}

// addWords writes a search row.
func (t *tx) addWords(ctx context.Context, index string, id int64, w *words) error {
	_, err := t.exec(ctx, "INSERT INTO "+index+" (rowid, t) VALUES (?, ?)", id, w.String())
	return err
}

// MinutesTaken implements app.MeetingTx.
func (t *tx) MinutesTaken(ctx context.Context, year int, number string) (bool, error) {
	taken, err := one[bool](ctx, t.q,
		"SELECT EXISTS (SELECT 1 FROM meeting WHERE year = ? AND number_lower = ? AND number <> '')", year, strings.ToLower(number))
	return taken, wrap("look up number of minutes", err)
}

// numberedMinutes says which number of minutes is taken.
func numberedMinutes(err error, m *app.Meeting) error {
	err = classed(err)
	if e, ok := errors.AsType[*app.Error](err); ok && e.Key == "meeting.number_taken" {
		return app.FailWith(e.Err, e.Code, e.Key, "number", m.Number, "year", m.Date.Year()).On("number")
	}
	return err
}

// editionRecord is an Edition as it is stored.
type editionRecord struct {
	app.Edition
	MeetingText, DecisionsText string
}

// Editions implements app.MeetingReader.
func (r reader) Editions(ctx context.Context, meetingID int64) ([]app.Edition, error) {
	records, err := all[editionRecord](ctx, r.q, `SELECT meeting_id, edition, signed, actor, reason,
		meeting AS meeting_text, decisions AS decisions_text FROM meeting_edition WHERE meeting_id = ? ORDER BY edition`, meetingID)
	if err != nil {
		return nil, wrap("read editions", err)
	}
	editions := make([]app.Edition, len(records))
	for i, rec := range records {
		editions[i] = rec.Edition
		err := errors.Join(
			json.Unmarshal([]byte(rec.MeetingText), &editions[i].Meeting),
			json.Unmarshal([]byte(rec.DecisionsText), &editions[i].Decisions))
		if err != nil {
			return nil, wrap("read editions", err)
		}
	}
	return editions, nil
}

// AddEdition implements app.MeetingTx.
func (t *tx) AddEdition(ctx context.Context, e *app.Edition) error {
	texts, err := inJSON(e.Meeting, e.Decisions)
	if err != nil {
		return wrap("add edition", err)
	}
	_, err = t.exec(ctx, `INSERT INTO meeting_edition (meeting_id, edition, signed, actor, reason, meeting, decisions)
		VALUES (?, ?, ?, ?, ?, ?, ?)`, e.MeetingID, e.Edition, iso(e.Signed), e.Actor, e.Reason, texts[0], texts[1])
	if err != nil {
		return wrap("add edition", err)
	}
	return wrap("add edition", t.addMeetingEntries(ctx, e.MeetingID, e.Edition, entriesOfEdition(e)))
}

// entriesOfEdition are all the entries that signed minutes name: they must keep
// their words.
func entriesOfEdition(e *app.Edition) []int64 {
	m := &e.Meeting
	entries := slices.Concat(entriesWithin(m), m.Settlements, []int64{m.FormID, m.SeriesID})
	for _, d := range e.Decisions {
		entries = append(entries, d.SettlementID, d.TopicID, d.ResponsibleID)
		for _, co := range d.CoExecutors {
			entries = append(entries, co.ExecutorID)
		}
	}
	return slices.DeleteFunc(entries, func(id int64) bool { return id == 0 })
}
