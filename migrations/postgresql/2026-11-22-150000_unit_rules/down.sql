DROP INDEX clients_in_order;
DROP TABLE unit_rules;
