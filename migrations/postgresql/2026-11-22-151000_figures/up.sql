-- A unit's figures look at the alarms of a period, and at the flags that have changed since it began.
CREATE INDEX alarms_by_unit ON alarms (unit_id, started_at);
CREATE INDEX flags_by_change ON flags (unit_id, changed_at);
