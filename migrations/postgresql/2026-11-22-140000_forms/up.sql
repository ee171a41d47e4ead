-- A form that a client has begun and not sent: sealed, and nobody's to read. What comes from a page that another tab had
-- overtaken is kept beside it until the client has chosen.
CREATE TABLE form_drafts (
  id TEXT PRIMARY KEY NOT NULL,
  occasion_id TEXT NOT NULL REFERENCES occasions (id),
  client_id TEXT NOT NULL REFERENCES clients (id),
  content_hash TEXT NOT NULL REFERENCES content_versions (hash),
  overtaken BOOLEAN NOT NULL,
  version INTEGER NOT NULL,
  body BYTEA NOT NULL,
  saved_at TIMESTAMP NOT NULL,
  UNIQUE (occasion_id, overtaken)
);
CREATE INDEX form_drafts_by_client ON form_drafts (client_id);
