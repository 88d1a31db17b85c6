//! Corrections for many tests.

/// Holm's correction: holds the chance of even one false alarm among all tests.
///
/// Adjusted p-values in the order given, 0 to 1.
///
/// # Formula
///
/// Sorted upwards, `max over j <= i of min(1, (m - j + 1) p_j)`.
/// Holm 1979, *Scandinavian Journal of Statistics* 6:65-70.
#[must_use]
pub fn holm(p: &[f64]) -> Vec<f64> {
    let mut adjusted = vec![0.0; p.len()];
    let mut floor = 0.0_f64;
    for (before, place) in upwards(p).into_iter().enumerate() {
        floor = floor.max((p[place] * (p.len() - before) as f64).min(1.0));
        adjusted[place] = floor;
    }
    adjusted
}

/// The correction of Benjamini and Hochberg: holds the expected share of false alarms among all alarms.
///
/// Adjusted p-values in the order given, 0 to 1.
///
/// # Formula
///
/// Sorted upwards, `min over j >= i of min(1, m p_j / j)`.
/// Benjamini & Hochberg 1995, *JRSS B* 57:289-300.
#[must_use]
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    let mut adjusted = vec![0.0; p.len()];
    let mut ceiling = 1.0_f64;
    for (before, place) in upwards(p).into_iter().enumerate().rev() {
        ceiling = ceiling.min(p[place] * p.len() as f64 / (before + 1) as f64);
        adjusted[place] = ceiling;
    }
    adjusted
}

fn upwards(p: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|&a, &b| p[a].total_cmp(&p[b]));
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::close;

    #[test]
    fn corrections_agree_with_statsmodels() {
        // statsmodels 0.15.0, stats.multitest.multipletests, methods holm and fdr_bh.
        let p = [0.01, 0.04, 0.03, 0.005, 0.5, 0.04];
        for (ours, theirs) in holm(&p).iter().zip([0.05, 0.12, 0.12, 0.03, 0.5, 0.12]) {
            close(*ours, theirs);
        }
        for (ours, theirs) in benjamini_hochberg(&p).iter().zip([0.03, 0.048, 0.048, 0.03, 0.5, 0.048]) {
            close(*ours, theirs);
        }
    }

    #[test]
    fn the_printed_example_of_benjamini_and_hochberg_rejects_four() {
        // Benjamini & Hochberg 1995, section 3: fifteen p-values, four rejected at .05 (Bonferroni: three).
        let p = [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0,
        ];
        let rejected = |adjusted: Vec<f64>| adjusted.iter().filter(|&&p| p <= 0.05).count();
        assert_eq!(rejected(benjamini_hochberg(&p)), 4);
        assert_eq!(rejected(holm(&p)), 3);
    }

    #[test]
    fn none_and_one_stay() {
        assert!(holm(&[]).is_empty());
        assert_eq!(benjamini_hochberg(&[0.2]), [0.2]);
    }
}
