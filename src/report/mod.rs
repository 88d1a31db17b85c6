//! The reports: each a table of columns, written by the same faces.

pub mod adjudicated;
#[cfg(feature = "arrow")]
pub mod arrow;
mod article_columns;
pub mod articles;
pub mod attributions;
pub mod blocks;
pub mod bundle;
pub mod claims;
pub mod codebook;
pub mod coding_sheet;
pub mod compared;
pub mod comparisons;
pub mod corrected;
mod csv_lines;
pub mod cues;
pub mod datapackage;
pub mod dialect;
pub mod events;
pub mod face;
mod json_lines;
pub mod keys;
pub mod layout;
pub mod outlets;
pub mod owned;
pub mod page;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod piece;
pub mod precision;
pub mod reliability;
pub mod rows;
pub mod run;
pub mod sample_key;
pub mod scores;
pub mod sentences;
pub mod source;
pub mod staging;
pub mod stances;
pub mod table;
pub mod unfinished;
pub mod whole;
pub mod wide;
pub mod workbook;

use table::{ByArticle, Tabular};

/// The reports that `score` writes, in the order of the codebook.
///
/// A line here and its file are all that another one needs.
pub static SCORE_REPORTS: &[&dyn ByArticle] =
    &[&sentences::SENTENCES, &cues::CUES, &attributions::ATTRIBUTIONS, &articles::ARTICLES, &stances::STANCES];

/// The reports that `compare` writes, in the order of the codebook.
pub static COMPARE_REPORTS: &[&dyn Tabular] =
    &[&outlets::OUTLETS, &comparisons::COMPARISONS, &events::EVENTS, &claims::CLAIMS];

/// The tables that `sample` and `agree` write, in the order of the codebook.
pub static VALIDATE_REPORTS: &[&dyn Tabular] = &[
    &sample_key::SAMPLE_KEY,
    &reliability::RELIABILITY,
    &adjudicated::DISAGREEMENTS,
    &adjudicated::ADJUDICATED,
    &precision::PRECISION,
    &corrected::CORRECTED,
    &corrected::OUTLET_ERRORS,
];

/// The tables that `score` writes.
#[must_use]
pub fn scored() -> Vec<&'static dyn Tabular> {
    SCORE_REPORTS.iter().map(|report| *report as &dyn Tabular).collect()
}

/// The tables of a folder of reports: those that `score` writes, and those that `compare` writes beside them.
#[must_use]
pub fn compared_too() -> Vec<&'static dyn Tabular> {
    scored().into_iter().chain(COMPARE_REPORTS.iter().copied()).collect()
}

/// Every table, in the order of the codebook.
#[must_use]
pub fn all() -> Vec<&'static dyn Tabular> {
    let wide: &dyn Tabular = &wide::WIDE;
    compared_too().into_iter().chain([wide]).chain(VALIDATE_REPORTS.iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_names_units_and_meanings() {
        for report in all() {
            let columns = report.columns();
            for (place, column) in columns.iter().enumerate() {
                let at = format!("{}.{}", report.name(), column.name);
                assert!(columns[..place].iter().all(|other| other.name != column.name), "{at} stands twice");
                assert!(column.name.len() <= 32 && !column.unit.is_empty(), "{at}");
                assert!(column.about.ends_with('.'), "{at}: {}", column.about);
            }
            assert!(report.key().iter().all(|key| columns.iter().any(|column| column.name == *key)));
        }
    }
}
