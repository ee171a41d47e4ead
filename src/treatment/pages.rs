//! Treatment has no pages of its own: clients meet it in `homework` and `my`, staff in `caseload`.

use crate::web::Routes;

/// The routes of this domain.
pub fn routes(_: &mut Routes) {}
