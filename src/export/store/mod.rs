//! What an export reads, and the rows of the exports that were asked for.

mod exports;
mod rows;

pub use exports::{Export, State, of_study};

pub(super) use exports::{
    Lease, NewExport, Outcome, count_asked, count_under_way, expire, find, insert, is_work_waiting, kept, previous,
    release, set_done, set_failed, set_outcome, take,
};
pub(super) use rows::{
    Counts, Occasion, Response, Score, Treatment, count_gone, counts, find_definition, get_content_version,
    list_answered, list_consented, list_occasions, list_planned, list_repeaters, list_responses, list_scores,
    list_treatments,
};
