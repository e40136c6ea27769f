//go:build !windows

package alert

import (
	"fmt"
	"os"
)

func tell(_, text string) { fmt.Fprintln(os.Stderr, text) }
