use crate::messages::testing::{check, rendered};

#[test]
fn each_page_renders_in_each_language() {
    let (template, view) = super::queue::sample();
    check("/clinic", template, &view);
    let (template, view) = super::clients::sample();
    check("/clinic/clients", template, &view);
    let (template, view) = super::client::sample();
    check("/clinic/clients/K7M2PX", template, &view);
    let (template, view) = super::homework::sample();
    check("/clinic/clients/K7M2PX/homework/h1", template, &view);
    let (template, view) = super::send::sample();
    check("/clinic/clients/K7M2PX/homework/h1/send", template, &view);
    let (template, view) = super::plan::sample();
    check("/clinic/clients/K7M2PX/plan", template, &view);
    let (template, view) = super::progress::sample();
    check("/clinic/clients/K7M2PX/progress", template, &view);
    let (template, view) = super::consents::sample();
    check("/clinic/clients/K7M2PX/consents", template, &view);
    let (template, views) = super::diary::samples();
    for view in views {
        check("/clinic/clients/K7M2PX/diary", template, &view);
    }
    let (template, views) = super::ending::samples();
    for view in views {
        check("/clinic/clients/K7M2PX/end", template, &view);
    }
    let (template, views) = super::forms::samples();
    for view in views {
        check("/clinic/clients/K7M2PX/forms", template, &view);
    }
    let (template, views) = super::steps::samples();
    for view in views {
        check("/clinic/clients/K7M2PX/steps", template, &view);
    }
    let (template, views) = super::course::samples();
    for view in views {
        check("/clinic/clients/K7M2PX/begin", template, &view);
    }
    let (template, views) = super::version::samples();
    for view in views {
        check("/clinic/clients/K7M2PX/version", template, &view);
    }
    let (template, views) = super::reviews::list_samples();
    for view in views {
        check("/clinic/clients/K7M2PX/reviews", template, &view);
    }
    let (template, view) = super::reviews::form_sample();
    check("/clinic/clients/K7M2PX/reviews/new", template, &view);
    let (template, view) = super::reviews::signed_sample();
    check("/clinic/clients/K7M2PX/reviews/r1", template, &view);
    let (template, views) = super::supervision::samples();
    for view in views {
        check("/clinic/supervision", template, &view);
    }
    let (template, views) = super::figures::samples();
    for view in views {
        check("/clinic/figures", template, &view);
    }
    let (template, view) = super::settings::sample();
    check("/clinic/settings", template, &view);
}

#[test]
fn a_chart_is_drawn_as_it_was_reviewed() {
    let (template, view) = super::progress::sample();
    for (language, html) in rendered("/clinic/clients/K7M2PX/progress", template, &view) {
        let (_, chart) = html.split_once("<figure class=\"chart\">").unwrap();
        let (chart, _) = chart.split_once("</figure>").unwrap();
        insta::assert_snapshot!(format!("chart_{language}"), chart);
    }
}
