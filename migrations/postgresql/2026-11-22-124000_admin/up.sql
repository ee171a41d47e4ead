-- The administrator's area: how each job last went, spot checks of the log, and the indexes that its lists are read along.

-- One row for each job of the table; moments are true time.
CREATE TABLE job_states (
  job TEXT PRIMARY KEY NOT NULL,
  began_at TIMESTAMP NOT NULL,
  took_ms INTEGER NOT NULL,
  done INTEGER NOT NULL,
  failed BOOLEAN NOT NULL,
  succeeded_at TIMESTAMP
);

-- Readings of clients' records drawn at random, each judged by a person.
CREATE TABLE spot_checks (
  id TEXT PRIMARY KEY NOT NULL,
  unit_id TEXT NOT NULL REFERENCES units (id),
  drawn_by TEXT NOT NULL REFERENCES accounts (id),
  drawn_at TIMESTAMP NOT NULL,
  from_at TIMESTAMP NOT NULL,
  until_at TIMESTAMP NOT NULL,
  readings INTEGER NOT NULL,
  signed_by TEXT REFERENCES accounts (id),
  signed_at TIMESTAMP
);
CREATE INDEX spot_checks_by_unit ON spot_checks (unit_id, drawn_at);

CREATE TABLE spot_check_entries (
  id TEXT PRIMARY KEY NOT NULL,
  check_id TEXT NOT NULL REFERENCES spot_checks (id),
  position INTEGER NOT NULL,
  event_seq BIGINT NOT NULL,
  verdict TEXT CHECK (verdict IN ('in_order', 'follow_up')),
  note BYTEA,
  judged_by TEXT REFERENCES accounts (id),
  judged_at TIMESTAMP,
  UNIQUE (check_id, position)
);

-- The log is read newest first, of a unit and narrowed by who, what or whom.
DROP INDEX audit_events_by_client;
DROP INDEX audit_events_by_unit;
CREATE INDEX audit_events_by_unit ON audit_events (unit_id, at, seq);
CREATE INDEX audit_events_by_client ON audit_events (client_id, at, seq);
CREATE INDEX audit_events_by_actor ON audit_events (actor_id, at, seq);
CREATE INDEX audit_events_by_event ON audit_events (unit_id, event, at, seq);

-- How often a version is in use.
CREATE INDEX treatments_by_content ON treatments (content_hash);
CREATE INDEX steps_by_content ON steps (content_hash);
CREATE INDEX responses_by_content ON responses (content_hash);
CREATE INDEX evaluations_by_rules ON evaluations (rules_hash);

-- Letters are counted by state and listed within one; members within a role, the newest first.
DROP INDEX letters_by_unit;
CREATE INDEX letters_by_unit ON letters (unit_id, state, queued_at, id);
DROP INDEX memberships_by_unit;
CREATE INDEX memberships_by_unit ON memberships (unit_id, role, from_at, id);
CREATE INDEX treatments_by_unit ON treatments (unit_id, state);
