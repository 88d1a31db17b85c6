//! Outlets as samples of articles: their estimates with intervals, and what differs between them.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::article::ArticleRow;
use super::measure::Measure;
use super::pairs;
use super::reading::{self, Refusal};
use super::strata;
use crate::stats::bootstrap::{self, Both, DRAWS, Ratio, percentile_interval};
use crate::stats::{effect, many, power, random::Random, rank};

/// Fewest articles of an outlet that are tested.
///
/// With five on each side a complete separation still has p = 2/252 = .008,
/// which outlasts Holm's correction for the six pairs of four outlets; with
/// four it does not.
pub const MIN_ARTICLES: usize = 5;

/// Most outlets that are compared pair by pair: those with most articles.
pub const MAX_OUTLETS: usize = 20;

/// Share of the draws inside an interval.
pub const CONFIDENCE: f64 = 0.95;

/// What stands for all outlets together in a comparison.
pub const ALL: &str = "all";

/// An outlet and a measure, by one of the two estimates.
#[derive(Clone, Debug, PartialEq)]
pub struct OutletMeasure {
    /// The outlet.
    pub outlet: String,
    /// Name of the measure.
    pub measure: &'static str,
    /// Articles that have the measure.
    pub n_articles: usize,
    /// The rate, in the unit of the measure.
    pub estimate: Option<f64>,
    /// Lower end of the 95 % interval; `None` below [`MIN_ARTICLES`].
    pub ci_low: Option<f64>,
    /// Upper end.
    pub ci_high: Option<f64>,
    /// `ratio_of_sums` or `mean_of_articles`.
    pub method: &'static str,
}

/// The tests that a comparison may rest on.
pub const TESTS: &[&str] = &["mann_whitney", "kruskal_wallis", "wilcoxon_within_events", "van_elteren"];

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
    /// After correction for the other pairs and measures.
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

/// All comparisons, and how many tests were made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparisons {
    /// The rows, by measure, then by pair.
    pub rows: Vec<Comparison>,
    /// Rows that hold a p-value.
    pub tests: usize,
}

/// Outlets with their articles and the bootstrap draws of every measure.
pub struct Sample<'a> {
    measures: &'a [&'static Measure],
    outlets: Vec<Outlet<'a>>,
    seed: u64,
    /// What was left out and why, a sentence each.
    pub notices: Vec<String>,
}

/// An outlet and its articles.
pub(super) struct Outlet<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its articles, copies left out.
    pub rows: Vec<&'a ArticleRow>,
    estimates: Vec<Both<Option<f64>>>,
    draws: Vec<Both<Vec<f64>>>,
    rates: Vec<Vec<f64>>,
}

