package app

import (
	"context"
	"encoding/json"
	"io"
	"time"

	"kairyluu/app/civil"
)

// Reader is what the use cases ask of the store. Every method may be called
// outside a transaction (on a reader connection) or inside one.
type Reader interface {
	// Appeal returns the whole appeal with applicants and standing, or NotFound.
	Appeal(ctx context.Context, id int64) (Appeal, error)
	// Events returns every event of an appeal, those taken back too, in order of entry.
	Events(ctx context.Context, appealID int64) ([]Event, error)
	// AppealRows returns one page of a list.
	AppealRows(ctx context.Context, q AppealQuery) ([]AppealRow, error)
	// CountAppeals counts the rows of a list, up to limit (0: exactly).
	CountAppeals(ctx context.Context, f AppealFilter, limit int) (int, error)
	// AppealByNumber finds an appeal by its number, whatever the case, look-alike
	// letters or separators; newest first when several years match.
	AppealByNumber(ctx context.Context, number string) ([]AppealRow, error)
	// Tally counts appeals by dims, in order of the keys.
	Tally(ctx context.Context, f AppealFilter, dims ...Dim) ([]Group, error)
	// AppealsByText returns ids of appeals with the same folded text, newest first.
	AppealsByText(ctx context.Context, text string, limit int) ([]AppealRow, error)

	// Resident returns one resident, or NotFound.
	Resident(ctx context.Context, id int64) (Resident, error)
	// ResidentRows returns a page of residents by name; offset rows are passed over.
	ResidentRows(ctx context.Context, f ResidentFilter, offset, limit int) ([]ResidentRow, error)
	// CountResidents counts the rows of ResidentRows, up to limit (0: exactly).
	CountResidents(ctx context.Context, f ResidentFilter, limit int) (int, error)
	// FindResidents returns people whose name, phone or PIN begins like words;
	// when nobody does, those whose name is nearly that.
	FindResidents(ctx context.Context, words string, limit int) ([]Resident, error)
	// ResidentsByPhone returns people with exactly that E.164 number.
	ResidentsByPhone(ctx context.Context, phone string) ([]Resident, error)

	// Entries returns a whole dictionary: topics by code, the rest by position and name.
	Entries(ctx context.Context, d Dict) ([]Entry, error)
	// EntryUsed tells whether anything refers to the entry.
	EntryUsed(ctx context.Context, id int64) (bool, error)

	// CalendarDays returns the day table by date.
	CalendarDays(ctx context.Context) ([]civil.Day, error)
	// Terms returns the dated terms of law.
	Terms(ctx context.Context) (civil.Terms, error)
	// OpenTerms returns the appeals on control that have a term by law: what a
	// change of calendar or terms may move.
	OpenTerms(ctx context.Context) ([]OpenTerm, error)

	// Setting returns a setting's JSON, nil when it was never set.
	Setting(ctx context.Context, key string) (json.RawMessage, error)
	// Draft returns a half-typed form, nil when there is none.
	Draft(ctx context.Context, key string) (json.RawMessage, error)

	// Attachments returns what is attached to a thing, oldest first.
	Attachments(ctx context.Context, entity string, id int64) ([]Attachment, error)
	// History returns records, newest first.
	History(ctx context.Context, f HistoryFilter) ([]Record, error)

	MeetingReader
	GrantReader
}

// OpenTerm is an appeal on control as a change of the calendar sees it.
type OpenTerm struct {
	ID         int64
	Number     string
	Kind       Kind
	Registered civil.Date
	FirstDue   civil.Date
	Due        civil.Date
}

