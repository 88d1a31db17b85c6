//! adjudicated.csv and disagreements.csv: a row is a unit and a variable, with one code or with the codes to discuss.

use crate::column::{Cell, Column, Level};
use crate::report::table::Report;
use crate::validate::adjudication::{Adjudicated, WAYS};

/// adjudicated.csv
pub static ADJUDICATED: Report<Adjudicated> = Report {
    name: "adjudicated",
    row: "a unit and a variable, with the code that stands",
    key: &["unit_id", "variable"],
    columns: &[
        Column::text("unit_id", "The unit, as in the sheets.", |r: &Adjudicated| Cell::text(&*r.unit_id)).unit("key"),
        Column::text("variable", "What was coded.", |r: &Adjudicated| Cell::text(&*r.variable)),
        Column::text(
            "code",
            "The code that stands; empty where it is open: fill it after discussion.",
            |r: &Adjudicated| Cell::text(&*r.code),
        )
        .formula("the code of more than half of the coders, else the one settled by hand"),
        Column::text("how", "How it came about.", |r: &Adjudicated| Cell::text(r.how)).of(WAYS, Level::Nominal),
        Column::count("n_codes", "codes", "Coders who gave a code.", |r: &Adjudicated| Cell::count(Some(r.n_codes))),
        Column::text("codes", "Their codes.", |r: &Adjudicated| Cell::text(&*r.codes)),
    ],
};

/// disagreements.csv
pub static DISAGREEMENTS: Report<Adjudicated> = Report {
    name: "disagreements",
    row: "a unit and a variable to which coders gave different codes",
    key: &["unit_id", "variable"],
    columns: &[
        Column::text("unit_id", "The unit, as in the sheets.", |r: &Adjudicated| Cell::text(&*r.unit_id)).unit("key"),
        Column::text("variable", "What was coded.", |r: &Adjudicated| Cell::text(&*r.variable)),
        Column::text("codes", "The codes to discuss, with their coders.", |r: &Adjudicated| Cell::text(&*r.codes)),
        Column::flag("open", "No code has a majority, and none was settled by hand.", |r: &Adjudicated| {
            Cell::Flag(r.how == "open")
        }),
        Column::text("sentence", "The sentence, as it stands in the sheets.", |r: &Adjudicated| {
            Cell::text(&*r.sentence)
        }),
        Column::text("comments", "What the coders wrote beside it.", |r: &Adjudicated| Cell::text(&*r.comments)),
    ],
};

/// The rows on which coders differ.
#[must_use]
pub fn disagreements(rows: &[Adjudicated]) -> Vec<Adjudicated> {
    rows.iter().filter(|row| row.differs).cloned().collect()
}
