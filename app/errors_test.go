package app_test

import (
	"errors"
	"fmt"
	"io"
	"testing"

	"kairyluu/app"
)

func TestErrorCode(t *testing.T) {
	taken := app.Fail(app.Conflict, "number.taken", "number", "А-1/26")
	for name, tt := range map[string]struct {
		err  error
		want app.Code
	}{
		"nothing":             {nil, ""},
		"an internal fault":   {io.ErrUnexpectedEOF, ""},
		"an error":            {taken, app.Conflict},
		"a wrapped one":       {fmt.Errorf("register appeal: %w", taken), app.Conflict},
		"one among others":    {errors.Join(io.EOF, taken), app.Conflict},
		"one with a cause":    {app.FailWith(io.EOF, app.Damaged, "data.damaged"), app.Damaged},
		"the cause of an I/O": {fmt.Errorf("read: %w", io.EOF), ""},
	} {
		t.Run(name, func(t *testing.T) { equal(t, "code", app.ErrorCode(tt.err), tt.want) })
	}
}

func TestErrorKeepsItsCauseForTheLog(t *testing.T) {
	err := app.FailWith(io.ErrShortWrite, app.Full, "data.full", "dir", "D:")
	if !errors.Is(err, io.ErrShortWrite) {
		t.Error("the cause is lost")
	}
	equal(t, "log line", err.Error(), "full: data.full: short write")
	equal(t, "argument", err.Args["dir"].(string), "D:")
}

func TestFaults(t *testing.T) {
	var f app.Faults
	f.Warn("registered", "check.registered_late", "limit", 1)
	if err := f.Err(); err != nil {
		t.Errorf("a warning stops saving: %v", err)
	}
	f.Add("received", "check.date_needed")
	f.Add("phone", "phone.short", "phone", "12")
	err := f.Err()
	equal(t, "code", app.ErrorCode(err), app.Invalid)
	e, _ := errors.AsType[*app.Error](err)
	same(t, "fields in order", keys(e.Fields), []string{"received check.date_needed", "phone phone.short"})
	equal(t, "argument", e.Fields[1].Args["phone"].(string), "12")
	equal(t, "log line", err.Error(), "invalid: error.invalid; received: check.date_needed; phone: phone.short")
}

func TestOnNamesTheField(t *testing.T) {
	e := app.Fail(app.Conflict, "number.taken", "number", "А-1/26").On("number")
	same(t, "fields", keys(e.Fields), []string{"number number.taken"})
	equal(t, "argument of the field", e.Fields[0].Args["number"].(string), "А-1/26")
}

func TestFaultsAreJoinedOneAField(t *testing.T) {
	var f app.Faults
	f.Add("text", "first")
	f.Warn("date", "doubt")
	var more app.Faults
	more.Add("text", "second")
	more.Add("date", "late")
	more.Warn("date", "doubt")
	f.Join(&more)
	if len(f.Errors) != 2 || f.Errors[0].Key != "first" || f.Errors[1].Field != "date" || len(f.Warnings) != 2 {
		t.Errorf("joined: %+v", f)
	}
}

func TestPlacedNamesTheFieldsOfAnError(t *testing.T) {
	var f app.Faults
	f.Add("due", "late")
	elsewhere := func(fields []app.FieldError) []app.FieldError {
		return []app.FieldError{{Field: "agenda.0." + fields[0].Field, Key: fields[0].Key}}
	}
	placed, ok := errors.AsType[*app.Error](app.Placed(fmt.Errorf("save: %w", f.Err()), elsewhere))
	if !ok || placed.Code != app.Invalid || placed.Fields[0].Field != "agenda.0.due" || f.Errors[0].Field != "due" {
		t.Errorf("placed: %+v", placed)
	}
	for _, whole := range []error{io.EOF, app.Fail(app.Conflict, "decision.changed"), nil} {
		if got := app.Placed(whole, elsewhere); got != whole {
			t.Errorf("%v became %v", whole, got)
		}
	}
}
