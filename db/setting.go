package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
)

// Setting implements app.Reader.
func (r reader) Setting(ctx context.Context, key string) (json.RawMessage, error) {
	return r.value(ctx, "SELECT value FROM setting WHERE key = ?", key)
}

// Draft implements app.Reader.
func (r reader) Draft(ctx context.Context, key string) (json.RawMessage, error) {
	return r.value(ctx, "SELECT value FROM draft WHERE key = ?", key)
}

func (r reader) value(ctx context.Context, query, key string) (json.RawMessage, error) {
	value, err := one[string](ctx, r.q, query, key)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, wrap("read "+key, err)
	}
	return json.RawMessage(value), nil
}

// PutSetting implements app.Tx.
func (t *tx) PutSetting(ctx context.Context, key string, value json.RawMessage) error {
	_, err := t.exec(ctx, `INSERT INTO setting (key, value) VALUES (?, ?)
		ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, string(value))
	return wrap("write setting", err)
}

// PutDraft implements app.Tx.
func (t *tx) PutDraft(ctx context.Context, key string, value json.RawMessage) error {
	var err error
	if value == nil {
		_, err = t.exec(ctx, "DELETE FROM draft WHERE key = ?", key)
	} else {
		_, err = t.exec(ctx, `INSERT INTO draft (key, value, at) VALUES (?, ?, ?)
			ON CONFLICT (key) DO UPDATE SET value = excluded.value, at = excluded.at`,
			key, string(value), moment(t.store.now()))
	}
	return wrap("write draft", err)
}
