package appeals

import (
	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/linked"
	"kairyluu/ui/widgets"
)

// kin are the links to what this appeal repeats and to what repeats it.
func (d dossier) kin(v casework.View, to links) []widgets.Fact {
	var facts []widgets.Fact
	add := func(key string, r app.AppealRow) {
		f := d.fact(v, key, r.Number+" · "+v.Day(r.Registered)+" · "+v.Say("state", string(r.State)))
		f.Note = r.Summary
		f.OnTapped = func() { to.open(r.ID) }
		facts = append(facts, f)
	}
	if d.Earlier != nil {
		add("earlier", *d.Earlier)
	}
	for _, r := range d.Later {
		add("later", r)
	}
	return facts
}

// ties are the meetings, decisions, projects and risks that the appeal is linked
// to, whichever side the link was made on.
func (d dossier) ties(v casework.View, to links) []widgets.Fact {
	facts := make([]widgets.Fact, len(d.related))
	for i, r := range d.related {
		facts[i] = widgets.Fact{
			Label: casework.Capital(v.Say("entity", r.Entity)), Text: linked.Shortened(r.Label),
			OnTapped: func() { to.tied(r) },
		}
	}
	return facts
}
