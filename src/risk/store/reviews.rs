//! Rows of risk reviews, and of those that are owed.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{AccountId, ClientId, OwedReviewId, ReviewId, UnitId};
use crate::schema::{reviews_owed, risk_reviews};

/// One review; what was written is sealed.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = risk_reviews)]
pub(in crate::risk) struct Review {
    pub(in crate::risk) id: ReviewId,
    pub(in crate::risk) client_id: ClientId,
    pub(in crate::risk) unit_id: UnitId,
    pub(in crate::risk) account_id: AccountId,
    pub(in crate::risk) form_hash: String,
    pub(in crate::risk) version: i32,
    pub(in crate::risk) body: Vec<u8>,
    pub(in crate::risk) changed_at: Moment,
    pub(in crate::risk) signed_at: Option<Moment>,
    pub(in crate::risk) gaps: i32,
    pub(in crate::risk) next_on: Option<NaiveDate>,
}

pub(in crate::risk) fn insert_review(conn: &mut Conn, row: &Review) -> QueryResult<usize> {
    diesel::insert_into(risk_reviews::table).values(row).execute(conn)
}

/// What the person is writing about the client.
pub(in crate::risk) fn draft_of(
    conn: &mut Conn,
    client: &ClientId,
    account: &AccountId,
) -> QueryResult<Option<Review>> {
    risk_reviews::table
        .filter(risk_reviews::client_id.eq(client.as_str()))
        .filter(risk_reviews::signed_at.is_null())
        .filter(risk_reviews::account_id.eq(account.as_str()))
        .order(risk_reviews::id.asc())
        .select(Review::as_select())
        .first(conn)
        .optional()
}

/// Stores what was changed in a draft.
pub(in crate::risk) fn change_draft(conn: &mut Conn, row: &Review) -> QueryResult<usize> {
    diesel::update(risk_reviews::table.find(row.id.as_str()).filter(risk_reviews::signed_at.is_null()))
        .set((
            risk_reviews::form_hash.eq(&row.form_hash),
            risk_reviews::version.eq(row.version),
            risk_reviews::body.eq(&row.body),
            risk_reviews::changed_at.eq(row.changed_at),
            risk_reviews::gaps.eq(row.gaps),
            risk_reviews::next_on.eq(row.next_on),
        ))
        .execute(conn)
}

/// Signs a draft; from then on it stays as it is.
pub(in crate::risk) fn sign(conn: &mut Conn, review: &ReviewId, at: Moment) -> QueryResult<usize> {
    diesel::update(risk_reviews::table.find(review.as_str()).filter(risk_reviews::signed_at.is_null()))
        .set((risk_reviews::signed_at.eq(Some(at)), risk_reviews::changed_at.eq(at)))
        .execute(conn)
}

/// The client's review, or none where it is another client's.
pub(in crate::risk) fn find_review(
    conn: &mut Conn,
    client: &ClientId,
    review: &ReviewId,
) -> QueryResult<Option<Review>> {
    risk_reviews::table
        .find(review.as_str())
        .filter(risk_reviews::client_id.eq(client.as_str()))
        .select(Review::as_select())
        .first(conn)
        .optional()
}

/// The client's signed reviews, the newest first.
pub(in crate::risk) fn signed(conn: &mut Conn, client: &ClientId, at_most: i64) -> QueryResult<Vec<Review>> {
    risk_reviews::table
        .filter(risk_reviews::client_id.eq(client.as_str()))
        .filter(risk_reviews::signed_at.is_not_null())
        .order((risk_reviews::signed_at.desc(), risk_reviews::id.desc()))
        .limit(at_most)
        .select(Review::as_select())
        .load(conn)
}

/// When the client's newest review was signed.
pub(in crate::risk) fn last_signed(conn: &mut Conn, client: &ClientId) -> QueryResult<Option<Moment>> {
    risk_reviews::table
        .filter(risk_reviews::client_id.eq(client.as_str()))
        .select(diesel::dsl::max(risk_reviews::signed_at))
        .first(conn)
}

/// A review that is owed.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = reviews_owed)]
pub(in crate::risk) struct OwedReview {
    /// The debt.
    pub(in crate::risk) id: OwedReviewId,
    /// Of whom.
    pub(in crate::risk) client_id: ClientId,
    /// The client's unit.
    pub(in crate::risk) unit_id: UnitId,
    /// Why: a word of [`crate::risk::rules::review::Reason`].
    pub(in crate::risk) reason: String,
    /// A review signed from then on settles it.
    pub(in crate::risk) since_at: Moment,
    /// By when.
    pub(in crate::risk) due_at: Moment,
}

pub(in crate::risk) fn insert_owed(conn: &mut Conn, row: &OwedReview) -> QueryResult<usize> {
    diesel::insert_into(reviews_owed::table).values(row).execute(conn)
}

/// What a review signed then settles is owed no longer.
pub(in crate::risk) fn settle_owed(conn: &mut Conn, client: &ClientId, signed_at: Moment) -> QueryResult<usize> {
    let settled = reviews_owed::table
        .filter(reviews_owed::client_id.eq(client.as_str()))
        .filter(reviews_owed::since_at.le(signed_at));
    diesel::delete(settled).execute(conn)
}

/// What was owed for these reasons is owed no longer.
pub(in crate::risk) fn waive(conn: &mut Conn, client: &ClientId, reasons: &[&str]) -> QueryResult<usize> {
    let waived = reviews_owed::table
        .filter(reviews_owed::client_id.eq(client.as_str()))
        .filter(reviews_owed::reason.eq_any(reasons));
    diesel::delete(waived).execute(conn)
}

/// The reviews that are owed of a client, the one that is due first before the others.
pub(in crate::risk) fn owed(conn: &mut Conn, client: &ClientId) -> QueryResult<Vec<OwedReview>> {
    reviews_owed::table
        .filter(reviews_owed::client_id.eq(client.as_str()))
        .order((reviews_owed::due_at.asc(), reviews_owed::id.asc()))
        .select(OwedReview::as_select())
        .load(conn)
}