// Tx is a Reader that can also write. What is written through one Tx is
// committed together or not at all.
type Tx interface {
	Reader

	// AddAppeal inserts a with its applicants and search row, and sets ID, UID
	// and Version. A number taken in that year is a Conflict.
	AddAppeal(ctx context.Context, a *Appeal) error
	// UpdateAppeal writes every field of a but its standing. A stale Version is a
	// Conflict; Version is raised.
	UpdateAppeal(ctx context.Context, a *Appeal) error
	// AddEvent inserts e and sets ID and UID.
	AddEvent(ctx context.Context, e *Event) error
	// TakeBack marks an event as taken back.
	TakeBack(ctx context.Context, eventID int64, b TakenBack) error
	// SetStanding stores what the events add up to, and raises the appeal's version.
	SetStanding(ctx context.Context, appealID int64, s Standing) error
	// NextNumber raises the counter of a scope in a year and returns its value; from 1.
	NextNumber(ctx context.Context, year int, scope string) (int, error)
	// NumberTaken tells whether a number is used in a year.
	NumberTaken(ctx context.Context, year int, number string) (bool, error)

	// AddResident inserts r and sets ID, UID and Version.
	AddResident(ctx context.Context, r *Resident) error
	// UpdateResident writes r; a stale Version is a Conflict.
	UpdateResident(ctx context.Context, r *Resident) error

	// AddEntry inserts e and sets ID, UID and Version.
	AddEntry(ctx context.Context, e *Entry) error
	// UpdateEntry writes e; a stale Version is a Conflict.
	UpdateEntry(ctx context.Context, e *Entry) error
	// DeleteEntry removes an entry that nothing refers to, else Denied.
	DeleteEntry(ctx context.Context, id int64) error

	// PutDay inserts or replaces a day of the calendar; DropDay removes it.
	PutDay(ctx context.Context, d civil.Day) error
	DropDay(ctx context.Context, d civil.Date) error
	// ReplaceTerms writes the whole table of terms.
	ReplaceTerms(ctx context.Context, terms civil.Terms) error

	// PutSetting stores a setting's JSON.
	PutSetting(ctx context.Context, key string, value json.RawMessage) error
	// PutDraft keeps a half-typed form; nil removes it.
	PutDraft(ctx context.Context, key string, value json.RawMessage) error

	// AddAttachment inserts a and sets ID; its content must be in Files already.
	AddAttachment(ctx context.Context, a *Attachment) error
	// AttachTo gives a kept attachment to the thing it was added for, once that
	// thing has an id.
	AttachTo(ctx context.Context, id int64, entity string, entityID int64) error
	// RemoveAttachment takes it off the card; the content stays.
	RemoveAttachment(ctx context.Context, id int64) error
	// AddRecord appends to the history and sets Seq and Hash.
	AddRecord(ctx context.Context, r *Record) error

	MeetingTx
	GrantTx
}

// MeetingReader is what the use cases of meetings and the action plan ask of
// the store.
type MeetingReader interface {
	// Meeting returns a whole meeting, or NotFound.
	Meeting(ctx context.Context, id int64) (Meeting, error)
	// MeetingRows returns a page of meetings.
	MeetingRows(ctx context.Context, q MeetingQuery) ([]MeetingRow, error)
	// CountMeetings counts the rows of a list, up to limit (0: exactly).
	CountMeetings(ctx context.Context, f MeetingFilter, limit int) (int, error)
	// Editions returns the signed editions of a meeting's minutes, oldest first.
	Editions(ctx context.Context, meetingID int64) ([]Edition, error)

	// Decision returns one decision, or NotFound.
	Decision(ctx context.Context, id int64) (Decision, error)
	// DecisionEvents returns every event of a decision, in order of entry.
	DecisionEvents(ctx context.Context, decisionID int64) ([]DecisionEvent, error)
	// DecisionRows returns a page of the action plan.
	DecisionRows(ctx context.Context, q DecisionQuery) ([]DecisionRow, error)
	// CountDecisions counts the rows of a list, up to limit (0: exactly).
	CountDecisions(ctx context.Context, f DecisionFilter, limit int) (int, error)
	// TallyDecisions counts decisions by dims, in order of the keys.
	TallyDecisions(ctx context.Context, f DecisionFilter, dims ...DecisionDim) ([]DecisionGroup, error)

	// Finding returns one risk or practice, or NotFound.
	Finding(ctx context.Context, id int64) (Finding, error)
	// Findings returns a register, newest first.
	Findings(ctx context.Context, f FindingFilter, offset, limit int) ([]Finding, error)
	// CountFindings counts the rows of a register, up to limit (0: exactly).
	CountFindings(ctx context.Context, f FindingFilter, limit int) (int, error)
	// Related returns what a card is linked to, by hand or by its own fields
	// (the appeal a decision was turned into, the meeting it was taken at), seen
	// from either side.
	Related(ctx context.Context, entity string, id int64) ([]Related, error)
	// CountPhotos counts the pictures attached to the meetings, decisions, findings
	// and projects of a settlement.
	CountPhotos(ctx context.Context, settlementID int64) (int, error)
	// Find searches the kinds of q, in their order; what is exactly what was typed
	// comes first within its kind, then the newest. Kinds without a hit are left out.
	Find(ctx context.Context, q FindQuery) ([]Finds, error)
}

