//! Charts: what a person has said on one scale, on real dates, as a drawing that a page can carry.
//!
//! [`figure`] is geometry and pure: points, bands and markers in, places in a frame out. [`Chart`] adds the title and the
//! description in words, without which the drawing would say nothing to whoever cannot see it. The component `ui.chart`
//! writes the SVG; how it looks is the style sheets' matter.

mod axis;
mod figure;
mod number;
mod rules;
mod words;

pub use figure::{Around, Dot, Figure, Kind, Point, Series, Stripe};
pub use number::{number, rounded};
pub use rules::figure;
pub use words::Chart;
