//! Forms that are shown first and sent later, each as often as it takes, always under the key that it was shown with.

use std::cell::{Cell, RefCell};

use futures_util::future::join_all;

use crate::shared::Result;
use crate::shared::http::Connection;
use crate::shared::server::Server;
use crate::shared::site::LOW_ANSWERS;

/// How many people send at once.
const CONNECTIONS: usize = 50;

/// A form as it was shown, with answers in it.
pub struct Form {
    path: String,
    cookies: String,
    fields: String,
}

/// What came of sending one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// The receipt came.
    Acknowledged,
    /// A page came that said that it was not received.
    Refused,
    /// Nothing came.
    Unknown,
}

impl Form {
    /// The identifier of the occasion that it answers.
    pub fn occasion(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// Sends it.
    pub async fn send(&self, connection: &mut Connection) -> Result<Sent> {
        let Ok(answer) = connection.post(&self.path, &self.cookies, &self.fields).await else {
            return Ok(Sent::Unknown);
        };
        match answer.status {
            303 if answer.location() == format!("{}/received", self.path) => Ok(Sent::Acknowledged),
            503 if answer.text().contains("name=\"_once\"") => Ok(Sent::Refused),
            503 => Err("a page said that it was not received and did not keep what was typed".into()),
            _ => Err(format!("{} for {}: {}", answer.status, self.path, answer.text()).into()),
        }
    }
}

/// Shows forms and fills them in.
pub async fn show(server: &Server, forms: &[(String, String)]) -> Result<Vec<Form>> {
    let mut connection = server.connect().await?;
    let mut shown = Vec::with_capacity(forms.len());
    for (path, cookies) in forms {
        let page = connection.get(path, cookies).await?;
        let page = page.is(200)?;
        let fields = format!("_csrf={}&_once={}{LOW_ANSWERS}", page.hidden("_csrf")?, page.hidden("_once")?);
        shown.push(Form { path: path.clone(), cookies: cookies.clone(), fields });
    }
    Ok(shown)
}

/// Sends every form on fifty connections; `heard` is told how many receipts there are so far. Whoever loses the
/// connection does not try again.
pub async fn send_all(server: &Server, forms: &[Form], heard: impl Fn(usize)) -> Result<Vec<Sent>> {
    let (turn, receipts) = (Cell::new(0), Cell::new(0));
    let outcomes = RefCell::new(vec![Sent::Unknown; forms.len()]);
    let one = async || {
        let mut connection = server.connect().await?;
        while let Some(form) = forms.get(turn.get()) {
            let n = turn.replace(turn.get() + 1);
            let sent = form.send(&mut connection).await?;
            if let Some(outcome) = outcomes.borrow_mut().get_mut(n) {
                *outcome = sent;
            }
            match sent {
                Sent::Acknowledged => heard(receipts.replace(receipts.get() + 1) + 1),
                Sent::Refused => {}
                Sent::Unknown => break,
            }
        }
        Ok::<_, Box<dyn std::error::Error + Send + Sync>>(())
    };
    for ended in join_all((0..CONNECTIONS).map(|_| one())).await {
        ended?;
    }
    Ok(outcomes.into_inner())
}

/// Sends every form that must now be received, whether it was before or not.
pub async fn send_again(server: &Server, forms: &[Form]) -> Result<()> {
    let outcomes = send_all(server, forms, |_| ()).await?;
    match outcomes.iter().filter(|sent| **sent != Sent::Acknowledged).count() {
        0 => Ok(()),
        missing => Err(format!("{missing} of {} forms were not received when sent again", forms.len()).into()),
    }
}
