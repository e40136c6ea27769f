// Package alert tells something where the window itself cannot be shown: in a
// message box of the system on Windows, on standard error elsewhere.
package alert

// Tell shows title and text and returns when the person has seen them.
func Tell(title, text string) { tell(title, text) }
