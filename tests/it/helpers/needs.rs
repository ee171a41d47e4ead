//! What a machine may lack. Plain `cargo test` leaves such tests out and says so; `./test` demands them.

use std::io::Write;

/// An environment variable, or nothing where it is unset or empty.
#[expect(clippy::disallowed_methods, reason = "the tests' own switches; the service's settings come from config.rs")]
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Whether the test may run. What is missing fails it where `ANDRUM_TEST_REQUIRE` names `need`; elsewhere the test is
/// left out, with a line that `./test` counts. The line is written past the harness, which swallows the prints of
/// tests that pass.
pub fn is_at_hand(need: &str, missing: Option<&str>) -> bool {
    let Some(missing) = missing else { return true };
    let required = variable("ANDRUM_TEST_REQUIRE").unwrap_or_default();
    assert!(!required.split(',').any(|name| name.trim() == need), "{need} is required, but {missing}");
    let test = std::thread::current().name().unwrap_or("a test").to_owned();
    std::io::stderr().write_all(format!("skipped: {test}: {missing}\n").as_bytes()).unwrap();
    false
}

/// Whether the long tests were asked for (`./test --all`).
pub fn is_long_run() -> bool {
    variable("ANDRUM_TEST_ALL").is_some()
}
