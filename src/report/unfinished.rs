//! What a run of `score` notes as it goes, so that another can go on where it stopped.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::error::{Fault, Place};
use crate::report::run::Counts;

/// Name of the note beside the unfinished files.
pub const NOTE: &str = "progress.json";

/// What must be the same for a run to go on with what another left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Same {
    /// Version of the program.
    pub version: String,
    /// Verb and options.
    pub command: String,
    /// The files to be read, and the size of each.
    pub inputs: Vec<(String, u64)>,
    /// SHA-256 of each lexicon file.
    pub lexicons: Vec<(String, String)>,
}

/// How far a run has come.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Unfinished {
    /// What it was a run of.
    pub same: Same,
    /// Articles whose rows are written.
    pub articles: u64,
    /// Bytes of each file up to there.
    pub lengths: BTreeMap<String, u64>,
    /// Words of these articles.
    pub words: u64,
    /// Lines and datelines set aside in them.
    pub set_aside: u64,
    /// Rows of each table.
    pub rows: BTreeMap<String, u64>,
}

impl Unfinished {
    /// A note of what was counted and written so far.
    #[must_use]
    pub fn new(same: &Same, counts: &Counts, lengths: BTreeMap<String, u64>) -> Self {
        Self {
            same: same.clone(),
            articles: counts.articles,
            lengths,
            words: counts.words,
            set_aside: counts.set_aside,
            rows: counts.rows.iter().map(|(table, rows)| ((*table).to_owned(), *rows)).collect(),
        }
    }

    /// The counts of a run of these `tables` up to there.
    pub fn counts(&self, tables: impl Iterator<Item = &'static str>) -> Counts {
        let mut counts = Counts { articles: self.articles, words: self.words, ..Counts::default() };
        counts.set_aside = self.set_aside;
        tables.for_each(|table| counts.add_rows(table, self.rows.get(table).copied().unwrap_or_default()));
        counts
    }

    /// Whether a run can go on with it.
    ///
    /// # Errors
    /// What differs, in words.
    pub fn fits(&self, same: &Same, folder: &str) -> Result<(), Fault> {
        let left = &self.same;
        let differs = if left.version != same.version {
            format!("was begun by reportedly {}, this is {}", left.version, same.version)
        } else if left.command != same.command {
            format!("was begun as `{}`, this is `{}`", left.command, same.command)
        } else if left.inputs != same.inputs {
            "read other files, or their size has changed".to_owned()
        } else if left.lexicons != same.lexicons {
            "had other lexicons".to_owned()
        } else {
            return Ok(());
        };
        let what = format!("the unfinished run in this folder, {} articles, {differs}", self.articles);
        Err(Fault::new(Place::file(folder), what, "leave out --resume to begin anew"))
    }
}
