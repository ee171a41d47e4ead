//! Andrum: a self-hosted platform for internet-delivered treatment of people who use violence in close relationships.

pub mod access;
pub mod accounts;
pub mod api;
pub mod audit;
pub mod care;
pub mod caseload;
pub mod cli;
pub mod clock;
pub mod config;
pub mod consent;
pub mod crypto;
pub mod db;
pub mod demo;
pub mod error;
pub mod export;
pub mod homework;
pub mod ids;
pub mod instruments;
pub mod jobs;
pub mod messages;
pub mod my;
pub mod outbox;
pub mod plans;
pub mod programme;
pub mod questionnaires;
pub mod reminders;
pub mod research;
pub mod risk;
#[expect(missing_docs, reason = "the tables are described in migrations/")]
pub mod schema;
pub mod server;
pub mod texts;
pub mod treatment;
pub mod units;
pub mod web;
