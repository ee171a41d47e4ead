//! The parts that every page and every answer passes through, without the database: `cargo bench`.

use std::sync::Arc;

use actix_web::HttpRequest;
use actix_web::test::TestRequest;
use actix_web::web::Data;
use andrum::clock::Clock;
use andrum::config::{DatabaseUrl, KeyRing, SecretKey, Settings, Source};
use andrum::content::Content;
use andrum::crypto::{self, Place};
use andrum::db::{self, Db, Site};
use andrum::error::Result;
use andrum::ids::Ids;
use andrum::instruments::{Answers, Instrument, Item, PastScore};
use andrum::risk::rules::{Evidence, History};
use andrum::texts::Texts;
use andrum::units;
use andrum::web::{App, Page};
use chrono::{Days, NaiveDate};
use divan::{Bencher, black_box};
use serde_json::{Value, json};

fn main() {
    divan::main();
}

/// What a bench has to work with.
struct House {
    content: Content,
    site: Site,
    app: App,
    _folder: tempfile::TempDir,
}

impl House {
    fn new() -> std::result::Result<Self, Box<dyn std::error::Error>> {
        let settings = Settings::read(Source::from_parts(Vec::new(), None)?)?;
        let content = Content::load(&settings).map_err(|faults| faults.join("\n"))?;
        let key = SecretKey::from_bytes(&[7; 32]);
        let site = Site {
            clock: Clock::running(chrono::TimeDelta::zero()),
            ids: Ids::seeded(1),
            keys: KeyRing::of("k1", key.clone()),
            secret: key,
        };
        let folder = tempfile::tempdir()?;
        let url = DatabaseUrl::Sqlite(folder.path().join("a.db"));
        db::run_pending(&url)?;
        let texts = Arc::new(Texts::load().map_err(|faults| faults.join("\n"))?);
        let app = App::new(Db::open(&url, site.clone())?, texts, settings.web, settings.locale, false)?;
        Ok(Self { content, site, app, _folder: folder })
    }

    fn request(&self) -> HttpRequest {
        TestRequest::with_uri("/my/forms/abc").app_data(Data::new(self.app.clone())).to_http_request()
    }
}

/// Runs a bench with what it needs; what cannot be had is the bench's failure.
fn with_house(bencher: Bencher<'_, '_>, bench: impl FnOnce(Bencher<'_, '_>, &House)) {
    match House::new() {
        Ok(house) => bench(bencher, &house),
        Err(why) => {
            eprintln!("no bench without its content: {why}");
            std::process::exit(1);
        }
    }
}

fn phq9(house: &House) -> Option<(Arc<Instrument>, Answers)> {
    let instrument = house.content.instruments.get("phq9")?.clone();
    let given = |item: &str| if item == "q9" { vec!["0".to_owned()] } else { vec!["2".to_owned()] };
    let answers = instrument.read_form(&given).ok()?;
    Some((instrument, answers))
}

#[divan::bench]
fn score_phq9(bencher: Bencher<'_, '_>) {
    with_house(bencher, |bencher, house| {
        if let Some((instrument, answers)) = phq9(house) {
            bencher.bench(|| instrument.score(black_box(&answers)));
        }
    });
}

#[divan::bench]
fn findings_after_ten_weeks(bencher: Bencher<'_, '_>) {
    with_house(bencher, |bencher, house| {
        let Some((instrument, answers)) = phq9(house) else { return };
        let now = NaiveDate::default().and_time(chrono::NaiveTime::MIN);
        let scores = instrument.score(&answers);
        let past = (1..=10).flat_map(|week| {
            let answered_at = now - Days::new(7 * (11 - week));
            scores.iter().map(move |score| PastScore {
                instrument: "phq9".to_owned(),
                scale: score.scale.clone(),
                value: score.value,
                band: score.band.clone(),
                imputed: score.imputed,
                answered_at,
            })
        });
        let history = History { scores: past.collect(), ..History::default() };
        let evidence =
            Evidence::Response { instrument: &instrument, answers: &answers, scores: &scores, before_treatment: false };
        bencher.bench(|| house.content.rules.findings(black_box(&evidence), &history, now));
    });
}

/// What one answer costs after a year: it is scored and held against every rule, also those over time. To stay under 50 µs.
#[divan::bench(args = ["phq9", "weekly_check"])]
fn score_and_evaluate_after_sixty_responses(bencher: Bencher<'_, '_>, questionnaire: &str) {
    with_house(bencher, |bencher, house| {
        let Some((instrument, answers)) = answered(house, questionnaire) else { return };
        let first = NaiveDate::default().and_time(chrono::NaiveTime::MIN);
        let scores = instrument.score(&answers);
        let past = (0..60).flat_map(|week| {
            scores.iter().map(move |score| PastScore {
                instrument: questionnaire.to_owned(),
                scale: score.scale.clone(),
                value: score.value,
                band: score.band.clone(),
                imputed: score.imputed,
                answered_at: first + Days::new(7 * week),
            })
        });
        let history = History { scores: past.collect(), ..History::default() };
        let now = first + Days::new(7 * 60);
        bencher.bench(|| {
            let scores = instrument.score(black_box(&answers));
            let evidence = Evidence::Response {
                instrument: &instrument,
                answers: &answers,
                scores: &scores,
                before_treatment: false,
            };
            house.content.rules.findings(&evidence, &history, now)
        });
    });
}

