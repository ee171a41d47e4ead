//! Reading what an administrator types about a unit.

use super::{Duty, Typed, read};

fn typed() -> Typed {
    Typed {
        site_name: "Steg".to_owned(),
        wording: "support".to_owned(),
        time_zone: "Europe/Stockholm".to_owned(),
        workdays: ["1", "2", "3", "4", "5"].map(str::to_owned).to_vec(),
        opens: "08:00".to_owned(),
        closes: "17:00".to_owned(),
        reply_days: "2".to_owned(),
        reading_weeks: "52".to_owned(),
        exit_url: "https://www.smhi.se/".to_owned(),
        duty_address: "jour@example.org".to_owned(),
        ..Typed::default()
    }
}

fn faults(change: impl FnOnce(&mut Typed)) -> Vec<(String, &'static str)> {
    let mut form = typed();
    change(&mut form);
    read(&form, false).err().map_or_else(Vec::new, |errors| errors.iter().map(|e| (e.field.clone(), e.key)).collect())
}

#[test]
fn a_good_form_is_a_change() {
    let change = read(&typed(), false).unwrap();
    assert_eq!((change.hours.opens, change.hours.closes, change.reply_days), (480, 1020, 2));
    assert_eq!(change.duty, Duty::Set("jour@example.org".to_owned()));
}

#[test]
fn all_faults_are_told_at_once() {
    let found = faults(|form| {
        *form = Typed { duty_remove: true, out_of_hours_sv: "Ring grannen".to_owned(), ..Typed::default() };
    });
    let fields: Vec<&str> = found.iter().map(|(field, _)| field.as_str()).collect();
    for field in [
        "site_name",
        "wording",
        "time_zone",
        "workdays",
        "opens",
        "closes",
        "reply_days",
        "reading_weeks",
        "exit_url",
        "out_of_hours_sv",
        "out_of_hours_en",
    ] {
        assert!(fields.contains(&field), "{field} in {fields:?}");
    }
}

#[test]
fn a_unit_never_loses_its_last_way_to_reach_somebody() {
    let mut form = typed();
    form.duty_address.clear();
    assert!(read(&form, true).is_ok(), "the address that is there stays");
    assert_eq!(faults(|form| form.duty_address.clear()), [("duty_address".to_owned(), "unit-fault-nobody")]);
    form.duty_remove = true;
    assert!(read(&form, true).is_err());
    form.out_of_hours_sv = "Ring socialjouren, 010-123 45 67.".to_owned();
    form.out_of_hours_en = "Call the social emergency service, 010-123 45 67.".to_owned();
    assert!(read(&form, true).is_ok());
}

#[test]
fn a_name_that_reveals_is_refused() {
    for name in ["Andrum", "Ilskehjälpen", "Stopp våldet"] {
        assert_eq!(
            faults(|form| name.clone_into(&mut form.site_name)),
            [("site_name".to_owned(), "unit-fault-name-reveals")]
        );
    }
}

#[test]
fn addresses_that_lead_elsewhere_are_refused() {
    for url in ["http://a.se/", "https://", "javascript:alert(1)", "https://a.se@b", "https://a.se/\r\nX: y", "//a.se"]
    {
        assert_eq!(faults(|form| url.clone_into(&mut form.exit_url)).len(), 1, "{url}");
    }
    for address in ["a", "a@b", "a@b@c.se", "a b@c.se", "a@c.se\nBcc: x@y.se", "@c.se"] {
        assert_eq!(faults(|form| address.clone_into(&mut form.duty_address)).len(), 1, "{address}");
    }
}

#[test]
fn hours_end_after_they_begin() {
    let typed = Typed { opens: "8.30".to_owned(), closes: "24:00".to_owned(), ..typed() };
    let hours = read(&typed, false).unwrap().hours;
    assert_eq!((hours.opens, hours.closes), (510, 1440));
    for (opens, closes) in
        [("17:00", "08:00"), ("08:00", "08:00"), ("8", "17:00"), ("08:00", "24:30"), ("+8:00", "17:00")]
    {
        let found = faults(|form| {
            opens.clone_into(&mut form.opens);
            closes.clone_into(&mut form.closes);
        });
        assert_eq!(found.len(), 1, "{opens}–{closes}: {found:?}");
    }
}
