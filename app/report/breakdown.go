package report

import (
	"strconv"
	"strings"

	"kairyluu/app"
)

// The third sheet: what came in, by the marks of the card.

func (f *figures) kinds() Table {
	return f.compare(f.received("kinds", "breakdown", "report.head.kind",
		valueLines("kind", app.Kinds, by(f.marks, markKind), by(f.marksAgo, markKind),
			func(a *app.AppealFilter, v app.Kind) { a.Kind = v })))
}

func (f *figures) channels() Table {
	return f.compare(f.received("channels", "breakdown", "report.head.channel",
		valueLines("channel", app.Channels, by(f.marks, markChannel), by(f.marksAgo, markChannel),
			func(a *app.AppealFilter, v app.Channel) { a.Channel = v }),
		line{
			key: "covered", label: Say("report.aside.covered"), aside: true,
			now: by(f.marks, markCovered)["1"], before: by(f.marksAgo, markCovered)["1"],
			narrow: func(a *app.AppealFilter) { a.Covered = true },
		}))
}

func (f *figures) multiplicities() Table {
	return f.compare(f.received("multiplicity", "breakdown", "report.head.multiplicity",
		valueLines("multiplicity", app.Multiplicities, by(f.marks, markMultiplicity), by(f.marksAgo, markMultiplicity),
			func(a *app.AppealFilter, v app.Multiplicity) { a.Multiplicity = v }),
		line{
			key: "signatures", label: Say("report.aside.signatures"), aside: true,
			now: signatures(f.marks), before: signatures(f.marksAgo),
		}))
}

func signatures(groups []app.Group) (n int) {
	for _, g := range groups {
		n += g.Signatures
	}
	return n
}

func (f *figures) repetitions() Table {
	return f.compare(f.received("repetition", "breakdown", "report.head.repetition",
		valueLines("repetition", app.Repetitions, by(f.marks, markRepetition), by(f.marksAgo, markRepetition),
			func(a *app.AppealFilter, v app.Repetition) { a.Repetition = v })))
}

func (f *figures) languages() Table {
	return f.compare(f.received("language", "breakdown", "report.head.language",
		valueLines("language", app.Languages, by(f.marks, markLanguage), by(f.marksAgo, markLanguage),
			func(a *app.AppealFilter, v app.Language) { a.Language = v })))
}

// The ninth sheet: who came, by the first applicant.

func (f *figures) sexes() Table {
	return f.compare(f.received("sex", "applicants", "report.head.sex",
		valueLines("report.sex", []app.Sex{app.Female, app.Male}, by(f.people, 0), by(f.peopleAgo, 0),
			func(a *app.AppealFilter, v app.Sex) { a.Sex = v })))
}

func (f *figures) ages() Table {
	return f.compare(f.received("age", "applicants", "report.head.age",
		valueLines("age", app.AgeGroups,
			ageGroups(f.people, f.quarterKey.Year), ageGroups(f.peopleAgo, f.quarterKey.Year-1),
			func(a *app.AppealFilter, v app.AgeGroup) { a.Age = v })))
}

func ageGroups(people []app.Group, year int) map[string]int {
	sums := map[string]int{}
	for _, g := range people {
		born, err := strconv.Atoi(g.Keys[1])
		if err != nil {
			born = 0
		}
		sums[string(app.AgeIn(year, born))] += g.N
	}
	return sums
}

// socials are told beside the sum: one person may belong to several.
func (f *figures) socials() Table {
	now, before := socialSums(f.people), socialSums(f.peopleAgo)
	var lines []line
	for _, s := range app.SocialCategories {
		lines = append(lines, line{
			key: string(s), label: Say("social." + string(s)), now: now[string(s)], before: before[string(s)],
			narrow: func(a *app.AppealFilter) { a.Social = s },
		})
	}
	c := f.received("social", "applicants", "report.head.social", nil)
	c.lines = lines
	c.notes = []Label{Say("report.note.social"), Say("report.note.applicants")}
	return f.compare(c)
}

func socialSums(people []app.Group) map[string]int {
	sums := map[string]int{}
	for _, g := range people {
		for s := range strings.FieldsSeq(g.Keys[2]) {
			sums[s] += g.N
		}
	}
	return sums
}
