//go:build bench && linux

package bench

import (
	"bufio"
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"
)

// times are how long something took, again and again.
type times []time.Duration

// at is the duration that a part of them does not exceed: at(0.5) is the median.
func (t times) at(part float64) time.Duration {
	if len(t) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(t))
	return sorted[min(len(sorted)-1, int(part*float64(len(sorted))))]
}

func (t times) median() time.Duration { return t.at(0.5) }

func (t times) mean() time.Duration {
	var sum time.Duration
	for _, d := range t {
		sum += d
	}
	return sum / time.Duration(max(1, len(t)))
}

// timed does something after one warm-up as often as its length allows, and
// returns the median.
func timed(f func() error) (time.Duration, error) {
	start := time.Now()
	if err := f(); err != nil {
		return 0, err
	}
	runs := 9
	switch once := time.Since(start); {
	case once > 2*time.Second:
		runs = 2
	case once > 100*time.Millisecond:
		runs = 3
	}
	var t times
	for range runs {
		start := time.Now()
		if err := f(); err != nil {
			return 0, err
		}
		t = append(t, time.Since(start))
	}
	return t.median(), nil
}

// ms is a duration as the table has it.
func ms(d time.Duration) string {
	switch n := float64(d) / float64(time.Millisecond); {
	case n >= 10_000:
		return fmt.Sprintf("%.1f s", n/1000)
	case n >= 100:
		return fmt.Sprintf("%.0f ms", n)
	case n >= 10:
		return fmt.Sprintf("%.1f ms", n)
	default:
		return fmt.Sprintf("%.2f ms", n)
	}
}

// memory is what the process holds after some work, and the most it held during it.
type memory struct {
	After     string
	RSS, Peak int // MiB
}

// forgetPeak lets the kernel count the peak of memory from now on.
func forgetPeak() error {
	debug.FreeOSMemory()
	return os.WriteFile("/proc/self/clear_refs", []byte("5"), 0)
}

func memoryAfter(what string) (memory, error) {
	m := memory{After: what}
	f, err := os.Open("/proc/self/status")
	if err != nil {
		return m, err
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		name, value, _ := strings.Cut(lines.Text(), ":")
		kib, _ := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(value), " kB"))
		switch name {
		case "VmRSS":
			m.RSS = kib / 1024
		case "VmHWM":
			m.Peak = kib / 1024
		}
	}
	return m, nil
}
