package alert

import (
	"fmt"
	"os"

	"golang.org/x/sys/windows"
)

func tell(title, text string) {
	fmt.Fprintln(os.Stderr, text) // for whoever started the program from a console
	caption, err := windows.UTF16PtrFromString(title)
	if err != nil {
		return
	}
	message, err := windows.UTF16PtrFromString(text)
	if err != nil {
		return
	}
	_, _ = windows.MessageBox(0, message, caption, windows.MB_OK|windows.MB_ICONERROR) // nothing is left to tell a failure with
}
