//! comparisons.csv: a row is a pair of outlets, or all of them, and a measure.

use super::outlets::label;
use crate::column::{Cell, Column, Level};
use crate::compare::comparison::{Comparison, EFFECTS, TESTS};
use crate::report::table::Report;

/// The smallest p-value that is written: a cell has four decimals, and no p-value is 0.
const LEAST_P: f64 = 0.0001;

fn probability(p: Option<f64>) -> Cell<'static> {
    Cell::number(p.map(|p| p.max(LEAST_P)))
}

/// comparisons.csv
pub static COMPARISONS: Report<Comparison> = Report {
    name: "comparisons",
    row: "a pair of outlets, or all of them, and a measure",
    key: &["outlet_a", "outlet_b", "measure", "test"],
    columns: &[
        Column::text("outlet_a", "The first outlet, or group of `compare --by`; `all` for all together.", |r: &Comparison| Cell::text(&*r.outlet_a)),
        Column::text("outlet_b", "The second outlet or group; empty for all together.", |r: &Comparison| {
            Cell::text(&*r.outlet_b)
        }),
        Column::text("measure", "What is measured.", |r: &Comparison| Cell::text(r.measure)),
        Column::text("unit", "The measure in words, with its unit.", |r: &Comparison| Cell::text(label(r.measure))),
        Column::count("n_a", "articles", "Articles of the first outlet; shared events in a test within events.", |r: &Comparison| {
            Cell::count((!r.measure.is_empty()).then_some(r.n_a))
        }),
        Column::count("n_b", "articles", "Articles of the second outlet; shared events in a test within events.", |r: &Comparison| {
            Cell::count((!r.outlet_b.is_empty()).then_some(r.n_b))
        }),
        Column::number("estimate_a", "as `unit` says", "Mean of the first outlet's article rates.", |r: &Comparison| {
            Cell::number(r.estimate_a)
        })
        .formula("inside strata: weighted by n_a n_b / (n_a + n_b + 1) of each stratum"),
        Column::number("estimate_b", "as `unit` says", "Mean of the second outlet's article rates.", |r: &Comparison| {
            Cell::number(r.estimate_b)
        })
        .formula("inside strata: weighted by n_a n_b / (n_a + n_b + 1) of each stratum"),
        Column::number("difference", "as `unit` says", "How much more the first outlet has.", |r: &Comparison| {
            Cell::number(r.difference)
        })
        .formula("estimate_a - estimate_b"),
        Column::number("ci_low", "as `unit` says", "Lower end of the difference's 95 % interval.", |r: &Comparison| {
            Cell::number(r.ci_low)
        })
        .formula("percentile bootstrap, 2000 draws of whole articles, or of events"),
        Column::number("ci_high", "as `unit` says", "Upper end of the difference's 95 % interval.", |r: &Comparison| {
            Cell::number(r.ci_high)
        })
        .formula("percentile bootstrap, 2000 draws of whole articles, or of events"),
        Column::text("test", "The test that was made, or refused.", |r: &Comparison| Cell::text(r.test))
            .of(TESTS, Level::Nominal),
        Column::number("statistic", "U, H, W or z, as the test has it", "The test's own figure.", |r: &Comparison| {
            Cell::number(r.statistic)
        }),
        Column::number("p", "0 to 1", "Chance of such a figure if the outlets do not differ; 0.0001 stands for that or less.", |r: &Comparison| {
            probability(r.p)
        })
        .formula("two-sided; where it is exact, twice the smaller tail, 1 at most"),
        Column::number("p_adjusted", "0 to 1", "The same after correction for the other pairs and measures of its kind of test.", |r: &Comparison| {
            probability(r.p_adjusted)
        })
        .formula("Holm among the pairs of a measure; Benjamini-Hochberg over the measures; a pair is never below its measure; tests between outlets, inside strata and within events each among their own"),
        Column::text("effect", "Which effect size.", |r: &Comparison| Cell::text(r.effect)).of(EFFECTS, Level::Nominal),
        Column::number("effect_size", "-1 to 1", "How large the difference is; above 0 where the first outlet has more; `reading` has a word for it.", |r: &Comparison| {
            Cell::number(r.effect_size)
        })
        .formula("cliffs_delta: 2 U / (n_a n_b) - 1; epsilon_squared: H / (n - 1); matched_rank_biserial: (W+ - W-) / (W+ + W-); words for a Cliff's delta: below .147 negligible, .33 small, .474 medium, else large (Romano et al. 2006); for an epsilon squared: below .01 negligible, .04 weak, .16 moderate, else strong (Rea & Parker 1992)"),
        Column::number("smallest_effect", "0 to 1", "Smallest Cliff's delta that so many articles show four times out of five in a single test at .05; after correction for many tests it takes more.", |r: &Comparison| {
            Cell::number(r.smallest_effect)
        })
        .formula("2.80 sqrt((n_a + n_b) / (3 n_a n_b)), Noether 1987; empty above 1"),
        Column::text("reading", "The comparison in one plain sentence; its words for sizes are those of `effect_size`.", |r: &Comparison| Cell::text(&*r.reading)),
        Column::text("refused", "Why there is no test; empty where there is one.", |r: &Comparison| {
            Cell::text(&*r.refused)
        }),
    ],
};
