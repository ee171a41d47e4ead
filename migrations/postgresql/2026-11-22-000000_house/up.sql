-- One file per back end, the same tables in the same order. Where the two differ, a comment says why.
-- Columns ending in _at are UTC moments in whole seconds, _on are local dates; BYTEA columns hold sealed text.

-- The tenant.
CREATE TABLE units (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  site_name TEXT NOT NULL,
  locale TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  regime TEXT NOT NULL,
  wording TEXT NOT NULL,
  workdays TEXT NOT NULL,
  opens_minute INTEGER NOT NULL,
  closes_minute INTEGER NOT NULL,
  reply_days INTEGER NOT NULL,
  exit_url TEXT NOT NULL,
  duty_address BYTEA,
  out_of_hours TEXT NOT NULL,
  police_text TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL
);

-- People who sign in.
CREATE TABLE accounts (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  sign_in_hash TEXT NOT NULL UNIQUE,
  name BYTEA NOT NULL,
  locale TEXT NOT NULL,
  password_hash TEXT,
  totp_secret BYTEA,
  totp_step BIGINT NOT NULL DEFAULT 0,
  state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'frozen', 'disabled')),
  created_at TIMESTAMP NOT NULL
);

CREATE TABLE memberships (
  id TEXT PRIMARY KEY NOT NULL,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  role TEXT NOT NULL,
  from_at TIMESTAMP NOT NULL,
  until_at TIMESTAMP
);
CREATE INDEX memberships_by_account ON memberships (account_id);
CREATE INDEX memberships_by_unit ON memberships (unit_id, role);

CREATE TABLE invitations (
  id TEXT PRIMARY KEY NOT NULL,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  token_hash TEXT NOT NULL UNIQUE,
  invited_by TEXT,
  created_at TIMESTAMP NOT NULL,
  expires_at TIMESTAMP NOT NULL,
  used_at TIMESTAMP
);
CREATE INDEX invitations_by_account ON invitations (account_id);

CREATE TABLE recovery_codes (
  id TEXT PRIMARY KEY NOT NULL,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  code_hash TEXT NOT NULL,
  used_at TIMESTAMP
);
CREATE INDEX recovery_codes_by_account ON recovery_codes (account_id);

CREATE TABLE sessions (
  id TEXT PRIMARY KEY NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  membership_id TEXT NOT NULL REFERENCES memberships (id),
  stage TEXT NOT NULL CHECK (stage IN ('factor', 'enrol', 'full')),
  pending_secret BYTEA,
  created_at TIMESTAMP NOT NULL,
  seen_at TIMESTAMP NOT NULL,
  ended_at TIMESTAMP
);
CREATE INDEX sessions_by_account ON sessions (account_id, ended_at);

CREATE TABLE sign_in_failures (
  id TEXT PRIMARY KEY NOT NULL,
  bucket TEXT NOT NULL,
  failed_at TIMESTAMP NOT NULL
);
CREATE INDEX sign_in_failures_by_bucket ON sign_in_failures (bucket, failed_at);

CREATE TABLE tokens (
  id TEXT PRIMARY KEY NOT NULL,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  membership_id TEXT NOT NULL REFERENCES memberships (id),
  created_at TIMESTAMP NOT NULL,
  expires_at TIMESTAMP NOT NULL,
  revoked_at TIMESTAMP
);
CREATE INDEX tokens_by_account ON tokens (account_id);

-- The same act posted twice is done once.
CREATE TABLE once_keys (
  key_hash TEXT PRIMARY KEY NOT NULL,
  location TEXT NOT NULL,
  done_at TIMESTAMP NOT NULL
);
CREATE INDEX once_keys_by_age ON once_keys (done_at);

