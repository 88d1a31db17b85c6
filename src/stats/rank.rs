//! Rank tests of independent groups: Mann-Whitney for two, Kruskal-Wallis for more.

use statrs::distribution::{ChiSquared, ContinuousCDF};

use super::{Method, Test, normal_tail};

/// Most values of both groups together for which the p-value is exact.
pub const EXACT_UP_TO: usize = 40;

/// Values that differ by less than this share of the largest are equal.
const SAME: f64 = 1e-12;

/// How far two of these values may lie apart and still be the same figure: the last bits of a value depend on how it was
/// worked out, so that `0.35 * 3.0 / 3.0` is not `0.35`.
#[must_use]
pub fn room(values: &[f64]) -> f64 {
    SAME * values.iter().map(|value| value.abs()).filter(|size| size.is_finite()).fold(0.0, f64::max)
}

/// Midranks of values pooled from several groups, doubled so that they stay whole numbers.
pub(super) struct Ranks {
    /// Twice the midrank of each value, in the order they were given.
    pub doubled: Vec<u64>,
    /// `sum(t^3 - t)` over the runs of `t` equal values.
    pub ties: f64,
}

/// Ranks values from 1; equal values, no further apart than the [`room`], share the mean of their ranks. `None` if one is
/// not a number.
pub(super) fn ranks(values: &[f64], room: f64) -> Option<Ranks> {
    if values.iter().any(|value| value.is_nan()) {
        return None;
    }
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_unstable_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut doubled = vec![0; values.len()];
    let mut ties = 0.0;
    let mut before = 0;
    for run in order.chunk_by(|&a, &b| values[a] == values[b] || values[b] - values[a] <= room) {
        for &place in run {
            doubled[place] = (2 * before + run.len() + 1) as u64;
        }
        let length = run.len() as f64;
        ties += length.powi(3) - length;
        before += run.len();
    }
    Some(Ranks { doubled, ties })
}

/// The Mann-Whitney U test, two-sided: is a value of `a` larger than one of `b` as often as smaller?
///
/// `statistic` is U of `a`: the pairs in which `a` is larger, plus half of
/// those that are equal. `None` if a group is empty, a value is not a number,
/// or all values are equal.
///
/// # Formula
///
/// `U = R_a - n_a (n_a + 1) / 2` with `R_a` the sum of the midranks of `a`.
/// Up to [`EXACT_UP_TO`] values the p-value is exact, ties included: the share
/// of all ways to pick `n_a` of the midranks whose sum lies as far out, twice
/// the smaller tail (shift algorithm, Streitberg & Röhmel 1986). Above,
/// `z = (|U - n_a n_b / 2| - 1/2) / s` with
/// `s^2 = n_a n_b / 12 ((N + 1) - sum(t^3 - t) / (N (N - 1)))`.
/// Mann & Whitney 1947, doi 10.1214/aoms/1177730491; ties as in Lehmann 1975.
#[must_use]
pub fn mann_whitney(a: &[f64], b: &[f64]) -> Option<Test> {
    let (n_a, n_b) = (a.len(), b.len());
    if n_a == 0 || n_b == 0 {
        return None;
    }
    let values = [a, b].concat();
    let ranks = ranks(&values, room(&values))?;
    if ranks.doubled.iter().all(|&rank| rank == ranks.doubled[0]) {
        return None;
    }
    let sum: u64 = ranks.doubled[..n_a].iter().sum();
    let u = sum as f64 / 2.0 - (n_a * (n_a + 1)) as f64 / 2.0;
    let exact = n_a + n_b <= EXACT_UP_TO;
    Some(Test {
        statistic: u,
        p: if exact { exact_p(&ranks.doubled, n_a, sum) } else { asymptotic_p(u, n_a as f64, n_b as f64, ranks.ties) },
        method: if exact { Method::Exact } else { Method::Asymptotic },
    })
}

fn asymptotic_p(u: f64, n_a: f64, n_b: f64, ties: f64) -> f64 {
    let n = n_a + n_b;
    let spread = (n_a * n_b / 12.0 * ((n + 1.0) - ties / (n * (n - 1.0)))).sqrt();
    let z = ((u - n_a * n_b / 2.0).abs() - 0.5) / spread;
    (2.0 * normal_tail(z)).min(1.0)
}

