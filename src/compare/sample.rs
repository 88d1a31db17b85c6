//! Outlets as samples of articles: their estimates with intervals, and what differs between them.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::alike::alike;
use super::article::ArticleRow;
use super::collection::Settings;
use super::comparison::{ALL, Comparison, Comparisons, Family, KINDS, adjust};
use super::groups::Groups;
use super::measure::Measure;
use super::outlet::{CONFIDENCE, Outlet};
use super::pairs;
use super::reading::{self, MIN_ARTICLES, Refusal};
use super::strata;
use crate::stats::bootstrap::percentile_interval;
use crate::stats::{effect, power, rank};

/// Most outlets that are compared pair by pair: those with most articles.
pub const MAX_OUTLETS: usize = 20;

/// Words below which an article is too short for its rates to say much: a ticker, a caption, a correction.
const BRIEF: f64 = 50.0;

/// One article in so many that is too short is told.
const BRIEF_SHARE: usize = 20;

/// The two estimates, as `method` names them.
pub const METHODS: &[&str] = &["ratio_of_sums", "mean_of_articles"];

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

/// Outlets with their articles and the estimates of every measure.
pub struct Sample<'a> {
    measures: &'a [&'static Measure],
    outlets: Vec<Outlet<'a>>,
    settings: Settings,
    /// Whether an outlet has nothing but copies.
    copies_of_others: bool,
    /// Whether an article names no outlet.
    nameless: bool,
    /// What was left out and why, a sentence each.
    pub notices: Vec<String>,
}

