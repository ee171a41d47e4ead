-- What was done about an alarm, and when the person who has taken it must have acted. A deadline stands only while
-- something of the alarm is taken and not yet acted on.
ALTER TABLE alarms ADD COLUMN act_by TIMESTAMP;
CREATE INDEX alarms_by_act_by ON alarms (act_by);

-- Since when a closed red or emergency waits for a supervisor's eyes; empty where none has to look, or one has looked.
ALTER TABLE flags ADD COLUMN unread_since TIMESTAMP;
CREATE INDEX flags_unread ON flags (unit_id, unread_since);

-- What comes next when a red or an emergency is closed.
ALTER TABLE flag_steps ADD COLUMN next BYTEA;

CREATE TABLE alarm_contacts (
  id TEXT PRIMARY KEY NOT NULL,
  alarm_id TEXT NOT NULL REFERENCES alarms (id),
  client_id TEXT NOT NULL REFERENCES clients (id),
  way TEXT NOT NULL CHECK (way IN ('phone', 'meeting', 'video', 'letter', 'through_others')),
  is_reached BOOLEAN NOT NULL,
  contacted_at TIMESTAMP NOT NULL,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  noted_at TIMESTAMP NOT NULL,
  note BYTEA
);
CREATE INDEX alarm_contacts_by_alarm ON alarm_contacts (alarm_id, contacted_at);

-- What was decided for a child. Not to report takes a second person, whose yes stands in agreed_at.
CREATE TABLE child_decisions (
  id TEXT PRIMARY KEY NOT NULL,
  flag_id TEXT NOT NULL REFERENCES flags (id),
  client_id TEXT NOT NULL REFERENCES clients (id),
  decision TEXT NOT NULL CHECK (decision IN ('reported', 'taken_up', 'not_reported')),
  account_id TEXT NOT NULL REFERENCES accounts (id),
  decided_at TIMESTAMP NOT NULL,
  body BYTEA NOT NULL,
  second_id TEXT REFERENCES accounts (id),
  agreed_at TIMESTAMP
);
CREATE INDEX child_decisions_by_flag ON child_decisions (flag_id, decided_at);
CREATE INDEX child_decisions_by_second ON child_decisions (second_id, agreed_at);

-- A risk review is a draft until it is signed, and never changed afterwards.
CREATE TABLE risk_reviews (
  id TEXT PRIMARY KEY NOT NULL,
  client_id TEXT NOT NULL REFERENCES clients (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  account_id TEXT NOT NULL REFERENCES accounts (id),
  form_hash TEXT NOT NULL REFERENCES content_versions (hash),
  version INTEGER NOT NULL,
  body BYTEA NOT NULL,
  changed_at TIMESTAMP NOT NULL,
  signed_at TIMESTAMP,
  gaps INTEGER NOT NULL,
  next_on DATE
);
CREATE INDEX risk_reviews_by_client ON risk_reviews (client_id, signed_at);
CREATE INDEX risk_reviews_by_form ON risk_reviews (form_hash);

-- Each thing that calls for a risk review is a row until one is signed after it (since_at).
CREATE TABLE reviews_owed (
  id TEXT PRIMARY KEY NOT NULL,
  client_id TEXT NOT NULL REFERENCES clients (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  reason TEXT NOT NULL,
  since_at TIMESTAMP NOT NULL,
  due_at TIMESTAMP NOT NULL
);
CREATE INDEX reviews_owed_by_unit ON reviews_owed (unit_id, due_at);
CREATE INDEX reviews_owed_by_client ON reviews_owed (client_id, due_at);
