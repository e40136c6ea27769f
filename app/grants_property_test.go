package app_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"kairyluu/app"
	"kairyluu/app/money"
)

// plain is the ledger as a child would keep it: a list of what counts.
type plain struct {
	kind   app.LedgerKind
	form   app.Form
	source int64
	payer  string
	amount money.Sum
}

// clerk posts at random and keeps the plain ledger beside.
type clerk struct {
	*grants
	r       *rand.Rand
	project app.Project
	counts  map[int64]plain // by entry
	refused int
	done    map[string]int
}

func (c *clerk) source() app.Entry {
	return []app.Entry{c.grant, c.city, c.residents, c.sponsor}[c.r.IntN(4)]
}

// posting is a random one, of few payers and small sums so that they meet.
func (c *clerk) posting() app.Posting {
	x := c.cash(c.project, app.LedgerKinds[c.r.IntN(4)], c.source(), money.Sum(1+c.r.IntN(200)))
	x.Payer = app.Payer{Kind: app.Household, Name: fmt.Sprint("Семья ", c.r.IntN(4))}
	if c.r.IntN(5) == 0 {
		inKind(&x)
	}
	if c.r.IntN(4) == 0 && x.Form != app.InKind {
		x.Parts = nil
		for i, f := range []money.Fraction{33_33, 33_33, 33_34} {
			x.Parts = append(x.Parts, app.PostingPart{SourceID: []int64{c.grant.ID, c.residents.ID, c.city.ID}[i], Share: f})
		}
	}
	return x
}

// keep notes what was posted, or that the rules refused it.
func (c *clerk) keep(what string, entries []app.LedgerEntry, err error) bool {
	c.t.Helper()
	if code := app.ErrorCode(err); err != nil && code != app.Invalid && code != app.Denied {
		c.t.Fatalf("%s: %v", what, err)
	}
	if err != nil {
		c.refused++
		return false
	}
	c.done[what]++
	for _, e := range entries {
		c.counts[e.ID] = plain{e.Kind, e.Form, e.SourceID, e.Payer.Name, e.Amount}
	}
	return true
}

// any is one of the entries that count, the same for the same seed.
func (c *clerk) any() int64 {
	ids := slices.Sorted(maps.Keys(c.counts))
	return ids[c.r.IntN(len(ids))]
}

func (c *clerk) step() {
	switch n := c.r.IntN(10); {
	case n < 6 || len(c.counts) == 0:
		entries, err := c.Ledger.Post(c.ctx, c.posting())
		c.keep("post", entries, err)
	case n < 8:
		id := c.any()
		if _, err := c.Ledger.Reverse(c.ctx, id, never, "Ката"); c.keep("reverse", nil, err) {
			delete(c.counts, id)
		}
	case n < 9:
		id := c.any()
		entries, err := c.Ledger.Correct(c.ctx, id, c.posting(), "Ката")
		if c.keep("correct", entries, err) {
			delete(c.counts, id)
		}
	default:
		rows, err := c.Ledger.Refunds(c.ctx, c.project.ID)
		c.must(err)
		entries, err := c.Ledger.Refund(c.ctx, c.project.ID, rows, date(today))
		c.keep("refund", entries, err)
	}
}

// check holds what is stored against the plain ledger.
func (c *clerk) check() {
	c.t.Helper()
	type account struct {
		source int64
		form   app.Form
		kind   app.LedgerKind
	}
	type purse struct {
		source int64
		form   app.Form
		payer  string
	}
	sums, given, total := map[account]money.Sum{}, map[purse]money.Sum{}, money.Sum(0)
	for _, e := range c.counts {
		sums[account{e.source, e.form, e.kind}] += e.amount
		switch e.kind {
		case app.Received:
			given[purse{e.source, e.form, e.payer}] += e.amount
		case app.Returned:
			given[purse{e.source, e.form, e.payer}] -= e.amount
		}
	}
	for who, left := range given {
		if left < 0 {
			c.t.Fatalf("%v got back %d more than was paid", who, -left)
		}
	}
	of := c.open(c.project)
	for _, b := range of.Balances {
		for kind, got := range map[app.LedgerKind]money.Sum{
			app.Pledged: b.Pledged, app.Received: b.Received, app.Returned: b.Returned, app.Spent: b.Spent,
		} {
			want := sums[account{b.SourceID, b.Form, kind}]
			if b.Form == app.InKind && kind == app.Spent {
				want = b.Received - b.Returned
			}
			if got != want {
				c.t.Fatalf("%s of %d in %s is %d, want %d", kind, b.SourceID, b.Form, got, want)
			}
		}
		if b.Returned > b.Received {
			c.t.Fatalf("of %d more was given back than came: %+v", b.SourceID, b)
		}
		total += b.Received
	}
	equal(c.t, "received", of.Project.Standing.Received, total)
	c.shares(of.Balances)
	c.sound(c.project.ID)
}

// shares fails unless the shares of the sources make 100 %.
func (c *clerk) shares(balances []app.Balance) {
	c.t.Helper()
	parts := make([]money.Sum, len(balances))
	any := false
	for i, b := range balances {
		parts[i] = b.Received
		any = any || b.Received > 0
	}
	var whole money.Fraction
	for _, f := range money.Shares(10, parts...) {
		whole += f
	}
	if any && whole != money.Whole {
		c.t.Fatalf("shares of %v make %d", parts, whole)
	}
}

func TestWhateverIsPostedTheBooksAddUp(t *testing.T) {
	refunds := 0
	for seed := range uint64(6) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			g := newGrants(t)
			p := g.begin()
			g.plan(p, line("Площадка", part(g.grant, som(10)), part(g.residents, som(5))))
			c := &clerk{grants: g, r: rand.New(rand.NewPCG(seed, 7)), project: p, counts: map[int64]plain{}, done: map[string]int{}}
			for range 60 {
				c.step()
				c.check()
			}
			for _, what := range []string{"post", "reverse", "correct"} {
				if c.done[what] == 0 {
					t.Errorf("no %s went through", what)
				}
			}
			if c.refused == 0 {
				t.Error("nothing was refused")
			}
			refunds += c.done["refund"]
		})
	}
	if refunds == 0 {
		t.Error("nothing was given back to those who paid")
	}
}
