-- Meetings, the action plan, risks and practices. Lists of which nothing is asked
-- (guests, participants, the agenda, links) are JSON.

CREATE TABLE meeting (
	id             INTEGER PRIMARY KEY,
	uid            TEXT NOT NULL UNIQUE,
	version        INTEGER NOT NULL DEFAULT 1,
	number         TEXT NOT NULL, -- of the minutes; '' until drawn
	number_lower   TEXT NOT NULL,
	year           INTEGER NOT NULL, -- of date
	form_id        INTEGER REFERENCES entry,
	series_id      INTEGER REFERENCES entry,
	date           TEXT NOT NULL CHECK (length(date) = 10),
	starts         TEXT NOT NULL,
	ends           TEXT NOT NULL,
	place          TEXT NOT NULL,
	convened_by    TEXT NOT NULL,
	announced      TEXT NOT NULL,
	chair          TEXT NOT NULL,
	secretary      TEXT NOT NULL,
	language       TEXT NOT NULL,
	total          INTEGER NOT NULL,
	women          INTEGER NOT NULL,
	men            INTEGER NOT NULL,
	groups         TEXT NOT NULL, -- JSON: entry → people
	quorum         INTEGER NOT NULL,
	without_quorum INTEGER NOT NULL, -- decisions were taken though too few came
	state          TEXT NOT NULL CHECK (state IN ('planned', 'held', 'drafted', 'signed')),
	unsigned       INTEGER NOT NULL, -- held, but the minutes are not signed
	signed         TEXT NOT NULL,
	edition        INTEGER NOT NULL,
	topic          TEXT NOT NULL,    -- titles of the agenda, one line
	items          INTEGER NOT NULL, -- of the agenda
	guests         TEXT NOT NULL, -- JSON
	participants   TEXT NOT NULL, -- JSON
	agenda         TEXT NOT NULL, -- JSON
	links          TEXT NOT NULL, -- JSON
	note           TEXT NOT NULL,
	CHECK (year = CAST(substr(date, 1, 4) AS INTEGER)),
	CHECK (unsigned = (state IN ('held', 'drafted')))
) STRICT;

-- Is the number of minutes taken in that year?
CREATE UNIQUE INDEX meeting_number ON meeting (year, number_lower) WHERE number <> '';
-- The list of meetings; those of a period; the calendar.
CREATE INDEX meeting_by_date ON meeting (date, id);
-- Meetings of one form. Is the form used?
CREATE INDEX meeting_by_form ON meeting (form_id, date, id);
-- Meetings of a series, and those beside one of them. Is the series used?
CREATE INDEX meeting_by_series ON meeting (series_id, date, id) WHERE series_id IS NOT NULL;
-- Meetings in one state.
CREATE INDEX meeting_by_state ON meeting (state, date, id);
-- Whose minutes are not signed yet?
CREATE INDEX meeting_unsigned ON meeting (date, id) WHERE unsigned = 1;
-- Which decided without a quorum?
CREATE INDEX meeting_no_quorum ON meeting (date, id) WHERE without_quorum = 1;

CREATE TABLE meeting_settlement (
	meeting_id    INTEGER NOT NULL REFERENCES meeting,
	pos           INTEGER NOT NULL,
	settlement_id INTEGER NOT NULL REFERENCES entry,
	date          TEXT NOT NULL, -- of the meeting
	PRIMARY KEY (meeting_id, pos)
) STRICT, WITHOUT ROWID;

-- Meetings of a settlement by date. Is the settlement used?
CREATE INDEX meeting_settlement_by_date ON meeting_settlement (settlement_id, date, meeting_id);

-- Entries that stand inside the JSON of a meeting (edition 0) or of a signed
-- edition of its minutes, so that they cannot be removed.
CREATE TABLE meeting_entry (
	meeting_id INTEGER NOT NULL REFERENCES meeting,
	edition    INTEGER NOT NULL,
	entry_id   INTEGER NOT NULL REFERENCES entry,
	PRIMARY KEY (meeting_id, edition, entry_id)
) STRICT, WITHOUT ROWID;

-- Is the role, or the group, used?
CREATE INDEX meeting_entry_by_entry ON meeting_entry (entry_id);

