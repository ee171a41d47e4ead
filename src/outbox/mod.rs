//! outbox.

pub mod pages;
/// TEMP
pub mod actions { use crate::{db::Tx,ids::*,error::Result};
/// TEMP
pub fn alert_staff(_:&mut Tx<'_>,_:&UnitId,_:&AccountId)->Result<()>{Ok(())}
/// TEMP
pub fn alert_duty(_:&mut Tx<'_>,_:&UnitId)->Result<()>{Ok(())}
}
