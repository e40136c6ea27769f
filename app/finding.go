package app

import "kairyluu/app/civil"

// FindingKind parts the two registers that a settlement keeps beside its cases.
type FindingKind string

// Kinds of finding.
const (
	Risk     FindingKind = "risk"     // an environmental risk: dump, flood, power line …
	Practice FindingKind = "practice" // a finished case worth repeating
)

// FindingKinds lists every FindingKind.
var FindingKinds = []FindingKind{Risk, Practice}

// Level is how grave a risk is.
type Level string

// Levels.
const (
	LowLevel    Level = "low"
	MiddleLevel Level = "middle"
	HighLevel   Level = "high"
)

// Levels lists every Level, the gravest first.
var Levels = []Level{HighLevel, MiddleLevel, LowLevel}

// Finding is an environmental risk of a settlement or a practice worth repeating.
type Finding struct {
	ID      int64
	UID     string
	Version int64

	Kind         FindingKind
	SettlementID int64
	Title        string
	Text         string // what it is, or what was done
	Measures     string // risks: what is being done; practices: what came of it
	Level        Level  // risks
	Since        civil.Date
	Until        civil.Date // removed, or finished; zero: still
	Links        []string   // video and the like
	Related      []Related
	Note         string
}

// Related names another card that this one is linked to; links can be walked
// both ways.
type Related struct {
	Entity string `json:"entity"`
	ID     int64  `json:"id"`
	Label  string `json:"label,omitempty"` // as it was called when linked: number, date
}

// FindingFilter narrows a register. The zero value is both whole.
type FindingFilter struct {
	Words      string
	Kind       FindingKind
	Settlement int64
	Level      Level
	Open       bool   // Until is zero
	ID         int64  // exactly that one
	Entity     string // linked to that card
	EntityID   int64
}
