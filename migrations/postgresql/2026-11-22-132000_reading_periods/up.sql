-- For how many weeks after its end a treatment can be read, where the unit has said so.
CREATE TABLE reading_periods (
  unit_id TEXT PRIMARY KEY NOT NULL REFERENCES units (id),
  weeks INTEGER NOT NULL
);
