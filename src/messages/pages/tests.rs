use crate::messages::testing;

#[test]
fn each_page_renders_in_each_language() {
    let (template, view) = super::client::sample();
    testing::check("/my/messages", template, &view);
    let (template, view) = super::clinic::sample();
    testing::check("/clinic/clients/K7M2PX/messages", template, &view);
    let (template, view) = super::feedback::sample();
    testing::check("/my/feedback/h1", template, &view);
}
