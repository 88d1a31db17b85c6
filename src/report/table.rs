//! A report as a table: a file name, what a row is, and columns that know their own values.

use crate::column::{Cell, Column, Kind, Level};
use crate::pipeline::Scorer;
#[cfg(feature = "arrow")]
use crate::report::arrow::Batch;
use crate::report::face::Face;
use crate::report::layout::TableLayout;
use crate::scored::Scored;

/// A report whose rows are read off values of type `R`.
pub struct Report<R: 'static> {
    /// File name without its ending, such as `sentences`.
    pub name: &'static str,
    /// What a row is.
    pub row: &'static str,
    /// Columns that together are unique.
    pub key: &'static [&'static str],
    /// Its columns.
    pub columns: &'static [Column<R>],
}

/// What the codebook says of a column, whatever its rows are.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// Header.
    pub name: &'static str,
    /// Unit.
    pub unit: &'static str,
    /// Type.
    pub kind: Kind,
    /// Level of measurement.
    pub level: Level,
    /// Closed list of values, or empty.
    pub values: &'static [&'static str],
    /// Meaning.
    pub about: &'static str,
    /// How it is worked out.
    pub formula: &'static str,
}

/// A report, whatever its rows are: what the codebook, the data package and the tests walk over.
pub trait Tabular: Sync {
    /// File name without its ending.
    fn name(&self) -> &'static str;
    /// What a row is.
    fn row(&self) -> &'static str;
    /// Columns that together are unique.
    fn key(&self) -> &'static [&'static str];
    /// Its columns.
    fn columns(&self) -> Vec<About>;
}

impl<R> Tabular for Report<R> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn row(&self) -> &'static str {
        self.row
    }

    fn key(&self) -> &'static [&'static str] {
        self.key
    }

    fn columns(&self) -> Vec<About> {
        let about = |column: &Column<R>| About {
            name: column.name,
            unit: column.unit,
            kind: column.kind,
            level: column.level,
            values: column.values,
            about: column.about,
            formula: column.formula,
        };
        self.columns.iter().map(about).collect()
    }
}

impl<R> Report<R> {
    /// The header.
    pub fn header(&self) -> impl Iterator<Item = &'static str> {
        self.columns.iter().map(|column| column.name)
    }

    /// The cells of a row.
    pub fn cells<'r>(&'r self, row: &'r R) -> impl Iterator<Item = Cell<'r>> + 'r {
        self.columns.iter().map(move |column| (column.value)(row))
    }

    /// The whole table as the bytes of a file.
    #[must_use]
    pub fn file(&self, face: Face, rows: &[R]) -> Vec<u8> {
        let names: Vec<&str> = self.header().collect();
        let mut out = face.opening(&names);
        rows.iter().for_each(|row| face.line(&names, self.cells(row), &mut out));
        out
    }
}

/// A row that is read off a scored article.
pub trait OfArticle: Clone + 'static {
    /// Gives the rows of an article one after the other, in the order of its text; all may be the same row, filled anew.
    fn each(scorer: &Scorer, scored: &Scored<'_>, give: impl FnMut(&Self));

    /// All rows of an article.
    fn rows(scorer: &Scorer, scored: &Scored<'_>) -> Vec<Self> {
        let mut rows = Vec::new();
        Self::each(scorer, scored, |row| rows.push(row.clone()));
        rows
    }
}

/// A report that `score` writes article by article, whatever its rows are.
pub trait ByArticle: Tabular {
    /// Appends the lines of an article, with the columns of `layout` only; how many there are.
    fn append(&self, scorer: &Scorer, scored: &Scored<'_>, layout: &TableLayout, out: &mut Vec<u8>) -> u64;

    /// Appends the rows of an article to a batch of `layout`; how many there are.
    #[cfg(feature = "arrow")]
    fn gather(&self, scorer: &Scorer, scored: &Scored<'_>, layout: &TableLayout, into: &mut Batch) -> u64;
}

impl<R: OfArticle> ByArticle for Report<R> {
    fn append(&self, scorer: &Scorer, scored: &Scored<'_>, layout: &TableLayout, out: &mut Vec<u8>) -> u64 {
        let mut rows = 0;
        R::each(scorer, scored, |row| {
            rows += 1;
            layout.face.line(&layout.names, layout.places.iter().map(|place| (self.columns[*place].value)(row)), out);
        });
        rows
    }

    #[cfg(feature = "arrow")]
    fn gather(&self, scorer: &Scorer, scored: &Scored<'_>, layout: &TableLayout, into: &mut Batch) -> u64 {
        let mut rows = 0;
        R::each(scorer, scored, |row| {
            rows += 1;
            into.push(layout.places.iter().map(|place| (self.columns[*place].value)(row)));
        });
        rows
    }
}
