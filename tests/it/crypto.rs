//! Sealed text: readable with the client's key, in its own place and row; unreadable for good once the key is erased.

use andrum::crypto::{self, Place};
use andrum::ids::ClientId;

use crate::helpers::{TestDb, db_tests};

const LETTER: Place = Place("messages.body");
const SAID: &str = "Jag blev rädd för mig själv. 🙂";

async fn seal_a_letter(store: &TestDb) -> Vec<u8> {
    store
        .db
        .write(|tx| {
            for client in ["anna", "bo"] {
                crypto::make_client_key(tx, &ClientId::from(client))?;
            }
            crypto::seal(tx, &ClientId::from("anna"), LETTER, "row-1", SAID)
        })
        .await
        .unwrap()
}

async fn open(store: &TestDb, client: &'static str, row: &'static str, sealed: &[u8]) -> Option<String> {
    let sealed = sealed.to_vec();
    store.db.read(move |rx| crypto::open(rx, &ClientId::from(client), LETTER, row, &sealed)).await.ok()
}

db_tests! {
    async fn a_text_opens_for_its_client_in_its_row_alone(store: TestDb) {
        let sealed = seal_a_letter(&store).await;
        assert!(!String::from_utf8_lossy(&sealed).contains("rädd"));
        assert_eq!(open(&store, "bo", "row-1", &sealed).await, None);
        assert_eq!(open(&store, "anna", "row-2", &sealed).await, None);
        assert_eq!(open(&store, "anna", "row-1", &sealed).await.as_deref(), Some(SAID));
    }

    async fn an_erased_key_takes_the_text_with_it(store: TestDb) {
        let sealed = seal_a_letter(&store).await;
        store.db.write(|tx| crypto::erase_client_key(tx, &ClientId::from("anna"))).await.unwrap();
        assert_eq!(open(&store, "anna", "row-1", &sealed).await, None);
        let writing = store.db.write(|tx| crypto::seal(tx, &ClientId::from("anna"), LETTER, "row-3", SAID)).await;
        assert!(writing.is_err(), "nothing new is sealed for an erased client");
        let kept = store.texts("SELECT client_id AS value FROM client_keys WHERE wrapped IS NOT NULL");
        assert_eq!(kept, ["bo"], "nobody else loses anything");
    }

    async fn a_wrapped_key_moved_to_another_client_does_not_open(store: TestDb) {
        let sealed = seal_a_letter(&store).await;
        store.behind_the_back(
            "UPDATE client_keys SET wrapped = (SELECT wrapped FROM client_keys WHERE client_id = 'anna')
             WHERE client_id = 'bo'",
        );
        assert_eq!(open(&store, "bo", "row-1", &sealed).await, None);
    }
}
