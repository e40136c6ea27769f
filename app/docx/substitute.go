package docx

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// name is a name in a template: {{number}}.
var name = regexp.MustCompile(`\{\{\s*([^{}]*?)\s*\}\}`)

// edit replaces a stretch of a part.
type edit struct {
	at   span
	with []byte
}

// substitute replaces the names in a part.
func substitute(part []byte, p paper, s sheet) ([]byte, error) {
	if !bytes.Contains(part, []byte(`xmlns:w="`+wordML+`"`)) {
		return nil, errTemplate{"docx.template.foreign", ""}
	}
	paragraphs, err := paragraphsOf(part)
	if err != nil {
		return nil, fmt.Errorf("read template: %w", err)
	}
	var edits []edit
	for _, at := range paragraphs {
		more, err := at.edits(p, s)
		if err != nil {
			return nil, err
		}
		edits = append(edits, more...)
	}
	return apply(part, edits), nil
}

func apply(part []byte, edits []edit) []byte {
	slices.SortFunc(edits, func(a, b edit) int { return cmp.Compare(a.at.from, b.at.from) })
	var out bytes.Buffer
	done := 0
	for _, e := range edits {
		out.Write(part[done:e.at.from])
		out.Write(e.with)
		done = e.at.to
	}
	out.Write(part[done:])
	return out.Bytes()
}

// edits are what becomes of a paragraph. A block replaces it whole. One that
// held nothing but names and says nothing now goes, so that what is not known
// leaves no gap.
func (at paragraph) edits(p paper, s sheet) ([]edit, error) {
	said := at.said()
	names := name.FindAllStringSubmatchIndex(said, -1)
	if err := known(said, p); err != nil || len(names) == 0 {
		return nil, err
	}
	alone := strings.TrimSpace(name.ReplaceAllString(said, "")) == ""
	if block := p.blocks[said[names[0][2]:names[0][3]]]; block != nil {
		if !alone || len(names) > 1 || at.holds {
			return nil, errTemplate{"docx.template.block", said[names[0][0]:names[0][1]]}
		}
		return at.replace(block(s))
	}
	if alone && !at.inCell && !at.holds && name.ReplaceAllStringFunc(said, p.value) == said[:0] {
		return []edit{{at: at.at}}, nil
	}
	return at.inline(names, p), nil
}

// known refuses names that the document has not, and braces that stayed open.
func known(said string, p paper) error {
	for _, found := range name.FindAllStringSubmatch(said, -1) {
		_, word := p.words[found[1]]
		if _, block := p.blocks[found[1]]; !word && !block {
			return errTemplate{"docx.template.unknown", found[0]}
		}
	}
	rest := name.ReplaceAllString(said, "")
	for _, braces := range []string{"{{", "}}"} {
		if strings.Contains(rest, braces) {
			return errTemplate{"docx.template.braces", strings.TrimSpace(said)}
		}
	}
	return nil
}

// value is what a name in braces stands for.
func (p paper) value(braced string) string {
	return p.words[name.FindStringSubmatch(braced)[1]]
}

// replace puts a block in place of the paragraph.
func (at paragraph) replace(block []element) ([]edit, error) {
	content, err := encode(block)
	if err != nil {
		return nil, err
	}
	if at.inCell && !bytes.HasSuffix(content, []byte("</w:p>")) {
		content = append(content, "<w:p/>"...)
	}
	return []edit{{at.at, content}}, nil
}

// inline rewrites the texts that names touch. A value stands where its name
// began, in the run and so in the looks of its first letter.
func (at paragraph) inline(names [][]int, p paper) []edit {
	var edits []edit
	from := 0
	for _, t := range at.texts {
		to := from + len(t.said)
		var b strings.Builder
		touched, done := false, from
		for _, n := range names {
			if n[1] <= from || n[0] >= to {
				continue
			}
			touched = true
			if n[0] >= from {
				b.WriteString(t.said[done-from : n[0]-from])
				b.WriteString(p.value(at.said()[n[0]:n[1]]))
			}
			done = min(n[1], to)
		}
		b.WriteString(t.said[done-from:])
		if touched {
			edits = append(edits, edit{t.at, textXML(b.String())})
		}
		from = to
	}
	return edits
}

// textXML is a text of a run; lines become line breaks.
func textXML(s string) []byte {
	var b bytes.Buffer
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			b.WriteString("<w:br/>")
		}
		b.WriteString(`<w:t xml:space="preserve">`)
		_ = xml.EscapeText(&b, []byte(line)) // a buffer takes everything
		b.WriteString("</w:t>")
	}
	return b.Bytes()
}
