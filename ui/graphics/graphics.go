// Package graphics notices that the system cannot draw a window. The toolkit
// only logs that its OpenGL window was refused and then waits for ever; whoever
// sits in front of it would see nothing at all.
package graphics

import (
	"io"
	"log"
	"os"
	"strings"
	"sync/atomic"
)

// Watch looks at what the toolkit logs.
type Watch struct {
	to     io.Writer
	failed atomic.Bool
}

// StartWatch puts the watch between the standard logger and standard error.
// Call it before the first window is shown, and Failed after.
func StartWatch() *Watch {
	w := &Watch{to: os.Stderr}
	log.SetOutput(w)
	return w
}

// Failed tells whether a window was refused.
func (w *Watch) Failed() bool { return w.failed.Load() }

// signs are how GLFW's refusal reads in the toolkit's log.
var signs = []string{"window creation error", "APIUnavailable", "VersionUnavailable", "failed to initialise GLFW", "PlatformUnavailable"}

// Write implements io.Writer.
func (w *Watch) Write(line []byte) (int, error) {
	for _, sign := range signs {
		if strings.Contains(string(line), sign) {
			w.failed.Store(true)
		}
	}
	return w.to.Write(line)
}
