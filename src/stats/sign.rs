//! Tests of paired differences: Wilcoxon's signed ranks, and flipping signs at random.

use super::rank::{ranks, room, two_tails};
use super::{Method, Test, normal_tail, random::Random};

/// Most differences for which the p-values are exact.
pub const EXACT_UP_TO: usize = 50;

/// Most differences for which every way of flipping the signs is tried.
const FLIP_ALL_UP_TO: usize = 16;

/// Wilcoxon's signed-rank test with its two sums of ranks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SignedRank {
    /// `statistic` is W, the smaller of the two sums.
    pub test: Test,
    /// Sum of the ranks of differences above 0.
    pub up: f64,
    /// Sum of the ranks of differences below 0.
    pub down: f64,
    /// Differences that are not 0.
    pub n: usize,
}

/// Wilcoxon's signed-rank test, two-sided: do the differences of pairs lie evenly round 0?
///
/// Differences of 0 are left out, as Wilcoxon did. `None` if nothing is left
/// or a value is not a number. The pairs, not their differences, are asked for
/// because they tell which differences are equal: `0.4 - 0.3` and `0.3 - 0.2`
/// are, but not in their last bits.
///
/// # Formula
///
/// `W+` is the sum of the midranks of `|d|` with `d > 0`. Up to
/// [`EXACT_UP_TO`] differences p is exact, ties included, over all `2^n` signs
/// of those ranks (shift algorithm, Streitberg & Röhmel 1986). Above,
/// `z = (W+ - n (n + 1) / 4) / s` with
/// `s^2 = n (n + 1) (2n + 1) / 24 - sum(t^3 - t) / 48`.
/// Wilcoxon 1945, doi 10.2307/3001968.
#[must_use]
pub fn wilcoxon(pairs: &[(f64, f64)]) -> Option<SignedRank> {
    let values: Vec<f64> = pairs.iter().flat_map(|&(a, b)| [a, b]).collect();
    let room = room(&values);
    // What is not a number is kept, and refused below.
    let kept: Vec<f64> = pairs.iter().map(|(a, b)| a - b).filter(|d| d.is_nan() || d.abs() > room).collect();
    let sizes: Vec<f64> = kept.iter().map(|d| d.abs()).collect();
    let ranks = ranks(&sizes, room)?;
    if kept.is_empty() {
        return None;
    }
    let doubled: u64 = kept.iter().zip(&ranks.doubled).filter(|(d, _)| **d > 0.0).map(|(_, r)| r).sum();
    let n = kept.len() as f64;
    let (up, whole) = (doubled as f64 / 2.0, n * (n + 1.0) / 2.0);
    let exact = kept.len() <= EXACT_UP_TO;
    let p = if exact {
        exact_p(&ranks.doubled, doubled)
    } else {
        let spread = (n * (n + 1.0) * (2.0 * n + 1.0) / 24.0 - ranks.ties / 48.0).sqrt();
        (2.0 * normal_tail((up - whole / 2.0).abs() / spread)).min(1.0)
    };
    let method = if exact { Method::Exact } else { Method::Asymptotic };
    let down = whole - up;
    let test = Test { statistic: up.min(down), p, method };
    Some(SignedRank { test, up, down, n: kept.len() })
}

fn exact_p(ranks: &[u64], observed: u64) -> f64 {
    let most = ranks.iter().sum::<u64>() as usize;
    let mut ways = vec![0.0_f64; most + 1];
    ways[0] = 1.0;
    for &rank in ranks {
        for sum in (rank as usize..=most).rev() {
            ways[sum] += ways[sum - rank as usize];
        }
    }
    two_tails(&ways, observed as usize)
}

