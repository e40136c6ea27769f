package text

import (
	"math/rand/v2"
	"testing"
)

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		name, a, b  string
		most, wants int
	}{
		{"the same", "Асанов", "асанов", 2, 0},
		{"Kyrgyz letters by Russian ones", "Өмүралиев", "омуралиев", 2, 0},
		{"one letter replaced", "Асанов", "Осанов", 2, 1},
		{"one letter left out", "Асанов", "Асано", 2, 1},
		{"one letter added", "Токтогулов", "Токтогуулов", 2, 1},
		{"two neighbours swapped", "Асанов", "Аснаов", 2, 1},
		{"two mistakes", "Шаршенбай", "Шершенбаи", 2, 2},
		{"three mistakes are too many", "Шаршенбай", "Шоршонбои", 2, 3},
		{"nothing alike", "Асанов", "Петренко", 2, 3},
		{"too different in length", "А", "Асанов", 2, 3},
		{"empty and short", "", "аб", 2, 2},
		{"both empty", "", "", 0, 0},
		{"no mistake allowed", "Асанов", "Осанов", 0, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Distance(c.a, c.b, c.most); got != c.wants {
				t.Errorf("from %q to %q: %d, want %d", c.a, c.b, got, c.wants)
			}
		})
	}
}

// TestDistanceIsFair checks on random words that the distance is the same both
// ways, that a limit only cuts it, and that n typing mistakes are at most n away.
func TestDistanceIsFair(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	letters := []rune("абв")
	for range 5000 {
		a := make([]rune, 1+random.IntN(8))
		for i := range a {
			a[i] = letters[random.IntN(len(letters))]
		}
		b := append([]rune(nil), a...)
		mistakes := random.IntN(3)
		for range mistakes {
			b[random.IntN(len(b))] = letters[random.IntN(len(letters))]
		}
		whole := Distance(string(a), string(b), 100)
		if whole > mistakes || whole != Distance(string(b), string(a), 100) {
			t.Fatalf("%s and %s, %d mistakes: %d there, %d back", string(a), string(b), mistakes, whole, Distance(string(b), string(a), 100))
		}
		if got := Distance(string(a), string(b), 1); got != min(whole, 2) {
			t.Fatalf("%s and %s: %d, but %d with a limit of 1", string(a), string(b), whole, got)
		}
	}
}

func TestTextHash(t *testing.T) {
	same := TextHash("Нет света на ул. Чокморова!")
	if same != TextHash("нет  СВЕТА,\nна ул Чокморова") {
		t.Error("case, blanks or punctuation change it")
	}
	if same == TextHash("Нет света на ул. Чокморов") {
		t.Error("another text has the same")
	}
	if got := TextHash(" …"); got != "" {
		t.Errorf("nothing has the hash %q", got)
	}
	// Stored in files: it must never change.
	if got, wants := TextHash("Кайрылуу"), "bb593edd5b615e6f7e0f0b1c2e9a2c74"; got != wants {
		t.Errorf("TextHash(Кайрылуу) = %s, want %s", got, wants)
	}
}
