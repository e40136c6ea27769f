package residents

import (
	"slices"
	"strconv"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
)

// form is a resident as typed.
type form struct {
	Surname, Given, Patronymic string
	Sex                        app.Sex
	Born                       string // a date or a year
	PIN, Phones, Email         string
	Settlement                 int64
	Line, Plot, Landmark       string
	Quarter                    string
	Social                     []app.SocialCategory
	Language                   app.Language
	Consent                    bool
	Note                       string
}

func formOf(r app.Resident) form {
	f := form{
		Surname: r.Name.Surname, Given: r.Name.Given, Patronymic: r.Name.Patronymic,
		Sex: r.Sex, Born: born(r), PIN: r.PIN, Phones: phones(r.Phones), Email: r.Email,
		Settlement: r.SettlementID, Line: r.Address.Line, Plot: r.Address.Plot,
		Landmark: r.Address.Landmark, Quarter: r.Address.Quarter,
		Social: slices.Clone(r.Social), Language: r.Language, Consent: r.Consent, Note: r.Note,
	}
	return f
}

// born is the date of birth, or the year where only that is known.
func born(r app.Resident) string {
	switch {
	case !r.Born.IsZero():
		return r.Born.Format()
	case r.BirthYear != 0:
		return strconv.Itoa(r.BirthYear)
	}
	return ""
}

// phones writes stored phones as people read them.
func phones(stored []string) string {
	shown := make([]string, len(stored))
	for i, p := range stored {
		shown[i] = text.FormatPhone(p)
	}
	return strings.Join(shown, ", ")
}

// resident puts what was typed onto the stored card. The faults are those that
// the form alone can know: a date of birth that is none.
func (f form) resident(stored app.Resident) (app.Resident, *app.Faults) {
	r, faults := stored, &app.Faults{}
	r.Name = text.Name{Surname: f.Surname, Given: f.Given, Patronymic: f.Patronymic}
	r.Sex, r.PIN, r.Email = f.Sex, f.PIN, f.Email
	r.Phones = strings.FieldsFunc(f.Phones, func(c rune) bool { return c == ',' || c == ';' || c == '\n' })
	r.SettlementID = f.Settlement
	r.Address = app.Address{Line: f.Line, Plot: f.Plot, Landmark: f.Landmark, Quarter: f.Quarter}
	r.Social, r.Language, r.Consent, r.Note = slices.Clone(f.Social), f.Language, f.Consent, f.Note
	var err error
	if r.Born, r.BirthYear, err = parseBorn(f.Born); err != nil {
		faults.Add("born", "residents.fault.born")
	}
	return r, faults
}

// parseBorn reads a whole date or only its year.
func parseBorn(s string) (civil.Date, int, error) {
	s = strings.TrimSpace(s)
	if year, err := strconv.Atoi(s); err == nil && len(s) == 4 {
		return civil.Date{}, year, nil
	}
	d, err := civil.ParseHuman(s)
	if d.IsZero() {
		return d, 0, err
	}
	return d, d.Year(), nil
}

// merged is someone else's newer card with what was changed here put on it: base
// is what this form began from.
func merged(base, mine, theirs form) form {
	return form{
		Surname:    pick(base.Surname, mine.Surname, theirs.Surname),
		Given:      pick(base.Given, mine.Given, theirs.Given),
		Patronymic: pick(base.Patronymic, mine.Patronymic, theirs.Patronymic),
		Sex:        pick(base.Sex, mine.Sex, theirs.Sex),
		Born:       pick(base.Born, mine.Born, theirs.Born),
		PIN:        pick(base.PIN, mine.PIN, theirs.PIN),
		Phones:     pick(base.Phones, mine.Phones, theirs.Phones),
		Email:      pick(base.Email, mine.Email, theirs.Email),
		Settlement: pick(base.Settlement, mine.Settlement, theirs.Settlement),
		Line:       pick(base.Line, mine.Line, theirs.Line),
		Plot:       pick(base.Plot, mine.Plot, theirs.Plot),
		Landmark:   pick(base.Landmark, mine.Landmark, theirs.Landmark),
		Quarter:    pick(base.Quarter, mine.Quarter, theirs.Quarter),
		Social:     pickList(base.Social, mine.Social, theirs.Social),
		Language:   pick(base.Language, mine.Language, theirs.Language),
		Consent:    pick(base.Consent, mine.Consent, theirs.Consent),
		Note:       pick(base.Note, mine.Note, theirs.Note),
	}
}

func pick[T comparable](base, mine, theirs T) T {
	if mine != base {
		return mine
	}
	return theirs
}

func pickList[T comparable](base, mine, theirs []T) []T {
	if !slices.Equal(mine, base) {
		return mine
	}
	return theirs
}

// differing names the fields in which two cards differ, by the keys of their
// labels.
func differing(a, b form) []string {
	pairs := []struct {
		key  string
		same bool
	}{
		{"surname", a.Surname == b.Surname},
		{"given", a.Given == b.Given},
		{"patronymic", a.Patronymic == b.Patronymic},
		{"sex", a.Sex == b.Sex},
		{"born", a.Born == b.Born},
		{"pin", a.PIN == b.PIN},
		{"phone", a.Phones == b.Phones},
		{"email", a.Email == b.Email},
		{"settlement", a.Settlement == b.Settlement},
		{"line", a.Line == b.Line},
		{"plot", a.Plot == b.Plot},
		{"landmark", a.Landmark == b.Landmark},
		{"quarter", a.Quarter == b.Quarter},
		{"social", slices.Equal(a.Social, b.Social)},
		{"language", a.Language == b.Language},
		{"consent", a.Consent == b.Consent},
		{"note", a.Note == b.Note},
	}
	var keys []string
	for _, p := range pairs {
		if !p.same {
			keys = append(keys, p.key)
		}
	}
	return keys
}
