//! accounts.

pub mod pages;
/// TEMP
pub fn names(_: &mut crate::db::Read<'_>, _: &[&str]) -> crate::error::Result<std::collections::HashMap<String,String>> { Ok(Default::default()) }
