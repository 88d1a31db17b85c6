//! An outlet as a sample of its articles: estimates, and those of samples drawn from it.

use super::article::ArticleRow;
use super::reading::MIN_ARTICLES;
use crate::stats::bootstrap::{self, Both, DRAWS, Ratio, percentile_interval};
use crate::stats::random::Random;

/// Share of the draws inside an interval.
pub(super) const CONFIDENCE: f64 = 0.95;

/// An outlet and its articles.
pub(super) struct Outlet<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its articles, copies left out.
    pub rows: Vec<&'a ArticleRow>,
    /// Whether it is compared pair by pair with others.
    pub compared: bool,
    /// Both estimates of each measure.
    pub estimates: Vec<Both<Option<f64>>>,
    /// Their intervals; none of a measure that fewer than [`MIN_ARTICLES`] articles have.
    pub intervals: Vec<Both<Option<(f64, f64)>>>,
    /// For each measure the mean of the articles' rates in each draw of them; none of an outlet that is compared with no
    /// other or has too few articles, as they are the most of what a comparison holds in memory.
    pub means: Vec<Vec<f64>>,
    /// For each measure the rates of its articles that have one.
    pub rates: Vec<Vec<f64>>,
}

impl<'a> Outlet<'a> {
    /// Estimates each measure and draws the articles again, [`DRAWS`] times; the draws of an outlet that is `compared`
    /// are kept.
    pub fn new(name: &'a str, rows: Vec<&'a ArticleRow>, measures: usize, seed: u64, compared: bool) -> Self {
        let values: Vec<Vec<Ratio>> = rows.iter().map(|row| row.values.clone()).collect();
        let rate = |place: usize| values.iter().filter_map(|row| row.get(place)?.rate()).collect();
        let rates: Vec<Vec<f64>> = (0..measures).map(rate).collect();
        let mut drawn = if rows.len() < MIN_ARTICLES {
            Vec::new()
        } else {
            bootstrap::draws(&values, measures, DRAWS, &mut Random::named(seed, name))
        };
        let interval = |draws: &[f64]| percentile_interval(draws, CONFIDENCE);
        let intervals = |(place, rates): (usize, &Vec<f64>)| match drawn.get(place) {
            Some(draws) if rates.len() >= MIN_ARTICLES => Both {
                ratio_of_sums: interval(&draws.ratio_of_sums),
                mean_of_articles: interval(&draws.mean_of_articles),
            },
            _ => Both::default(),
        };
        let intervals = rates.iter().enumerate().map(intervals).collect();
        if !compared {
            drawn.clear();
        }
        Self {
            name,
            compared,
            estimates: bootstrap::estimates(&values, measures),
            intervals,
            means: drawn.into_iter().map(|both| both.mean_of_articles).collect(),
            rates,
            rows,
        }
    }
}
