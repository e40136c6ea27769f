package app

// Settings are what the office decides for itself. The zero value is an office
// that has not been set up: the first run asks.
type Settings struct {
	NameRU   string `json:"nameRU"` // «МТУ № 109»
	NameKY   string `json:"nameKY"`
	City     string `json:"city"` // CityBishkek, CityOsh
	District string `json:"district,omitempty"`
	MTU      string `json:"mtu,omitempty"`  // number of the office, free text
	HeadRU   string `json:"head,omitempty"` // head of office, for signatures
	Reporter string `json:"reporter,omitempty"`

	Numbering  Numbering `json:"numbering"`
	UrgentDays int       `json:"urgentDays"`     // working days left that count as soon; default 5
	Made       bool      `json:"made,omitempty"` // a made-up office of `demo`
	Ready      bool      `json:"ready"`          // the first run is done
}

// Cities the program knows by name.
const (
	CityBishkek = "bishkek"
	CityOsh     = "osh"
)

// Name returns the office's name in lang, in the other language if that is empty.
func (s Settings) Name(lang Language) string {
	if lang == Kyrgyz && s.NameKY != "" || s.NameRU == "" {
		return s.NameKY
	}
	return s.NameRU
}

// DefaultSettings are those of a new office.
func DefaultSettings() Settings {
	return Settings{City: CityBishkek, Numbering: DefaultNumbering(), UrgentDays: 5}
}

// check says what is wrong with the form of the settings.
func (s Settings) check() error {
	var f Faults
	if s.NameRU == "" && s.NameKY == "" {
		f.Add("name", "settings.name_needed")
	}
	if s.UrgentDays < 1 || s.UrgentDays > 30 {
		f.Add("urgent", "settings.urgent_range")
	}
	s.Numbering.Check(&f)
	return f.Err()
}
