//go:build bench && linux

package bench

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/report"
	"kairyluu/app/text"
	"kairyluu/db"
)

// page is how many rows a list asks for at once.
const page = 100

// question is one kind of thing that the window asks, in several wordings.
type question struct {
	id, what, goal string
	ops            []func() error
	shown          func(medians times) string // nil: the median
}

// typical shows the wording in the middle, and the slow ones.
func typical(medians times) string {
	return ms(medians.median()) + ", 95 % " + ms(medians.at(0.95))
}

func slowest(medians times) string { return "at most " + ms(medians.at(1)) }

// bench measures one office.
type bench struct {
	ctx    context.Context
	store  *db.Store
	office *app.Office
	found  *found
	c      *cSQLite

	total  int
	sample []app.Appeal // spread over the whole journal
	people []app.Resident
}

func (b *bench) pick(n int) error {
	for i := range n {
		rows, err := b.office.Appeals.Rows(b.ctx, app.AppealQuery{Offset: (2*i + 1) * b.total / (2 * n), Limit: 1})
		if err != nil {
			return err
		}
		c, err := b.office.Appeals.Case(b.ctx, rows[0].ID)
		if err != nil {
			return err
		}
		b.sample = append(b.sample, c.Appeal)
		if len(c.Appeal.Applicants) > 0 {
			b.people = append(b.people, c.Appeal.Applicants[0].Resident)
		}
	}
	return nil
}

// ask measures a question, and puts to C at once what was put to SQLite for it.
func (b *bench) ask(q question) error {
	var medians times
	var asked []db.Asked
	for _, op := range q.ops {
		median, err := timed(op)
		if err != nil {
			return fmt.Errorf("%s: %w", q.what, err)
		}
		medians = append(medians, median)
		stop := b.store.Listen(func(a db.Asked) { asked = append(asked, a) })
		err = op()
		stop()
		if err != nil {
			return err
		}
	}
	inC, err := b.c.mean(b.ctx, asked, len(q.ops))
	if err != nil {
		return fmt.Errorf("%s: %w", q.what, err)
	}
	if q.shown == nil {
		q.shown = func(medians times) string { return ms(medians.median()) }
	}
	b.figure(figure{ID: q.id, What: q.what, Goal: q.goal, Value: q.shown(medians), Time: medians.mean(), C: inC})
	return nil
}

func (b *bench) figure(f figure) { b.found.Figures = append(b.found.Figures, f) }

func (b *bench) rows(q app.AppealQuery) func() error {
	if q.Limit == 0 {
		q.Limit = page
	}
	return func() error {
		_, err := b.office.Appeals.Rows(b.ctx, q)
		return err
	}
}

func (b *bench) search(words string) func() error {
	return b.rows(app.AppealQuery{Filter: app.AppealFilter{Words: words}})
}

// beginnings are the first letters of words of the sample, as somebody types them;
// as often as a beginning is frequent it is typed.
func (b *bench) beginnings(letters, n int) []string {
	r := rand.New(rand.NewPCG(uint64(letters), 1))
	var out []string
	for len(out) < n {
		words := text.Words(b.sample[r.IntN(len(b.sample))].Text)
		if len(words) == 0 {
			continue
		}
		if word := []rune(words[r.IntN(len(words))]); len(word) >= letters {
			out = append(out, string(word[:letters]))
		}
	}
	return out
}

func (b *bench) searches() error {
	const wordings = 40
	var two, people, phones, whole []func() error
	first, second := b.beginnings(5, wordings), b.beginnings(4, wordings)
	for i := range first {
		two = append(two, b.search(first[i]+" "+second[i]))
	}
	for _, a := range b.sample[:wordings] {
		if words := text.Words(a.Text); len(words) > 0 {
			whole = append(whole, b.search(longest(words)))
		}
	}
	for _, p := range b.people[:wordings] {
		surname := []rune(p.Name.Surname)
		people = append(people, b.known(string(surname[:min(3, len(surname))])))
		if len(p.Phones) > 0 {
			phones = append(phones, b.known(p.Phones[0][4:9]))
		}
	}
	questions := []question{}
	for _, letters := range []int{2, 3, 5} {
		q := question{id: "P2", what: fmt.Sprintf("search as you type, %d letters", letters), goal: "5 / 15 ms", shown: typical}
		for _, beginning := range b.beginnings(letters, wordings) {
			q.ops = append(q.ops, b.search(beginning))
		}
		questions = append(questions, q)
	}
	questions = append(
		questions,
		question{"P3", "search, a whole word", "10 / 40 ms", whole, typical},
		question{"P3", "search, two words", "10 / 40 ms", two, typical},
		question{"P4", "people whose name begins so, with their last appeals", "2 / 5 ms", people, typical},
		question{"P4", "people whose phone begins so, with their last appeals", "2 / 5 ms", phones, typical},
	)
	return b.askAll(questions)
}

func (b *bench) askAll(questions []question) error {
	for _, q := range questions {
		if err := b.ask(q); err != nil {
			return err
		}
	}
	return nil
}

func longest(words []string) string {
	best := words[0]
	for _, w := range words {
		if len(w) > len(best) {
			best = w
		}
	}
	return best
}

func (b *bench) known(typed string) func() error {
	return func() error {
		_, err := b.office.Residents.Known(b.ctx, typed, 6)
		return err
	}
}

