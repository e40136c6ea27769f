-- Grants: programmes, projects, their budgets and the ledger. Money is whole
-- tyiyn, rates are ten-thousandths, quantities thousandths, shares ten-thousandths.
-- Lists of which nothing is asked (needs, reports, people, lines of a budget) are
-- JSON; entries that stand inside them are named beside, so that they cannot be
-- removed.

CREATE TABLE programme (
	id        INTEGER PRIMARY KEY,
	uid       TEXT NOT NULL UNIQUE,
	version   INTEGER NOT NULL DEFAULT 1,
	name_ru   TEXT NOT NULL,
	name_ky   TEXT NOT NULL,
	donor     TEXT NOT NULL,
	source_id INTEGER REFERENCES entry,
	since     TEXT NOT NULL,
	until     TEXT NOT NULL,
	currency  TEXT NOT NULL,
	cap       INTEGER NOT NULL CHECK (cap >= 0),
	share     INTEGER NOT NULL CHECK (share >= 0),
	share_of  TEXT NOT NULL,
	own       TEXT NOT NULL, -- JSON
	stages    TEXT NOT NULL, -- JSON
	needs     TEXT NOT NULL, -- JSON
	reports   TEXT NOT NULL, -- JSON
	note      TEXT NOT NULL,
	active    INTEGER NOT NULL
) STRICT;

-- Whose grant is booked under this source? Is the source used?
CREATE INDEX programme_by_source ON programme (source_id) WHERE source_id IS NOT NULL;

-- Entries inside the JSON of a programme: its own sources, the documents it needs.
CREATE TABLE programme_entry (
	programme_id INTEGER NOT NULL REFERENCES programme,
	entry_id     INTEGER NOT NULL REFERENCES entry,
	PRIMARY KEY (programme_id, entry_id)
) STRICT, WITHOUT ROWID;

-- Who counts this source as own? Is the source, or the kind of document, used?
CREATE INDEX programme_entry_by_entry ON programme_entry (entry_id, programme_id);

-- A project with its standing, and with whatever a line of the list shows. Columns
-- that the CHECKs derive from others are there for the indexes.
CREATE TABLE project (
	id             INTEGER PRIMARY KEY,
	uid            TEXT NOT NULL UNIQUE,
	version        INTEGER NOT NULL DEFAULT 1,
	number         TEXT NOT NULL,
	title_ru       TEXT NOT NULL,
	title_ky       TEXT NOT NULL,
	title_key      TEXT NOT NULL, -- place in the alphabet
	programme_id   INTEGER REFERENCES programme,
	programme_key  INTEGER NOT NULL, -- programme_id, or 0
	object_id      INTEGER REFERENCES entry,
	object_key     INTEGER NOT NULL, -- object_id, or 0
	settlement_key INTEGER NOT NULL, -- the first of project_settlement, or 0
	meeting_id     INTEGER REFERENCES meeting,
	total          INTEGER NOT NULL, -- beneficiaries
	women          INTEGER NOT NULL,
	men            INTEGER NOT NULL,
	youth          INTEGER NOT NULL,
	elderly        INTEGER NOT NULL,
	disabled       INTEGER NOT NULL,
	starts         TEXT NOT NULL,
	finish         TEXT NOT NULL,
	stage          TEXT NOT NULL,
	stage_no       INTEGER NOT NULL, -- its place on the board
	since          TEXT NOT NULL,
	stage_before   TEXT NOT NULL,
	percent        INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
	begun          TEXT NOT NULL, -- first event
	opened         TEXT NOT NULL,
	ended          TEXT NOT NULL,
	planned        INTEGER NOT NULL,
	covered        INTEGER NOT NULL,
	grant_planned  INTEGER NOT NULL,
	pledged        INTEGER NOT NULL,
	received       INTEGER NOT NULL,
	spent          INTEGER NOT NULL,
	returned       INTEGER NOT NULL,
	held           INTEGER NOT NULL,
	need           INTEGER NOT NULL,
	own            INTEGER NOT NULL,
	expected       INTEGER NOT NULL,
	short          INTEGER NOT NULL, -- running, with less own share than the rule asks
	due            TEXT NOT NULL,
	due_key        TEXT NOT NULL, -- due, or the end of time: those without a date come last
	due_kind       TEXT NOT NULL,
	over_cap       INTEGER NOT NULL,
	overspent      INTEGER NOT NULL,
	running        INTEGER NOT NULL,
	item_uid       TEXT NOT NULL,
	community      TEXT NOT NULL,
	place          TEXT NOT NULL,
	chosen         TEXT NOT NULL,
	contractor     TEXT NOT NULL,
	contract       TEXT NOT NULL,
	upkeep         TEXT NOT NULL,
	balance_holder TEXT NOT NULL,
	people         TEXT NOT NULL, -- JSON
	links          TEXT NOT NULL, -- JSON
	note           TEXT NOT NULL,
	problem        TEXT NOT NULL,
	aim            TEXT NOT NULL,
	CHECK (programme_key = coalesce(programme_id, 0)),
	CHECK (object_key = coalesce(object_id, 0)),
	CHECK (held = received - spent - returned),
	CHECK (running = (stage NOT IN ('closed', 'rejected', 'cancelled'))),
	CHECK (short = (running = 1 AND expected < need)),
	CHECK (due_key = CASE WHEN due = '' THEN '9999-12-31' ELSE due END)
) STRICT;

