package dbtest

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kairyluu/app"
	"kairyluu/app/text"
)

// filters are one of each field of AppealFilter, and some together. The office
// has appeals on both sides of each.
func filters(o *Office) map[string]app.AppealFilter {
	yes, no := true, false
	house := ""
	for _, a := range o.Appeals {
		house = cmp.Or(house, text.AddressKey(a.Address.Line, ""))
	}
	f := map[string]app.AppealFilter{
		"everything":     {},
		"from":           {From: date("2026-01-10")},
		"to":             {To: date("2025-06-30")},
		"quarter":        {From: date("2025-10-01"), To: date("2025-12-31")},
		"answered in":    {Period: app.OnAnswered, From: date("2025-10-01"), To: date("2025-12-31")},
		"answered to":    {Period: app.OnAnswered, To: date("2025-12-31")},
		"closed in":      {Period: app.OnClosed, From: date("2025-10-01"), To: date("2025-12-31")},
		"due in":         {Period: app.OnDue, To: date("2025-12-31")},
		"open":           {Open: true},
		"open on":        {OpenOn: date("2025-12-31")},
		"late":           {Late: true},
		"late on":        {LateOn: date("2025-12-31")},
		"due by":         {DueBy: date("2026-07-25")},
		"in time":        {InTime: &yes},
		"over the term":  {InTime: &no},
		"states":         {States: []app.State{app.Registered, app.InWork}},
		"ended states":   {States: []app.State{app.Closed, app.Withdrawn}},
		"outcome":        {Outcome: app.Explained},
		"no answer":      {NoAnswer: true},
		"kind":           {Kind: app.Complaint},
		"channel":        {Channel: app.ByPhone},
		"channels":       {Channels: []app.Channel{app.OralReception, app.FieldReception}},
		"multiplicity":   {Multiplicity: app.Collective},
		"repetition":     {Repetition: app.Repeated},
		"not first":      {NotFirst: true},
		"language":       {Language: app.Kyrgyz},
		"covered":        {Covered: true},
		"site visit":     {SiteVisit: true},
		"on the spot":    {OnSpot: true},
		"settlement":     {Settlement: o.Settlements[1].ID},
		"no settlement":  {Settlement: app.NoOne},
		"topic":          {Topic: o.Topics[2].ID},
		"group":          {Topic: o.Groups[0].ID},
		"no topic":       {Topic: app.NoOne},
		"executor":       {Executor: o.Executors[1].ID},
		"nobody":         {Executor: app.NoOne},
		"receiver":       {Receiver: o.Executors[0].ID},
		"no receiver":    {Receiver: app.NoOne},
		"id":             {ID: o.Appeals[3].ID},
		"resident":       {Resident: o.Appeals[slices.IndexFunc(o.Appeals, hasTwo)].Applicants[1].ResidentID},
		"earlier":        {Earlier: o.Appeals[slices.IndexFunc(o.Appeals, hasEarlier)].Earlier},
		"house":          {House: house, Settlement: o.Settlements[0].ID},
		"house anywhere": {House: house},
		"sex":            {Sex: app.Female},
		"young":          {Age: app.Young},
		"middle":         {Age: app.Middle},
		"elderly":        {Age: app.Elderly},
		"social":         {Social: "veteran"},
		"several":        {Open: true, Kind: app.Application, Settlement: o.Settlements[0].ID, Age: app.Middle},
	}
	for name, filter := range f {
		filter.Today = Today
		f[name] = filter
	}
	return f
}

func hasTwo(a app.Appeal) bool     { return len(a.Applicants) > 1 }
func hasEarlier(a app.Appeal) bool { return a.Earlier != 0 }

// expected are the rows that a filter lets through, by id.
func (o *Office) expected(f app.AppealFilter) []app.AppealRow {
	var rows []app.AppealRow
	for _, a := range o.Appeals {
		if o.fits(f, a) {
			rows = append(rows, o.row(a))
		}
	}
	return rows
}