impl<'a> Sample<'a> {
    /// Groups articles by outlet and draws each outlet's articles again, [`DRAWS`] times.
    ///
    /// Articles without an outlet and copies of other articles are left out and told in `notices`.
    #[must_use]
    pub fn new(rows: &'a [ArticleRow], measures: &'a [&'static Measure], seed: u64) -> Self {
        let mut notices = Vec::new();
        let nameless = rows.iter().filter(|row| row.group.is_empty()).count();
        let copies = rows.iter().filter(|row| !row.copy_of.is_empty()).count();
        if nameless > 0 {
            notices.push(reading::nameless(nameless, rows.len()));
        }
        if copies > 0 {
            notices.push(reading::copies(copies));
        }
        let mut grouped: BTreeMap<&str, Vec<&ArticleRow>> = BTreeMap::new();
        for row in rows.iter().filter(|row| !row.group.is_empty() && row.copy_of.is_empty()) {
            grouped.entry(&row.group).or_default().push(row);
        }
        let outlets =
            grouped.into_par_iter().map(|(name, rows)| Outlet::new(name, rows, measures.len(), seed)).collect();
        Self { measures, outlets, seed, notices }
    }

    /// Every outlet and measure, by both estimates; outlets in the order of their names.
    #[must_use]
    pub fn outlets(&self) -> Vec<OutletMeasure> {
        let mut rows = Vec::with_capacity(self.outlets.len() * self.measures.len() * 2);
        for outlet in &self.outlets {
            for (place, measure) in self.measures.iter().enumerate() {
                let (estimate, draws, n_articles) =
                    (&outlet.estimates[place], &outlet.draws[place], outlet.rates[place].len());
                let methods = [
                    ("ratio_of_sums", estimate.ratio_of_sums, &draws.ratio_of_sums),
                    ("mean_of_articles", estimate.mean_of_articles, &draws.mean_of_articles),
                ];
                for (method, estimate, draws) in methods {
                    let enough = n_articles >= MIN_ARTICLES;
                    let interval = enough.then(|| percentile_interval(draws, CONFIDENCE)).flatten();
                    rows.push(OutletMeasure {
                        outlet: outlet.name.to_owned(),
                        measure: measure.name,
                        n_articles,
                        estimate,
                        ci_low: interval.map(|interval| interval.0),
                        ci_high: interval.map(|interval| interval.1),
                        method,
                    });
                }
            }
        }
        rows
    }

    /// Every measure: all outlets against each other where there are more than two, then each pair, then each pair inside strata where articles have them, then within events.
    ///
    /// # Formula
    ///
    /// Pairs: Mann-Whitney, adjusted by Holm among the pairs of a measure. The
    /// measure's own p (Kruskal-Wallis; of two outlets, inside strata or within
    /// events, the smallest of Holm's) is adjusted by Benjamini-Hochberg over the measures,
    /// and no pair's adjusted p is below that of its measure.
    #[must_use]
    pub fn comparisons(&self) -> Comparisons {
        let outlets = self.compared();
        if outlets.len() < 2 {
            let refused = reading::one_outlet(outlets.first().map(|outlet| outlet.name));
            let only = outlets.first().map(|outlet| outlet.name.to_owned()).unwrap_or_default();
            let row = Comparison { outlet_a: only, reading: refused.clone(), refused, ..Comparison::default() };
            return Comparisons { rows: vec![row], tests: 0 };
        }
        let mut families: Vec<Family> =
            (0..self.measures.len()).into_par_iter().map(|place| self.family(&outlets, place)).collect();
        adjust(&mut families);
        let mut within = pairs::within_events(&outlets, self.measures, self.seed);
        adjust(&mut within);
        let mut strata = strata::inside_strata(&outlets, self.measures, self.seed);
        adjust(&mut strata);
        let mut rows = Vec::new();
        for ((apart, within), strata) in families.into_iter().zip(within).zip(strata) {
            rows.extend(apart.all);
            rows.extend(apart.pairs);
            rows.extend(strata.pairs);
            rows.extend(within.pairs);
        }
        let tests = rows.iter().filter(|row| row.p.is_some()).count();
        for row in &mut rows {
            let label =
                self.measures.iter().find(|measure| measure.name == row.measure).map_or("", |measure| measure.label);
            row.reading = reading::reading(row, label, tests);
        }
        Comparisons { rows, tests }
    }

    /// The outlets that are compared pair by pair.
    fn compared(&self) -> Vec<&Outlet<'a>> {
        let mut outlets: Vec<&Outlet> = self.outlets.iter().collect();
        outlets.sort_by_key(|outlet| std::cmp::Reverse(outlet.rows.len()));
        outlets.truncate(MAX_OUTLETS);
        outlets.sort_by_key(|outlet| outlet.name);
        outlets
    }

    /// One measure: all outlets, then their pairs.
    fn family(&self, outlets: &[&Outlet], place: usize) -> Family {
        let measure = self.measures[place];
        let mut family = Family::default();
        if outlets.len() > 2 {
            family.all = Some(all(outlets, measure, place));
        }
        for (first, a) in outlets.iter().enumerate() {
            for b in &outlets[first + 1..] {
                family.pairs.push(pair(a, b, measure, place));
            }
        }
        family
    }
}

