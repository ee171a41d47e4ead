//! What the settings name: keys, the address, content, the mail server.

use super::super::{check, settings};
use super::{Line, fault_of, ok, warning};
use crate::config::Settings;
use crate::outbox::Mailer;

pub(super) fn keys(settings: &Settings) -> Vec<Line> {
    let faults = settings::key_faults(settings);
    if faults.is_empty() {
        return vec![ok("keys", "both are present")];
    }
    faults.into_iter().map(|fault| fault_of("keys", fault)).collect()
}

pub(super) fn address(settings: &Settings) -> Line {
    if settings.web.is_https() {
        return ok("address", settings.web.base_url.clone());
    }
    fault_of("address", "ANDRUM_BASE_URL begins with http://; accepted: an https:// address")
}

pub(super) fn content(settings: &Settings) -> Line {
    let (warnings, faults): (Vec<_>, Vec<_>) =
        check::findings(settings).into_iter().partition(|found| found.is_warning);
    if faults.is_empty() {
        return ok("content", format!("no fault, {} warnings", warnings.len()));
    }
    fault_of("content", format!("{} faults; andrum check lists them", faults.len()))
}

/// Speaks to the server as for a letter, and hands none over.
pub(super) async fn mail(settings: &Settings) -> Line {
    let mailer = match Mailer::from_settings(&settings.mail) {
        Ok(mailer) => mailer,
        Err(error) => return fault_of("mail", error.to_string()),
    };
    match mailer.greet().await {
        None => warning("mail", "ANDRUM_SMTP_URL is not set: letters and alarms wait and do not leave"),
        Some((server, Ok(()))) => ok("mail", format!("{server} answers and would take letters")),
        Some((server, Err(why))) => fault_of(
            "mail",
            format!("{server}: {why}; accepted: a server that takes the user and password of ANDRUM_SMTP_URL"),
        ),
    }
}
