package residents

import (
	"fmt"
	"slices"

	"kairyluu/app"
)

// typed is what stands in the form of a resident, and what is stored of them.
type typed struct {
	Stored app.Resident `json:"stored"`
	Fields form         `json:"fields"`
}

// typedOf is the form of a stored resident.
func typedOf(r app.Resident) typed { return typed{r, formOf(r)} }

// resident is the stored card with what was typed put onto it.
func (t typed) resident() (app.Resident, *app.Faults) { return t.Fields.resident(t.Stored) }

// Clone implements forms.State.
func (t typed) Clone() typed {
	t.Stored.Phones, t.Stored.Social = slices.Clone(t.Stored.Phones), slices.Clone(t.Stored.Social)
	t.Fields.Social = slices.Clone(t.Fields.Social)
	return t
}

// Same implements forms.State: what is stored meanwhile is not typed.
func (t typed) Same(other typed) bool { return len(differing(t.Fields, other.Fields)) == 0 }

// draftKey names the draft of a resident, or of a new one.
func draftKey(r app.Resident) string {
	if r.ID == 0 {
		return "resident"
	}
	return fmt.Sprintf("resident.%d", r.ID)
}