/// The sign-flip permutation test of a mean difference, two-sided.
///
/// `statistic` is the mean difference. Up to 16 differences all `2^n` flips
/// are tried; above, `draws` seeded random ones. `None` if there is no
/// difference but 0, or one is not a number.
///
/// # Formula
///
/// `p = #(|mean of flipped| >= |mean|) / 2^n`, or, of random flips,
/// `(1 + #) / (1 + draws)`. Fisher 1935, *The Design of Experiments*, section
/// 21; the added one: Phipson & Smyth 2010, doi 10.2202/1544-6115.1585.
#[must_use]
pub fn sign_flip(differences: &[f64], draws: u32, random: &mut Random) -> Option<Test> {
    let n = differences.len();
    if differences.iter().any(|d| d.is_nan()) || differences.iter().all(|&d| d == 0.0) {
        return None;
    }
    let observed: f64 = differences.iter().sum();
    // Sums are compared with a little room, because flipping changes the order of rounding.
    let bar = observed.abs() - 1e-12 * differences.iter().map(|d| d.abs()).sum::<f64>();
    let flipped = |bits: &[u64]| -> f64 {
        let sign = |place: usize| {
            if bits[place / 64] >> (place % 64) & 1 == 1 { -1.0 } else { 1.0 }
        };
        differences.iter().enumerate().map(|(place, d)| sign(place) * d).sum()
    };
    let (p, method) = if n <= FLIP_ALL_UP_TO {
        let all = 1_u64 << n;
        let out = (0..all).filter(|&bits| flipped(&[bits]).abs() >= bar).count();
        (out as f64 / all as f64, Method::Exact)
    } else {
        let mut bits = vec![0; n.div_ceil(64)];
        let mut out = 0_u32;
        for _ in 0..draws {
            bits.fill_with(|| random.bits());
            out += u32::from(flipped(&bits).abs() >= bar);
        }
        (f64::from(out + 1) / (f64::from(draws) + 1.0), Method::Random)
    };
    Some(Test { statistic: observed / n as f64, p, method })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::close;

    /// Pairs with these differences.
    fn pairs(differences: &[f64]) -> Vec<(f64, f64)> {
        differences.iter().map(|&difference| (difference, 0.0)).collect()
    }

    const DIFFERENCES: [f64; 12] = [0.5, -1.0, 2.0, 2.0, -2.0, 3.0, 0.0, 4.0, 5.0, -1.0, 6.0, 7.0];

    #[test]
    fn darwins_maize_is_exact() {
        // Cross- and self-fertilised maize, Darwin 1876; scipy.stats.wilcoxon 1.17.1: W 24, p 0.0413.
        let maize = [6.0, 8.0, 14.0, 16.0, 23.0, 24.0, 28.0, 29.0, 41.0, -48.0, 49.0, 56.0, 60.0, -67.0, 75.0];
        let found = wilcoxon(&pairs(&maize)).unwrap();
        close(found.test.statistic, 24.0);
        close(found.test.p, 0.041_259_765_625);
        close(found.up + found.down, 120.0);
        // Fisher 1935, section 21: 1726 of the 2^15 flips lie as far out, 5.27 %.
        let flipped = sign_flip(&maize, 0, &mut Random::new(1)).unwrap();
        close(flipped.p, 1726.0 / 32_768.0);
    }

    #[test]
    fn ties_and_zeros_agree_with_all_flips() {
        // scipy.stats.permutation_test 1.17.1, permutation_type='samples', n_resamples=inf.
        let found = wilcoxon(&pairs(&DIFFERENCES)).unwrap();
        assert_eq!(found.n, 11);
        close(found.test.statistic, 10.0);
        close(found.test.p, 0.040_039_062_5);
        let flipped = sign_flip(&DIFFERENCES, 0, &mut Random::new(1)).unwrap();
        close(flipped.p, 0.036_132_812_5);
    }

    #[test]
    fn equal_differences_rank_alike_whatever_they_are_worked_out_from() {
        // scipy.stats.wilcoxon 1.17.1 of twelve differences of 1 and twelve of -1, and of six and twelve: what .4 - .3
        // and .2 - .3 are.
        let even = wilcoxon(&[[(0.4, 0.3); 12], [(0.2, 0.3); 12]].concat()).unwrap();
        close(even.test.statistic, 150.0);
        close(even.test.p, 1.0);
        assert_eq!(even.up, even.down);
        let uneven = wilcoxon(&[&[(0.4, 0.3); 6][..], &[(0.2, 0.3); 12]].concat()).unwrap();
        close(uneven.test.statistic, 57.0);
        close(uneven.test.p, 0.237_884_521_484_375);
    }

    #[test]
    fn many_differences_are_normal() {
        // scipy.stats.wilcoxon 1.17.1, method='asymptotic', correction=False.
        let value = |x: u32| f64::from(x % 17) + 0.5 * f64::from(x % 3) - (f64::from(x % 13) - 5.0) - 3.0;
        let many: Vec<f64> = (0..60).map(value).collect();
        let found = wilcoxon(&pairs(&many)).unwrap();
        close(found.test.statistic, 265.5);
        assert!((found.test.p / 1.715_052_880_546_974_8e-6 - 1.0).abs() < 1e-7, "{}", found.test.p);
        let flipped = sign_flip(&many, 2_000, &mut Random::new(1)).unwrap();
        assert_eq!(flipped.method, Method::Random);
        assert!(flipped.p < 0.002);
        assert_eq!(sign_flip(&many, 2_000, &mut Random::new(1)), Some(flipped));
    }

    #[test]
    fn no_difference_is_none() {
        assert_eq!(wilcoxon(&pairs(&[0.0, 0.0])), None);
        assert_eq!(wilcoxon(&[]), None);
        assert_eq!(wilcoxon(&[(0.1 + 0.2, 0.3), (0.5, 0.5)]), None);
        assert_eq!(wilcoxon(&pairs(&[1.0, f64::NAN])), None);
        assert_eq!(sign_flip(&[0.0], 10, &mut Random::new(1)), None);
        assert_eq!(sign_flip(&[f64::NAN], 10, &mut Random::new(1)), None);
    }
}
