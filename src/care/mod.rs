//! Care: who is a client, who cares for whom and from when until when, who is away.

pub mod actions;
pub mod queries;
mod store;

pub use queries::{Gap, ladder_gaps, ladder_gaps_of_unit};
pub use store::{Carer, Client, absent, account_of, by_ids, clients_of_unit, get, responsible_now};