-- The list by title.
CREATE INDEX project_by_title ON project (title_key, id);
-- The board: by stage, the nearest date first.
CREATE INDEX project_by_stage ON project (stage_no, due_key, id);
-- The list by date, by sum, by programme, by settlement.
CREATE INDEX project_by_due ON project (due_key, id);
CREATE INDEX project_by_planned ON project (planned, id);
CREATE INDEX project_by_programme ON project (programme_key, id);
CREATE INDEX project_by_settlement ON project (settlement_key, id);
-- What is running, by date: late, due this month.
CREATE INDEX project_running_by_due ON project (due_key, id) WHERE running = 1;
-- Which fall short of the rule; which hold money?
CREATE INDEX project_short ON project (id) WHERE short = 1;
CREATE INDEX project_holding ON project (id) WHERE held > 0;
-- What was opened in a period?
CREATE INDEX project_by_opened ON project (opened, id) WHERE opened <> '';
-- What did residents choose at this meeting?
CREATE INDEX project_by_meeting ON project (meeting_id, id) WHERE meeting_id IS NOT NULL;
-- Is the type of object used?
CREATE INDEX project_by_object ON project (object_key, id);
-- The figures by any dimension, without reading the projects.
CREATE INDEX project_report ON project (stage, programme_key, object_key, settlement_key, running, short, due_key,
	planned, received, spent, need, own, expected, total, women, men, youth, elderly, disabled);

CREATE TABLE project_settlement (
	project_id    INTEGER NOT NULL REFERENCES project,
	pos           INTEGER NOT NULL,
	settlement_id INTEGER NOT NULL REFERENCES entry,
	PRIMARY KEY (project_id, pos)
) STRICT, WITHOUT ROWID;

-- Projects of a settlement. Is the settlement used?
CREATE INDEX project_settlement_by_settlement ON project_settlement (settlement_id, project_id);

CREATE TABLE project_paper (
	id           INTEGER PRIMARY KEY,
	uid          TEXT NOT NULL UNIQUE,
	project_id   INTEGER NOT NULL REFERENCES project,
	kind_id      INTEGER NOT NULL REFERENCES entry,
	date         TEXT NOT NULL,
	number       TEXT NOT NULL,
	note         TEXT NOT NULL,
	at           TEXT NOT NULL,
	actor        TEXT NOT NULL,
	taken_at     TEXT NOT NULL DEFAULT '', -- '' unless entered by mistake
	taken_actor  TEXT NOT NULL DEFAULT '',
	taken_reason TEXT NOT NULL DEFAULT ''
) STRICT;

-- What documents does the project have?
CREATE INDEX project_paper_by_project ON project_paper (project_id, id);
-- Is the kind of document used?
CREATE INDEX project_paper_by_kind ON project_paper (kind_id);

