package settings

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"kairyluu/app"
)

// gathered says values of a meeting, of its decisions and of grants that are lists or
// sums; ok is false for any other field.
func (t teller) gathered(field, raw string) (said string, ok bool) {
	say := map[string]func([]byte) ([]string, error){
		"Settlements": listed(func(id int64) string { return t.Name(id) }),
		"Guests":      listed(t.guest),
		"Attendance":  t.attendance,
		"Agenda":      listed(t.item),
		"Elected":     listed(elected),
		"CoExecutors": listed(t.assignment),
		"Related":     listed(func(r app.Related) string { return r.Label }),
		"Progress":    t.progress,
	}[field]
	if say == nil {
		say = t.funds(field)
	}
	if say == nil {
		return "", false
	}
	parts, err := say([]byte(raw))
	if err != nil {
		return raw, true
	}
	return strings.Join(parts, "; "), true
}

// listed says every value of a list.
func listed[T any](say func(T) string) func([]byte) ([]string, error) {
	return func(raw []byte) ([]string, error) {
		var values []T
		err := json.Unmarshal(raw, &values)
		said := make([]string, len(values))
		for i, v := range values {
			said[i] = say(v)
		}
		return said, err
	}
}

// joined are the parts that say something.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

func (t teller) guest(g app.Guest) string {
	came := ""
	if g.Came {
		came = t.Words.T("settings.value.came")
	}
	return joined(g.Name, g.Post, g.Organisation, came)
}

func (t teller) item(i app.AgendaItem) string {
	votes := ""
	if i.Voted() > 0 {
		votes = t.Words.T("settings.value.votes", "for", i.For, "against", i.Against, "abstained", i.Abstained)
	}
	return joined(i.Title, i.Heard, i.Spoke, i.Questions, i.Decided, votes)
}

func elected(e app.Elected) string {
	return strings.TrimSuffix(e.Group+": "+strings.Join(e.Members, ", "), ": ")
}

func (t teller) assignment(a app.Assignment) string {
	return joined(t.Name(a.ExecutorID), a.Due.Format())
}

func (t teller) attendance(raw []byte) ([]string, error) {
	var a app.Attendance
	err := json.Unmarshal(raw, &a)
	said := []string{t.Words.T("settings.value.present", "total", a.Total, "women", a.Women, "men", a.Men)}
	for _, id := range slices.Sorted(maps.Keys(a.Groups)) {
		said = append(said, fmt.Sprintf("%s — %d", t.Name(id), a.Groups[id]))
	}
	return said, err
}

func (t teller) progress(raw []byte) ([]string, error) {
	var p app.Progress
	err := json.Unmarshal(raw, &p)
	return []string{joined(t.known("decisionState."+string(p.State), ""), fmt.Sprintf("%d %%", p.Percent), p.Due.Format())}, err
}
