//! Mean, variance and quantiles.

/// The arithmetic mean; `None` of no values.
///
/// # Formula
///
/// `sum(x) / n`
#[must_use]
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// The sample variance; `None` of fewer than two values.
///
/// # Formula
///
/// `sum((x - mean)^2) / (n - 1)`
#[must_use]
pub fn variance(values: &[f64]) -> Option<f64> {
    let mean = mean(values)?;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (values.len() > 1).then(|| squares / (values.len() - 1) as f64)
}

/// The quantile of values that are **sorted upwards**; `None` of no values or a share outside 0 to 1.
///
/// # Formula
///
/// Linear between the two nearest: with `h = (n - 1) share`, the value at `h`
/// (Hyndman & Fan 1996, type 7; the default of R and of `NumPy`).
#[must_use]
pub fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    if !(0.0..=1.0).contains(&share) {
        return None;
    }
    let place = sorted.len().checked_sub(1)? as f64 * share;
    let (low, high) = (place.floor() as usize, place.ceil() as usize);
    Some(sorted[low] + (sorted[high] - sorted[low]) * (place - place.floor()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::close;

    const VALUES: [f64; 7] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0];

    #[test]
    fn figures_are_those_of_numpy() {
        // NumPy as installed with SciPy 1.17.1: quantile, var(ddof=1).
        for (share, expected) in [(0.025, 1.15), (0.25, 3.0), (0.5, 8.0), (0.975, 59.2), (1.0, 64.0)] {
            close(quantile(&VALUES, share).unwrap(), expected);
        }
        close(variance(&VALUES).unwrap(), 526.142_857_142_857_2);
        close(mean(&VALUES).unwrap(), 127.0 / 7.0);
    }

    #[test]
    fn too_little_is_none() {
        assert_eq!(mean(&[]), None);
        assert_eq!(variance(&[3.0]), None);
        assert_eq!(quantile(&[], 0.5), None);
        assert_eq!(quantile(&VALUES, 1.5), None);
        assert_eq!(quantile(&[3.0], 0.9), Some(3.0));
    }
}