impl<'a> Sample<'a> {
    /// Groups articles by outlet and draws each outlet's articles again,
    /// [`DRAWS`](crate::stats::bootstrap::DRAWS) times, where they are enough for an interval.
    ///
    /// Articles without an outlet and copies of other articles are left out and told in `notices`.
    #[must_use]
    pub fn new(rows: &'a [ArticleRow], measures: &'a [&'static Measure], settings: Settings) -> Self {
        let Settings { groups, seed, .. } = settings;
        let mut notices = Vec::new();
        let nameless = rows.iter().filter(|row| row.group.is_empty()).count();
        let copies = rows.iter().filter(|row| !row.copy_of.is_empty()).count();
        if nameless > 0 {
            notices.push(reading::nameless(nameless, rows.len(), groups));
        }
        if copies > 0 {
            notices.push(reading::copies(copies));
        }
        let mut grouped: BTreeMap<&str, Vec<&ArticleRow>> = BTreeMap::new();
        for row in rows.iter().filter(|row| !row.group.is_empty() && row.copy_of.is_empty()) {
            grouped.entry(&row.group).or_default().push(row);
        }
        let copied = rows.iter().filter(|row| !row.group.is_empty() && !row.copy_of.is_empty());
        let copies_of_others = copied.map(|row| &*row.group).any(|group| !grouped.contains_key(group));
        let spelt = alike(grouped.keys().copied());
        if !spelt.is_empty() {
            notices.push(reading::spellings(&spelt, groups));
        }
        if grouped.len() > MAX_OUTLETS {
            notices.push(reading::many_outlets(grouped.len(), MAX_OUTLETS, groups));
        }
        let compared: Vec<&ArticleRow> = grouped.values().flatten().copied().collect();
        let brief = compared.iter().filter(|row| row.words.is_some_and(|words| words < BRIEF)).count();
        if brief * BRIEF_SHARE >= compared.len() && brief > 0 {
            notices.push(reading::brief(brief, compared.len(), BRIEF));
        }
        let strata = strata::names(compared.iter().map(|row| row.stratum.as_str())).len();
        let outside = compared.iter().filter(|row| row.stratum.is_empty()).count();
        if strata > strata::MAX_STRATA {
            notices.push(reading::many_strata(strata, strata::MAX_STRATA));
        } else if strata > 0 && outside > 0 {
            notices.push(reading::outside_strata(outside, compared.len()));
        }
        let mut largest: Vec<&str> = grouped.keys().copied().collect();
        largest.sort_by_key(|name| std::cmp::Reverse(grouped[name].len()));
        largest.truncate(MAX_OUTLETS);
        let outlet = |(name, rows)| Outlet::new(name, rows, measures.len(), seed, largest.contains(&name));
        let outlets = grouped.into_par_iter().map(outlet).collect();
        Self { measures, outlets, settings, copies_of_others, nameless: nameless > 0, notices }
    }

    /// Every outlet and measure, by both estimates; outlets in the order of their names.
    #[must_use]
    pub fn outlets(&self) -> Vec<OutletMeasure> {
        let mut rows = Vec::with_capacity(self.outlets.len() * self.measures.len() * 2);
        for outlet in &self.outlets {
            for (place, measure) in self.measures.iter().enumerate() {
                let (estimate, interval, n_articles) =
                    (&outlet.estimates[place], &outlet.intervals[place], outlet.rates[place].len());
                let methods = [
                    ("ratio_of_sums", estimate.ratio_of_sums, interval.ratio_of_sums),
                    ("mean_of_articles", estimate.mean_of_articles, interval.mean_of_articles),
                ];
                for (method, estimate, interval) in methods {
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
    /// and no pair's adjusted p is below that of its measure. Tests between outlets, inside strata and within events
    /// ask different questions: each of these [`KINDS`] is adjusted among its own, and `reading` says how many they are.
    #[must_use]
    pub fn comparisons(&self) -> Comparisons {
        let outlets = self.compared();
        let Settings { groups, seed, .. } = self.settings;
        if outlets.len() < 2 {
            let only = outlets.first().map(|outlet| outlet.name);
            let refused = reading::one_outlet(only, self.copies_of_others, self.nameless, groups);
            let only = only.unwrap_or_default().to_owned();
            let row = Comparison { outlet_a: only, reading: refused.clone(), refused, ..Comparison::default() };
            return Comparisons { rows: vec![row], tests: 0 };
        }
        let mut families: Vec<Family> =
            (0..self.measures.len()).into_par_iter().map(|place| self.family(&outlets, place)).collect();
        adjust(&mut families);
        let mut within = pairs::within_events(&outlets, self.measures, seed);
        adjust(&mut within);
        let mut strata = strata::inside_strata(&outlets, self.measures, seed);
        adjust(&mut strata);
        let mut rows = Vec::new();
        for ((apart, within), strata) in families.into_iter().zip(within).zip(strata) {
            rows.extend(apart.all);
            rows.extend(apart.pairs);
            rows.extend(strata.pairs);
            rows.extend(within.pairs);
        }
        let tests = rows.iter().filter(|row| row.p.is_some()).count();
        let together = KINDS.map(|kind| rows.iter().filter(|row| row.p.is_some() && kind.contains(&row.test)).count());
        let all = reading::all_of(outlets.len(), self.outlets.len(), groups);
        for row in &mut rows {
            let own = KINDS.iter().zip(together).find(|(kind, _)| kind.contains(&row.test));
            let tests = own.map_or(0, |(_, tests)| tests);
            let label =
                self.measures.iter().find(|measure| measure.name == row.measure).map_or("", |measure| measure.label);
            row.reading = reading::reading(row, label, tests, (groups, &all));
        }
        Comparisons { rows, tests }
    }

    /// The draws that each outlet keeps.
    #[cfg(test)]
    pub(super) fn kept(&self) -> Vec<usize> {
        self.outlets.iter().map(|outlet| outlet.means.iter().map(Vec::len).sum()).collect()
    }

    /// The outlets that are compared pair by pair, in the order of their names.
    fn compared(&self) -> Vec<&Outlet<'a>> {
        self.outlets.iter().filter(|outlet| outlet.compared).collect()
    }

    /// One measure: all outlets, then their pairs.
    fn family(&self, outlets: &[&Outlet], place: usize) -> Family {
        let measure = self.measures[place];
        let mut family = Family::default();
        if outlets.len() > 2 {
            family.all = Some(all(outlets, measure, place, self.settings.groups));
        }
        for (first, a) in outlets.iter().enumerate() {
            for b in &outlets[first + 1..] {
                family.pairs.push(pair(a, b, measure, place));
            }
        }
        family
    }
}

/// Kruskal-Wallis over the outlets that have enough articles.
fn all(outlets: &[&Outlet], measure: &Measure, place: usize, called: Groups) -> Comparison {
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
    let refusal = if groups.len() < 3 {
        Some(Refusal::FewOutlets { enough: groups.len(), groups: called })
    } else {
        Refusal::of_values(&values)
    };
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
            let differences: Vec<f64> = a.means[place].iter().zip(&b.means[place]).map(|(a, b)| a - b).collect();
            (row.ci_low, row.ci_high) = percentile_interval(&differences, CONFIDENCE).unzip();
        }
        (refusal, _) => row.refused = refusal.unwrap_or(Refusal::NoValues).sentence(),
    }
    row
}
