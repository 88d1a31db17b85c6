//! The set of files that `score` writes: rows come in article by article, files appear at the end.

use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::pipeline::{Scored, Scorer};
use crate::report::codebook::{CODEBOOK, variables};
use crate::report::datapackage::datapackage;
use crate::report::face::Face;
use crate::report::run::{Counts, Run};
use crate::report::staging::Staging;
use crate::report::{SCORE_REPORTS, attributions, cues, sentences};

/// The lines of some articles, one buffer for each report, in the order of [`SCORE_REPORTS`].
#[derive(Clone, Debug, Default)]
pub struct Pieces {
    buffers: [Vec<u8>; SCORE_REPORTS.len()],
    /// What these articles add to the counts.
    pub counts: Counts,
}

impl Pieces {
    /// Adds the rows of an article.
    pub fn add(&mut self, scorer: &Scorer, scored: &Scored<'_>, face: Face) {
        let sentence_rows = sentences::rows(scored);
        let cue_rows = cues::rows(scorer, scored);
        self.counts.articles += 1;
        self.counts.sentences += sentence_rows.len() as u64;
        let attribution_rows = attributions::rows(scorer, scored);
        self.counts.cues += cue_rows.len() as u64;
        self.counts.attributions += attribution_rows.len() as u64;
        for part in &scored.parts {
            let document = &part.reading.document;
            self.counts.words += document.words(&(0..document.tokens.len())) as u64;
            self.counts.set_aside += document.asides.len() as u64;
        }
        face.rows(&sentences::SENTENCES, &sentence_rows, &mut self.buffers[0]);
        face.rows(&cues::CUES, &cue_rows, &mut self.buffers[1]);
        face.rows(&attributions::ATTRIBUTIONS, &attribution_rows, &mut self.buffers[2]);
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
        let openings =
            [face.opening(&sentences::SENTENCES), face.opening(&cues::CUES), face.opening(&attributions::ATTRIBUTIONS)];
        for (report, opening) in SCORE_REPORTS.iter().zip(openings) {
            let file = staging.open(&format!("{}.csv", report.name()))?;
            staging.write(file, &opening)?;
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
        let (all, new) = (&mut self.counts, &pieces.counts);
        all.articles += new.articles;
        all.sentences += new.sentences;
        all.words += new.words;
        all.cues += new.cues;
        all.attributions += new.attributions;
        all.set_aside += new.set_aside;
        Ok(())
    }

    /// Writes codebook, data package and run record, and puts every file in its place.
    ///
    /// # Errors
    /// A file cannot be completed; then none appears.
    pub fn finish(mut self, run: &Run) -> Result<Vec<PathBuf>> {
        let mut codebook = self.face.opening(&CODEBOOK);
        self.face.rows(&CODEBOOK, &variables(SCORE_REPORTS), &mut codebook);
        self.staging.whole("codebook.csv", &codebook)?;
        self.staging.whole("datapackage.json", datapackage(SCORE_REPORTS, self.face).as_bytes())?;
        self.staging.whole("run.json", run.json().as_bytes())?;
        self.staging.finish()
    }
}
