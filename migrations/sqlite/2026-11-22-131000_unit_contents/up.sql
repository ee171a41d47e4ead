-- What a unit has changed about programmes. Each change is a row of its own: a draft, or what is used from then on.
-- Without a content_hash the shipped programme is used.
CREATE TABLE unit_contents (
  id TEXT PRIMARY KEY NOT NULL,
  unit_id TEXT NOT NULL REFERENCES units (id),
  programme_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'used')),
  body TEXT NOT NULL,
  based_on TEXT NOT NULL REFERENCES content_versions (hash),
  content_hash TEXT REFERENCES content_versions (hash),
  made_by TEXT REFERENCES accounts (id),
  made_at TIMESTAMP NOT NULL,
  UNIQUE (unit_id, programme_id, version)
);
-- The versions that a unit has made, which no other unit sees.
CREATE TABLE unit_content_versions (
  unit_id TEXT NOT NULL REFERENCES units (id),
  content_hash TEXT NOT NULL REFERENCES content_versions (hash),
  PRIMARY KEY (unit_id, content_hash)
);
CREATE INDEX unit_content_versions_by_hash ON unit_content_versions (content_hash);
