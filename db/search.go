package db

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"kairyluu/app"
	"kairyluu/app/text"
)

// words gathers what a thing is found by: folded words with a space between.
type words struct {
	strings.Builder
	isNew bool // of a row that the index does not hold yet
}

func (w *words) add(s string) {
	folded := text.Fold(s)
	if folded == "" {
		return
	}
	if w.Len() > 0 {
		w.WriteByte(' ')
	}
	w.WriteString(folded)
}

// addPhones adds numbers in the ways people type them: 996…, 0… and bare.
func (w *words) addPhones(phones []string) {
	for _, phone := range phones {
		digits := text.Digits(phone)
		w.add(digits)
		if bare, ok := strings.CutPrefix(digits, "996"); ok && strings.HasPrefix(phone, "+") {
			w.add("0" + bare + " " + bare)
		}
	}
}

// settlementWord stands in the index for the names of a settlement, so that a
// settlement may be renamed without indexing its appeals anew. It begins with a
// character that folding leaves in no text.
func settlementWord(id int64) string { return "\ue000" + strconv.FormatInt(id, 10) }

func (w *words) addSettlement(id int64) {
	if id != 0 {
		w.WriteString(" " + settlementWord(id))
	}
}

// wordsOf is what an appeal is found by, but for its events.
func wordsOf(a *app.Appeal) *words {
	w := &words{isNew: true}
	w.add(a.Number)
	for _, p := range a.Applicants {
		w.add(p.Resident.Name.Full())
		w.addPhones(p.Resident.Phones)
	}
	for _, s := range []string{
		a.Address.Line, a.Address.Plot, a.Address.Landmark, a.Address.Quarter,
		a.Covering.Body, a.Covering.Number, a.Summary, a.Text,
	} {
		w.add(s)
	}
	w.addSettlement(a.SettlementID)
	return w
}

// addEvent adds what an event is found by: the text of a resolution, the number
// of an answer.
func (w *words) addEvent(e app.Event) {
	switch e.Kind {
	case app.EventResolution:
		w.add(e.Text)
	case app.EventAnswered:
		w.add(e.Number)
	}
}

// mostOwed is how many search rows wait for the end of a transaction at most.
const mostOwed = 5000

// owe notes that the search row of an appeal has to be written before the commit:
// from w, or from the database when w is nil. So an appeal entered with its
// events in one transaction is indexed once.
func (t *tx) owe(ctx context.Context, id int64, w *words) error {
	if len(t.owed) >= mostOwed {
		if err := t.writeIndex(ctx); err != nil {
			return err
		}
	}
	t.owed[id] = w
	return nil
}

func (t *tx) oweEvent(ctx context.Context, e app.Event) error {
	var w words
	if w.addEvent(e); w.Len() == 0 {
		return nil
	}
	if owed := t.owed[e.AppealID]; owed != nil {
		owed.addEvent(e)
		return nil
	}
	return t.owe(ctx, e.AppealID, nil)
}

// writeIndex writes the search rows that are owed.
func (t *tx) writeIndex(ctx context.Context) error {
	for _, id := range slices.Sorted(maps.Keys(t.owed)) {
		if err := t.writeWords(ctx, id, t.owed[id]); err != nil {
			return wrap("index appeal", err)
		}
	}
	clear(t.owed)
	return nil
}

func (t *tx) writeWords(ctx context.Context, id int64, w *words) error {
	if w == nil {
		var err error
		if w, err = t.readWords(ctx, id); err != nil {
			return err
		}
	}
	if !w.isNew {
		if _, err := t.exec(ctx, "DELETE FROM appeal_words WHERE rowid = ?", id); err != nil {
			return err
		}
	}
	_, err := t.exec(ctx, "INSERT INTO appeal_words (rowid, t) VALUES (?, ?)", id, w.String())
	return err
}

func (t *tx) readWords(ctx context.Context, id int64) (*words, error) {
	a, err := t.Appeal(ctx, id)
	if err != nil {
		return nil, err
	}
	w := wordsOf(&a)
	w.isNew = false
	events, err := eventsOf(ctx, t.q, id)
	for _, e := range events {
		if e.TakenBack == nil {
			w.addEvent(e)
		}
	}
	return w, err
}

