-- What the pages look for and no other index leads to.
CREATE INDEX flag_evidence_by_evaluation ON flag_evidence (evaluation_id);
CREATE INDEX occasions_by_unit ON occasions (unit_id, state, due_on);
CREATE INDEX sign_in_failures_by_age ON sign_in_failures (failed_at);
CREATE INDEX memberships_by_role ON memberships (role, unit_id, account_id);
