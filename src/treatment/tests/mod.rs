//! Steps open when they should, on a database.

mod form;
pub(crate) mod site;

use crate::audit::By;
use crate::error::{Error, Result};
use crate::ids::TreatmentId;
use crate::treatment::tests::site::{Person, TestSite};
use crate::treatment::{self, Stage, actions};

async fn stages(site: &TestSite, treatment: &TreatmentId) -> Vec<Stage> {
    let treatment = treatment.clone();
    let steps = site.db.read(move |rx| Ok(treatment::steps(rx, &treatment)?)).await.unwrap();
    steps.iter().map(treatment::Step::stage).collect()
}

async fn open_due(site: &TestSite) -> usize {
    site.db.write(actions::open_due).await.unwrap()
}

async fn hand_in(site: &TestSite, person: &Person, position: i32) {
    let done = site.act(person, move |tx, me| {
        let step = treatment::opened(tx, me, position)?.step;
        actions::submitted(tx, &step.id)
    });
    done.await.unwrap();
}

async fn answer(site: &TestSite, treatment: &TreatmentId, position: i32) {
    let treatment = treatment.clone();
    let done = site.db.write(move |tx| {
        let steps = treatment::steps(tx, &treatment)?;
        let step = steps.iter().find(|step| step.position == position).ok_or(Error::NotFound)?;
        actions::answered(tx, &By::system(), &step.id)
    });
    done.await.unwrap();
}

async fn end(site: &TestSite, person: &Person) {
    let done = site.act(person, |tx, me| {
        let running = treatment::current(tx, me.client())?.ok_or(Error::NotFound)?;
        actions::end(tx, me.by(), &running)
    });
    done.await.unwrap();
}

/// Begins the programme of that id.
async fn begin(site: &TestSite, person: &Person, programme: &str) -> Result<TreatmentId> {
    let programme = site.content.programmes.programme(programme).cloned().unwrap();
    let start = site::monday();
    site.act(person, move |tx, me| actions::enrol(tx, me.by(), me.client(), me.unit(), &programme, start)).await
}

#[actix_web::test]
async fn the_first_module_is_open_at_once_and_the_next_one_opens_when_due_and_answered() {
    let site = TestSite::new().await;
    let anna = site.client("Anna").await;
    let treatment = site.enrol(&anna).await;
    let first_two = |stages: Vec<Stage>| stages.into_iter().take(2).collect::<Vec<_>>();
    assert_eq!(first_two(stages(&site, &treatment).await), [Stage::Open, Stage::Locked]);

    site.days_pass(7);
    assert_eq!(open_due(&site).await, 0, "due, but the first one is not answered");
    hand_in(&site, &anna, 1).await;
    assert_eq!(open_due(&site).await, 0);
    answer(&site, &treatment, 1).await;
    assert_eq!(first_two(stages(&site, &treatment).await), [Stage::Answered, Stage::Open]);
    assert_eq!(open_due(&site).await, 0, "nothing is opened twice");
}

#[actix_web::test]
async fn an_early_answer_opens_nothing_before_the_day() {
    let site = TestSite::new().await;
    let anna = site.client("Anna").await;
    let treatment = site.enrol(&anna).await;
    hand_in(&site, &anna, 1).await;
    answer(&site, &treatment, 1).await;
    assert_eq!(open_due(&site).await, 0);
    site.days_pass(6);
    assert_eq!(open_due(&site).await, 0);
    site.days_pass(1);
    assert_eq!(open_due(&site).await, 1);
}

#[actix_web::test]
async fn a_held_treatment_opens_nothing_until_it_is_released() {
    let site = TestSite::new().await;
    let anna = site.client("Anna").await;
    let treatment = site.enrol(&anna).await;
    let client = anna.client.clone();
    site.db.write(move |tx| actions::hold(tx, &client)).await.unwrap();
    site.days_pass(7);
    hand_in(&site, &anna, 1).await;
    answer(&site, &treatment, 1).await;
    assert_eq!(open_due(&site).await, 0);
    let client = anna.client.clone();
    site.db.write(move |tx| actions::release(tx, &client)).await.unwrap();
    assert_eq!(open_due(&site).await, 1);
}

#[actix_web::test]
async fn a_paused_treatment_opens_nothing_and_is_paused_once_by_those_who_care_for_the_client() {
    let site = TestSite::new().await;
    let (anna, bo) = (site.client("Anna").await, site.client("Bo").await);
    let treatment = site.enrol(&anna).await;
    hand_in(&site, &anna, 1).await;
    answer(&site, &treatment, 1).await;
    let pause = move |tx: &mut crate::db::Tx<'_>, care: &crate::access::CareOf| {
        let treatment = treatment::store::get(tx, &treatment)?;
        actions::pause(tx, care, &treatment)
    };
    let foreign = site.act_as_staff(&bo, pause.clone()).await;
    assert!(matches!(foreign, Err(Error::NotFound)));
    site.act_as_staff(&anna, pause.clone()).await.unwrap();
    site.days_pass(7);
    assert_eq!(open_due(&site).await, 0, "its day has come, but the treatment stands still");
    let again = site.act_as_staff(&anna, pause).await;
    assert!(matches!(again, Err(Error::Conflict("treatment-not-running"))));
}

#[actix_web::test]
async fn a_locked_module_and_another_clients_are_not_there_and_one_treatment_runs_at_a_time() {
    let site = TestSite::new().await;
    let (anna, bo) = (site.client("Anna").await, site.client("Bo").await);
    site.enrol(&anna).await;
    for position in [0, 2, 99] {
        let locked = site.act(&anna, move |tx, me| treatment::opened(tx, me, position).map(|_| ())).await;
        assert!(matches!(locked, Err(Error::NotFound)), "{position}");
    }
    let foreign = site.act(&bo, |tx, me| treatment::opened(tx, me, 1).map(|_| ())).await;
    assert!(matches!(foreign, Err(Error::NotFound)));
    assert!(matches!(begin(&site, &anna, "anger").await, Err(Error::Conflict("treatment-running"))));
}

#[actix_web::test]
async fn practice_begins_only_after_the_first_modules_of_the_programme_before_it_are_answered() {
    let site = TestSite::new().await;
    let (anna, bo) = (site.client("Anna").await, site.client("Bo").await);
    let too_early =
        async |person| matches!(begin(&site, person, "exposure").await, Err(Error::Conflict("treatment-too-early")));
    assert!(too_early(&bo).await, "nothing has been done");

    let treatment = site.enrol(&anna).await;
    hand_in(&site, &anna, 1).await;
    answer(&site, &treatment, 1).await;
    site.days_pass(7);
    assert_eq!(open_due(&site).await, 1);
    hand_in(&site, &anna, 2).await;
    end(&site, &anna).await;
    assert!(too_early(&anna).await, "the second module is handed in, but nobody has read it");
    answer(&site, &treatment, 2).await;
    let practice = begin(&site, &anna, "exposure").await.unwrap();
    assert_eq!(stages(&site, &practice).await[..2], [Stage::Open, Stage::Locked]);
    assert!(too_early(&bo).await, "what one client has done opens nothing for another");
}

#[actix_web::test]
async fn content_is_registered_once() {
    let site = TestSite::new().await;
    let content = site.content.clone();
    let again = site.db.write(move |tx| {
        actions::register_content(tx, &content.programmes, &content.instruments, (&*content.rules, &*content.review))
    });
    again.await.unwrap();
}
