package xlsx

import (
	"github.com/xuri/excelize/v2"

	"kairyluu/app/report"
)

// Colours of the workbook.
const (
	ink      = "1F2D3D"
	faint    = "6B7785"
	lines    = "C9D1DA"
	headFill = "E3EAF2"
	bandRow  = "F1F5F9"
	nowBar   = "2F6699"
	agoBar   = "B5C3D1"
)

// look is everything that a style of ours can vary in.
type look struct {
	size     float64 // 0: the usual
	bold     bool
	faint    bool
	fill     string
	border   bool
	under    bool // only a line below: for a signature
	wrap     bool
	turned   bool // upwards, for narrow heads
	across   string
	indent   int
	format   string
	topLevel bool // aligned to the top of the row
	open     bool // may be typed into on a locked sheet
}

// formats of figures. Percentages are stored as fractions.
var formats = map[report.Kind]string{
	report.Count:   "#,##0",
	report.Delta:   "+#,##0;-#,##0;0",
	report.Decimal: "#,##0.0",
	report.Percent: `0.0\ %`,
	report.Change:  `+0.0\ %;-0.0\ %;0.0\ %`,
	report.Day:     "dd.mm.yyyy",
	report.Money:   "#,##0.00",
	report.Rate:    "0.0000",
	report.Whole:   `0\ %`,
}

const deltaOfDecimals = "+#,##0.0;-#,##0.0;0.0"

// styles makes each style once.
type styles struct {
	file *excelize.File
	made map[look]int
}

func (s *styles) of(l look) (int, error) {
	if id, ok := s.made[l]; ok {
		return id, nil
	}
	id, err := s.file.NewStyle(l.style())
	if err == nil {
		s.made[l] = id
	}
	return id, err
}

func (l look) style() *excelize.Style {
	colour := ink
	if l.faint {
		colour = faint
	}
	size := l.size
	if size == 0 {
		size = 11
	}
	s := &excelize.Style{
		Font: &excelize.Font{Family: "Calibri", Size: size, Bold: l.bold, Color: colour},
		Alignment: &excelize.Alignment{
			Horizontal: l.across, Vertical: "center", WrapText: l.wrap, Indent: l.indent,
		},
	}
	if l.topLevel {
		s.Alignment.Vertical = "top"
	}
	if l.turned {
		s.Alignment.TextRotation = 90
	}
	if l.fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	if l.border {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: lines, Style: 1})
		}
	}
	if l.under {
		s.Border = []excelize.Border{{Type: "bottom", Color: ink, Style: 1}}
	}
	if l.open {
		s.Protection = &excelize.Protection{Locked: false}
	}
	if l.format != "" {
		s.CustomNumFmt = &l.format
	}
	return s
}
