//! Collections whose habits are known, and collections that allow no comparison.

use super::article::ArticleRow;
use super::collection::Settings;
use super::comparison::Comparison;
use super::measure::{MEASURES, Measure};
use super::sample::{OutletMeasure, Sample};
use crate::stats::bootstrap::Ratio;
use crate::stats::random::Random;

fn measures(names: &[&str]) -> Vec<&'static Measure> {
    MEASURES.iter().filter(|measure| names.contains(&measure.name)).collect()
}

/// `n` articles of an outlet in which each of the measures has about `rate` per 600 words.
fn articles(outlet: &str, n: usize, rates: &[f64]) -> Vec<ArticleRow> {
    let mut random = Random::named(9, outlet);
    let value = |rate: f64, random: &mut Random| {
        let numerator = (rate * (0.5 + random.share())).round() * 1000.0;
        Ratio { numerator, denominator: 600.0 }
    };
    (0..n)
        .map(|i| ArticleRow {
            article_id: format!("{outlet}-{i}"),
            group: outlet.to_owned(),
            event_id: format!("e{i}"),
            values: rates.iter().map(|&rate| value(rate, &mut random)).collect(),
            ..ArticleRow::default()
        })
        .collect()
}

fn seeded(seed: u64) -> Settings {
    Settings { seed, ..Settings::default() }
}

