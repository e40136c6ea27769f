//go:build smoke

// The smoke test works the real window under Xvfb, with keys alone: register an
// appeal in Kyrgyz, close, start again, find it by a name typed without the
// Kyrgyz letters, give it to an executor. make smoke builds the program first
// and names it in KAIRYLUU.
package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/csv"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// patience bounds every wait; nothing is judged by how long it took.
const patience = 2 * time.Minute

// The window fills the screen. Of the journal, rows are where only a long list
// reaches, first is its first row.
var (
	whole = image.Rect(0, 0, 1366, 768)
	rows  = image.Rect(200, 480, 980, 640)
	first = image.Rect(200, 170, 980, 190)
)

// screen is an X server of its own and a data folder.
type screen struct {
	t       *testing.T
	display string
	frame   string // the file the X server keeps its picture in
	program string
	data    string
}

func newScreen(t *testing.T) *screen {
	t.Helper()
	dir := t.TempDir()
	s := &screen{t: t, program: os.Getenv("KAIRYLUU"), data: filepath.Join(dir, "data"), frame: filepath.Join(dir, "Xvfb_screen0")}
	if s.program == "" {
		t.Fatal("KAIRYLUU names no program: use make smoke")
	}
	number, tell, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer number.Close()
	x := exec.Command("Xvfb", "-displayfd", "3", "-fbdir", dir, "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset")
	x.ExtraFiles = []*os.File{tell}
	if err := x.Start(); err != nil {
		t.Fatalf("start Xvfb: %v", err)
	}
	tell.Close()
	t.Cleanup(func() {
		_ = x.Process.Kill()
		_ = x.Wait()
	})
	if _, err := fmt.Fscan(number, &s.display); err != nil {
		t.Fatalf("Xvfb did not start: %v", err)
	}
	s.display = ":" + s.display
	// Both alphabets lie on the keyboard, so that typing never changes its map
	// under the running window.
	s.must("setxkbmap", "us,kg")
	return s
}

func (s *screen) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Env = append(os.Environ(), "DISPLAY="+s.display, "LANG=ru_RU.UTF-8", "LC_CTYPE=C.UTF-8", "LC_ALL=", "FYNE_SCALE=1", "LIBGL_ALWAYS_SOFTWARE=1")
	return c
}

func (s *screen) must(name string, args ...string) string {
	s.t.Helper()
	out, err := s.command(name, args...).CombinedOutput()
	if err != nil {
		s.t.Fatalf("%s %q: %v: %s", name, args, err, out)
	}
	return string(out)
}

// wait asks again and again until done.
func (s *screen) wait(what string, done func() bool) {
	s.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); {
		if done() {
			return
		}
		time.Sleep(100 * time.Millisecond) // between two looks at another process
	}
	s.fail("%s did not come", what)
}

func (s *screen) fail(format string, args ...any) {
	s.t.Helper()
	path := filepath.Join(os.TempDir(), "kairyluu-smoke.png")
	if picture, err := s.picture(); err == nil {
		var b bytes.Buffer
		if png.Encode(&b, picture) == nil && os.WriteFile(path, b.Bytes(), 0o600) == nil {
			s.t.Logf("the screen is in %s", path)
		}
	}
	s.t.Fatalf(format, args...)
}

// picture reads what the X server shows: an XWD file, 32 bits a pixel.
func (s *screen) picture() (*image.RGBA, error) {
	data, err := os.ReadFile(s.frame)
	if err != nil {
		return nil, err
	}
	if len(data) < 100 {
		return nil, fmt.Errorf("%s is no picture", s.frame)
	}
	word := func(i int) int { return int(binary.BigEndian.Uint32(data[4*i:])) }
	const headerSize, width, height, bytesPerLine, colours = 0, 4, 5, 12, 19
	pixels := data[word(headerSize)+12*word(colours):]
	m := image.NewRGBA(image.Rect(0, 0, word(width), word(height)))
	for y := range word(height) {
		for x := range word(width) {
			p := pixels[y*word(bytesPerLine)+4*x:]
			m.SetRGBA(x, y, color.RGBA{p[2], p[1], p[0], 255})
		}
	}
	return m, nil
}

// empty tells whether nothing is drawn in a part of the screen.
func (s *screen) empty(part image.Rectangle) bool {
	m, err := s.picture()
	if err != nil {
		s.t.Fatal(err)
	}
	ground := m.RGBAAt(part.Min.X, part.Min.Y)
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			if m.RGBAAt(x, y) != ground {
				return false
			}
		}
	}
	return true
}

// still tells whether the picture has stopped changing.
func (s *screen) still() bool {
	const looks = 10
	before, err := s.picture()
	for range looks {
		time.Sleep(100 * time.Millisecond) // between two looks at another process
		var now *image.RGBA
		if err == nil {
			now, err = s.picture()
		}
		if err != nil {
			s.t.Fatal(err)
		}
		if !bytes.Equal(now.Pix, before.Pix) {
			return false
		}
	}
	return true
}

// run runs a command of the program and returns what it printed.
func (s *screen) run(input string, args ...string) string {
	s.t.Helper()
	c := s.command(s.program, append([]string{"--data", s.data}, args...)...)
	c.Stdin = strings.NewReader(input)
	out, err := c.CombinedOutput()
	if err != nil {
		s.t.Fatalf("%v: %v: %s", args, err, out)
	}
	return string(out)
}

