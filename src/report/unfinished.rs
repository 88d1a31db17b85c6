//! What a run of `score` notes as it goes, so that another can go on where it stopped.

use std::collections::BTreeMap;
use std::fs::Metadata;
use std::path::Path;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use crate::error::{Fault, Place};
use crate::report::run::Counts;

/// What must be the same for a run to go on with what another left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Same {
    /// Version of the program.
    pub version: String,
    /// Verb and options.
    pub command: String,
    /// The files to be read.
    pub inputs: Vec<Input>,
    /// SHA-256 of each lexicon file.
    pub lexicons: Vec<(String, String)>,
}

impl Same {
    /// Whether a run of this can go on with what `left` was begun as and did so many `articles` of.
    ///
    /// # Errors
    /// What differs, in words.
    pub fn fits(&self, left: &Self, articles: u64, folder: &str) -> Result<(), Fault> {
        let differs = if left.version != self.version {
            format!("was begun by reportedly {}, this is {}", left.version, self.version)
        } else if left.command != self.command {
            format!("was begun as `{}`, this is `{}`", left.command, self.command)
        } else if left.inputs != self.inputs {
            self.changed(left)
        } else if left.lexicons != self.lexicons {
            "had other lexicons".to_owned()
        } else {
            return Ok(());
        };
        let what = format!("the unfinished run in this folder, {articles} articles, {differs}");
        Err(Fault::new(Place::file(folder), what, "leave out --resume to begin anew"))
    }

    /// How the files of another run differ.
    fn changed(&self, left: &Self) -> String {
        let of_both = self.inputs.iter().zip(&left.inputs);
        match of_both.into_iter().find(|(own, other)| own != other) {
            Some((own, other)) if own.file == other.file => format!("read {}, which was written to since", own.file),
            _ => "read other files".to_owned(),
        }
    }
}

/// A file to be read, as it stood when the run began.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// It, as the user named it.
    pub file: String,
    /// Its bytes.
    pub size: u64,
    /// When it was last written, in nanoseconds since 1970: an edit may leave the size as it is.
    pub written: u64,
}

impl Input {
    /// What can be known of a file without reading it.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        let about = path.metadata().ok();
        let size = about.as_ref().map_or(0, Metadata::len);
        let written = about.and_then(|about| about.modified().ok()?.duration_since(UNIX_EPOCH).ok());
        let written = written.and_then(|since| u64::try_from(since.as_nanos()).ok()).unwrap_or_default();
        Self { file: path.display().to_string(), size, written }
    }
}

/// How far a run has come.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Progress {
    /// Articles whose rows are written.
    pub articles: u64,
    /// Articles besides that the program failed on.
    #[serde(default)]
    pub failed: u64,
    /// Bytes of each file up to there.
    pub lengths: BTreeMap<String, u64>,
    /// Words of these articles.
    pub words: u64,
    /// Lines and datelines set aside in them.
    pub set_aside: u64,
    /// Rows of each table.
    pub rows: BTreeMap<String, u64>,
}

impl Progress {
    /// A note of what was counted and written so far.
    #[must_use]
    pub fn new(counts: &Counts, lengths: BTreeMap<String, u64>) -> Self {
        Self {
            articles: counts.articles,
            failed: counts.failed_left_out,
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
        counts.failed_left_out = self.failed;
        tables.for_each(|table| counts.add_rows(table, self.rows.get(table).copied().unwrap_or_default()));
        counts
    }
}
