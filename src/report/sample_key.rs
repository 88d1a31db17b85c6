//! sample-key.csv: a row is a unit that was drawn, with what the coders must not see.

use crate::column::{Cell, Column};
use crate::report::table::Report;

/// A unit that was drawn.
#[derive(Clone, Debug, Default)]
pub struct Key {
    /// Name of the unit in the sheets.
    pub unit_id: String,
    /// The sentence.
    pub sentence_id: String,
    /// Its article.
    pub article_id: String,
    /// Its outlet.
    pub outlet: String,
    /// Its stratum.
    pub stratum: String,
    /// Sentences of the stratum.
    pub stratum_sentences: usize,
    /// Units drawn from it.
    pub stratum_units: usize,
    /// Sentences that the unit stands for.
    pub weight: f64,
    /// The coder who codes it; empty if all do.
    pub coder: String,
}

/// sample-key.csv
pub static SAMPLE_KEY: Report<Key> = Report {
    name: "sample-key",
    row: "a sentence drawn for coding, with what its coders must not see",
    key: &["unit_id"],
    columns: &[
        Column::text("unit_id", "Name of the unit in the coding sheets.", |r: &Key| Cell::text(&*r.unit_id))
            .unit("key"),
        Column::text("sentence_id", "The sentence, as in sentences.csv.", |r: &Key| Cell::text(&*r.sentence_id))
            .unit("key"),
        Column::text("article_id", "Its article.", |r: &Key| Cell::text(&*r.article_id)).unit("key"),
        Column::text("outlet", "Its outlet.", |r: &Key| Cell::text(&*r.outlet)),
        Column::text("stratum", "The stratum it was drawn from.", |r: &Key| Cell::text(&*r.stratum)),
        Column::count("stratum_sentences", "sentences", "Sentences of the stratum in the collection.", |r: &Key| {
            Cell::count(Some(r.stratum_sentences))
        }),
        Column::count("stratum_units", "units", "Units drawn from it.", |r: &Key| Cell::count(Some(r.stratum_units))),
        Column::number("weight", "sentences", "Sentences of the collection that the unit stands for.", |r: &Key| {
            Cell::number(Some(r.weight))
        })
        .formula("stratum_sentences / stratum_units"),
        Column::text("coder", "The coder who codes it; empty where all do.", |r: &Key| Cell::text(&*r.coder)),
    ],
};
