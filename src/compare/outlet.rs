//! An outlet as a sample of its articles: estimates, and those of samples drawn from it.

use super::article::ArticleRow;
use crate::stats::bootstrap::{self, Both, DRAWS, Ratio};
use crate::stats::random::Random;

/// Share of the draws inside an interval.
pub(super) const CONFIDENCE: f64 = 0.95;

/// An outlet and its articles.
pub(super) struct Outlet<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its articles, copies left out.
    pub rows: Vec<&'a ArticleRow>,
    /// Both estimates of each measure.
    pub estimates: Vec<Both<Option<f64>>>,
    /// The same of each draw of its articles.
    pub draws: Vec<Both<Vec<f64>>>,
    /// For each measure the rates of its articles that have one.
    pub rates: Vec<Vec<f64>>,
}

impl<'a> Outlet<'a> {
    /// Estimates each measure and draws the articles again, [`DRAWS`] times.
    pub fn new(name: &'a str, rows: Vec<&'a ArticleRow>, measures: usize, seed: u64) -> Self {
        let values: Vec<Vec<Ratio>> = rows.iter().map(|row| row.values.clone()).collect();
        let rate = |place: usize| values.iter().filter_map(|row| row.get(place)?.rate()).collect();
        Self {
            name,
            estimates: bootstrap::estimates(&values, measures),
            draws: bootstrap::draws(&values, measures, DRAWS, &mut Random::named(seed, name)),
            rates: (0..measures).map(rate).collect(),
            rows,
        }
    }
}
