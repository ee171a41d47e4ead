//! Drafts and handing in, on a database.

use crate::error::Error;
use crate::homework::actions::{self, HandIn};
use crate::homework::pages::views::{CheckView, ModuleView, PageView, SelfCheckView, SubmittedView, VersionsView};
use crate::homework::{self, rules};
use crate::ids::SubmissionId;
use crate::plans;
use crate::programme::{Exercise, FieldKind, PlanKind, Value, Worksheet};
use crate::risk::rules::DangerAnswer;
use crate::treatment::draft::{Keep, Saved};
use crate::treatment::exercise::Sheet;
use crate::treatment::tests::site::{Person, TestSite, renders};
use crate::treatment::{self, Stage};

/// A worksheet whose every answer holds.
fn filled(exercise: &Exercise) -> Worksheet {
    let value = |kind: &FieldKind| match kind {
        FieldKind::Text { .. } | FieldKind::Paragraph { .. } => Value::Text("Kön till kassan 🙂".to_owned()),
        FieldKind::Scale { min, .. } => Value::Number(*min),
        FieldKind::Choice { options } => Value::Text(options.first().cloned().unwrap_or_default()),
        FieldKind::Choices { options } => Value::Many(options.clone()),
        FieldKind::Date => Value::Text("2027-03-01".to_owned()),
        FieldKind::Time => Value::Text("19:30".to_owned()),
        FieldKind::Minutes => Value::Number(30),
        FieldKind::List { .. } => Value::Many(vec!["En".to_owned()]),
    };
    let round = exercise.fields.iter().map(|field| (field.id.clone(), value(&field.kind))).collect();
    Worksheet { rounds: vec![round; exercise.min_rounds().max(1)] }
}

async fn save(
    site: &TestSite,
    person: &Person,
    exercise: &'static str,
    text: Option<&'static str>,
    version: i32,
) -> Saved {
    let saved = site.act(person, move |tx, me| {
        let opened = treatment::opened(tx, me, 1)?;
        let exercise = opened.module.exercise(exercise).ok_or(Error::NotFound)?;
        let mut sheet = filled(exercise);
        if let (Some(text), Some(round), Some(field)) = (text, sheet.rounds.first_mut(), exercise.fields.first()) {
            round.insert(field.id.clone(), Value::Text(text.to_owned()));
        }
        actions::save_draft(tx, me, &opened, &[(exercise, sheet)], version)
    });
    saved.await.unwrap()
}

async fn submit(site: &TestSite, person: &Person, danger: Option<DangerAnswer>) -> crate::error::Result<SubmissionId> {
    let rule_set = std::sync::Arc::clone(&site.content.rules);
    let act = site.act(person, move |tx, me| {
        let opened = treatment::opened(tx, me, 1)?;
        let version = homework::drafts(tx, &opened)?.version();
        let hand_in = HandIn { danger, version, language: "sv".to_owned() };
        actions::submit(tx, me, &opened, &hand_in, &rule_set)
    });
    act.await
}

async fn fill_everything(site: &TestSite, person: &Person) {
    let act = site.act(person, |tx, me| {
        let opened = treatment::opened(tx, me, 1)?;
        let all: Vec<_> =
            rules::in_order(&opened.module).into_iter().map(|(_, exercise)| (exercise, filled(exercise))).collect();
        actions::save_draft(tx, me, &opened, &all, 0)
    });
    assert!(matches!(act.await.unwrap(), Saved::Kept { .. }));
}

#[actix_web::test]
async fn two_tabs_never_overwrite_each_other_silently() {
    let site = TestSite::new().await;
    let anna = site.client("Anna").await;
    site.enrol(&anna).await;
    let Saved::Kept { version, .. } = save(&site, &anna, "time_out_plan", Some("first"), 0).await else { panic!() };
    assert_eq!(version, 1);
    assert!(matches!(save(&site, &anna, "time_out_plan", Some("first"), 0).await, Saved::Kept { version: 1, .. }));
    assert_eq!(save(&site, &anna, "time_out_plan", Some("other"), 0).await, Saved::InTwo);

    let texts = site.act(&anna, |tx, me| {
        let opened = treatment::opened(tx, me, 1)?;
        let drafts = homework::drafts(tx, &opened)?;
        let said = |sheet: &Worksheet| sheet.get(0, "early_signs").map(Value::typed);
        Ok((said(&drafts.worksheet("time_out_plan")), drafts.other("time_out_plan").and_then(said)))
    });
    assert_eq!(texts.await.unwrap(), (Some(vec!["first".to_owned()]), Some(vec!["other".to_owned()])));

    let refused = submit(&site, &anna, Some(DangerAnswer::No)).await;
    let Err(Error::Invalid(errors)) = refused else { panic!("two texts cannot be handed in") };
    assert!(errors.iter().any(|error| error.key == "homework-fault-two"));

    let chosen = site.act(&anna, |tx, me| {
        let opened = treatment::opened(tx, me, 1)?;
        actions::resolve(tx, me, &opened, &|_| Some(Keep::Other), 1)?;
        let drafts = homework::drafts(tx, &opened)?;
        Ok((drafts.worksheet("time_out_plan").get(0, "early_signs").map(Value::typed), drafts.in_two().count()))
    });
    assert_eq!(chosen.await.unwrap(), (Some(vec!["other".to_owned()]), 0));
}

