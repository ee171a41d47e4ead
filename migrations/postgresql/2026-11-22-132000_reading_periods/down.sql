DROP TABLE reading_periods;
