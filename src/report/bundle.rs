//! The set of files that `score` writes: rows come in article by article, files appear at the end.

use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::pipeline::Scorer;
use crate::report::codebook::{CODEBOOK, variables};
use crate::report::datapackage::datapackage;
use crate::report::face::Face;
use crate::report::run::{Counts, Run};
use crate::report::staging::Staging;
use crate::report::{SCORE_REPORTS, scored as tables};
use crate::scored::Scored;

/// The lines of some articles, one buffer for each report, in the order of [`SCORE_REPORTS`].
#[derive(Clone, Debug)]
pub struct Pieces {
    buffers: Vec<Vec<u8>>,
    /// What these articles add to the counts.
    pub counts: Counts,
}

impl Default for Pieces {
    fn default() -> Self {
        Self { buffers: vec![Vec::new(); SCORE_REPORTS.len()], counts: Counts::default() }
    }
}

impl Pieces {
    /// Adds the rows of an article.
    pub fn add(&mut self, scorer: &Scorer, scored: &Scored<'_>, face: Face) {
        self.counts.articles += 1;
        for part in &scored.parts {
            let document = &part.reading.document;
            self.counts.words += document.words(&(0..document.tokens.len())) as u64;
            self.counts.set_aside += document.asides.len() as u64;
        }
        for (report, buffer) in SCORE_REPORTS.iter().zip(&mut self.buffers) {
            let rows = report.append(scorer, scored, face, buffer);
            self.counts.add_rows(report.name(), rows);
        }
    }
}

/// The files being written.
#[derive(Debug)]
pub struct Bundle {
    staging: Staging,
    face: Face,
    /// What was counted so far.
    pub counts: Counts,
}

impl Bundle {
    /// Opens every file, headers written, before the long work begins.
    ///
    /// # Errors
    /// The folder cannot be made or written to.
    pub fn new(folder: &Path, face: Face) -> Result<Self> {
        let mut staging = Staging::new(folder)?;
        for report in SCORE_REPORTS {
            let file = staging.open(&format!("{}.csv", report.name()))?;
            staging.write(file, &report.opening(face))?;
        }
        Ok(Self { staging, face, counts: Counts::default() })
    }

    /// Appends the lines of some articles.
    ///
    /// # Errors
    /// The disk is full or gone.
    pub fn append(&mut self, pieces: &Pieces) -> Result<()> {
        for (file, buffer) in pieces.buffers.iter().enumerate() {
            self.staging.write(file, buffer)?;
        }
        self.counts.add(&pieces.counts);
        Ok(())
    }

    /// Writes codebook, data package and run record, and puts every file in its place.
    ///
    /// # Errors
    /// A file cannot be completed; then none appears.
    pub fn finish(mut self, run: &Run) -> Result<Vec<PathBuf>> {
        let mut codebook = self.face.opening(&CODEBOOK);
        self.face.rows(&CODEBOOK, &variables(&tables()), &mut codebook);
        self.staging.whole("codebook.csv", &codebook)?;
        self.staging.whole("datapackage.json", datapackage(&tables(), self.face).as_bytes())?;
        self.staging.whole("run.json", run.json().as_bytes())?;
        self.staging.finish()
    }
}