CREATE TABLE project_event (
	id           INTEGER PRIMARY KEY,
	uid          TEXT NOT NULL UNIQUE,
	project_id   INTEGER NOT NULL REFERENCES project,
	kind         TEXT NOT NULL,
	stage        TEXT NOT NULL,
	percent      INTEGER NOT NULL,
	date         TEXT NOT NULL CHECK (length(date) = 10),
	at           TEXT NOT NULL,
	actor        TEXT NOT NULL,
	who          TEXT NOT NULL,
	paper_id     INTEGER REFERENCES project_paper,
	text         TEXT NOT NULL,
	taken_at     TEXT NOT NULL DEFAULT '', -- '' while the event holds
	taken_actor  TEXT NOT NULL DEFAULT '',
	taken_reason TEXT NOT NULL DEFAULT ''
) STRICT;

-- What happened to this project?
CREATE INDEX project_event_by_project ON project_event (project_id, id);

CREATE TABLE milestone (
	id         INTEGER PRIMARY KEY,
	uid        TEXT NOT NULL UNIQUE,
	version    INTEGER NOT NULL DEFAULT 1,
	project_id INTEGER NOT NULL REFERENCES project,
	title      TEXT NOT NULL,
	planned    TEXT NOT NULL,
	percent    INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
	done       TEXT NOT NULL,
	weight     INTEGER NOT NULL CHECK (weight >= 0),
	note       TEXT NOT NULL
) STRICT;

-- The steps of a project.
CREATE INDEX milestone_by_project ON milestone (project_id, planned, id);

-- Versions of budgets; the last one of a project is in force.
CREATE TABLE budget (
	project_id INTEGER NOT NULL REFERENCES project,
	no         INTEGER NOT NULL CHECK (no > 0),
	date       TEXT NOT NULL,
	reason     TEXT NOT NULL,
	at         TEXT NOT NULL,
	actor      TEXT NOT NULL,
	lines      TEXT NOT NULL, -- JSON
	PRIMARY KEY (project_id, no)
) STRICT, WITHOUT ROWID;

-- What a version plans from a source.
CREATE TABLE budget_sum (
	project_id INTEGER NOT NULL,
	no         INTEGER NOT NULL,
	source_id  INTEGER NOT NULL REFERENCES entry,
	form       TEXT NOT NULL,
	amount     INTEGER NOT NULL,
	in_force   INTEGER NOT NULL, -- 1 in the last version
	PRIMARY KEY (project_id, no, source_id, form),
	FOREIGN KEY (project_id, no) REFERENCES budget
) STRICT, WITHOUT ROWID;

-- Is the source used, in an old version too?
CREATE INDEX budget_sum_by_source ON budget_sum (source_id);
-- What is planned from each source; which projects count on this one?
CREATE INDEX budget_sum_in_force ON budget_sum (source_id, project_id, form, amount) WHERE in_force = 1;

CREATE TABLE tranche (
	id          INTEGER PRIMARY KEY,
	uid         TEXT NOT NULL UNIQUE,
	version     INTEGER NOT NULL DEFAULT 1,
	project_id  INTEGER NOT NULL REFERENCES project,
	no          INTEGER NOT NULL CHECK (no > 0),
	source_id   INTEGER NOT NULL REFERENCES entry,
	amount      INTEGER NOT NULL,
	currency    TEXT NOT NULL,
	foreign_sum INTEGER NOT NULL, -- in currency
	planned     TEXT NOT NULL,
	condition   TEXT NOT NULL,
	met         TEXT NOT NULL,
	requested   TEXT NOT NULL,
	note        TEXT NOT NULL
) STRICT;

-- The tranches of a project. Is the number taken?
CREATE UNIQUE INDEX tranche_number ON tranche (project_id, no);
-- Is the source used?
CREATE INDEX tranche_by_source ON tranche (source_id);

