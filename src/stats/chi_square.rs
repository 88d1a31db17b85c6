//! Pearson's chi-square of a table of yes and no, kept to show why sentences must not be pooled.

use statrs::distribution::{ChiSquared, ContinuousCDF};

use super::{Method, Test};

/// Pearson's chi-square of groups by (yes, no), without a continuity correction.
///
/// It takes every sentence for an independent observation. Sentences of one
/// article are not, so it finds differences that are not there; comparisons
/// never use it. `None` with fewer than two groups or an empty row or column.
///
/// # Formula
///
/// `sum((observed - expected)^2 / expected)` with `k - 1` degrees of freedom.
/// Pearson 1900, doi 10.1080/14786440009463897.
#[must_use]
pub fn pooled_chi_square(groups: &[(u64, u64)]) -> Option<Test> {
    let yes: u64 = groups.iter().map(|group| group.0).sum();
    let no: u64 = groups.iter().map(|group| group.1).sum();
    if groups.len() < 2 || yes == 0 || no == 0 || groups.iter().any(|&(yes, no)| yes + no == 0) {
        return None;
    }
    let all = (yes + no) as f64;
    let mut statistic = 0.0;
    for &(of_yes, of_no) in groups {
        let size = (of_yes + of_no) as f64;
        for (observed, whole) in [(of_yes, yes), (of_no, no)] {
            let expected = size * whole as f64 / all;
            statistic += (observed as f64 - expected).powi(2) / expected;
        }
    }
    let p = ChiSquared::new((groups.len() - 1) as f64).ok()?.sf(statistic);
    Some(Test { statistic, p, method: Method::Asymptotic })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::close;

    #[test]
    fn tables_agree_with_scipy() {
        // scipy.stats.chi2_contingency 1.17.1, correction=False.
        let test = pooled_chi_square(&[(30, 70), (45, 55)]).unwrap();
        close(test.statistic, 4.8);
        close(test.p, 0.028_459_736_916_310_638);
        let test = pooled_chi_square(&[(30, 70), (45, 55), (20, 90)]).unwrap();
        close(test.statistic, 17.754_200_511_850_45);
        close(test.p, 0.000_139_548_233_595_194_62);
    }

    #[test]
    fn an_empty_margin_is_none() {
        assert_eq!(pooled_chi_square(&[(0, 5), (0, 7)]), None);
        assert_eq!(pooled_chi_square(&[(1, 5)]), None);
        assert_eq!(pooled_chi_square(&[(1, 5), (0, 0)]), None);
    }
}