impl<'a> Outlet<'a> {
    fn new(name: &'a str, rows: Vec<&'a ArticleRow>, measures: usize, seed: u64) -> Self {
        let values: Vec<Vec<Ratio>> = rows.iter().map(|row| row.values.clone()).collect();
        let rate = |place: usize| values.iter().filter_map(|row| row.get(place)?.rate()).collect();
        Self {
            name,
            estimates: bootstrap::estimates(&values, measures),
            draws: bootstrap::draws(&values, measures, DRAWS, &mut Random::named(seed, name)),
            rates: (0..measures).map(rate).collect(),
            rows,
        }
    }
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
fn adjust(families: &mut [Family]) {
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

/// Kruskal-Wallis over the outlets that have enough articles.
fn all(outlets: &[&Outlet], measure: &Measure, place: usize) -> Comparison {
    let groups: Vec<&[f64]> =
        outlets.iter().map(|outlet| &outlet.rates[place][..]).filter(|rates| rates.len() >= MIN_ARTICLES).collect();
    let n = groups.iter().map(|group| group.len()).sum();
    let mut row = Comparison {
        outlet_a: ALL.to_owned(),
        measure: measure.name,
        n_a: n,
        test: "kruskal_wallis",
        effect: "epsilon_squared",
        ..Comparison::default()
    };
    let values: Vec<f64> = groups.concat();
    let refusal =
        if groups.len() < 3 { Some(Refusal::FewOutlets { enough: groups.len() }) } else { Refusal::of_values(&values) };
    match (refusal, rank::kruskal_wallis(&groups)) {
        (None, Some(test)) => {
            row.statistic = Some(test.statistic);
            row.p = Some(test.p);
            row.effect_size = effect::epsilon_squared(test.statistic, n);
        }
        (refusal, _) => row.refused = refusal.unwrap_or(Refusal::NoValues).sentence(),
    }
    row
}

/// Mann-Whitney and the bootstrap of the difference of two outlets.
fn pair(a: &Outlet, b: &Outlet, measure: &Measure, place: usize) -> Comparison {
    let (rates_a, rates_b) = (&a.rates[place], &b.rates[place]);
    let (n_a, n_b) = (rates_a.len(), rates_b.len());
    let mut row = Comparison {
        outlet_a: a.name.to_owned(),
        outlet_b: b.name.to_owned(),
        measure: measure.name,
        n_a,
        n_b,
        estimate_a: a.estimates[place].mean_of_articles,
        estimate_b: b.estimates[place].mean_of_articles,
        test: "mann_whitney",
        effect: "cliffs_delta",
        smallest_effect: power::smallest_delta(n_a, n_b),
        ..Comparison::default()
    };
    row.difference = row.estimate_a.zip(row.estimate_b).map(|(a, b)| a - b);
    let values = [&rates_a[..], &rates_b[..]].concat();
    let refusal = Refusal::of_sizes([(a.name, n_a), (b.name, n_b)]).or_else(|| Refusal::of_values(&values));
    match (refusal, rank::mann_whitney(rates_a, rates_b)) {
        (None, Some(test)) => {
            row.statistic = Some(test.statistic);
            row.p = Some(test.p);
            row.effect_size = effect::cliffs_delta(test.statistic, n_a, n_b);
            let (draws_a, draws_b) = (&a.draws[place].mean_of_articles, &b.draws[place].mean_of_articles);
            let differences: Vec<f64> = draws_a.iter().zip(draws_b).map(|(a, b)| a - b).collect();
            (row.ci_low, row.ci_high) = percentile_interval(&differences, CONFIDENCE).unzip();
        }
        (refusal, _) => row.refused = refusal.unwrap_or(Refusal::NoValues).sentence(),
    }
    row
}
