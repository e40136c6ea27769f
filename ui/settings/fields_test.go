package settings

import (
	"encoding/json"
	"reflect"
	"testing"
)

// silent are fields that the history leaves out or that only programs read.
var silent = map[string]bool{"ID": true, "UID": true, "Version": true, "Standing": true, "TakenBack": true}

// fieldsOf names the fields of values as the history does: by their JSON.
func fieldsOf(t *testing.T, values ...any) []string {
	t.Helper()
	var names []string
	for _, v := range values {
		raw, err := json.Marshal(filled(v))
		if err != nil {
			t.Fatal(err)
		}
		var fields map[string]json.RawMessage
		if err := json.Unmarshal(raw, &fields); err != nil {
			t.Fatal(err)
		}
		if len(fields) < 5 {
			t.Fatalf("%T has only the fields %v", v, fields)
		}
		for name := range fields {
			if !silent[name] {
				names = append(names, name)
			}
		}
	}
	return names
}

// filled sets the plain fields of a struct, so that none is omitted as empty.
func filled(v any) any {
	out := reflect.New(reflect.TypeOf(v)).Elem()
	for i := range out.NumField() {
		switch f := out.Field(i); f.Kind() {
		case reflect.String:
			f.SetString("x")
		case reflect.Bool:
			f.SetBool(true)
		case reflect.Int, reflect.Int64:
			f.SetInt(1)
		}
	}
	return out.Interface()
}
