package shell

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kairyluu/app"
)

func finds(kind app.FoundKind, hits, total int) app.Finds {
	f := app.Finds{Kind: kind, Total: total}
	for i := range hits {
		f.Hits = append(f.Hits, app.Hit{ID: int64(i + 1)})
	}
	return f
}

// drawn is the lines that are shown, the marked one in brackets.
func (r *results) drawn() string {
	names := map[foundRole]string{
		roleHere: "here", roleHeading: "#", roleHit: "hit", roleAll: "all", roleNothing: "nothing", roleNearest: "near", roleRegister: "register",
	}
	var out []string
	for i, l := range r.lines {
		name := names[l.role]
		switch l.role {
		case roleHeading:
			name += string(l.kind)
		case roleHit:
			name += fmt.Sprint(l.hit.ID)
		case roleAll:
			name += fmt.Sprint(l.total, l.more)
		}
		if i == r.marked {
			name = "[" + name + "]"
		}
		out = append(out, name)
	}
	return strings.Join(out, " ")
}

func TestAnAnswerIsShownUnderHeadings(t *testing.T) {
	var r results
	r.typed("вода")
	r.show(answer{words: "вода", found: []app.Finds{finds(app.FoundAppeals, 2, 14), finds(app.FoundRisks, 1, 1), finds(app.FoundMeetings, 2, 2)}}, 30)
	if got, want := r.drawn(), "[here] #appeals hit1 hit2 all14 true #risks hit1 #meetings hit1 hit2 all2 false"; got != want || !r.open {
		t.Errorf("open %v:\n got %s\nwant %s", r.open, got, want)
	}
}

func TestNothingFoundOffersWhatToDo(t *testing.T) {
	for meant, want := range map[string]string{
		"":     "[here] nothing register",
		"вода": "[here] nothing near register",
	} {
		var r results
		r.typed("вдоа")
		if r.show(answer{words: "вдоа", meant: meant}, 30); r.drawn() != want {
			t.Errorf("meant %q: %s, want %s", meant, r.drawn(), want)
		}
		r.move(1)
		if r.current().role == roleNothing {
			t.Error("the sentence that nothing was found can be chosen")
		}
	}
}

func TestManyKindsShareTheRoomThereIs(t *testing.T) {
	a := answer{words: "вода"}
	for _, kind := range app.FoundKinds[:9] {
		a.found = append(a.found, finds(kind, mostFind, 40))
	}
	for _, c := range []struct{ rows, hits int }{{100, 5}, {64, 5}, {63, 4}, {28, 1}, {5, 1}} {
		r := results{words: "вода"}
		r.show(a, c.rows)
		got := 0
		for _, l := range r.lines {
			if l.role == roleHit && l.kind == app.FoundAppeals {
				got++
			}
		}
		if got != c.hits {
			t.Errorf("in %d rows %d hits of a kind, want %d", c.rows, got, c.hits)
		}
	}
}

func TestTheMarkPassesOverHeadings(t *testing.T) {
	r := results{words: "вода"}
	r.show(answer{words: "вода", found: []app.Finds{finds(app.FoundAppeals, 1, 9), finds(app.FoundRisks, 1, 1)}}, 30)
	var roles []foundRole
	for range 5 {
		r.move(1)
		roles = append(roles, r.current().role)
	}
	if want := []foundRole{roleHit, roleAll, roleHit, roleHit, roleHit}; !slices.Equal(roles, want) {
		t.Errorf("down: %v", roles)
	}
	for range 9 {
		r.move(-1)
	}
	if r.current().role != roleHere {
		t.Errorf("up: %v", r.current())
	}
	if r.point(1) || r.point(-1) || r.point(99) || !r.point(2) || r.marked != 2 {
		t.Errorf("the pointer marks line %d", r.marked)
	}
}

func TestAnOlderAnswerIsDroppedAndNothingStaysChosen(t *testing.T) {
	var r results
	old := answer{words: "во", found: []app.Finds{finds(app.FoundAppeals, 2, 2)}}
	r.typed("во")
	r.show(old, 30)
	r.move(1)
	if r.typed("вод"); !r.open || r.current().role != roleHere {
		t.Errorf("while the next answer is awaited: open %v, %v", r.open, r.current())
	}
	if r.show(answer{words: "во"}, 30); len(r.answer.found) == 0 {
		t.Error("an answer to what was typed before was shown")
	}
	if r.typed(" в "); r.open || r.current().role != roleHere {
		t.Error("one letter keeps the list open")
	}
}

// Whatever the store finds has somewhere to go to.
func TestEveryKindHasItsPlace(t *testing.T) {
	for _, kind := range app.FoundKinds {
		s, ok := shelves[kind]
		card, list := s.card(7), s.list("вода")
		if !ok || card.Place == "" || card.ID != 7 || list.Words != "вода" || list.ID != 0 {
			t.Errorf("%s: %+v %+v", kind, card, list)
		}
	}
	if r := shelves[app.FoundAppeals].list("вода"); r.Filter == nil {
		t.Error("the list of appeals stays narrowed")
	}
}
