package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"
)

// sheet is the paper of a template, as far as tables must know it.
type sheet struct {
	width int // between the margins, in twentieths of a point
}

// a4 is what a template without a page size is taken for: 16,5 cm between the margins.
const a4 = 9354

// sheetOf reads the page size of a template. A file without the main part is
// no document.
func sheetOf(in *zip.Reader) (sheet, error) {
	for _, part := range in.File {
		if part.Name != mainPart {
			continue
		}
		text, err := readPart(part)
		if err != nil {
			return sheet{}, err
		}
		return measure(text)
	}
	return sheet{}, fmt.Errorf("open template: no %s", mainPart)
}

func measure(text []byte) (sheet, error) {
	var doc struct {
		Size struct {
			W string `xml:"w,attr"`
		} `xml:"body>sectPr>pgSz"`
		Margins struct {
			Left  string `xml:"left,attr"`
			Right string `xml:"right,attr"`
		} `xml:"body>sectPr>pgMar"`
	}
	if err := xml.NewDecoder(bytes.NewReader(text)).Decode(&doc); err != nil {
		return sheet{}, fmt.Errorf("read template: %w", err)
	}
	width := number(doc.Size.W) - number(doc.Margins.Left) - number(doc.Margins.Right)
	if width < a4/4 {
		width = a4
	}
	return sheet{width}, nil
}

// number reads a measure; what is none counts nothing.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
