//! A whole export against files written by hand.

pub(crate) mod fixture;

use std::collections::BTreeMap;
use std::path::Path;

use super::{Fault, Format, Phrases, actions};
use crate::audit;
use crate::config::DatabaseUrl;
use crate::db::Db;
use crate::instruments::sha256_hex;
use crate::texts::Texts;

const ANSWERS: &str = r#"pid,event,instrument,version,language,item,value,label,day,missing_reason
122b3b9d5bcfcbe2b67948a830b697c8,before,mini,1.0.0,en,m1,1,'-Sometimes,0,
122b3b9d5bcfcbe2b67948a830b697c8,before,mini,1.0.0,en,m2,,,0,-99
122b3b9d5bcfcbe2b67948a830b697c8,before,mini,1.0.0,en,m3,,,0,-98
a23859e09a63c783f471a64d0e0d11b4,before,mini,1.0.0,sv,m1,1,"'=Ibland, ""kanske""",-1,
a23859e09a63c783f471a64d0e0d11b4,before,mini,1.0.0,sv,m2,home+work,Hemma; På jobbet,-1,
a23859e09a63c783f471a64d0e0d11b4,before,mini,1.0.0,sv,m3,6,6,-1,
a23859e09a63c783f471a64d0e0d11b4,week_1,mini,1.0.0,sv,m1,0,Aldrig,8,
a23859e09a63c783f471a64d0e0d11b4,week_1,mini,1.0.0,sv,m2,,,8,-97
a23859e09a63c783f471a64d0e0d11b4,week_1,mini,1.0.0,sv,m3,1,1,8,
"#;

const SCORES: &str = "pid,event,instrument,scale,value,band,method,reliable_change,verdict
122b3b9d5bcfcbe2b67948a830b697c8,before,mini,total,,,sum,,
a23859e09a63c783f471a64d0e0d11b4,before,mini,total,7,high,sum,,
a23859e09a63c783f471a64d0e0d11b4,week_1,mini,total,1,low,sum,true,recovered
";

const STATUS: &str = "pid,event,instrument,due_day,state,mode
122b3b9d5bcfcbe2b67948a830b697c8,before,mini,0,answered,self
122b3b9d5bcfcbe2b67948a830b697c8,week_1,mini,7,missed,
a23859e09a63c783f471a64d0e0d11b4,before,mini,0,answered,self
a23859e09a63c783f471a64d0e0d11b4,week_1,mini,7,late,phone
a23859e09a63c783f471a64d0e0d11b4,week_2,mini,14,withdrawn,
a23859e09a63c783f471a64d0e0d11b4,week_10,mini,70,not_due,
";

async fn site(home: &Path) -> Db {
    fixture::site(&DatabaseUrl::Sqlite(home.join("site.db"))).await
}

fn phrases() -> Phrases {
    Phrases::of(&Texts::load().unwrap()).unwrap()
}

async fn export(db: &Db, study: &'static str, out: &Path) -> Result<actions::Made, Fault> {
    export_as(db, study, Format::LongCsv, out).await
}

async fn export_as(db: &Db, study: &'static str, format: Format, out: &Path) -> Result<actions::Made, Fault> {
    let data = fixture::data(db, study).await;
    actions::make(db, &data, format, &phrases(), out).await
}

fn files(folder: &Path) -> BTreeMap<String, String> {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries
        .map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read_to_string(entry.path()).unwrap()))
        .collect()
}

async fn logged(db: &Db) -> Vec<String> {
    let rows = db.read(|rx| Ok(audit::page(rx, &"unit".into(), &audit::Sought::default(), None, 10)?)).await.unwrap();
    rows.into_iter().filter(|row| row.event == "export_made").map(|row| row.detail).collect()
}

#[actix_web::test]
async fn only_those_who_have_said_yes_are_in_it_and_every_row_is_as_written_by_hand() {
    let home = tempfile::tempdir().unwrap();
    let db = site(home.path()).await;
    let made = export(&db, "pilot", &home.path().join("out")).await.unwrap();
    let files = files(&home.path().join("out"));
    assert_eq!(files["answers.csv"], ANSWERS);
    assert_eq!(files["scores.csv"], SCORES);
    assert_eq!(files["status.csv"], STATUS);
    assert_eq!((made.persons, made.withdrawn), (2, 1));
    assert_eq!(
        files.keys().collect::<Vec<_>>(),
        ["README.txt", "answers.csv", "codebook.csv", "provenance.json", "scores.csv", "status.csv"]
    );
}

