package docx

import (
	"context"
	"strconv"

	"kairyluu/app"
)

// registration is the list that people sign at the door.
type registration struct {
	office
	meeting app.Meeting
}

// Lines of a registration list: as many as fill two sheets, and some spare ones
// after the names that are known.
const (
	leastLines = 25
	spareLines = 5
)

// lineHeight leaves room to sign: 0,8 cm in twentieths of a point.
const lineHeight = 454

func registrationOf(ctx context.Context, src Source, id int64, w Words) (registration, error) {
	o, err := officeOf(ctx, src, w)
	if err != nil {
		return registration{}, err
	}
	m, err := src.Meeting(ctx, id)
	return registration{o, m}, err
}

func (d registration) paper() paper {
	p := paper{words: d.letterhead(), blocks: map[string]func(sheet) []element{
		"facts":      d.facts,
		"list":       func(s sheet) []element { return hold(d.list(s)) },
		"signatures": d.signatures,
	}}
	p.words["title"] = d.w.T("docx.registration.title")
	p.words["form"] = d.name(d.meeting.FormID)
	p.words["date"] = d.date(d.meeting.Date)
	p.words["place"] = d.meeting.Place
	p.words["settlements"] = d.names(d.meeting.Settlements)
	p.words["consent"] = d.w.T("docx.consent")
	return p
}

func (d registration) facts(s sheet) []element {
	return d.particulars(s, [][2]string{
		{"docx.fact.form", d.name(d.meeting.FormID)},
		{"docx.fact.settlement", d.names(d.meeting.Settlements)},
		{"docx.fact.when", list(d.date(d.meeting.Date), d.times(d.meeting))},
		{"docx.fact.place", d.meeting.Place},
	})
}

func (d registration) list(s sheet) []element {
	g := grid{widths: []int{5, 27, 8, 10, 23, 14, 13}, ruled: true, rows: []gridRow{{head: true}}}
	for _, key := range []string{"number", "name", "sex", "born", "address", "phone", "signature"} {
		g.rows[0].cells = append(g.rows[0].cells, d.w.T("docx.col."+key))
	}
	for i := range max(leastLines, len(d.meeting.Participants)+spareLines) {
		g.rows = append(g.rows, gridRow{height: lineHeight, cells: d.line(i)})
	}
	return []element{g.table(s), gap()}
}

func (d registration) line(i int) []string {
	cells := []string{strconv.Itoa(i + 1), "", "", "", "", "", ""}
	if i >= len(d.meeting.Participants) {
		return cells
	}
	p := d.meeting.Participants[i]
	cells[1], cells[4], cells[5] = p.Name, p.Address, p.Phone
	if p.Sex != "" {
		cells[2] = d.w.T("docx.sex_" + string(p.Sex))
	}
	if p.BirthYear != 0 {
		cells[3] = strconv.Itoa(p.BirthYear)
	}
	return cells
}

func (d registration) signatures(s sheet) []element {
	return d.sign(s, [2]string{d.w.T("docx.registrar"), d.meeting.Secretary})
}
