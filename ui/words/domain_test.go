package words_test

import (
	"fmt"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/assets"
	"kairyluu/ui/words"
)

// keysOf names the key of every value of a list.
func keysOf[T ~string](area string, values ...T) []string {
	keys := make([]string, len(values))
	for i, v := range values {
		keys[i] = area + "." + string(v)
	}
	return keys
}

func numbered(area string, n int) []string {
	keys := make([]string, n)
	for i := range keys {
		keys[i] = fmt.Sprintf("%s.%d", area, i+1)
	}
	return keys
}

// domain is the key of every value that the window may have to name.
func domain() map[string][]string {
	return map[string][]string{
		"kinds":             keysOf("kind", app.Kinds...),
		"channels":          keysOf("channel", app.Channels...),
		"multiplicities":    keysOf("multiplicity", app.Multiplicities...),
		"repetitions":       keysOf("repetition", app.Repetitions...),
		"languages":         keysOf("language", app.Languages...),
		"states":            keysOf("state", app.States...),
		"outcomes":          keysOf("outcome", app.Outcomes...),
		"events":            keysOf("event", app.EventKinds...),
		"deliveries":        keysOf("delivery", app.Deliveries...),
		"sexes":             keysOf("sex", app.Female, app.Male),
		"social categories": keysOf("social", app.SocialCategories...),
		"age groups":        keysOf("age", app.AgeGroups...),
		"dictionaries":      keysOf("dict", app.Dicts...),
		"meeting states":    keysOf("meetingState", app.MeetingStates...),
		"sources":           keysOf("source", app.Sources...),
		"decision states":   keysOf("decisionState", app.DecisionStates...),
		"decision events":   keysOf("decisionEvent", app.DecisionEventKinds...),
		"levels":            keysOf("level", app.Levels...),
		"stages":            keysOf("stage", app.Stages...),
		"stages in a table": keysOf("stageShort", app.Stages...),
		"project events":    keysOf("projectEvent", app.ProjectEventKinds...),
		"forms":             keysOf("form", app.Forms...),
		"kinds of gift":     keysOf("inKind", app.InKindTypes...),
		"ledger entries":    keysOf("ledgerKind", app.LedgerKinds...),
		"checks of money":   keysOf("moneyCheck", app.CheckKinds...),
		"dates of projects": keysOf("due", app.DueMilestone, app.DueTranche, app.DueFinish),
		"bases of a share":  keysOf("shareBase", app.ShareBases...),
		"linked cards": keysOf("entity", app.EntityAppeal, app.EntityResident, app.EntityMeeting, app.EntityDecision,
			app.EntityFinding, app.EntityProject),
		"number scopes": keysOf("scope", app.PerYear, app.PerLetter, app.PerSeries),
		"kinds of day":  keysOf("dayKind", civil.DayOff, civil.WorkingDay, civil.ShortDay),
		"units of term": keysOf("termUnit", civil.WorkingDays, civil.CalendarDays),
		"cities":        keysOf("city", app.CityBishkek, app.CityOsh),
		"months":        append(numbered("month", 12), numbered("month.short", 12)...),
		"weekdays":      append(numbered("weekday", 7), numbered("weekday.short", 7)...),
	}
}

// TestDomainWords holds every such value against
// the catalogue, so that a new value cannot be shown as its key.
func TestDomainWords(t *testing.T) {
	catalog, err := words.Load(assets.Lang)
	if err != nil {
		t.Fatal(err)
	}
	for area, keys := range domain() {
		t.Run(area, func(t *testing.T) {
			for _, lang := range words.Codes {
				sameWord := map[string]string{}
				for _, key := range keys {
					said := catalog.In(lang).T(key)
					if said == key || said == "" {
						t.Errorf("%s has no word in %s", key, lang)
					}
					// «май» is both whole and short.
					if twin := sameWord[said]; twin != "" && area != "months" {
						t.Errorf("%s and %s are both %q in %s", twin, key, said, lang)
					}
					sameWord[said] = key
				}
			}
		})
	}
}