fn compared(rows: &[ArticleRow], measures: &[&'static Measure]) -> Vec<Comparison> {
    Sample::new(rows, measures, seeded(1)).comparisons().rows
}

#[test]
fn a_difference_is_found_sized_and_said() {
    let measures = measures(&["hedges_per_1000", "boosters_per_1000"]);
    let rows = [articles("Harbour Post", 30, &[12.0, 4.0]), articles("Valley Star", 30, &[7.0, 4.0])].concat();
    let sample = Sample::new(&rows, &measures, seeded(1));
    let comparisons = sample.comparisons();
    assert_eq!((comparisons.tests, comparisons.kinds()), (4, 2));
    // Two tests between the outlets and two within their events: each is corrected for two.
    for row in &comparisons.rows {
        assert!(row.reading.contains("after correction for 2 tests"), "{}", row.reading);
    }
    let hedges = &comparisons.rows[0];
    assert_eq!((hedges.outlet_a.as_str(), hedges.test), ("Harbour Post", "mann_whitney"));
    assert!(hedges.p_adjusted.unwrap() < 0.01 && hedges.effect_size.unwrap() > 0.474);
    let (low, high) = (hedges.ci_low.unwrap(), hedges.ci_high.unwrap());
    assert!(0.0 < low && low < hedges.difference.unwrap() && hedges.difference.unwrap() < high);
    assert!(hedges.reading.starts_with("Hedges per 1000 words: "), "{}", hedges.reading);
    assert!(hedges.reading.contains("larger than chance explains"), "{}", hedges.reading);
    let within = &comparisons.rows[1];
    assert_eq!((within.test, within.n_a), ("wilcoxon_within_events", 30));
    assert!(within.reading.contains("in the 30 events both report"), "{}", within.reading);
    let boosters = &comparisons.rows[2];
    assert!(boosters.p_adjusted.unwrap() > 0.05);
    assert!(boosters.reading.contains("does not show that they differ"), "{}", boosters.reading);
    let outlets = sample.outlets();
    assert_eq!(outlets.len(), 8);
    assert_eq!(outlets[0].method, "ratio_of_sums");
    assert!(outlets.iter().all(|row| row.ci_low <= row.estimate && row.estimate <= row.ci_high));
}

#[test]
fn no_pair_is_surer_than_its_measure() {
    let measures = measures(&["hedges_per_1000", "boosters_per_1000", "modal_per_1000"]);
    let rows =
        ["A", "B", "C", "D"].map(|outlet| articles(outlet, 12, &[6.0, if outlet == "D" { 9.0 } else { 6.0 }, 5.0]));
    let rows = compared(&rows.concat(), &measures);
    for all in rows.iter().filter(|row| row.outlet_a == "all") {
        assert_eq!((all.test, all.n_a), ("kruskal_wallis", 48));
        let pairs = rows.iter().filter(|row| row.measure == all.measure && row.test == "mann_whitney");
        assert_eq!(pairs.clone().count(), 6);
        for pair in pairs {
            assert!(pair.p_adjusted >= all.p_adjusted && pair.p_adjusted >= pair.p, "{pair:?}");
        }
    }
    let boosters = rows.iter().find(|row| row.outlet_a == "all" && row.measure == "boosters_per_1000").unwrap();
    assert!(boosters.p_adjusted.unwrap() < 0.01, "{}", boosters.reading);
}

#[test]
fn a_test_of_the_largest_outlets_says_that_it_is_not_of_all() {
    let hedges = measures(&["hedges_per_1000"]);
    let rows: Vec<_> = (0..22).flat_map(|outlet| articles(&format!("Outlet {outlet:02}"), 6, &[5.0])).collect();
    let told = |rows: &[ArticleRow]| compared(rows, &hedges).remove(0).reading;
    assert!(told(&rows).contains(", 120 articles of the 20 of 22 outlets with most articles: "), "{}", told(&rows));
    assert!(told(&rows[..120]).contains(", 120 articles of all outlets: "), "{}", told(&rows[..120]));
}

#[test]
fn what_cannot_be_compared_is_refused_in_words() {
    let hedges = measures(&["hedges_per_1000"]);
    let many = articles("Harbour Post", 9, &[8.0]);
    let cases = [
        (articles("Valley Star", 2, &[8.0]), "Valley Star has 2 articles, and each needs 5"),
        (Vec::new(), "all articles are of Harbour Post, and a comparison needs two outlets"),
    ];
    for (others, expected) in cases {
        let rows = compared(&[many.clone(), others].concat(), &hedges);
        let row = rows.iter().find(|row| row.test != "wilcoxon_within_events").unwrap();
        assert!(row.refused.contains(expected), "{}", row.refused);
        assert_eq!((row.p, row.p_adjusted, row.effect_size), (None, None, None));
        assert_eq!(row.reading, row.refused);
    }
    let nothing = compared(&[], &hedges);
    assert_eq!(nothing[0].refused, "No comparison: no article names its outlet.");
    let zeros = [articles("A", 9, &[0.0]), articles("B", 9, &[0.0])].concat();
    for row in compared(&zeros, &hedges) {
        assert_eq!(row.refused, "No test: the figure is 0 in every article, so there is nothing to compare.");
        assert_eq!(row.p, None);
    }
    let mut twins = articles("A", 9, &[5.0]);
    twins.extend(twins.clone().into_iter().map(|row| ArticleRow { group: "B".to_owned(), ..row }));
    let rows = compared(&twins, &hedges);
    assert_eq!(rows[0].p, Some(1.0));
    assert_eq!(rows[1].refused, "No test: the two have the same figure in every event.");
}

#[test]
fn an_outlet_of_nothing_but_copies_is_no_outlet_that_is_not_there() {
    let hedges = measures(&["hedges_per_1000"]);
    let mut rows = [articles("Sport", 9, &[5.0]), articles("Politics", 9, &[5.0])].concat();
    rows[9..].iter_mut().for_each(|row| row.copy_of = "Sport-0".to_owned());
    let told = "No comparison: all articles that are left are of Sport, and a comparison needs two outlets; \
                --keep-copies compares those of others too, which repeat a text.";
    assert_eq!(compared(&rows, &hedges)[0].refused, told);
    rows[9..].iter_mut().for_each(|row| row.group.clear());
    let told = "No comparison: all articles that are left are of Sport, and a comparison needs two outlets.";
    assert_eq!(compared(&rows, &hedges)[0].refused, told);
}

#[test]
fn outlets_that_share_no_stratum_are_told_so() {
    let hedges = measures(&["hedges_per_1000"]);
    let mut rows = [articles("A", 9, &[5.0]), articles("B", 9, &[5.0])].concat();
    rows.iter_mut().for_each(|row| row.stratum = row.group.to_lowercase());
    let inside = |rows: &[ArticleRow]| {
        let rows = compared(rows, &hedges);
        rows.into_iter().find(|row| row.test == "van_elteren").unwrap()
    };
    let row = inside(&rows);
    assert_eq!(row.refused, "No test inside strata: A and B share no stratum in which both have this measure.");
    rows[..2].iter_mut().for_each(|row| row.stratum = "b".to_owned());
    let row = inside(&rows);
    let told = "No test inside strata: in the stratum that both have, A has 2 articles with this measure and B has 9, ";
    assert!(row.refused.starts_with(told), "{}", row.refused);
    assert_eq!((row.n_a, row.n_b), (2, 9));
}

#[test]
fn only_outlets_that_are_compared_keep_what_was_drawn() {
    let hedges = measures(&["hedges_per_1000"]);
    let names: Vec<String> = (0..24).map(|number| format!("{number:02}")).collect();
    // The first has most articles, the last too few for an interval.
    let rows: Vec<ArticleRow> =
        names.iter().enumerate().flat_map(|(number, name)| articles(name, 27 - number, &[5.0])).collect();
    let sample = Sample::new(&rows, &hedges, seeded(1));
    let kept = sample.kept();
    assert_eq!(kept.iter().filter(|draws| **draws > 0).count(), 20, "{kept:?}");
    let outlets = sample.outlets();
    assert!(outlets.iter().all(|row| row.ci_low.is_some() == (row.n_articles >= 5)));
    // A further outlet changes no interval of another, whether its draws are kept or not.
    let alone: Vec<ArticleRow> = rows.iter().filter(|row| row.group == "21").cloned().collect();
    let interval = |rows: &[OutletMeasure]| rows.iter().find(|row| row.outlet == "21").map(|row| row.ci_low);
    assert_eq!(interval(&Sample::new(&alone, &hedges, seeded(1)).outlets()), interval(&outlets));
}

#[test]
fn a_mean_over_more_sentences_is_the_same_figure() {
    // What is read as .35 over 3 and over 7 sentences comes back out of the sums in other last bits.
    let certainty = measures(&["certainty"]);
    let of = |outlet: &str, sentences: f64| {
        let value = certainty[0].ratio(Some(0.35), Some(sentences));
        let row =
            |i| ArticleRow { article_id: format!("{outlet}{i}"), group: outlet.to_owned(), ..ArticleRow::default() };
        (0..6).map(|i| ArticleRow { values: vec![value], ..row(i) }).collect::<Vec<_>>()
    };
    assert!(certainty[0].ratio(Some(0.35), Some(3.0)).rate() != certainty[0].ratio(Some(0.35), Some(7.0)).rate());
    for row in compared(&[of("A", 3.0), of("B", 7.0), of("C", 4.0)].concat(), &certainty) {
        assert_eq!(row.refused, "No test: the figure is 0.35 in every article, so there is nothing to rank.");
    }
}

#[test]
fn copies_and_nameless_articles_are_left_out_and_told() {
    let hedges = measures(&["hedges_per_1000"]);
    let mut rows = [articles("A", 9, &[5.0]), articles("B", 9, &[5.0])].concat();
    rows[0].copy_of = "B-0".to_owned();
    rows[17].group.clear();
    let sample = Sample::new(&rows, &hedges, seeded(1));
    assert_eq!(sample.notices.len(), 2);
    assert!(sample.notices[0].starts_with("1 of 18 articles has no outlet and is left out"), "{:?}", sample.notices);
    let row = &sample.comparisons().rows[0];
    assert_eq!((row.n_a, row.n_b), (8, 8));
}

#[test]
fn one_outlet_in_two_spellings_and_articles_of_a_few_words_are_told() {
    let hedges = measures(&["hedges_per_1000"]);
    let mut rows = [articles("Harbour Post", 9, &[5.0]), articles("The HARBOUR POST", 9, &[5.0])].concat();
    rows.iter_mut().for_each(|row| row.words = Some(600.0));
    rows[0].words = Some(49.0);
    let notices = Sample::new(&rows, &hedges, seeded(1)).notices;
    assert_eq!(notices.len(), 2, "{notices:?}");
    assert!(notices[0].contains("compared as several: `Harbour Post`, `The HARBOUR POST`."), "{notices:?}");
    assert!(notices[1].starts_with("1 of 18 articles has fewer than 50 words"), "{notices:?}");
    // One in many is no matter.
    rows.extend(articles("Valley Star", 9, &[5.0]));
    rows.iter_mut().for_each(|row| row.group = "Valley Star".to_owned());
    assert_eq!(Sample::new(&rows, &hedges, seeded(1)).notices.len(), 0);
}

#[test]
fn the_same_seed_gives_the_same_rows_and_a_new_outlet_moves_no_interval() {
    let hedges = measures(&["hedges_per_1000"]);
    let two = [articles("A", 9, &[5.0]), articles("B", 9, &[5.0])].concat();
    let three = [two.clone(), articles("C", 9, &[5.0])].concat();
    let (once, again) = (Sample::new(&two, &hedges, seeded(4)), Sample::new(&two, &hedges, seeded(4)));
    assert_eq!(once.comparisons(), again.comparisons());
    assert_eq!(once.outlets()[..], Sample::new(&three, &hedges, seeded(4)).outlets()[..4]);
}

#[test]
fn a_subject_that_only_one_outlet_covers_is_no_habit() {
    // Both outlets hedge alike in each section; one writes mostly of science, where everybody hedges.
    let hedges = measures(&["hedges_per_1000"]);
    let section = |outlet: &str, name: &str, n: usize, rate: f64| {
        let mut random = Random::named(5, &format!("{outlet}{name}"));
        let row = |i: usize| ArticleRow {
            article_id: format!("{outlet}{name}{i}"),
            group: outlet.to_owned(),
            stratum: name.to_owned(),
            values: vec![Ratio { numerator: (rate * (0.5 + random.share())).round() * 1000.0, denominator: 600.0 }],
            ..ArticleRow::default()
        };
        (0..n).map(row).collect::<Vec<_>>()
    };
    let rows = [
        section("A", "science", 40, 12.0),
        section("A", "sport", 10, 4.0),
        section("B", "science", 10, 12.0),
        section("B", "sport", 40, 4.0),
    ];
    let rows = compared(&rows.concat(), &hedges);
    assert_eq!(rows.iter().map(|row| row.test).collect::<Vec<_>>(), ["mann_whitney", "van_elteren"]);
    assert!(rows[0].p_adjusted.unwrap() < 0.01, "{}", rows[0].reading);
    assert!(rows[1].p_adjusted.unwrap() > 0.05, "{}", rows[1].reading);
    assert!(rows[1].difference.unwrap().abs() < 2.0 && rows[0].difference.unwrap() > 5.0);
    assert!(rows[1].ci_low.unwrap() < 0.0 && 0.0 < rows[1].ci_high.unwrap());
    assert!(rows[1].reading.contains("with the same mixture of strata"), "{}", rows[1].reading);
}

#[test]
fn no_reading_judges() {
    let measures = measures(&["hedges_per_1000"]);
    let rows = ["A", "B", "C"].map(|outlet| articles(outlet, 12, &[if outlet == "C" { 9.0 } else { 6.0 }]));
    for row in compared(&rows.concat(), &measures) {
        let reading = row.reading.to_lowercase();
        for word in ["truth", "reliable outlet", "credib", "better", "worse", "bias", "quality"] {
            assert!(!reading.contains(word), "{reading}");
        }
        assert_eq!(reading.matches(". ").count(), 0, "one sentence: {reading}");
    }
}
