//! Articles in, tables out: on all cores for one machine, batch by batch for many.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use arrow_array::builder::{Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3_arrow::error::PyArrowError;
use pyo3_arrow::input::AnyRecordBatch;
use pyo3_arrow::{PySchema, PyTable};

use reportedly::column::Cell;
use reportedly::input::field::Field as Read;
use reportedly::input::given::Refused;
use reportedly::pipeline::{Scorer, stream};
use reportedly::report::SCORE_REPORTS;
use reportedly::report::arrow::{self, Batch};
use reportedly::report::face::Face;
use reportedly::report::layout::TableLayout;
use reportedly::report::table::ByArticle;

use crate::lexicon::Lexicon;
use crate::rows::{Row, Rows, Told, given};

type Report = &'static dyn ByArticle;

/// The table of a name.
pub fn report(name: &str) -> PyResult<Report> {
    let names = || SCORE_REPORTS.iter().map(|report| report.name()).collect::<Vec<_>>().join(", ");
    let found = SCORE_REPORTS.iter().find(|report| report.name() == name);
    found.copied().ok_or_else(|| PyValueError::new_err(format!("{name:?} is no table; the tables are {}", names())))
}

/// What some rows became.
struct Piece {
    /// A batch of each report.
    batches: Vec<RecordBatch>,
    /// The rows that were refused, each with its number.
    refused: Vec<(u64, Refused)>,
    /// Why a row of the first batch has nothing but an id; null for every other.
    errors: ArrayRef,
}

/// Scores rows into the batches of some reports; where `told` is true, each row that is refused has a row in the first.
///
/// A row that breaks the program is refused, and the others go on.
fn piece(scorer: &Scorer, reports: &[Report], mut rows: Vec<Row>, told: bool) -> Piece {
    let layouts: Vec<TableLayout> = reports.iter().map(|report| TableLayout::whole(*report, Face::default())).collect();
    loop {
        let mut batches: Vec<Batch> = reports.iter().map(|report| Batch::new(*report)).collect();
        let (mut at, mut errors) = (0, StringBuilder::new());
        let worked = catch_unwind(AssertUnwindSafe(|| {
            for row in &rows {
                match row {
                    Row::Article(article) => {
                        let scored = scorer.score(article);
                        let before = batches.first().map_or(0, Batch::rows);
                        for (layout, batch) in layouts.iter().zip(&mut batches) {
                            layout.report().gather(scorer, &scored, layout, batch);
                        }
                        errors.append_nulls(batches.first().map_or(0, Batch::rows) - before);
                    }
                    Row::Refused(_, refused) if told => {
                        // Every report begins with the id of the article.
                        batches[0].push(std::iter::once(Cell::text(&*refused.id)));
                        errors.append_value(&refused.reason);
                    }
                    Row::Refused(..) => {}
                }
                at += 1;
            }
        }));
        match (worked, rows.get(at)) {
            (Err(cause), Some(Row::Article(article))) => {
                let refused = Refused { id: article.id.clone(), reason: broken(&*cause) };
                rows[at] = Row::Refused(article.row, refused);
            }
            _ => {
                let refused = rows.into_iter().filter_map(|row| match row {
                    Row::Refused(number, refused) => Some((number, refused)),
                    Row::Article(_) => None,
                });
                return Piece {
                    batches: batches.iter_mut().map(Batch::take).collect(),
                    refused: refused.collect(),
                    errors: Arc::new(errors.finish()),
                };
            }
        }
    }
}

fn broken(cause: &(dyn std::any::Any + Send)) -> String {
    let said = cause.downcast_ref::<String>().map(String::as_str).or_else(|| cause.downcast_ref::<&str>().copied());
    format!("a fault of the program ({}); please report it with the text", said.unwrap_or("it says nothing"))
}

/// Why a job ends before its time.
enum Ended {
    Arrow(ArrowError),
    Python(PyErr),
}

impl From<Ended> for PyErr {
    fn from(ended: Ended) -> Self {
        match ended {
            Ended::Arrow(error) => PyArrowError::from(error).into(),
            Ended::Python(error) => error,
        }
    }
}

