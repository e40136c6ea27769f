// Package assets holds the files that the program carries inside itself. It has
// no logic: whoever needs a file reads it.
package assets

import "embed"

var (
	// Icon is the program's icon, 256×256.
	//
	//go:embed icon.png
	Icon []byte

	// Lang holds the catalogues: one file an area, every key with its sentence in
	// ru, ky and en side by side.
	//
	//go:embed lang/*.json
	Lang embed.FS

	// Seed holds what a new office starts from, as app/seed reads it: the day table
	// of Kyrgyzstan, the dictionaries and examples of programmes, a file each. Names
	// are in Russian and Kyrgyz; the office edits its own copy.
	//
	//go:embed seed/*.json
	Seed embed.FS

	// Templates holds the documents that the program fills: plain .docx files, to be
	// changed in Word or LibreOffice. The names in double braces that they may hold
	// are told in docs/TEMPLATES.md.
	//
	//go:embed templates/*.docx
	Templates embed.FS
)

// Template returns a template by its file name: "minutes.docx".
func Template(name string) ([]byte, error) { return Templates.ReadFile("templates/" + name) }