const WIDE: [&str; 2] = [
    "122b3b9d5bcfcbe2b67948a830b697c8,answered,0,self,1,,,-99,,-98,,missed,,,,,,,,,,,,,,,,,,,,,,,,,,,,,",
    "a23859e09a63c783f471a64d0e0d11b4,answered,-1,self,1,,home+work,,6,,7,late,8,phone,0,,,-97,1,,1,withdrawn,,,,,,,,,,not_due,,,,,,,,,",
];

#[actix_web::test]
async fn a_wide_table_has_one_row_a_person_and_a_column_for_every_reason() {
    let home = tempfile::tempdir().unwrap();
    let db = site(home.path()).await;
    let made = export_as(&db, "pilot", Format::WideCsv, &home.path().join("out")).await.unwrap();
    let files = files(&home.path().join("out"));
    let lines: Vec<&str> = files["wide.csv"].lines().collect();
    let parts = ["state", "day", "mode", "m1", "m1_missing", "m2", "m2_missing", "m3", "m3_missing", "total"];
    let mut columns = vec!["pid".to_owned()];
    for event in ["before", "week_1", "week_2", "week_10"] {
        columns.extend(parts.map(|part| format!("mini_{event}_{part}")));
    }
    assert_eq!(lines[0], columns.join(","));
    assert_eq!(lines[1..], WIDE);
    assert_eq!(made.persons, 2);
    assert_eq!(made.files[0].rows, Some(2));
    assert_eq!(files["columns.csv"].lines().count(), columns.len(), "a header, and a line for each but the pseudonym");
    assert!(files["columns.csv"].contains("\nmini_week_1_m2_missing,mini,week_1,missing,m2\n"));
    assert!(files["codebook.csv"].contains(",wide.csv,item,m1,"));
    assert!(files["README.txt"].contains("wide.csv") && !files["README.txt"].contains("answers.csv"));
}

