//! Intervals from drawing whole articles again, so that sentences of one article stay together.

use super::random::Random;
use super::summary::quantile;

/// Draws of an interval, unless told otherwise.
pub const DRAWS: usize = 2_000;

/// One measure in one article: `numerator / denominator`, and nothing where the denominator is 0.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ratio {
    /// What is counted.
    pub numerator: f64,
    /// What it is counted per.
    pub denominator: f64,
}

impl Ratio {
    /// The rate of this article, or `None` where there is nothing to count per.
    #[must_use]
    pub fn rate(self) -> Option<f64> {
        (self.denominator > 0.0).then(|| self.numerator / self.denominator)
    }
}

/// The two estimates of a rate in a group of articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Both<T> {
    /// Ratio of sums: the rate of all the words (or sentences) together; long articles weigh more.
    pub ratio_of_sums: T,
    /// Mean of the articles' rates: every article weighs the same.
    pub mean_of_articles: T,
}

/// The estimates of every measure over a group of articles.
///
/// # Formula
///
/// `sum(numerator) / sum(denominator)` and `mean(numerator / denominator)`
/// over the articles whose denominator is above 0; `None` if there is none.
#[must_use]
pub fn estimates(articles: &[Vec<Ratio>], measures: usize) -> Vec<Both<Option<f64>>> {
    let table = Table::new(articles, measures);
    let mut sums = vec![0.0; table.width];
    for row in table.cells.chunks_exact(table.width.max(1)) {
        add(&mut sums, row, 1.0);
    }
    (0..measures).map(|measure| read(&sums, measure)).collect()
}

/// The estimates of every measure in each of `draws` samples of the articles, drawn with replacement.
///
/// All measures share the samples: each draw says once how often an article
/// was taken. `[measure]`, then the draws in order; a draw in which a measure
/// is not defined is not a number.
///
/// # Formula
///
/// Cluster bootstrap: Efron 1979, doi 10.1214/aos/1176344552; the cluster as
/// the unit drawn: Davison & Hinkley 1997, section 3.8.
#[must_use]
pub fn draws(articles: &[Vec<Ratio>], measures: usize, draws: usize, random: &mut Random) -> Vec<Both<Vec<f64>>> {
    let table = Table::new(articles, measures);
    let empty = Both { ratio_of_sums: Vec::with_capacity(draws), mean_of_articles: Vec::with_capacity(draws) };
    let mut drawn = vec![empty; measures];
    if articles.is_empty() {
        return drawn;
    }
    let mut taken = vec![0_u32; articles.len()];
    let mut sums = vec![0.0; table.width];
    for _ in 0..draws {
        taken.fill(0);
        for _ in 0..articles.len() {
            taken[random.below(articles.len() as u32) as usize] += 1;
        }
        sums.fill(0.0);
        for (row, &times) in table.cells.chunks_exact(table.width.max(1)).zip(&taken) {
            if times > 0 {
                add(&mut sums, row, f64::from(times));
            }
        }
        for (measure, into) in drawn.iter_mut().enumerate() {
            let both = read(&sums, measure);
            into.ratio_of_sums.push(both.ratio_of_sums.unwrap_or(f64::NAN));
            into.mean_of_articles.push(both.mean_of_articles.unwrap_or(f64::NAN));
        }
    }
    drawn
}

/// The percentile interval that holds the middle `share` of the draws.
///
/// Draws that are not numbers are left out; `None` if fewer than half are left.
/// Of few articles it is somewhat too narrow, like every percentile interval
/// (Hesterberg 2015, doi 10.1080/00031305.2015.1089789): no test rests on it.
///
/// # Formula
///
/// Quantiles `(1 - share) / 2` and `(1 + share) / 2`. Efron 1981.
#[must_use]
pub fn percentile_interval(draws: &[f64], share: f64) -> Option<(f64, f64)> {
    let mut kept: Vec<f64> = draws.iter().copied().filter(|draw| !draw.is_nan()).collect();
    if 2 * kept.len() < draws.len() {
        return None;
    }
    kept.sort_unstable_by(f64::total_cmp);
    Some((quantile(&kept, (1.0 - share) / 2.0)?, quantile(&kept, (1.0 + share) / 2.0)?))
}

