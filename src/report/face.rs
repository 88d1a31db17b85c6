//! How tables are written: in which format, and in which dialect of it.

use crate::column::Cell;
use crate::error::{Fault, Place};
use crate::report::{csv_lines, json_lines};

/// A format that tables are written in.
///
/// A line here, its arms below and its file are all that another one needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// CSV, RFC 4180.
    #[default]
    Csv,
    /// JSON Lines: an object for each row, missing values as `null`.
    JsonLines,
    /// Apache Parquet, in columns and compressed.
    #[cfg(feature = "parquet")]
    Parquet,
}

impl Format {
    /// Every format.
    pub const ALL: &[Self] = &[
        Self::Csv,
        Self::JsonLines,
        #[cfg(feature = "parquet")]
        Self::Parquet,
    ];

    /// The name that `--format` takes, which is the ending of the files too.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::JsonLines => "jsonl",
            #[cfg(feature = "parquet")]
            Self::Parquet => "parquet",
        }
    }

    /// The name of a table's file.
    #[must_use]
    pub fn file(self, table: &str) -> String {
        format!("{table}.{}", self.name())
    }

    /// The type of the files on the web.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv",
            Self::JsonLines => "application/jsonl",
            #[cfg(feature = "parquet")]
            Self::Parquet => "application/vnd.apache.parquet",
        }
    }

    /// Whether a file of it can be gone on with where it was cut off: lines can, columns cannot.
    #[must_use]
    pub const fn grows_by_lines(self) -> bool {
        matches!(self, Self::Csv | Self::JsonLines)
    }

    /// The format of a name.
    ///
    /// # Errors
    /// There is none of that name.
    pub fn named(name: &str) -> Result<Self, Fault> {
        Self::ALL.iter().copied().find(|format| format.name() == name).ok_or_else(|| {
            let known: Vec<&str> = Self::ALL.iter().map(|format| format.name()).collect();
            let what = format!("\"{name}\" is no format of reports");
            let mend = if name == "parquet" {
                "this build was made without it; build one with --features parquet".to_owned()
            } else {
                format!("write one of {}", known.join(", "))
            };
            Fault::new(Place::file("--format"), what, mend)
        })
    }
}

/// The format of the tables and its dialect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Face {
    /// The format.
    pub format: Format,
    /// In CSV: BOM, CRLF, no line breaks in cells, and `'` before text that a spreadsheet would take for a formula.
    pub excel: bool,
    /// In CSV: the field separator.
    pub delimiter: u8,
}

impl Default for Face {
    fn default() -> Self {
        Self { format: Format::Csv, excel: false, delimiter: b',' }
    }
}

impl Face {
    /// The bytes that open a file: in CSV the BOM, if the dialect has one, and the header.
    #[must_use]
    pub fn opening(self, names: &[&str]) -> Vec<u8> {
        match self.format {
            Format::Csv => csv_lines::opening(self, names),
            Format::JsonLines => Vec::new(),
            #[cfg(feature = "parquet")]
            Format::Parquet => Vec::new(),
        }
    }

    /// Appends a line of cells, in the order of the columns' `names`; of a format that has lines.
    pub fn line<'r>(self, names: &[&str], cells: impl Iterator<Item = Cell<'r>>, out: &mut Vec<u8>) {
        match self.format {
            Format::Csv => csv_lines::append(self, cells, out),
            Format::JsonLines => json_lines::append(names, cells, out),
            #[cfg(feature = "parquet")]
            Format::Parquet => unreachable!("its rows go as record batches"),
        }
    }
}
