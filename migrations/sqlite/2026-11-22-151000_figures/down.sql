DROP INDEX flags_by_change;
DROP INDEX alarms_by_unit;
