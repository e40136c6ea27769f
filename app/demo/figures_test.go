package demo_test

import (
	"slices"
	"testing"
	"time"

	"kairyluu/app"
)

func TestTheOfficeLooksLikeOne(t *testing.T) {
	for _, seed := range []uint64{1, 2, 3} {
		s := filled(t, 2500, seed)
		n := s.figures()
		for _, want := range []struct {
			name     string
			lo, hi   int
			perMille bool // of all appeals
		}{
			{"open", 50, 80, false},
			{"late and open", 3, 6, false},
			{"due within a week", 5, 25, false},
			{"without executor", 3, 14, false},
			{"finished late", 50, 85, true},
			{"ky", 500, 640, true},
			{"ru", 360, 500, true},
			{"repeat", 40, 75, true},
			{"multiple", 1, 20, true},
			{"duplicate", 2, 16, true},
			{"collective", 60, 130, true},
			{"anonymous", 12, 35, true},
			{"withdrawn", 4, 18, true},
			{"forwarded", 90, 160, true},
			{"extended", 45, 110, true},
			{"reopened", 3, 16, true},
			{"taken back", 2, 14, true},
			{"site_visit", 150, 300, true},
		} {
			got := n[want.name]
			if want.perMille {
				got = got * 1000 / len(s.appeals)
			}
			if got < want.lo || got > want.hi {
				t.Errorf("seed %d: %s is %d, want %d to %d", seed, want.name, got, want.lo, want.hi)
			}
		}
		for _, list := range [][]int{counts(n, "kind.", app.Kinds), counts(n, "channel.", app.Channels), counts(n, "outcome.", app.Outcomes)} {
			if slices.Contains(list, 0) {
				t.Errorf("seed %d: a kind, a channel or an outcome does not occur: %v", seed, list)
			}
		}
		if winter, summer := n["02.02 winter"], n["02.02 summer"]; winter < 3*summer {
			t.Errorf("seed %d: power fails %d times in winter and %d in summer", seed, winter, summer)
		}
	}
}

func counts[T ~string](n map[string]int, area string, values []T) []int {
	list := make([]int, len(values))
	for i, v := range values {
		list[i] = n[area+string(v)]
	}
	return list
}

// figures counts what the head of an office would.
func (s *store) figures() map[string]int {
	n := map[string]int{}
	codes := map[int64]string{}
	for _, e := range s.entries[app.Topics] {
		codes[e.ID] = e.Code
	}
	for _, a := range s.appeals {
		st := a.Standing
		for _, name := range []string{
			"kind." + string(a.Kind), "channel." + string(a.Channel), "outcome." + string(st.Outcome),
			string(a.Language), string(a.Repetition), string(a.Multiplicity),
		} {
			n[name]++
		}
		switch month := a.Registered.Month(); month {
		case time.December, time.January, time.February:
			n[codes[a.TopicID]+" winter"]++
		case time.June, time.July, time.August:
			n[codes[a.TopicID]+" summer"]++
		}
		end := st.Finished()
		for name, so := range map[string]bool{
			"open":              st.State.Open(),
			"late and open":     end.IsZero() && today.After(st.Due),
			"due within a week": end.IsZero() && !today.After(st.Due) && st.Due.Sub(today) <= 7,
			"without executor":  st.State == app.Registered,
			"finished late":     end.After(st.Due),
			"withdrawn":         st.State == app.Withdrawn,
			"forwarded":         st.Outcome == app.Forwarded,
			"extended":          st.Extensions > 0,
			"site_visit":        st.SiteVisit,
		} {
			if so {
				n[name]++
			}
		}
	}
	for _, e := range s.events {
		if e.Kind == app.EventReopened {
			n["reopened"]++
		}
		if e.TakenBack != nil {
			n["taken back"]++
		}
	}
	return n
}
