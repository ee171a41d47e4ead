//! Every page of forms in every language.

use super::draft;
use crate::messages::testing::check;

#[test]
fn each_page_renders_in_each_language() {
    let (saved, versions) = draft::samples();
    check("/my/forms/f1/saved", "questionnaires/saved.html", &saved);
    for view in versions {
        check("/my/forms/f1/versions", "questionnaires/versions.html", &view);
    }
}
