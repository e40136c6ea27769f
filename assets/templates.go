package assets

import "embed"

// Templates holds the documents that the program fills: plain .docx files, to be
// changed in Word or LibreOffice. The names in double braces that they may hold
// are told in docs/TEMPLATES.md.
//
//go:embed templates/*.docx
var Templates embed.FS

// Template returns a template by its file name: "minutes.docx".
func Template(name string) ([]byte, error) { return Templates.ReadFile("templates/" + name) }
