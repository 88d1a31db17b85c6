//! The smallest difference that so many articles could have shown.

use super::normal_point;

/// Level of a two-sided test.
pub const ALPHA: f64 = 0.05;

/// Chance with which a true difference should be found.
pub const POWER: f64 = 0.8;

/// `z(1 - ALPHA / 2) + z(POWER)`, about 2.80.
fn reach() -> f64 {
    normal_point(1.0 - ALPHA / 2.0) + normal_point(POWER)
}

/// The smallest Cliff's delta, 0 to 1, that a Mann-Whitney test of two groups finds with power .8 at .05.
///
/// `None` if a group is empty or even a delta of 1 would not do.
///
/// # Formula
///
/// Noether's `N = (z_a + z_b)^2 / (12 c (1 - c) (p - 1/2)^2)` with
/// `c = n_a / N` and `delta = 2 p - 1`, solved for delta:
/// `(z_a + z_b) sqrt((n_a + n_b) / (3 n_a n_b))`.
/// Noether 1987, doi 10.1080/01621459.1987.10478478.
#[must_use]
pub fn smallest_delta(n_a: usize, n_b: usize) -> Option<f64> {
    let (n_a, n_b) = (n_a as f64, n_b as f64);
    let delta = reach() * ((n_a + n_b) / (3.0 * n_a * n_b)).sqrt();
    (delta <= 1.0).then_some(delta)
}

/// The two-sided p-value of a complete separation: every value of one group above every value of the other.
///
/// `None` if a group is empty. No outcome of so many articles has a smaller one; of 3 and 7 it is .017.
///
/// # Formula
///
/// `2 / C(n_a + n_b, n_a)`: of all the ways to share out the ranks two separate the groups, one on each side.
#[must_use]
pub fn separation_p(n_a: usize, n_b: usize) -> Option<f64> {
    let few = n_a.min(n_b);
    let ways = (1..=few).fold(1.0, |ways, taken| ways * (n_a + n_b - few + taken) as f64 / taken as f64);
    (few > 0).then(|| (2.0 / ways).min(1.0))
}

/// The smallest difference of two means, in standard deviations, found with power .8 at .05.
///
/// `None` if a group is empty.
///
/// # Formula
///
/// `d = (z_a + z_b) sqrt(1 / n_a + 1 / n_b)`. Cohen 1988, *Statistical power
/// analysis for the behavioral sciences*, section 2.3 (normal approximation).
#[must_use]
pub fn smallest_standardised_difference(n_a: usize, n_b: usize) -> Option<f64> {
    (n_a > 0 && n_b > 0).then(|| reach() * (1.0 / n_a as f64 + 1.0 / n_b as f64).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::close;

    #[test]
    fn the_smallest_difference_shrinks_with_n() {
        // statsmodels 0.15.0, NormalIndPower().solve_power(nobs1=30): 0.72336681; it solves to about 1e-6.
        let d = smallest_standardised_difference(30, 30).unwrap();
        assert!((d - 0.723_366_81).abs() < 1e-6);
        // SciPy 1.17.1 norm.ppf in the formulas above.
        close(d, 0.723_366_192_848_826_6);
        close(smallest_delta(30, 30).unwrap(), 0.417_635_666_163_944_8);
    }

    #[test]
    fn a_complete_separation_is_as_rare_as_its_ways() {
        // R 4.2.2: wilcox.test(1:3, 4:10)$p.value, wilcox.test(1:5, 6:10)$p.value.
        close(separation_p(3, 7).unwrap(), 0.016_666_666_666_666_666);
        close(separation_p(5, 5).unwrap(), 0.007_936_507_936_507_936);
        close(separation_p(1, 1).unwrap(), 1.0);
        assert_eq!((separation_p(0, 4), separation_p(2, 2)), (None, separation_p(1, 5)));
    }

    #[test]
    fn too_few_show_nothing() {
        assert_eq!(smallest_delta(5, 5), None);
        assert!(smallest_delta(6, 6).is_some());
        assert_eq!(smallest_delta(0, 9), None);
        assert_eq!(smallest_standardised_difference(0, 9), None);
    }
}