/// Scores a table on some threads: a table for each name, and the rows that were refused.
#[pyfunction]
pub fn score(
    py: Python<'_>,
    data: AnyRecordBatch,
    told: Told,
    lexicon: &Bound<'_, Lexicon>,
    tables: Vec<String>,
    threads: usize,
) -> PyResult<(Vec<PyTable>, PyTable)> {
    let reports: Vec<Report> = tables.iter().map(|name| report(name)).collect::<PyResult<_>>()?;
    let lexicon = lexicon.get();
    let rows = Rows::new(data.into_reader()?, told, lexicon)?;
    let mut pieces: Vec<Piece> = Vec::new();
    py.detach(|| {
        let work = |rows: Result<Vec<Row>, ArrowError>| Ok(piece(&lexicon.scorer, &reports, rows?, false));
        stream::ordered(rows, threads, work, |piece: Result<Piece, ArrowError>| {
            pieces.push(piece.map_err(Ended::Arrow)?);
            Python::attach(|py| py.check_signals()).map_err(Ended::Python)
        })
    })?;
    let table = |(place, report): (usize, &Report)| {
        let batches = pieces.iter().map(|piece| piece.batches[place].clone());
        PyTable::try_new(batches.filter(|batch| batch.num_rows() > 0).collect(), arrow::schema(*report))
    };
    let tables = reports.iter().enumerate().map(table).collect::<PyResult<_>>()?;
    Ok((tables, errors(pieces.into_iter().flat_map(|piece| piece.refused))?))
}

/// The rows that were refused, as a table: row (from 1), article_id, error.
fn errors(refused: impl Iterator<Item = (u64, Refused)>) -> PyResult<PyTable> {
    let (mut numbers, mut ids, mut reasons) = (Int64Builder::new(), StringBuilder::new(), StringBuilder::new());
    for (number, refused) in refused {
        numbers.append_value(number.cast_signed());
        ids.append_option(Some(refused.id).filter(|id| !id.is_empty()));
        reasons.append_value(refused.reason);
    }
    let field = |name, kind| Field::new(name, kind, true);
    let schema = Schema::new(vec![
        field("row", DataType::Int64),
        field("article_id", DataType::Utf8),
        field("error", DataType::Utf8),
    ]);
    let columns: Vec<ArrayRef> = vec![Arc::new(numbers.finish()), Arc::new(ids.finish()), Arc::new(reasons.finish())];
    let batch = RecordBatch::try_new(schema.into(), columns).expect("columns of our own schema");
    PyTable::try_new(vec![batch.clone()], batch.schema())
}

/// The schema of a report with a last column `error`.
fn with_errors(report: Report) -> SchemaRef {
    let schema = arrow::schema(report);
    let error = Arc::new(Field::new("error", DataType::Utf8, true));
    Arc::new(Schema::new(schema.fields().iter().cloned().chain([error]).collect::<Vec<_>>()))
}

/// Scores a batch in the calling thread into one table, whose last column `error` says why a row has nothing else.
#[pyfunction]
pub fn score_batch(
    py: Python<'_>,
    data: AnyRecordBatch,
    told: Told,
    lexicon: &Bound<'_, Lexicon>,
    table: &str,
) -> PyResult<PyTable> {
    let report = report(table)?;
    let lexicon = lexicon.get();
    let rows = Rows::new(data.into_reader()?, told, lexicon)?;
    let schema = with_errors(report);
    let scored = |rows: Result<Vec<Row>, ArrowError>| {
        let Piece { batches, errors, .. } = piece(&lexicon.scorer, &[report], rows?, true);
        let columns = batches.iter().flat_map(RecordBatch::columns).cloned().chain([errors]).collect();
        RecordBatch::try_new(schema.clone(), columns)
    };
    let batches = py.detach(|| rows.map(scored).collect::<Result<_, _>>());
    PyTable::try_new(batches.map_err(PyArrowError::from)?, schema)
}

/// The schema of a table that `score_batch` returns.
#[pyfunction]
pub fn schema(table: &str) -> PyResult<PySchema> {
    Ok(PySchema::new(with_errors(report(table)?)))
}

/// The columns of a table that are read, in its order.
#[pyfunction]
pub fn columns(names: Vec<String>, told: Told, lexicon: &Bound<'_, Lexicon>) -> PyResult<Vec<String>> {
    let fields: Vec<Field> = names.iter().map(|name| Field::new(name, DataType::Utf8, true)).collect();
    let given = given(&Schema::new(fields), &told, lexicon.get())?;
    let mut places: Vec<usize> = Read::ALL.into_iter().filter_map(|field| given.place(field)).collect();
    places.sort_unstable();
    Ok(places.into_iter().map(|place| names[place].clone()).collect())
}
