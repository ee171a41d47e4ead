-- When the second factor was last given in a session, in true time; empty where it was not given in this one.
ALTER TABLE sessions ADD COLUMN proved_at TIMESTAMP;

-- Exports that were asked for, oldest to newest by asked_at. While one is done, its file is kept in the data folder under its id;
-- an expired one has none. One made by command has nobody who asked and was never kept. `files` is JSON: the package and
-- what is in it, each with rows, bytes and SHA-256.
CREATE TABLE exports (
  id TEXT PRIMARY KEY NOT NULL,
  study_id TEXT NOT NULL REFERENCES studies (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  account_id TEXT REFERENCES accounts (id),
  format TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'expired')),
  attempts INTEGER NOT NULL,
  runner TEXT,
  lease_until_at TIMESTAMP,
  provenance TEXT,
  persons INTEGER,
  gone INTEGER,
  files TEXT NOT NULL,
  fault TEXT,
  asked_at TIMESTAMP NOT NULL,
  done_at TIMESTAMP
);
CREATE INDEX exports_by_study ON exports (study_id, asked_at);
CREATE INDEX exports_by_state ON exports (state, asked_at);
CREATE INDEX exports_by_account ON exports (account_id, asked_at);