// Reindex writes every search row anew, in transactions of a few thousand; for a
// damaged index. What is searched meanwhile may be found late.
func (s *Store) Reindex(ctx context.Context) error {
	for _, of := range []struct {
		table string
		write func(context.Context, *tx, int64) error
	}{
		{"appeal", func(_ context.Context, t *tx, id int64) error { t.owed[id] = nil; return nil }},
		{"meeting", reindexMeeting},
		{"decision", reindexDecision},
		{"finding", reindexFinding},
		{"project", reindexProject},
		{"ledger", reindexLedger},
	} {
		if err := s.reindex(ctx, of.table, of.write); err != nil {
			return wrap("index anew", err)
		}
	}
	return nil
}

func (s *Store) reindex(ctx context.Context, table string, write func(context.Context, *tx, int64) error) error {
	const step = 2000
	for from := int64(0); ; {
		n := 0
		err := s.InTx(ctx, func(at app.Tx) error {
			t := at.(*tx)
			ids, err := all[int64](ctx, t.q, "SELECT id FROM "+table+" WHERE id > ? ORDER BY id LIMIT ?", from, step)
			if err != nil {
				return err
			}
			if from == 0 {
				if _, err := t.exec(ctx, "INSERT INTO "+table+"_words ("+table+"_words) VALUES ('delete-all')"); err != nil {
					return err
				}
			}
			for _, id := range ids {
				if err := write(ctx, t, id); err != nil {
					return err
				}
				from = id
			}
			n = len(ids)
			return nil
		})
		if err != nil || n < step {
			return err
		}
	}
}

func reindexMeeting(ctx context.Context, t *tx, id int64) error {
	m, err := t.Meeting(ctx, id)
	if err != nil {
		return err
	}
	return t.addWords(ctx, "meeting_words", id, wordsOfMeeting(&m))
}

func reindexDecision(ctx context.Context, t *tx, id int64) error {
	d, err := t.Decision(ctx, id)
	if err != nil {
		return err
	}
	return t.addWords(ctx, "decision_words", id, wordsOfDecision(&d))
}

func reindexFinding(ctx context.Context, t *tx, id int64) error {
	f, err := t.Finding(ctx, id)
	if err != nil {
		return err
	}
	return t.addWords(ctx, "finding_words", id, wordsOfFinding(&f))
}

func reindexProject(ctx context.Context, t *tx, id int64) error {
	p, err := t.Project(ctx, id)
	if err != nil {
		return err
	}
	return t.addWords(ctx, "project_words", id, wordsOfProject(&p))
}

func reindexLedger(ctx context.Context, t *tx, id int64) error {
	e, err := t.LedgerEntry(ctx, id)
	if err != nil {
		return err
	}
	return t.addWords(ctx, "ledger_words", id, wordsOfLedger(&e))
}

// queryWords are the words of what was typed. A phone or a personal number typed
// in groups is one word.
func queryWords(typed string) []string {
	const leastDigits = 9
	digits := text.Digits(typed)
	if len(digits) >= leastDigits && strings.Trim(typed, "0123456789+-() \u00a0") == "" {
		return []string{digits}
	}
	return text.Words(typed)
}

// match is the query of the index for words: each has to begin a word of the
// appeal, or a word of the name of its settlement. What was typed never reaches
// the index but folded and quoted.
func match(ctx context.Context, q queryer, typed []string) (string, error) {
	terms := make([]string, len(typed))
	for i, word := range typed {
		ids, err := all[int64](ctx, q, "SELECT id FROM entry WHERE dict = ? AND instr(words, ?) > 0 ORDER BY id",
			app.Settlements, " "+word)
		if err != nil {
			return "", err
		}
		term := quote(word) + "*"
		for _, id := range ids {
			term += " OR " + quote(settlementWord(id))
		}
		terms[i] = "(" + term + ")"
	}
	return strings.Join(terms, " AND "), nil
}

func quote(word string) string { return `"` + strings.ReplaceAll(word, `"`, `""`) + `"` }

// trigrams is the query of the residents' index: every word long enough for it.
func trigrams(words []string) string {
	var terms []string
	for _, word := range words {
		if utf8.RuneCountInString(word) >= 3 {
			terms = append(terms, quote(word))
		}
	}
	return strings.Join(terms, " AND ")
}

// anyTrigram asks for any three letters in a row of any word.
func anyTrigram(words []string) string {
	var terms []string
	for _, word := range words {
		runes := []rune(word)
		for i := 0; i+3 <= len(runes); i++ {
			terms = append(terms, quote(string(runes[i:i+3])))
		}
	}
	return strings.Join(terms, " OR ")
}
