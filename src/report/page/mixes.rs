//! What outlets are made of: levels of certainty, kinds of sourcing, stance of the verbs that credit sources.

use maud::{Markup, html};

use super::chart::{bar, stacked};
use super::figures::{Figures, Sums, share};
use super::words::{LEVELS, counted, percent, plain, thousands};
use crate::attribution::Stance;
use crate::sourcing::{KINDS, LABELS};

/// Classes of the stances, in the order of [`Stance::NAMES`].
const STANCES: [&str; 3] = ["neutral", "distancing", "endorsing"];

/// Sentences on the five levels of certainty, outlet by outlet.
#[must_use]
pub fn certainty(outlets: &[(&str, &Figures)]) -> Markup {
    html! {
        (key(LEVELS.iter().enumerate().rev().map(|(level, (name, range))| (format!("l{level}"), format!("{name} ({range})")))))
        div.rows {
            @for (outlet, figures) in outlets {
                @let parts: Vec<(usize, String, &str)> = (0..LEVELS.len()).rev()
                    .map(|level| (figures.levels[level], format!("l{level}"), LEVELS[level].0)).collect();
                div.name { (outlet) }
                (stacked(&format!("Sentences of {outlet} by level of certainty"), &borrowed(&parts)))
                div.size { (counted(figures.sentences, "sentence")) }
            }
        }
        details.more {
            summary { "The same numbers as a table" }
            div.wide role="region" aria-label="Sentences by level of certainty" tabindex="0" {
                table {
                    thead { tr {
                        th scope="col" { "Outlet" }
                        @for (name, _) in LEVELS.iter().rev() { th.n scope="col" { (name) } }
                    } }
                    tbody {
                        @for (outlet, figures) in outlets {
                            tr {
                                th scope="row" { (outlet) }
                                @for level in (0..LEVELS.len()).rev() {
                                    td.n { (percent(share(figures.levels[level], figures.sentences))) " (" (figures.levels[level]) ")" }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn borrowed<'p>(parts: &'p [(usize, String, &'p str)]) -> Vec<(usize, &'p str, &'p str)> {
    parts.iter().map(|(count, class, name)| (*count, class.as_str(), *name)).collect()
}

/// A key to colours, in words.
fn key(items: impl Iterator<Item = (String, String)>) -> Markup {
    html! {
        ul.key { @for (class, words) in items { li { svg.swatch viewBox="0 0 10 10" aria-hidden="true" { rect class=(class) width="10" height="10" {} } (words) } } }
    }
}

/// The mix of sourcing: a row for each label, a column for each outlet.
#[must_use]
pub fn sourcing(sums: &Sums, outlets: &[(&str, &Figures)]) -> Markup {
    if sums.all.attributions == 0 {
        return html! { p.note { "No attribution was found in this collection." } };
    }
    let mut labels: Vec<usize> = (0..LABELS.len()).filter(|&label| sums.all.labels[label] > 0).collect();
    labels.sort_by_key(|&label| std::cmp::Reverse(sums.all.labels[label]));
    let of = |figures: &Figures, label: usize| share(figures.labels[label], figures.attributions);
    let largest = outlets
        .iter()
        .flat_map(|(_, figures)| labels.iter().filter_map(|&label| of(figures, label)))
        .fold(0.0, f64::max);
    html! {
        div.wide role="region" aria-label="Mix of sourcing" tabindex="0" {
            table.mix {
                thead { tr { th scope="col" { "Of all attributions" } @for (outlet, _) in outlets { th scope="col" { (outlet) } } } }
                tbody {
                    @for label in labels {
                        tr {
                            th scope="row" { (plain(LABELS[label])) }
                            @for (_, figures) in outlets {
                                td { (bar(of(figures, label).unwrap_or(0.0), largest)) span.n { (percent(of(figures, label))) } }
                            }
                        }
                    }
                    tr.sum {
                        th scope="row" { "attributions" }
                        @for (_, figures) in outlets { td { span.n { (thousands(figures.attributions)) } } }
                    }
                    tr.sum {
                        th scope="row" { "of these to a source without a name" }
                        @for (_, figures) in outlets { td { span.n { (percent(share(figures.unnamed, figures.attributions))) } } }
                    }
                    tr.sum {
                        th scope="row" { "of these to officials without a name" }
                        @for (_, figures) in outlets { td { span.n { (percent(share(figures.unnamed_officials, figures.attributions))) } } }
                    }
                }
            }
        }
    }
}

/// Stance of the verbs by kind of source.
#[must_use]
pub fn stance(sums: &Sums) -> Markup {
    let mut kinds: Vec<(usize, [usize; 3])> = sums.all.kinds.into_iter().enumerate().collect();
    kinds.retain(|(_, stances)| stances.iter().sum::<usize>() > 0);
    kinds.sort_by_key(|(_, stances)| std::cmp::Reverse(stances.iter().sum::<usize>()));
    if kinds.is_empty() {
        return html! { p.note { "No attribution was found in this collection." } };
    }
    let meaning = ["say, tell, add", "claim, allege, insist", "note, reveal, confirm"];
    html! {
        (key(Stance::NAMES.iter().zip(meaning).zip(STANCES).map(|((name, words), class)| (class.to_owned(), format!("{name} ({words})")))))
        div.rows {
            @for (kind, stances) in &kinds {
                @let parts: Vec<(usize, &str, &str)> = (0..3).map(|stance| (stances[stance], STANCES[stance], Stance::NAMES[stance])).collect();
                div.name { (plain(KINDS[*kind])) }
                (stacked(&format!("Verbs that credit {}", plain(KINDS[*kind])), &parts))
                div.size { (counted(stances.iter().sum(), "attribution")) }
            }
        }
        details.more {
            summary { "The same numbers as a table" }
            div.wide role="region" aria-label="Stance by kind of source" tabindex="0" {
                table {
                    thead { tr { th scope="col" { "Kind of source" } @for name in Stance::NAMES { th.n scope="col" { (name) } } } }
                    tbody {
                        @for (kind, stances) in &kinds {
                            tr { th scope="row" { (plain(KINDS[*kind])) } @for count in stances { td.n { (count) } } }
                        }
                    }
                }
            }
        }
    }
}
