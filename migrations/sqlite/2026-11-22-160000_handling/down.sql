DROP TABLE reviews_owed;
DROP TABLE risk_reviews;
DROP TABLE child_decisions;
DROP TABLE alarm_contacts;
ALTER TABLE flag_steps DROP COLUMN next;
DROP INDEX flags_unread;
ALTER TABLE flags DROP COLUMN unread_since;
DROP INDEX alarms_by_act_by;
ALTER TABLE alarms DROP COLUMN act_by;
