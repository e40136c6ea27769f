package app

import (
	"errors"
	"fmt"
	"strings"
)

// Code classes an error by what the person in front of the window can do about it.
type Code string

// The classes of Error. Anything that is not an *Error is an internal fault: it
// is logged whole and shown as one plain sentence with an incident number.
const (
	NotFound Code = "not_found" // the row is gone or never was
	Conflict Code = "conflict"  // someone else changed or took it first
	Invalid  Code = "invalid"   // the input breaks a rule; Fields says where
	Denied   Code = "denied"    // the rule forbids it now (a closed appeal, a used entry)
	Busy     Code = "busy"      // another window or program holds the data
	Damaged  Code = "damaged"   // the data folder or a file in it cannot be trusted
	Full     Code = "full"      // the disk is full
	ReadOnly Code = "read_only" // the data folder cannot be written
	Newer    Code = "newer"     // the data were written by a newer program
	Foreign  Code = "foreign"   // the folder or file is not ours
	Gone     Code = "gone"      // the data folder vanished while the program ran
)

// Error is something a person can act on. Key names a sentence of the
// catalogues (assets/lang), Args fill its placeholders; the edge translates it.
type Error struct {
	Code   Code
	Key    string
	Args   map[string]any
	Fields []FieldError // with Invalid: every field at fault, in form order
	Err    error        // the cause, for the log only
}

// FieldError says what is wrong with one field; Field is its stable English
// key ("registered", "phone"), Key and Args are as in Error.
type FieldError struct {
	Field string
	Key   string
	Args  map[string]any
}

func (e *Error) Error() string {
	s := string(e.Code) + ": " + e.Key
	for _, f := range e.Fields {
		s += fmt.Sprintf("; %s: %s", f.Field, f.Key)
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// ErrorCode returns the class of err, or "" when err is an internal fault or nil.
func ErrorCode(err error) Code {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return ""
}

// Fail makes an Error; args are alternating placeholder names and values.
func Fail(code Code, key string, args ...any) *Error {
	return &Error{Code: code, Key: key, Args: pairs(args)}
}

// FailWith is Fail with a cause kept for the log.
func FailWith(err error, code Code, key string, args ...any) *Error {
	return &Error{Code: code, Key: key, Args: pairs(args), Err: err}
}

// Faults gathers field errors and warnings while a form is checked.
type Faults struct {
	Errors   []FieldError
	Warnings []FieldError
}

// Add records that field breaks the rule that key describes.
func (f *Faults) Add(field, key string, args ...any) {
	f.Errors = append(f.Errors, FieldError{Field: field, Key: key, Args: pairs(args)})
}

// Warn records a doubt that does not stop saving.
func (f *Faults) Warn(field, key string, args ...any) {
	f.Warnings = append(f.Warnings, FieldError{Field: field, Key: key, Args: pairs(args)})
}

// Join adds what more found: errors of fields that have none yet, and every doubt.
func (f *Faults) Join(more *Faults) {
	told := make(map[string]bool, len(f.Errors))
	for _, e := range f.Errors {
		told[e.Field] = true
	}
	for _, e := range more.Errors {
		if !told[e.Field] {
			f.Errors = append(f.Errors, e)
		}
	}
	f.Warnings = append(f.Warnings, more.Warnings...)
}

// Err returns nil when no field is at fault, otherwise one Invalid error.
func (f *Faults) Err() error {
	if len(f.Errors) == 0 {
		return nil
	}
	return &Error{Code: Invalid, Key: "error.invalid", Fields: f.Errors}
}

// Placed is err with its fields as place names them, as a form has them elsewhere
// than the card; an error that speaks of no field is itself.
func Placed(err error, place func([]FieldError) []FieldError) error {
	refusal, ok := errors.AsType[*Error](err)
	if !ok || len(refusal.Fields) == 0 {
		return err
	}
	there := *refusal
	there.Fields = place(refusal.Fields)
	return &there
}

func pairs(args []any) map[string]any {
	if len(args) == 0 {
		return nil
	}
	m := make(map[string]any, len(args)/2)
	for i := 0; i+1 < len(args); i += 2 {
		m[strings.TrimSpace(fmt.Sprint(args[i]))] = args[i+1]
	}
	return m
}

// On says which field the error concerns.
func (e *Error) On(field string) *Error {
	e.Fields = append(e.Fields, FieldError{Field: field, Key: e.Key, Args: e.Args})
	return e
}

// within takes over the faults of a part of the form, whose fields are named
// under prefix.
func (f *Faults) within(prefix string, part *Faults) {
	for _, e := range part.Errors {
		e.Field = prefix + e.Field
		f.Errors = append(f.Errors, e)
	}
	for _, w := range part.Warnings {
		w.Field = prefix + w.Field
		f.Warnings = append(f.Warnings, w)
	}
}

// ofRow names the fields of err as those of a row of a list: "rows.2.date".
func ofRow(err error, i int) error {
	return Placed(err, func(fields []FieldError) []FieldError {
		row := &Faults{}
		row.within(fmt.Sprintf("rows.%d.", i), &Faults{Errors: fields})
		return row.Errors
	})
}
