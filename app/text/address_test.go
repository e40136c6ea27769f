package text

import "testing"

func TestOneHouseHasOneKey(t *testing.T) {
	for key, addresses := range map[string][][2]string{
		"чокморов 185": {
			{"Бишкек ш., Чокморов көч., 185", ""},
			{"ул. Чокморова", "185"},
			{"Чокморова", "дом 185, кв. 4"},
			{"Чокморова", "185, батир 12"},
			{"чокморов көчөсү", "№185"},
			{"г. Бишкек, ул. Чокморова", "д.185"},
			{"Чокморов көчөсү № 185", ""},
			{"Улица ЧОКМОРОВА", "185-үй, 12-батир"},
		},
		"кошбаев 120":   {{"Т. Кошбаев көчөсү № 120", ""}, {"ул. Кошбаева", "120"}, {"Т.Кошбаева", "120"}},
		"мамбетов 6 5":  {{"ул. Мамбетова 6/5", ""}, {"Мамбетов көч.", "6/5"}, {"Мамбетова", "6 / 5"}},
		"мир 12а":       {{"ул. Мир", "12а"}, {"Мир", "12 А"}, {"мир", "12a"}, {"мир", "12-а"}},
		"8 марта 12":    {{"ул. 8 Марта", "12"}, {"8 марта", "12"}},
		"ленин 5 2":     {{"ул. Ленина", "5 к 2"}, {"Ленин көч.", "5к2"}, {"ул. Ленина", "5 корп. 2"}},
		"анар бак 15":   {{"ж/м Анар-Бак", "15"}, {"Анар-Бак конушу", "үй 15"}},
		"окмот кочот 3": {{"Өкмөт Көчөт", "3"}, {"Ѳкмѳт кѳчѳт", "3"}},
		"ош базары 7":   {{"ул. Ош базары", "7"}}, // not the city
	} {
		for _, address := range addresses {
			if got := AddressKey(address[0], address[1]); got != key {
				t.Errorf("AddressKey(%q, %q) = %q, want %q", address[0], address[1], got, key)
			}
		}
	}
}

func TestAddressWithoutAHouseHasNoKey(t *testing.T) {
	for _, address := range [][2]string{
		{"ул. Чокморова", "б/н"},
		{"ул. Чокморова", ""},
		{"ж/м Дордой-2", ""}, // the 2 is part of the settlement
		{"Дордой 2", ""},
		{"498-контур", ""},
		{"ул. Иманалиева – Гагарина", ""}, // a crossing
		{"", "185"},
		{"ул.", "185"},
		{"", ""},
	} {
		if got := AddressKey(address[0], address[1]); got != "" {
			t.Errorf("AddressKey(%q, %q) = %q, want none", address[0], address[1], got)
		}
	}
}

func TestDifferentHousesDiffer(t *testing.T) {
	keys := make(map[string][2]string)
	for _, address := range [][2]string{
		{"Чокморова", "185"},
		{"Чокморова", "18"},
		{"Чокморова", "18/5"},
		{"Чокморова", "185а"},
		{"Чокморова", "185б"},
		{"Мамбетова", "185"},
		{"Чокморова 1", "85"},
	} {
		key := AddressKey(address[0], address[1])
		if other, taken := keys[key]; taken || key == "" {
			t.Errorf("%q and %q have the key %q", address, other, key)
		}
		keys[key] = address
	}
}

func TestPlaceKey(t *testing.T) {
	for key, names := range map[string][]string{
		"дордой2":  {"Дордой-2", "Дордой 2", "дордой2", "ж/м «Дордой-2»", "Дордой-2 конушу", "жилмассив Дордой-2", "Дoрдой-2"},
		"акжар":    {"Ак-Жар", "Акжар", "Ак Жар конушу", "с. Ак-Жар"},
		"акордо3":  {"Ак-Ордо-3", "Ак-Ордо 3", "новостройка Ак-Ордо-3"},
		"алатоо3":  {"Ала-Тоо-3", "Ала-Тоо 3 ж/м"},
		"конуш":    {"Конуш"},
		"":         {"", " - "},
		"кызылжар": {"Кызыл-Жар", "КЫЗЫЛ ЖАР айылы"},
	} {
		for _, name := range names {
			if got := PlaceKey(name); got != key {
				t.Errorf("PlaceKey(%q) = %q, want %q", name, got, key)
			}
		}
	}
}
