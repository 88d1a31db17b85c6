//! Rows of any Arrow table as articles, in batches that travel from thread to thread.

use arrow_array::cast::AsArray as _;
use arrow_array::{Array, ArrayRef, LargeStringArray, RecordBatch, RecordBatchReader};
use arrow_cast::cast;
use arrow_schema::{ArrowError, DataType, Schema};
use pyo3::prelude::*;

use reportedly::article::Article;
use reportedly::input::field::Field;
use reportedly::input::given::{Given, Refused};
use reportedly::input::settings::Settings;

use crate::lexicon::Lexicon;
use crate::raised;

/// Bytes of text that travel together, as many as on the command line.
const BATCH: usize = 1 << 19;

/// What a caller says of the rows.
#[derive(Clone, Debug, FromPyObject)]
#[pyo3(from_item_all)]
pub struct Told {
    /// Column of the text; `None` lets its name tell.
    text: Option<String>,
    /// Column of the id.
    id: Option<String>,
    /// Score texts in other languages too.
    any_language: bool,
    /// Score texts whose rest was cut off too.
    keep_truncated: bool,
    /// Each row knows nothing of the others, as on many machines.
    pub apart: bool,
}

/// A row of the table: an article, or why there is none.
pub enum Row {
    /// The article.
    Article(Box<Article>),
    /// The number of the row, from 1, its id as it stood, and the reason.
    Refused(u64, Refused),
}

/// The rows of a table.
pub struct Rows {
    reader: Box<dyn RecordBatchReader + Send>,
    given: Given,
    told: Told,
    batch: Option<Cells>,
    at: usize,
    row: u64,
}

/// The columns of a batch that are read, as texts.
struct Cells {
    columns: Vec<Option<LargeStringArray>>,
    rows: usize,
}

/// The table's columns as they are read: which is the text, which the id, and so on.
pub fn given(schema: &Schema, told: &Told, lexicon: &Lexicon) -> PyResult<Given> {
    let columns: Vec<String> = schema.fields().iter().map(|field| field.name().clone()).collect();
    let mut settings = Settings::default().with_outlets(lexicon.outlets.clone());
    for (field, column) in [("text", &told.text), ("id", &told.id)] {
        if let Some(column) = column {
            settings = settings.with_map(&format!("{field}={column}")).map_err(raised)?;
        }
    }
    Given::new(&columns, settings, told.apart).map_err(|mut fault| {
        // The mend in the words of Python.
        fault.mend = fault.mend.replace("--map text=NAME", "text=\"NAME\"");
        raised(fault)
    })
}

impl Rows {
    /// Begins to read.
    pub fn new(reader: Box<dyn RecordBatchReader + Send>, told: Told, lexicon: &Lexicon) -> PyResult<Self> {
        let given = given(&reader.schema(), &told, lexicon)?;
        Ok(Self { reader, given, told, batch: None, at: 0, row: 0 })
    }

    /// The next row.
    fn row(&mut self) -> Option<Result<Row, ArrowError>> {
        loop {
            match &self.batch {
                Some(cells) if self.at < cells.rows => break,
                _ => match self.reader.next()?.and_then(|batch| Cells::new(&batch, &self.given)) {
                    Ok(cells) => (self.batch, self.at) = (Some(cells), 0),
                    Err(error) => return Some(Err(error)),
                },
            }
        }
        let (cells, at) = (self.batch.as_ref()?, self.at);
        (self.at, self.row) = (self.at + 1, self.row + 1);
        let read = self.given.read(|place| cells.cell(place, at).to_owned());
        Some(Ok(match read {
            Err(refused) => Row::Refused(self.row, refused),
            Ok(read) if read.truncated && !self.told.keep_truncated => self.refused(
                read.article.id,
                "the text was cut off where it was exported; keep_truncated=True scores it all the same",
            ),
            Ok(read) if read.foreign && !self.told.any_language => {
                let language = &read.article.language;
                let reason = format!(
                    "the text is in another language ({language}), and the lexicons are English; any_language=True scores it all the same"
                );
                self.refused(read.article.id, &reason)
            }
            Ok(read) => Row::Article(Box::new(read.article)),
        }))
    }

    fn refused(&self, id: String, reason: &str) -> Row {
        Row::Refused(self.row, Refused { id, reason: reason.to_owned() })
    }
}

impl Iterator for Rows {
    type Item = Result<Vec<Row>, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let (mut batch, mut size) = (Vec::new(), 0);
        while size < BATCH {
            match self.row() {
                None => break,
                Some(Err(error)) => return Some(Err(error)),
                Some(Ok(row)) => {
                    size += match &row {
                        Row::Article(article) => article.text.len(),
                        Row::Refused(_, refused) => refused.reason.len(),
                    };
                    batch.push(row);
                }
            }
        }
        (!batch.is_empty()).then_some(Ok(batch))
    }
}

impl Cells {
    fn new(batch: &RecordBatch, given: &Given) -> Result<Self, ArrowError> {
        let mut columns = vec![None; batch.num_columns()];
        for place in Field::ALL.into_iter().filter_map(|field| given.place(field)) {
            columns[place] = Some(texts(batch.column(place)).map_err(|error| {
                let name = batch.schema_ref().field(place).name().clone();
                ArrowError::CastError(format!("column {name:?} cannot be read as text: {error}"))
            })?);
        }
        Ok(Self { columns, rows: batch.num_rows() })
    }

    /// The text of a cell; empty where it is null.
    fn cell(&self, place: usize, row: usize) -> &str {
        match &self.columns[place] {
            Some(column) if !column.is_null(row) => column.value(row),
            _ => "",
        }
    }
}

fn texts(column: &ArrayRef) -> Result<LargeStringArray, ArrowError> {
    Ok(cast(column, &DataType::LargeUtf8)?.as_string::<i64>().clone())
}
