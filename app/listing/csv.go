package listing

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"kairyluu/app/civil"
	"kairyluu/app/money"
	"kairyluu/app/text"
)

// WriteCSV writes the table as UTF-8 with a header of keys, and tells how many
// rows it wrote. A text that a spreadsheet would take for a formula is given an
// apostrophe; a phone number is not, being only a number to it.
func WriteCSV(w io.Writer, t Table) (rows int, err error) {
	out := csv.NewWriter(w)
	fields := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		fields[i] = c.Key
	}
	if err := out.Write(fields); err != nil {
		return 0, err
	}
	for row, err := range t.Rows {
		if err != nil {
			return rows, fmt.Errorf("list %s: %w", t.Name, err)
		}
		for i, value := range row {
			fields[i] = field(value)
		}
		if err := out.Write(fields); err != nil {
			return rows, err
		}
		rows++
	}
	out.Flush()
	return rows, out.Error()
}

func field(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case int:
		return strconv.Itoa(v)
	case civil.Date:
		return v.String()
	case money.Sum:
		return v.Plain()
	case string:
		return harmless(v)
	}
	return harmless(fmt.Sprint(value))
}

func harmless(s string) string {
	if s == "" || !strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return s
	}
	if digits := s[1:]; s[0] == '+' && digits != "" && text.Digits(digits) == digits {
		return s
	}
	return "'" + s
}
