//! Andrum: a self-hosted platform for internet-delivered treatment of people who use violence in close relationships.
//!
//! The person most at risk is not a user: the exposed partner. What outranks every feature stands in `README.md` under
//! "What it must never do"; this page is the map of the code.
//!
//! # The house
//!
//! Each domain is a folder with the same file names, so that a rule is found by the domain's name:
//!
//! | file | holds |
//! |---|---|
//! | `mod.rs` | what the domain is, in prose; no logic |
//! | `rules.rs` | pure decisions; time is an argument |
//! | `store.rs` | rows and statements; `queries.rs` where a domain reads across tables |
//! | `actions.rs` | one function is one thing a person does, and the body of one transaction |
//! | `pages.rs` | handlers, views, `routes()` |
//!
//! A module imports only from those left of its own in this line, and never another domain's `store` or `pages`
//! (`tests/it/architecture.rs` keeps it):
//!
//! `ids clock config → error → schema → db → crypto → texts → audit → access → web → units → outbox → accounts → consent →
//! care → programme → instruments → charts → treatment → offer → plans → risk → questionnaires → homework → diary → messages → practice → reminders →
//! intake → research → caseload → my → export → backup → api → jobs → admin → content → demo → server → cli`
//!
//! A later domain calls an earlier one's action ("push, never pull"): a red flag does not ask the treatment to look for
//! it, it holds the treatment. `instruments`, `programme` and every `rules` are pure: no database, clock or web.
//!
//! | module | in one line |
//! |---|---|
//! | [`ids`] [`clock`] [`config`] | identifiers, the only caller of the system clock, the only reader of the environment |
//! | [`error`] [`schema`] [`db`] | one error with two faces; the tables; two back ends behind three doors |
//! | [`crypto`] [`texts`] [`audit`] [`access`] | sealed fields under per-client keys; Swedish and English; the hash-chained log; capabilities |
//! | [`web`] | pages, forms, headers, the route table, what people see when something goes wrong |
//! | [`units`] [`outbox`] [`accounts`] [`consent`] [`care`] | the tenant; letters; signing in; consents; who cares for whom |
//! | [`programme`] [`instruments`] | treatment content and questionnaires as data: load, check, render, score |
//! | [`charts`] | scores as drawings: geometry without markup, and what it shows in words |
//! | [`treatment`] [`offer`] [`plans`] | one client's way through one programme; what a unit has changed about programmes; the client's own plans |
//! | [`risk`] | rules, what a unit has changed about them, findings, flags, alarms and the ladder they climb; what is done about them, and risk reviews |
//! | [`questionnaires`] [`homework`] [`diary`] [`messages`] [`practice`] [`reminders`] | what is asked, handed in, noted, answered, approved, and quietly reminded of |
//! | [`intake`] | how clients and colleagues come to be here: one act, one slip |
//! | [`research`] [`caseload`] [`my`] | studies; the clinician's queue; the client's start page |
//! | [`export`] [`backup`] [`api`] [`jobs`] | outcomes as files; everything in one sealed file and back; the same actions for machines; what runs when |
//! | [`admin`] | what of a unit needs a person; the log with its spot checks; content in every version |
//! | [`content`] [`demo`] [`server`] [`cli`] | what is shipped; a site with people in it; puts the parts together; the command line |
//!
//! # Three walkthroughs
//!
//! **Homework.** `POST /my/modules/{m}/submit` reaches `homework::pages`, which reads the form and opens one act with
//! [`db::Db::write`]. Inside it [`access::client_self`] makes the capability, and `homework::actions::submit` asks: is the
//! module open, is everything there? It inserts the submission, drops the drafts, keeps the plans in it as plans, tells
//! [`treatment`] that the step was handed in, writes its event, and passes "Is anyone in danger right now?" on to
//! [`risk`]. Only after the commit is the answer a 303 to the receipt. The clinician's queue is computed, not stored.
//!
//! **A worrying answer.** `POST /my/forms/{f}` reaches `questionnaires::pages`, which parses every item and lists every
//! fault at once. In one act [`questionnaires::actions::answer`] inserts the response and its scores
//! ([`instruments::Instrument::score`]) and calls [`risk::actions::evaluate`]: [`risk::rules::RuleSet::findings`] is pure
//! over answers, scores and history; each finding raises a flag or is added to one, flags raised together are one alarm,
//! the rungs that are due at once queue their letters in [`outbox`], and a red holds the treatment. The evaluation is
//! stored even when nothing is found, so that a response without one cannot exist. The client's next page is help first.
//!
//! **An export.** `POST /research/studies/{s}/exports` takes a proof that the second factor was given a short while ago
//! ([`access::proved`]) and commits the event `export_made` with the row that waits. The job takes it: [`db::Db::snapshot`]
//! reads everything as it stood at one moment, some persons at a time in the order of pseudonyms, `export::dataset` drops
//! whoever has not consented, and one writer per shape fills a folder whose rows are counted against the database. The
//! package is in place before the row says done and the log names its identifier; only then can it be fetched, which is
//! an event too. The bytes are the same on both back ends.
//!
//! # Where to change things
//!
//! A flag rule: `instruments/rules.toml` (a unit's own: `risk::own`). What a risk review asks: `instruments/review.toml`. A
//! question or its scoring: `instruments/*.toml`. What clients read:
//! `modules/` and `texts/`. How a page looks: `templates/` and `assets/`. When something runs: [`jobs`]. Who may open a
//! page: the domain's `routes()`, and then the reviewed snapshot in `tests/it/snapshots`.

pub mod access;
pub mod accounts;
pub mod admin;
pub mod api;
pub mod audit;
pub mod backup;
pub mod care;
pub mod caseload;
pub mod charts;
pub mod cli;
pub mod clock;
pub mod config;
pub mod consent;
pub mod content;
pub mod crypto;
pub mod db;
pub mod demo;
pub mod diary;
pub mod error;
pub mod export;
pub mod homework;
pub mod ids;
pub mod instruments;
pub mod intake;
pub mod jobs;
pub mod messages;
pub mod my;
pub mod offer;
pub mod outbox;
pub mod plans;
pub mod practice;
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
