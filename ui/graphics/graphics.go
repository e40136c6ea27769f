// Package graphics notices that the system cannot draw a window. The toolkit
// only logs that its OpenGL window was refused and then waits for ever; whoever
// sits in front of it would see nothing at all. Where there is no screen, it
// panics.
package graphics

import (
	"io"
	"log"
	"os"
	"slices"
	"strings"
	"sync/atomic"
)

// Watch looks at what the toolkit logs.
type Watch struct {
	to         io.Writer
	failed     atomic.Bool
	screenless atomic.Bool
}

// StartWatch puts the watch between the standard logger and standard error.
// Call it before the toolkit is started.
func StartWatch() *Watch {
	w := &Watch{to: os.Stderr}
	log.SetOutput(w)
	return w
}

// Shown calls show and tells whether the system let a window be drawn.
func (w *Watch) Shown(show func()) (shown bool) {
	defer func() {
		if fault := recover(); fault != nil {
			if !w.failed.Load() {
				panic(fault)
			}
			shown = false
		}
	}()
	show()
	return !w.failed.Load()
}

// Screenless tells whether it was for want of any screen.
func (w *Watch) Screenless() bool { return w.screenless.Load() }

// How GLFW's refusal reads in the toolkit's log.
var (
	noScreen = []string{"failed to initialise GLFW", "PlatformUnavailable"}
	noGL     = []string{"window creation error", "APIUnavailable", "VersionUnavailable"}
)

// Write implements io.Writer.
func (w *Watch) Write(line []byte) (int, error) {
	says := func(sign string) bool { return strings.Contains(string(line), sign) }
	if slices.ContainsFunc(noScreen, says) {
		w.screenless.Store(true)
		w.failed.Store(true)
	}
	if slices.ContainsFunc(noGL, says) {
		w.failed.Store(true)
	}
	return w.to.Write(line)
}
