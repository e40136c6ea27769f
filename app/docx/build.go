package docx

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	word "github.com/ZeroHawkeye/wordZero/pkg/document"
)

// Styles of the templates that blocks are built in. The office changes how they
// look; a template without one shows its plain text.
const (
	styleText    = "DocText"
	styleHeading = "DocHeading" // of a part: «ПОВЕСТКА ДНЯ»
	styleItem    = "DocItem"    // an item of the agenda, in its place in the minutes
	styleList    = "DocList"
	styleCell    = "DocCell"
	styleHead    = "DocCellHead"
	styleNote    = "DocNote"
	styleWarning = "DocWarning"
	styleSign    = "DocSign"
	styleSmall   = "DocGap" // the empty line after a table
	stylePhotos  = "DocPhotos"
)

// element is a paragraph or a table of a block.
type element any

// encode writes elements as they stand in the body of a document.
func encode(elements []element) ([]byte, error) {
	var out bytes.Buffer
	for _, e := range elements {
		h, keep := e.(held)
		if keep {
			e = h.element
		}
		u, unbroken := e.(together)
		if unbroken {
			e = u.element
		}
		content, err := xml.Marshal(e)
		if err != nil {
			return nil, fmt.Errorf("write paragraph: %w", err)
		}
		if unbroken {
			content = keepTogether(content)
		}
		if keep {
			content = keepNext(content)
		}
		out.Write(content)
	}
	return out.Bytes(), nil
}

// held is an element whose end stays on the page of what follows.
type held struct{ element }

// together is a table that stays on one page, if it can.
type together struct{ element }

// keepTogether says so of every row but the last: each stays with the next one.
func keepTogether(content []byte) []byte {
	last := max(0, bytes.LastIndex(content, []byte("<w:tr>")))
	return append(stay(content[:last]), content[last:]...)
}

// hold keeps the end of a block on the page of what follows it: signatures must
// not stand on a page of their own.
func hold(block []element) []element {
	for i := len(block) - 1; i >= 0; i-- {
		p, paragraph := block[i].(*word.Paragraph)
		block[i] = held{block[i]}
		if !paragraph || p.Properties.ParagraphStyle.Val != styleSmall {
			break
		}
	}
	return block
}

// keepNext says so of a paragraph, or of the last row of a table, in the place
// where Word's schema has it; wordZero has no word for it.
func keepNext(content []byte) []byte {
	at := max(0, bytes.LastIndex(content, []byte("<w:tr>")))
	return append(bytes.Clone(content[:at]), stay(content[at:])...)
}

// stay keeps every paragraph on the page of the next one.
func stay(content []byte) []byte {
	return bytes.ReplaceAll(content, []byte("</w:pStyle>"), []byte("</w:pStyle><w:keepNext></w:keepNext>"))
}

// para is a paragraph in a style.
func para(style, text string) *word.Paragraph {
	p := &word.Paragraph{}
	p.SetStyle(style)
	if text != "" {
		p.AddFormattedText(tied(text), nil)
	}
	return p
}

// initial is a space before the initials of a name.
var initial = regexp.MustCompile(` (\p{Lu}\.)`)

// tied keeps initials on the line of their surname, and a number on that of its sign.
func tied(text string) string {
	return strings.ReplaceAll(initial.ReplaceAllString(text, "\u00a0$1"), "№ ", "№\u00a0")
}

// paras is a text of several lines, a paragraph a line.
func paras(style, text string) []element {
	var all []element
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, para(style, line))
		}
	}
	return all
}

// labelled is «СЛУШАЛИ: …», the label bold; further lines are paragraphs of
// their own. Nothing to say is no paragraph.
func labelled(label, text string) []element {
	first, rest, _ := strings.Cut(strings.TrimSpace(text), "\n")
	if first == "" {
		return nil
	}
	p := &word.Paragraph{}
	p.SetStyle(styleText)
	p.AddFormattedText(label+" ", &word.TextFormat{Bold: true})
	p.AddFormattedText(tied(strings.TrimSpace(first)), nil)
	return append([]element{p}, paras(styleText, rest)...)
}

// grid is a table: widths are shares of the sheet's width.
type grid struct {
	widths  []int
	ruled   bool
	figures []int // columns whose cells stand to the right
	rows    []gridRow
}

