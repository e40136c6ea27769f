package db

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"kairyluu/app"
	"kairyluu/app/text"
)

// historyRow is a Record as it is stored: what its hash covers.
type historyRow struct {
	Seq      int64
	At       string
	Actor    string
	Entity   string
	EntityID int64
	Label    string
	Action   string
	Changes  string // JSON
	Hash     string
}

const historyColumns = "seq, at, actor, entity, entity_id, label, action, changes, hash"

// chained is the hash of a row behind another: SHA-256 over the hash before and
// every column, each with its length, so that nothing can move from one column
// into the next.
func (r historyRow) chained(before string) string {
	all := make([]byte, 0, 1024)
	for _, part := range [...]string{
		before, strconv.FormatInt(r.Seq, 10), r.At, r.Actor, r.Entity, strconv.FormatInt(r.EntityID, 10),
		r.Label, r.Action, r.Changes,
	} {
		all = binary.BigEndian.AppendUint64(all, uint64(len(part)))
		all = append(all, part...)
	}
	sum := sha256.Sum256(all)
	return hex.EncodeToString(sum[:])
}

func (r historyRow) record() (app.Record, error) {
	at, err := parseMoment(r.At)
	rec := app.Record{
		Seq: r.Seq, At: at, Actor: r.Actor, Entity: r.Entity, EntityID: r.EntityID,
		Label: r.Label, Action: r.Action, Hash: r.Hash,
	}
	if err == nil && r.Changes != "" {
		err = json.Unmarshal([]byte(r.Changes), &rec.Changes)
	}
	return rec, err
}

// History implements app.Reader.
func (r reader) History(ctx context.Context, f app.HistoryFilter) ([]app.Record, error) {
	w := &where{}
	equal(w, "entity", f.Entity)
	equal(w, "entity_id", f.EntityID)
	for _, word := range text.Words(f.Words) {
		w.add("instr(words, ?) > 0", " "+word)
	}
	if f.Before != 0 {
		w.add("seq < ?", f.Before)
	}
	limit := f.Limit
	if limit == 0 {
		limit = pageSize
	}
	rows, err := all[historyRow](ctx, r.q, "SELECT "+historyColumns+" FROM history"+w.String()+" ORDER BY seq DESC LIMIT ?",
		append(w.args, limit)...)
	if err != nil {
		return nil, wrap("read history", err)
	}
	records := make([]app.Record, len(rows))
	for i, row := range rows {
		if records[i], err = row.record(); err != nil {
			return nil, wrap("read history", err)
		}
	}
	return records, nil
}

// chainHead is the last row of the history.
type chainHead struct {
	Seq  int64
	Hash string
	new  bool // not yet noted in meta
}

// String is the head as meta and manifests hold it.
func (h chainHead) String() string { return fmt.Sprintf("%d %s", h.Seq, h.Hash) }

func readHead(ctx context.Context, q queryer) (chainHead, error) {
	head, err := one[chainHead](ctx, q, "SELECT seq, hash FROM history ORDER BY seq DESC LIMIT 1")
	if errors.Is(err, sql.ErrNoRows) {
		return chainHead{}, nil
	}
	return head, err
}

// AddRecord implements app.Tx.
func (t *tx) AddRecord(ctx context.Context, r *app.Record) error {
	if t.head == nil {
		head, err := readHead(ctx, t.q)
		if err != nil {
			return wrap("add to history", err)
		}
		t.head = &head
	}
	row := historyRow{
		Seq: t.head.Seq + 1, At: moment(r.At), Actor: r.Actor, Entity: r.Entity, EntityID: r.EntityID,
		Label: r.Label, Action: r.Action,
	}
	if len(r.Changes) > 0 {
		changes, err := json.Marshal(r.Changes)
		if err != nil {
			return wrap("add to history", err)
		}
		row.Changes = string(changes)
	}
	row.Hash = row.chained(t.head.Hash)
	_, err := t.exec(ctx, `INSERT INTO history (`+historyColumns+`, words) VALUES (`+marks(10)+`)`,
		row.Seq, row.At, row.Actor, row.Entity, row.EntityID, row.Label, row.Action, row.Changes, row.Hash,
		" "+strings.TrimSpace(text.Fold(row.Label)+" "+text.Fold(row.Actor)))
	if err != nil {
		return wrap("add to history", err)
	}
	*t.head = chainHead{row.Seq, row.Hash, true}
	r.Seq, r.Hash = row.Seq, row.Hash
	return nil
}

// writeHead notes the head of the history apart from it, so that rows cut off its
// end are missed.
func (t *tx) writeHead(ctx context.Context) error {
	if t.head == nil || !t.head.new {
		return nil
	}
	_, err := t.exec(ctx, `INSERT INTO meta (key, value) VALUES ('history', ?)
		ON CONFLICT (key) DO UPDATE SET value = excluded.value`, t.head.String())
	return wrap("add to history", err)
}

// BrokenHistory says where the chain of the history does not hold.
type BrokenHistory struct {
	Seq int64 // the first record that is not as it was written, or is missing
}

func (b *BrokenHistory) Error() string {
	return fmt.Sprintf("history does not hold at record %d", b.Seq)
}

// VerifyHistory reads the whole history and returns a *BrokenHistory when a record
// was changed, removed, added or moved behind the program's back.
func (r reader) VerifyHistory(ctx context.Context) error {
	err := r.q.snapshot(ctx, func(q queryer) error { return verifyHistory(ctx, q) })
	return wrap("verify history", err)
}

func verifyHistory(ctx context.Context, q queryer) error {
	rows, err := q.QueryContext(ctx, "SELECT "+historyColumns+" FROM history ORDER BY seq")
	if err != nil {
		return err
	}
	defer rows.Close()
	var head chainHead
	for rows.Next() {
		var r historyRow
		err := rows.Scan(&r.Seq, &r.At, &r.Actor, &r.Entity, &r.EntityID, &r.Label, &r.Action, &r.Changes, &r.Hash)
		if err != nil {
			return err
		}
		if r.Seq != head.Seq+1 || r.Hash != r.chained(head.Hash) {
			return &BrokenHistory{head.Seq + 1}
		}
		head = chainHead{Seq: r.Seq, Hash: r.Hash}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	noted, err := one[string](ctx, q, "SELECT coalesce((SELECT value FROM meta WHERE key = 'history'), '')")
	if err == nil && noted != "" && noted != head.String() || noted == "" && head.Seq != 0 {
		return &BrokenHistory{head.Seq + 1}
	}
	return err
}
