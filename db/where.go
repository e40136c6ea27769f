package db

import (
	"cmp"
	"context"
	"strings"

	"kairyluu/app"
)

// where gathers conditions with their arguments.
type where struct {
	conditions []string
	args       []any
}

func (w *where) add(condition string, args ...any) {
	w.conditions = append(w.conditions, condition)
	w.args = append(w.args, args...)
}

// equal asks for a value unless it is the zero one.
func equal[T comparable](w *where, column string, value T) {
	var zero T
	if value != zero {
		w.add(column+" = ?", value)
	}
}

// anyOf asks for one of the values unless there are none.
func anyOf[T any](w *where, column string, values []T) {
	if len(values) == 0 {
		return
	}
	args := make([]any, len(values))
	for i, v := range values {
		args[i] = v
	}
	w.add(column+" IN ("+marks(len(values))+")", args...)
}

// reference asks for a reference; NoOne for none.
func (w *where) reference(column string, id int64) {
	switch id {
	case 0:
	case app.NoOne:
		w.add(column + " IS NULL")
	default:
		w.add(column+" = ?", id)
	}
}

// key is reference over a column that holds 0 for none.
func (w *where) key(column string, id int64) {
	equal(w, column, id)
	if id == app.NoOne {
		w.args[len(w.args)-1] = 0
	}
}

// String is the clause with a space before, "" without conditions.
func (w *where) String() string {
	if len(w.conditions) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(w.conditions, " AND ")
}

// counted is from for a count: what is found by words alone is counted in their
// index, which finds nothing else.
func (w *where) counted(searching bool, index, from string) string {
	if searching && len(w.conditions) == 1 {
		return " FROM " + index
	}
	return from
}

// scope is which appeals a query speaks of: a FROM clause and conditions.
type scope struct {
	where
	searching bool
	index     string // the one to read by; "": SQLite chooses
}

// narrow turns a filter into a scope of a list, but for its words.
func narrow(f app.AppealFilter) *scope { return limit(f, listIndex(f)) }

// figuresOf is narrow for figures, which a wide index answers by itself.
func figuresOf(f app.AppealFilter) *scope { return limit(f, countIndex(f)) }

func limit(f app.AppealFilter, index string) *scope {
	s := &scope{index: index}
	s.period(f)
	s.course(f)
	s.nature(f)
	s.links(f)
	s.people(f)
	return s
}

// Indexes that SQLite would not choose by itself: it reckons neither with the few
// rows behind a day of the last years nor with what an index need not look up.
const (
	byEnded    = "appeal_by_ended"
	byFinished = "appeal_by_finished"
)

func countIndex(f app.AppealFilter) string {
	onControl := f.Open && len(f.States) == 0 && f.Executor == 0
	switch {
	case searching(f):
		return ""
	case !f.LateOn.IsZero(), unanswered(f):
		return byFinished
	case !f.OpenOn.IsZero(), onControl, closedWithin(f):
		return byEnded
	}
	return ""
}

func listIndex(f app.AppealFilter) string {
	switch {
	case searching(f):
		return ""
	case !f.LateOn.IsZero():
		return byFinished
	case closedWithin(f) && f.InTime != nil && !*f.InTime:
		return byEnded
	}
	return ""
}

func closedWithin(f app.AppealFilter) bool {
	return f.Period == app.OnClosed && !(f.From.IsZero() && f.To.IsZero())
}

// unanswered tells that only appeals are asked for that nothing has happened to
// which counts against the term.
func unanswered(f app.AppealFilter) bool { return f.Open && f.NoAnswer }

func (s *scope) from() string {
	switch {
	case s.searching:
		// CROSS keeps the order of the index: the newest found come first unsorted.
		return " FROM appeal_words CROSS JOIN appeal a ON a.id = appeal_words.rowid"
	case s.index != "":
		return " FROM appeal a INDEXED BY " + s.index
	}
	return " FROM appeal a"
}

// counted is from for a count.
func (s *scope) counted() string { return s.where.counted(s.searching, "appeal_words", s.from()) }

// search adds the words of a filter.
func (s *scope) search(ctx context.Context, q queryer, words []string) error {
	s.searching = true
	return s.where.search(ctx, q, "appeal_words", words)
}

// search asks an index of words for all of them.
func (w *where) search(ctx context.Context, q queryer, index string, words []string) error {
	if len(words) == 0 {
		w.add("0") // signs without letters or digits are in no text
		return nil
	}
	query, err := match(ctx, q, words)
	if err != nil {
		return err
	}
	w.add(index+" MATCH ?", query)
	return nil
}

// periodColumn is the date that a filter's period bounds.
func periodColumn(f app.DateField) string {
	switch f {
	case app.OnAnswered:
		return "a.answered"
	case app.OnClosed:
		return "a.closed"
	case app.OnDue:
		return "a.due"
	}
	return "a.registered"
}

