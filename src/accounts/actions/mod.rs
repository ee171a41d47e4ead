//! What is done with accounts; each function is the body of one act.

mod closing;
mod device;
mod enrolment;
mod factor;
mod guesses;
mod invitations;
mod own;
mod sessions;
mod sign_in;

pub use closing::{disable, freeze, freeze_self, unfreeze};
pub use enrolment::{Begun, Credential, Invitation, begin_enrolment, enrolment_secret, finish_enrolment, invitation};
pub use factor::Typed;
pub use guesses::{Attempt, Origin, forget_guesses};
pub use invitations::{
    Invited, NewAccount, add_membership, find_by_sign_in, free_study_code, invite, name, names, reinvite,
    renew_study_code, reset_factor, reset_password, set_membership_end,
};
pub use own::{begin_step_up, change_password, codes_are_kept, codes_to_keep, renew_recovery_codes, set_language};
pub use sessions::{
    NewSession, RoleOption, Seen, activate, choose_role, end_one, end_others, open_first_session, open_full_session,
    roles, sessions, sign_out, step_up,
};
pub use sign_in::{SignedIn, begin_sign_in, judge_password, second_factor};

use super::rules;
use super::store::Membership;
use crate::audit::By;
use crate::crypto;
use crate::db::Site;
use crate::ids::AccountId;

/// The hash that an account is found by, whichever way its name was typed.
fn sign_in_hash(site: &Site, typed: &str) -> String {
    crypto::keyed_hash(site, "sign-in", &[&rules::canonical_name(typed)])
}

/// Who acts where nobody is signed in yet: the account in the first of its roles.
fn by_account(account: &AccountId, membership: Option<&Membership>) -> By {
    match membership {
        None => By { account: Some(account.clone()), ..By::system() },
        Some(membership) => {
            By { account: Some(account.clone()), role: membership.role.as_str(), unit: Some(membership.unit.clone()) }
        }
    }
}
