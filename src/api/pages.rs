//! Pages of `api`.

use crate::web::Routes;

/// The routes of this domain.
pub fn routes(_: &mut Routes) {}
