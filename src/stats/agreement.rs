//! Agreement of coders: percent agreement, Cohen's kappa, Krippendorff's alpha, and their draws.

use super::random::Random;

/// The codes of one unit, a place for each coder: an index into the values, or nothing where the code is missing.
pub type Unit = Vec<Option<usize>>;

/// How far two values lie apart: the level of measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metric {
    /// Equal or not.
    Nominal,
    /// By the ranks between them.
    Ordinal,
    /// By their difference.
    Interval,
    /// By their difference as a share of their sum.
    Ratio,
}

/// Krippendorff's lower bound for conclusions that are tentative.
pub const TENTATIVE: f64 = 0.667;

/// Krippendorff's lower bound for data to rely on.
pub const RELIABLE: f64 = 0.8;

/// Krippendorff's own reading of an alpha: `reliable`, `tentative` or `too low`.
///
/// Krippendorff, *Content Analysis*, chapter on reliability: rely on variables
/// from .800; draw tentative conclusions only from .667; below that none.
#[must_use]
pub fn reading(alpha: f64) -> &'static str {
    match alpha {
        alpha if alpha >= RELIABLE => "reliable",
        alpha if alpha >= TENTATIVE => "tentative",
        _ => "too low",
    }
}

/// The pairs of codes within units, from which agreement and alpha are worked out.
///
/// Units with fewer than two codes hold no pair and are left out.
#[derive(Clone, Debug)]
pub struct Coincidences {
    /// How many values there are.
    values: usize,
    /// For each unit its cells of the coincidence matrix: `(c * values + k, o_ck)`.
    units: Vec<Vec<(usize, f64)>>,
}

impl Coincidences {
    /// Counts the pairs of every unit; codes are below `values`.
    ///
    /// # Formula
    ///
    /// A unit with m codes adds `1 / (m - 1)` to `o_ck` for each ordered pair
    /// (c, k) of codes of two coders, so that every code counts once.
    #[must_use]
    pub fn new<'u>(units: impl IntoIterator<Item = &'u Unit>, values: usize) -> Self {
        let pairs = |unit: &Unit| -> Vec<(usize, f64)> {
            let codes: Vec<usize> = unit.iter().copied().flatten().collect();
            let weight = 1.0 / codes.len().saturating_sub(1).max(1) as f64;
            let mut cells = Vec::new();
            for (a, &c) in codes.iter().enumerate() {
                for (b, &k) in codes.iter().enumerate() {
                    if a != b {
                        cells.push((c * values + k, weight));
                    }
                }
            }
            cells
        };
        let units = units.into_iter().map(pairs).filter(|cells| !cells.is_empty()).collect();
        Self { values, units }
    }

    /// Units with at least two codes.
    #[must_use]
    pub fn units(&self) -> usize {
        self.units.len()
    }

    /// The share of pairs that agree, 0 to 1; `None` of no pairs.
    ///
    /// Of two coders it is the share of units on which they agree.
    ///
    /// # Formula
    ///
    /// `sum_c o_cc / n`
    #[must_use]
    pub fn agreement(&self) -> Option<f64> {
        let matrix = self.matrix(None);
        let all: f64 = matrix.iter().sum();
        let same: f64 = (0..self.values).map(|c| matrix[c * self.values + c]).sum();
        (all > 0.0).then(|| same / all)
    }

    /// How often each value stands in a pair.
    #[must_use]
    pub fn counts(&self) -> Vec<f64> {
        self.matrix(None).chunks(self.values.max(1)).map(|row| row.iter().sum()).collect()
    }

    /// Krippendorff's alpha; `None` of no pairs, where all codes are the same and nothing can be told, or, for ratio,
    /// where two of the `points` add up to 0.
    ///
    /// `points` holds what each value is worth, upwards; nominal and ordinal
    /// alpha do not read it.
    ///
    /// # Formula
    ///
    /// `1 - (n - 1) sum_ck o_ck d_ck / sum_ck n_c n_k d_ck`, where `d_ck` is
    /// 1 for c and k that differ (nominal), the square of
    /// `sum_(g = c..k) n_g - (n_c + n_k) / 2` (ordinal), of `c - k`
    /// (interval), or of `(c - k) / (c + k)` (ratio). Krippendorff 2011,
    /// "Computing Krippendorff's Alpha-Reliability".
    #[must_use]
    pub fn alpha(&self, metric: Metric, points: &[f64]) -> Option<f64> {
        alpha(&self.matrix(None), self.values, metric, points)
    }

    /// The alphas of `draws` samples of the units, drawn with replacement; for each metric, then the draws in order.
    ///
    /// A draw in which alpha is not defined is not a number.
    ///
    /// # Formula
    ///
    /// Bootstrap over units: Zapf, Castell, Morawietz & Karch 2016,
    /// doi 10.1186/s12874-016-0200-9, who found its intervals to keep what they promise.
    #[must_use]
    pub fn draws(&self, metrics: &[Metric], points: &[f64], draws: usize, random: &mut Random) -> Vec<Vec<f64>> {
        let mut drawn = vec![Vec::with_capacity(draws); metrics.len()];
        let mut taken = vec![0_u32; self.units.len()];
        for _ in 0..draws {
            taken.fill(0);
            for _ in 0..self.units.len() {
                taken[random.below(self.units.len() as u32) as usize] += 1;
            }
            let matrix = self.matrix(Some(&taken));
            for (metric, into) in metrics.iter().zip(&mut drawn) {
                into.push(alpha(&matrix, self.values, *metric, points).unwrap_or(f64::NAN));
            }
        }
        drawn
    }

    /// The coincidence matrix, each unit counted as often as it was taken.
    fn matrix(&self, taken: Option<&[u32]>) -> Vec<f64> {
        let mut matrix = vec![0.0; self.values * self.values];
        for (unit, cells) in self.units.iter().enumerate() {
            let times = taken.map_or(1.0, |taken| f64::from(taken[unit]));
            if times > 0.0 {
                cells.iter().for_each(|&(cell, weight)| matrix[cell] += times * weight);
            }
        }
        matrix
    }
}

