-- The action plan by any of its sorts under any of its filters, however long it is.
-- The wide indexes hold whatever a filter or a figure asks, so that a decision is
-- read only when it comes to the page.

-- The series of the meeting, or 0.
ALTER TABLE decision ADD COLUMN series_key INTEGER NOT NULL DEFAULT 0;
UPDATE decision SET series_key = coalesce((SELECT m.series_id FROM meeting m WHERE m.id = decision.meeting_id), 0);
-- ended, or the end of time: what was open on a day is a range of it.
ALTER TABLE decision ADD COLUMN ended_key TEXT NOT NULL DEFAULT '9999-12-31';
UPDATE decision SET ended_key = ended WHERE ended <> '';

DROP INDEX decision_by_due;
DROP INDEX decision_by_made;
DROP INDEX decision_by_responsible;
DROP INDEX decision_by_settlement;
DROP INDEX decision_open_by_due;
DROP INDEX decision_open_by_made;
DROP INDEX decision_open_by_responsible;
DROP INDEX decision_open_by_settlement;
DROP INDEX decision_by_state;
DROP INDEX decision_by_ended;
DROP INDEX decision_report;

-- The plan by date.
CREATE INDEX decision_by_due ON decision (due_key, id, responsible_key, settlement_key, series_key, source, state, open);
-- The plan by day of the decision; the figures of what was made in a period.
CREATE INDEX decision_by_made ON decision (made, id, responsible_key, settlement_key, series_key, source, state, open,
	ended, due_key, meeting_id);
-- The plan by responsible; that of one, or of nobody.
CREATE INDEX decision_by_responsible ON decision (responsible_key, due_key, id, settlement_key, series_key, source, state,
	open, made, ended);
-- The plan by settlement; that of one.
CREATE INDEX decision_by_settlement ON decision (settlement_key, due_key, id, responsible_key, series_key, source, state,
	open, made, ended);
-- The plan of a series.
CREATE INDEX decision_by_series ON decision (series_key, due_key, id, responsible_key, settlement_key, source, state,
	open, made, ended);
CREATE INDEX decision_of_series_by_made ON decision (series_key, made, id);
-- One column of the board; the figures by state.
CREATE INDEX decision_by_state ON decision (state, due_key, id, open, ended);
-- What is open, by each sort; late, due this month; the figures of that.
CREATE INDEX decision_open_by_due ON decision (due_key, id, responsible_key, settlement_key, series_key, source, state,
	made, ended) WHERE open = 1;
CREATE INDEX decision_open_by_made ON decision (made, id, responsible_key, settlement_key, series_key, source, state)
	WHERE open = 1;
CREATE INDEX decision_open_by_responsible ON decision (responsible_key, due_key, id, settlement_key, series_key, source,
	state, made, ended) WHERE open = 1;
CREATE INDEX decision_open_by_settlement ON decision (settlement_key, due_key, id, responsible_key, series_key, source,
	state, made, ended) WHERE open = 1;
-- What ended in a period; what was open, or late, on a day; the figures of that.
CREATE INDEX decision_by_ended ON decision (ended_key, made, due_key, id, responsible_key, settlement_key, series_key,
	source, state, open, ended);
-- The plan of one by the other.
CREATE INDEX decision_of_responsible_by_settlement ON decision (responsible_key, settlement_key, due_key, id);
CREATE INDEX decision_of_settlement_by_responsible ON decision (settlement_key, responsible_key, due_key, id);
CREATE INDEX decision_of_series_by_responsible ON decision (series_key, responsible_key, due_key, id);
CREATE INDEX decision_of_series_by_settlement ON decision (series_key, settlement_key, due_key, id);

-- Appeals about a topic, or about any of a group. Those of one topic stand among
-- those of its group.
CREATE INDEX appeal_by_topic ON appeal (topic_group, registered, id, topic_id);
-- Appeals that came to one outcome.
CREATE INDEX appeal_by_outcome ON appeal (outcome, registered, id);
