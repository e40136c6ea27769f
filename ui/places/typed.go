package places

import (
	"slices"
	"strings"

	"kairyluu/app"
)

// typed is what stands in the form of a finding, as it was typed, and what is
// stored of it.
type typed struct {
	Stored     app.Finding `json:"stored"`
	Title      string      `json:"title,omitempty"`
	Settlement int64       `json:"settlement,omitempty"`
	Level      app.Level   `json:"level,omitempty"`
	Since      string      `json:"since,omitempty"`
	Until      string      `json:"until,omitempty"`
	Text       string      `json:"text,omitempty"`
	Measures   string      `json:"measures,omitempty"`
	Links      string      `json:"links,omitempty"`
	Note       string      `json:"note,omitempty"`
}

// typedOf is the form of a stored finding.
func typedOf(f app.Finding) typed {
	return typed{
		Stored: f, Title: f.Title, Settlement: f.SettlementID, Level: f.Level, Since: f.Since.Format(), Until: f.Until.Format(),
		Text: f.Text, Measures: f.Measures, Links: strings.Join(f.Links, "\n"), Note: f.Note,
	}
}

// Clone implements forms.State.
func (t typed) Clone() typed {
	t.Stored.Links, t.Stored.Related = slices.Clone(t.Stored.Links), slices.Clone(t.Stored.Related)
	return t
}

// Same implements forms.State: what is stored meanwhile is not typed.
func (t typed) Same(other typed) bool { return t.plain() == other.plain() }

// plain are the fields alone.
func (t typed) plain() [9]string {
	return [9]string{
		t.Title, optionKey(t.Settlement), string(t.Level), t.Since, t.Until, t.Text, t.Measures, t.Links, t.Note,
	}
}

// draftKey names the draft of a finding, or of a new one of its kind.
func draftKey(f app.Finding) string {
	if f.ID == 0 {
		return "finding." + string(f.Kind)
	}
	return "finding." + optionKey(f.ID)
}