-- The ledger. Rows are added, and marked once as reversed; nothing else about them
-- ever changes but the programme, which is their project's.
CREATE TABLE ledger (
	id            INTEGER PRIMARY KEY,
	uid           TEXT NOT NULL UNIQUE,
	project_id    INTEGER NOT NULL REFERENCES project,
	programme_key INTEGER NOT NULL, -- of the project, or 0
	kind          TEXT NOT NULL CHECK (kind IN ('pledged', 'received', 'spent', 'returned')),
	date          TEXT NOT NULL CHECK (length(date) = 10),
	source_id     INTEGER NOT NULL REFERENCES entry,
	form          TEXT NOT NULL CHECK (form IN ('cash', 'in_kind')),
	type          TEXT NOT NULL,
	payer_kind    TEXT NOT NULL,
	payer_name    TEXT NOT NULL,
	payer_address TEXT NOT NULL,
	resident_id   INTEGER REFERENCES resident,
	payer_key     TEXT NOT NULL, -- '' when nobody is named
	amount        INTEGER NOT NULL,
	currency      TEXT NOT NULL,
	foreign_sum   INTEGER NOT NULL, -- in currency
	rate          INTEGER NOT NULL,
	quantity      INTEGER NOT NULL,
	unit          TEXT NOT NULL,
	price         INTEGER NOT NULL,
	number        TEXT NOT NULL,
	line_uid      TEXT NOT NULL,
	tranche_id    INTEGER REFERENCES tranche,
	payment       TEXT NOT NULL,
	reverses      INTEGER REFERENCES ledger,
	reversed_by   INTEGER REFERENCES ledger,
	note          TEXT NOT NULL,
	at            TEXT NOT NULL,
	actor         TEXT NOT NULL,
	CHECK (amount > 0 AND reverses IS NULL OR amount < 0 AND reverses IS NOT NULL),
	CHECK (reverses IS NULL OR reversed_by IS NULL)
) STRICT;

CREATE TRIGGER ledger_stays BEFORE DELETE ON ledger
BEGIN
	SELECT RAISE(ABORT, 'the ledger keeps its entries');
END;

-- REPLACE takes rows out without asking the trigger above.
CREATE TRIGGER ledger_added BEFORE INSERT ON ledger
WHEN EXISTS (SELECT 1 FROM ledger WHERE id = NEW.id OR uid = NEW.uid)
	OR EXISTS (SELECT 1 FROM ledger WHERE reverses = NEW.reverses)
BEGIN
	SELECT RAISE(ABORT, 'the ledger keeps its entries');
END;

CREATE TRIGGER ledger_unchanged BEFORE UPDATE OF id, uid, project_id, kind, date, source_id, form, type, payer_kind,
	payer_name, payer_address, resident_id, payer_key, amount, currency, foreign_sum, rate, quantity, unit, price, number,
	line_uid, tranche_id, payment, reverses, note, at, actor ON ledger
BEGIN
	SELECT RAISE(ABORT, 'an entry of the ledger never changes');
END;

CREATE TRIGGER ledger_reversed_once BEFORE UPDATE OF reversed_by ON ledger
WHEN OLD.reversed_by IS NOT NULL OR NEW.reversed_by IS NULL
BEGIN
	SELECT RAISE(ABORT, 'an entry of the ledger is reversed once');
END;

-- The ledger by date. The columns behind the id of this and the next indexes answer
-- the other filters, and the sums of some days, without reading the entries.
CREATE INDEX ledger_by_date ON ledger (date, id, source_id, form, kind, project_id, programme_key, amount);
-- That of a project, of a programme, of a source; one kind, one form.
CREATE INDEX ledger_by_project ON ledger (project_id, date, id, source_id, form, kind, amount);
CREATE INDEX ledger_by_programme ON ledger (programme_key, date, id, source_id, form, kind, project_id, amount);
CREATE INDEX ledger_by_source ON ledger (source_id, date, id, form, kind, project_id, programme_key, amount);
CREATE INDEX ledger_by_kind ON ledger (kind, date, id, source_id, form, project_id, programme_key);
CREATE INDEX ledger_by_form ON ledger (form, date, id, source_id, kind, project_id, programme_key);
-- What did this payer give; this resident? The sums of a payer.
CREATE INDEX ledger_by_payer ON ledger (payer_key, date, id, source_id, form, kind, project_id, programme_key, amount)
	WHERE payer_key <> '';
