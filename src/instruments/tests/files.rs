//! The shipped files, and what is wrong in others.

use chrono::NaiveDate;

use super::super::definition::Recall;
use super::*;

#[test]
fn the_shipped_files_load_and_a_language_is_offered_where_it_is_whole() {
    let library = library();
    let in_languages = |wanted: &[&str]| {
        let offered = library.iter().filter(|one| one.languages == wanted);
        offered.map(|one| one.id.as_str()).collect::<Vec<_>>()
    };
    let both = ["acts_period", "audit", "audit_c", "gad7", "ipip_anger4", "phq4", "phq9", "suds", "weekly_check"];
    assert_eq!(in_languages(&["en", "sv"]), both);
    assert_eq!(in_languages(&["en"]), ["core10", "core_om", "dudit", "k6", "neq20", "neq32", "who5"]);
    let stubs = ["bbq", "ceq", "dar5", "ders16", "isi", "madrs_s", "wai_sr"];
    assert_eq!(in_languages(&[]), stubs, "without a text there is nothing to offer");
    assert_eq!(library.iter().count(), 23);
    let worrying: Vec<_> = library.iter().filter(|one| one.has_critical_items()).map(|one| one.id.as_str()).collect();
    assert_eq!(
        worrying,
        ["acts_period", "core10", "core_om", "dar5", "madrs_s", "neq20", "neq32", "phq9", "weekly_check"]
    );
    for instrument in library.iter() {
        assert_eq!(instrument.hash.len(), 64);
        assert_eq!(instrument.licence.tier == LicenceTier::Restricted, stubs.contains(&instrument.id.as_str()));
        assert_eq!(instrument.can_be_shown(), instrument.licence.ship_text);
        assert!(instrument.language_for("sv").is_none_or(|language| instrument.offers(language)));
    }
    assert_eq!(instrument("audit").licence.tier, LicenceTier::Noncommercial);
    assert!(instrument("audit").licence.attribution.contains("World Health Organization"));
    assert_eq!(["gad7", "phq4", "audit"].map(|id| instrument(id).items.len()), [7, 4, 10]);
    assert_eq!(instrument("gad7").scales[1].loinc.as_deref(), Some("70273-8"));
    assert_eq!(phq9().items.len(), 10);
    assert_eq!(weekly().items.len(), 18);
    assert_eq!(weekly().version, "0.2.0");
    assert!(phq9().licence.attribution.contains("Pfizer"));
}

#[test]
fn the_weekly_check_keeps_its_placeholders() {
    let weekly = weekly();
    assert!(weekly.instructions.text("sv").contains("{since}"));
    assert!(weekly.before_first_answer.text("sv").contains("{unit_police_text}"));
    let shown = weekly.recall.text.fill("sv", &[("since", "den 3 maj")]);
    assert_eq!(shown, "Sedan den 3 maj, minst de senaste 7 dagarna");
}

#[test]
fn a_questionnaire_asks_from_its_last_answer_on_and_the_first_time_as_far_back_as_it_says() {
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    let (today, last_year) = (day(3, 10), NaiveDate::from_ymd_opt(2025, 3, 10).unwrap());
    let weekly = weekly().recall.clone();
    assert_eq!(weekly.since(today, None), day(3, 3));
    assert_eq!(weekly.since(today, Some(day(3, 8))), day(3, 3), "at least the week that it asks about");
    assert_eq!(weekly.since(today, Some(day(2, 20))), day(2, 20));
    let acts = instrument("acts_period").recall.clone();
    assert_eq!(acts.since(today, None), last_year);
    assert_eq!(acts.since(today, Some(day(3, 8))), day(3, 8));
    assert_eq!(acts.since(today, Some(day(1, 2))), day(1, 2));
    let leap = NaiveDate::from_ymd_opt(2028, 2, 29).unwrap();
    assert_eq!(acts.since(leap, None), NaiveDate::from_ymd_opt(2027, 2, 28).unwrap());
    let fixed = Recall { since_last: false, ..weekly };
    assert_eq!(fixed.since(today, Some(day(1, 2))), day(3, 3), "whose period is fixed keeps it");
}

#[test]
fn variables_name_every_item_and_label_every_option() {
    let variables = weekly().variables();
    let threat = variables.iter().find(|variable| variable.name == "w3c").unwrap();
    assert!(!threat.numeric);
    assert_eq!(threat.values[0].0, "kill");
    assert_eq!(threat.missing.len(), 3);
    let item = weekly().item("w12").unwrap().clone();
    let answer = Answer::Chosen(vec!["separation".to_owned(), "weapon".to_owned()]);
    assert_eq!(export_value(&answer).unwrap(), "separation+weapon");
    assert!(export_label(&item, &answer, "sv").unwrap().starts_with("Separation eller prat om separation; "));
    assert_eq!(export_value(&Answer::Declined), None);
}

