//! What a comparison says in plain words, and why there may be none.

use super::comparison::Comparison;
use super::groups::Groups;
use crate::stats::effect::{delta_word, epsilon_word};
use crate::stats::power::{ALPHA, separation_p, smallest_delta};
use crate::stats::rank::room;

/// Fewest articles of an outlet that are tested.
///
/// With five on each side a complete separation still has p = 2/252 = .008,
/// which outlasts Holm's correction for the six pairs of four outlets; with
/// four it does not.
pub const MIN_ARTICLES: usize = 5;

/// Fewest shared events that are tested: with six, all differences of one sign have p = 2/64 = .03.
pub(super) const MIN_EVENTS: usize = 6;

/// Why there is no test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Refusal<'a> {
    /// An outlet has too few articles.
    FewArticles {
        /// Each outlet and its articles.
        sizes: [(&'a str, usize); 2],
    },
    /// Fewer than three outlets have enough articles for a test of all.
    FewOutlets {
        /// Outlets with enough articles.
        enough: usize,
        /// What they are called.
        groups: Groups,
    },
    /// The outlets share no stratum, or too few of their articles lie in those they share.
    FewInStrata {
        /// The outlets.
        names: [&'a str; 2],
        /// Strata they share.
        shared: usize,
        /// Their articles in these.
        sizes: [usize; 2],
    },
    /// The outlets share too few events.
    FewEvents {
        /// The outlets.
        names: [&'a str; 2],
        /// Events they share.
        shared: usize,
    },
    /// Every article has 0.
    AllZero,
    /// Every article has the same figure.
    AllEqual(f64),
    /// No article has the measure.
    NoValues,
    /// The outlets do not differ in any event.
    SameInEveryEvent,
    /// All articles of each stratum have the same figure.
    SameInEveryStratum,
}

impl<'a> Refusal<'a> {
    /// Too few articles in one of two outlets.
    pub fn of_sizes(sizes: [(&'a str, usize); 2]) -> Option<Self> {
        let few = sizes.iter().any(|(_, n)| *n < MIN_ARTICLES);
        few.then_some(Self::FewArticles { sizes })
    }

    /// No stratum that two outlets share, or too few articles in those they do.
    pub fn of_strata(names: [&'a str; 2], shared: usize, sizes: [usize; 2]) -> Option<Self> {
        sizes.iter().any(|n| *n < MIN_ARTICLES).then_some(Self::FewInStrata { names, shared, sizes })
    }

    /// Nothing that could be ranked.
    pub fn of_values(values: &[f64]) -> Option<Self> {
        let first = *values.first()?;
        let room = room(values);
        if values.iter().any(|value| (value - first).abs() > room) {
            return None;
        }
        Some(if first == 0.0 { Self::AllZero } else { Self::AllEqual(first) })
    }

    /// The sentence that stands in `refused`.
    pub fn sentence(self) -> String {
        match self {
            Self::FewArticles { sizes: [(a, n_a), (b, n_b)] } => {
                format!(
                    "No test: {a} has {} with this measure and {b} has {}, and each needs {MIN_ARTICLES}{}.",
                    count(n_a, "article"),
                    count(n_b, "article"),
                    shown_by(n_a, n_b)
                )
            }
            Self::FewOutlets { enough, groups: Groups { many, .. } } => format!(
                "No test of all {many} together: it needs three {many} with {MIN_ARTICLES} articles each, and there {} {enough}.",
                if enough == 1 { "is" } else { "are" }
            ),
            Self::FewInStrata { names: [a, b], shared: 0, .. } => {
                format!("No test inside strata: {a} and {b} share no stratum in which both have this measure.")
            }
            Self::FewInStrata { names: [a, b], shared, sizes: [n_a, n_b] } => {
                let strata = if shared == 1 { "the stratum".to_owned() } else { format!("the {shared} strata") };
                format!(
                    "No test inside strata: in {strata} that both have, {a} has {} with this measure and {b} has {n_b}, and each needs {MIN_ARTICLES}{}.",
                    count(n_a, "article"),
                    shown_by(n_a, n_b)
                )
            }
            Self::FewEvents { names: [a, b], shared } => format!(
                "No test within events: {a} and {b} share {} with this measure, and it needs {MIN_EVENTS}.",
                count(shared, "event")
            ),
            Self::AllZero => "No test: the figure is 0 in every article, so there is nothing to compare.".to_owned(),
            Self::AllEqual(value) => {
                format!("No test: the figure is {} in every article, so there is nothing to rank.", figure(value))
            }
            Self::NoValues => "No test: no article has this measure.".to_owned(),
            Self::SameInEveryEvent => "No test: the two have the same figure in every event.".to_owned(),
            Self::SameInEveryStratum => {
                "No test: inside each stratum all articles have the same figure, so there is nothing to rank."
                    .to_owned()
            }
        }
    }
}

/// How large a difference so many articles could have shown, behind what a refusal says; empty where one outlet has none.
fn shown_by(n_a: usize, n_b: usize) -> String {
    let Some(p) = separation_p(n_a, n_b) else { return String::new() };
    if p >= ALPHA {
        return format!(
            "; so few show nothing: even of a complete separation p would be {} at the least",
            probability(p)
        );
    }
    match smallest_delta(n_a, n_b) {
        Some(delta) => format!("; in a single test so few would probably show a Cliff's delta of {delta:.2} or more"),
        None => format!(
            "; in a single test so few show hardly less than a complete separation, of which p would be {} at the least",
            probability(p)
        ),
    }
}

/// What a single test of so many articles would have found, behind one that found nothing; empty where what was observed is
/// as large, or where only the correction lets it go (p .002, .322 after correction).
fn would_have_shown(row: &Comparison) -> String {
    let effect = row.effect_size.unwrap_or_default().abs();
    match row.smallest_effect {
        _ if row.p.is_some_and(|p| p < ALPHA) => String::new(),
        Some(delta) if effect < delta => {
            format!("; in a single test only a Cliff's delta of {delta:.2} or more would probably have been found")
        }
        None if effect < 1.0 => {
            "; in a single test only a complete separation would probably have been found".to_owned()
        }
        _ => String::new(),
    }
}

/// Articles without an outlet, or whatever they are grouped by.
pub(super) fn nameless(n: usize, all: usize, groups: Groups) -> String {
    let mend = if n == all && groups == Groups::default() {
        " `reportedly score --map outlet=NAME` names the column that holds it; of plain texts it is the folder they lie in."
    } else if groups == Groups::default() {
        " Of a plain text it is the folder that it lies in, or what a line `Source: NAME, DAY` names below the headline."
    } else {
        ""
    };
    format!(
        "{n} of {} {} no {} and {} left out.{mend}",
        count(all, "article"),
        if n == 1 { "has" } else { "have" },
        groups.one,
        if n == 1 { "is" } else { "are" }
    )
}

/// Articles whose text is another's or an agency's.
pub(super) fn copies(n: usize) -> String {
    format!(
        "{} the text of another, or of an agency that is credited, and {} left out, or texts would be compared with themselves.",
        if n == 1 { "1 article repeats".to_owned() } else { format!("{n} articles repeat") },
        if n == 1 { "is" } else { "are" }
    )
}

/// Names that may be one in several spellings.
pub(super) fn spellings(sets: &[Vec<&str>], groups: Groups) -> String {
    const SHOWN: usize = 5;
    const LETTERS: usize = 40;
    let short = |name: &&str| match name.char_indices().nth(LETTERS) {
        Some((at, _)) => format!("`{}…`", &name[..at]),
        None => format!("`{name}`"),
    };
    let more = |all: usize| if all > SHOWN { format!(" and {} more", all - SHOWN) } else { String::new() };
    let set =
        |names: &Vec<&str>| names.iter().take(SHOWN).map(short).collect::<Vec<_>>().join(", ") + &more(names.len());
    let told: Vec<String> = sets.iter().take(SHOWN).map(set).collect();
    let rest = if sets.len() > SHOWN { format!(";{}", more(sets.len())) } else { String::new() };
    let mend = if groups == Groups::default() {
        "rows of lexicons/input/outlets.csv bring them together when `score` runs again"
    } else {
        "write them alike in that column"
    };
    format!(
        "Some {} may be one in several spellings, and are compared as several: {}{rest}. If they are one, {mend}.",
        groups.many,
        told.join("; ")
    )
}

/// Articles that are too short for their rates to say much.
pub(super) fn brief(n: usize, all: usize, words: f64) -> String {
    format!(
        "{n} of {} {} fewer than {words} words, as tickers, captions and corrections do: one hedge in 20 words is 50 per 1000, and in a mean of articles such a rate weighs as much as a long report's. `ratio_of_sums` in outlets.csv weighs by words.",
        count(all, "article"),
        if n == 1 { "has" } else { "have" }
    )
}

/// More outlets than are compared pair by pair.
pub(super) fn many_outlets(all: usize, compared: usize, groups: Groups) -> String {
    let many = groups.many;
    format!("Of {all} {many} the {compared} with most articles are compared; outlets.csv holds them all.")
}

/// What a test of all groups together holds: all of them, or those that are compared.
pub(super) fn all_of(compared: usize, all: usize, groups: Groups) -> String {
    let many = groups.many;
    if compared < all { format!("the {compared} of {all} {many} with most articles") } else { format!("all {many}") }
}

/// More strata than mean anything.
pub(super) fn many_strata(all: usize, most: usize) -> String {
    format!(
        "Articles fall into {all} strata, too many to compare inside them (at most {most}); choose a coarser column."
    )
}

/// Articles that no test inside strata holds.
pub(super) fn outside_strata(n: usize, all: usize) -> String {
    format!(
        "{n} of {} {} nothing in the column of --stratify, or for `month` no day that could be read, and {} left out of the tests inside strata.",
        count(all, "article"),
        if n == 1 { "has" } else { "have" },
        if n == 1 { "is" } else { "are" }
    )
}

/// Fewer than two outlets among the articles that are compared; of others there may be `copies`, and articles that name
/// `none`.
pub(super) fn one_outlet(name: Option<&str>, copies: bool, none: bool, Groups { one, many }: Groups) -> String {
    let left = if copies || none { " that are left" } else { "" };
    let what = match name {
        Some(name) => format!("all articles{left} are of {name}, and a comparison needs two {many}"),
        None if copies => format!("no article that is left names its {one}"),
        None => format!("no article names its {one}"),
    };
    let mend = if copies { "; --keep-copies compares those of others too, which repeat a text" } else { "" };
    format!("No comparison: {what}{mend}.")
}

/// The sentence of a row; the refusal where there is no test. `all` is what a test of all together holds, as [`all_of`]
/// tells.
pub(super) fn reading(row: &Comparison, label: &str, tests: usize, (groups, all): (Groups, &str)) -> String {
    let (Some(p), Some(p_adjusted)) = (row.p, row.p_adjusted) else { return row.refused.clone() };
    let differs = p_adjusted < ALPHA;
    let tested = if tests == 1 {
        format!("p {}", probability(p))
    } else {
        format!("p {}, {} after correction for {tests} tests", probability(p), probability(p_adjusted))
    };
    let label = capital(label);
    let effect = row.effect_size.unwrap_or_default();
    if row.outlet_b.is_empty() {
        let many = groups.many;
        let verdict = if differs {
            format!("the {many} differ by more than chance explains, to a {} degree", epsilon_word(effect))
        } else {
            format!("these articles do not show that the {many} differ")
        };
        return format!("{label}, {} of {all}: {verdict} ({tested}).", count(row.n_a, "article"));
    }
    let within = row.test == "wilcoxon_within_events";
    let (a, b) = (&row.outlet_a, &row.outlet_b);
    let [mean_a, mean_b] = [row.estimate_a, row.estimate_b].map(|mean| figure(mean.unwrap_or_default()));
    let articles = |n: usize| count(n, "article");
    let means = match row.test {
        "wilcoxon_within_events" => {
            format!(
                "{label}, in the {} both report: {mean_a} on average in {a} and {mean_b} in {b}",
                count(row.n_a, "event")
            )
        }
        "van_elteren" => format!(
            "{label}, with the same mixture of strata: {mean_a} on average in {a} ({}) and {mean_b} in {b} ({})",
            articles(row.n_a),
            row.n_b
        ),
        _ => format!("{label}: {mean_a} on average in {a} ({}) and {mean_b} in {b} ({})", articles(row.n_a), row.n_b),
    };
    let verdict = if !differs {
        let missed = if within { String::new() } else { would_have_shown(row) };
        format!("which does not show that they differ ({tested}){missed}")
    } else if within {
        format!("a difference of {} within the same event, larger than chance explains ({tested})", spread(row))
    } else {
        let higher = if effect >= 0.0 { a } else { b };
        let share = 50.0 + 50.0 * effect.abs();
        let against = row.difference.is_some_and(|difference| difference * effect < 0.0);
        let turn = if against { ", though a few articles pull the averages the other way" } else { "" };
        format!(
            "a difference of {}, larger than chance explains ({tested}) and {}, the article of {higher} being ahead in {share:.0} % of pairs, ties counted half{turn}",
            spread(row),
            delta_word(effect)
        )
    };
    format!("{means}, {verdict}.")
}

/// The difference with its interval.
fn spread(row: &Comparison) -> String {
    let difference = figure(row.difference.unwrap_or_default());
    match (row.ci_low, row.ci_high) {
        (Some(low), Some(high)) => format!("{difference} (95 % interval {} to {})", figure(low), figure(high)),
        _ => difference,
    }
}

/// A figure in so many decimals as a reader can use: one from 10 up, else two; never `-0`.
fn figure(value: f64) -> String {
    let decimals = if value.abs() >= 10.0 { 1 } else { 2 };
    let text = format!("{value:.decimals$}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A probability in three decimals.
fn probability(p: f64) -> String {
    if p < 0.001 { "below .001".to_owned() } else { format!("{p:.3}").trim_start_matches('0').to_owned() }
}

/// `1 article`, `3 articles`.
#[must_use]
pub fn count(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

/// A label as it stands at the head of a sentence.
#[must_use]
pub fn capital(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_have_been_found_is_told_of_a_single_test_and_of_less_than_was_observed() {
        let row = |p: f64, effect: f64, smallest: Option<f64>| Comparison {
            outlet_b: "Star".to_owned(),
            p: Some(p),
            p_adjusted: Some(0.322),
            effect_size: Some(effect),
            smallest_effect: smallest,
            ..Comparison::default()
        };
        let told = |row: &Comparison| reading(row, "hedges", 737, (Groups::default(), "all outlets"));
        let missed = told(&row(0.2, -0.2, Some(0.64)));
        assert!(
            missed.ends_with("; in a single test only a Cliff's delta of 0.64 or more would probably have been found."),
            "{missed}"
        );
        let observed = told(&row(0.002, -0.6, Some(0.64)));
        assert!(observed.ends_with("(p .002, .322 after correction for 737 tests)."), "{observed}");
        assert!(!told(&row(0.06, -0.667, Some(0.64))).contains("found"));
        assert!(told(&row(0.06, 0.7, None)).contains("in a single test only a complete separation"));
        assert!(!told(&row(0.008, 1.0, None)).contains("separation"));
    }

    #[test]
    fn a_refusal_says_what_so_few_articles_could_have_shown() {
        let told = |a, b| Refusal::of_sizes([("Post", a), ("Star", b)]).expect("few").sentence();
        assert!(told(3, 7).ends_with("needs 5; in a single test so few show hardly less than a complete separation, of which p would be .017 at the least."), "{}", told(3, 7));
        assert!(
            told(2, 3).ends_with("; so few show nothing: even of a complete separation p would be .200 at the least."),
            "{}",
            told(2, 3)
        );
        assert!(
            told(4, 100).ends_with("; in a single test so few would probably show a Cliff's delta of 0.82 or more."),
            "{}",
            told(4, 100)
        );
        assert!(told(0, 9).ends_with("each needs 5."), "{}", told(0, 9));
    }

    #[test]
    fn spellings_are_told_in_a_line() {
        let long = "Harbour ".repeat(50);
        let many = vec![long.as_str(); 7];
        let told = spellings(&[many, vec!["Post", "POST"]], Groups::of("desk"));
        let name = format!("`{}…`", &long[..40]);
        assert!(told.contains(&format!("{} and 2 more; `Post`, `POST`. If", [&*name; 5].join(", "))), "{told}");
        assert!(told.ends_with("If they are one, write them alike in that column."), "{told}");
        let sets = vec![vec!["Post", "POST"]; 6];
        assert!(spellings(&sets, Groups::default()).contains("`POST`; and 1 more. If they are one, rows of"));
    }
}
