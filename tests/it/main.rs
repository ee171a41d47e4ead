//! One binary for every test that crosses a module's border: `tests/README.md` says how to add one.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "in a test a panic is the finding, and its message says which"
)]

mod helpers;

mod access;
mod acts;
mod admin;
mod architecture;
mod audit;
mod backup;
mod begun;
mod course;
mod crypto;
mod db;
mod demo;
mod diary;
mod doctor;
mod export;
mod figures;
mod flags;
mod flat;
mod forms;
mod gates;
mod handling;
mod headers;
mod homework;
mod house;
mod instrument;
mod journeys;
mod ladder;
mod letters;
mod modules;
mod offer;
mod offline;
mod phone;
mod practice;
mod progress;
mod questionnaires;
mod replay;
mod reviews;
mod rules;
mod schedule;
mod schema;
mod silence;
mod styles;
mod texts;
mod told;
mod trouble;
mod versions;
mod weekly;
mod worsening;
