use crate::messages::rendering;

#[test]
fn each_page_renders_in_each_language() {
    let (template, view) = super::client::sample();
    rendering::check("/my/messages", template, &view);
    let (template, view) = super::clinic::sample();
    rendering::check("/clinic/clients/K7M2PX/messages", template, &view);
    let (template, view) = super::feedback::sample();
    rendering::check("/my/feedback/h1", template, &view);
}