#[actix_web::test]
async fn a_data_package_names_every_table_with_its_sum_and_its_fields() {
    let home = tempfile::tempdir().unwrap();
    let db = site(home.path()).await;
    let made = export_as(&db, "pilot", Format::DataPackage, &home.path().join("out")).await.unwrap();
    let files = files(&home.path().join("out"));
    let package: serde_json::Value = serde_json::from_str(&files["datapackage.json"]).unwrap();
    assert_eq!(package["$schema"], "https://datapackage.org/profiles/2.0/datapackage.json");
    assert_eq!(package["id"], made.export.as_str());
    let resources = package["resources"].as_array().unwrap();
    assert_eq!(resources.len(), 4);
    for resource in resources {
        let text = &files[resource["path"].as_str().unwrap()];
        assert_eq!(resource["hash"], format!("sha256:{}", sha256_hex(text)));
        assert_eq!(resource["bytes"], text.len());
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(names.join(","), text.lines().next().unwrap());
    }
    let field = |place: usize, name: &str| {
        let fields = resources[place]["schema"]["fields"].as_array().unwrap();
        fields.iter().find(|field| field["name"] == name).unwrap().clone()
    };
    let events: Vec<String> = field(2, "event")["categories"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["value"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(events, ["before", "week_1", "week_2", "week_10"]);
    assert_eq!(field(2, "event")["categoriesOrdered"], true);
    assert_eq!(field(0, "missing_reason")["categories"][2]["value"], -99);
    assert_eq!(field(0, "instrument")["categories"][0]["label"], "Litet formulär");
    assert_eq!(resources[0]["schema"]["primaryKey"], serde_json::json!(["pid", "event", "instrument", "item"]));
}

#[actix_web::test]
async fn an_export_says_how_many_of_the_one_before_are_gone() {
    let home = tempfile::tempdir().unwrap();
    let db = site(home.path()).await;
    let gone = |n: u32| {
        let (db, out) = (db.clone(), home.path().join(n.to_string()));
        async move { export(&db, "pilot", &out).await.unwrap().gone }
    };
    assert_eq!(gone(1).await, None, "the first");
    db.site().clock.advance(chrono::TimeDelta::days(1));
    fixture::withdraw(&db, "a").await;
    db.site().clock.advance(chrono::TimeDelta::hours(1));
    assert_eq!(gone(2).await, Some(1));
    db.site().clock.advance(chrono::TimeDelta::days(1));
    assert_eq!(gone(3).await, Some(0), "who was gone before is not gone again");
}

#[actix_web::test]
async fn the_codebook_explains_every_value_in_both_languages() {
    let home = tempfile::tempdir().unwrap();
    let db = site(home.path()).await;
    export(&db, "pilot", &home.path().join("out")).await.unwrap();
    let codebook = files(&home.path().join("out")).remove("codebook.csv").unwrap();
    let hash = sha256_hex(include_str!("mini.toml"));
    for line in [
        format!("mini,1.0.0,{hash},,instrument,,,Litet formulär,Small questionnaire,,,,own,May be used in tests.,"),
        format!("mini,1.0.0,{hash},answers.csv,item,m1,,Hur ofta?,How often?,ordinal,0,2,,,"),
        format!("mini,1.0.0,{hash},answers.csv,value,m2,work,På jobbet,At work,,,,,,"),
        format!("mini,1.0.0,{hash},scores.csv,band,total,high,Hög,High,,5,9,,,"),
        format!("mini,1.0.0,{hash},status.csv,mode,mode,phone,Per telefon,By phone,,,,,,"),
    ] {
        assert!(codebook.lines().any(|row| row == line), "{line}\n{codebook}");
    }
    let missing: Vec<&str> = codebook.lines().filter(|row| row.contains(",missing,m2,")).collect();
    assert_eq!(missing.len(), 3, "{codebook}");
}

#[actix_web::test]
async fn the_same_data_gives_the_same_bytes_and_each_file_its_sum() {
    let home = tempfile::tempdir().unwrap();
    let db = site(home.path()).await;
    let first = export(&db, "pilot", &home.path().join("first")).await.unwrap();
    db.site().clock.advance(chrono::TimeDelta::days(40));
    let second = export(&db, "pilot", &home.path().join("second")).await.unwrap();
    let data_alone = |made: &actions::Made| (made.export.clone(), made.files.clone());
    assert_eq!(data_alone(&first), data_alone(&second));
    assert_eq!((first.gone, second.gone), (None, Some(0)), "the second is compared with the first");
    let (one, two) = (files(&home.path().join("first")), files(&home.path().join("second")));
    assert_eq!(one, two);
    for facts in &first.files {
        assert_eq!(facts.sha256, sha256_hex(&one[facts.name]), "{}", facts.name);
    }
    let provenance: serde_json::Value = serde_json::from_str(&one["provenance.json"]).unwrap();
    assert_eq!(provenance["export"], first.export.as_str());
    assert_eq!(provenance["consents_withdrawn_since"], 1);
    assert_eq!(provenance["files"][0]["rows"], 9);
    assert!(provenance["statement"]["en"].as_str().unwrap().contains("still personal data"));
    for part in [first.export.as_str(), "2026-01234-01", "mini 1.0.0: May be used in tests."] {
        assert_eq!(one["README.txt"].matches(part).count(), 2, "{part}");
    }
    assert!(!one["README.txt"].contains('{'), "every place is filled: {}", one["README.txt"]);
}

#[actix_web::test]
async fn the_log_says_that_it_was_begun_and_what_was_made() {
    let home = tempfile::tempdir().unwrap();
    let db = site(home.path()).await;
    let made = export(&db, "pilot", &home.path().join("out")).await.unwrap();
    let logged = logged(&db).await;
    assert_eq!(logged.len(), 2);
    assert!(logged[0].contains(&made.export), "{logged:?}");
    assert!(logged[1].contains("begun"), "{logged:?}");
}

#[actix_web::test]
async fn a_study_nobody_has_said_yes_to_gives_headers_and_no_row() {
    let home = tempfile::tempdir().unwrap();
    let db = site(home.path()).await;
    let made = export(&db, "empty", &home.path().join("out")).await.unwrap();
    assert_eq!(made.persons, 0);
    for name in ["answers.csv", "scores.csv", "status.csv", "codebook.csv"] {
        assert_eq!(files(&home.path().join("out"))[name].lines().count(), 1, "{name}");
    }
}

#[actix_web::test]
async fn a_row_that_cannot_be_placed_fails_the_export_and_leaves_nothing() {
    let home = tempfile::tempdir().unwrap();
    let db = site(home.path()).await;
    fixture::misplace_a_response(&db).await;
    let fault = export(&db, "pilot", &home.path().join("out")).await.unwrap_err();
    assert!(fault.to_string().contains("an export read"), "{fault}");
    assert!(!home.path().join("out").exists());
    assert!(
        !std::fs::read_dir(home.path())
            .unwrap()
            .any(|entry| { entry.unwrap().file_name().to_string_lossy().ends_with(".part") })
    );
    assert_eq!(logged(&db).await.len(), 1, "the attempt stays in the log");
}

#[actix_web::test]
async fn a_questionnaire_edited_after_it_was_answered_is_never_exported() {
    let home = tempfile::tempdir().unwrap();
    let db = site(home.path()).await;
    fixture::edit_the_questionnaire(&db).await;
    let fault = export(&db, "pilot", &home.path().join("out")).await.unwrap_err();
    assert!(fault.to_string().contains("does not give its hash"), "{fault}");
    assert!(!home.path().join("out").exists());
}
