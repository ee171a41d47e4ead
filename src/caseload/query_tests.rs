use chrono::{NaiveDate, TimeDelta};

use super::queries::{self, Scope};
use crate::clock::Clock;
use crate::config::{DatabaseUrl, KeyRing, SecretKey};
use crate::db::{self, Conn, Db, Site};
use crate::ids::{ClientId, Ids, UnitId};

/// One client of a unit with one row of everything that the caseload reads.
const ROWS: &str = "
INSERT INTO units VALUES ('u','Enheten','Steg','sv','Europe/Stockholm','halso_sjukvard','treatment','12345',480,1020,2,'https://example.org',NULL,'{}','{}','2026-11-01 08:00:00');
INSERT INTO accounts VALUES ('a','client','h',x'00','sv',NULL,NULL,0,'active','2026-11-01 08:00:00');
INSERT INTO accounts VALUES ('b','staff','i',x'00','sv',NULL,NULL,0,'active','2026-11-01 08:00:00');
INSERT INTO clients VALUES ('c','u','a','K7M2PX',x'00','2026-11-01 08:00:00');
INSERT INTO care_relations VALUES ('r','c','b','responsible','2026-11-01 08:00:00',NULL);
INSERT INTO absences VALUES ('ab','b','2026-12-01 00:00:00','2026-12-05 00:00:00');
INSERT INTO content_versions VALUES ('x','module','stopping-today','1.0.0','{}','2026-11-01 08:00:00');
INSERT INTO treatments VALUES ('t','c','u','anger','x','active',0,'2026-11-02','2026-11-02 08:00:00',NULL);
INSERT INTO steps VALUES ('s','t','c',1,'stopping-today','x','submitted','2026-11-02','2026-11-02 08:00:00',NULL,'2026-11-08 08:00:00',NULL);
INSERT INTO submissions VALUES ('h','s','t','c','u','x',x'00','no','2026-11-08 08:00:00',NULL);
INSERT INTO messages VALUES ('m','c','u',1,'a',x'00','no','2026-11-09 08:00:00',1,NULL);
INSERT INTO alarms VALUES ('al','c','u','red','2026-11-10 08:00:00',NULL,NULL,NULL);
INSERT INTO flags VALUES ('f','c','u','al','rule','1','red','open',1,'2026-11-10 08:00:00','2026-11-10 08:00:00',NULL);
INSERT INTO reviews_owed VALUES ('ro','c','u','alarm','2026-11-10 08:00:00','2026-11-11 08:00:00');
INSERT INTO occasions VALUES ('o','t','c','u','weekly','phq9',1,'2026-11-02','2026-11-09','2026-11-30','scheduled');
INSERT INTO occasions VALUES ('p','t','c','u','before','phq9',1,'2026-11-01','2026-11-02','2026-11-30','answered');
INSERT INTO responses VALUES ('e','p','t','c','u','phq9','1.0.0','x','sv','{}','2026-11-01 09:00:00','2026-11-01');
INSERT INTO scores VALUES ('sc','e','c','phq9','total',16.0,'moderately_severe','sum',0);
INSERT INTO plans VALUES ('pl','c','u','time_out',1,'time_out_plan','x',x'00','2026-11-05 08:00:00');
";

fn database(path: &std::path::Path) -> Db {
    let url = DatabaseUrl::Sqlite(path.to_path_buf());
    db::run_pending(&url).unwrap();
    let key = SecretKey::from_bytes(&[7; 32]);
    let site = Site {
        clock: Clock::running(TimeDelta::zero()),
        ids: Ids::seeded(1),
        keys: KeyRing::of("k1", key.clone()),
        secret: key,
    };
    Db::open(&url, site).unwrap()
}

fn fill(conn: &mut Conn) {
    use diesel::connection::SimpleConnection;
    conn.batch_execute(ROWS).unwrap();
}

#[tokio::test]
async fn everything_that_waits_is_found_within_each_scope() {
    let folder = tempfile::tempdir().unwrap();
    let db = database(&folder.path().join("a.db"));
    db.write(|tx| {
        fill(tx);
        let today = NaiveDate::from_ymd_opt(2026, 11, 12).unwrap();
        let now = today.and_time(chrono::NaiveTime::MIN);
        let own = Scope::one(&ClientId::from("c"));
        for scope in [Scope::Unit(UnitId::from("u")), own] {
            assert_eq!(queries::flags(tx, &scope)?.len(), 1);
            assert_eq!(queries::waiting_homework(tx, &scope)?.len(), 1);
            assert_eq!(queries::overdue_reviews(tx, &scope, now)?.len(), 1);
            assert!(queries::overdue_reviews(tx, &scope, now - TimeDelta::weeks(4))?.is_empty());
            assert_eq!(queries::unread_letters(tx, &scope)?.len(), 1);
            assert_eq!(queries::overdue_forms(tx, &scope, today)?.len(), 1);
            assert_eq!(queries::clients_after(tx, &scope, "", 50)?.len(), 1);
            assert!(queries::clients_after(tx, &scope, "K7M2PX", 50)?.is_empty());
        }
        for scope in [Scope::Unit(UnitId::from("other")), Scope::Clients(Vec::new())] {
            assert!(queries::flags(tx, &scope)?.is_empty());
            assert!(queries::waiting_homework(tx, &scope)?.is_empty());
            assert!(queries::overdue_reviews(tx, &scope, now)?.is_empty());
            assert!(queries::unread_letters(tx, &scope)?.is_empty());
            assert!(queries::overdue_forms(tx, &scope, today)?.is_empty());
            assert!(queries::clients_after(tx, &scope, "", 50)?.is_empty());
        }
        Ok(())
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn what_is_known_of_a_client_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let db = database(&folder.path().join("a.db"));
    db.write(|tx| {
        fill(tx);
        assert_eq!(queries::treatments(tx, &["c"])?.len(), 1);
        assert_eq!(queries::steps(tx, &["t"])?.len(), 1);
        assert_eq!(queries::scores(tx, &["c"], Some(("phq9", "total")))?[0].value, Some(16.0));
        assert!(queries::scores(tx, &["c"], Some(("gad7", "total")))?.is_empty());
        assert_eq!(queries::homework_of(tx, &ClientId::from("c"))?.len(), 1);
        assert_eq!(queries::last_activity(tx, &["c"])?.len(), 3);
        assert_eq!(queries::plans(tx, &ClientId::from("c"))?.len(), 1);
        let before = NaiveDate::from_ymd_opt(2026, 11, 12).unwrap().and_hms_opt(0, 0, 0).unwrap();
        assert_eq!(queries::absences(tx, &crate::ids::AccountId::from("b"), before)?.len(), 1);
        Ok(())
    })
    .await
    .unwrap();
}
