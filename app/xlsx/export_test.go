package xlsx

// SetMaxRows makes sheets short; the result makes them whole again.
func SetMaxRows(n int) (undo func()) {
	old := maxRows
	maxRows = n
	return func() { maxRows = old }
}
