package app

import "time"

// Names of entities in links, attachments and history.
const (
	EntityAppeal   = "appeal"
	EntityResident = "resident"
	EntityEntry    = "entry"
	EntityCalendar = "calendar"
	EntityTerm     = "term"
	EntitySetting  = "setting"
	EntityFile     = "file"
	EntityBackup   = "backup"

	EntityMeeting       = "meeting"
	EntityDecision      = "decision"
	EntityDecisionEvent = "decision_event"
	EntityFinding       = "finding"

	EntityProgramme    = "programme"
	EntityProject      = "project"
	EntityProjectEvent = "project_event"
	EntityProjectPaper = "project_paper"
	EntityBudget       = "budget" // of the project with that id
	EntityLedger       = "ledger"
	EntityTranche      = "tranche"
	EntityMilestone    = "milestone"

	// Photos of a project, by when they were taken: the id is the project's.
	EntityPhotoBefore = "photo_before"
	EntityPhotoDuring = "photo_during"
	EntityPhotoAfter  = "photo_after"
)

// PhotoEntities are the phases of a project's photos in order of time.
var PhotoEntities = []string{EntityPhotoBefore, EntityPhotoDuring, EntityPhotoAfter}

// Attachment is a file that belongs to an appeal, a meeting, a project …
// Its content lies in files/ under its SHA-256 and is never changed.
type Attachment struct {
	ID       int64
	Entity   string
	EntityID int64
	SHA256   string // lower-case hex
	Name     string // as the clerk's file was called
	Size     int64  // bytes
	Type     string // MIME type, sniffed
	At       time.Time
	Actor    string
	Removed  bool // taken off the card; the content stays
}

// FileState says whether the content of an attachment can be trusted.
type FileState string

// File states.
const (
	FileSound   FileState = "sound"
	FileMissing FileState = "missing"
	FileAltered FileState = "altered"
)