// gridRow is a row of a grid.
type gridRow struct {
	cells  []string
	style  string // of every cell; empty: styleCell
	head   bool   // repeated on every page, shaded
	height int    // at least, in twentieths of a point; 0: as the text needs
	merged bool   // one cell across
	lines  []bool // cells with a line under them, to sign on
}

func (g grid) table(s sheet) *word.Table {
	widths := g.fit(s.width)
	t := &word.Table{
		// Only what Word's schema wants in the order in which wordZero writes it.
		Properties: &word.TableProperties{
			TableW:      &word.TableWidth{W: strconv.Itoa(s.width), Type: "dxa"},
			TableLayout: &word.TableLayoutType{Type: "fixed"},
		},
		Grid: &word.TableGrid{},
	}
	if g.ruled {
		line := func() *word.TableBorder {
			return &word.TableBorder{Val: "single", Sz: "4", Space: "0", Color: "auto"}
		}
		t.Properties.TableBorders = &word.TableBorders{
			Top: line(), Left: line(), Bottom: line(), Right: line(), InsideH: line(), InsideV: line(),
		}
	}
	for _, w := range widths {
		t.Grid.Cols = append(t.Grid.Cols, word.TableGridCol{W: strconv.Itoa(w)})
	}
	for _, r := range g.rows {
		t.Rows = append(t.Rows, r.build(widths, g))
	}
	return t
}

// fit shares the width of the sheet among the columns.
func (g grid) fit(width int) []int {
	sum, left := 0, width
	for _, w := range g.widths {
		sum += w
	}
	widths := make([]int, len(g.widths))
	for i, w := range g.widths {
		widths[i] = width * w / sum
		left -= widths[i]
	}
	widths[len(widths)-1] += left
	return widths
}

// build makes a row of g; one of a ruled table stays on one page.
func (r gridRow) build(widths []int, g grid) word.TableRow {
	row := word.TableRow{Properties: &word.TableRowProperties{}}
	row.Properties.SetCantSplit(g.ruled)
	row.Properties.SetTblHeader(r.head)
	if r.height > 0 {
		row.Properties.TableRowH = &word.TableRowH{Val: strconv.Itoa(r.height), HRule: "atLeast"}
	}
	if r.merged {
		whole := 0
		for _, w := range widths {
			whole += w
		}
		cell := r.cell(0, whole)
		cell.Properties.GridSpan = &word.GridSpan{Val: strconv.Itoa(len(widths))}
		row.Cells = append(row.Cells, cell)
		return row
	}
	for i, w := range widths {
		cell := r.cell(i, w)
		if slices.Contains(g.figures, i) {
			toTheRight(cell)
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

// toTheRight sets figures below one another.
func toTheRight(cell word.TableCell) {
	for i := range cell.Paragraphs {
		cell.Paragraphs[i].SetAlignment(word.AlignRight)
	}
}

func (r gridRow) cell(i, width int) word.TableCell {
	cell := word.TableCell{Properties: &word.TableCellProperties{
		TableCellW: &word.TableCellW{W: strconv.Itoa(width), Type: "dxa"},
	}}
	switch {
	case r.head || r.merged:
		cell.Properties.Shd = &word.TableCellShading{Val: "clear", Color: "auto", Fill: "EDEDED"}
	case i < len(r.lines) && r.lines[i]:
		cell.Properties.TcBorders = &word.TableCellBorders{
			Bottom: &word.TableCellBorder{Val: "single", Sz: "4", Space: "0", Color: "auto"},
		}
	}
	for line := range strings.SplitSeq(r.cells[i], "\n") {
		cell.Paragraphs = append(cell.Paragraphs, *para(r.cellStyle(), line))
	}
	return cell
}

func (r gridRow) cellStyle() string {
	switch {
	case r.style != "":
		return r.style
	case r.head || r.merged:
		return styleHead
	}
	return styleCell
}

// gap is the small line after a table: tables that touch grow together.
func gap() element { return para(styleSmall, "") }

// end is the line that must follow the last table of a document, as low as can be:
// a higher one would begin a page of its own.
func end() element {
	p := para(styleSmall, "")
	p.Properties.Spacing = &word.Spacing{Line: "20", LineRule: "exact"}
	return p
}
