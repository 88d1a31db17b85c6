//! A row of a comparison, and the correction for all the others.

use crate::stats::many;

/// What stands for all outlets together in a comparison.
pub const ALL: &str = "all";

/// The tests that a comparison may rest on.
pub const TESTS: &[&str] = &["mann_whitney", "kruskal_wallis", "wilcoxon_within_events", "van_elteren"];

/// Tests that are corrected together: between outlets, inside strata, within events.
pub const KINDS: [&[&str]; 3] = [&["mann_whitney", "kruskal_wallis"], &["van_elteren"], &["wilcoxon_within_events"]];

/// The effect sizes, one for each test.
pub const EFFECTS: &[&str] = &["cliffs_delta", "epsilon_squared", "matched_rank_biserial", "cliffs_delta_in_strata"];

/// A pair of outlets, or all, and a measure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// The first outlet, or [`ALL`].
    pub outlet_a: String,
    /// The second outlet; empty for all.
    pub outlet_b: String,
    /// Name of the measure.
    pub measure: &'static str,
    /// Articles (events, in a paired test) of the first outlet that have the measure; of all outlets, for all.
    pub n_a: usize,
    /// The same of the second outlet.
    pub n_b: usize,
    /// Mean of the first outlet's article rates.
    pub estimate_a: Option<f64>,
    /// Mean of the second outlet's article rates.
    pub estimate_b: Option<f64>,
    /// `estimate_a - estimate_b`.
    pub difference: Option<f64>,
    /// Lower end of the bootstrap's 95 % interval of the difference.
    pub ci_low: Option<f64>,
    /// Upper end.
    pub ci_high: Option<f64>,
    /// One of [`TESTS`].
    pub test: &'static str,
    /// U, H, W or z.
    pub statistic: Option<f64>,
    /// As the test gives it.
    pub p: Option<f64>,
    /// After correction for the other pairs and measures of its kind.
    pub p_adjusted: Option<f64>,
    /// Name of the effect size.
    pub effect: &'static str,
    /// The effect size.
    pub effect_size: Option<f64>,
    /// The smallest effect that so many articles would have shown four times out of five.
    pub smallest_effect: Option<f64>,
    /// One plain sentence.
    pub reading: String,
    /// Why there is no test; empty where there is one.
    pub refused: String,
}

impl Comparisons {
    /// How many of [`KINDS`] hold tests.
    #[must_use]
    pub fn kinds(&self) -> usize {
        let tested = |kind: &&&[&str]| self.rows.iter().any(|row| row.p.is_some() && kind.contains(&row.test));
        KINDS.iter().filter(tested).count()
    }
}

/// All comparisons, and how many tests were made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparisons {
    /// The rows, by measure, then by pair.
    pub rows: Vec<Comparison>,
    /// Rows that hold a p-value.
    pub tests: usize,
}

/// The comparisons of one measure, which are corrected together.
#[derive(Default)]
pub(super) struct Family {
    /// All outlets against each other.
    pub all: Option<Comparison>,
    /// The pairs.
    pub pairs: Vec<Comparison>,
}

/// Holm among the pairs, Benjamini-Hochberg over the measures.
pub(super) fn adjust(families: &mut [Family]) {
    let mut gates = Vec::new();
    for family in families.iter_mut() {
        let p: Vec<f64> = family.pairs.iter().filter_map(|pair| pair.p).collect();
        let holm = many::holm(&p);
        let gate = family.all.as_ref().and_then(|all| all.p).or_else(|| holm.iter().copied().reduce(f64::min));
        for (pair, p) in family.pairs.iter_mut().filter(|pair| pair.p.is_some()).zip(holm) {
            pair.p_adjusted = Some(p);
        }
        gates.push(gate);
    }
    let known: Vec<f64> = gates.iter().copied().flatten().collect();
    let mut adjusted = many::benjamini_hochberg(&known).into_iter();
    for (family, gate) in families.iter_mut().zip(gates) {
        let Some(gate) = gate.and_then(|_| adjusted.next()) else { continue };
        if let Some(all) = family.all.as_mut().filter(|all| all.p.is_some()) {
            all.p_adjusted = Some(gate);
        }
        for pair in &mut family.pairs {
            pair.p_adjusted = pair.p_adjusted.map(|p| p.max(gate));
        }
    }
}