-- Signed minutes, whole.
CREATE TABLE meeting_edition (
	meeting_id INTEGER NOT NULL REFERENCES meeting,
	edition    INTEGER NOT NULL CHECK (edition > 0),
	signed     TEXT NOT NULL,
	actor      TEXT NOT NULL,
	reason     TEXT NOT NULL,
	meeting    TEXT NOT NULL, -- JSON
	decisions  TEXT NOT NULL, -- JSON
	PRIMARY KEY (meeting_id, edition)
) STRICT, WITHOUT ROWID;

-- A decision with its progress, and with whatever a line of the action plan shows.
-- Columns that the CHECKs derive from others are there for the indexes.
CREATE TABLE decision (
	id              INTEGER PRIMARY KEY,
	uid             TEXT NOT NULL UNIQUE,
	version         INTEGER NOT NULL DEFAULT 1,
	meeting_id      INTEGER REFERENCES meeting,
	item_uid        TEXT NOT NULL,
	source          TEXT NOT NULL CHECK (source IN ('residents', 'authority', 'expert', 'partner')),
	settlement_id   INTEGER REFERENCES entry,
	settlement_key  INTEGER NOT NULL, -- settlement_id, or 0
	topic_id        INTEGER REFERENCES entry,
	responsible_id  INTEGER REFERENCES entry,
	responsible_key INTEGER NOT NULL, -- responsible_id, or 0
	partner         TEXT NOT NULL,
	made            TEXT NOT NULL CHECK (length(made) = 10),
	first_due       TEXT NOT NULL, -- as decided
	appeal_id       INTEGER REFERENCES appeal,
	project_id      INTEGER,
	state           TEXT NOT NULL CHECK (state IN ('open', 'started', 'done', 'dropped')),
	percent         INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
	due             TEXT NOT NULL, -- after postponements
	due_key         TEXT NOT NULL, -- due, or the end of time: those without a date come last
	ended           TEXT NOT NULL,
	moved           INTEGER NOT NULL,
	open            INTEGER NOT NULL, -- neither done nor given up
	brief           TEXT NOT NULL,    -- one line of the text
	links           TEXT NOT NULL, -- JSON
	note            TEXT NOT NULL,
	text            TEXT NOT NULL,
	CHECK (settlement_key = coalesce(settlement_id, 0)),
	CHECK (responsible_key = coalesce(responsible_id, 0)),
	CHECK (due_key = CASE WHEN due = '' THEN '9999-12-31' ELSE due END),
	CHECK (open = (ended = '')),
	CHECK (open = (state IN ('open', 'started')))
) STRICT;

-- The plan by date.
CREATE INDEX decision_by_due ON decision (due_key, id);
-- The plan by day of the decision.
CREATE INDEX decision_by_made ON decision (made, id);
-- The plan by responsible; that of one, or of nobody.
CREATE INDEX decision_by_responsible ON decision (responsible_key, due_key, id);
-- The plan by settlement; that of one.
CREATE INDEX decision_by_settlement ON decision (settlement_key, due_key, id);
-- Those of one responsible, or of one settlement, by day of the decision.
CREATE INDEX decision_of_responsible_by_made ON decision (responsible_key, made, id);
CREATE INDEX decision_of_settlement_by_made ON decision (settlement_key, made, id);
-- What is open, by date: late, due this month; however long the plan.
CREATE INDEX decision_open_by_due ON decision (due_key, id) WHERE open = 1;
CREATE INDEX decision_open_by_made ON decision (made, id) WHERE open = 1;
-- What is open, by responsible and by settlement.
CREATE INDEX decision_open_by_responsible ON decision (responsible_key, due_key, id) WHERE open = 1;
CREATE INDEX decision_open_by_settlement ON decision (settlement_key, due_key, id) WHERE open = 1;
-- One column of the board.
CREATE INDEX decision_by_state ON decision (state, due_key, id);
-- Proposals of one source.
CREATE INDEX decision_by_source ON decision (source, due_key, id);
-- What ended in a period?
CREATE INDEX decision_by_ended ON decision (ended, id) WHERE ended <> '';
-- What was decided at this meeting, and how much of it is done or late?
CREATE INDEX decision_by_meeting ON decision (meeting_id, state, due_key, id);
-- Which decision became this appeal, or this project?
CREATE INDEX decision_by_appeal ON decision (appeal_id, id) WHERE appeal_id IS NOT NULL;
CREATE INDEX decision_by_project ON decision (project_id, id) WHERE project_id IS NOT NULL;
-- Is the topic used?
CREATE INDEX decision_by_topic ON decision (topic_id) WHERE topic_id IS NOT NULL;
-- The figures of a period by any dimension, without reading the decisions.
CREATE INDEX decision_report ON decision (made, source, settlement_key, responsible_key, state, ended, due_key,
	meeting_id, open);

