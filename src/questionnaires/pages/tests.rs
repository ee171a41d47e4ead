//! Every page of forms in every language.

use super::{draft, phone, told};
use crate::messages::testing::check;

#[test]
fn each_page_renders_in_each_language() {
    let (saved, versions) = draft::samples();
    check("/my/forms/f1/saved", "questionnaires/saved.html", &saved);
    for view in versions {
        check("/my/forms/f1/versions", "questionnaires/versions.html", &view);
    }
    for view in told::samples() {
        check("/my/forms/f1/before", "questionnaires/told.html", &view);
    }
    let (views, entered) = phone::samples();
    for view in views {
        check("/clinic/clients/K7M2PX/forms/f1", "questionnaires/phone.html", &view);
    }
    for view in entered {
        check("/clinic/clients/K7M2PX/forms/f1/received", "questionnaires/entered.html", &view);
    }
}
