-- The office's data. Dates are TEXT 'YYYY-MM-DD', '' when there is none, so that
-- a key of a page never meets NULL; moments are UTC RFC 3339; money is whole
-- tyiyn; *_key and words columns are folded in Go, because SQLite folds ASCII only.

CREATE TABLE meta (
	key   TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
	key   TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
	key   TEXT PRIMARY KEY,
	value TEXT NOT NULL,
	at    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE counter (
	year  INTEGER NOT NULL,
	scope TEXT NOT NULL,
	value INTEGER NOT NULL CHECK (value > 0),
	PRIMARY KEY (year, scope)
) STRICT, WITHOUT ROWID;

CREATE TABLE calendar_day (
	date        TEXT PRIMARY KEY CHECK (length(date) = 10),
	kind        TEXT NOT NULL,
	note_ru     TEXT NOT NULL,
	note_ky     TEXT NOT NULL,
	note_en     TEXT NOT NULL,
	preliminary INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE term (
	pos          INTEGER PRIMARY KEY,
	kind         TEXT NOT NULL,
	step         TEXT NOT NULL,
	days         INTEGER NOT NULL CHECK (days > 0),
	unit         TEXT NOT NULL,
	valid_from   TEXT NOT NULL,
	start_rule   TEXT NOT NULL,
	roll_forward INTEGER NOT NULL,
	law          TEXT NOT NULL
) STRICT;

-- Every dictionary: settlements, topics, executors, bodies.
CREATE TABLE entry (
	id          INTEGER PRIMARY KEY,
	uid         TEXT NOT NULL UNIQUE,
	version     INTEGER NOT NULL DEFAULT 1,
	dict        TEXT NOT NULL,
	code        TEXT NOT NULL,
	parent_id   INTEGER REFERENCES entry,
	name_ru     TEXT NOT NULL,
	name_ky     TEXT NOT NULL,
	active      INTEGER NOT NULL,
	aliases     TEXT NOT NULL,
	population  INTEGER NOT NULL,
	valid_from  TEXT NOT NULL,
	valid_until TEXT NOT NULL,
	post        TEXT NOT NULL,
	phone       TEXT NOT NULL,
	words       TEXT NOT NULL -- ' ' before each folded word of names and aliases
) STRICT;

-- Which entries does a dictionary hold?
CREATE INDEX entry_by_dict ON entry (dict, code);
-- Which topics are in a group?
CREATE INDEX entry_by_parent ON entry (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE resident (
	id               INTEGER PRIMARY KEY,
	uid              TEXT NOT NULL UNIQUE,
	version          INTEGER NOT NULL DEFAULT 1,
	surname          TEXT NOT NULL,
	given            TEXT NOT NULL,
	patronymic       TEXT NOT NULL,
	name             TEXT NOT NULL, -- as lists show it
	name_key         TEXT NOT NULL, -- order of the alphabet
	name_fold        TEXT NOT NULL, -- folded, for names that begin like what is typed
	sex              TEXT NOT NULL,
	born             TEXT NOT NULL,
	birth_year       INTEGER NOT NULL,
	pin              TEXT NOT NULL,
	email            TEXT NOT NULL,
	settlement_id    INTEGER REFERENCES entry,
	address_line     TEXT NOT NULL,
	address_plot     TEXT NOT NULL,
	address_landmark TEXT NOT NULL,
	address_quarter  TEXT NOT NULL,
	social           TEXT NOT NULL, -- categories separated by spaces
	language         TEXT NOT NULL,
	consent          INTEGER NOT NULL,
	words            TEXT NOT NULL, -- ' ' before each folded word of name, phones and PIN
	note             TEXT NOT NULL
) STRICT;

-- The residents' page: everyone by name.
CREATE INDEX resident_by_name ON resident (name_key, id);
-- Who begins like what is typed?
CREATE INDEX resident_by_fold ON resident (name_fold, id);
-- The residents' page of one settlement. Is the settlement used?
CREATE INDEX resident_by_settlement ON resident (settlement_id, name_key, id);

CREATE TABLE resident_phone (
	resident_id INTEGER NOT NULL REFERENCES resident,
	pos         INTEGER NOT NULL,
	phone       TEXT NOT NULL,
	PRIMARY KEY (resident_id, pos)
) STRICT, WITHOUT ROWID;

-- Whose number is this?
CREATE INDEX resident_phone_by_phone ON resident_phone (phone, resident_id);

-- An appeal with its standing and with whatever a line of the journal shows, so
-- that a page of the journal is read from one table. Columns that the CHECKs at
-- the end derive from others are there for the indexes. They are no generated
-- columns, and every indexed column is among the first sixty: SQLite would not
-- answer from the index alone otherwise.
CREATE TABLE appeal (
	id               INTEGER PRIMARY KEY,
	uid              TEXT NOT NULL UNIQUE,
	version          INTEGER NOT NULL DEFAULT 1,
	number           TEXT NOT NULL,
	number_lower     TEXT NOT NULL,
	number_key       TEXT NOT NULL,
	year             INTEGER NOT NULL, -- of registered
	running          INTEGER NOT NULL, -- the running number inside number
	registered       TEXT NOT NULL CHECK (length(registered) = 10),
	received         TEXT NOT NULL,
	written          TEXT NOT NULL,
	channel          TEXT NOT NULL,
	kind             TEXT NOT NULL CHECK (kind IN ('proposal', 'application', 'complaint')),
	multiplicity     TEXT NOT NULL CHECK (multiplicity IN ('individual', 'collective', 'anonymous')),
	signatures       INTEGER NOT NULL CHECK (signatures >= 0),
	signed           INTEGER NOT NULL, -- signatures of a collective appeal, or 0
	repetition       TEXT NOT NULL CHECK (repetition IN ('first', 'repeat', 'multiple', 'duplicate')),
	earlier_id       INTEGER REFERENCES appeal,
	language         TEXT NOT NULL,
	covered          INTEGER NOT NULL, -- came from another body
	applicant_id     INTEGER REFERENCES resident, -- the first of appeal_applicant
	applicant        TEXT NOT NULL,               -- that resident's name
	applicant_key    TEXT NOT NULL,               -- and its place in the alphabet
	phone            TEXT NOT NULL,               -- and first phone
	sex              TEXT NOT NULL,               -- and what the figures of a period tell of them
	birth_year       INTEGER NOT NULL,
	social           TEXT NOT NULL,
	settlement_id    INTEGER REFERENCES entry,
	settlement_key   INTEGER NOT NULL, -- settlement_id, or 0
	address_key      TEXT NOT NULL,
	topic_id         INTEGER REFERENCES entry,
	topic_group      INTEGER REFERENCES entry, -- the group of topic_id, or the group itself
	receiver_id      INTEGER REFERENCES entry,
	state            TEXT NOT NULL CHECK (state IN ('registered', 'in_work', 'answered', 'closed', 'withdrawn')),
	first_due        TEXT NOT NULL,
	due              TEXT NOT NULL,
	executor_id      INTEGER REFERENCES entry,
	executor_key     INTEGER NOT NULL, -- executor_id, or 0
	outcome          TEXT NOT NULL,
	answered         TEXT NOT NULL,
	answer_no        TEXT NOT NULL,
	closed           TEXT NOT NULL,
	extensions       INTEGER NOT NULL,
	site_visit       INTEGER NOT NULL,
	open             INTEGER NOT NULL, -- still on control
	ended            TEXT NOT NULL,    -- closed, or 9999-12-31: on control on a day is one range
	finished         TEXT NOT NULL,    -- the day that counts against the term, or 9999-12-31
	in_time          INTEGER NOT NULL, -- finished within the term
	overdue          INTEGER NOT NULL, -- finished over the term
	brief            TEXT NOT NULL,    -- one line of the summary, or of the text
	text_hash        TEXT NOT NULL,
	address_line     TEXT NOT NULL,
	address_plot     TEXT NOT NULL,
	address_landmark TEXT NOT NULL,
	address_quarter  TEXT NOT NULL,
	due_by_hand      TEXT NOT NULL,
	due_reason       TEXT NOT NULL,
	covering_body    TEXT NOT NULL,
	covering_number  TEXT NOT NULL,
	covering_date    TEXT NOT NULL,
	sheets           INTEGER NOT NULL,
	on_control       INTEGER NOT NULL,
	controller       TEXT NOT NULL,
	filing_case      TEXT NOT NULL,
	filing_volume    TEXT NOT NULL,
	filing_sheets    TEXT NOT NULL,
	cost             INTEGER NOT NULL,
	summary          TEXT NOT NULL,
	note             TEXT NOT NULL,
	text             TEXT NOT NULL,
	CHECK (year = CAST(substr(registered, 1, 4) AS INTEGER)),
	CHECK (settlement_key = coalesce(settlement_id, 0)),
	CHECK (executor_key = coalesce(executor_id, 0)),
	CHECK (signed = CASE multiplicity WHEN 'collective' THEN signatures ELSE 0 END),
	CHECK (open = (closed = '')),
	CHECK (ended = CASE closed WHEN '' THEN '9999-12-31' ELSE closed END),
	CHECK (finished = CASE answered WHEN '' THEN ended ELSE answered END),
	CHECK (in_time = (finished < '9999-12-31' AND (due = '' OR finished <= due))),
	CHECK (overdue = (due <> '' AND finished > due AND finished < '9999-12-31'))
) STRICT;

-- Is the number taken in that year?
CREATE UNIQUE INDEX appeal_number ON appeal (year, number_lower);
-- Which appeals carry this number, however it is typed?
CREATE INDEX appeal_by_number_key ON appeal (number_key, id);
-- The journal by day of registration; what came in a period.
CREATE INDEX appeal_by_registered ON appeal (registered, id);
-- The journal by number.
CREATE INDEX appeal_by_number ON appeal (year, running, id);
-- The journal by name.
CREATE INDEX appeal_by_applicant ON appeal (applicant_key, id);
-- The journal by term.
CREATE INDEX appeal_by_due ON appeal (due, id);
-- The journal by day of removal from control; what was removed in a period.
CREATE INDEX appeal_by_closed ON appeal (closed, id);
-- What is on control by day of registration, and by term, however long the journal.
CREATE INDEX appeal_open_by_registered ON appeal (registered, id, state) WHERE open = 1;
CREATE INDEX appeal_open_by_due ON appeal (due, id, state) WHERE open = 1;
-- What an executor has on control. With open among its columns it is chosen before
-- appeal_by_executor, measured or not.
CREATE INDEX appeal_open_by_executor ON appeal (executor_key, open, registered, id) WHERE open = 1;
-- What is late, what is due soon, what was late on a day; the figures of that.
CREATE INDEX appeal_by_finished ON appeal (finished, due, id, registered, executor_key,
	answered, signed, in_time, overdue, site_visit);
-- The figures of what was on control on a day, and of what was removed in a period.
CREATE INDEX appeal_by_ended ON appeal (ended, registered, finished, executor_key, outcome,
	answered, signed, in_time, overdue, site_visit);
-- What was answered in a period.
CREATE INDEX appeal_by_answered ON appeal (answered, id) WHERE answered <> '';
-- The journal by settlement; the appeals of one.
CREATE INDEX appeal_by_settlement ON appeal (settlement_key, registered, id);
-- The journal by executor; the appeals of one.
CREATE INDEX appeal_by_executor ON appeal (executor_key, registered, id);
-- What else came from this house?
CREATE INDEX appeal_by_house ON appeal (address_key, settlement_key, id) WHERE address_key <> '';
-- Was the same text sent before?
CREATE INDEX appeal_by_text ON appeal (text_hash, id) WHERE text_hash <> '';
-- What repeats this appeal?
CREATE INDEX appeal_by_earlier ON appeal (earlier_id, id) WHERE earlier_id IS NOT NULL;
-- The figures of a period by any dimension, without reading the appeals.
CREATE INDEX appeal_report ON appeal (registered, kind, channel, multiplicity, repetition, language,
	settlement_key, topic_id, topic_group, executor_key, receiver_id, state, outcome, answered, closed, due, finished,
	sex, birth_year, social, open, covered, signed, in_time, overdue, site_visit);

CREATE TABLE appeal_applicant (
	appeal_id   INTEGER NOT NULL REFERENCES appeal,
	pos         INTEGER NOT NULL,
	resident_id INTEGER NOT NULL REFERENCES resident,
	PRIMARY KEY (appeal_id, pos)
) STRICT, WITHOUT ROWID;

-- What has this resident written?
CREATE INDEX appeal_applicant_by_resident ON appeal_applicant (resident_id, appeal_id);

CREATE TABLE appeal_topic (
	appeal_id INTEGER NOT NULL REFERENCES appeal,
	pos       INTEGER NOT NULL,
	topic_id  INTEGER NOT NULL REFERENCES entry,
	PRIMARY KEY (appeal_id, pos)
) STRICT, WITHOUT ROWID;

-- Is the topic used?
CREATE INDEX appeal_topic_by_topic ON appeal_topic (topic_id);

CREATE TABLE event (
	id           INTEGER PRIMARY KEY,
	uid          TEXT NOT NULL UNIQUE,
	appeal_id    INTEGER NOT NULL REFERENCES appeal,
	kind         TEXT NOT NULL,
	date         TEXT NOT NULL CHECK (length(date) = 10),
	at           TEXT NOT NULL,
	actor        TEXT NOT NULL,
	text         TEXT NOT NULL,
	author       TEXT NOT NULL,
	executor_id  INTEGER REFERENCES entry,
	due          TEXT NOT NULL,
	body_id      INTEGER REFERENCES entry,
	whole        INTEGER NOT NULL,
	number       TEXT NOT NULL,
	notice       TEXT NOT NULL,
	outcome      TEXT NOT NULL,
	delivery     TEXT NOT NULL,
	language     TEXT NOT NULL,
	taken_at     TEXT NOT NULL DEFAULT '', -- '' while the event holds
	taken_actor  TEXT NOT NULL DEFAULT '',
	taken_reason TEXT NOT NULL DEFAULT ''
) STRICT;

-- What happened to this appeal?
CREATE INDEX event_by_appeal ON event (appeal_id, id);
-- Is the executor, or the body, used?
CREATE INDEX event_by_executor ON event (executor_id) WHERE executor_id IS NOT NULL;
CREATE INDEX event_by_body ON event (body_id) WHERE body_id IS NOT NULL;

CREATE TABLE event_executor (
	event_id    INTEGER NOT NULL REFERENCES event,
	pos         INTEGER NOT NULL,
	executor_id INTEGER NOT NULL REFERENCES entry,
	due         TEXT NOT NULL,
	PRIMARY KEY (event_id, pos)
) STRICT, WITHOUT ROWID;

-- Is the executor used?
CREATE INDEX event_executor_by_executor ON event_executor (executor_id);

CREATE TABLE attachment (
	id        INTEGER PRIMARY KEY,
	entity    TEXT NOT NULL,
	entity_id INTEGER NOT NULL,
	sha256    TEXT NOT NULL CHECK (length(sha256) = 64),
	name      TEXT NOT NULL,
	size      INTEGER NOT NULL,
	type      TEXT NOT NULL,
	at        TEXT NOT NULL,
	actor     TEXT NOT NULL,
	removed   INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What is attached to this thing?
CREATE INDEX attachment_by_entity ON attachment (entity, entity_id, id);

-- Who changed what. hash covers the row and the hash before it.
CREATE TABLE history (
	seq       INTEGER PRIMARY KEY,
	at        TEXT NOT NULL,
	actor     TEXT NOT NULL,
	entity    TEXT NOT NULL,
	entity_id INTEGER NOT NULL,
	label     TEXT NOT NULL,
	action    TEXT NOT NULL,
	changes   TEXT NOT NULL,
	words     TEXT NOT NULL, -- folded label and actor
	hash      TEXT NOT NULL
) STRICT;

-- What was done to this thing, newest first?
CREATE INDEX history_by_entity ON history (entity, entity_id, seq);

-- Words of appeals. The store folds the text and cuts it into words itself, so
-- the tokenizer has only to keep every byte that is not ASCII and to cut at
-- spaces; what is found is always a word or its beginning, never a phrase, so no
-- positions are kept.
CREATE VIRTUAL TABLE appeal_words USING fts5 (
	t, content = '', contentless_delete = 1, prefix = '1 2 3 4', detail = none, tokenize = 'ascii'
);
-- Merges of eight segments at a time: a save never waits for a big one.
INSERT INTO appeal_words (appeal_words, rank) VALUES ('automerge', 8);

-- Names, phones and PINs of residents, by any three letters or digits in a row.
CREATE VIRTUAL TABLE resident_trigrams USING fts5 (
	t, content = '', contentless_delete = 1, tokenize = 'trigram'
);
INSERT INTO resident_trigrams (resident_trigrams, rank) VALUES ('automerge', 8);
