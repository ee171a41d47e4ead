//! treatment.

pub mod pages;
/// TEMP
pub mod actions { use crate::{db::Tx,ids::ClientId,error::Result};
/// TEMP
pub fn hold(_:&mut Tx<'_>,_:&ClientId)->Result<()>{Ok(())}
/// TEMP
pub fn release(_:&mut Tx<'_>,_:&ClientId)->Result<()>{Ok(())}
}
