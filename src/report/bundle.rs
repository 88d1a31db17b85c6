//! The set of files that `score` writes: rows come in article by article, files appear at the end.

use std::path::Path;

use crate::error::Result;
use crate::pipeline::Scorer;
use crate::report::blocks::Pool;
use crate::report::codebook::{CODEBOOK, variables};
use crate::report::datapackage::datapackage;
use crate::report::face::{Face, Format};
use crate::report::layout::Layout;
use crate::report::owned::{earlier, spare_others};
use crate::report::piece::{Pen, Piece};
use crate::report::run::{Counts, Run};
use crate::report::staging::Staging;
use crate::report::table::Tabular;
use crate::report::unfinished::{Progress, Same};
use crate::scored::Scored;

/// The rows of some articles, a piece for each table of a layout.
#[derive(Debug)]
pub struct Pieces {
    /// The rows, table by table.
    pub tables: Vec<Piece>,
    /// What these articles add to the counts.
    pub counts: Counts,
}

impl Pieces {
    /// No rows yet, of the tables of a layout.
    #[must_use]
    pub fn new(layout: &Layout) -> Self {
        Self { tables: layout.tables.iter().map(Piece::new).collect(), counts: Counts::default() }
    }

    /// Adds the rows of an article.
    #[inline(never)] // A floor of its own in every profile.
    pub fn add(&mut self, scorer: &Scorer, scored: &Scored<'_>, layout: &Layout, pool: &Pool) {
        self.counts.articles += 1;
        for part in &scored.parts {
            let document = &part.reading.document;
            self.counts.words += document.words(&(0..document.tokens.len())) as u64;
            self.counts.set_aside += document.asides.len() as u64;
        }
        for (table, piece) in layout.tables.iter().zip(&mut self.tables) {
            let rows = piece.add(scorer, scored, table, pool);
            self.counts.add_rows(table.name(), rows);
        }
    }
}

/// The files being written.
pub struct Bundle {
    staging: Staging,
    layout: Layout,
    pens: Vec<Pen>,
    /// What was counted so far.
    pub counts: Counts,
    /// Articles of an unfinished run that were given up, as nobody asked to go on with it.
    pub given_up: u64,
}

impl Bundle {
    /// Opens every file, headers written, before the long work begins; or, to `resume`, those of an unfinished run of
    /// the same, whose articles [`Bundle::counts`] then tells.
    ///
    /// # Errors
    /// The folder cannot be made or written to, another run is writing into it, the unfinished run was another, or files
    /// stand there under the names of reports that no run of `score` wrote.
    pub fn new(folder: &Path, layout: &Layout, same: &Same, resume: bool) -> Result<Self> {
        let mut staging = Staging::new(folder)?;
        let earlier = earlier(folder);
        spare_others(folder, layout, &earlier)?;
        let left = staging.unfinished().and_then(|[begun, progress]| {
            Some((serde_json::from_str::<Same>(&begun).ok()?, serde_json::from_str::<Progress>(&progress).ok()?))
        });
        let mut counts = None;
        if let Some((begun, progress)) = left.as_ref().filter(|_| resume) {
            same.fits(begun, progress.articles, &folder.display().to_string())?;
            counts = go_on(&mut staging, layout, progress)?;
        }
        let given_up = left.filter(|_| counts.is_none()).map_or(0, |(_, progress)| progress.articles);
        if counts.is_none() {
            staging.clear()?;
            staging.begin(&serde_json::to_string(same).expect("values of our own"))?;
            for table in &layout.tables {
                let file = staging.open(&table.file())?;
                staging.write(file, &table.opening())?;
            }
        }
        for table in Layout::everything() {
            let files = Format::ALL.iter().map(|format| format.file(table.name()));
            files.filter(|file| earlier.contains(file)).for_each(|file| staging.supersede(&file));
        }
        let pens = layout.tables.iter().map(Pen::new).collect();
        Ok(Self { staging, layout: layout.clone(), pens, counts: counts.unwrap_or_default(), given_up })
    }

    /// Appends the lines of some articles, and notes how far that is.
    ///
    /// # Errors
    /// The disk is full or gone.
    pub fn append(&mut self, pieces: Pieces, pool: &Pool) -> Result<()> {
        for (file, (pen, piece)) in self.pens.iter_mut().zip(pieces.tables).enumerate() {
            pen.write(piece, pool, |bytes| self.staging.write(file, bytes))?;
        }
        self.counts.add(&pieces.counts);
        if !self.layout.face.format.grows_by_lines() {
            return Ok(());
        }
        let progress = Progress::new(&self.counts, self.staging.flush()?);
        self.staging.note(&serde_json::to_string(&progress).expect("values of our own"))
    }

    /// Writes codebook, data package and run record, and puts every file in its place; the names of tables of an
    /// earlier run that went, as this one has not made them anew.
    ///
    /// # Errors
    /// A file cannot be completed; then none appears.
    pub fn finish(mut self, run: &Run) -> Result<Vec<String>> {
        for (file, pen) in self.pens.into_iter().enumerate() {
            self.staging.write(file, &pen.finish())?;
        }
        let (tables, face) = (self.layout.tabular(), self.layout.face);
        let csv = Face { format: Format::Csv, ..face };
        self.staging.whole("codebook.csv", &CODEBOOK.file(csv, &variables(&tables, face.format)))?;
        self.staging.whole("datapackage.json", datapackage(&tables, face).as_bytes())?;
        self.staging.whole("run.json", run.json().as_bytes())?;
        self.staging.finish()
    }
}

/// Opens the files of an unfinished run where it stopped; its counts, or none where a file is not as it was noted.
fn go_on(staging: &mut Staging, layout: &Layout, left: &Progress) -> Result<Option<Counts>> {
    for table in &layout.tables {
        let file = table.file();
        let Some(length) = left.lengths.get(&file) else { return Ok(None) };
        if staging.reopen(&file, *length)?.is_none() {
            return Ok(None);
        }
    }
    staging.adopt();
    Ok(Some(left.counts(layout.tables.iter().map(Tabular::name))))
}
