DROP INDEX steps_by_client;
DROP TABLE step_decisions;
