//! Rows on their way from the threads that score to a file: as lines, or as a record batch.

use crate::pipeline::Scorer;
#[cfg(feature = "parquet")]
use crate::report::arrow::Batch;
use crate::report::face::Format;
use crate::report::layout::TableLayout;
#[cfg(feature = "parquet")]
use crate::report::parquet::Parquet;
use crate::scored::Scored;

/// The rows of one table of some articles.
#[derive(Debug)]
pub enum Piece {
    /// As the bytes of a file of lines.
    Lines(Vec<u8>),
    /// As a record batch.
    #[cfg(feature = "parquet")]
    Batch(Box<Batch>),
}

impl Piece {
    /// No rows yet.
    #[must_use]
    pub fn new(layout: &TableLayout) -> Self {
        match layout.face.format {
            #[cfg(feature = "parquet")]
            Format::Parquet => Self::Batch(Box::new(Batch::new(layout))),
            Format::Csv | Format::JsonLines => Self::Lines(Vec::new()),
        }
    }

    /// Adds the rows of an article; how many there are.
    pub fn add(&mut self, scorer: &Scorer, scored: &Scored<'_>, layout: &TableLayout) -> u64 {
        match self {
            Self::Lines(lines) => layout.report().append(scorer, scored, layout, lines),
            #[cfg(feature = "parquet")]
            Self::Batch(batch) => layout.report().gather(scorer, scored, layout, batch),
        }
    }
}

/// Makes the bytes of a file out of pieces.
pub enum Pen {
    /// Lines are bytes already.
    Lines,
    /// A Parquet file, whose bytes come when they are ready.
    #[cfg(feature = "parquet")]
    Parquet(Box<Parquet>),
}

impl Pen {
    /// The pen for a table.
    #[must_use]
    pub fn new(layout: &TableLayout) -> Self {
        match layout.face.format {
            #[cfg(feature = "parquet")]
            Format::Parquet => Self::Parquet(Box::new(Parquet::new(layout))),
            Format::Csv | Format::JsonLines => Self::Lines,
        }
    }

    /// The bytes that are ready once a piece is added.
    #[must_use]
    pub fn write(&mut self, piece: Piece) -> Vec<u8> {
        match (self, piece) {
            (_, Piece::Lines(lines)) => lines,
            #[cfg(feature = "parquet")]
            (Self::Parquet(file), Piece::Batch(mut batch)) => file.write(&batch.take()),
            #[cfg(feature = "parquet")]
            (Self::Lines, Piece::Batch(_)) => unreachable!("a pen and its pieces are made for the same table"),
        }
    }

    /// The last bytes.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        match self {
            Self::Lines => Vec::new(),
            #[cfg(feature = "parquet")]
            Self::Parquet(file) => file.finish(),
        }
    }
}
