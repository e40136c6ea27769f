package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
)

// wordML is the namespace of a document's text. Word, LibreOffice and wordZero
// all call it w.
const wordML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

// span is a stretch of bytes of a part.
type span struct{ from, to int }

// text is a <w:t> of a template: where it lies, tags and all, and what it says.
type text struct {
	at   span
	said string
}

// paragraph is a paragraph as it lies in the bytes of its part. Word cuts a line
// into runs wherever it likes, so a name may begin in one text and end in another.
type paragraph struct {
	at     span
	texts  []text
	inCell bool // a table's cell must keep its last paragraph
	holds  bool // other paragraphs, in a text box
}

func (p paragraph) said() string {
	var b bytes.Buffer
	for _, t := range p.texts {
		b.WriteString(t.said)
	}
	return b.String()
}

// scanner walks through a part and gathers its paragraphs.
type scanner struct {
	decoder *xml.Decoder
	path    []string // local names of what is open; "" for other namespaces
	open    []paragraph
	text    *text
	found   []paragraph
}

// paragraphsOf finds the paragraphs of a part that say something, each ended
// before the one that holds it.
func paragraphsOf(part []byte) ([]paragraph, error) {
	s := scanner{decoder: xml.NewDecoder(bytes.NewReader(part))}
	for {
		before := int(s.decoder.InputOffset())
		token, err := s.decoder.Token()
		if errors.Is(err, io.EOF) {
			return s.found, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			s.start(t, before)
		case xml.CharData:
			if s.text != nil {
				s.text.said += string(t)
			}
		case xml.EndElement:
			s.end(int(s.decoder.InputOffset()))
		}
	}
}

func (s *scanner) start(t xml.StartElement, at int) {
	local := ""
	if t.Name.Space == wordML {
		local = t.Name.Local
	}
	switch local {
	case "p":
		inCell := len(s.path) > 0 && s.path[len(s.path)-1] == "tc"
		if n := len(s.open); n > 0 {
			s.open[n-1].holds = true
		}
		s.open = append(s.open, paragraph{at: span{from: at}, inCell: inCell})
	case "t":
		if len(s.open) > 0 {
			s.text = &text{at: span{from: at}}
		}
	}
	s.path = append(s.path, local)
}

func (s *scanner) end(at int) {
	local := s.path[len(s.path)-1] // the decoder has seen to it that something is open
	s.path = s.path[:len(s.path)-1]
	n := len(s.open)
	switch {
	case local == "t" && s.text != nil:
		s.text.at.to = at
		s.open[n-1].texts = append(s.open[n-1].texts, *s.text)
		s.text = nil
	case local == "p" && n > 0:
		done := s.open[n-1]
		s.open = s.open[:n-1]
		done.at.to = at
		if len(done.texts) > 0 {
			s.found = append(s.found, done)
		}
	}
}
