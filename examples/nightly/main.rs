//! What a night costs with many treatments: forms that nobody answered are closed, silence is noticed, ladders are climbed.
//!
//! `cargo run --release --example nightly [-- TREATMENTS]` makes a temporary database with so many treatments (100,000),
//! entered straight into the tables, and prints treatments per second for each part. All of it runs in one process, and no
//! part holds more than a page of rows at a time.

use std::error::Error;
use std::time::{Duration, Instant};

use andrum::clock::Clock;
use andrum::config::{DatabaseUrl, KeyRing, SecretKey, Settings, Source};
use andrum::content::Content;
use andrum::db::{self, Db, Site};
use andrum::ids::Ids;
use andrum::{questionnaires, risk};
use chrono::NaiveDate;
use diesel::connection::SimpleConnection;

/// Treatments where no other number is asked for.
const USUAL: u32 = 100_000;

/// One unit, one clinician, and so many clients: each with a treatment, a form that was answered in the last twelve days, one
/// whose time is out for every tenth, and for every hundredth an alarm whose first rung was raised.
const SITE: &str = "
INSERT INTO units VALUES ('u','Enheten','Steg','sv','Europe/Stockholm','halso_sjukvard','treatment','12345',480,1020,2,'https://example.org',NULL,'{}','{}','2026-11-01 08:00:00');
INSERT INTO accounts VALUES ('b','staff','b',x'00','sv',NULL,NULL,0,'active','2026-01-01 08:00:00');
INSERT INTO content_versions VALUES ('x','programme','anger','1.0.0','{}','2026-01-01 08:00:00');
CREATE TEMP TABLE n AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < COUNT) SELECT i FROM n;
INSERT INTO accounts SELECT 'a' || i,'client','a' || i,x'00','sv',NULL,NULL,0,'active','2026-09-01 08:00:00' FROM n;
INSERT INTO clients SELECT 'c' || i,'u','a' || i,'K' || i,x'00','2026-09-01 08:00:00' FROM n;
INSERT INTO care_relations SELECT 'r' || i,'c' || i,'b','responsible','2026-09-01 08:00:00',NULL FROM n;
INSERT INTO treatments SELECT 't' || i,'c' || i,'u','anger','x','active',0,'2026-09-02','2026-09-02 08:00:00',NULL FROM n;
INSERT INTO occasions SELECT 'o' || i,'t' || i,'c' || i,'u','week_9','phq9',1,'2026-11-03','2026-11-05','2026-11-09','answered' FROM n;
INSERT INTO occasions SELECT 'p' || i,'t' || i,'c' || i,'u','week_10','phq9',2,'2026-11-10','2026-11-12','2026-11-16',
  CASE WHEN i % 10 = 0 THEN 'scheduled' ELSE 'missed' END FROM n;
INSERT INTO responses SELECT 'e' || i,'o' || i,'t' || i,'c' || i,'u','phq9','1.0.0','x','sv','{}',
  datetime('2026-11-17 12:00:00', '-' || (i % 12) || ' days'), '2026-11-05' FROM n;
INSERT INTO alarms SELECT 'l' || i,'c' || i,'u','amber','2026-11-17 08:00:00',NULL,NULL,NULL FROM n WHERE i % 100 = 0;
INSERT INTO alarm_rungs SELECT 'g' || i,'l' || i,'responsible',0,1,'2026-11-17 08:00:00','2026-11-17 08:00:00' FROM n WHERE i % 100 = 0;
DROP TABLE n;
ANALYZE;
";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let treatments: u32 = std::env::args().nth(1).map_or(Ok(USUAL), |typed| typed.parse())?;
    let settings = Settings::read(Source::from_parts(Vec::new(), None)?)?;
    let rules = Content::load(&settings).map_err(|faults| faults.join("\n"))?.rules;
    let folder = tempfile::tempdir()?;
    let url = DatabaseUrl::Sqlite(folder.path().join("a.db"));
    db::run_pending(&url)?;
    let now = NaiveDate::from_ymd_opt(2026, 11, 17).and_then(|day| day.and_hms_opt(12, 0, 0)).ok_or("no such day")?;
    let key = SecretKey::from_bytes(&[7; 32]);
    let site =
        Site { clock: Clock::stopped(now), ids: Ids::seeded(1), keys: KeyRing::of("k1", key.clone()), secret: key };
    let db = Db::open(&url, site)?;
    let since = Instant::now();
    let statements = SITE.replace("COUNT", &treatments.to_string());
    db.write(move |tx| Ok(tx.batch_execute(&statements)?)).await?;
    println!("{treatments} treatments entered in {:.1} s", since.elapsed().as_secs_f64());

    let since = Instant::now();
    let mut closed = 0;
    loop {
        let page = db.write(questionnaires::actions::close_missed).await?;
        closed += page;
        if page == 0 {
            break;
        }
    }
    told("overdue forms", treatments, since.elapsed(), &format!("{closed} closed"));

    let since = Instant::now();
    let (mut silent, mut after) = (0, None);
    loop {
        let of = rules.clone();
        let page = db.read(move |rx| risk::actions::silent_page(rx, &of, after.as_ref())).await?;
        silent += page.silent.len();
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    told("silence", treatments, since.elapsed(), &format!("{silent} silent"));

    let since = Instant::now();
    let raised = db.write(risk::actions::climb).await?;
    told("ladders", treatments, since.elapsed(), &format!("{} open alarms, {raised} rungs raised", treatments / 100));
    Ok(())
}

fn told(part: &str, treatments: u32, took: Duration, found: &str) {
    let seconds = took.as_secs_f64();
    println!("{part:<14} {:>10.0} treatments/s ({seconds:.2} s, {found})", f64::from(treatments) / seconds);
}