#[actix_web::test]
async fn an_incomplete_homework_lists_everything_that_is_missing() {
    let site = TestSite::new().await;
    let anna = site.client("Anna").await;
    site.enrol(&anna).await;
    let Err(Error::Invalid(errors)) = submit(&site, &anna, None).await else { panic!() };
    let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
    assert!(fields.contains(&"danger"));
    let opened = site.act(&anna, |tx, me| treatment::opened(tx, me, 1)).await.unwrap();
    for exercise in opened.module.exercises.iter().filter(|exercise| exercise.required) {
        for field in exercise.fields.iter().filter(|field| !field.optional) {
            let name = exercise.form_name(0, &field.id);
            assert!(fields.contains(&name.as_str()), "{name}");
        }
    }
    assert_eq!(opened.step.stage(), Stage::Open);
}

#[actix_web::test]
async fn homework_is_handed_in_once_with_its_plans_and_then_read_only() {
    let site = TestSite::new().await;
    let anna = site.client("Anna").await;
    site.enrol(&anna).await;
    fill_everything(&site, &anna).await;
    let id = submit(&site, &anna, Some(DangerAnswer::No)).await.unwrap();
    assert!(matches!(
        submit(&site, &anna, Some(DangerAnswer::No)).await,
        Err(Error::Conflict("homework-already-sent"))
    ));

    let found = site.act(&anna, move |tx, me| {
        let opened = treatment::opened(tx, me, 1)?;
        let kept = homework::of_client(tx, me.client())?;
        let submission = homework::get(tx, &id)?;
        let sheets = homework::worksheets(tx, &submission)?;
        let plan = plans::latest(tx, me.client(), PlanKind::TimeOut)?;
        let drafts = homework::drafts(tx, &opened)?.worksheets();
        Ok((opened, kept.len(), sheets, plan, drafts))
    });
    let (opened, kept, sheets, plan, drafts) = found.await.unwrap();
    assert_eq!((kept, opened.step.stage(), opened.is_writable()), (1, Stage::Submitted, false));
    assert_eq!(sheets.get("safe_plan"), opened.module.exercise("safe_plan").map(filled).as_ref());
    assert_eq!(plan.map(|plan| plan.version), Some(1));
    assert!(drafts.is_empty());

    let late = site.act(&anna, |tx, me| {
        let opened = treatment::opened(tx, me, 1)?;
        actions::save_draft(tx, me, &opened, &[], 0)
    });
    assert!(matches!(late.await, Err(Error::Conflict("homework-already-sent"))));
}

#[actix_web::test]
async fn the_same_plan_saved_again_stays_one_version_and_a_change_is_a_new_one() {
    let site = TestSite::new().await;
    let anna = site.client("Anna").await;
    site.enrol(&anna).await;
    for (text, version) in [("a", 1), ("a", 1), ("b", 2)] {
        let saved = site.act(&anna, move |tx, me| {
            let opened = treatment::opened(tx, me, 1)?;
            let round = [("words".to_owned(), Value::Text(text.to_owned()))].into();
            let sheet = Worksheet { rounds: vec![round] };
            plans::actions::save(tx, me, PlanKind::TimeOut, "time_out_plan", &opened.step.content_hash, &sheet)
        });
        assert_eq!(saved.await.unwrap(), version);
    }
}

#[test]
fn every_page_of_homework_is_rendered_in_both_languages() {
    renders("homework/module.html", &ModuleView::sample());
    renders("homework/page.html", &PageView::sample());
    renders("homework/page.html", &PageView::sample_sent());
    renders("homework/listen.html", &());
    renders("homework/self_check.html", &SelfCheckView::sample());
    renders("treatment/form.html", &Sheet::sample());
    renders("homework/versions.html", &VersionsView::sample());
    renders("homework/check.html", &CheckView::sample());
    renders("homework/submitted.html", &SubmittedView::sample());
    renders("homework/submitted.html", &SubmittedView::sample_quiet());
}