#[test]
fn all_faults_of_a_file_come_at_once_with_their_lines() {
    let text = PHQ9
        .replacen("tier = \"free\"", "tier = \"gratis\"", 1)
        .replacen("show_if = \"any(q1..q9) > 0\"", "show_if = \"any(q1..q19) > 0\"", 1)
        .replacen("range = [0, 27]", "range = [0, 26]", 1)
        .replacen("minutes = 3", "minuter = 3", 1);
    let faults = faults_of(&text);
    let all = faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    assert!(all.contains("phq9.toml:9: `minuter` is not a known field"), "{all}");
    assert!(all.contains("`minutes` is missing"), "{all}");
    assert!(all.contains("`licence.tier` is \"gratis\"; accepted: free, no_derivatives"), "{all}");
    assert!(all.contains("item `q19` does not exist here"), "{all}");
    assert!(all.contains("range [0, 26] is not what the items give; accepted: [0, 27]"), "{all}");
    let line = text.lines().position(|line| line.starts_with("show_if")).unwrap() + 1;
    assert!(faults.iter().any(|fault| fault.line == Some(line)), "{all}");
}

#[test]
fn a_text_missing_in_one_language_is_a_fault_unless_the_language_is_declared_missing() {
    let lacking = PHQ9.replacen("text.sv = \"Lite intresse eller glädje i att göra saker\"\n", "", 1);
    let faults = faults_of(&lacking);
    assert_eq!(faults.len(), 1);
    assert!(faults[0].message.contains("item `q1` has no text in `sv`"), "{}", faults[0]);
    let declared = lacking.replacen("[languages.sv]\nstatus = \"verified\"", "[languages.sv]\nstatus = \"missing\"", 1);
    let library = Library::load(&[file("phq9.toml", &declared)]).unwrap();
    let instrument = library.get("phq9").unwrap();
    assert_eq!(instrument.languages, ["en"]);
    assert_eq!(instrument.language_for("sv"), Some("en"));
}

#[test]
fn broken_toml_a_wrong_name_and_a_double_item_are_faults() {
    assert!(faults_of("id = \n")[0].message.starts_with("not valid TOML"));
    assert!(
        faults_of(&PHQ9.replacen("id = \"phq9\"", "id = \"phq\"", 1))[0]
            .message
            .contains("differs from the file's name")
    );
    assert!(
        faults_of(&PHQ9.replacen("id = \"q2\"", "id = \"q1\"", 1)).iter().any(|f| f.message.contains("stands twice"))
    );
}

#[test]
fn a_locked_text_is_refused_once_a_letter_differs() {
    let locked = PHQ9.replacen("tier = \"free\"", "tier = \"no_derivatives\"", 1);
    let message = faults_of(&locked)[0].message.clone();
    let sum = message.split('"').nth(1).unwrap();
    let sealed = locked.replacen("ship_text = true", &format!("ship_text = true\ntext_sha256 = \"{sum}\""), 1);
    assert!(Library::load(&[file("phq9.toml", &sealed)]).is_ok());
    let changed = sealed.replacen("Inte alls\"", "Inte alls.\"", 1);
    assert!(faults_of(&changed)[0].message.contains("its licence forbids it"));
}

#[test]
fn each_of_several_scales_has_a_title() {
    let title = "title = { sv = \"summa\", en = \"total\" }\n";
    let lacking = PHQ9.replacen(title, "", 1);
    let faults = faults_of(&lacking);
    assert_eq!(faults.len(), 1);
    let line = lacking.lines().position(|line| line == "[[scoring]]").unwrap() + 1;
    let wanted = "scale `total` has no title, and is not the only scale; accepted: title = { sv = \"…\", en = \"…\" }";
    assert_eq!(faults[0].to_string(), format!("instruments/phq9.toml:{line}: {wanted}"));
    let half = PHQ9.replacen(title, "title = { sv = \"summa\" }\n", 1);
    assert!(faults_of(&half)[0].message.contains("scale `total`: title has no text in `en`"));
}

#[test]
fn the_only_scale_goes_by_the_title_of_its_questionnaire() {
    let (_, second) = PHQ9.split_once("[[scoring]]\nscale = \"phq2\"").unwrap();
    let (second, _) = second.split_once("[[bands]]").unwrap();
    let alone = PHQ9.replacen(&format!("[[scoring]]\nscale = \"phq2\"{second}"), "", 1).replacen(
        "title = { sv = \"summa\", en = \"total\" }\n",
        "",
        1,
    );
    let (before, rest) = alone.split_once("[[bands]]\nscale = \"phq2\"").unwrap();
    let alone = format!("{before}{}", rest.split_once("\n\n").unwrap().1);
    let alone = alone.replacen(", phq2 = \"55758-7\"", "", 1);
    let library = Library::load(&[file("phq9.toml", &alone)]).unwrap();
    let instrument = library.get("phq9").unwrap();
    assert_eq!(instrument.scale_title("total", "sv"), instrument.title.text("sv"));
    assert_eq!(
        phq9().scale_title("phq2", "en"),
        "Patient Health Questionnaire-9 (PHQ-9): the first two questions (PHQ-2)"
    );
}

#[test]
fn conditions_are_checked_when_they_are_read() {
    let weekly = weekly();
    let refused = |text: &str| Condition::parse(text, &weekly.items).unwrap_err();
    assert!(refused("w12 has divorce").contains("no option `divorce`"));
    assert!(refused("w3 has kill").contains("is no `multi` item"));
    assert!(refused("w3c >= 1").contains("is a `multi` item"));
    assert!(refused("w9 >= 5").contains("accepted: 0 to 4"));
    assert!(refused("w9 >= 1 and").contains("ends too early"));
    assert!(refused("(w9 >= 1").contains("`)` is missing"));
    assert!(refused("w9 => 1").contains("no comparison"));
    assert!(Condition::parse("not (w9 >= 1) or all(w3, w4) == 0", &weekly.items).is_ok());
}
