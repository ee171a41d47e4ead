//! Charts: what a person has said on one scale, on real dates, as a drawing that a page can carry.
//!
//! [`figure`] is geometry and pure: points, bands and markers in, places in a frame out. [`Chart`] adds the title and the
//! description in words, without which the drawing would say nothing to whoever cannot see it. The component `ui.chart`
//! writes the SVG, as `ui.bars` does for counts of weeks; how it looks is the style sheets' matter.

mod axis;
mod bars;
mod figure;
mod number;
mod rules;
mod words;

pub use bars::{Bar, Bars, bars};
pub use figure::{Around, Dot, Figure, Kind, Point, Series, Stripe};
pub use number::{number, rounded};
pub use rules::figure;
pub use words::Chart;