/// Twice the smaller tail of the sums of `picked` of the ranks, the observed sum included.
fn exact_p(ranks: &[u64], picked: usize, observed: u64) -> f64 {
    let most = ranks.iter().sum::<u64>() as usize;
    // ways[k][s]: in how many ways k ranks sum to s.
    let mut ways = vec![vec![0.0_f64; most + 1]; picked + 1];
    ways[0][0] = 1.0;
    let mut reached = 0;
    for &rank in ranks {
        let rank = rank as usize;
        for k in (1..=picked).rev() {
            let (fewer, here) = ways.split_at_mut(k);
            let (fewer, here) = (&fewer[k - 1], &mut here[0]);
            for sum in 0..=reached {
                here[sum + rank] += fewer[sum];
            }
        }
        reached += rank;
    }
    two_tails(&ways[picked], observed as usize)
}

/// Twice the smaller tail of a distribution given as ways per value.
pub(super) fn two_tails(ways: &[f64], observed: usize) -> f64 {
    let total: f64 = ways.iter().sum();
    let below: f64 = ways[..=observed].iter().sum();
    let above: f64 = ways[observed..].iter().sum();
    (2.0 * below.min(above) / total).min(1.0)
}

/// The Kruskal-Wallis test: do all groups rank alike?
///
/// `statistic` is H, corrected for ties. `None` with fewer than two groups, an
/// empty group, a value that is not a number, or all values equal.
///
/// # Formula
///
/// `H = 12 / (N (N + 1)) sum(R_i^2 / n_i) - 3 (N + 1)`, divided by
/// `1 - sum(t^3 - t) / (N^3 - N)`; p from chi-square with `k - 1` degrees of
/// freedom. Kruskal & Wallis 1952, doi 10.1080/01621459.1952.10483441.
#[must_use]
pub fn kruskal_wallis(groups: &[&[f64]]) -> Option<Test> {
    if groups.len() < 2 || groups.iter().any(|group| group.is_empty()) {
        return None;
    }
    let values = groups.concat();
    let ranks = ranks(&values, room(&values))?;
    let n = ranks.doubled.len() as f64;
    let correction = 1.0 - ranks.ties / (n.powi(3) - n);
    if correction <= 0.0 {
        return None;
    }
    let mut from = 0;
    let mut sum = 0.0;
    for group in groups {
        let of_group: u64 = ranks.doubled[from..from + group.len()].iter().sum();
        sum += (of_group as f64 / 2.0).powi(2) / group.len() as f64;
        from += group.len();
    }
    let h = ((12.0 / (n * (n + 1.0)) * sum - 3.0 * (n + 1.0)) / correction).max(0.0);
    let p = ChiSquared::new((groups.len() - 1) as f64).ok()?.sf(h);
    Some(Test { statistic: h, p, method: Method::Asymptotic })
}

/// Van Elteren's test: two groups inside strata, such as sections or months.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stratified {
    /// `statistic` is z; above 0 where the first group ranks higher.
    pub test: Test,
    /// Cliff's delta inside the strata, averaged with their weights.
    pub delta: f64,
}

/// Van Elteren's stratified rank test, two-sided; strata that lack a group are left out.
///
/// `None` if no stratum is left, a value is not a number, or no stratum holds
/// two values that differ.
///
/// # Formula
///
/// Over the strata `T = sum(w (R_a - n_a (N + 1) / 2))` with `w = 1 / (N + 1)`
/// and `V = sum(w^2 n_a n_b / 12 ((N + 1) - sum(t^3 - t) / (N (N - 1))))`;
/// `z = T / sqrt(V)`. The weights of delta are `n_a n_b / (N + 1)`.
/// Van Elteren 1960, *Bulletin of the International Statistical Institute* 37:351-361.
#[must_use]
pub fn van_elteren(strata: &[(&[f64], &[f64])]) -> Option<Stratified> {
    let (mut sum, mut spread, mut deltas, mut weights) = (0.0, 0.0, 0.0, 0.0);
    for (a, b) in strata.iter().filter(|(a, b)| !a.is_empty() && !b.is_empty()) {
        let values = [*a, *b].concat();
        let ranks = ranks(&values, room(&values))?;
        let (n_a, n_b) = (a.len() as f64, b.len() as f64);
        let n = n_a + n_b;
        let of_a = ranks.doubled[..a.len()].iter().sum::<u64>() as f64 / 2.0;
        let above = of_a - n_a * (n + 1.0) / 2.0;
        sum += above / (n + 1.0);
        spread += n_a * n_b / 12.0 * ((n + 1.0) - ranks.ties / (n * (n - 1.0))) / (n + 1.0).powi(2);
        // U - n_a n_b / 2 is the same distance from the middle as `above`.
        deltas += 2.0 * above / (n + 1.0);
        weights += stratum_weight(a.len(), b.len());
    }
    let z = sum / spread.sqrt();
    let p = (2.0 * normal_tail(z.abs())).min(1.0);
    (spread > 0.0)
        .then(|| Stratified { test: Test { statistic: z, p, method: Method::Asymptotic }, delta: deltas / weights })
}