/// PHQ-9 with half of everything, and a week in which nothing happened.
fn answered(house: &House, questionnaire: &str) -> Option<(Arc<Instrument>, Answers)> {
    if questionnaire == "phq9" {
        return phq9(house);
    }
    let instrument = house.content.instruments.get(questionnaire)?.clone();
    let calm = |item: &str| vec![if item == "w12" { "none" } else { "0" }.to_owned()];
    let answers = instrument.read_form(&calm).ok()?;
    Some((instrument, answers))
}

#[divan::bench]
fn seal_and_open_a_letter(bencher: Bencher<'_, '_>) {
    const PLACE: Place = Place("messages.text");
    let text = "Det gick bättre i helgen. ".repeat(40);
    with_house(bencher, |bencher, house| {
        bencher.bench(|| -> Result<String> {
            let sealed = crypto::seal_for_site(&house.site, PLACE, "row", black_box(&text))?;
            crypto::open_for_site(&house.site, PLACE, "row", &sealed)
        });
    });
}

/// Markdown to pages, with every check, for the whole shipped content.
#[divan::bench(sample_count = 10)]
fn read_all_content(bencher: Bencher<'_, '_>) {
    let settings = Source::from_parts(Vec::new(), None).and_then(Settings::read);
    if let Ok(settings) = settings {
        bencher.bench(|| Content::load(black_box(&settings)).is_ok());
    }
}

#[divan::bench]
fn holidays_of_ten_years(bencher: Bencher<'_, '_>) {
    let first = NaiveDate::default();
    bencher.bench(|| first.iter_days().take(3653).filter(|day| units::is_holiday(black_box(*day))).count());
}

#[divan::bench]
fn write_ten_cells_as_csv(bencher: Bencher<'_, '_>) {
    let cells = ["P-4F2A", "week_3", "phq9", "1.0.0", "sv", "q1", "2", "Mer än hälften av dagarna", "21", ""];
    bencher
        .with_inputs(|| csv::Writer::from_writer(Vec::with_capacity(4096)))
        .bench_refs(|sheet| sheet.write_record(black_box(&cells)).is_ok());
}

#[divan::bench]
fn render_the_phq9_form(bencher: Bencher<'_, '_>) {
    with_house(bencher, |bencher, house| {
        let Some((instrument, _)) = phq9(house) else { return };
        let (request, view) = (house.request(), form_view(&instrument));
        bencher.bench_local(|| render(&request, "questionnaires/form.html", &view));
    });
}

#[divan::bench]
fn render_a_module_page(bencher: Bencher<'_, '_>) {
    let view = json!({
        "title": "Stanna i dag", "module_title": "Stanna i dag", "module_href": "/my/modules/1",
        "action": "/my/modules/1/pages/1", "number": 1, "total": 7, "has_form": false, "version": 0, "faults": [],
        "versions": "", "back": "/my/modules/1", "next": "/my/modules/1/pages/2", "next_label": "Nästa sida",
        "hours": "", "is_sent": false,
        "blocks": [{ "kind": "html", "html": "<p>Du kan stanna. Det går att öva.</p>".repeat(80) }],
    });
    with_house(bencher, |bencher, house| {
        let request = house.request();
        bencher.bench_local(|| render(&request, "homework/page.html", &view));
    });
}

/// A bench of a page that does not render would be fast and say nothing.
fn render(request: &HttpRequest, template: &str, view: &Value) {
    let rendered = Page::new(request, "form-title").and_then(|page| page.render(template, view));
    assert!(rendered.is_ok(), "{:?}", rendered.err());
}

/// The page around questions that are kept as HTML, as those of every questionnaire are.
fn form_view(instrument: &Instrument) -> Value {
    let question = |item: &Item| {
        format!("<fieldset><legend>{}</legend>{}</fieldset>", item.text("sv"), "<label>…</label>".repeat(4))
    };
    json!({
        "address": "/my/forms/abc", "title": "PHQ-9", "language": "sv", "before": "",
        "instructions": "De senaste två veckorna", "items": instrument.items.iter().map(question).collect::<String>(),
        "attribution": "", "minutes": 3, "is_read": true, "late_until": "", "saved": "", "in_two": false, "version": 0,
        "faults": [], "reading": { "is_open": true, "day": "", "time": "17.00", "route": "" },
    })
}
