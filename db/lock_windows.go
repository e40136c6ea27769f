package db

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// lockedAt lies far behind the text of the file, which others may read: Windows
// forbids reading what is locked.
const lockedAt = 1 << 20

func lockFile(f *os.File) error {
	at := &windows.Overlapped{Offset: lockedAt}
	err := windows.LockFileEx(windows.Handle(f.Fd()),
		windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, at)
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return errHeld
	}
	return err
}

func syncOpenDir(*os.File) error { return nil }