/// The weight of a stratum: `n_a n_b / (N + 1)`.
#[must_use]
pub fn stratum_weight(n_a: usize, n_b: usize) -> f64 {
    (n_a * n_b) as f64 / (n_a + n_b + 1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::close;

    proptest::proptest! {
        #[test]
        fn ranks_alone_decide_and_sides_may_be_changed(
            a in proptest::collection::vec(0_u8..6, 1..30),
            b in proptest::collection::vec(0_u8..6, 1..30),
        ) {
            let [plain_a, plain_b] = [&a, &b].map(|side| side.iter().map(|&x| f64::from(x)).collect::<Vec<f64>>());
            let [cubed_a, cubed_b] = [&plain_a, &plain_b].map(|side| side.iter().map(|x| x.powi(3)).collect::<Vec<f64>>());
            let test = mann_whitney(&plain_a, &plain_b);
            proptest::prop_assert_eq!(test, mann_whitney(&cubed_a, &cubed_b));
            let turned = mann_whitney(&plain_b, &plain_a);
            if let (Some(test), Some(turned)) = (test, turned) {
                proptest::prop_assert!((test.p - turned.p).abs() < 1e-9 && (0.0..=1.0).contains(&test.p));
                proptest::prop_assert_eq!(test.statistic + turned.statistic, (a.len() * b.len()) as f64);
            }
        }
    }

    const A: [f64; 8] = [0.0, 0.0, 1.5, 2.0, 2.0, 3.25, 4.0, 7.0];
    const B: [f64; 9] = [1.5, 2.0, 2.0, 5.0, 6.0, 6.0, 8.5, 9.0, 12.0];
    const C: [f64; 8] = [1.0, 1.0, 2.0, 2.0, 2.0, 9.0, 10.0, 3.5];

    #[test]
    fn the_example_of_scipys_manual_is_exact() {
        // scipy.stats.mannwhitneyu 1.17.1, method='exact'.
        let (male, female) = ([19.0, 22.0, 16.0, 29.0, 24.0], [20.0, 11.0, 17.0, 12.0]);
        let test = mann_whitney(&male, &female).unwrap();
        close(test.statistic, 17.0);
        close(test.p, 0.111_111_111_111_111_1);
        let turned = mann_whitney(&female, &male).unwrap();
        close(turned.statistic, 3.0);
        close(turned.p, test.p);
    }

    #[test]
    fn exact_with_ties_agrees_with_all_permutations() {
        // scipy.stats.permutation_test 1.17.1 of the sum of midranks, n_resamples=inf.
        let test = mann_whitney(&A, &B).unwrap();
        close(test.statistic, 16.5);
        close(test.p, 0.059_893_048_128_342_244);
        assert_eq!(test.method, Method::Exact);
    }

    #[test]
    fn the_normal_p_agrees_with_scipy_and_statrs() {
        // scipy.stats.mannwhitneyu 1.17.1, method='asymptotic'.
        let ranks = ranks(&[&A[..], &B[..]].concat(), 0.0).unwrap();
        close(asymptotic_p(16.5, 8.0, 9.0, ranks.ties), 0.065_326_721_271_186_1);
        let a: Vec<f64> = (0..30).map(|i| f64::from(2 * i)).collect();
        let b: Vec<f64> = (0..30).map(|i| f64::from(11 + 2 * i)).collect();
        let test = mann_whitney(&a, &b).unwrap();
        close(test.statistic, 300.0);
        close(test.p, 0.027_086_318_388_295_935);
        assert_eq!(test.method, Method::Asymptotic);

        use statrs::stats_tests::{Alternative, mannwhitneyu as theirs};
        let method = theirs::MannWhitneyUMethod::AsymptoticInclContinuityCorrection;
        let (u, p) = theirs::mannwhitneyu(&a, &b, method, Alternative::TwoSided).unwrap();
        close(test.statistic, u);
        close(test.p, p);
    }

    #[test]
    fn kruskal_wallis_agrees_with_print_and_scipy() {
        // Hollander & Wolfe 1973, p. 116, half-time of mucociliary clearance: H 0.7714, p 0.6800.
        let well = [2.9, 3.0, 2.5, 2.6, 3.2];
        let lungs = [3.8, 2.7, 4.0, 2.4];
        let dust = [2.8, 3.4, 3.7, 2.2, 2.0];
        let test = kruskal_wallis(&[&well, &lungs, &dust]).unwrap();
        close(test.statistic, 0.771_428_571_428_572_2);
        close(test.p, 0.679_964_773_578_893_6);
        // scipy.stats.kruskal 1.17.1, with ties.
        let test = kruskal_wallis(&[&A, &B, &C]).unwrap();
        close(test.statistic, 3.626_755_940_659_057);
        close(test.p, 0.163_102_250_636_610_2);
    }

    #[test]
    fn van_elteren_agrees_with_its_formula_and_with_one_stratum() {
        // scipy.stats.mannwhitneyu 1.17.1, method='asymptotic', use_continuity=False.
        let one = van_elteren(&[(&A, &B)]).unwrap();
        close(one.test.p, 0.058_555_484_951_638_93);
        close(one.delta, 2.0 * 16.5 / 72.0 - 1.0);
        // The formula above in NumPy with scipy.stats.rankdata 1.17.1.
        let strata: [(&[f64], &[f64]); 4] = [
            (&A, &B),
            (&[1.0, 2.0, 3.0, 3.0], &[2.0, 3.0, 5.0, 8.0, 1.0]),
            (&[4.0, 4.0], &[4.0, 4.0, 4.0]),
            (&[9.0], &[]),
        ];
        let many = van_elteren(&strata).unwrap();
        close(many.test.statistic, -1.983_579_492_455_318_5);
        close(many.test.p, 0.047_302_737_236_627_56);
        close(many.delta, -0.395_238_095_238_095_3);
        assert_eq!(van_elteren(&strata[2..]), None);
    }

    #[test]
    fn the_last_bits_of_a_value_break_no_tie() {
        // A mean of .35 as it comes back out of sums over 1 to 12 sentences.
        let noisy: Vec<f64> = (1..=12).map(|n| 0.35 * f64::from(n) / f64::from(n)).collect();
        assert!(noisy.iter().any(|&value| value != 0.35));
        let (a, b) = noisy.split_at(6);
        assert_eq!(mann_whitney(a, b), None);
        assert_eq!(kruskal_wallis(&[a, b, &noisy[2..9]]), None);
        assert_eq!(van_elteren(&[(a, b), (b, a)]), None);
        // Beside other values it ranks as .35 does.
        let with = |value: f64| {
            let (a, b) = ([0.1, value, 0.7, 0.9], [0.35, 0.35, 0.2, 0.8, 0.6]);
            (mann_whitney(&a, &b), kruskal_wallis(&[&a, &b, &A]), van_elteren(&[(&a, &b)]))
        };
        assert_eq!(with(0.1 + 0.25 + f64::EPSILON / 4.0), with(0.35));
        // What really differs stays apart.
        assert!(mann_whitney(&[0.35, 0.350_1], &[0.350_2, 0.350_3]).is_some());
    }

    #[test]
    fn what_is_not_defined_is_none() {
        assert_eq!(mann_whitney(&[], &[1.0]), None);
        assert_eq!(mann_whitney(&[1.0, 1.0], &[1.0]), None);
        assert_eq!(mann_whitney(&[1.0, f64::NAN], &[1.0]), None);
        assert_eq!(kruskal_wallis(&[&[1.0, 2.0]]), None);
        assert_eq!(kruskal_wallis(&[&[0.0, 0.0], &[0.0, 0.0]]), None);
        assert_eq!(kruskal_wallis(&[&[1.0], &[]]), None);
    }
}
