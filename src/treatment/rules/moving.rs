//! What moving a treatment to another version of its programme makes of each step.

use std::collections::BTreeMap;

/// A step of the treatment as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing<'a> {
    /// Its number, from 1.
    pub position: i32,
    /// Its module.
    pub module: &'a str,
    /// The version of the module.
    pub hash: &'a str,
    /// Whether the client has worked in it: then it keeps its number and its version, so that nothing written loses the
    /// question that it answers.
    pub is_worked_in: bool,
}

/// A module of the version that the treatment moves to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coming<'a> {
    /// The module.
    pub module: &'a str,
    /// Its version.
    pub hash: &'a str,
}

/// What stands in one place of the treatment afterwards; the numbers count steps as they stand and modules that come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The step as it is, in the version it has.
    Kept(usize),
    /// The step with the module's other version.
    Renewed {
        /// The step.
        step: usize,
        /// The module that comes.
        coming: usize,
    },
    /// A module that the treatment did not have.
    New(usize),
}

impl Place {
    /// The step that stands here, unless it is new.
    pub fn step(self) -> Option<usize> {
        match self {
            Self::Kept(step) | Self::Renewed { step, .. } => Some(step),
            Self::New(_) => None,
        }
    }
}

/// Every place of the treatment in order: what was worked in keeps its place, the rest follows the order of the version
/// that comes. A step that stands in none of the places is one that nobody has worked in and that is no longer there.
pub fn arrange(steps: &[Standing<'_>], coming: &[Coming<'_>]) -> Vec<Place> {
    let worked_in = steps.iter().enumerate().filter(|(_, step)| step.is_worked_in);
    let mut places: BTreeMap<i32, Place> = worked_in.map(|(n, step)| (step.position, Place::Kept(n))).collect();
    let mut position = 1;
    for (n, module) in coming.iter().enumerate() {
        let place = match steps.iter().enumerate().find(|(_, step)| step.module == module.module) {
            Some((_, step)) if step.is_worked_in => continue,
            Some((step, same)) if same.hash == module.hash => Place::Kept(step),
            Some((step, _)) => Place::Renewed { step, coming: n },
            None => Place::New(n),
        };
        while places.contains_key(&position) {
            position += 1;
        }
        places.insert(position, place);
    }
    places.into_values().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Coming, Place, Standing, arrange};

    fn step(position: i32, module: &'static str, hash: &'static str, is_worked_in: bool) -> Standing<'static> {
        Standing { position, module, hash, is_worked_in }
    }

    fn coming(modules: &[(&'static str, &'static str)]) -> Vec<Coming<'static>> {
        modules.iter().map(|(module, hash)| Coming { module, hash }).collect()
    }

    #[test]
    fn what_was_worked_in_keeps_its_version_and_the_rest_is_renewed() {
        let steps = [step(1, "a", "a1", true), step(2, "b", "b1", false), step(3, "c", "c1", false)];
        let places = arrange(&steps, &coming(&[("a", "a2"), ("b", "b2"), ("c", "c1")]));
        assert_eq!(places, [Place::Kept(0), Place::Renewed { step: 1, coming: 1 }, Place::Kept(2)]);
    }

    #[test]
    fn a_new_module_comes_after_what_was_worked_in_also_where_it_stands_before_it() {
        let steps = [step(1, "a", "a1", true), step(2, "b", "b1", true), step(3, "c", "c1", false)];
        let places = arrange(&steps, &coming(&[("n", "n1"), ("a", "a1"), ("b", "b1"), ("c", "c1")]));
        assert_eq!(places, [Place::Kept(0), Place::Kept(1), Place::New(0), Place::Kept(2)]);
    }

    #[test]
    fn a_module_that_is_gone_stays_only_where_it_was_worked_in() {
        let steps = [step(1, "a", "a1", true), step(2, "b", "b1", false), step(3, "c", "c1", false)];
        assert_eq!(arrange(&steps, &coming(&[("c", "c1")])), [Place::Kept(0), Place::Kept(2)]);
    }

    #[test]
    fn one_opened_out_of_turn_stays_where_it_is() {
        let steps = [step(1, "a", "a1", true), step(2, "b", "b1", false), step(3, "c", "c1", true)];
        let places = arrange(&steps, &coming(&[("c", "c2"), ("b", "b2"), ("a", "a2"), ("d", "d1")]));
        assert_eq!(places, [Place::Kept(0), Place::Renewed { step: 1, coming: 1 }, Place::Kept(2), Place::New(3)]);
    }

    proptest! {
        #[test]
        fn nothing_worked_in_is_ever_lost_or_renewed_and_nothing_comes_twice(
            worked_in in prop::collection::vec(any::<bool>(), 0..8),
            order in Just((0..10_usize).collect::<Vec<_>>()).prop_shuffle(),
            length in 0..10_usize,
        ) {
            const MODULES: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
            let steps: Vec<_> = (1..).zip(&worked_in).zip(MODULES)
                .map(|((position, worked_in), module)| step(position, module, "old", *worked_in)).collect();
            let coming: Vec<_> = order[..length].iter().map(|n| Coming { module: MODULES[*n], hash: "new" }).collect();
            let places = arrange(&steps, &coming);
            for (n, step) in steps.iter().enumerate() {
                let is_kept = places.contains(&Place::Kept(n));
                prop_assert_eq!(is_kept, step.is_worked_in);
            }
            let mut modules: Vec<&str> = places.iter().map(|place| match place {
                Place::Kept(step) | Place::Renewed { step, .. } => steps[*step].module,
                Place::New(n) => coming[*n].module,
            }).collect();
            modules.sort_unstable();
            let all = modules.len();
            modules.dedup();
            prop_assert_eq!(modules.len(), all);
            prop_assert!(coming.iter().all(|coming| modules.contains(&coming.module)));
        }
    }
}
