package text

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ name, in, wants string }{
		{"case", "УЛИЦА Чокморова WiFi", "улица чокморова wifi"},
		{"ё is е", "Ёлка ещё", "елка еще"},
		{"й stays й", "Район ЙОД", "район йод"},
		{"Kyrgyz letters are their Russian neighbours", "Өкмөткө ҮЙ жаңы Ң", "окмотко уй жаны н"},
		{"Uzbek letters too", "Ўзбек қишлоқ ғўза ҳокими", "узбек кишлок гуза хокими"},
		{"look-alikes", "ѳкмѳт жаӊы ɵмүр кʏн", "окмот жаны омур кун"},
		{"Latin letters in a Cyrillic word", "Aсaнoв BОДA сyу кYн", "асанов вода суу кун"},
		{"Latin words stay Latin", "copy TOO Facebook", "copy too facebook"},
		{"a Latin word with an ending stays", "facebookтон", "facebookтон"},
		{"punctuation is one blank", "  ул. Чокморова, д. №185/2 — «Дордой-2»!  ", "ул чокморова д 185 2 дордой 2"},
		{"accents are dropped, й in two pieces is not", "за\u0301мок раи\u0306он", "замок район"},
		{"soft hyphens part nothing", "кара\u00adсуу а\u200bб", "карасуу аб"},
		{"line breaks part words", "а\nб\tв\r\nг", "а б в г"},
		{"digits of any kind stay", "12а ٣", "12а ٣"},
		{"other scripts stay", "中文 Ελλάδα", "中文 ελλάδα"},
		{"no word at all", " …—! ", ""},
		{"nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Fold(c.in); got != c.wants {
				t.Errorf("Fold(%q) = %q, want %q", c.in, got, c.wants)
			}
		})
	}
}

func FuzzFoldTwiceIsOnce(f *testing.F) {
	for _, seed := range textSeeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if twice := Fold(once); twice != once {
			t.Errorf("Fold(%q) = %q, again %q", s, once, twice)
		}
		if stored := Fold(Normalize(s)); stored != once && strings.ToValidUTF8(s, "") == s {
			t.Errorf("Fold(%q) = %q, but stored and folded it is %q", s, once, stored)
		}
		for _, r := range once {
			if r != ' ' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				t.Errorf("Fold(%q) kept %q", s, r)
			}
		}
	})
}

func TestFoldOfABeginningIsTheBeginningOfTheFold(t *testing.T) {
	const word = "Өкмөттүйёлка"
	for i := range word {
		if !strings.HasPrefix(Fold(word), Fold(word[:i])) {
			t.Errorf("typing %q does not find %q", word[:i], word)
		}
	}
}

func TestWords(t *testing.T) {
	for in, wants := range map[string][]string{
		"  Асанов, ЖАҢЫ-конуш ":   {"асанов", "жаны", "конуш"},
		"":                        nil,
		" ?! ":                    nil,
		"1 2 3 4 5 6 7 8 9 10":    {"1", "2", "3", "4", "5", "6", "7", "8"},
		"\"Ш-208/26\" OR 1=1; --": {"ш", "208", "26", "or", "1", "1"},
	} {
		if got := Words(in); !slices.Equal(got, wants) {
			t.Errorf("Words(%q) = %q, want %q", in, got, wants)
		}
	}
}

func TestHighlightMarksTheOriginal(t *testing.T) {
	for _, c := range []struct{ name, in, query, wants string }{
		{"a whole word", "Асанов Бакыт", "асанов", "[Асанов] Бакыт"},
		{"the beginnings of words", "Асанов Асанкул", "аса", "[Аса]нов [Аса]нкул"},
		{"not the middle of a word", "Касанов", "асан", "Касанов"},
		{"Kyrgyz letters by Russian ones", "Жаңы көчөдө", "жаны кочо", "[Жаңы] [көчө]дө"},
		{"ё by е", "ещё", "еще", "[ещё]"},
		{"the longest of the words that fit", "Асанов", "а асан", "[Асан]ов"},
		{"the longest in any order", "Асанов", "асан а", "[Асан]ов"},
		{"letters in two pieces whole", "раи\u0306он", "рай", "[раи\u0306]он"},
		{"a repaired word", "Aсанов", "асанов", "[Aсанов]"},
		{"parts of a number", "Ш-208/26", "ш 208", "[Ш]-[208]/26"},
		{"no query", "Асанов", "", "Асанов"},
		{"an empty text", "", "а", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := marked(c.in, Highlight(c.in, Words(c.query))); got != c.wants {
				t.Errorf("got %q, want %q", got, c.wants)
			}
		})
	}
}

func marked(s string, spans []Span) string {
	var out strings.Builder
	at := 0
	for _, span := range spans {
		out.WriteString(s[at:span.From] + "[" + s[span.From:span.To] + "]")
		at = span.To
	}
	return out.String() + s[at:]
}

func TestSnippet(t *testing.T) {
	const long = "Просим установить фонари на улице Чокморова, потому что\nвечером дети возвращаются из школы в полной темноте, а водители едут быстро"
	for _, c := range []struct {
		name, in, query string
		width           int
		wants           string
	}{
		{"the whole of a short text", "Нет  света", "света", 40, "Нет [света]"},
		{"the beginning when nothing is found", long, "вода", 30, "Просим установить фонари на…"},
		{"the word and what is around it", long, "школы", 40, "…из [школы] в полной темноте, а водители…"},
		{"the end of a text", long, "быстро", 40, "…полной темноте, а водители едут [быстро]"},
		{"the beginning of a text", long, "просим", 30, "[Просим] установить фонари на…"},
		{"one endless word", strings.Repeat("а", 100), "аа", 10, "[аа]аааааааа…"},
		{"nothing", "", "а", 10, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			piece, spans := Snippet(c.in, Words(c.query), c.width)
			if got := marked(piece, spans); got != c.wants {
				t.Errorf("got %q, want %q", got, c.wants)
			}
		})
	}
}

func FuzzSnippet(f *testing.F) {
	for _, seed := range textSeeds {
		f.Add(seed, "а", 10)
	}
	f.Fuzz(func(t *testing.T, s, query string, width int) {
		if width < 1 || width > 1000 {
			return
		}
		piece, spans := Snippet(s, Words(query), width)
		at := 0
		for _, span := range spans {
			if span.From < at || span.To <= span.From || span.To > len(piece) {
				t.Fatalf("Snippet(%q, %q, %d) = %q with %v", s, query, width, piece, spans)
			}
			at = span.To
		}
		if n := len([]rune(piece)); n > width+2 {
			t.Fatalf("Snippet(%q, %q, %d) has %d letters", s, query, width, n)
		}
	})
}
