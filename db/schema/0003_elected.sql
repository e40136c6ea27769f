-- Groups that a meeting elected, with their members: a list of which nothing is
-- asked but words. It is JSON, as guests are.
ALTER TABLE meeting ADD COLUMN elected TEXT NOT NULL DEFAULT 'null';
