//! outlets.csv: a row is an outlet and a measure, by one of two estimates.

use crate::column::{Cell, Column, Level};
use crate::compare::measure::MEASURES;
use crate::compare::sample::{METHODS, OutletMeasure};
use crate::report::table::Report;

/// outlets.csv
pub static OUTLETS: Report<OutletMeasure> = Report {
    name: "outlets",
    row: "an outlet and a measure, by one of two estimates",
    key: &["outlet", "measure", "method"],
    columns: &[
        Column::text("outlet", "The outlet, or group of `compare --by`.", |r: &OutletMeasure| Cell::text(&*r.outlet)),
        Column::text("measure", "What is measured.", |r: &OutletMeasure| Cell::text(r.measure)),
        Column::text("unit", "The measure in words, with its unit.", |r: &OutletMeasure| Cell::text(label(r.measure))),
        Column::count("n_articles", "articles", "Articles that have the measure.", |r: &OutletMeasure| {
            Cell::count(Some(r.n_articles))
        }),
        Column::number("estimate", "as `unit` says", "The estimate.", |r: &OutletMeasure| Cell::number(r.estimate)),
        Column::number("ci_low", "as `unit` says", "Lower end of the 95 % interval.", |r: &OutletMeasure| {
            Cell::number(r.ci_low)
        })
        .formula("percentile bootstrap, 2000 draws of whole articles; empty below 5 articles"),
        Column::number("ci_high", "as `unit` says", "Upper end of the 95 % interval.", |r: &OutletMeasure| {
            Cell::number(r.ci_high)
        })
        .formula("percentile bootstrap, 2000 draws of whole articles; empty below 5 articles"),
        Column::text("method", "Which of the two estimates.", |r: &OutletMeasure| Cell::text(r.method))
            .of(METHODS, Level::Nominal)
            .formula(
                "ratio_of_sums: all the words of the outlet together; mean_of_articles: every article weighs the same; of headline_certainty, lead_certainty and top_source_share, which articles.csv holds as means alone, both are the mean of the articles",
            ),
    ],
};

/// The measure in words.
pub(super) fn label(name: &str) -> &'static str {
    MEASURES.iter().find(|measure| measure.name == name).map_or("", |measure| measure.label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_of_columns_leads_from_every_measure_to_its_columns() {
        let page = include_str!("../../docs/columns.md");
        for measure in MEASURES {
            let alike = format!("n_{}", measure.name.trim_end_matches("_per_1000"));
            if measure.columns().next().is_some_and(|column| column == alike) {
                continue;
            }
            let row = page.lines().find(|line| {
                line.contains(&format!("`{}`", measure.name))
                    && measure.columns().all(|column| line.contains(&format!("`{column}`")))
            });
            assert!(row.is_some(), "{} has no row", measure.name);
        }
    }
}
