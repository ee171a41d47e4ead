use crate::messages::testing::check;

#[test]
fn each_page_renders_in_each_language() {
    check("/clinic/clients/new", "intake/client.html", &super::client::View::sample());
    for is_client in [true, false] {
        check("/clinic/clients/new", "intake/slip.html", &super::slip::View::sample(is_client));
    }
    for view in super::invitation::View::samples() {
        check("/clinic/clients/K7M2PX/invitation", "intake/invitation.html", &view);
    }
    for view in super::staff::View::samples() {
        check("/admin/accounts", "admin/accounts.html", &view);
    }
    for view in super::colleague::View::samples() {
        check("/admin/accounts/k3x9a2", "intake/colleague.html", &view);
    }
}
