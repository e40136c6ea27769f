package report

import (
	"cmp"
	"slices"

	"kairyluu/app"
)

// settlementsTable is the fifth sheet: settlements by groups of topics, with
// the number for a thousand residents where the population is known.
func (f *figures) settlementsTable() Table {
	m := f.matrix()
	t := Table{
		Key: "settlements", Sheet: "settlements", Title: Say("report.table.settlements"), Head: Say("report.head.settlement"),
		Notes: []Label{Say("report.note.topics")},
	}
	for _, g := range m.groups {
		t.Columns = append(t.Columns, Column{topicKey(g), f.topicLabel(g), Count})
	}
	t.Columns = append(t.Columns, Column{totalKey, Say("report.total"), Count})
	counted := slices.ContainsFunc(m.places, func(e app.Entry) bool { return e.Population > 0 })
	if counted {
		t.Columns = append(t.Columns, Column{"per_thousand", Say("report.col.per_thousand"), Decimal})
	}
	for _, place := range m.places {
		t.Rows = append(t.Rows, f.settlementRow(m, place, counted))
	}
	t.Rows = append(t.Rows, f.settlementTotal(m, counted))
	return t
}

// matrix counts what was received by settlement and group of topics.
type matrix struct {
	places, groups   []app.Entry
	cells            map[[2]int64]int
	byPlace, byGroup map[int64]int
}

func (f *figures) matrix() matrix {
	m := matrix{cells: map[[2]int64]int{}, byPlace: byID(f.places, 1), byGroup: f.byGroup(byID(f.places, 0))}
	for _, g := range f.places {
		m.cells[[2]int64{id(g.Keys[1]), f.groupOf(id(g.Keys[0]))}] += g.N
	}
	m.places = listed(f.settlements, true, m.byPlace)
	m.groups = listed(f.groups(), true, m.byGroup)
	return m
}

func inSettlement(id int64) narrow {
	return func(f *app.AppealFilter) { f.Settlement = orNoOne(id) }
}

func (f *figures) settlementRow(m matrix, place app.Entry, counted bool) Row {
	r := Row{Key: "settlement." + cmp.Or(place.NameRU, place.NameKY, "none"), Label: NameOf(place)}
	if place.ID == 0 {
		r.Label = Say("report.settlement.none")
	}
	here := with(f.quarter.received(), inSettlement(place.ID))
	for _, g := range m.groups {
		r.Cells = append(r.Cells, count(m.cells[[2]int64{place.ID, g.ID}], with(here, aboutTopic(g.ID))))
	}
	r.Cells = append(r.Cells, count(m.byPlace[place.ID], here))
	if counted {
		r.Cells = append(r.Cells, perThousand(m.byPlace[place.ID], place.Population))
	}
	return r
}

func (f *figures) settlementTotal(m matrix, counted bool) Row {
	r := Row{Key: totalKey, Label: Say("report.total"), Total: true}
	for _, g := range m.groups {
		r.Cells = append(r.Cells, count(m.byGroup[g.ID], with(f.quarter.received(), aboutTopic(g.ID))))
	}
	r.Cells = append(r.Cells, count(f.now.received, f.quarter.received()))
	if !counted {
		return r
	}
	n, people := 0, 0
	for _, place := range m.places {
		if place.Population > 0 {
			n, people = n+m.byPlace[place.ID], people+place.Population
		}
	}
	r.Cells = append(r.Cells, perThousand(n, people))
	return r
}

func perThousand(n, people int) Cell {
	if people == 0 {
		return decimal(0, false)
	}
	return decimal(1000*float64(n)/float64(people), true)
}
