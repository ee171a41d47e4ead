//! Noticing that nothing is heard of a client, a page of treatments at a time.

use std::sync::Arc;

use super::On;
use crate::error::Result;
use crate::risk;
use crate::risk::rules::RuleSet;

/// Whoever is heard of costs reading alone; each silence is an act of its own.
pub(super) async fn notice(on: On, rules: Arc<RuleSet>) -> Result<usize> {
    let (mut raised, mut after) = (0, None);
    loop {
        let of = Arc::clone(&rules);
        let page = on.app.db().read(move |rx| risk::actions::silent_page(rx, &of, after.as_ref())).await?;
        for treatment in page.silent {
            let of = Arc::clone(&rules);
            let is_raised = on.app.db().write(move |tx| risk::actions::raise_silence(tx, &of, &treatment)).await?;
            raised += usize::from(is_raised);
        }
        after = page.next;
        if after.is_none() {
            return Ok(raised);
        }
    }
}
