//! The courses that clients are drawn from: how the true state changes, week by week, and what blurs it.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Between which points the true state lies at the start.
pub const START: (f64, f64) = (8.0, 16.0);

/// One kind of client.
pub struct Shape {
    pub name: &'static str,
    /// Change from the start in points, at these weeks; straight lines between them.
    pub turns: &'static [(usize, f64)],
    /// How much larger the error of a score is than the questionnaire's own.
    pub noise: f64,
    /// The chance that a week has no answer.
    pub missing: f64,
}

pub const COURSES: [Shape; 12] = [
    Shape { name: "stable", turns: &[(0, 0.0)], noise: 1.0, missing: 0.0 },
    Shape { name: "stable, noise x 1.25", turns: &[(0, 0.0)], noise: 1.25, missing: 0.0 },
    Shape { name: "stable, 1 week in 4 missing", turns: &[(0, 0.0)], noise: 1.0, missing: 0.25 },
    Shape { name: "improving by 6", turns: &[(0, 0.0), (9, -6.0)], noise: 1.0, missing: 0.0 },
    Shape { name: "worse by 3, then so (no true case)", turns: &[(0, 0.0), (4, 3.0)], noise: 1.0, missing: 0.0 },
    Shape { name: "sudden worsening by 6 in week 4", turns: &[(3, 0.0), (4, 6.0)], noise: 1.0, missing: 0.0 },
    Shape { name: "sudden worsening by 8 in week 4", turns: &[(3, 0.0), (4, 8.0)], noise: 1.0, missing: 0.0 },
    Shape { name: "the same, noise x 1.25", turns: &[(3, 0.0), (4, 8.0)], noise: 1.25, missing: 0.0 },
    Shape { name: "the same, 1 week in 4 missing", turns: &[(3, 0.0), (4, 8.0)], noise: 1.0, missing: 0.25 },
    Shape { name: "linear worsening by 8 until week 6", turns: &[(0, 0.0), (6, 8.0)], noise: 1.0, missing: 0.0 },
    Shape { name: "linear worsening by 8 until week 9", turns: &[(0, 0.0), (9, 8.0)], noise: 1.0, missing: 0.0 },
    Shape {
        name: "4 better, then 8 worse until week 7",
        turns: &[(0, 0.0), (4, -4.0), (7, 4.0)],
        noise: 1.0,
        missing: 0.0,
    },
];

impl Shape {
    /// Change of the true state from the start.
    pub fn change(&self, week: usize) -> f64 {
        let mut last = (0, 0.0);
        for (at, points) in self.turns {
            if week <= *at {
                let span = weeks(at - last.0).max(1.0);
                let part = weeks(week - last.0) / span;
                return if at == &last.0 { *points } else { last.1 + (points - last.1) * part };
            }
            last = (*at, *points);
        }
        last.1
    }
}

fn weeks(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

/// Chance, the same each time for the same seed.
pub struct Dice(ChaCha8Rng);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        self.0.random_range(low..high)
    }

    pub fn chance(&mut self, share: f64) -> bool {
        self.0.random_bool(share)
    }

    /// Mean 0, standard deviation 1, by the method of Box and Muller.
    pub fn normal(&mut self) -> f64 {
        let (one, other): (f64, f64) = (self.0.random_range(f64::MIN_POSITIVE..1.0), self.0.random());
        (-2.0 * one.ln()).sqrt() * (std::f64::consts::TAU * other).cos()
    }
}
