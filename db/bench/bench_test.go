//go:build bench && linux

// Package bench measures the store and what stands on it, on made-up offices of
// several sizes. Nothing here passes or fails by a time: it prints a table.
package bench

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The size that a child measures, and where it leaves what it found. Each size has
// a process of its own, so that memory is that of one office.
const (
	childSize = "KAIRYLUU_BENCH_CHILD"
	childOut  = "KAIRYLUU_BENCH_FOUND"
)

// figure is one line of the table.
type figure struct {
	ID, What, Goal string
	Value          string        // as shown
	Time           time.Duration // for ratios: the mean of the medians of its wordings
	C              time.Duration // what C takes for one of them; 0: not asked
}

// found is what one process found out about one size.
type found struct {
	Size    int
	Bytes   int64
	Built   time.Duration
	C       string // version, and whether it read the same file
	Figures []figure
	Memory  []memory
	Notes   []string
}

func TestMain(m *testing.M) {
	size, err := strconv.Atoi(os.Getenv(childSize))
	if err != nil {
		os.Exit(m.Run())
	}
	f, err := measure(context.Background(), size)
	if err == nil {
		var raw []byte
		if raw, err = json.Marshal(f); err == nil {
			err = os.WriteFile(os.Getenv(childOut), raw, 0o600)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func TestBench(t *testing.T) {
	sizes := os.Getenv("KAIRYLUU_BENCH")
	if sizes == "" {
		sizes = "10000"
	}
	where := machine()
	var all []found
	for size := range strings.SplitSeq(sizes, ",") {
		all = append(all, child(t, strings.TrimSpace(size)))
	}
	said := where + "\n\n" + table(all)
	fmt.Println(said)
	if path := os.Getenv("KAIRYLUU_BENCH_DOC"); path != "" {
		if err := document(path, "table", said); err != nil {
			t.Fatal(err)
		}
	}
}

func child(t *testing.T, size string) found {
	t.Helper()
	out := filepath.Join(t.TempDir(), "found.json")
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), childSize+"="+size, childOut+"="+out)
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("measure %s appeals: %v", size, err)
	}
	raw, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	var f found
	if err := json.Unmarshal(raw, &f); err != nil {
		t.Fatal(err)
	}
	return f
}

// table is everything as Markdown, the sizes side by side.
func table(all []found) string {
	var out strings.Builder
	first := all[0]
	line := func(cells ...string) { out.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	head := []string{"#", "What the clerk does", "Goal at 100k / 1M"}
	for _, f := range all {
		head = append(head, count(f.Size))
	}
	for _, f := range all[1:] {
		head = append(head, count(f.Size)+" : "+count(first.Size))
	}
	for _, f := range all {
		head = append(head, ": C, "+count(f.Size))
	}
	line(head...)
	line(strings.Split(strings.Repeat("---,", len(head)-1)+"---", ",")...)
	for _, i := range inOrder(first.Figures) {
		one := first.Figures[i]
		cells := []string{one.ID, one.What, one.Goal}
		for _, f := range all {
			cells = append(cells, f.Figures[i].Value)
		}
		for _, f := range all[1:] {
			cells = append(cells, ratio(f.Figures[i].Time, one.Time))
		}
		for _, f := range all {
			cells = append(cells, ratio(f.Figures[i].Time, f.Figures[i].C))
		}
		line(cells...)
	}
	out.WriteString("\n| Memory after | " + strings.Join(sizesOf(all), " | ") + " |\n| --- |" + strings.Repeat(" --- |", len(all)) + "\n")
	for i, m := range first.Memory {
		cells := []string{m.After}
		for _, f := range all {
			cells = append(cells, fmt.Sprintf("%d MiB, at most %d", f.Memory[i].RSS, f.Memory[i].Peak))
		}
		line(cells...)
	}
	for _, f := range all {
		fmt.Fprintf(&out, "\n%s appeals: %d MiB", count(f.Size), f.Bytes>>20)
		if f.Built > 0 {
			fmt.Fprintf(&out, ", made up in %.0f s", f.Built.Seconds())
		}
		fmt.Fprintf(&out, "; C is %s.\n", f.C)
		for _, note := range f.Notes {
			out.WriteString("- " + note + "\n")
		}
	}
	return out.String()
}

// inOrder are the places of the figures by their number; those without one last.
func inOrder(figures []figure) []int {
	places := make([]int, len(figures))
	for i := range places {
		places[i] = i
	}
	number := func(i int) int {
		n, err := strconv.Atoi(strings.TrimPrefix(figures[i].ID, "P"))
		if err != nil {
			return len(figures) + 100
		}
		return n
	}
	slices.SortStableFunc(places, func(i, j int) int { return number(i) - number(j) })
	return places
}

func sizesOf(all []found) []string {
	var sizes []string
	for _, f := range all {
		sizes = append(sizes, count(f.Size))
	}
	return sizes
}

func count(n int) string {
	switch {
	case n%1_000_000 == 0:
		return strconv.Itoa(n/1_000_000) + "M"
	case n%1000 == 0:
		return strconv.Itoa(n/1000) + "k"
	}
	return strconv.Itoa(n)
}

func ratio(a, b time.Duration) string {
	if a == 0 || b == 0 {
		return ""
	}
	return fmt.Sprintf("%.1f", float64(a)/float64(b))
}
