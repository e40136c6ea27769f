-- What the ledger adds up to by thirds of a month and by payer, so that the sums of
-- any days and of any payer are read from few rows however long the ledger is; and
-- indexes by which a filter of projects comes in order of date.

-- The sums of all projects of a programme in a third of a month: its 1st to 10th,
-- its 11th to 20th, the rest. With the kept totals of months no more than five days
-- at either end of a period are left to the entries.
CREATE TABLE third_total (
	since         TEXT NOT NULL, -- the first day of the third
	programme_key INTEGER NOT NULL, -- 0: of none
	source_id     INTEGER NOT NULL REFERENCES entry,
	form          TEXT NOT NULL,
	kind          TEXT NOT NULL,
	n             INTEGER NOT NULL,
	amount        INTEGER NOT NULL,
	n_held        INTEGER NOT NULL,
	amount_held   INTEGER NOT NULL,
	PRIMARY KEY (since, programme_key, source_id, form, kind)
) STRICT, WITHOUT ROWID;

INSERT INTO third_total
SELECT substr(date, 1, 8) || CASE WHEN substr(date, 9) < '11' THEN '01' WHEN substr(date, 9) < '21' THEN '11' ELSE '21' END,
	programme_key, source_id, form, kind, count(*), sum(amount), sum(reverses IS NULL AND reversed_by IS NULL),
	sum(CASE WHEN reverses IS NULL AND reversed_by IS NULL THEN amount ELSE 0 END)
FROM ledger GROUP BY 1, 2, 3, 4, 5;

-- The sums of whoever pays or is paid, in all projects and for the whole time.
CREATE TABLE party_total (
	payer_key   TEXT NOT NULL CHECK (payer_key <> ''),
	source_id   INTEGER NOT NULL REFERENCES entry,
	form        TEXT NOT NULL,
	kind        TEXT NOT NULL,
	n           INTEGER NOT NULL,
	amount      INTEGER NOT NULL,
	n_held      INTEGER NOT NULL,
	amount_held INTEGER NOT NULL,
	PRIMARY KEY (payer_key, source_id, form, kind)
) STRICT, WITHOUT ROWID;

INSERT INTO party_total
SELECT payer_key, source_id, form, kind, count(*), sum(amount), sum(reverses IS NULL AND reversed_by IS NULL),
	sum(CASE WHEN reverses IS NULL AND reversed_by IS NULL THEN amount ELSE 0 END)
FROM ledger WHERE payer_key <> '' GROUP BY 1, 2, 3, 4;

-- Projects of a programme, of a type of object, opened in a period, short of the
-- rule, holding money: by date.
CREATE INDEX project_of_programme_by_due ON project (programme_key, due_key, id);
DROP INDEX project_by_object;
CREATE INDEX project_by_object ON project (object_key, due_key, id);
DROP INDEX project_by_opened;
CREATE INDEX project_by_opened ON project (opened, due_key, id) WHERE opened <> '';
DROP INDEX project_short;
CREATE INDEX project_short ON project (due_key, id) WHERE short = 1;
DROP INDEX project_holding;
CREATE INDEX project_holding ON project (due_key, id) WHERE held > 0;
-- How many were alive in a period?
CREATE INDEX project_by_begun ON project (begun, ended) WHERE begun <> '';

-- The ledger by date, as before; also the sums of what counts of some days.
DROP INDEX ledger_by_date;
CREATE INDEX ledger_by_date ON ledger (date, id, source_id, form, kind, project_id, programme_key, amount,
	reverses, reversed_by);