// MeetingTx is the writing side of MeetingReader. Search rows are kept by the
// store, history by the use cases.
type MeetingTx interface {
	// AddMeeting inserts m and sets ID, UID and Version.
	AddMeeting(ctx context.Context, m *Meeting) error
	// UpdateMeeting writes m; a stale Version is a Conflict.
	UpdateMeeting(ctx context.Context, m *Meeting) error
	// MinutesTaken tells whether a number of minutes is used in a year.
	MinutesTaken(ctx context.Context, year int, number string) (bool, error)
	// AddEdition keeps a signed edition whole.
	AddEdition(ctx context.Context, e *Edition) error
	// AddDecision inserts d with its progress and sets ID, UID and Version.
	AddDecision(ctx context.Context, d *Decision) error
	// UpdateDecision writes d but its progress; a stale Version is a Conflict.
	UpdateDecision(ctx context.Context, d *Decision) error
	// AddDecisionEvent inserts e and sets ID and UID.
	AddDecisionEvent(ctx context.Context, e *DecisionEvent) error
	// TakeBackDecisionEvent marks an event as taken back.
	TakeBackDecisionEvent(ctx context.Context, eventID int64, b TakenBack) error
	// SetProgress stores what the events add up to, and raises the version.
	SetProgress(ctx context.Context, decisionID int64, p Progress) error
	// AddFinding inserts f and sets ID, UID and Version.
	AddFinding(ctx context.Context, f *Finding) error
	// UpdateFinding writes f but what it is linked to; a stale Version is a Conflict.
	UpdateFinding(ctx context.Context, f *Finding) error
	// Link ties two cards together; again, it renews their labels. Unlink unties them.
	Link(ctx context.Context, a, b Related) error
	Unlink(ctx context.Context, a, b Related) error
}

// Store is the office's data.
type Store interface {
	Reader
	// InTx runs f in one write transaction: begun immediately, committed to the
	// disk when f returns nil, rolled back otherwise.
	InTx(ctx context.Context, f func(Tx) error) error
}

// Files keeps the contents of attachments by SHA-256.
type Files interface {
	// Keep stores r: written, synced and renamed before it returns. Content that
	// is there already is not written again.
	Keep(ctx context.Context, r io.Reader) (sha256 string, size int64, mime string, err error)
	// Path is where the content lies, to be opened by the system's program.
	Path(sha256 string) string
	// State reads the content and says whether it is what it was.
	State(ctx context.Context, sha256 string) FileState
}

// BackupInfo describes one verified copy.
type BackupInfo struct {
	Path    string
	At      time.Time
	Size    int64
	Appeals int
}

// Backups makes and lists verified copies of the data.
type Backups interface {
	// Make copies the database into dir (empty: the data folder's own backups),
	// opens the copy, checks and compares it, and only then gives it its name.
	Make(ctx context.Context, dir string) (BackupInfo, error)
	// Last returns the newest verified copy; zero when there is none.
	Last(ctx context.Context) (BackupInfo, error)
}
