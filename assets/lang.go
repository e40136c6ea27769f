package assets

import "embed"

// Lang holds the catalogues: one file an area, every key with its sentence in
// ru, ky and en side by side.
//
//go:embed lang/*.json
var Lang embed.FS