fn alpha(matrix: &[f64], values: usize, metric: Metric, points: &[f64]) -> Option<f64> {
    let counts: Vec<f64> = matrix.chunks(values.max(1)).map(|row| row.iter().sum()).collect();
    let mut below = vec![0.0; values + 1];
    for (value, count) in counts.iter().enumerate() {
        below[value + 1] = below[value] + count;
    }
    let distance = |c: usize, k: usize| match metric {
        Metric::Nominal => 1.0,
        Metric::Ordinal => (below[k + 1] - below[c] - f64::midpoint(counts[c], counts[k])).powi(2),
        Metric::Interval => (points[c] - points[k]).powi(2),
        Metric::Ratio => ((points[c] - points[k]) / (points[c] + points[k])).powi(2),
    };
    let (mut observed, mut expected) = (0.0, 0.0);
    for c in 0..values {
        for k in (c + 1..values).filter(|&k| counts[c] > 0.0 && counts[k] > 0.0) {
            let apart = distance(c, k);
            observed += matrix[c * values + k] * apart;
            expected += counts[c] * counts[k] * apart;
        }
    }
    (expected > 0.0 && expected.is_finite()).then(|| 1.0 - (below[values] - 1.0) * observed / expected)
}

/// Cohen's kappa of two coders over the units both coded; `None` of no units, or where all codes are the same.
///
/// # Formula
///
/// `(p_o - p_e) / (1 - p_e)`, where `p_o` is the share of units on which they
/// agree and `p_e = sum_c p_c q_c` what their own shares of each value make
/// them agree by chance. Cohen 1960, doi 10.1177/001316446002000104.
#[must_use]
pub fn kappa(pairs: &[(usize, usize)], values: usize) -> Option<f64> {
    let n = pairs.len() as f64;
    let (mut first, mut second) = (vec![0.0; values], vec![0.0; values]);
    let mut same = 0.0;
    for &(a, b) in pairs {
        first[a] += 1.0;
        second[b] += 1.0;
        same += f64::from(u8::from(a == b));
    }
    let chance: f64 = first.iter().zip(&second).map(|(p, q)| p * q).sum::<f64>() / (n * n);
    (n > 0.0 && chance < 1.0).then(|| (same / n - chance) / (1.0 - chance))
}