func testFilters(t *testing.T, open func(testing.TB) app.Store) {
	s := open(t)
	o := Fill(t, s, 400)
	for name, f := range filters(o) {
		t.Run(name, func(t *testing.T) {
			want := o.expected(f)
			if len(want) == 0 || len(want) == len(o.Appeals) && name != "everything" {
				t.Fatalf("%d of %d appeals: the filter is not tested", len(want), len(o.Appeals))
			}
			got := must(s.AppealRows(t.Context(), app.AppealQuery{Filter: f, Limit: 1000}))(t)
			slices.SortFunc(got, func(a, b app.AppealRow) int { return cmp.Compare(a.ID, b.ID) })
			same(t, "ids", ids(got), ids(want))
			for i := range min(len(got), len(want)) {
				same(t, "row", got[i], want[i])
			}
			same(t, "count", must(s.CountAppeals(t.Context(), f, 0))(t), len(want))
			same(t, "capped count", must(s.CountAppeals(t.Context(), f, 5))(t), min(5, len(want)))
			same(t, "figure", must(s.Tally(t.Context(), f))(t)[0].N, len(want))
			f.Words = "прошу"
			found := must(s.CountAppeals(t.Context(), f, 0))(t)
			same(t, "count of a search", found, len(slices.DeleteFunc(want, func(r app.AppealRow) bool {
				return !strings.Contains(text.Fold(r.Summary), "прошу")
			})))
		})
	}
}

func testPages(t *testing.T, open func(testing.TB) app.Store) {
	s := open(t)
	o := Fill(t, s, 150)
	for _, sort := range app.AppealSorts {
		for _, desc := range []bool{false, true} {
			for name, f := range map[string]app.AppealFilter{"everything": {}, "open": {Open: true}} {
				t.Run(fmt.Sprintf("%s, descending %v, %s", sort, desc, name), func(t *testing.T) {
					want := o.expected(f)
					slices.SortFunc(want, less(sort))
					if desc {
						slices.Reverse(want)
					}
					testPaging(t, s, app.AppealQuery{Filter: f, Sort: sort, Desc: desc}, ids(want))
				})
			}
		}
	}
	t.Run("a search, newest first", func(t *testing.T) {
		f := app.AppealFilter{Words: "прошу"}
		want := ids(must(s.AppealRows(t.Context(), app.AppealQuery{Filter: f, Limit: 1000}))(t))
		if len(want) < 20 || !slices.IsSortedFunc(want, func(a, b int64) int { return cmp.Compare(b, a) }) {
			t.Fatalf("found %v", want)
		}
		testPaging(t, s, app.AppealQuery{Filter: f}, want)
	})
	t.Run("an unknown sort is an error", func(t *testing.T) {
		if _, err := s.AppealRows(t.Context(), app.AppealQuery{Sort: "colour"}); err == nil {
			t.Error("no error")
		}
	})
}

// testPaging goes through a list by keys and by offsets: both have to give it.
func testPaging(t *testing.T, s app.Store, q app.AppealQuery, want []int64) {
	t.Helper()
	q.Limit = 1000
	same(t, "at once", ids(must(s.AppealRows(t.Context(), q))(t)), want)
	q.Limit = 7
	got := []int64{}
	for len(got) <= len(want) {
		page := must(s.AppealRows(t.Context(), q))(t)
		if len(page) == 0 {
			break
		}
		got = append(got, ids(page)...)
		q.After = &page[len(page)-1]
	}
	same(t, "by keys", got, want)
	q.After = nil
	for _, q.Offset = range []int{1, 7, 8, len(want) - 3, len(want), len(want) + 5} {
		from := min(q.Offset, len(want))
		page := must(s.AppealRows(t.Context(), q))(t)
		same(t, fmt.Sprint("from ", q.Offset), ids(page), append([]int64{}, want[from:min(from+7, len(want))]...))
	}
}

