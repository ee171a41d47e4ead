//! A site with one study and four clients: two who have said yes, one who was never asked, one who has taken it back.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta};
use diesel::prelude::*;

use crate::access::{self, StudyData};
use crate::clock::Clock;
use crate::config::{DatabaseUrl, KeyRing, SecretKey};
use crate::crypto::{self, Place};
use crate::db::{self, Db, Site, Tx};
use crate::ids::Ids;
use crate::instruments::{Answers, Library, sha256_hex};
use crate::schema::{
    accounts, clients, consents, content_versions, occasions, phone_responses, responses, scores, studies, treatments,
    units,
};

const MINI: &str = include_str!("mini.toml");

/// The study's key, so that pseudonyms can be computed elsewhere.
const STUDY_KEY: &str = "study key";

/// Opens an empty database and fills it.
pub(crate) async fn site(url: &DatabaseUrl) -> Db {
    db::run_pending(url).unwrap();
    let key = SecretKey::from_bytes(&[7; 32]);
    let site =
        Site { clock: Clock::stopped(now()), ids: Ids::seeded(1), keys: KeyRing::of("k1", key.clone()), secret: key };
    let db = Db::open(url, site).unwrap();
    db.write(|tx| {
        house(tx)?;
        study(tx, "pilot")?;
        study(tx, "empty")?;
        // Rows go in against the order in which they must come out.
        person(tx, "d", "2026-03-02", Some("2026-04-01"))?;
        person(tx, "c", "2026-03-02", None)?;
        person(tx, "a", "2026-03-02", None)?;
        person(tx, "b", "2026-03-05", None)?;
        for letter in ["a", "b", "d"] {
            consent(tx, letter, (letter == "d").then(|| now() - TimeDelta::days(1)))?;
        }
        occasion(tx, "a", "week_10", "2026-05-11", "scheduled", None)?;
        occasion(tx, "a", "week_2", "2026-03-16", "withdrawn", None)?;
        let late = ("2026-03-10", "sv", r#"{"m1":0,"m2":-97,"m3":1}"#);
        occasion(tx, "a", "week_1", "2026-03-09", "answered", Some(late))?;
        by_phone(tx, "a", "week_1")?;
        let before = ("2026-03-01", "sv", r#"{"m1":1,"m2":["home","work"],"m3":6}"#);
        occasion(tx, "a", "before", "2026-03-02", "answered", Some(before))?;
        occasion(tx, "b", "week_1", "2026-03-12", "missed", None)?;
        let declined = ("2026-03-05", "en", r#"{"m1":1,"m2":-99,"m3":-98}"#);
        occasion(tx, "b", "before", "2026-03-05", "answered", Some(declined))?;
        for letter in ["c", "d"] {
            let hidden = ("2026-03-02", "sv", r#"{"m1":2,"m2":["home"],"m3":7}"#);
            occasion(tx, letter, "before", "2026-03-02", "answered", Some(hidden))?;
        }
        Ok(())
    })
    .await
    .unwrap();
    db
}

/// What the operator's command would hold.
pub(super) async fn data(db: &Db, code: &'static str) -> StudyData {
    db.read(move |rx| access::study_data_of_operator(rx, code)).await.unwrap()
}

/// That person takes the consent back now.
pub(super) async fn withdraw(db: &Db, letter: &'static str) {
    db.write(move |tx| {
        let now = tx.now();
        diesel::update(consents::table.find(format!("consent-{letter}")))
            .set(consents::withdrawn_at.eq(Some(now)))
            .execute(&mut ***tx)?;
        Ok(())
    })
    .await
    .unwrap();
}

/// A response of the first person on the occasion of another's treatment: what no export may pass over in silence.
pub(super) async fn misplace_a_response(db: &Db) {
    db.write(|tx| {
        diesel::update(responses::table.find("r-c-before"))
            .set(responses::client_id.eq("client-a"))
            .execute(&mut ***tx)?;
        Ok(())
    })
    .await
    .unwrap();
}

/// The questionnaire's registered text, edited behind the register's back.
pub(super) async fn edit_the_questionnaire(db: &Db) {
    db.write(|tx| {
        diesel::update(content_versions::table.filter(content_versions::kind.eq("instrument")))
            .set(content_versions::body.eq(MINI.replace("Hur ofta?", "Hur sällan?")))
            .execute(&mut ***tx)?;
        Ok(())
    })
    .await
    .unwrap();
}

fn now() -> NaiveDateTime {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap().naive_utc()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn house(tx: &mut Tx<'_>) -> QueryResult<()> {
    diesel::insert_into(units::table)
        .values((
            units::id.eq("unit"),
            units::name.eq("Unit"),
            units::site_name.eq("Steg"),
            units::locale.eq("sv"),
            units::time_zone.eq("Europe/Stockholm"),
            units::regime.eq("forskning"),
            units::wording.eq("treatment"),
            units::workdays.eq("12345"),
            units::opens_minute.eq(480),
            units::closes_minute.eq(1020),
            units::reply_days.eq(2),
            units::exit_url.eq("https://www.smhi.se/"),
            units::out_of_hours.eq("{}"),
            units::police_text.eq("{}"),
            units::created_at.eq(now()),
        ))
        .execute(&mut ***tx)?;
    for (hash, kind, id, body) in
        [(sha256_hex(MINI).as_str(), "instrument", "mini", MINI), ("p1", "programme", "anger", "")]
    {
        diesel::insert_into(content_versions::table)
            .values((
                content_versions::hash.eq(hash),
                content_versions::kind.eq(kind),
                content_versions::content_id.eq(id),
                content_versions::version.eq("1.0.0"),
                content_versions::body.eq(body),
                content_versions::registered_at.eq(now()),
            ))
            .execute(&mut ***tx)?;
    }
    Ok(())
}

fn study(tx: &mut Tx<'_>, code: &str) -> crate::error::Result<()> {
    let secret = crypto::seal_for_site(tx.site(), Place("studies.secret"), code, STUDY_KEY)?;
    diesel::insert_into(studies::table)
        .values((
            studies::id.eq(code),
            studies::unit_id.eq("unit"),
            studies::code.eq(code),
            studies::name.eq("A study"),
            studies::ethics_number.eq("2026-01234-01"),
            studies::secret.eq(secret),
            studies::created_at.eq(now()),
        ))
        .execute(&mut ***tx)?;
    Ok(())
}

fn person(tx: &mut Tx<'_>, letter: &str, start: &str, end: Option<&str>) -> QueryResult<()> {
    let (account, client, treatment) = names(letter);
    diesel::insert_into(accounts::table)
        .values((
            accounts::id.eq(&account),
            accounts::kind.eq("client"),
            accounts::sign_in_hash.eq(letter),
            accounts::name.eq(vec![0_u8]),
            accounts::locale.eq("sv"),
            accounts::totp_step.eq(0),
            accounts::state.eq("active"),
            accounts::created_at.eq(now()),
        ))
        .execute(&mut ***tx)?;
    diesel::insert_into(clients::table)
        .values((
            clients::id.eq(&client),
            clients::unit_id.eq("unit"),
            clients::account_id.eq(&account),
            clients::code.eq(format!("CODE{letter}")),
            clients::name.eq(vec![0_u8]),
            clients::created_at.eq(now()),
        ))
        .execute(&mut ***tx)?;
    diesel::insert_into(treatments::table)
        .values((
            treatments::id.eq(&treatment),
            treatments::client_id.eq(&client),
            treatments::unit_id.eq("unit"),
            treatments::programme_id.eq("anger"),
            treatments::content_hash.eq("p1"),
            treatments::state.eq(if end.is_some() { "ended" } else { "active" }),
            treatments::held.eq(false),
            treatments::started_on.eq(date(start)),
            treatments::created_at.eq(now()),
        ))
        .execute(&mut ***tx)?;
    Ok(())
}

fn consent(tx: &mut Tx<'_>, letter: &str, withdrawn_at: Option<NaiveDateTime>) -> QueryResult<()> {
    let (_, client, _) = names(letter);
    diesel::insert_into(consents::table)
        .values((
            consents::id.eq(format!("consent-{letter}")),
            consents::client_id.eq(client),
            consents::unit_id.eq("unit"),
            consents::kind.eq("research"),
            consents::study_id.eq(Some("pilot")),
            consents::version.eq("1"),
            consents::wording_hash.eq(sha256_hex("Ja")),
            consents::given_at.eq(now() - TimeDelta::days(30)),
            consents::withdrawn_at.eq(withdrawn_at),
        ))
        .execute(&mut ***tx)?;
    Ok(())
}

/// An occasion; the date, language and answers of its response, where there is one, are scored as the platform does.
fn occasion(
    tx: &mut Tx<'_>,
    letter: &str,
    event: &str,
    due: &str,
    state: &str,
    response: Option<(&str, &str, &str)>,
) -> QueryResult<()> {
    let (_, client, treatment) = names(letter);
    let id = format!("o-{letter}-{event}");
    diesel::insert_into(occasions::table)
        .values((
            occasions::id.eq(&id),
            occasions::treatment_id.eq(&treatment),
            occasions::client_id.eq(&client),
            occasions::unit_id.eq("unit"),
            occasions::event.eq(event),
            occasions::instrument_id.eq("mini"),
            occasions::position.eq(1),
            occasions::opens_on.eq(date(due)),
            occasions::due_on.eq(date(due)),
            occasions::closes_on.eq(date(due)),
            occasions::state.eq(state),
        ))
        .execute(&mut ***tx)?;
    let Some((answered_on, language, answers)) = response else { return Ok(()) };
    let response = format!("r-{letter}-{event}");
    diesel::insert_into(responses::table)
        .values((
            responses::id.eq(&response),
            responses::occasion_id.eq(&id),
            responses::treatment_id.eq(&treatment),
            responses::client_id.eq(&client),
            responses::unit_id.eq("unit"),
            responses::instrument_id.eq("mini"),
            responses::version.eq("1.0.0"),
            responses::content_hash.eq(sha256_hex(MINI)),
            responses::language.eq(language),
            responses::answers.eq(answers),
            responses::answered_at.eq(date(answered_on).and_hms_opt(20, 0, 0).unwrap()),
            responses::answered_on.eq(date(answered_on)),
        ))
        .execute(&mut ***tx)?;
    let library = Library::load(&[("mini.toml".to_owned(), MINI.to_owned())]).unwrap();
    for score in library.get("mini").unwrap().score(&Answers::from_json(answers).unwrap()) {
        diesel::insert_into(scores::table)
            .values((
                scores::id.eq(format!("s-{letter}-{event}-{}", score.scale)),
                scores::response_id.eq(&response),
                scores::client_id.eq(&client),
                scores::instrument_id.eq("mini"),
                scores::scale.eq(&score.scale),
                scores::value.eq(score.value),
                scores::band.eq(&score.band),
                scores::method.eq(&score.method),
                scores::imputed.eq(score.imputed),
            ))
            .execute(&mut ***tx)?;
    }
    Ok(())
}

/// That response was given by phone.
fn by_phone(tx: &mut Tx<'_>, letter: &str, event: &str) -> QueryResult<()> {
    let (account, client, _) = names(letter);
    diesel::insert_into(phone_responses::table)
        .values((
            phone_responses::response_id.eq(format!("r-{letter}-{event}")),
            phone_responses::client_id.eq(client),
            phone_responses::entered_by.eq(account),
        ))
        .execute(&mut ***tx)?;
    Ok(())
}

fn names(letter: &str) -> (String, String, String) {
    (format!("account-{letter}"), format!("client-{letter}"), format!("treatment-{letter}"))
}
