//! reliability.csv: a row is a variable or one of its values, and the coders who are held against each other.

use crate::column::{Cell, Column, Level};
use crate::report::table::Report;
use crate::validate::reliability::{LEVELS, Reliability, VERDICTS};

const DRAWN: &str = "percentile bootstrap, 2000 draws of whole units";

/// reliability.csv
pub static RELIABILITY: Report<Reliability> = Report {
    name: "reliability",
    row: "a variable, or one of its values against all others, and the coders held against each other",
    key: &["variable", "value", "coders"],
    columns: &[
        Column::text("variable", "What was coded.", |r: &Reliability| Cell::text(&*r.variable)),
        Column::text(
            "value",
            "The value, against all others; empty for the variable as a whole.",
            |r: &Reliability| Cell::text(&*r.value),
        ),
        Column::text(
            "coders",
            "The coders; `people` is the adjudicated code, `program` the scores.",
            |r: &Reliability| Cell::text(&*r.coders),
        ),
        Column::count("n_units", "units", "Units that two or more of them coded.", |r: &Reliability| {
            Cell::count(Some(r.n_units))
        }),
        Column::count(
            "n_codes",
            "codes",
            "How often they gave the value, or any, in these units.",
            |r: &Reliability| Cell::count(Some(r.n_codes)),
        ),
        Column::count(
            "n_varied",
            "units",
            "Units of these that hold another code than the commonest one; below 5 the verdict is `too few`.",
            |r: &Reliability| Cell::count(Some(r.n_varied)),
        ),
        Column::number("percent_agreement", "percent", "Pairs of codes of one unit that agree.", |r: &Reliability| {
            Cell::number(r.percent_agreement)
        }),
        Column::number("kappa", "-1 to 1", "Cohen's kappa; of two coders only.", |r: &Reliability| {
            Cell::number(r.kappa.value)
        })
        .formula("Cohen 1960"),
        Column::number("kappa_low", "-1 to 1", "Lower end of its 95 % interval.", |r: &Reliability| {
            Cell::number(r.kappa.low)
        })
        .formula(DRAWN),
        Column::number("kappa_high", "-1 to 1", "Upper end.", |r: &Reliability| Cell::number(r.kappa.high))
            .formula(DRAWN),
        Column::number("alpha_nominal", "-1 to 1", "Krippendorff's alpha, values equal or not.", |r: &Reliability| {
            Cell::number(r.alpha[0].value)
        })
        .formula("Krippendorff 2011"),
        Column::number("alpha_nominal_low", "-1 to 1", "Lower end of its 95 % interval.", |r: &Reliability| {
            Cell::number(r.alpha[0].low)
        })
        .formula(DRAWN),
        Column::number("alpha_nominal_high", "-1 to 1", "Upper end.", |r: &Reliability| Cell::number(r.alpha[0].high))
            .formula(DRAWN),
        Column::number(
            "alpha_ordinal",
            "-1 to 1",
            "Krippendorff's alpha, values by rank; empty where they have none.",
            |r: &Reliability| Cell::number(r.alpha[1].value),
        )
        .formula("Krippendorff 2011"),
        Column::number("alpha_ordinal_low", "-1 to 1", "Lower end of its 95 % interval.", |r: &Reliability| {
            Cell::number(r.alpha[1].low)
        })
        .formula(DRAWN),
        Column::number("alpha_ordinal_high", "-1 to 1", "Upper end.", |r: &Reliability| Cell::number(r.alpha[1].high))
            .formula(DRAWN),
        Column::number(
            "alpha_interval",
            "-1 to 1",
            "Krippendorff's alpha, values by their numbers; empty where they have none.",
            |r: &Reliability| Cell::number(r.alpha[2].value),
        )
        .formula("Krippendorff 2011"),
        Column::number("alpha_interval_low", "-1 to 1", "Lower end of its 95 % interval.", |r: &Reliability| {
            Cell::number(r.alpha[2].low)
        })
        .formula(DRAWN),
        Column::number("alpha_interval_high", "-1 to 1", "Upper end.", |r: &Reliability| Cell::number(r.alpha[2].high))
            .formula(DRAWN),
        Column::text("level", "The level whose alpha the verdict rests on.", |r: &Reliability| Cell::text(r.level))
            .of(LEVELS, Level::Nominal),
        Column::text(
            "verdict",
            "Krippendorff's reading of that alpha, where there are codes enough to tell.",
            |r: &Reliability| Cell::text(r.verdict),
        )
        .of(VERDICTS, Level::Nominal)
        .formula("too few where n_varied is below 5; else reliable from .800, tentative from .667, else too low"),
        Column::text("reading", "The verdict in a sentence.", |r: &Reliability| Cell::text(&*r.reading)),
    ],
};
