//! Outlets side by side: estimates with their intervals, and what the tests say in plain sentences.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use super::chart::{Dot, dots};
use super::collection::{Collection, Comparison, Estimate};
use super::words::{counted, figure};
use crate::compare::groups::Groups;
use crate::compare::reading::capital;

/// The measures that are shown first.
const FIRST: [&str; 9] = [
    "hedges_per_1000",
    "certainty",
    "headline_certainty",
    "attributed_share",
    "transparency",
    "unnamed_share",
    "unnamed_official_share",
    "official_share",
    "distancing_share",
];

/// Most outlets in a chart: those with most articles.
pub const MOST: usize = 20;

/// Most differences that are told before the rest is folded away.
const TOLD: usize = 12;

/// Adjusted p below which a difference is told as one.
const ALPHA: f64 = 0.05;

/// Charts and findings; words that say how to get them where there are none.
#[must_use]
pub fn outlets(collection: &Collection) -> Markup {
    if collection.estimates.is_empty() {
        let why = if collection.outdated {
            "outlets.csv in this folder is of an earlier run. "
        } else {
            "There is no outlets.csv in this folder yet. "
        };
        return html! { p.note { (why) code { "reportedly compare" } " makes it; then make the page again." } };
    }
    let (shown, all) = largest(&collection.estimates);
    let Groups { one, many } = collection.groups;
    let shown = &shown[..];
    let mut measures: Vec<&str> = Vec::new();
    let mut seen = BTreeSet::new();
    for estimate in &collection.estimates {
        if seen.insert(&*estimate.measure) {
            measures.push(&estimate.measure);
        }
    }
    let (mut first, rest): (Vec<&str>, Vec<&str>) = measures.iter().partition(|measure| FIRST.contains(measure));
    first.sort_by_key(|measure| FIRST.iter().position(|name| name == measure));
    html! {
        p.lead { "A dot is the mean of one " (one) "'s articles, every article weighing the same; the line is its 95\u{a0}% interval, drawn by the bootstrap over whole articles. A hollow dot has too few articles for an interval. Two intervals that overlap do not show that two " (many) " are alike; the tests below say what can be said." }
        @for notice in collection.run["compare"]["notices"].as_array().into_iter().flatten() {
            @if let Some(notice) = notice.as_str() { p.note { (notice) } }
        }
        @if all > MOST { p.note { "The " (MOST) " " (many) " with most articles of " (all) "; outlets.csv has them all." } }
        div.panels { @for measure in &first { (panel(collection, measure, shown)) } }
        @if !rest.is_empty() {
            details.more {
                summary { "The other " (rest.len()) " measures" }
                div.panels { @for measure in &rest { (panel(collection, measure, shown)) } }
            }
        }
        (table(collection, &measures, shown))
        (findings(&collection.comparisons, many))
    }
}

/// The names with most articles, in the order of their names, and how many there are in all.
fn largest(estimates: &[Estimate]) -> (Vec<&str>, usize) {
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for estimate in estimates {
        let size = sizes.entry(&estimate.outlet).or_default();
        *size = estimate.n_articles.max(*size);
    }
    let all = sizes.len();
    let mut names: Vec<(&str, usize)> = sizes.into_iter().collect();
    names.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    names.truncate(MOST);
    names.sort_unstable();
    (names.into_iter().map(|(name, _)| name).collect(), all)
}

fn estimates<'c>(
    collection: &'c Collection,
    measure: &'c str,
    shown: &'c [&str],
) -> impl Iterator<Item = &'c Estimate> {
    collection.estimates.iter().filter(move |e| e.measure == measure && shown.contains(&&*e.outlet))
}

fn panel(collection: &Collection, measure: &str, shown: &[&str]) -> Markup {
    let label = estimates(collection, measure, shown).next().map_or(measure, |estimate| &estimate.label);
    let rows: Vec<Dot<'_>> = estimates(collection, measure, shown)
        .filter_map(|e| Some(Dot { label: &e.outlet, estimate: e.estimate?, interval: e.interval }))
        .collect();
    html! {
        figure {
            figcaption { (capital(label)) }
            @if rows.is_empty() { p.note { "No article has this measure." } } @else { (dots(label, &rows)) }
        }
    }
}

fn table(collection: &Collection, measures: &[&str], shown: &[&str]) -> Markup {
    let cell = |measure: &str, outlet: &str| {
        let found = collection.estimates.iter().find(|e| e.measure == measure && e.outlet == outlet);
        let estimate = found.and_then(|found| found.estimate).map_or("–".to_owned(), figure);
        match found.and_then(|found| found.interval) {
            Some((low, high)) => format!("{estimate} [{}, {}]", figure(low), figure(high)),
            None => estimate,
        }
    };
    html! {
        details.more {
            summary { "The same numbers as a table" }
            div.wide role="region" aria-label={ "Estimates of the " (collection.groups.many) } tabindex="0" {
                table {
                    thead { tr { th scope="col" { "Measure" } @for outlet in shown { th.n scope="col" { (outlet) } } } }
                    tbody {
                        @for measure in measures {
                            tr {
                                th scope="row" { (estimates(collection, measure, shown).next().map_or(*measure, |e| &*e.label)) }
                                @for outlet in shown { td.n { (cell(measure, outlet)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What the tests show, the differences first.
fn findings(comparisons: &[Comparison], many: &str) -> Markup {
    if comparisons.is_empty() {
        return html! {};
    }
    let tested = comparisons.iter().filter(|row| row.refused.is_empty() && row.p_adjusted.is_some()).count();
    let refused = comparisons.len() - tested;
    let mut differ: Vec<&Comparison> =
        comparisons.iter().filter(|row| row.p_adjusted.is_some_and(|p| p < ALPHA)).collect();
    differ.sort_by(|a, b| {
        let size = |row: &Comparison| row.effect_size.unwrap_or(0.0).abs();
        size(b).total_cmp(&size(a))
    });
    html! {
        h3 { "What differs" }
        @if tested == 0 { p { "There is too little to test (" (counted(refused, "comparison")) " refused): nothing here shows that the " (many) " differ, or that they are alike." } }
        @else { p {
            (counted(tested, "test")) " of whole articles, corrected for being so many of their kind; " (told_refused(refused))
            @if differ.is_empty() { " No difference is larger than chance would give (adjusted p < .05). That is no proof that the " (many) " are alike." }
            @else { " " (counted(differ.len(), "difference")) " beyond chance (adjusted p < .05), the largest first:" }
        } }
        @if !differ.is_empty() {
            ul.findings { @for row in differ.iter().take(TOLD) { li { (row.reading) } } }
            @if differ.len() > TOLD {
                details.more {
                    summary { (differ.len() - TOLD) " more differences" }
                    ul.findings { @for row in differ.iter().skip(TOLD) { li { (row.reading) } } }
                }
            }
        }
        details.more {
            summary { "Every comparison of the measures above in a sentence" }
            ul.findings {
                @for row in comparisons.iter().filter(|row| FIRST.contains(&&*row.measure)) {
                    li { @if row.refused.is_empty() { (row.reading) } @else { (capital(&row.label)) ": " (row.refused) } }
                }
            }
            p { "All of them stand in " code { "comparisons.csv" } "." }
        }
    }
}

fn told_refused(refused: usize) -> String {
    if refused == 0 {
        "none was refused.".to_owned()
    } else {
        format!("{refused} more were refused, because there is too little to test.")
    }
}
