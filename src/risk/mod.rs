//! Risk: findings, flags, the escalation clock.

pub mod pages;
/// TEMP
pub mod rules {
    /// TEMP
    #[derive(Debug)]
    pub struct RuleSet;
    impl RuleSet {
        /// TEMP
        pub fn load(_: &str, _: &str, _: &crate::instruments::Library) -> Result<Self, Vec<crate::instruments::Fault>> {
            Ok(Self)
        }
    }
}
