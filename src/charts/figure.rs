//! What goes into a chart, and what comes out.

use chrono::NaiveDate;
use serde::Serialize;

/// One scale as it was answered.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Series {
    /// The answers, in any order.
    pub points: Vec<Point>,
    /// Lowest and highest possible score.
    pub range: (f64, f64),
    /// Named ranges of scores, each from its lowest score up to where the next begins.
    pub bands: Vec<(f64, String)>,
    /// Where being a case begins, where that is drawn.
    pub limit: Option<f64>,
    /// What change is compared with.
    pub around: Option<Around>,
    /// The modules by number, with the day on which each opened.
    pub modules: Vec<(i32, NaiveDate)>,
}

/// One answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The local day.
    pub on: NaiveDate,
    /// The score; none where it could not be computed.
    pub value: Option<f64>,
    /// Whether missing answers were filled in.
    pub is_imputed: bool,
}

/// The baseline and the error of measurement round it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Around {
    /// The day of the baseline.
    pub on: NaiveDate,
    /// Its score.
    pub value: f64,
    /// How many points up or down are a reliable change; none where nothing verified says so.
    pub points: Option<f64>,
}

/// A drawing: every place in units of the view box, from its upper corner at the beginning of the line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// Width of the view box.
    pub width: f64,
    /// Height of the view box.
    pub height: f64,
    /// The frame that the scores lie in.
    pub frame: Area,
    /// The bands, the lowest first.
    pub stripes: Vec<Stripe>,
    /// Height of the limit.
    pub limit: Option<f64>,
    /// The error of measurement round the baseline, from the baseline's day on.
    pub around: Option<Area>,
    /// Height of the baseline.
    pub baseline: Option<f64>,
    /// When modules opened.
    pub modules: Vec<Marker>,
    /// Unbroken runs of scores, each as the corners of a line.
    pub lines: Vec<Vec<(f64, f64)>>,
    /// The scores.
    pub dots: Vec<Dot>,
    /// Radius of a dot; smaller where there are many.
    pub radius: f64,
    /// Where an answer could not be scored.
    pub gaps: Vec<(f64, f64)>,
    /// The numbers beside the frame.
    pub values: Vec<ValueTick>,
    /// The dates under it.
    pub dates: Vec<DateTick>,
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Area {
    /// Its beginning along the line.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// One band across the frame.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stripe {
    /// Its upper edge.
    pub y: f64,
    /// Its height.
    pub height: f64,
    /// What it is called; empty where there is no room.
    pub label: String,
    /// Where its name stands.
    pub label_x: f64,
    /// Where the foot of its name stands.
    pub label_y: f64,
    /// Which part of its name stands there.
    pub anchor: Anchor,
}

/// Which part of a word a place is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Mid,
    /// Its end.
    End,
}

/// How a score came about; each has its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// From answers alone.
    Answered,
    /// Missing answers were filled in.
    Imputed,
}

/// One score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Dot {
    /// Its day.
    pub x: f64,
    /// Its height.
    pub y: f64,
    /// How it came about.
    pub kind: Kind,
    /// The score in words where it stands beside the dot: the first and the last.
    pub label: String,
    /// Where those words stand.
    pub label_y: f64,
}

/// The day on which a module opened.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Marker {
    /// The day.
    pub x: f64,
    /// The module's number; none where there is no room for it.
    pub number: Option<i32>,
}

/// A number beside the frame.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ValueTick {
    /// Its height.
    pub y: f64,
    /// The number in words.
    pub label: String,
}

/// A date under the frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Date {
    /// Day of the month.
    pub day: u32,
    /// Month, from 1.
    pub month: u32,
    /// Year.
    pub year: i32,
    /// Whether it stands for its month, as on a long axis.
    pub is_month: bool,
}

/// A date under the frame, with its place.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct DateTick {
    /// Its place.
    pub x: f64,
    /// The date.
    #[serde(flatten)]
    pub date: Date,
}
