//! How large a difference is, apart from how sure it is.

/// Cliff's delta from the Mann-Whitney U of the first group, -1 to 1.
///
/// 0: neither group is larger; 1: every value of the first is larger than
/// every value of the second. `None` if a group is empty.
///
/// # Formula
///
/// `(#(a > b) - #(a < b)) / (n_a n_b) = 2 U / (n_a n_b) - 1`.
/// Cliff 1993, doi 10.1037/0033-2909.114.3.494.
#[must_use]
pub fn cliffs_delta(u: f64, n_a: usize, n_b: usize) -> Option<f64> {
    let pairs = (n_a * n_b) as f64;
    (pairs > 0.0).then(|| 2.0 * u / pairs - 1.0)
}

/// The word for the size of a Cliff's delta: `negligible`, `small`, `medium` or `large`.
///
/// Bounds .147, .33 and .474: Romano, Kromrey, Coraggio & Skowronek 2006,
/// derived from Cohen's .2, .5 and .8.
#[must_use]
pub fn delta_word(delta: f64) -> &'static str {
    match delta.abs() {
        size if size < 0.147 => "negligible",
        size if size < 0.33 => "small",
        size if size < 0.474 => "medium",
        _ => "large",
    }
}

/// Epsilon squared of a Kruskal-Wallis H over `n` values, 0 to 1: the share of the variance of the ranks
/// that lies between the groups. `None` of fewer than two values.
///
/// # Formula
///
/// `H (n + 1) / (n^2 - 1) = H / (n - 1)`. Kelley 1935 as given by Tomczak &
/// Tomczak 2014, "The need to report effect size estimates revisited".
#[must_use]
pub fn epsilon_squared(h: f64, n: usize) -> Option<f64> {
    (n > 1).then(|| h / (n - 1) as f64)
}

/// The word for the size of an epsilon squared: `negligible`, `weak`, `moderate` or `strong`.
///
/// Bounds .01, .04 and .16, the squares of .1, .2 and .4 for a correlation:
/// Rea & Parker 1992, *Designing and conducting survey research*.
#[must_use]
pub fn epsilon_word(epsilon_squared: f64) -> &'static str {
    match epsilon_squared {
        size if size < 0.01 => "negligible",
        size if size < 0.04 => "weak",
        size if size < 0.16 => "moderate",
        _ => "strong",
    }
}

/// The rank-biserial correlation of matched pairs, -1 to 1; `None` if all differences are 0.
///
/// # Formula
///
/// `(W+ - W-) / (W+ + W-)` over the signed ranks. Kerby 2014, "The simple
/// difference formula", doi 10.2466/11.IT.3.1.
#[must_use]
pub fn matched_rank_biserial(rank_sum_up: f64, rank_sum_down: f64) -> Option<f64> {
    let both = rank_sum_up + rank_sum_down;
    (both > 0.0).then(|| (rank_sum_up - rank_sum_down) / both)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::{close, rank};

    #[test]
    fn delta_counts_pairs() {
        let (a, b) = ([1.0, 2.0, 2.0, 5.0], [2.0, 3.0, 0.0]);
        let mut pairs = 0.0;
        for x in a {
            for y in b {
                pairs += f64::from(i8::from(x > y) - i8::from(x < y));
            }
        }
        let u = rank::mann_whitney(&a, &b).unwrap().statistic;
        close(cliffs_delta(u, 4, 3).unwrap(), pairs / 12.0);
        assert_eq!(cliffs_delta(0.0, 0, 3), None);
    }

    #[test]
    fn sizes_have_words() {
        let words = [0.0, -0.2, 0.4, -1.0].map(delta_word);
        assert_eq!(words, ["negligible", "small", "medium", "large"]);
        let words = [0.0, 0.02, 0.1, 0.3].map(epsilon_word);
        assert_eq!(words, ["negligible", "weak", "moderate", "strong"]);
    }

    #[test]
    fn shares_of_the_whole() {
        close(epsilon_squared(7.0, 36).unwrap(), 0.2);
        assert_eq!(epsilon_squared(7.0, 1), None);
        // Kerby 2014: favourable evidence .75, unfavourable .25, so r is .5.
        close(matched_rank_biserial(75.0, 25.0).unwrap(), 0.5);
        assert_eq!(matched_rank_biserial(0.0, 0.0), None);
    }
}