CREATE INDEX ledger_by_resident ON ledger (resident_id, date, id) WHERE resident_id IS NOT NULL;
-- What else did a payer of a project give?
CREATE INDEX ledger_of_payer ON ledger (project_id, source_id, payer_key, id, date)
	WHERE reverses IS NULL AND reversed_by IS NULL AND kind <> 'spent';
-- What came of this tranche?
CREATE INDEX ledger_by_tranche ON ledger (tranche_id, date, id, kind, amount, reverses, reversed_by) WHERE tranche_id IS NOT NULL;
-- Is the entry reversed already? Once is enough.
CREATE UNIQUE INDEX ledger_reversal ON ledger (reverses) WHERE reverses IS NOT NULL;

-- What the ledger adds up to, written with each entry, so that sums need not read
-- it. month '' is the whole time. The columns ending in _held are of what counts:
-- neither reversals nor what they cancel.
CREATE TABLE project_total (
	project_id  INTEGER NOT NULL REFERENCES project,
	month       TEXT NOT NULL,
	source_id   INTEGER NOT NULL REFERENCES entry,
	form        TEXT NOT NULL,
	kind        TEXT NOT NULL,
	n           INTEGER NOT NULL,
	amount      INTEGER NOT NULL,
	n_held      INTEGER NOT NULL,
	amount_held INTEGER NOT NULL,
	PRIMARY KEY (project_id, month, source_id, form, kind)
) STRICT, WITHOUT ROWID;

-- The sums of a period by project.
CREATE INDEX project_total_by_month ON project_total (month, project_id, source_id, form, kind,
	n, amount, n_held, amount_held);
-- Which projects does a source stand in? Is the source used?
CREATE INDEX project_total_by_source ON project_total (source_id, month, project_id);

-- The same for all projects of a programme.
CREATE TABLE programme_total (
	programme_key INTEGER NOT NULL, -- 0: of none
	month         TEXT NOT NULL,
	source_id     INTEGER NOT NULL REFERENCES entry,
	form          TEXT NOT NULL,
	kind          TEXT NOT NULL,
	n             INTEGER NOT NULL,
	amount        INTEGER NOT NULL,
	n_held        INTEGER NOT NULL,
	amount_held   INTEGER NOT NULL,
	PRIMARY KEY (month, programme_key, source_id, form, kind)
) STRICT, WITHOUT ROWID;

-- The same by payer, for the whole time, of what counts.
CREATE TABLE payer_total (
	project_id  INTEGER NOT NULL REFERENCES project,
	source_id   INTEGER NOT NULL REFERENCES entry,
	payer_key   TEXT NOT NULL,
	name_key    TEXT NOT NULL, -- place in the alphabet
	kind        TEXT NOT NULL, -- these four as last written
	name        TEXT NOT NULL,
	address     TEXT NOT NULL,
	resident_id INTEGER REFERENCES resident,
	n           INTEGER NOT NULL,
	pledged     INTEGER NOT NULL,
	cash        INTEGER NOT NULL,
	in_kind     INTEGER NOT NULL,
	returned    INTEGER NOT NULL,
	last        TEXT NOT NULL,
	PRIMARY KEY (project_id, source_id, payer_key)
) STRICT, WITHOUT ROWID;

-- Who gave to the project, by name.
CREATE INDEX payer_total_by_name ON payer_total (project_id, source_id, name_key, payer_key) WHERE n > 0;

-- Words of projects (titles, number, community, place, contractor) and of the
-- ledger (payer, number of the document, note), folded as those of appeals. In the
-- ledger the same few words stand in thousands of entries: with longer beginnings
-- in its index the newest are met without reading the rest.
CREATE VIRTUAL TABLE project_words USING fts5 (
	t, content = '', contentless_delete = 1, prefix = '1 2 3 4', detail = none, tokenize = 'ascii'
);
CREATE VIRTUAL TABLE ledger_words USING fts5 (
	t, content = '', contentless_delete = 1, prefix = '1 2 3 4 5 6 7 8', detail = none, tokenize = 'ascii'
);
INSERT INTO project_words (project_words, rank) VALUES ('automerge', 8);
INSERT INTO ledger_words (ledger_words, rank) VALUES ('automerge', 8);
