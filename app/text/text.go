// Package text knows how people here write: Kyrgyz and Russian letters and their
// look-alikes, names with уулу and кызы, phones, personal numbers, addresses,
// plurals and numbers. It brings what was typed into the form that is stored and
// into the keys by which it is found again. What is wrong with input comes back as
// a Problem, a code that the window turns into a sentence.
package text

// Problem is what is wrong with a phone or a personal number.
type Problem string

// Error makes a Problem an error; the text is the code itself.
func (p Problem) Error() string { return string(p) }
