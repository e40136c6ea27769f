package text_test

import (
	"testing"

	"kairyluu/app/text"
)

func TestNamesInLatinLetters(t *testing.T) {
	for name, want := range map[string]string{
		"":                  "",
		"Ала-Тоо-3":         "Ala-Too-3",
		"Эркин кызы Жылдыз": "Erkin kyzy Zhyldyz",
		"Өмүрбеков Ү. Ң.":   "Omurbekov U. N.",
		"МТУ № 11":          "MTU No. 11",
		"Щербакова Ю. Я.":   "Shcherbakova Iu. Ia.",
		"ЩУКА":              "SHCHUKA",
		"Сыдыков Т. А., Кок-Жар (b)": "Sydykov T. A., Kok-Zhar (b)",
	} {
		if got := text.Latin(name); got != want {
			t.Errorf("%q became %q, want %q", name, got, want)
		}
	}
}
