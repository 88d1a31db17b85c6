//! Statistics of articles: estimates, rank tests, their effect sizes, and corrections for many tests.
//!
//! Every function gives `None` where its figure is not defined, never a
//! figure that means nothing. The distributions are those of `statrs`; the
//! tests that `statrs` lacks stand here, and so does Mann-Whitney, because its
//! exact p-value takes no ties there and its check of the data grows with the
//! square of n (a test holds the two against each other where both apply).

pub mod agreement;
pub mod bootstrap;
pub mod chi_square;
pub mod effect;
pub mod many;
pub mod power;
pub mod proportion;
pub mod random;
pub mod rank;
pub mod sign;
pub mod summary;

use statrs::distribution::{ContinuousCDF, Normal};

/// What a test gives back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Test {
    /// The test's own figure: U, H, W or chi-square, as the function says.
    pub statistic: f64,
    /// Probability, 0 to 1, of a figure at least as far out if there is no difference.
    pub p: f64,
    /// How the p-value was reached.
    pub method: Method,
}

/// How a p-value was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// From all arrangements of the data.
    Exact,
    /// From the distribution the figure tends to as n grows.
    Asymptotic,
    /// From seeded random arrangements of the data.
    Random,
}

/// The upper tail of the standard normal distribution.
fn normal_tail(z: f64) -> f64 {
    Normal::standard().sf(z)
}

/// The point of the standard normal distribution below which lies `share`.
fn normal_point(share: f64) -> f64 {
    Normal::standard().inverse_cdf(share)
}

/// Asserts that two figures agree to 1e-9, relative above 1.
#[cfg(test)]
#[track_caller]
pub(crate) fn close(ours: f64, theirs: f64) {
    let gap = (ours - theirs).abs() / theirs.abs().max(1.0);
    assert!(gap < 1e-9, "ours {ours}, theirs {theirs}");
}
