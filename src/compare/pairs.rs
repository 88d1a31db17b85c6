//! Two outlets on the same events: the difference inside each event, so that the subject cannot be what differs.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::article::ArticleRow;
use super::comparison::{Comparison, Family};
use super::measure::Measure;
use super::outlet::{CONFIDENCE, Outlet};
use super::reading::{MIN_EVENTS, Refusal};
use crate::stats::bootstrap::{DRAWS, Ratio, draws, percentile_interval};
use crate::stats::{effect, random::Random, sign, summary::mean};

/// The mean rates of two outlets in one event, by measure.
type Event = Vec<Option<(f64, f64)>>;

/// Every measure with its pairs of outlets that share an event; no pairs where no event is known.
pub(super) fn within_events(outlets: &[&Outlet], measures: &[&'static Measure], seed: u64) -> Vec<Family> {
    let by_event: Vec<BTreeMap<&str, Vec<&ArticleRow>>> = outlets.iter().map(|outlet| events_of(outlet)).collect();
    let mut places = Vec::new();
    for first in 0..outlets.len() {
        places.extend((first + 1..outlets.len()).map(|second| (first, second)));
    }
    let columns: Vec<Vec<Comparison>> = places
        .into_par_iter()
        .map(|(a, b)| {
            let shared = shared(&by_event[a], &by_event[b], measures.len());
            if shared.is_empty() {
                Vec::new()
            } else {
                compare([outlets[a].name, outlets[b].name], &shared, measures, seed)
            }
        })
        .collect();
    let mut families: Vec<Family> = measures.iter().map(|_| Family::default()).collect();
    for pair in columns {
        for (family, comparison) in families.iter_mut().zip(pair) {
            family.pairs.push(comparison);
        }
    }
    families
}

fn events_of<'a>(outlet: &Outlet<'a>) -> BTreeMap<&'a str, Vec<&'a ArticleRow>> {
    let mut events: BTreeMap<&str, Vec<&ArticleRow>> = BTreeMap::new();
    for row in outlet.rows.iter().filter(|row| !row.event_id.is_empty()) {
        events.entry(&row.event_id).or_default().push(row);
    }
    events
}

fn shared(a: &BTreeMap<&str, Vec<&ArticleRow>>, b: &BTreeMap<&str, Vec<&ArticleRow>>, measures: usize) -> Vec<Event> {
    let rate = |rows: &[&ArticleRow], place: usize| {
        let rates: Vec<f64> = rows.iter().filter_map(|row| row.values.get(place)?.rate()).collect();
        mean(&rates)
    };
    let both = |(event, of_a): (&&str, &Vec<&ArticleRow>)| {
        let of_b = b.get(event)?;
        Some((0..measures).map(|place| rate(of_a, place).zip(rate(of_b, place))).collect())
    };
    a.iter().filter_map(both).collect()
}

/// Every measure of a pair: Wilcoxon over the events, and the bootstrap of the mean difference with events drawn again.
fn compare(names: [&str; 2], events: &[Event], measures: &[&'static Measure], seed: u64) -> Vec<Comparison> {
    let difference = |pair: &Option<(f64, f64)>| {
        pair.map_or(Ratio::default(), |(a, b)| Ratio { numerator: a - b, denominator: 1.0 })
    };
    let table: Vec<Vec<Ratio>> = events.iter().map(|event| event.iter().map(difference).collect()).collect();
    let drawn = draws(&table, measures.len(), DRAWS, &mut Random::named(seed, &names.join("\n")));
    let column = |(place, measure): (usize, &&'static Measure)| {
        let pairs: Vec<(f64, f64)> = events.iter().filter_map(|event| event[place]).collect();
        let (of_a, of_b): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
        let differences: Vec<f64> = pairs.iter().map(|(a, b)| a - b).collect();
        let mut row = Comparison {
            outlet_a: names[0].to_owned(),
            outlet_b: names[1].to_owned(),
            measure: measure.name,
            n_a: pairs.len(),
            n_b: pairs.len(),
            estimate_a: mean(&of_a),
            estimate_b: mean(&of_b),
            difference: mean(&differences),
            test: "wilcoxon_within_events",
            effect: "matched_rank_biserial",
            ..Comparison::default()
        };
        let refusal = if pairs.len() < MIN_EVENTS {
            Some(Refusal::FewEvents { names, shared: pairs.len() })
        } else {
            Refusal::of_values(&[of_a, of_b].concat())
        };
        match (refusal, sign::wilcoxon(&pairs)) {
            (None, Some(found)) => {
                row.statistic = Some(found.test.statistic);
                row.p = Some(found.test.p);
                row.effect_size = effect::matched_rank_biserial(found.up, found.down);
                (row.ci_low, row.ci_high) = percentile_interval(&drawn[place].mean_of_articles, CONFIDENCE).unzip();
            }
            (refusal, _) => row.refused = refusal.unwrap_or(Refusal::SameInEveryEvent).sentence(),
        }
        row
    };
    measures.iter().enumerate().map(column).collect()
}
