package db

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"github.com/jmoiron/sqlx/reflectx"
)

// mapper finds the field of an app type for a column: settlement_id is
// SettlementID, "covering.body" is Body of Covering.
var mapper = reflectx.NewMapperFunc("db", snake)

// snake writes SettlementID as settlement_id and NameRU as name_ru.
func snake(name string) string {
	var out strings.Builder
	runes := []rune(name)
	for i, r := range runes {
		if i > 0 && unicode.IsUpper(r) &&
			(!unicode.IsUpper(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1])) {
			out.WriteByte('_')
		}
		out.WriteRune(unicode.ToLower(r))
	}
	return out.String()
}

// moments are stored in UTC to the millisecond, so that they sort as text.
const momentLayout = "2006-01-02T15:04:05.000Z"

func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(momentLayout)
}

func parseMoment(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(momentLayout, s)
	if err != nil {
		return t, fmt.Errorf("read a moment: %w", err)
	}
	return t, nil
}

// null is the value of a reference: NULL for none.
func null(id int64) any {
	if id == 0 {
		return nil
	}
	return id
}

// marks are n placeholders: "?, ?, ?".
func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?, ", n), ", ") }

// count is the number of columns in a list.
func count(columns string) int { return strings.Count(columns, ",") + 1 }

// first cuts s to n letters.
func first(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
