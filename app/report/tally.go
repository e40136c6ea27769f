package report

import (
	"strconv"

	"kairyluu/app"
)

// by adds groups up by their i-th key.
func by(groups []app.Group, i int) map[string]int {
	sums := map[string]int{}
	for _, g := range groups {
		sums[g.Keys[i]] += g.N
	}
	return sums
}

// byID adds groups up by their i-th key, the id of an entry; 0 for none.
func byID(groups []app.Group, i int) map[int64]int {
	sums := map[int64]int{}
	for _, g := range groups {
		sums[id(g.Keys[i])] += g.N
	}
	return sums
}

// id reads the key of an entry; a row without one has an empty or a zero key.
func id(key string) int64 {
	n, err := strconv.ParseInt(key, 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// listed are the entries that a table has a line for: those counted in any of
// the sums, and with active also those still in use, in the dictionary's order.
// Ids that the dictionary lacks come last, 0 (nobody, nowhere) at the very end.
func listed(entries []app.Entry, active bool, sums ...map[int64]int) []app.Entry {
	counted := map[int64]bool{}
	for _, s := range sums {
		for id, n := range s {
			if n != 0 {
				counted[id] = true
			}
		}
	}
	var lines []app.Entry
	for _, e := range entries {
		if counted[e.ID] || active && e.Active {
			lines = append(lines, e)
		}
		delete(counted, e.ID)
	}
	none := counted[0]
	delete(counted, 0)
	for _, id := range sorted(counted) {
		lines = append(lines, app.Entry{ID: id, NameRU: "№ " + strconv.FormatInt(id, 10)})
	}
	if none {
		lines = append(lines, app.Entry{})
	}
	return lines
}
