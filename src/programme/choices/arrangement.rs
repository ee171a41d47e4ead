//! Which parts are shown and in which order.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// Which of some parts are hidden, and the order of all of them; as shipped at first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Arrangement {
    /// All parts in the wanted order, hidden ones among them; empty for the shipped order.
    order: Vec<String>,
    hidden: BTreeSet<String>,
}

/// Which way a part is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Towards the beginning.
    Up,
    /// Towards the end.
    Down,
}

impl Arrangement {
    /// Whether a part is hidden.
    pub fn hides(&self, part: &str) -> bool {
        self.hidden.contains(part)
    }

    /// All parts in their order, hidden ones among them. Where the order knows other parts than there are, those that it
    /// does not know stand last.
    pub fn all<'s>(&self, shipped: &[&'s str]) -> Vec<&'s str> {
        let place = |part: &str| self.order.iter().position(|known| known == part).unwrap_or(usize::MAX);
        let mut all = shipped.to_vec();
        if !self.order.is_empty() {
            all.sort_by_key(|part| place(part)); // stable, so that parts of no place keep their order
        }
        all
    }

    /// The parts that are shown, in order.
    pub fn shown<'s>(&self, shipped: &[&'s str]) -> Vec<&'s str> {
        self.all(shipped).into_iter().filter(|part| !self.hides(part)).collect()
    }

    /// Hides a part or shows it again.
    pub fn hide(&mut self, part: &str, is_hidden: bool) {
        if is_hidden {
            self.hidden.insert(part.to_owned());
        } else {
            self.hidden.remove(part);
        }
    }

    /// Moves a part by one place; at the end of the row it stays where it is.
    pub fn shift(&mut self, shipped: &[&str], part: &str, way: Way) {
        let mut all = self.all(shipped);
        let Some(from) = all.iter().position(|one| *one == part) else { return };
        let to = if way == Way::Up { from.checked_sub(1) } else { Some(from + 1).filter(|to| *to < all.len()) };
        if let Some(to) = to {
            all.swap(from, to);
        }
        self.order = if all == shipped { Vec::new() } else { all.into_iter().map(str::to_owned).collect() };
    }

    /// Parts that are named here and are no longer there.
    pub(super) fn gone(&self, shipped: &[&str]) -> Vec<&str> {
        let named = self.order.iter().chain(&self.hidden).map(String::as_str);
        let gone: BTreeSet<&str> = named.filter(|part| !shipped.contains(part)).collect();
        gone.into_iter().collect()
    }

    /// Parts that have come since the order was chosen.
    pub(super) fn added<'s>(&self, shipped: &[&'s str]) -> Vec<&'s str> {
        let is_new = |part: &&&str| !self.order.is_empty() && !self.order.iter().any(|known| known == **part);
        shipped.iter().filter(is_new).copied().collect()
    }

    /// Forgets parts that are no longer there, and gives new ones their place at the end.
    pub fn settle(&mut self, shipped: &[&str]) {
        let all = self.all(shipped);
        self.order = if all == shipped { Vec::new() } else { all.into_iter().map(str::to_owned).collect() };
        self.hidden.retain(|part| shipped.contains(&part.as_str()));
    }
}
