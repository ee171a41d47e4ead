use super::own;
use crate::messages::testing::check;

#[test]
fn each_page_about_rules_renders_in_each_language() {
    let (template, view) = own::list_sample();
    check("/clinic/rules", template, &view);
    let (template, views) = own::edit_samples();
    for view in views {
        check("/clinic/rules/0a1b2c3d4e", template, &view);
    }
    let (template, views) = own::what_if_samples();
    for view in views {
        check("/clinic/rules/0a1b2c3d4e/what-if", template, &view);
    }
}
