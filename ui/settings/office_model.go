package settings

import (
	"strconv"
	"strings"

	"kairyluu/app"
)

// officeForm is what is typed about the office. What it does not show, such as
// the numbering, stays as stored.
type officeForm struct {
	NameRU, NameKY, City, District, MTU, Head, Reporter string
	Urgent                                              string
}

func officeFormOf(s app.Settings) officeForm {
	return officeForm{
		NameRU: s.NameRU, NameKY: s.NameKY, City: s.City, District: s.District, MTU: s.MTU,
		Head: s.HeadRU, Reporter: s.Reporter, Urgent: strconv.Itoa(s.UrgentDays),
	}
}

// settings puts the form onto what is stored.
func (f officeForm) settings(stored app.Settings) (app.Settings, *app.Faults) {
	s, faults := stored, &app.Faults{}
	s.NameRU, s.NameKY = tidy(f.NameRU), tidy(f.NameKY)
	s.City, s.District, s.MTU = f.City, tidy(f.District), tidy(f.MTU)
	s.HeadRU, s.Reporter = tidy(f.Head), tidy(f.Reporter)
	if s.NameRU == "" && s.NameKY == "" {
		faults.Add("name", "settings.name_needed")
	}
	urgent, err := strconv.Atoi(strings.TrimSpace(f.Urgent))
	if err != nil || urgent < 1 || urgent > 30 {
		faults.Add("urgent", "settings.urgent_range")
	}
	s.UrgentDays = urgent
	return s, faults
}

func tidy(s string) string { return strings.Join(strings.Fields(s), " ") }
