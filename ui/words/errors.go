package words

import (
	"errors"

	"kairyluu/app"
)

// Error says an *app.Error as a sentence. For anything else ok is false: that
// is an internal fault, told with an incident number and logged whole.
func (w Words) Error(err error) (sentence string, ok bool) {
	e, ok := errors.AsType[*app.Error](err)
	if !ok {
		return "", false
	}
	return w.Say(e.Key, e.Args), true
}

// Field says what is wrong with one field.
func (w Words) Field(f app.FieldError) string { return w.Say(f.Key, f.Args) }
