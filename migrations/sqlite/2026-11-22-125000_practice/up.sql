-- What a clinician has said of each step of a client's ladder; the newest word on a step holds.
CREATE TABLE step_decisions (
  id TEXT PRIMARY KEY NOT NULL,
  client_id TEXT NOT NULL REFERENCES clients (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  submission_id TEXT NOT NULL REFERENCES submissions (id),
  round INTEGER NOT NULL,
  is_approved BOOLEAN NOT NULL,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  decided_at TIMESTAMP NOT NULL
);
CREATE INDEX step_decisions_by_submission ON step_decisions (submission_id, decided_at);
CREATE INDEX step_decisions_by_client ON step_decisions (client_id);
-- Which modules of another programme a client has been through.
CREATE INDEX steps_by_client ON steps (client_id, position);