func (s *scope) period(f app.AppealFilter) {
	column := periodColumn(f.Period)
	if f.From.IsZero() && f.To.IsZero() {
		return
	}
	from, to := iso(f.From), iso(f.To)
	switch {
	case column == "a.closed" && s.index == byEnded:
		column, to = "a.ended", cmp.Or(to, beforeNever)
	case column != "a.registered":
		s.add(column + " <> ''")
	}
	if from != "" {
		s.add(column+" >= ?", from)
	}
	if to != "" {
		s.add(column+" <= ?", to)
	}
}

// course is how far things have come.
func (s *scope) course(f app.AppealFilter) {
	const unfinished = "a.finished = '" + never + "'"
	switch {
	case unanswered(f):
		s.add(unfinished)
	case f.Open && s.index == byEnded:
		s.add("a.ended = '" + never + "'")
	case f.Open || allOpen(f.States):
		s.add("a.open = 1")
	}
	if !f.OpenOn.IsZero() {
		s.add("a.registered <= ? AND a.ended > ?", iso(f.OpenOn), iso(f.OpenOn))
	}
	if f.Late {
		s.add(unfinished+" AND a.due <> '' AND a.due < ?", iso(f.Today))
	}
	if !f.LateOn.IsZero() {
		s.add("a.registered <= ? AND a.due <> '' AND a.due <= ? AND a.finished > ?",
			iso(f.LateOn), iso(f.LateOn), iso(f.LateOn))
	}
	if !f.DueBy.IsZero() {
		s.add(unfinished+" AND a.due >= ? AND a.due <= ? AND a.due <> ''", iso(f.Today), iso(f.DueBy))
	}
	if f.InTime != nil {
		column := "a.overdue"
		if *f.InTime {
			column = "a.in_time"
		}
		s.add(column + " = 1")
	}
	anyOf(&s.where, "a.state", f.States)
	equal(&s.where, "a.outcome", f.Outcome)
	if f.NoAnswer && !f.Open {
		s.add("a.answered = ''")
	}
	flag(s, "a.site_visit", f.SiteVisit)
	if f.OnSpot {
		s.add("a.answered = a.registered")
	}
}

// allOpen tells that only states on control are asked for: of those there is an index.
func allOpen(states []app.State) bool {
	for _, state := range states {
		if !state.Open() {
			return false
		}
	}
	return len(states) > 0
}

func flag(s *scope, column string, wanted bool) {
	if wanted {
		s.add(column + " = 1")
	}
}

// nature is what kind of appeals they are.
func (s *scope) nature(f app.AppealFilter) {
	equal(&s.where, "a.kind", f.Kind)
	equal(&s.where, "a.channel", f.Channel)
	anyOf(&s.where, "a.channel", f.Channels)
	equal(&s.where, "a.multiplicity", f.Multiplicity)
	equal(&s.where, "a.repetition", f.Repetition)
	if f.NotFirst {
		s.add("a.repetition <> ?", app.First)
	}
	equal(&s.where, "a.language", f.Language)
	flag(s, "a.covered", f.Covered)
}

// links are the things they refer to.
func (s *scope) links(f app.AppealFilter) {
	equal(&s.where, "a.id", f.ID)
	equal(&s.where, "a.earlier_id", f.Earlier)
	settlement := "a.settlement_key"
	if f.House != "" {
		s.add("a.address_key <> '' AND a.address_key = ?", f.House)
		settlement += " + 0" // a house is fewer appeals than its settlement: not by that index
	}
	s.key(settlement, f.Settlement)
	s.key("a.executor_key", f.Executor)
	s.reference("a.receiver_id", f.Receiver)
	switch f.Topic {
	case 0:
	case app.NoOne:
		s.add("a.topic_id IS NULL")
	default:
		s.add("a.topic_group = coalesce((SELECT e.parent_id FROM entry e WHERE e.id = ?), ?)", f.Topic, f.Topic)
		s.add("(a.topic_id = ? OR a.topic_group = ?)", f.Topic, f.Topic)
	}
	if f.Resident != 0 {
		s.add("a.id IN (SELECT appeal_id FROM appeal_applicant WHERE resident_id = ?)", f.Resident)
	}
}

// people are the first applicants.
func (s *scope) people(f app.AppealFilter) {
	equal(&s.where, "a.sex", f.Sex)
	if f.Social != "" {
		s.add("instr(' ' || a.social || ' ', ?) > 0", " "+string(f.Social)+" ")
	}
	const years = "a.year - a.birth_year"
	switch f.Age {
	case app.Young:
		s.add("a.birth_year > 0 AND "+years+" <= ?", 28)
	case app.Middle:
		s.add("a.birth_year > 0 AND "+years+" BETWEEN ? AND ?", 29, 59)
	case app.Elderly:
		s.add("a.birth_year > 0 AND "+years+" >= ?", 60)
	}
}
