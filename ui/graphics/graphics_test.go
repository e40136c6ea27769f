package graphics_test

import (
	"log"
	"os"
	"testing"

	"kairyluu/ui/graphics"
)

func TestWhatTheToolkitLogsTellsWhyThereIsNoWindow(t *testing.T) {
	for name, tc := range map[string]struct {
		show              func()
		shown, screenless bool
	}{
		"a window":           {func() { log.Print("Fyne error:  failed to watch theme settings") }, true, false},
		"no OpenGL":          {func() { log.Print("Cause: APIUnavailable: GLX: GLX extension not found") }, false, false},
		"an old OpenGL":      {func() { log.Print("Cause: VersionUnavailable: the requested version is not there") }, false, false},
		"no screen, a panic": {func() { log.Print("PlatformUnavailable: no platform"); panic("NotInitialized") }, false, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Cleanup(func() { log.SetOutput(os.Stderr) })
			watch := graphics.StartWatch()
			if watch.Shown(tc.show) != tc.shown || watch.Screenless() != tc.screenless {
				t.Errorf("shown %v, screenless %v", !tc.shown, watch.Screenless())
			}
		})
	}
}

func TestAPanicOfAnotherKindIsNotSwallowed(t *testing.T) {
	t.Cleanup(func() { log.SetOutput(os.Stderr) })
	defer func() {
		if recover() == nil {
			t.Error("it was")
		}
	}()
	graphics.StartWatch().Shown(func() { panic("ours") })
}
