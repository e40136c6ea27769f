package text

import (
	"strings"
	"testing"
	"unicode"
)

func TestNormalize(t *testing.T) {
	for _, c := range []struct{ name, in, wants string }{
		{"blanks are collapsed", "  нет \t света\u00a0 здесь  ", "нет света здесь"},
		{"lines are kept", "первая \r\n вторая\rтретья", "первая\nвторая\nтретья"},
		{"one empty line is kept, more are not", "\n\nа\n\n\n\nб\n\n", "а\n\nб"},
		{"control characters go", "а\x00б\x07в\x1b", "абв"},
		{"invisible characters go", "\ufeffка\u00adра\u200bсуу\u202e", "карасуу"},
		{"letters are composed", "и\u0306 е\u0308", "й ё"},
		{"broken bytes are shown", "а\xffб", "а\uFFFDб"},
		{"fita is ө", "ѳкмѳт Ѳкмѳт", "өкмөт Өкмөт"},
		{"en with hook is ң", "жаӊы ЖАӉЫ", "жаңы ЖАҢЫ"},
		{"phonetic letters are ө and ү", "ɵмүр кʏн Ɵмүр", "өмүр күн Өмүр"},
		{"Latin letters in a Cyrillic word", "Aсaнoв пoсeлoк pучeй хopошо", "Асанов поселок ручей хорошо"},
		{"Latin capitals in a Cyrillic word", "BОДA HЕТ", "ВОДА НЕТ"},
		{"Latin ё", "вс\u00eb", "всё"},
		{"Latin words are left", "Wi-Fi CCTV copy TOO Excel", "Wi-Fi CCTV copy TOO Excel"},
		{"a Latin word with a Kyrgyz ending is left", "facebookтон SMSке", "facebookтон SMSке"},
		{"Latin parts of a hyphened word are left", "PDF-файл", "PDF-файл"},
		{"small y is у", "сyу", "суу"},
		{"Y in a word of front vowels is Ү", "КYНY YЙ", "КҮНҮ ҮЙ"},
		{"Y in a word of back vowels is У", "YЛИЦА КУРYЛYШ", "УЛИЦА КУРУЛУШ"},
		{"Y among small letters is small", "кYн мYмкYн Yйдө", "күн мүмкүн Үйдө"},
		{"Y alone is left", "Y", "Y"},
		{"legacy fonts are not guessed", "їмір", "їмір"},
		{"emoji stay whole", "👨\u200d👩", "👨\u200d👩"},
		{"nothing stays nothing", " \n\t ", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Normalize(c.in); got != c.wants {
				t.Errorf("Normalize(%q) = %q, want %q", c.in, got, c.wants)
			}
		})
	}
}

func TestNormalizeLineHasNoLineBreaks(t *testing.T) {
	if got := NormalizeLine(" ул.\r\nЧокморова\u2028 185 "); got != "ул. Чокморова 185" {
		t.Errorf("got %q", got)
	}
}

func TestCyrillicReplacesEveryTwin(t *testing.T) {
	if got := Cyrillic("A-12, Kол-3, Y, 12a"); got != "А-12, Кол-3, У, 12а" {
		t.Errorf("got %q", got)
	}
}

var textSeeds = []string{
	"Жаңы көчө", "кYн", "facebookтон", "ɵpɵ", "y\u030bа", "И\u0301\u0306", "ѳ\u0306Y", "a\u200bб", "а\u00adY\u00adе",
	"\u1100\u0301\u1161", "ẞ İ ǅ", "\xff\xfeа", "12а 6/5 б/н", "Ѕ Ј ꙋ", "№ 185", "\u0374", "И\x01\x00\u0306", "\u200d", "е\n\n\nе", "Å Ω K",
}

func FuzzNormalizeTwiceIsOnce(f *testing.F) {
	for _, seed := range textSeeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Normalize(s)
		if twice := Normalize(once); twice != once {
			t.Errorf("Normalize(%q) = %q, again %q", s, once, twice)
		}
		for _, r := range once {
			if unicode.IsControl(r) && r != '\n' {
				t.Errorf("Normalize(%q) kept %q", s, r)
			}
		}
		if strings.Contains(once, "  ") || strings.Contains(once, "\n\n\n") || strings.TrimSpace(once) != once {
			t.Errorf("Normalize(%q) = %q is not tidy", s, once)
		}
		line := NormalizeLine(s)
		if NormalizeLine(line) != line || strings.ContainsRune(line, '\n') {
			t.Errorf("NormalizeLine(%q) = %q", s, line)
		}
	})
}
