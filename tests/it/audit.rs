//! The log: whole while nobody touches it, append-only by trigger, and telling where it was changed behind the triggers'
//! back.

use andrum::audit::{self, By, Chain, Event};
use andrum::ids::{AccountId, ClientId, UnitId};

use crate::helpers::{BackEnd, TestDb, db_tests};

const EVENTS: usize = 12;

async fn write_events(store: &TestDb) {
    let acts: Vec<_> = (0..EVENTS)
        .map(|n| {
            let db = store.db.clone();
            tokio::spawn(async move {
                db.write(move |tx| {
                    let by = By {
                        account: Some(AccountId::from("berit")),
                        role: "clinician",
                        unit: Some(UnitId::from("u")),
                    };
                    let event = Event::RecordRead { what: "plan", id: n.to_string() };
                    audit::record(tx, &by, Some(&ClientId::from("anna")), &event)
                })
                .await
            })
        })
        .collect();
    for act in acts {
        act.await.unwrap().unwrap();
    }
}

async fn chain(store: &TestDb) -> Chain {
    store.db.read(|rx| audit::verify(rx)).await.unwrap()
}

/// Takes the triggers away, as somebody who owns the database could.
fn drop_triggers(store: &TestDb) {
    store.behind_the_back(match store.back_end() {
        BackEnd::Sqlite => "DROP TRIGGER audit_events_no_update; DROP TRIGGER audit_events_no_delete",
        BackEnd::PostgreSql => "ALTER TABLE audit_events DISABLE TRIGGER ALL",
    });
}

db_tests! {
    async fn the_chain_is_whole_after_acts_at_once(store: TestDb) {
        assert!(matches!(chain(&store).await, Chain::Whole { events: 0, .. }));
        write_events(&store).await;
        assert!(matches!(chain(&store).await, Chain::Whole { events: EVENTS, .. }));
    }

    async fn an_act_that_fails_leaves_no_event(store: TestDb) {
        let outcome = store.db.write(|tx| {
            audit::record(tx, &By::system(), None, &Event::SignedIn {})?;
            Err::<(), _>(andrum::error::Error::NotFound)
        });
        assert!(outcome.await.is_err());
        assert!(matches!(chain(&store).await, Chain::Whole { events: 0, .. }));
    }

    async fn triggers_refuse_to_change_or_remove_an_event(store: TestDb) {
        write_events(&store).await;
        let mut refused = vec!["UPDATE audit_events SET role = 'admin' WHERE seq = 3", "DELETE FROM audit_events WHERE seq = 12"];
        if store.back_end() == BackEnd::PostgreSql {
            refused.push("TRUNCATE audit_events");
        }
        for statement in refused {
            let outcome = store
                .db
                .write(move |tx| Ok(diesel::RunQueryDsl::execute(diesel::sql_query(statement), &mut ***tx)?))
                .await;
            let error = outcome.expect_err(statement).to_string();
            assert!(error.contains("append-only"), "{statement}: {error}");
        }
        assert!(matches!(chain(&store).await, Chain::Whole { events: EVENTS, .. }));
    }

    async fn a_changed_field_is_found_whichever_it_is(store: TestDb) {
        write_events(&store).await;
        drop_triggers(&store);
        let changes = [
            "at = '2026-03-03 08:00:00'", "actor_id = 'cecilia'", "actor_id = NULL", "role = 'admin'", "unit_id = 'v'",
            "client_id = 'bo'", "client_id = NULL", "event = 'record_written'", "detail = '{}'", "previous = 'x'", "hash = 'x'",
        ];
        for change in changes {
            store.behind_the_back("CREATE TABLE kept AS SELECT * FROM audit_events");
            store.behind_the_back(&format!("UPDATE audit_events SET {change} WHERE seq = 5"));
            let found = chain(&store).await;
            assert!(matches!(found, Chain::Broken { seq: 5 }), "{change}: {found:?}");
            store.behind_the_back(
                "DELETE FROM audit_events; INSERT INTO audit_events SELECT * FROM kept; DROP TABLE kept",
            );
        }
        assert!(matches!(chain(&store).await, Chain::Whole { events: EVENTS, .. }));
    }

    async fn a_removed_or_swapped_event_is_found(store: TestDb) {
        write_events(&store).await;
        drop_triggers(&store);
        let Chain::Whole { head, .. } = chain(&store).await else { panic!("the chain is whole") };
        store.behind_the_back("DELETE FROM audit_events WHERE seq = 12");
        match chain(&store).await {
            Chain::Whole { head: shorter, events } => assert!(shorter != head && events == EVENTS - 1),
            Chain::Broken { .. } => panic!("a log without its last event is whole, and its head tells"),
        }
        store.behind_the_back(
            "UPDATE audit_events SET seq = 100 WHERE seq = 3; UPDATE audit_events SET seq = 3 WHERE seq = 4;
             UPDATE audit_events SET seq = 4 WHERE seq = 100",
        );
        assert!(matches!(chain(&store).await, Chain::Broken { seq: 3 }));
        store.behind_the_back("DELETE FROM audit_events WHERE seq = 1");
        assert!(matches!(chain(&store).await, Chain::Broken { seq: 1 }));
    }
}