// keyOf is what a dimension says of an appeal.
func (o *Office) keyOf(d app.Dim, f app.AppealFilter, a app.Appeal) string {
	var first app.Resident
	if len(a.Applicants) > 0 {
		first = a.Applicants[0].Resident
	}
	switch d {
	case app.DimMonth:
		return dateOf(f.Period, a).String()[:7]
	case app.DimSex:
		return string(first.Sex)
	case app.DimBirthYear:
		return strconv.Itoa(birthYear(first))
	case app.DimSocial:
		var all []string
		for _, c := range first.Social {
			all = append(all, string(c))
		}
		return strings.Join(all, " ")
	case app.DimCovered:
		if covered(a) {
			return "1"
		}
		return "0"
	}
	return fmt.Sprint(map[app.Dim]any{
		app.DimKind: a.Kind, app.DimChannel: a.Channel, app.DimMultiplicity: a.Multiplicity, app.DimRepetition: a.Repetition,
		app.DimLanguage: a.Language, app.DimSettlement: a.SettlementID, app.DimTopic: a.TopicID,
		app.DimExecutor: a.Standing.ExecutorID, app.DimReceiver: a.ReceiverID, app.DimState: a.Standing.State,
		app.DimOutcome: a.Standing.Outcome, app.DimRegistered: a.Registered, app.DimAnswered: a.Standing.Answered,
		app.DimClosed: a.Standing.Closed, app.DimFinished: a.Standing.Finished(),
	}[d])
}

// tally counts in plain Go.
func (o *Office) tally(f app.AppealFilter, dims []app.Dim) map[string]app.Group {
	groups := map[string]app.Group{}
	add := func(to *int, when bool, n int) {
		if when {
			*to += n
		}
	}
	for _, a := range o.Appeals {
		if !o.fits(f, a) {
			continue
		}
		keys := make([]string, len(dims))
		for i, d := range dims {
			keys[i] = o.keyOf(d, f, a)
		}
		g := groups[strings.Join(keys, "|")]
		g.Keys = keys
		g.N++
		add(&g.Signatures, a.Multiplicity == app.Collective, a.Signatures)
		add(&g.InTime, inTime(a.Standing), 1)
		add(&g.Overdue, !a.Standing.Finished().IsZero() && !inTime(a.Standing), 1)
		add(&g.SiteVisits, a.Standing.SiteVisit, 1)
		add(&g.OnSpot, a.Standing.Answered == a.Registered, 1)
		groups[strings.Join(keys, "|")] = g
	}
	return groups
}

func testFigures(t *testing.T, open func(testing.TB) app.Store) {
	s := open(t)
	o := Fill(t, s, 300)
	single := []app.Dim{
		app.DimMonth, app.DimKind, app.DimChannel, app.DimMultiplicity, app.DimRepetition, app.DimLanguage, app.DimSettlement,
		app.DimTopic, app.DimExecutor, app.DimReceiver, app.DimState, app.DimOutcome, app.DimCovered, app.DimRegistered,
		app.DimAnswered, app.DimClosed, app.DimFinished, app.DimSex, app.DimBirthYear, app.DimSocial,
	}
	quarter := app.AppealFilter{From: date("2025-10-01"), To: date("2025-12-31")}
	check := func(name string, f app.AppealFilter, dims ...app.Dim) {
		t.Run(name, func(t *testing.T) {
			want := o.tally(f, dims)
			got := must(s.Tally(t.Context(), f, dims...))(t)
			same(t, "groups", len(got), len(want))
			for _, g := range got {
				same(t, "group", g, want[strings.Join(g.Keys, "|")])
			}
		})
	}
	for _, d := range single {
		check(string(d), app.AppealFilter{}, d)
	}
	check("topic, outcome and settlement of a quarter", quarter, app.DimTopic, app.DimOutcome, app.DimSettlement)
	answered := quarter
	answered.Period = app.OnAnswered
	check("months of answers", answered, app.DimMonth, app.DimOutcome)
	t.Run("groups come in order of their keys", func(t *testing.T) {
		var months []string
		for _, g := range must(s.Tally(t.Context(), app.AppealFilter{}, app.DimMonth))(t) {
			months = append(months, g.Keys[0])
		}
		if !slices.IsSorted(months) {
			t.Errorf("months %v", months)
		}
	})
	t.Run("nothing to count is one group of none", func(t *testing.T) {
		same(t, "groups", must(s.Tally(t.Context(), app.AppealFilter{ID: 9999}))(t), []app.Group{{Keys: []string{}}})
	})
	t.Run("an unknown dimension is an error", func(t *testing.T) {
		if _, err := s.Tally(t.Context(), app.AppealFilter{}, "colour"); err == nil {
			t.Error("no error")
		}
	})
}
