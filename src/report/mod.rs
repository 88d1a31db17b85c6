//! The reports: each a table of columns, written by the same faces.

pub mod bundle;
pub mod codebook;
pub mod cues;
pub mod datapackage;
pub mod face;
pub mod keys;
pub mod run;
pub mod sentences;
pub mod staging;
pub mod table;

use table::Tabular;

/// The reports that `score` writes, in the order of the codebook.
pub static SCORE_REPORTS: &[&dyn Tabular] = &[&sentences::SENTENCES, &cues::CUES];
