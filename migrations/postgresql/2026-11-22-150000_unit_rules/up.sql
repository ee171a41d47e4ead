-- What a unit has changed about the flag rules. Each change is a row of its own with all changes as they then stood.
CREATE TABLE unit_rules (
  id TEXT PRIMARY KEY NOT NULL,
  unit_id TEXT NOT NULL REFERENCES units (id),
  version INTEGER NOT NULL,
  rule TEXT NOT NULL,
  body TEXT NOT NULL,
  why TEXT NOT NULL,
  based_on TEXT NOT NULL REFERENCES content_versions (hash),
  content_hash TEXT NOT NULL REFERENCES content_versions (hash),
  made_by TEXT REFERENCES accounts (id),
  made_at TIMESTAMP NOT NULL,
  UNIQUE (unit_id, version)
);
-- A change is tried on a unit's answers some clients at a time, in order.
CREATE INDEX clients_in_order ON clients (unit_id, id);
