//! Identifiers: 128 random bits as text, one type per kind of row, so that they cannot be mixed up.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use data_encoding::BASE32_NOPAD;
use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Text;
use rand::{RngCore, SeedableRng};
use rand_chacha::ChaCha20Rng;
use serde::{Deserialize, Serialize};

/// Where new identifiers come from: the system's random source, or a seed in tests and the demo.
///
/// Identifiers are not secrets. Tokens and keys come from [`crate::crypto::random`].
#[derive(Clone)]
pub struct Ids(Arc<Mutex<ChaCha20Rng>>);

impl Ids {
    /// Identifiers that nobody can foresee.
    pub fn random() -> Self {
        Self(Arc::new(Mutex::new(ChaCha20Rng::from_os_rng())))
    }

    /// The same identifiers each time, for tests and the seeded demo.
    pub fn seeded(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(ChaCha20Rng::seed_from_u64(seed))))
    }

    /// A new identifier of the wanted kind.
    pub fn next<I: From<String>>(&self) -> I {
        let mut bytes = [0_u8; 16];
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(&mut bytes);
        I::from(BASE32_NOPAD.encode(&bytes).to_lowercase())
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, AsExpression, FromSqlRow)]
        #[diesel(sql_type = Text)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The identifier as it stands in the database and in URLs.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<DB: Backend> ToSql<Text, DB> for $name
        where
            str: ToSql<Text, DB>,
        {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
                self.0.as_str().to_sql(out)
            }
        }

        impl<DB: Backend> FromSql<Text, DB> for $name
        where
            String: FromSql<Text, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
                String::from_sql(bytes).map(Self)
            }
        }
    )+};
}

ids! {
    /// A tenant.
    UnitId
    /// A person who signs in.
    AccountId
    /// A person's role in a unit for a time.
    MembershipId
    /// A signed-in browser.
    SessionId
    /// An invitation to set a password and a second factor.
    InvitationId
    /// A recovery code.
    RecoveryCodeId
    /// A failed sign-in.
    FailureId
    /// An API token.
    TokenId
    /// A person in treatment.
    ClientId
    /// A care relation.
    CareRelationId
    /// A time of absence.
    AbsenceId
    /// A study.
    StudyId
    /// An export that was asked for.
    ExportId
    /// A consent.
    ConsentId
    /// One change that a unit made to a programme.
    UnitContentId
    /// One change that a unit made to the flag rules.
    UnitRulesId
    /// One client's way through one programme.
    TreatmentId
    /// One module within a treatment.
    StepId
    /// A version of a client's own plan.
    PlanId
    /// An evaluation of one answer against the rule set.
    EvaluationId
    /// Flags raised together: one row in the queue, one acknowledgement.
    AlarmId
    /// A rung of an alarm's ladder that was raised.
    RungId
    /// What needs a person's eyes.
    FlagId
    /// One finding that stands behind a flag.
    EvidenceId
    /// One change of a flag's state.
    FlagStepId
    /// One time that somebody reached a client, or tried to.
    ContactId
    /// What was decided for a child.
    ChildDecisionId
    /// One risk review.
    ReviewId
    /// One risk review that is owed.
    OwedReviewId
    /// One planned use of a questionnaire.
    OccasionId
    /// A questionnaire that was begun and not sent.
    FormDraftId
    /// That a client was told who reads the answers.
    ToldId
    /// One answered questionnaire.
    ResponseId
    /// One scale's score.
    ScoreId
    /// A worksheet that is being written.
    DraftId
    /// Homework handed in.
    SubmissionId
    /// A clinician's answer to a submission.
    FeedbackId
    /// An entry of a client's diary, in all its versions.
    DiaryEntryId
    /// One version of a diary entry.
    DiaryVersionId
    /// A clinician's word on a step of a client's ladder.
    StepDecisionId
    /// A letter between client and clinician inside the platform.
    MessageId
    /// A letter that leaves the platform.
    LetterId
    /// A spot check of the log.
    SpotCheckId
    /// One reading drawn for a spot check.
    SpotCheckEntryId
}

#[cfg(test)]
mod tests {
    use super::{ClientId, Ids};

    #[test]
    fn a_seed_gives_the_same_identifiers_again() {
        let (a, b) = (Ids::seeded(7), Ids::seeded(7));
        let first: ClientId = a.next();
        assert_eq!(first, b.next::<ClientId>());
        assert_ne!(first, a.next::<ClientId>());
        assert_eq!(first.as_str().len(), 26);
    }
}
