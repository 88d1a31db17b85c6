//! codebook.csv: every column of every report, from the same entries that make the headers.

use crate::column::{Cell, Column, Kind, Level};
use crate::report::face::Format;
use crate::report::table::{About, Report, Tabular};

/// A column of a report, as a row of the codebook.
#[derive(Clone, Copy, Debug)]
pub struct Variable {
    /// File name without its ending.
    pub file: &'static str,
    /// Format of the file.
    pub format: Format,
    /// The column.
    pub column: About,
}

/// Every column of the reports, in order.
#[must_use]
pub fn variables(reports: &[&dyn Tabular], format: Format) -> Vec<Variable> {
    let of = |report: &&dyn Tabular| {
        let file = report.name();
        report.columns().into_iter().map(move |column| Variable { file, format, column }).collect::<Vec<_>>()
    };
    reports.iter().flat_map(of).collect()
}

/// The word of a type in Frictionless Table Schema.
#[must_use]
pub const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "string",
        Kind::Count => "integer",
        Kind::Number => "number",
        Kind::Flag => "boolean",
    }
}

/// The word of a level of measurement.
#[must_use]
pub const fn level(level: Level) -> &'static str {
    match level {
        Level::Nominal => "nominal",
        Level::Ordinal => "ordinal",
        Level::Interval => "interval",
        Level::Ratio => "ratio",
    }
}

/// codebook.csv
pub static CODEBOOK: Report<Variable> = Report {
    name: "codebook",
    row: "a column of a report",
    key: &["file", "variable"],
    columns: &[
        Column::text("file", "Report the column stands in.", |v: &Variable| Cell::text(v.format.file(v.file))),
        Column::text("variable", "Header of the column.", |v: &Variable| Cell::text(v.column.name)),
        Column::text("label", "What it means.", |v: &Variable| Cell::text(v.column.about)),
        Column::text("unit", "Unit of its values.", |v: &Variable| Cell::text(v.column.unit)),
        Column::text("type", "Type, in the words of Frictionless Table Schema.", |v: &Variable| {
            Cell::text(kind(v.column.kind))
        }),
        Column::text("level", "Level of measurement.", |v: &Variable| Cell::text(level(v.column.level))),
        Column::text("values", "Closed list of values, if there is one.", |v: &Variable| {
            Cell::text(v.column.values.join(" | "))
        }),
        Column::text("missing", "How a missing value is written.", |_| Cell::text("empty cell")),
        Column::text("formula", "How it is worked out.", |v: &Variable| Cell::text(v.column.formula)),
        Column::text("since", "Version of reportedly that brought the column.", |_| Cell::text("0.1.0")),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::compared_too;

    #[test]
    fn steps_of_transparency_are_an_order() {
        let all = variables(&compared_too(), Format::default());
        let steps = all.iter().filter(|v| v.column.name == "transparency" && v.column.kind == Kind::Count);
        let levels: Vec<(&str, &str)> = steps.map(|v| (v.file, level(v.column.level))).collect();
        assert_eq!(levels, [("sentences", "ordinal"), ("attributions", "ordinal")]);
    }
}
