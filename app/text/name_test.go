package text

import (
	"slices"
	"testing"
)

func TestParseName(t *testing.T) {
	for _, c := range []struct {
		in    string
		wants Name
	}{
		{"Асанов Бакыт Каримович", Name{"Асанов", "Бакыт", "Каримович"}},
		{"Асанов Бакыт", Name{"Асанов", "Бакыт", ""}},
		{"Асанов", Name{"Асанов", "", ""}},
		{"Шаршенбай уулу Руслан", Name{"Шаршенбай уулу", "Руслан", ""}},
		{"Шаршенбай уулу Руслан Бакытович", Name{"Шаршенбай уулу", "Руслан", "Бакытович"}},
		{"ШАРШЕНБАЙ УУЛУ РУСЛАН", Name{"Шаршенбай уулу", "Руслан", ""}},
		{"шаршенбай уулу руслан", Name{"Шаршенбай уулу", "Руслан", ""}},
		{"Шаршенбай Уулу Руслан", Name{"Шаршенбай уулу", "Руслан", ""}},
		{"Талантбек уулу", Name{"Талантбек уулу", "", ""}},
		{"Айнура Жекше кызы", Name{"Жекше кызы", "Айнура", ""}},
		{"Жекше кызы Айнура", Name{"Жекше кызы", "Айнура", ""}},
		{"Асанова Айнура Жекше кызы", Name{"Асанова", "Айнура", "Жекше кызы"}},
		{"Айнура Асановна Жекше кызы", Name{"Жекше кызы", "Айнура", "Асановна"}},
		{"Бакыт Каримович Асанов", Name{"Асанов", "Бакыт", "Каримович"}},
		{"Абрамович Роман Аркадьевич", Name{"Абрамович", "Роман", "Аркадьевич"}},
		{"Роман Аркадьевич Абрамович", Name{"Абрамович", "Роман", "Аркадьевич"}},
		{"Асанов Б.К.", Name{"Асанов", "Б.", "К."}},
		{"Б. К. Асанов", Name{"Асанов", "Б.", "К."}},
		{"б.к.асанов", Name{"Асанов", "Б.", "К."}},
		{"САЛТЫКОВА-ЩЕДРИНА анна-мария", Name{"Салтыкова-Щедрина", "Анна-Мария", ""}},
		{"МакКейн Джон", Name{"МакКейн", "Джон", ""}},
		{"Ѳмүрбек Асанов", Name{"Өмүрбек", "Асанов", ""}},
		{"  Асанов \t Бакыт\n", Name{"Асанов", "Бакыт", ""}},
		{"Алиев Рустам Гамид Бахтияр", Name{"Алиев", "Рустам", "Гамид Бахтияр"}},
		{"Uulu Ruslan", Name{"uulu", "Ruslan", ""}},
		{"", Name{}},
	} {
		t.Run(c.in, func(t *testing.T) {
			got := ParseName(c.in)
			if got != c.wants {
				t.Errorf("got %+v, want %+v", got, c.wants)
			}
			if again := got.Tidy(); again != got {
				t.Errorf("tidied again it is %+v", again)
			}
		})
	}
}

func TestNameIsShown(t *testing.T) {
	for _, c := range []struct {
		name                string
		n                   Name
		full, short, letter string
	}{
		{"three parts", Name{"Асанов", "Бакыт", "Каримович"}, "Асанов Бакыт Каримович", "Асанов Б. К.", "А"},
		{"a surname with уулу", Name{"Шаршенбай уулу", "Руслан", ""}, "Шаршенбай уулу Руслан", "Шаршенбай уулу Р.", "Ш"},
		{"a patronymic with кызы", Name{"Асанова", "Айнура", "Жекше кызы"}, "Асанова Айнура Жекше кызы", "Асанова А. Ж.", "А"},
		{"initials", Name{"Асанов", "Б.", "К."}, "Асанов Б. К.", "Асанов Б. К.", "А"},
		{"a surname with Ө", Name{"Өмүралиев", "Эмил", ""}, "Өмүралиев Эмил", "Өмүралиев Э.", "Ө"},
		{"a surname with a wrong Ө", Name{"Ѳмүралиев", "", ""}, "Ѳмүралиев", "Ѳмүралиев", "Ө"},
		{"a small ү", Name{"үсөнов", "", ""}, "үсөнов", "үсөнов", "Ү"},
		{"no surname", Name{"", "Бакыт", ""}, "Бакыт", "Бакыт", "Б"},
		{"a surname in quotes", Name{"«Ынтымак» ЖАМК", "", ""}, "«Ынтымак» ЖАМК", "«Ынтымак» ЖАМК", "Ы"},
		{"nobody", Name{}, "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.n.Full() != c.full || c.n.Short() != c.short || c.n.Letter() != c.letter {
				t.Errorf("%q, %q, %q; want %q, %q, %q", c.n.Full(), c.n.Short(), c.n.Letter(), c.full, c.short, c.letter)
			}
			if c.n.IsZero() != (c.full == "") {
				t.Errorf("IsZero = %v", c.n.IsZero())
			}
		})
	}
}

func TestSortKeyFollowsTheKyrgyzAlphabet(t *testing.T) {
	wants := []string{
		"", "«10»", "2", "Wi-Fi", "Асан", "асанов", "Асанов Бакыт", "Асанов Эмил", "Асанова", "Ели", "Ёлкин", "Жаман",
		"Ибраев", "Йод", "Кадыр", "Мин", "Нур", "Ңаса", "Осмон", "Өмүр", "Пак", "Тур", "Узбек", "Үсөн", "Фрунзе",
		"Шарше", "Щука", "Ырыс", "Эмил", "Юлия", "Яков",
	}
	got := slices.Clone(wants)
	slices.Reverse(got)
	slices.SortFunc(got, func(a, b string) int {
		switch x, y := SortKey(a), SortKey(b); {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	})
	if !slices.Equal(got, wants) {
		t.Errorf("got  %q\nwant %q", got, wants)
	}
	if SortKey("Ұлан") <= SortKey("Яков") {
		t.Error("a letter of another alphabet does not come after я")
	}
	if SortKey("АСАНОВ, бакыт") != (Name{"Асанов", "Бакыт", ""}).SortKey() {
		t.Error("case and punctuation count")
	}
}
