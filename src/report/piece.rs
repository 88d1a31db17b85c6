//! Rows on their way from the threads that score to a file: as lines, or as a record batch.

use crate::pipeline::Scorer;
#[cfg(feature = "parquet")]
use crate::report::arrow::Batch;
use crate::report::blocks::{Blocks, Pool};
use crate::report::face::Format;
use crate::report::layout::TableLayout;
#[cfg(feature = "parquet")]
use crate::report::parquet::Parquet;
use crate::scored::Scored;

/// The rows of one table of some articles.
#[derive(Debug)]
pub enum Piece {
    /// As the bytes of a file of lines.
    Lines(Blocks),
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
            Format::Csv | Format::JsonLines => Self::Lines(Blocks::default()),
        }
    }

    /// Adds the rows of an article; how many there are.
    pub fn add(&mut self, scorer: &Scorer, scored: &Scored<'_>, layout: &TableLayout, pool: &Pool) -> u64 {
        match self {
            Self::Lines(lines) => layout.report().append(scorer, scored, layout, lines.open(pool)),
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

    /// Adds a piece, and calls `put` with the bytes that are ready then.
    ///
    /// # Errors
    /// The first of `put`.
    pub fn write<E>(
        &mut self,
        piece: Piece,
        pool: &Pool,
        mut put: impl FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        match (self, piece) {
            (_, Piece::Lines(lines)) => lines.into_iter().try_for_each(|block| {
                put(&block)?;
                pool.give_back(block);
                Ok(())
            }),
            #[cfg(feature = "parquet")]
            (Self::Parquet(file), Piece::Batch(mut batch)) => put(&file.write(&batch.take())),
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
