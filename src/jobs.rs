//! The cron table: which action runs when.
