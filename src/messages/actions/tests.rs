use chrono::TimeDelta;

use super::{PassesAll, Reply, Saved};
use crate::access::{self, CareOf, ClientSelf};
use crate::audit::By;
use crate::care;
use crate::clock::Clock;
use crate::config::{DatabaseUrl, KeyRing, SecretKey};
use crate::crypto::{self, Place};
use crate::db::{self, Db, Site, Tx};
use crate::error::Error;
use crate::ids::{AccountId, Ids, SubmissionId, UnitId};

/// A unit with a client's and a clinician's account, both signed in, and a step whose homework waits; another follows it.
const ROWS: &str = "
INSERT INTO units VALUES ('u','Enheten','Steg','sv','Europe/Stockholm','halso_sjukvard','treatment','12345',480,1020,2,'https://example.org',NULL,'{}','{}','2026-11-01 08:00:00');
INSERT INTO accounts VALUES ('a','client','h',x'00','sv',NULL,NULL,0,'active','2026-11-01 08:00:00');
INSERT INTO accounts VALUES ('b','staff','i',x'00','sv',NULL,NULL,0,'active','2026-11-01 08:00:00');
INSERT INTO memberships VALUES ('ma','a','u','client','2026-11-01 08:00:00',NULL);
INSERT INTO memberships VALUES ('mb','b','u','clinician','2026-11-01 08:00:00',NULL);
INSERT INTO content_versions VALUES ('x','module','stopping-today','1.0.0','{}','2026-11-01 08:00:00');
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

/// Fills the database and hands out both capabilities and the submission that waits.
fn begin(tx: &mut Tx<'_>) -> (CareOf, ClientSelf, SubmissionId) {
    use diesel::connection::SimpleConnection;
    tx.batch_execute(ROWS).unwrap();
    let (unit, account, staff) = (UnitId::from("u"), AccountId::from("a"), AccountId::from("b"));
    let client = care::actions::enter_client(tx, &By::system(), &unit, &account, "Anna").unwrap();
    care::actions::begin(tx, &By::system(), &client.id, &staff, care::actions::Kind::Responsible).unwrap();
    let wall = tx.site().clock.wall().format("%Y-%m-%d %H:%M:%S").to_string();
    let body = crypto::seal(tx, &client.id, Place("submissions.body"), "h", "{}").unwrap();
    let body = data_encoding::HEXLOWER.encode(&body);
    let id = &client.id;
    let rows = format!(
        "INSERT INTO sessions VALUES ('sa','ta','a','ma','full',NULL,'{wall}','{wall}',NULL,NULL);
         INSERT INTO sessions VALUES ('sb','tb','b','mb','full',NULL,'{wall}','{wall}',NULL,NULL);
         INSERT INTO treatments VALUES ('t','{id}','u','anger','x','active',0,'2026-11-02','2026-11-02 08:00:00',NULL);
         INSERT INTO steps VALUES ('s','t','{id}',1,'stopping-today','x','submitted','2026-11-02','2026-11-02 08:00:00',NULL,'2026-11-08 08:00:00',NULL);
         INSERT INTO steps VALUES ('s2','t','{id}',2,'one-event','x','locked','2999-01-01',NULL,NULL,NULL,NULL);
         INSERT INTO submissions VALUES ('h','s','t','{id}','u','x',x'{body}','no','2026-11-08 08:00:00',NULL);"
    );
    tx.batch_execute(&rows).unwrap();
    let staff = access::who(tx, "tb").unwrap().unwrap();
    let me = access::who(tx, "ta").unwrap().unwrap();
    let care = access::care_of(tx, &staff, &client.code).unwrap();
    (care, access::client_self(tx, &me).unwrap(), SubmissionId::from("h"))
}

fn reply(text: &str) -> Reply {
    Reply { overall: text.to_owned(), ..Reply::default() }
}

#[tokio::test]
async fn a_stale_draft_never_overwrites_and_neither_text_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let db = database(&folder.path().join("a.db"));
    db.write(|tx| {
        let (care, _, h) = begin(tx);
        assert!(matches!(super::save_feedback(tx, &care, &h, 0, &reply("ett"))?, Saved::Stored { version: 1, .. }));
        assert!(matches!(super::save_feedback(tx, &care, &h, 1, &reply("två"))?, Saved::Stored { version: 2, .. }));
        assert!(matches!(super::save_feedback(tx, &care, &h, 1, &reply("tre"))?, Saved::Kept));
        let draft = super::find_feedback(tx, care.client(), &h)?.unwrap();
        assert_eq!((draft.reply, draft.other, draft.version), (reply("två"), Some(reply("tre")), 2));
        super::drop_other(tx, &care, &h)?;
        assert!(super::find_feedback(tx, care.client(), &h)?.unwrap().other.is_none());
        Ok(())
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn only_the_draft_that_was_looked_at_is_sent_and_the_client_reads_it_after_that() {
    let folder = tempfile::tempdir().unwrap();
    let db = database(&folder.path().join("a.db"));
    db.write(|tx| {
        let (care, me, h) = begin(tx);
        assert!(matches!(super::send_feedback(tx, &care, &PassesAll, &h, 0), Err(Error::Invalid(_))));
        super::save_feedback(tx, &care, &h, 0, &reply("ett"))?;
        super::save_feedback(tx, &care, &h, 1, &reply("två"))?;
        assert!(matches!(super::send_feedback(tx, &care, &PassesAll, &h, 1), Err(Error::Conflict("feedback-changed"))));
        assert!(matches!(super::read_feedback(tx, &me, &h), Err(Error::NotFound)));
        super::send_feedback(tx, &care, &PassesAll, &h, 2)?;
        let again = super::save_feedback(tx, &care, &h, 2, &reply("tre"));
        assert!(matches!(again, Err(Error::Conflict("feedback-already-sent"))));
        assert_eq!(super::read_feedback(tx, &me, &h)?.reply, reply("två"));
        assert!(super::find_feedback(tx, care.client(), &h)?.unwrap().read_at.is_some());
        assert_eq!(super::sent_feedback(tx, care.client())?.len(), 1);
        Ok(())
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_letter_is_read_by_the_other_side_only() {
    let folder = tempfile::tempdir().unwrap();
    let db = database(&folder.path().join("a.db"));
    db.write(|tx| {
        let (care, me, _) = begin(tx);
        assert!(matches!(super::send_to_client(tx, &care, &PassesAll, ""), Err(Error::Invalid(_))));
        super::send_to_client(tx, &care, &PassesAll, "Hej Anna 🙂")?;
        super::send_to_client(tx, &care, &PassesAll, "En sak till.")?;
        super::mark_read_by_staff(tx, &care)?;
        let letters = super::latest(tx, me.client(), 10)?;
        assert_eq!(
            letters.iter().map(|letter| letter.text.as_str()).collect::<Vec<_>>(),
            ["Hej Anna 🙂", "En sak till."]
        );
        assert!(letters.iter().all(|letter| letter.read_at.is_none() && !letter.from_client));
        super::mark_read_by_client(tx, &me)?;
        assert!(super::latest(tx, me.client(), 10)?.iter().all(|letter| letter.read_at.is_some()));
        Ok(())
    })
    .await
    .unwrap();
}
