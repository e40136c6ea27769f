package task

import (
	"time"

	"fyne.io/fyne/v2"
)

// Window is the runner of the real program: goroutines out, fyne.Do back.
func Window() Runner { return window{} }

type window struct{}

func (window) Start(work func()) { go work() }
func (window) Deliver(f func())  { fyne.Do(f) }

func (window) After(delay time.Duration, f func()) func() {
	stopped := false
	timer := time.AfterFunc(delay, func() {
		fyne.Do(func() {
			// Stop may have come after the timer fired but before the window
			// got round to it; both run on the window's thread.
			if !stopped {
				f()
			}
		})
	})
	return func() {
		stopped = true
		timer.Stop()
	}
}

func (window) Every(period time.Duration, f func()) func() {
	quit := make(chan struct{})
	ticker := time.NewTicker(period)
	go func() {
		for {
			select {
			case <-ticker.C:
				fyne.Do(f)
			case <-quit:
				return
			}
		}
	}()
	return func() {
		ticker.Stop()
		close(quit)
	}
}
