-- The client's diary: each version of an entry is a row, the newest has no replaced_at. Taking an entry away is a version
-- as well, so that what was written once stays in the record.
CREATE TABLE diary_entries (
  id TEXT PRIMARY KEY NOT NULL,
  entry_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  client_id TEXT NOT NULL REFERENCES clients (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  happened_on DATE NOT NULL,
  removed BOOLEAN NOT NULL,
  body BLOB NOT NULL,
  written_at TIMESTAMP NOT NULL,
  replaced_at TIMESTAMP,
  UNIQUE (entry_id, version)
);
CREATE INDEX diary_entries_by_client ON diary_entries (client_id, replaced_at, happened_on);
