DROP INDEX memberships_by_role;
DROP INDEX sign_in_failures_by_age;
DROP INDEX occasions_by_unit;
DROP INDEX flag_evidence_by_evaluation;
