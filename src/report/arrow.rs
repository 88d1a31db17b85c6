//! Reports as Arrow record batches: the types of the columns, and the values of the CSV files.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use arrow_array::builder::{ArrayBuilder, BooleanBuilder, Float64Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch, RecordBatchOptions};
use arrow_schema::{DataType, Field, Schema, SchemaRef};

use crate::column::{Cell, Kind, decimal, number};
use crate::error::Result;
use crate::report::rows;
use crate::report::table::{About, Report, Tabular};

/// The schema of a report: words are `Utf8`, counts `Int64`, numbers `Float64`, yes and no `Boolean`.
///
/// Every column may be null, which is missing. There is no unsigned type,
/// which Spark would refuse. Unit and meaning stand in the metadata of each
/// field, as `unit` and `about`.
#[must_use]
pub fn schema(report: &dyn Tabular) -> SchemaRef {
    Arc::new(Schema::new(report.columns().iter().map(field).collect::<Vec<_>>()))
}

fn field(about: &About) -> Field {
    let kind = match about.kind {
        Kind::Text => DataType::Utf8,
        Kind::Count => DataType::Int64,
        Kind::Number => DataType::Float64,
        Kind::Flag => DataType::Boolean,
    };
    let says = [("unit", about.unit), ("about", about.about)];
    let metadata: HashMap<String, String> = says.map(|(key, value)| (key.to_owned(), value.to_owned())).into();
    Field::new(about.name, kind, true).with_metadata(metadata)
}

/// The rows of a report as one record batch.
#[must_use]
pub fn batch<R>(report: &Report<R>, rows: &[R]) -> RecordBatch {
    let mut batch = Batch::new(report);
    rows.iter().for_each(|row| batch.push(report.cells(row)));
    batch.take()
}

/// A report of a folder, read back from its CSV file; `None` where the folder has none.
///
/// # Errors
/// The file cannot be read, or lacks a column of the report.
pub fn read(folder: &Path, report: &dyn Tabular) -> Result<Option<RecordBatch>> {
    let columns = report.columns();
    let names: Vec<&str> = columns.iter().map(|about| about.name).collect();
    let Some(mut rows) = rows::open(folder, report.name(), &names)? else { return Ok(None) };
    let header: Vec<String> = rows.header().map(str::to_owned).collect();
    let places: Vec<usize> =
        names.iter().map(|name| header.iter().position(|column| column == name).unwrap_or_default()).collect();
    let mut batch = Batch::new(report);
    while let Some(row) = rows.read()? {
        let cell = |(about, place): (&About, &usize)| parsed(about.kind, rows.cell(&row, *place));
        batch.push(columns.iter().zip(&places).map(cell));
    }
    Ok(Some(batch.take()))
}

/// A cell as it was before it was written; what is no value of its kind is missing.
fn parsed(kind: Kind, written: &str) -> Cell<'_> {
    match kind {
        Kind::Text => Cell::text(written),
        Kind::Count => written.parse().map_or(Cell::Empty, Cell::Count),
        Kind::Number => Cell::number(number(written)),
        Kind::Flag => match written {
            "1" => Cell::Flag(true),
            "0" => Cell::Flag(false),
            _ => Cell::Empty,
        },
    }
}

/// A record batch that grows row by row.
#[derive(Debug)]
pub struct Batch {
    schema: SchemaRef,
    columns: Vec<Growing>,
    rows: usize,
}

/// A column that grows.
#[derive(Debug)]
enum Growing {
    Text(StringBuilder),
    Count(Int64Builder),
    Number(Float64Builder),
    Flag(BooleanBuilder),
}

impl Batch {
    /// No rows yet, and the columns of a report.
    #[must_use]
    pub fn new(report: &dyn Tabular) -> Self {
        // Without room for rows that may not come: many small batches of two hundred columns would fill the memory.
        let growing = |about: &About| match about.kind {
            Kind::Text => Growing::Text(StringBuilder::with_capacity(0, 0)),
            Kind::Count => Growing::Count(Int64Builder::with_capacity(0)),
            Kind::Number => Growing::Number(Float64Builder::with_capacity(0)),
            Kind::Flag => Growing::Flag(BooleanBuilder::with_capacity(0)),
        };
        Self { schema: schema(report), columns: report.columns().iter().map(growing).collect(), rows: 0 }
    }

    /// Appends a row: a cell for each column, of its kind or missing; cells that are wanting are missing too.
    pub fn push<'c>(&mut self, cells: impl Iterator<Item = Cell<'c>>) {
        let cells = cells.chain(std::iter::repeat(Cell::Empty));
        self.columns.iter_mut().zip(cells).for_each(|(column, cell)| column.push(cell));
        self.rows += 1;
    }

    /// Rows so far.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Takes the rows out; the batch is empty again.
    #[must_use]
    pub fn take(&mut self) -> RecordBatch {
        let columns = self.columns.iter_mut().map(Growing::take).collect();
        let options = RecordBatchOptions::new().with_row_count(Some(std::mem::take(&mut self.rows)));
        RecordBatch::try_new_with_options(self.schema.clone(), columns, &options).expect("columns of our own schema")
    }
}

impl Growing {
    /// Appends a cell. A number is cut to the four decimals that the CSV has, so that both hold the same.
    fn push(&mut self, cell: Cell<'_>) {
        match (self, cell) {
            (Self::Text(column), Cell::Text(text)) => column.append_value(text),
            (Self::Count(column), Cell::Count(count)) => column.append_value(count.cast_signed()),
            (Self::Number(column), Cell::Number(number)) => column.append_option(decimal(number).parse().ok()),
            (Self::Flag(column), Cell::Flag(flag)) => column.append_value(flag),
            (Self::Text(column), _) => column.append_null(),
            (Self::Count(column), _) => column.append_null(),
            (Self::Number(column), _) => column.append_null(),
            (Self::Flag(column), _) => column.append_null(),
        }
    }

    fn take(&mut self) -> ArrayRef {
        match self {
            Self::Text(column) => ArrayBuilder::finish(column),
            Self::Count(column) => ArrayBuilder::finish(column),
            Self::Number(column) => ArrayBuilder::finish(column),
            Self::Flag(column) => ArrayBuilder::finish(column),
        }
    }
}
