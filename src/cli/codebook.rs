//! `codebook`: the data dictionary of every report.

use anyhow::bail;

use crate::cli::args::Codebook;
use crate::cli::{Ended, print};
use crate::report::all;
use crate::report::codebook::{CODEBOOK, Variable, kind, level, variables};
use crate::report::face::{Face, Format};
use crate::report::table::Tabular;

/// Prints the columns of all reports, or of one.
pub fn run(codebook: &Codebook) -> anyhow::Result<Ended> {
    let all = all();
    let wanted = codebook.report.as_deref().map(|name| name.trim_end_matches(".csv"));
    let chosen: Vec<&dyn Tabular> =
        all.iter().copied().filter(|report| wanted.is_none_or(|name| report.name() == name)).collect();
    if chosen.is_empty() {
        let names: Vec<&str> = all.iter().map(|report| report.name()).collect();
        bail!("there is no report {:?}; the reports are {}", wanted.unwrap_or_default(), names.join(", "));
    }
    let rows = variables(&chosen, Format::Csv);
    if codebook.csv {
        let face = Face::default();
        let out = CODEBOOK.file(face, &rows);
        print(&String::from_utf8_lossy(&out))?;
    } else {
        print(&text(&chosen, &rows))?;
    }
    Ok(Ended::Done)
}

fn text(reports: &[&dyn Tabular], rows: &[Variable]) -> String {
    let mut out = String::new();
    for report in reports {
        out += &format!("{}.csv: a row is {}\n", report.name(), report.row());
        for Variable { column, .. } in rows.iter().filter(|row| row.file == report.name()) {
            out += &format!("  {}  ({}, {}, {})\n", column.name, column.unit, kind(column.kind), level(column.level));
            out += &format!("      {}\n", column.about);
            if !column.values.is_empty() {
                out += &format!("      values: {}\n", column.values.join(", "));
            }
            if !column.formula.is_empty() {
                out += &format!("      {}\n", column.formula);
            }
        }
        out.push('\n');
    }
    out
}
