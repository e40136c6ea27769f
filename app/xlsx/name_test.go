package xlsx

import "testing"

func TestSheetNamesAreFitForExcel(t *testing.T) {
	for title, want := range map[string]string{
		"Итоги":          "Итоги",
		"Виды: а/б [в]?": "Виды  а б (в)",
		"'Кавычки'":      "Кавычки",
		"Түрлөрү жана келип түшүү жолдору": "Түрлөрү жана келип түшүү жолдор",
	} {
		if got := sheetName(title); got != want {
			t.Errorf("%q became %q", title, got)
		}
	}
}

func TestLongTextTakesAsManyLinesAsItNeeds(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float64
		lines int
	}{
		{"", 10, 1},
		{"Дороги", 10, 1},
		{"Ремонт дорог", 10, 2},
		{"один два три", 7, 2},
		{"непереносимоедлинноеслово", 10, 3},
	} {
		if got := linesOf(c.text, c.width); got != c.lines {
			t.Errorf("%q takes %d lines in %v", c.text, got, c.width)
		}
	}
}

func TestFooterTextIsNotTakenForItsCodes(t *testing.T) {
	for text, want := range map[string]string{"А&Б": "А&&Б", "109 МАБ": " 109 МАБ", "МТУ": "МТУ"} {
		if got := plain(text); got != want {
			t.Errorf("%q became %q", text, got)
		}
	}
}
