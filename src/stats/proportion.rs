//! Shares of units that were drawn with unequal chances, with intervals that say so.

use std::collections::BTreeMap;

use super::normal_point;

/// A unit that counts for a share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drawn {
    /// How many units of the collection it stands for.
    pub weight: f64,
    /// Units of the same cluster, such as an article, resemble each other.
    pub cluster: usize,
    /// Whether it has what the share is of.
    pub has: bool,
}

/// The share of the collection that has it; `None` of no units.
///
/// # Formula
///
/// `sum(w has) / sum(w)`: Hájek's estimator.
#[must_use]
pub fn share(units: &[Drawn]) -> Option<f64> {
    let all: f64 = units.iter().map(|unit| unit.weight).sum();
    let has: f64 = units.iter().filter(|unit| unit.has).map(|unit| unit.weight).sum();
    (all > 0.0).then(|| has / all)
}

/// How many units drawn with equal chances would tell as much; `None` of no units.
///
/// # Formula
///
/// `p (1 - p) / v`, at most the number of units, with the linearised variance
/// `v = g / (g - 1) sum_clusters (sum(w (has - p)))^2 / sum(w)^2` over g
/// clusters (Korn & Graubard 1998). Where p is 0 or 1, or there is one
/// cluster, `sum(w)^2 / sum(w^2)` (Kish 1965).
#[must_use]
pub fn effective_size(units: &[Drawn]) -> Option<f64> {
    let p = share(units)?;
    let all: f64 = units.iter().map(|unit| unit.weight).sum();
    let squares: f64 = units.iter().map(|unit| unit.weight * unit.weight).sum();
    let mut clusters: BTreeMap<usize, f64> = BTreeMap::new();
    for unit in units {
        *clusters.entry(unit.cluster).or_default() += unit.weight * (f64::from(u8::from(unit.has)) - p);
    }
    let g = clusters.len() as f64;
    let variance = g / (g - 1.0) * clusters.values().map(|sum| sum * sum).sum::<f64>() / (all * all);
    let kish = all * all / squares;
    let size =
        if p > 0.0 && p < 1.0 && variance.is_finite() && variance > 0.0 { p * (1.0 - p) / variance } else { kish };
    Some(size.min(units.len() as f64))
}

/// Wilson's interval of a share over `n` units; it never leaves 0 to 1 and is not empty at either end.
///
/// # Formula
///
/// `(p + z^2 / 2n ± z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n)`.
/// Wilson 1927, doi 10.1080/01621459.1927.10502953.
#[must_use]
pub fn wilson(p: f64, n: f64, confidence: f64) -> (f64, f64) {
    let z = normal_point(f64::midpoint(1.0, confidence));
    let centre = p + z * z / (2.0 * n);
    let half = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    let whole = 1.0 + z * z / n;
    (((centre - half) / whole).max(0.0), ((centre + half) / whole).min(1.0))
}

/// The share with Wilson's interval on the effective size: estimate, low, high; `None` of no units.
#[must_use]
pub fn interval(units: &[Drawn], confidence: f64) -> Option<(f64, f64, f64)> {
    let (p, n) = (share(units)?, effective_size(units)?);
    let (low, high) = wilson(p, n, confidence);
    Some((p, low, high))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::close;
    use crate::stats::random::Random;

    #[test]
    fn wilson_of_a_published_example() {
        // Newcombe 1998, Statistics in Medicine 17:857: 81 of 263 is .2553 to .3662; 0 of 20 is 0 to .1611.
        let (low, high) = wilson(81.0 / 263.0, 263.0, 0.95);
        assert_eq!((format!("{low:.4}"), format!("{high:.4}")), ("0.2553".to_owned(), "0.3662".to_owned()));
        let (low, high) = wilson(0.0, 20.0, 0.95);
        assert_eq!((format!("{low:.4}"), format!("{high:.4}")), ("0.0000".to_owned(), "0.1611".to_owned()));
    }

    #[test]
    fn equal_chances_count_every_unit() {
        let units: Vec<Drawn> = (0..40).map(|i| Drawn { weight: 3.0, cluster: i, has: i % 4 == 0 }).collect();
        close(share(&units).unwrap(), 0.25);
        close(effective_size(&units).unwrap(), 39.0);
        assert_eq!(interval(&[], 0.95), None);
    }

    #[test]
    fn units_of_one_article_count_for_less() {
        let units: Vec<Drawn> = (0..40).map(|i| Drawn { weight: 1.0, cluster: i / 4, has: i / 4 % 4 == 0 }).collect();
        let size = effective_size(&units).unwrap();
        assert!(size < 12.0, "{size}");
    }

    #[test]
    fn intervals_hold_the_share_of_the_collection() {
        // A common and a rare stratum with the chances 1 in 20 and 1 in 2; shares .1 and .6 of 2,000 and 200 units.
        let truth = (0.1 * 2_000.0 + 0.6 * 200.0) / 2_200.0;
        let mut random = Random::new(17);
        let mut held = 0;
        for _ in 0..500 {
            let mut stratum = |n: usize, weight: f64, chance: f64, base: usize| -> Vec<Drawn> {
                (0..n).map(|i| Drawn { weight, cluster: base + i, has: random.share() < chance }).collect()
            };
            let units = [stratum(100, 20.0, 0.1, 0), stratum(100, 2.0, 0.6, 100)].concat();
            let (_, low, high) = interval(&units, 0.95).unwrap();
            held += u32::from(low <= truth && truth <= high);
        }
        assert!((465..=490).contains(&held), "{held} of 500 intervals hold the true share");
    }
}