/// The kappas of `draws` samples of the units, drawn with replacement; one that is not defined is not a number.
#[must_use]
pub fn kappa_draws(pairs: &[(usize, usize)], values: usize, draws: usize, random: &mut Random) -> Vec<f64> {
    let one = |_| {
        let sample: Vec<(usize, usize)> =
            (0..pairs.len()).map(|_| pairs[random.below(pairs.len() as u32) as usize]).collect();
        kappa(&sample, values).unwrap_or(f64::NAN)
    };
    (0..draws).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::bootstrap::percentile_interval;
    use crate::stats::close;

    /// Coders as strings of digits, `.` for a missing code, turned into units; values are 1 to 9.
    fn units(coders: &[&str]) -> Vec<Unit> {
        let code = |coder: &&str, unit: usize| {
            let digit = coder.as_bytes()[unit];
            digit.is_ascii_digit().then(|| usize::from(digit - b'1'))
        };
        (0..coders[0].len()).map(|unit| coders.iter().map(|coder| code(coder, unit)).collect()).collect()
    }

    const POINTS: [f64; 9] = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0];
    const METRICS: [Metric; 4] = [Metric::Nominal, Metric::Ordinal, Metric::Interval, Metric::Ratio];

    #[test]
    fn krippendorffs_worked_example() {
        // Krippendorff 2011: four observers, twelve units, missing values.
        let coders = ["123321412...", "1233224125.3", ".333234225 1.", "1233244 1251."];
        let coders = coders.map(|coder| coder.replace(' ', ""));
        let units = units(&coders.iter().map(String::as_str).collect::<Vec<_>>());
        let pairs = Coincidences::new(&units, 9);
        let alphas = METRICS.map(|metric| format!("{:.3}", pairs.alpha(metric, &POINTS).unwrap()));
        assert_eq!(alphas, ["0.743", "0.815", "0.849", "0.797"]);
        assert_eq!(pairs.units(), 11);
        close(pairs.counts().iter().sum(), 40.0);
    }

    #[test]
    fn fifty_random_tables_as_the_python_packages_have_them() {
        let tables = include_str!("../../tests/agreement/tables.csv");
        let rows: Vec<Vec<&str>> = tables
            .lines()
            .filter(|line| !line.starts_with('#'))
            .skip(1)
            .map(|line| line.split(',').collect())
            .collect();
        assert_eq!(rows.len(), 50);
        for row in rows {
            let coders: Vec<&str> = row[1].split('|').collect();
            let units = units(&coders);
            let pairs = Coincidences::new(&units, 9);
            for (metric, figure) in METRICS.iter().zip(&row[2..6]) {
                close(pairs.alpha(*metric, &POINTS).unwrap(), figure.parse().unwrap());
            }
            let both: Vec<(usize, usize)> = units.iter().filter_map(|unit| unit[0].zip(unit[1])).collect();
            close(kappa(&both, 9).unwrap(), row[6].parse().unwrap());
        }
    }

    /// A table of counts as pairs of codes.
    fn pairs(table: [[usize; 3]; 3]) -> Vec<(usize, usize)> {
        let cells = table.iter().enumerate().flat_map(|(a, row)| row.iter().enumerate().map(move |(b, n)| (a, b, *n)));
        cells.flat_map(|(a, b, n)| std::iter::repeat_n((a, b), n)).collect()
    }

    #[test]
    fn kappa_of_published_tables() {
        for (table, published) in [
            // Cohen 1960, 200 cases of personality disorder, neurosis, psychosis: agreement .70, by chance .41.
            ([[88, 14, 18], [10, 40, 10], [2, 6, 12]], "0.492"),
            // Fleiss 1981, Statistical Methods for Rates and Proportions, chapter 13: .89 and .66.
            ([[75, 1, 4], [5, 4, 1], [0, 0, 10]], "0.676"),
        ] {
            assert_eq!(format!("{:.3}", kappa(&pairs(table), 3).unwrap()), published);
        }
    }

    #[test]
    fn nothing_to_tell_is_none() {
        let same = units(&["1111", "1111"]);
        assert_eq!(Coincidences::new(&same, 2).alpha(Metric::Nominal, &POINTS), None);
        let opposite = units(&["1211", "1221"]);
        assert_eq!(Coincidences::new(&opposite, 2).alpha(Metric::Ratio, &[-1.0, 1.0]), None);
        assert_eq!(Coincidences::new(&same, 2).agreement(), Some(1.0));
        assert_eq!(Coincidences::new(&units(&["1..", ".2."]), 2).agreement(), None);
        assert_eq!(kappa(&[], 2), None);
        assert_eq!(kappa(&[(0, 0), (0, 0)], 2), None);
    }

    #[test]
    fn intervals_hold_what_is_estimated() {
        // Two coders who each err in one of ten units of two equally frequent values: expected agreement .82, alpha .64.
        let mut random = Random::new(3);
        let mut held = 0;
        for run in 0..200 {
            let mut code = |truth: usize| Some(if random.share() < 0.1 { 1 - truth } else { truth });
            let table: Vec<Unit> = (0..120).map(|unit| vec![code(unit % 2), code(unit % 2)]).collect();
            let pairs = Coincidences::new(&table, 2);
            let drawn = pairs.draws(&[Metric::Nominal], &[], 400, &mut Random::new(run)).remove(0);
            let (low, high) = percentile_interval(&drawn, 0.95).unwrap();
            held += u32::from(low <= 0.64 && 0.64 <= high);
        }
        assert!((180..=198).contains(&held), "{held} of 200 intervals hold the true alpha");
    }

    #[test]
    fn bounds_are_krippendorffs() {
        assert_eq!([0.8, 0.667, 0.6].map(reading), ["reliable", "tentative", "too low"]);
    }
}
