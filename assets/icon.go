package assets

import _ "embed"

// Icon is the program's icon, 256×256.
//
//go:embed icon.png
var Icon []byte
