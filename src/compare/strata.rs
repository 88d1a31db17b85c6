//! Two outlets inside strata, such as sections or months, so that what they cover is not what differs.

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;

use super::article::ArticleRow;
use super::comparison::{Comparison, Family};
use super::measure::Measure;
use super::outlet::{CONFIDENCE, Outlet};
use super::reading::Refusal;
use crate::stats::bootstrap::{DRAWS, Ratio, draws, percentile_interval};
use crate::stats::{power, random::Random, rank, summary::mean};

/// Most strata; a column with more values, such as the date itself, sets nothing apart.
pub(super) const MAX_STRATA: usize = 60;

/// Measures whose draws are in memory together: twenty outlets in sixty strata hold 19 MB of them for each.
const TOGETHER: usize = 4;

/// An outlet's articles in one stratum: the rates of some measures, and each draw's mean of them.
struct Cell {
    rates: Vec<Vec<f64>>,
    means: Vec<Vec<f64>>,
}

/// The strata of an outlet.
type Cells<'a> = BTreeMap<&'a str, Cell>;

/// Every measure with its pairs of outlets; no pairs where no article has a stratum, or too many have their own.
pub(super) fn inside_strata(outlets: &[&Outlet], measures: &[&'static Measure], seed: u64) -> Vec<Family> {
    let names = names(outlets.iter().flat_map(|outlet| &outlet.rows).map(|row| row.stratum.as_str()));
    let mut families: Vec<Family> = measures.iter().map(|_| Family::default()).collect();
    if names.is_empty() || names.len() > MAX_STRATA {
        return families;
    }
    for (turn, families) in families.chunks_mut(TOGETHER).enumerate() {
        let places = turn * TOGETHER..turn * TOGETHER + families.len();
        // The draws of a cell are the same in every turn, as its seed is.
        let cells: Vec<Cells> = outlets.par_iter().map(|outlet| cells(outlet, places.clone(), seed)).collect();
        families.par_iter_mut().enumerate().for_each(|(place, family)| {
            let measure = measures[places.start + place];
            for (first, a) in outlets.iter().enumerate() {
                for (second, b) in outlets.iter().enumerate().skip(first + 1) {
                    let strata = shared(&cells[first], &cells[second], place);
                    family.pairs.push(pair([a.name, b.name], measure, &strata, place));
                }
            }
        });
    }
    families
}

/// The strata there are, each once, in order.
pub(super) fn names<'a>(strata: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<&str> = strata.filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The strata of an outlet, with the measures at these places.
fn cells<'a>(outlet: &Outlet<'a>, places: Range<usize>, seed: u64) -> Cells<'a> {
    let measures = places.len();
    let mut strata: BTreeMap<&str, Vec<&ArticleRow>> = BTreeMap::new();
    for row in outlet.rows.iter().filter(|row| !row.stratum.is_empty()) {
        strata.entry(&row.stratum).or_default().push(row);
    }
    let cell = |(name, rows): (&'a str, Vec<&ArticleRow>)| {
        let values = |row: &&ArticleRow| row.values.get(places.clone()).unwrap_or_default().to_vec();
        let values: Vec<Vec<Ratio>> = rows.iter().map(values).collect();
        let random = &mut Random::named(seed, &format!("{}\n{name}", outlet.name));
        let drawn = draws(&values, measures, DRAWS, random);
        let rate = |place: usize| values.iter().filter_map(|row| row.get(place)?.rate()).collect();
        let means = drawn.into_iter().map(|both| both.mean_of_articles).collect();
        (name, Cell { rates: (0..measures).map(rate).collect(), means })
    };
    strata.into_iter().map(cell).collect()
}

/// The strata in which both outlets have the measure.
fn shared<'c>(a: &'c Cells, b: &'c Cells, place: usize) -> Vec<(&'c Cell, &'c Cell)> {
    let both = a.iter().filter_map(|(name, of_a)| Some((of_a, b.get(name)?)));
    both.filter(|(a, b)| !a.rates[place].is_empty() && !b.rates[place].is_empty()).collect()
}

/// Van Elteren's test, and means standardised to the same mixture of strata.
fn pair(names: [&str; 2], measure: &Measure, strata: &[(&Cell, &Cell)], place: usize) -> Comparison {
    let rates: Vec<(&[f64], &[f64])> = strata.iter().map(|(a, b)| (&a.rates[place][..], &b.rates[place][..])).collect();
    let (n_a, n_b) = rates.iter().fold((0, 0), |(n_a, n_b), (a, b)| (n_a + a.len(), n_b + b.len()));
    let weights: Vec<f64> = rates.iter().map(|(a, b)| rank::stratum_weight(a.len(), b.len())).collect();
    let whole: f64 = weights.iter().sum();
    let weighed = |means: &mut dyn Iterator<Item = f64>| {
        let sum: f64 = weights.iter().zip(means).map(|(weight, mean)| weight * mean).sum();
        (whole > 0.0).then(|| sum / whole)
    };
    let mut row = Comparison {
        outlet_a: names[0].to_owned(),
        outlet_b: names[1].to_owned(),
        measure: measure.name,
        n_a,
        n_b,
        estimate_a: weighed(&mut rates.iter().filter_map(|(a, _)| mean(a))),
        estimate_b: weighed(&mut rates.iter().filter_map(|(_, b)| mean(b))),
        test: "van_elteren",
        effect: "cliffs_delta_in_strata",
        smallest_effect: power::smallest_delta(n_a, n_b),
        ..Comparison::default()
    };
    row.difference = row.estimate_a.zip(row.estimate_b).map(|(a, b)| a - b);
    let values: Vec<f64> = rates.iter().flat_map(|(a, b)| a.iter().chain(*b)).copied().collect();
    let refusal = Refusal::of_strata(names, rates.len(), [n_a, n_b]).or_else(|| Refusal::of_values(&values));
    match (refusal, rank::van_elteren(&rates)) {
        (None, Some(found)) => {
            row.statistic = Some(found.test.statistic);
            row.p = Some(found.test.p);
            row.effect_size = Some(found.delta);
            let difference = |draw: usize| {
                let gap = |(a, b): &(&Cell, &Cell)| a.means[place][draw] - b.means[place][draw];
                weighed(&mut strata.iter().map(gap)).unwrap_or(f64::NAN)
            };
            let differences: Vec<f64> = (0..DRAWS).map(difference).collect();
            (row.ci_low, row.ci_high) = percentile_interval(&differences, CONFIDENCE).unzip();
        }
        (refusal, _) => row.refused = refusal.unwrap_or(Refusal::SameInEveryStratum).sentence(),
    }
    row
}
