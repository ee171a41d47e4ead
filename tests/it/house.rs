//! The tests' own house: what every other test takes for granted.

use chrono::TimeDelta;

use crate::helpers::{TestApp, db_tests};

db_tests! {
    async fn the_clock_stands_until_it_is_moved(app: TestApp) {
        let before = app.clock.now();
        let seen = app.db().read(|rx| Ok(rx.now())).await.unwrap();
        app.clock.advance(TimeDelta::days(7));
        let later = app.db().write(|tx| Ok(tx.now())).await.unwrap();
        assert_eq!((seen, later), (before, before + TimeDelta::days(7)));
    }

    async fn entering_people_sends_nobody_a_letter(app: TestApp) {
        app.everybody().await;
        assert_eq!(app.letters().await, []);
    }
}
