package words_test

import (
	"regexp"
	"strings"
)

// glued is an ending on what is filled in, or a word that asks an ending of it.
// A date, a number or a name decides the vowels of its ending, so that the ending
// belongs to a word of ours: «{date} күнүнө чейин», «{number} кайрылуусу».
var glued = regexp.MustCompile(`\}»?(-?[а-яөүң]{2,3}([ .,;:)]|$)| (чейин|баштап|тартып|тарта|карата|бери)( |[.,;:)]|$))`)

func ownEnding(_ string, said map[string]string) string {
	if ending := glued.FindString(said["ky"]); ending != "" && !ordinal.MatchString(ending) {
		return "an ending that not every value takes: " + said["ky"]
	}
	return ""
}

// ordinal are words of ours behind a number and a hyphen: they ask nothing of it.
var ordinal = regexp.MustCompile(`^\}-(бет|жыл|сап|том)`)

// strays are names that were given to what has another one in docs/GLOSSARY.md.
var strays = regexp.MustCompile(`(?i)(^|[^\p{L}])(` + strings.Join([]string{
	"жадыбал", "мамыча", "жолугушуу", "иш күн", "тең аткаруучу", "биргелешкен аткаруучу", "кварталчы", "демилгелүү топ", "өз салым",
	"чакан коомдук", "коштоочу кат", "каттоо барагы", "жаңылаңыз",
	"отозвать запись", "свой вклад", "источник денег", "в натуре", "потрачено",
}, "|") + ")")

func oneName(_ string, said map[string]string) string {
	for _, lang := range []string{"ru", "ky"} {
		if stray := strays.FindString(said[lang]); stray != "" {
			return "see docs/GLOSSARY.md for «" + strings.TrimSpace(stray) + "»: " + said[lang]
		}
	}
	return ""
}
