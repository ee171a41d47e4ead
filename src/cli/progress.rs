//! How far a long command has come: a bar on standard error where that is a terminal, and nothing elsewhere.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar that can be handed to whatever does the work.
#[derive(Clone)]
pub(super) struct Bar(ProgressBar);

impl Bar {
    /// A bar with a word before it; its length is told with each step.
    pub(super) fn new(word: &'static str) -> Self {
        let is_seen = std::io::stderr().is_terminal();
        let target = if is_seen { ProgressDrawTarget::stderr_with_hz(10) } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(0), target).with_prefix(word);
        let style =
            ProgressStyle::with_template("{prefix} {wide_bar:.dim} {percent:>3} %  {human_pos}/{human_len}  {eta}");
        Self(match style {
            Ok(style) => bar.with_style(style.progress_chars("━━─")),
            Err(_) => bar,
        })
    }

    /// A sign that something goes on whose length nobody knows.
    pub(super) fn endless(word: &'static str) -> Self {
        let bar = Self::new(word);
        if let Ok(style) = ProgressStyle::with_template("{prefix} {spinner} {elapsed}") {
            bar.0.set_style(style);
        }
        bar.0.enable_steady_tick(std::time::Duration::from_millis(200));
        bar
    }

    /// So many are done, of so many.
    pub(super) fn show(&self, done: u64, total: u64) {
        if self.0.length() != Some(total) {
            self.0.set_length(total);
        }
        self.0.set_position(done);
    }

    /// Takes the bar away, so that what is said next stands alone.
    pub(super) fn clear(&self) {
        self.0.finish_and_clear();
    }
}
