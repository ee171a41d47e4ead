-- A form that a client has begun and not sent: sealed, and nobody's to read. What comes from a page that another tab had
-- overtaken is kept beside it until the client has chosen.
CREATE TABLE form_drafts (
  id TEXT PRIMARY KEY NOT NULL,
  occasion_id TEXT NOT NULL REFERENCES occasions (id),
  client_id TEXT NOT NULL REFERENCES clients (id),
  content_hash TEXT NOT NULL REFERENCES content_versions (hash),
  overtaken BOOLEAN NOT NULL,
  version INTEGER NOT NULL,
  body BLOB NOT NULL,
  saved_at TIMESTAMP NOT NULL,
  UNIQUE (occasion_id, overtaken)
);
CREATE INDEX form_drafts_by_client ON form_drafts (client_id);
-- Answers that a client gave by phone, and who entered them.
CREATE TABLE phone_responses (
  response_id TEXT PRIMARY KEY NOT NULL REFERENCES responses (id),
  client_id TEXT NOT NULL REFERENCES clients (id),
  entered_by TEXT NOT NULL REFERENCES accounts (id)
);
CREATE INDEX phone_responses_by_client ON phone_responses (client_id);
-- What clients were told before their first answer about who reads it: which version, when, and by whom it was read out.
CREATE TABLE told (
  id TEXT PRIMARY KEY NOT NULL,
  client_id TEXT NOT NULL REFERENCES clients (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  instrument_id TEXT NOT NULL,
  version TEXT NOT NULL,
  wording_hash TEXT NOT NULL,
  told_at TIMESTAMP NOT NULL,
  read_out_by TEXT REFERENCES accounts (id),
  UNIQUE (client_id, instrument_id, version, wording_hash)
);
-- Required forms: while one of them can be answered and is not, the next module does not open by itself.
CREATE TABLE gates (
  form TEXT PRIMARY KEY NOT NULL,
  treatment_id TEXT NOT NULL REFERENCES treatments (id),
  from_on DATE NOT NULL,
  until_on DATE NOT NULL
);
CREATE INDEX gates_by_treatment ON gates (treatment_id, from_on);
