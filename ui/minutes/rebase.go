package minutes

import (
	"reflect"
	"slices"

	"kairyluu/app"
)

// Rebase puts what is typed here onto the meeting as somebody else left it
// meanwhile: the fields of the form win, decisions take over what was not typed
// here, and those that were added there are added.
func (f *Form) Rebase(now Form) {
	f.Version = now.Version
	if now.State == app.Signed {
		f.State, f.Number = app.Signed, now.Number
	}
	if f.Number == "" { // it was drawn meanwhile
		f.Number = now.Number
	}
	theirs := map[int64]Decision{}
	for _, d := range now.taken() {
		theirs[d.Known.ID] = d
	}
	for i := range f.Items {
		f.Items[i].Decisions = rebased(f.Items[i].Decisions, theirs)
	}
	for _, item := range now.Items {
		item.Decisions = slices.DeleteFunc(slices.Clone(item.Decisions), func(d Decision) bool {
			_, fresh := theirs[d.Known.ID]
			return !fresh
		})
		if len(item.Decisions) > 0 {
			f.add(item)
		}
	}
}

// rebased are decisions of the form over what is stored of them now; those it
// meets are taken off theirs. One that was withdrawn there goes, unless it was
// changed here: then it is a new one.
func rebased(decisions []Decision, theirs map[int64]Decision) []Decision {
	var kept []Decision
	for _, d := range decisions {
		now, there := theirs[d.Known.ID]
		delete(theirs, d.Known.ID)
		switch {
		case d.Known.ID == 0:
			kept = append(kept, d)
		case there:
			kept = append(kept, d.over(now))
		case !d.Struck && !reflect.DeepEqual(d, decisionOf(d.Known)):
			d.Known = app.Decision{}
			kept = append(kept, d)
		}
	}
	return kept
}

// over is what was typed in d over what is stored of it now.
func (d Decision) over(now Decision) Decision {
	was := decisionOf(d.Known)
	if d.Text != was.Text {
		now.Text = d.Text
	}
	if d.Source != was.Source {
		now.Source = d.Source
	}
	if d.Responsible != was.Responsible {
		now.Responsible = d.Responsible
	}
	if d.Partner != was.Partner {
		now.Partner = d.Partner
	}
	if d.Due != was.Due {
		now.Due = d.Due
	}
	now.Struck = d.Struck
	return now
}

// add puts decisions that were taken elsewhere under their item, which comes
// back when it is not there any more.
func (f *Form) add(item Item) {
	at := slices.IndexFunc(f.Items, func(i Item) bool { return i.UID == item.UID })
	if at < 0 {
		f.Items = append(f.Items, item)
		return
	}
	f.Items[at].Struck = false
	f.Items[at].Decisions = append(f.Items[at].Decisions, item.Decisions...)
}

// staleDecision is the first decision that the form shows otherwise than it is
// stored now, or that is not stored any more.
func (f Form) staleDecision(now Form) (id int64, stale bool) {
	versions := map[int64]int64{}
	for _, d := range now.taken() {
		versions[d.Known.ID] = d.Known.Version
	}
	for _, i := range f.Items {
		for _, d := range i.Decisions {
			if d.Known.ID != 0 && versions[d.Known.ID] != d.Known.Version {
				return d.Known.ID, true
			}
		}
	}
	return 0, false
}
