package widgets

import (
	"strconv"
	"strings"
)

// Option is one entry of a dictionary.
type Option struct {
	Key      string // "" is no choice
	Text     string
	Detail   string // muted, at the right of the list
	Keywords string // searched too, never shown
}

// IDOption is an option whose key is a row's number.
func IDOption(id int64, text string) Option {
	return Option{Key: strconv.FormatInt(id, 10), Text: text}
}

// ID is the key as a row's number, 0 when it is none.
func (o Option) ID() int64 {
	id, err := strconv.ParseInt(o.Key, 10, 64)
	if err != nil {
		return 0 // a key that is no number belongs to no row
	}
	return id
}

// filterOptions keeps the options that contain every word of the query, those
// that begin with it first.
func filterOptions(options []Option, query string, fold func(string) string) []Option {
	query = strings.TrimSpace(fold(query))
	if query == "" {
		return options
	}
	words := strings.Fields(query)
	var leading, rest []Option
	for _, o := range options {
		text := fold(o.Text)
		if !containsAll(text+" "+fold(o.Detail)+" "+fold(o.Keywords), words) {
			continue
		}
		if strings.HasPrefix(text, query) {
			leading = append(leading, o)
		} else {
			rest = append(rest, o)
		}
	}
	return append(leading, rest...)
}

func containsAll(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

func optionIndex(options []Option, key string) int {
	for i, o := range options {
		if o.Key == key {
			return i
		}
	}
	return -1
}