// appeals are those on the disk, beside the running window.
func (s *screen) appeals() []map[string]string {
	s.t.Helper()
	path := filepath.Join(s.t.TempDir(), "appeals.csv")
	s.run("", "list", "appeals", "--out", path)
	f, err := os.Open(path)
	if err != nil {
		s.t.Fatal(err)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		s.t.Fatal(err)
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, key := range lines[0] {
			row[strings.TrimPrefix(key, "\ufeff")] = line[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// of is the appeal of an applicant, nil before there is one.
func (s *screen) of(applicant string) map[string]string {
	for _, row := range s.appeals() {
		if strings.Contains(row["applicant"], applicant) {
			return row
		}
	}
	return nil
}

// given counts the appeals an executor has.
func (s *screen) given(executor string) (n int) {
	for _, row := range s.appeals() {
		if row["executor"] == executor {
			n++
		}
	}
	return n
}

// window is the running program.
type window struct {
	*screen
	id  string
	end chan error
	log *bytes.Buffer
}

func (s *screen) open() *window {
	s.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	s.t.Cleanup(cancel)
	w := &window{screen: s, end: make(chan error, 1), log: &bytes.Buffer{}}
	c := exec.CommandContext(ctx, s.program, "--data", s.data)
	c.Env = s.command("").Env
	c.Stdout, c.Stderr = w.log, w.log
	if err := c.Start(); err != nil {
		s.t.Fatal(err)
	}
	go func() { w.end <- c.Wait() }()
	s.wait("the window", func() bool {
		select {
		case err := <-w.end:
			s.fail("the program ended at once: %v: %s", err, w.log)
		default:
		}
		out, err := s.command("xdotool", "search", "--onlyvisible", "--name", "Кайрылуу").Output()
		w.id = strings.TrimSpace(string(out))
		return err == nil && w.id != ""
	})
	s.must("xdotool", "windowmove", w.id, "0", "0", "windowsize", "--sync", w.id, "1366", "768", "windowfocus", "--sync", w.id)
	s.wait("the first page", func() bool { return !s.empty(whole) && !s.empty(rows) })
	return w
}

// title is what the program calls the page on show.
func (w *window) title() string {
	w.t.Helper()
	return w.must("xdotool", "getwindowname", w.id)
}

// keys presses keys one after the other.
func (w *window) keys(keys ...string) {
	w.t.Helper()
	w.must("xdotool", append([]string{"key", "--delay", "40"}, keys...)...)
}

func (w *window) types(text string) {
	w.t.Helper()
	w.must("xdotool", "type", "--delay", "40", "--", text)
}

// close closes the program by keys and waits for a clean end.
func (w *window) close() {
	w.t.Helper()
	w.keys("ctrl+q")
	select {
	case err := <-w.end:
		if err != nil {
			w.fail("the program ended with %v: %s", err, w.log)
		}
	case <-time.After(patience):
		w.fail("the program did not end: %s", w.log)
	}
}

// register registers an appeal of Өзгөнова with the keyboard: what the form
// offers stays as it is, the topic is chosen by its number.
func (w *window) register() {
	w.t.Helper()
	w.keys("ctrl+n")
	w.keys("Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab") // over the header, to the surname
	w.types("Өзгөнова")
	w.keys("Tab")
	w.types("Айгүл")
	w.keys("Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab") // over phone and address, to the topic
	w.types("04.01")
	w.keys("Return")
	w.keys("Tab", "Tab", "Tab", "Tab") // over executor, attachments and summary, to the text
	w.types("Жаңы көчөсүндө үч күндөн бери жарык жок.")
	w.keys("ctrl+s")
	w.wait("the appeal on the disk", func() bool { return w.of("Өзгөнова") != nil })
}

func TestSmoke(t *testing.T) {
	s := newScreen(t)
	s.run("", "demo", "--appeals", "40")
	before := s.appeals()
	var executor string
	for _, row := range before {
		executor = max(executor, row["executor"])
	}

	w := s.open()
	w.register()
	w.close()
	if after := len(s.appeals()); after != len(before)+1 {
		t.Errorf("%d appeals became %d", len(before), after)
	}
	if got := s.of("Өзгөнова"); got["applicant"] != "Өзгөнова Айгүл" || !strings.HasPrefix(got["number"], "Ө-") || got["state"] != "registered" {
		t.Errorf("what was typed is on the disk as %v", got)
	}

	// So many newer ones stand before it in the journal that they fill it: what F8
	// acts on was found.
	s.run(strings.Repeat(`{"surname":"Асанов","name":"Бакыт","text":"Жол бузулган"}`+"\n", 25), "register")
	had := s.given(executor)
	w = s.open()
	w.keys("ctrl+2")
	s.wait("the journal", func() bool {
		return strings.HasPrefix(w.title(), "Обращения") && !s.empty(first) && !s.empty(rows)
	})
	w.keys("ctrl+k")
	w.types("озгонова")
	w.keys("Return") // to the table: no cursor blinks there
	s.wait("the one that was found", func() bool { return !s.empty(first) && s.empty(rows) && s.still() })
	w.keys("F8", "Tab", "Tab")
	w.types(executor)
	w.keys("Return", "ctrl+Return")
	s.wait("the resolution on the disk", func() bool { return s.of("Өзгөнова")["executor"] == executor })
	w.close()
	if n := s.given(executor); n != had+1 {
		t.Errorf("%s had %d appeals and has %d after one resolution", executor, had, n)
	}
	s.run("", "check")
	if copies, err := filepath.Glob(filepath.Join(s.data, "backups", "*")); err != nil || len(copies) == 0 {
		t.Errorf("closing after changes left no copy: %v", err)
	}
}
