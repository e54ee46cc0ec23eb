//! How figures are taken and shown: medians of repetitions, always beside a baseline.

use std::time::{Duration, Instant};

/// What a measurement gives; the first failure ends the program with its cause.
pub type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// A failure that crossed the wire, in words.
#[allow(
    clippy::needless_pass_by_value,
    reason = "given to `map_err`, which hands the error over"
)]
pub fn refused(error: palmares_api::ApiError) -> Box<dyn std::error::Error> {
    format!("{:?}: {}", error.code, error.params).into()
}

/// Names the group of figures that follows.
pub fn heading(title: &str) {
    println!("\n{title}");
}

/// One figure: how many times the baseline, then both durations.
pub fn compare(what: &str, measured: Duration, baseline: &str, against: Duration) {
    let ratio = measured.as_secs_f64() / against.as_secs_f64().max(f64::EPSILON);
    let (measured, against) = (shown(measured), shown(against));
    println!("  {what:<46}{ratio:>9.2} × {baseline:<34}{measured:>10} against {against}");
}

/// A remark on the figure above.
pub fn note(text: &str) {
    println!("    {text}");
}

fn shown(duration: Duration) -> String {
    format!("{duration:.2?}")
}

/// How long a closure takes.
pub fn time<T>(measured: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = measured();
    (result, start.elapsed())
}

/// The durations of repetitions.
#[derive(Debug, Default)]
pub struct Times(Vec<Duration>);

impl Times {
    /// Keeps one more, taken since `start`.
    pub fn since(&mut self, start: Instant) {
        self.0.push(start.elapsed());
    }

    /// Keeps one more.
    pub fn add(&mut self, duration: Duration) {
        self.0.push(duration);
    }

    /// The duration that `percent` of them do not exceed (nearest rank).
    pub fn percentile(&self, percent: usize) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let rank = (sorted.len() * percent).div_ceil(100).max(1);
        sorted.get(rank - 1).copied().unwrap_or_default()
    }

    /// The middle one.
    pub fn median(&self) -> Duration {
        self.percentile(50)
    }
}

/// Compares the middle and the tail of two series.
pub fn compare_tails(what: &str, measured: &Times, baseline: &str, against: &Times) {
    for percent in [50, 99] {
        compare(
            &format!("{what}, p{percent}"),
            measured.percentile(percent),
            &format!("{baseline}, p{percent}"),
            against.percentile(percent),
        );
    }
}