/// Four sums for each measure: numerator, denominator, rate, and whether there is a rate.
const CELLS: usize = 4;

/// The articles as rows of numbers that can be added up.
struct Table {
    cells: Vec<f64>,
    width: usize,
}

impl Table {
    fn new(articles: &[Vec<Ratio>], measures: usize) -> Self {
        let width = measures * CELLS;
        let mut cells = Vec::with_capacity(articles.len() * width);
        for article in articles {
            for measure in 0..measures {
                let ratio = article.get(measure).copied().unwrap_or_default();
                match ratio.rate() {
                    Some(rate) => cells.extend([ratio.numerator, ratio.denominator, rate, 1.0]),
                    None => cells.extend([0.0; CELLS]),
                }
            }
        }
        Self { cells, width }
    }
}

fn add(sums: &mut [f64], row: &[f64], times: f64) {
    for (sum, cell) in sums.iter_mut().zip(row) {
        *sum += times * cell;
    }
}

fn read(sums: &[f64], measure: usize) -> Both<Option<f64>> {
    let [numerator, denominator, rate, count] = [0, 1, 2, 3].map(|cell| sums[measure * CELLS + cell]);
    let defined = count > 0.0;
    Both { ratio_of_sums: defined.then(|| numerator / denominator), mean_of_articles: defined.then(|| rate / count) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::close;
    use crate::stats::summary::{mean, variance};

    fn articles() -> Vec<Vec<Ratio>> {
        let ratio = |numerator, denominator| Ratio { numerator, denominator };
        (0..40)
            .map(|i| vec![ratio(f64::from(i * i % 7), f64::from(10 + i % 5)), ratio(0.0, f64::from(i % 2))])
            .collect()
    }

    #[test]
    fn the_two_estimates_answer_two_questions() {
        let two = [
            vec![Ratio { numerator: 1.0, denominator: 10.0 }],
            vec![Ratio { numerator: 30.0, denominator: 100.0 }],
            vec![Ratio { numerator: 0.0, denominator: 0.0 }],
        ];
        let both = &estimates(&two, 1)[0];
        close(both.ratio_of_sums.unwrap(), 31.0 / 110.0);
        close(both.mean_of_articles.unwrap(), 0.2);
        assert_eq!(estimates(&[], 1)[0].ratio_of_sums, None);
    }

    #[test]
    fn draws_spread_as_theory_says() {
        // The bootstrap's variance of a mean tends to (n - 1) / n s^2 / n.
        let articles = articles();
        let rates: Vec<f64> = articles.iter().filter_map(|article| article[0].rate()).collect();
        let drawn = draws(&articles, 2, 4_000, &mut Random::new(11));
        let spread = variance(&drawn[0].mean_of_articles).unwrap();
        let theory = variance(&rates).unwrap() * 39.0 / 40.0 / 40.0;
        assert!((spread / theory - 1.0).abs() < 0.08, "{spread} {theory}");
        let centre = mean(&drawn[0].mean_of_articles).unwrap();
        assert!((centre - mean(&rates).unwrap()).abs() < 3.0 * (theory / 4_000.0).sqrt());
        let (low, high) = percentile_interval(&drawn[0].mean_of_articles, 0.95).unwrap();
        assert!(low < centre && centre < high);
        assert_eq!(percentile_interval(&drawn[1].ratio_of_sums, 0.95), Some((0.0, 0.0)));
    }

    #[test]
    fn the_same_seed_draws_the_same() {
        let once = || draws(&articles(), 2, 50, &mut Random::named(5, "Valley Star"));
        assert_eq!(once()[0], once()[0]);
    }

    #[test]
    fn what_is_not_there_has_no_interval() {
        assert_eq!(percentile_interval(&[f64::NAN, f64::NAN, 1.0], 0.95), None);
        assert_eq!(percentile_interval(&[], 0.95), None);
        assert!(draws(&[], 1, 10, &mut Random::new(1))[0].ratio_of_sums.is_empty());
    }
}
