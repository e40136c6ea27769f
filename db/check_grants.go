package db

import (
	"context"
	"fmt"

	"kairyluu/app"
)

// LedgerFault is something that the ledger, or what is kept of it, does not hold to.
type LedgerFault struct {
	Kind LedgerFaultKind
	ID   int64 // of the entry, the project or the programme that Kind speaks of; 0: of none
}

// LedgerFaultKind says what is wrong.
type LedgerFaultKind string

// Kinds of LedgerFault.
const (
	BadReversal       LedgerFaultKind = "reversal"  // an entry and its reversal do not cancel each other
	BadProjectTotal   LedgerFaultKind = "project"   // kept totals of a project are not the sums of its entries
	BadProgrammeTotal LedgerFaultKind = "programme" // the same of a programme
	BadPayerTotal     LedgerFaultKind = "payer"     // the same of the payers of a project
	BadPartyTotal     LedgerFaultKind = "party"     // the same of whoever paid, or was paid, by an entry
)

// checkBooks folds the books of every project anew.
func (s *Store) checkBooks(ctx context.Context, q *statements, r *Report) error {
	ids, err := all[int64](ctx, q, "SELECT id FROM project ORDER BY id")
	if err != nil {
		return err
	}
	in := reader{q: q}
	for _, id := range ids {
		books, err := app.ReadBooks(ctx, in, id)
		if err != nil {
			return err
		}
		if books.Standing() != books.Project.Standing {
			r.Books = append(r.Books, id)
		}
	}
	return nil
}

const (
	counting  = "l.reverses IS NULL AND l.reversed_by IS NULL"
	sumsByOne = `sum(1) AS n, sum(l.amount) AS amount, sum(` + counting + `) AS n_held,
		sum(CASE WHEN ` + counting + ` THEN l.amount ELSE 0 END) AS amount_held`
	perSpan = "SELECT l.%[1]s AS id, %[2]s AS since, l.source_id, l.form, l.kind, " + sumsByOne + " FROM ledger l GROUP BY 1, 2, 3, 4, 5"

	keptTotals = "SELECT %[1]s AS id, %[2]s AS since, source_id, form, kind, " + totalSums + " FROM %[3]s"
)

// ledgerQuestions have no answer in a sound ledger.
func ledgerQuestions() map[LedgerFaultKind]string {
	kept := func(of, table, since string) string { return fmt.Sprintf(keptTotals, of, since, table) }
	summed := func(of, since string) string { return "SELECT * FROM (" + fmt.Sprintf(perSpan, of, since) + ")" }
	months := func(of string) string {
		return summed(of, "substr(l.date, 1, 7)") + " UNION ALL " + summed(of, "''")
	}
	return map[LedgerFaultKind]string{
		BadReversal: `SELECT l.id FROM ledger l LEFT JOIN ledger o ON o.id = l.reverses WHERE l.reverses IS NOT NULL AND
			(o.id IS NULL OR o.reversed_by IS NOT l.id OR o.reverses IS NOT NULL OR o.amount <> -l.amount OR
			o.project_id <> l.project_id OR o.source_id <> l.source_id OR o.kind <> l.kind OR o.form <> l.form OR
			o.payer_key <> l.payer_key OR o.tranche_id IS NOT l.tranche_id OR o.line_uid <> l.line_uid)
			UNION SELECT o.id FROM ledger o LEFT JOIN ledger l ON l.id = o.reversed_by
			WHERE o.reversed_by IS NOT NULL AND l.reverses IS NOT o.id ORDER BY 1`,
		BadProjectTotal: differing(kept("project_id", "project_total", "month"), months("project_id")),
		BadProgrammeTotal: differing(kept("programme_key", "programme_total", "month")+" UNION ALL "+kept("programme_key", "third_total", "since"),
			months("programme_key")+" UNION ALL "+summed("programme_key", thirdOfMonth)),
		BadPayerTotal: differing(`SELECT project_id AS id, source_id, payer_key, n, pledged, cash, in_kind, returned,
				CASE n WHEN 0 THEN '' ELSE last END FROM payer_total`,
			`SELECT l.project_id AS id, l.source_id, l.payer_key, sum(`+counting+`),
				sum(CASE l.kind WHEN 'pledged' THEN l.amount ELSE 0 END),
				sum(CASE WHEN l.kind = 'received' AND l.form = 'cash' THEN l.amount ELSE 0 END),
				sum(CASE WHEN l.form <> 'in_kind' THEN 0 WHEN l.kind = 'received' THEN l.amount WHEN l.kind = 'returned' THEN -l.amount ELSE 0 END),
				sum(CASE WHEN l.kind = 'returned' AND l.form = 'cash' THEN l.amount ELSE 0 END),
				max(CASE WHEN `+counting+` THEN l.date ELSE '' END)
			FROM ledger l WHERE l.kind <> 'spent' GROUP BY 1, 2, 3`),
		BadPartyTotal: differing(`SELECT coalesce((SELECT min(l.id) FROM ledger l WHERE l.payer_key = s.payer_key), 0) AS id,
				payer_key, source_id, form, kind, `+totalSums+" FROM party_total s",
			"SELECT min(min(l.id)) OVER (PARTITION BY l.payer_key), l.payer_key, l.source_id, l.form, l.kind, "+sumsByOne+
				" FROM ledger l WHERE l.payer_key <> '' GROUP BY 2, 3, 4, 5"),
	}
}

// differing asks for the first columns of the rows that only one of two queries has.
func differing(a, b string) string {
	return fmt.Sprintf(`WITH kept AS (%s), summed AS (%s)
		SELECT DISTINCT id FROM (SELECT * FROM (SELECT * FROM kept EXCEPT SELECT * FROM summed)
		UNION ALL SELECT * FROM (SELECT * FROM summed EXCEPT SELECT * FROM kept)) ORDER BY id`, a, b)
}

// checkLedger compares entries with their reversals, and what is kept with the
// entries.
func (s *Store) checkLedger(ctx context.Context, q *statements, r *Report) error {
	questions := ledgerQuestions()
	for _, kind := range []LedgerFaultKind{BadReversal, BadProjectTotal, BadProgrammeTotal, BadPayerTotal, BadPartyTotal} {
		ids, err := all[int64](ctx, q, questions[kind])
		if err != nil {
			return err
		}
		for _, id := range ids {
			r.Ledger = append(r.Ledger, LedgerFault{kind, id})
		}
	}
	return nil
}
