//! Rows of accounts, memberships, invitations, recovery codes, sessions and wrong guesses.

mod accounts;
mod invitations;
mod members;
mod sessions;

pub use accounts::{Account, find, get, recovery_codes_left};
pub use members::{Listed, Member, clients_of_unit, last_seen, members_of_unit, staff_of_unit};

pub(super) use accounts::{
    Keys, NewAccount, find_by_sign_in, find_keys, insert, insert_code, keys, remove_codes, sealed_name, sealed_names,
    set_factor, set_locale, set_password, set_sign_in, set_state, set_step, use_code,
};
pub(super) use invitations::{insert_invitation, use_invitations, waiting_invitation};
pub(super) use members::{Membership, insert_membership, memberships_now, set_until};
pub(super) use sessions::{
    NewSession, began_at, end_others, end_session, end_session_of, end_sessions, failures_since, forget_failures,
    insert_failure, insert_session, open_sessions, pending, remove_failures, remove_failures_of, set_pending,
};
