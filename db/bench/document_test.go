//go:build bench && linux

package bench

import (
	"bufio"
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"
)

// document puts a table into a file that has a place of that name for it.
func document(path, name, table string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	begins := "<!-- " + name + ": make bench writes it -->\n"
	ends := "<!-- end of the " + name + " -->\n"
	before, rest, begun := strings.Cut(string(text), begins)
	_, after, ended := strings.Cut(rest, ends)
	if !begun || !ended {
		return fmt.Errorf("%s has no place for the %s", path, name)
	}
	return os.WriteFile(path, []byte(before+begins+"\n"+table+"\n"+ends+after), 0o644)
}

// machine names what was measured on, and how busy it was before.
func machine() string {
	load := "unknown"
	if raw, err := os.ReadFile("/proc/loadavg"); err == nil {
		load, _, _ = strings.Cut(string(raw), " ")
	}
	system, err := os.ReadFile("/proc/sys/kernel/osrelease")
	if err != nil {
		system = []byte("unknown")
	}
	return fmt.Sprintf("%s: %s, %d processors, %s of memory, Linux %s, %s; load of the machine before: %s.",
		time.Now().Format("2006-01-02"), fact("/proc/cpuinfo", "model name"), runtime.NumCPU(),
		fact("/proc/meminfo", "MemTotal"), strings.TrimSpace(string(system)), runtime.Version(), load)
}

// fact is a value of a list of names and values.
func fact(path, name string) string {
	f, err := os.Open(path)
	if err != nil {
		return "unknown"
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if key, value, ok := strings.Cut(lines.Text(), ":"); ok && strings.TrimSpace(key) == name {
			return strings.TrimSpace(value)
		}
	}
	return "unknown"
}
