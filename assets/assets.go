// Package assets holds the files that the program carries inside itself. It has
// no logic: whoever needs a file reads it.
package assets

import _ "embed"

// Calendar is the day table of Kyrgyzstan, 2024 to 2027, as civil.ParseDays reads
// it.
//
//go:embed calendar.json
var Calendar []byte
