//! corrected.csv and outlet_errors.csv: shares of outlets corrected for the program's errors, and these errors held against each other.

use crate::column::{Cell, Column};
use crate::report::table::Report;
use crate::validate::correction::Corrected;
use crate::validate::outlet_errors::OutletErrors;

const DRAWN: &str = "percentile bootstrap, 2000 draws of whole articles; empty below 5 articles";
const BOTH: &str = "percentile bootstrap, 2000 draws of the articles of the collection and, apart, of the coded ones, those of other outlets that stand in among them";

/// corrected.csv
pub static CORRECTED: Report<Corrected> = Report {
    name: "corrected",
    row: "a value of a variable in an outlet: the program's share of sentences and the corrected one",
    key: &["variable", "value", "outlet"],
    columns: &[
        Column::text("variable", "What was coded.", |r: &Corrected| Cell::text(&*r.variable)),
        Column::text("value", "The value.", |r: &Corrected| Cell::text(&*r.value)),
        Column::text("outlet", "The outlet, or `all`; an outlet of that name is `all (outlet)`.", |r: &Corrected| Cell::text(r.outlet.name())),
        Column::count("n_articles", "articles", "Articles of the collection.", |r: &Corrected| {
            Cell::count(Some(r.n_articles))
        }),
        Column::count("n_units", "units", "Coded units that the correction rests on.", |r: &Corrected| {
            Cell::count(Some(r.n_units))
        }),
        Column::number("share_program", "0 to 1", "Share of the sentences to which the program gives the value.", |r: &Corrected| {
            Cell::number(r.program.value)
        }),
        Column::number("share_program_low", "0 to 1", "Lower end of its 95 % interval.", |r: &Corrected| {
            Cell::number(r.program.low)
        })
        .formula(DRAWN),
        Column::number("share_program_high", "0 to 1", "Upper end.", |r: &Corrected| Cell::number(r.program.high)).formula(DRAWN),
        Column::number("share_corrected", "0 to 1", "Share to which people would give it.", |r: &Corrected| {
            Cell::number(r.corrected.value)
        })
        .formula("sum over the program's values j of its share of j times the share of the coded units called j that people give the value (Tenenbein 1972)"),
        Column::number("share_corrected_low", "0 to 1", "Lower end of its 95 % interval.", |r: &Corrected| {
            Cell::number(r.corrected.low)
        })
        .formula(BOTH),
        Column::number("share_corrected_high", "0 to 1", "Upper end.", |r: &Corrected| Cell::number(r.corrected.high)).formula(BOTH),
        Column::text("note", "Why there is no correction, or on what else it rests.", |r: &Corrected| Cell::text(&*r.note)),
    ],
};

/// outlet_errors.csv
pub static OUTLET_ERRORS: Report<OutletErrors> = Report {
    name: "outlet_errors",
    row: "a value of a variable in two outlets, and whether the program's error differs between them more than what people code",
    key: &["variable", "value", "outlet_a", "outlet_b"],
    columns: &[
        Column::text("variable", "What was coded.", |r: &OutletErrors| Cell::text(&*r.variable)),
        Column::text("value", "The value.", |r: &OutletErrors| Cell::text(&*r.value)),
        Column::text("outlet_a", "First outlet.", |r: &OutletErrors| Cell::text(&*r.outlet_a)),
        Column::text("outlet_b", "Second outlet.", |r: &OutletErrors| Cell::text(&*r.outlet_b)),
        Column::number(
            "difference_program",
            "-1 to 1",
            "The program's share in a less that in b.",
            |r: &OutletErrors| Cell::number(Some(r.found)),
        ),
        Column::number("error_a", "-1 to 1", "The program's share in a less the corrected one.", |r: &OutletErrors| {
            Cell::number(Some(r.error_a))
        }),
        Column::number("error_b", "-1 to 1", "The program's share in b less the corrected one.", |r: &OutletErrors| {
            Cell::number(Some(r.error_b))
        }),
        Column::number("error_difference", "-1 to 1", "The first error less the second.", |r: &OutletErrors| {
            Cell::number(r.error_difference.value)
        }),
        Column::number("error_difference_low", "-1 to 1", "Lower end of its 95 % interval.", |r: &OutletErrors| {
            Cell::number(r.error_difference.low)
        })
        .formula(BOTH),
        Column::number("error_difference_high", "-1 to 1", "Upper end.", |r: &OutletErrors| {
            Cell::number(r.error_difference.high)
        })
        .formula(BOTH),
        Column::number(
            "difference_corrected",
            "-1 to 1",
            "The corrected share in a less that in b.",
            |r: &OutletErrors| Cell::number(r.corrected.value),
        ),
        Column::number("difference_corrected_low", "-1 to 1", "Lower end of its 95 % interval.", |r: &OutletErrors| {
            Cell::number(r.corrected.low)
        })
        .formula(BOTH),
        Column::number("difference_corrected_high", "-1 to 1", "Upper end.", |r: &OutletErrors| {
            Cell::number(r.corrected.high)
        })
        .formula(BOTH),
        Column::flag(
            "warning",
            "The error differs between the outlets more than what people code does.",
            |r: &OutletErrors| Cell::Flag(r.warning),
        ),
        Column::text("reading", "What that means, in a sentence.", |r: &OutletErrors| Cell::text(&*r.reading)),
    ],
};