-- The log: a hash chain, append-only.
CREATE TABLE audit_events (
  seq BIGINT PRIMARY KEY NOT NULL,
  at TIMESTAMP NOT NULL,
  actor_id TEXT,
  role TEXT NOT NULL,
  unit_id TEXT,
  client_id TEXT,
  event TEXT NOT NULL,
  detail TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE INDEX audit_events_by_client ON audit_events (client_id, seq);
CREATE INDEX audit_events_by_unit ON audit_events (unit_id, seq);

-- Clients and the keys that their text is sealed with.
CREATE TABLE clients (
  id TEXT PRIMARY KEY NOT NULL,
  unit_id TEXT NOT NULL REFERENCES units (id),
  account_id TEXT NOT NULL UNIQUE REFERENCES accounts (id),
  code TEXT NOT NULL UNIQUE,
  name BYTEA NOT NULL,
  created_at TIMESTAMP NOT NULL
);
CREATE INDEX clients_by_unit ON clients (unit_id);

CREATE TABLE client_keys (
  client_id TEXT PRIMARY KEY NOT NULL,
  key_id TEXT NOT NULL,
  wrapped BYTEA,
  created_at TIMESTAMP NOT NULL,
  erased_at TIMESTAMP
);

CREATE TABLE care_relations (
  id TEXT PRIMARY KEY NOT NULL,
  client_id TEXT NOT NULL REFERENCES clients (id),
  account_id TEXT NOT NULL REFERENCES accounts (id),
  kind TEXT NOT NULL CHECK (kind IN ('responsible', 'deputy')),
  from_at TIMESTAMP NOT NULL,
  until_at TIMESTAMP
);
CREATE INDEX care_relations_by_client ON care_relations (client_id, kind);
CREATE INDEX care_relations_by_account ON care_relations (account_id);

CREATE TABLE absences (
  id TEXT PRIMARY KEY NOT NULL,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  from_at TIMESTAMP NOT NULL,
  until_at TIMESTAMP NOT NULL
);
CREATE INDEX absences_by_account ON absences (account_id, until_at);

-- Research: a study has its own key; rows leave only with a dated consent.
CREATE TABLE studies (
  id TEXT PRIMARY KEY NOT NULL,
  unit_id TEXT NOT NULL REFERENCES units (id),
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  ethics_number TEXT NOT NULL,
  secret BYTEA NOT NULL,
  created_at TIMESTAMP NOT NULL
);
CREATE INDEX studies_by_unit ON studies (unit_id);

CREATE TABLE consents (
  id TEXT PRIMARY KEY NOT NULL,
  client_id TEXT NOT NULL REFERENCES clients (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  kind TEXT NOT NULL CHECK (kind IN ('participation', 'secrecy', 'research', 'choices')),
  study_id TEXT REFERENCES studies (id),
  version TEXT NOT NULL,
  wording_hash TEXT NOT NULL,
  given_at TIMESTAMP NOT NULL,
  withdrawn_at TIMESTAMP
);
CREATE INDEX consents_by_client ON consents (client_id, kind);
CREATE INDEX consents_by_study ON consents (study_id);

-- Content as it stood when somebody used it.
CREATE TABLE content_versions (
  hash TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  content_id TEXT NOT NULL,
  version TEXT NOT NULL,
  body TEXT NOT NULL,
  registered_at TIMESTAMP NOT NULL
);

-- One client's way through one programme.
CREATE TABLE treatments (
  id TEXT PRIMARY KEY NOT NULL,
  client_id TEXT NOT NULL REFERENCES clients (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  programme_id TEXT NOT NULL,
  content_hash TEXT NOT NULL REFERENCES content_versions (hash),
  state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'ended')),
  held BOOLEAN NOT NULL,
  started_on DATE NOT NULL,
  created_at TIMESTAMP NOT NULL,
  ended_at TIMESTAMP
);
CREATE INDEX treatments_by_client ON treatments (client_id, state);
CREATE INDEX treatments_by_state ON treatments (state, id);

CREATE TABLE steps (
  id TEXT PRIMARY KEY NOT NULL,
  treatment_id TEXT NOT NULL REFERENCES treatments (id),
  client_id TEXT NOT NULL REFERENCES clients (id),
  position INTEGER NOT NULL,
  module_id TEXT NOT NULL,
  content_hash TEXT NOT NULL REFERENCES content_versions (hash),
  state TEXT NOT NULL CHECK (state IN ('locked', 'open', 'submitted', 'answered')),
  due_on DATE NOT NULL,
  opened_at TIMESTAMP,
  opened_by TEXT,
  submitted_at TIMESTAMP,
  answered_at TIMESTAMP,
  UNIQUE (treatment_id, position)
);
-- The treatment comes first: by state and day alone, every treatment would look through everybody's steps.
CREATE INDEX steps_by_due ON steps (treatment_id, state, due_on);

CREATE TABLE page_visits (
  step_id TEXT NOT NULL REFERENCES steps (id),
  page_id TEXT NOT NULL,
  visited_at TIMESTAMP NOT NULL,
  PRIMARY KEY (step_id, page_id)
);

-- The client's own plans, versioned.
CREATE TABLE plans (
  id TEXT PRIMARY KEY NOT NULL,
  client_id TEXT NOT NULL REFERENCES clients (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  kind TEXT NOT NULL,
  version INTEGER NOT NULL,
  exercise_id TEXT NOT NULL,
  content_hash TEXT NOT NULL REFERENCES content_versions (hash),
  body BYTEA NOT NULL,
  created_at TIMESTAMP NOT NULL,
  UNIQUE (client_id, kind, version)
);

-- Risk: every evaluation is stored; what needs a person's eyes is a flag; flags raised together are one alarm.
CREATE TABLE evaluations (
  id TEXT PRIMARY KEY NOT NULL,
  client_id TEXT NOT NULL REFERENCES clients (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  subject TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  rules_hash TEXT NOT NULL REFERENCES content_versions (hash),
  findings INTEGER NOT NULL,
  evaluated_at TIMESTAMP NOT NULL
);
CREATE INDEX evaluations_by_subject ON evaluations (subject, subject_id);

CREATE TABLE alarms (
  id TEXT PRIMARY KEY NOT NULL,
  client_id TEXT NOT NULL REFERENCES clients (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  tier TEXT NOT NULL CHECK (tier IN ('emergency', 'red', 'amber')),
  started_at TIMESTAMP NOT NULL,
  acknowledged_at TIMESTAMP,
  acknowledged_by TEXT
);
CREATE INDEX alarms_open ON alarms (acknowledged_at, unit_id);
CREATE INDEX alarms_by_client ON alarms (client_id, started_at);

CREATE TABLE alarm_rungs (
  id TEXT PRIMARY KEY NOT NULL,
  alarm_id TEXT NOT NULL REFERENCES alarms (id),
  rung TEXT NOT NULL,
  occurrence INTEGER NOT NULL,
  recipients INTEGER NOT NULL,
  due_at TIMESTAMP NOT NULL,
  raised_at TIMESTAMP NOT NULL,
  UNIQUE (alarm_id, rung, occurrence)
);

-- What calls nobody (info) is noted and belongs to no alarm.
CREATE TABLE flags (
  id TEXT PRIMARY KEY NOT NULL,
  client_id TEXT NOT NULL REFERENCES clients (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  alarm_id TEXT REFERENCES alarms (id),
  rule TEXT NOT NULL,
  rule_version TEXT NOT NULL,
  tier TEXT NOT NULL CHECK (tier IN ('emergency', 'red', 'amber', 'info')),
  state TEXT NOT NULL CHECK (state IN ('open', 'acknowledged', 'acted', 'closed', 'noted')),
  alarms INTEGER NOT NULL,
  raised_at TIMESTAMP NOT NULL,
  changed_at TIMESTAMP NOT NULL,
  CHECK ((tier = 'info') = (alarm_id IS NULL)),
  CHECK ((tier = 'info') = (state = 'noted'))
);
CREATE INDEX flags_by_client ON flags (client_id, state);
CREATE INDEX flags_by_unit ON flags (unit_id, state);
CREATE INDEX flags_by_alarm ON flags (alarm_id);

CREATE TABLE flag_evidence (
  id TEXT PRIMARY KEY NOT NULL,
  flag_id TEXT NOT NULL REFERENCES flags (id),
  evaluation_id TEXT NOT NULL REFERENCES evaluations (id),
  tier TEXT NOT NULL,
  rule_version TEXT NOT NULL,
  because TEXT NOT NULL,
  found_at TIMESTAMP NOT NULL
);
CREATE INDEX flag_evidence_by_flag ON flag_evidence (flag_id, found_at);

CREATE TABLE flag_steps (
  id TEXT PRIMARY KEY NOT NULL,
  flag_id TEXT NOT NULL REFERENCES flags (id),
  client_id TEXT NOT NULL REFERENCES clients (id),
  state TEXT NOT NULL,
  account_id TEXT,
  note BYTEA,
  taken_at TIMESTAMP NOT NULL,
  seq INTEGER NOT NULL,
  UNIQUE (flag_id, seq)
);

-- Questionnaires: what is asked when, what was answered, what it scored.
CREATE TABLE occasions (
  id TEXT PRIMARY KEY NOT NULL,
  treatment_id TEXT NOT NULL REFERENCES treatments (id),
  client_id TEXT NOT NULL REFERENCES clients (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  event TEXT NOT NULL,
  instrument_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  opens_on DATE NOT NULL,
  due_on DATE NOT NULL,
  closes_on DATE NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('scheduled', 'answered', 'missed', 'withdrawn')),
  UNIQUE (treatment_id, event, instrument_id)
);
CREATE INDEX occasions_by_client ON occasions (client_id, state, opens_on);
CREATE INDEX occasions_by_closing ON occasions (unit_id, state, closes_on);

CREATE TABLE responses (
  id TEXT PRIMARY KEY NOT NULL,
  occasion_id TEXT NOT NULL UNIQUE REFERENCES occasions (id),
  treatment_id TEXT NOT NULL REFERENCES treatments (id),
  client_id TEXT NOT NULL REFERENCES clients (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  instrument_id TEXT NOT NULL,
  version TEXT NOT NULL,
  content_hash TEXT NOT NULL REFERENCES content_versions (hash),
  language TEXT NOT NULL,
  answers TEXT NOT NULL,
  answered_at TIMESTAMP NOT NULL,
  answered_on DATE NOT NULL
);
CREATE INDEX responses_by_client ON responses (client_id, answered_at);

CREATE TABLE scores (
  id TEXT PRIMARY KEY NOT NULL,
  response_id TEXT NOT NULL REFERENCES responses (id),
  client_id TEXT NOT NULL REFERENCES clients (id),
  instrument_id TEXT NOT NULL,
  scale TEXT NOT NULL,
  value DOUBLE PRECISION,
  band TEXT,
  method TEXT NOT NULL,
  imputed BOOLEAN NOT NULL,
  UNIQUE (response_id, scale)
);
CREATE INDEX scores_by_client ON scores (client_id, instrument_id);

-- Homework.
CREATE TABLE drafts (
  id TEXT PRIMARY KEY NOT NULL,
  step_id TEXT NOT NULL REFERENCES steps (id),
  client_id TEXT NOT NULL REFERENCES clients (id),
  exercise_id TEXT NOT NULL,
  content_hash TEXT NOT NULL REFERENCES content_versions (hash),
  version INTEGER NOT NULL,
  body BYTEA NOT NULL,
  updated_at TIMESTAMP NOT NULL,
  UNIQUE (step_id, exercise_id)
);

CREATE TABLE submissions (
  id TEXT PRIMARY KEY NOT NULL,
  step_id TEXT NOT NULL REFERENCES steps (id),
  treatment_id TEXT NOT NULL REFERENCES treatments (id),
  client_id TEXT NOT NULL REFERENCES clients (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  content_hash TEXT NOT NULL REFERENCES content_versions (hash),
  body BYTEA NOT NULL,
  danger TEXT NOT NULL CHECK (danger IN ('no', 'yes', 'unknown')),
  submitted_at TIMESTAMP NOT NULL,
  answered_at TIMESTAMP
);
CREATE INDEX submissions_waiting ON submissions (unit_id, answered_at, submitted_at);
CREATE INDEX submissions_by_client ON submissions (client_id, submitted_at);
CREATE INDEX submissions_by_step ON submissions (step_id);

-- Feedback on a submission, and letters between client and clinician.
CREATE TABLE feedback (
  id TEXT PRIMARY KEY NOT NULL,
  submission_id TEXT NOT NULL UNIQUE REFERENCES submissions (id),
  client_id TEXT NOT NULL REFERENCES clients (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  account_id TEXT NOT NULL REFERENCES accounts (id),
  body BYTEA NOT NULL,
  version INTEGER NOT NULL,
  updated_at TIMESTAMP NOT NULL,
  sent_at TIMESTAMP,
  read_at TIMESTAMP
);
CREATE INDEX feedback_by_client ON feedback (client_id, sent_at);

CREATE TABLE messages (
  id TEXT PRIMARY KEY NOT NULL,
  client_id TEXT NOT NULL REFERENCES clients (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  from_client BOOLEAN NOT NULL,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  body BYTEA NOT NULL,
  danger TEXT,
  sent_at TIMESTAMP NOT NULL,
  seq INTEGER NOT NULL,
  read_at TIMESTAMP,
  UNIQUE (client_id, seq)
);
CREATE INDEX messages_unread ON messages (unit_id, from_client, read_at);

-- Letters: rows written in the acting transaction, sent later.
CREATE TABLE letter_settings (
  account_id TEXT PRIMARY KEY NOT NULL REFERENCES accounts (id),
  address BYTEA,
  channel TEXT NOT NULL CHECK (channel IN ('none', 'mail')),
  weekdays TEXT NOT NULL,
  from_minute INTEGER NOT NULL,
  until_minute INTEGER NOT NULL,
  stopped BOOLEAN NOT NULL,
  frozen BOOLEAN NOT NULL,
  updated_at TIMESTAMP NOT NULL
);

CREATE TABLE letters (
  id TEXT PRIMARY KEY NOT NULL,
  account_id TEXT REFERENCES accounts (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  kind TEXT NOT NULL,
  promise TEXT NOT NULL CHECK (promise IN ('once', 'until_taken')),
  unique_key TEXT UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'attempted', 'sent', 'unknown', 'withheld', 'expired')),
  attempts INTEGER NOT NULL,
  not_before_at TIMESTAMP NOT NULL,
  expires_at TIMESTAMP,
  lease_until_at TIMESTAMP,
  queued_at TIMESTAMP NOT NULL,
  sent_at TIMESTAMP
);
CREATE INDEX letters_due ON letters (state, promise, not_before_at, id);
CREATE INDEX letters_by_account ON letters (account_id, state);
CREATE INDEX letters_by_unit ON letters (unit_id, queued_at);

CREATE TABLE job_runs (
  job TEXT NOT NULL,
  slot TEXT NOT NULL,
  ran_at TIMESTAMP NOT NULL,
  PRIMARY KEY (job, slot)
);

-- PostgreSQL only: acts take this lock first, so that they are serial there as they are by construction on SQLite.
CREATE TABLE write_gate (id INTEGER PRIMARY KEY NOT NULL);

CREATE FUNCTION audit_events_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_events is append-only';
END $$;
CREATE TRIGGER audit_events_no_update BEFORE UPDATE OR DELETE ON audit_events
  FOR EACH ROW EXECUTE FUNCTION audit_events_are_append_only();
CREATE TRIGGER audit_events_no_truncate BEFORE TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION audit_events_are_append_only();