// lists are the journal: its pages, its sorts, the numbers on its chips.
func (b *bench) lists() error {
	var next, drag, sorts, turned []func() error
	for i := range 20 {
		at := (2*i + 1) * b.total / 40
		rows, err := b.office.Appeals.Rows(b.ctx, app.AppealQuery{Desc: true, Offset: at, Limit: 1})
		if err != nil {
			return err
		}
		next = append(next, b.rows(app.AppealQuery{Desc: true, After: &rows[0]}))
		drag = append(drag, b.rows(app.AppealQuery{Desc: true, Offset: at}))
	}
	for _, sort := range app.AppealSorts {
		for _, desc := range []bool{false, true} {
			middle, err := b.office.Appeals.Rows(b.ctx, app.AppealQuery{Sort: sort, Desc: desc, Offset: b.total / 2, Limit: 1})
			if err != nil {
				return err
			}
			sorts = append(sorts, b.rows(app.AppealQuery{Sort: sort, Desc: desc}))
			turned = append(turned, b.rows(app.AppealQuery{Sort: sort, Desc: desc, After: &middle[0]}))
		}
	}
	return b.askAll([]question{
		{"P6", "next page while scrolling, anywhere", "2 / 2 ms", next, slowest},
		{"P6", "scroll bar dragged anywhere", "5 / 20 ms", drag, slowest},
		{"P7", "first page by each sort, both ways", "5 / 5 ms", sorts, slowest},
		{"P7", "next page in the middle of each sort", "5 / 5 ms", turned, slowest},
	})
}

func (b *bench) counts() error {
	a := b.sample[len(b.sample)/2]
	q := until.Quarter().Prev()
	week := app.AppealFilter{DueBy: until.AddDays(7)}
	chips := []app.AppealFilter{{}, {Open: true}, {Late: true}, week, {Executor: a.Standing.ExecutorID, Open: true}, {Executor: app.NoOne, Open: true}}
	filters := []app.AppealFilter{
		{From: q.First(), To: q.Last()},
		{Settlement: a.SettlementID},
		{Topic: a.TopicID},
		{Kind: app.Complaint},
		{Outcome: app.Satisfied},
		{Executor: a.Standing.ExecutorID},
		{Language: app.Kyrgyz, From: q.First()},
		{Settlement: a.SettlementID, Topic: a.TopicID, From: q.First(), To: q.Last()},
	}
	var onChips, filtered, searched []func() error
	for _, f := range chips {
		onChips = append(onChips, b.count(f))
	}
	for _, f := range filters {
		filtered = append(filtered, b.count(f), b.rows(app.AppealQuery{Filter: f, Desc: true}))
	}
	for _, words := range append(b.beginnings(3, 10), b.beginnings(5, 10)...) {
		searched = append(searched, b.count(app.AppealFilter{Words: words}))
	}
	return b.askAll([]question{
		{"P8", "the numbers on the chips, exact, each", "5 / 35 ms", onChips, slowest},
		{"P8", "first page and exact number under a filter, each", "5 / 35 ms", filtered, slowest},
		{"P8", "exact number found by 3 to 5 letters", "5 / 35 ms", searched, typical},
	})
}

func (b *bench) count(f app.AppealFilter) func() error {
	return func() error {
		_, err := b.office.Appeals.Count(b.ctx, f, 0)
		return err
	}
}

// figures are what reports are made of, and whole reports.
func (b *bench) figures() error {
	q := until.Quarter().Prev()
	dims := []app.Dim{app.DimTopic, app.DimOutcome, app.DimSettlement}
	tally := func(from civil.Date) []func() error {
		return []func() error{func() error {
			_, err := b.office.Appeals.Tally(b.ctx, app.AppealFilter{From: from, To: q.Last()}, dims...)
			return err
		}}
	}
	source := report.Of(b.office.Desk)
	return b.askAll([]question{
		{"P9", "a quarter by topic, outcome and settlement", "10 / 50 ms", tally(q.First()), nil},
		{"P10", "a year by topic, outcome and settlement", "30 / 200 ms", tally(q.First().AddDays(-274)), nil},
		{"P9", "all figures of the quarter's report (four spans, nine sheets)", "", []func() error{func() error {
			_, err := report.Build(b.ctx, source, q, report.Options{Now: now()})
			return err
		}}, nil},
		{"", "the head's overview", "", []func() error{func() error {
			_, err := report.ReckonOverview(b.ctx, source, until)
			return err
		}}, nil},
		{"", "a card with its events, kin and files", "", b.cards(), typical},
	})
}

func (b *bench) cards() (ops []func() error) {
	for _, a := range b.sample[:20] {
		ops = append(ops, func() error {
			_, err := b.office.Appeals.Case(b.ctx, a.ID)
			return err
		})
	}
	return ops
}

// similar is what the form asks at its side while it is filled in.
func (b *bench) similar() error {
	var ops []func() error
	for _, a := range b.sample[:20] {
		a.ID = 0
		ops = append(ops, func() error {
			_, err := b.office.Appeals.Similar(b.ctx, a)
			return err
		})
	}
	return b.ask(question{"", "hints of similar appeals, for a whole form", "", ops, typical})
}

func elapsed(f func() error) (time.Duration, error) {
	start := time.Now()
	err := f()
	return time.Since(start), err
}