CREATE TABLE decision_executor (
	decision_id INTEGER NOT NULL REFERENCES decision,
	pos         INTEGER NOT NULL,
	executor_id INTEGER NOT NULL REFERENCES entry,
	due         TEXT NOT NULL,
	PRIMARY KEY (decision_id, pos)
) STRICT, WITHOUT ROWID;

-- Is the executor used?
CREATE INDEX decision_executor_by_executor ON decision_executor (executor_id);

CREATE TABLE decision_event (
	id           INTEGER PRIMARY KEY,
	uid          TEXT NOT NULL UNIQUE,
	decision_id  INTEGER NOT NULL REFERENCES decision,
	kind         TEXT NOT NULL,
	date         TEXT NOT NULL CHECK (length(date) = 10),
	at           TEXT NOT NULL,
	actor        TEXT NOT NULL,
	percent      INTEGER NOT NULL,
	due          TEXT NOT NULL,
	meeting_id   INTEGER REFERENCES meeting,
	text         TEXT NOT NULL,
	taken_at     TEXT NOT NULL DEFAULT '', -- '' while the event holds
	taken_actor  TEXT NOT NULL DEFAULT '',
	taken_reason TEXT NOT NULL DEFAULT ''
) STRICT;

-- What happened to this decision?
CREATE INDEX decision_event_by_decision ON decision_event (decision_id, id);

-- Environmental risks and practices of settlements.
CREATE TABLE finding (
	id            INTEGER PRIMARY KEY,
	uid           TEXT NOT NULL UNIQUE,
	version       INTEGER NOT NULL DEFAULT 1,
	kind          TEXT NOT NULL CHECK (kind IN ('risk', 'practice')),
	settlement_id INTEGER REFERENCES entry,
	title         TEXT NOT NULL,
	text          TEXT NOT NULL,
	measures      TEXT NOT NULL,
	level         TEXT NOT NULL,
	since         TEXT NOT NULL,
	until         TEXT NOT NULL,
	links         TEXT NOT NULL, -- JSON
	note          TEXT NOT NULL
) STRICT;

-- One of the registers, newest first.
CREATE INDEX finding_by_kind ON finding (kind, id);
-- The registers of a settlement. Is the settlement used?
CREATE INDEX finding_by_settlement ON finding (settlement_id, kind, id);

-- Cards tied together by hand: each tie is two rows, one a side.
CREATE TABLE link (
	entity    TEXT NOT NULL,
	entity_id INTEGER NOT NULL,
	other     TEXT NOT NULL,
	other_id  INTEGER NOT NULL,
	label     TEXT NOT NULL, -- what the other was called
	PRIMARY KEY (entity, entity_id, other, other_id)
) STRICT, WITHOUT ROWID;

-- Words of meetings (agenda and organisations among them), decisions and
-- findings, folded as those of appeals.
CREATE VIRTUAL TABLE meeting_words USING fts5 (
	t, content = '', contentless_delete = 1, prefix = '1 2 3 4', detail = none, tokenize = 'ascii'
);
CREATE VIRTUAL TABLE decision_words USING fts5 (
	t, content = '', contentless_delete = 1, prefix = '1 2 3 4', detail = none, tokenize = 'ascii'
);
CREATE VIRTUAL TABLE finding_words USING fts5 (
	t, content = '', contentless_delete = 1, prefix = '1 2 3 4', detail = none, tokenize = 'ascii'
);
INSERT INTO meeting_words (meeting_words, rank) VALUES ('automerge', 8);
INSERT INTO decision_words (decision_words, rank) VALUES ('automerge', 8);
INSERT INTO finding_words (finding_words, rank) VALUES ('automerge', 8);
