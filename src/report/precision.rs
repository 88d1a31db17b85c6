//! precision.csv: a row is a value in an outlet, and how well the program finds it.

use crate::column::{Cell, Column};
use crate::report::table::Report;
use crate::validate::precision::Precision;

const WILSON: &str = "Wilson's interval on the effective size, units clustered by article";
const DRAWN: &str = "percentile bootstrap, 2000 draws of whole articles";

/// precision.csv
pub static PRECISION: Report<Precision> = Report {
    name: "precision",
    row: "a value of a variable in an outlet, and how well the program finds it",
    key: &["variable", "value", "outlet"],
    columns: &[
        Column::text("variable", "What was coded.", |r: &Precision| Cell::text(&*r.variable)),
        Column::text(
            "value",
            "The value; empty for all together, where the three figures are the share of units on which program and people agree.",
            |r: &Precision| Cell::text(&*r.value),
        ),
        Column::text("outlet", "The outlet, or `all`; an outlet of that name is `all (outlet)`.", |r: &Precision| {
            Cell::text(r.outlet.name())
        }),
        Column::count("n_units", "units", "Units that people coded.", |r: &Precision| Cell::count(Some(r.n_units))),
        Column::count("n_program", "units", "Units to which the program gave the value.", |r: &Precision| {
            Cell::count(Some(r.n_program))
        }),
        Column::count("n_people", "units", "Units to which people gave it.", |r: &Precision| {
            Cell::count(Some(r.n_people))
        }),
        Column::count("n_both", "units", "Units to which both gave it.", |r: &Precision| Cell::count(Some(r.n_both))),
        Column::number(
            "precision",
            "0 to 1",
            "Of what the program calls so, the share that people call so.",
            |r: &Precision| Cell::number(r.precision.value),
        )
        .formula("each unit counts for the sentences it stands for"),
        Column::number("precision_low", "0 to 1", "Lower end of its 95 % interval.", |r: &Precision| {
            Cell::number(r.precision.low)
        })
        .formula(WILSON),
        Column::number("precision_high", "0 to 1", "Upper end.", |r: &Precision| Cell::number(r.precision.high))
            .formula(WILSON),
        Column::number(
            "recall",
            "0 to 1",
            "Of what people call so, the share that the program calls so.",
            |r: &Precision| Cell::number(r.recall.value),
        )
        .formula("each unit counts for the sentences it stands for"),
        Column::number("recall_low", "0 to 1", "Lower end of its 95 % interval.", |r: &Precision| {
            Cell::number(r.recall.low)
        })
        .formula(WILSON),
        Column::number("recall_high", "0 to 1", "Upper end.", |r: &Precision| Cell::number(r.recall.high))
            .formula(WILSON),
        Column::number("f1", "0 to 1", "Harmonic mean of precision and recall.", |r: &Precision| {
            Cell::number(r.f1.value)
        }),
        Column::number("f1_low", "0 to 1", "Lower end of its 95 % interval.", |r: &Precision| Cell::number(r.f1.low))
            .formula(DRAWN),
        Column::number("f1_high", "0 to 1", "Upper end.", |r: &Precision| Cell::number(r.f1.high)).formula(DRAWN),
    ],
};
