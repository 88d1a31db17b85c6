//! Folders of reports and their comparison.

use std::path::PathBuf;

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Float64Type, Int64Type};
use arrow_array::{Array, RecordBatch};
use arrow_cast::cast;
use arrow_schema::{ArrowError, DataType};
use pyo3::prelude::*;
use pyo3_arrow::PyTable;
use pyo3_arrow::error::PyArrowError;
use pyo3_arrow::input::AnyRecordBatch;

use reportedly::column::Cell;
use reportedly::compare::measure::{Form, MEASURES};
use reportedly::compare::terms::stopwords;
use reportedly::report::COMPARE_REPORTS;
use reportedly::report::arrow::{read, schema};
use reportedly::report::compared::{self, Asked};
use reportedly::report::face::Face;
use reportedly::report::layout::TableLayout;
use reportedly::report::staging::Staging;

use crate::lexicon::Lexicon;
use crate::raised;
use crate::score::report;

/// What a comparison is asked for, as on the command line.
#[derive(Clone, Debug, FromPyObject)]
#[pyo3(from_item_all)]
pub struct Wanted {
    by: String,
    measures: Vec<String>,
    stratify: String,
    events: Option<PathBuf>,
    keep_copies: bool,
    seed: u64,
    threads: usize,
}

/// Compares the outlets of a folder of reports, into the folder, and returns what it wrote: name and table.
#[pyfunction]
pub fn compare(
    py: Python<'_>,
    folder: PathBuf,
    wanted: Wanted,
    lexicon: &Bound<'_, Lexicon>,
) -> PyResult<Vec<(&'static str, PyTable)>> {
    let library = &lexicon.get().scorer.reader.library;
    let Wanted { by, measures, stratify, events, keep_copies, seed, threads } = wanted;
    let asked = Asked { by, measures, stratify, events, keep_copies, seed, threads };
    py.detach(|| {
        compared::compare(&folder, &asked, &stopwords(library)).map_err(raised)?;
        let table = |report: &&dyn reportedly::report::table::Tabular| {
            let batch = read(&folder, *report).map_err(raised)?;
            Ok((report.name(), PyTable::try_new(batch.into_iter().collect(), schema(*report))?))
        };
        COMPARE_REPORTS.iter().map(table).collect()
    })
}

/// Writes tables of `score` as the CSV files that the command line writes.
#[pyfunction]
pub fn write_reports(py: Python<'_>, folder: PathBuf, tables: Vec<(String, AnyRecordBatch)>) -> PyResult<()> {
    let mut staging = Staging::new(&folder).map_err(raised)?;
    for (name, table) in tables {
        let layout = TableLayout::whole(report(&name)?, Face::default());
        let file = staging.open(&layout.file()).map_err(raised)?;
        staging.write(file, &layout.opening()).map_err(raised)?;
        let reader = table.into_reader()?;
        py.detach(|| {
            for batch in reader {
                let batch = aligned(&name, &batch?, &schema(&layout))?;
                let mut lines = Vec::new();
                (0..batch.num_rows()).for_each(|row| layout.face.line(&layout.names, cells(&batch, row), &mut lines));
                staging.write(file, &lines).map_err(|error| ArrowError::ExternalError(error.into()))?;
            }
            Ok::<(), ArrowError>(())
        })
        .map_err(PyArrowError::from)?;
    }
    py.detach(|| staging.finish()).map_err(raised)?;
    Ok(())
}

/// The columns of a report out of a batch that may hold more, in other types.
fn aligned(name: &str, batch: &RecordBatch, schema: &arrow_schema::SchemaRef) -> Result<RecordBatch, ArrowError> {
    let column = |field: &arrow_schema::FieldRef| {
        let column = batch.column_by_name(field.name()).ok_or_else(|| {
            ArrowError::SchemaError(format!(
                "the table {name:?} has no column {:?}; give it as score made it",
                field.name()
            ))
        })?;
        cast(column, field.data_type())
    };
    let columns = schema.fields().iter().map(column).collect::<Result<_, _>>()?;
    RecordBatch::try_new(schema.clone(), columns)
}

/// The cells of a row of a batch in the types of reports.
fn cells(batch: &RecordBatch, row: usize) -> impl Iterator<Item = Cell<'_>> {
    batch.columns().iter().map(move |column| match column.data_type() {
        _ if column.is_null(row) => Cell::Empty,
        DataType::Int64 => {
            let count = column.as_primitive::<Int64Type>().value(row);
            Cell::Count(count.try_into().unwrap_or_default())
        }
        DataType::Float64 => Cell::number(Some(column.as_primitive::<Float64Type>().value(row))),
        DataType::Boolean => Cell::Flag(column.as_boolean().value(row)),
        _ => Cell::text(column.as_string::<i32>().value(row)),
    })
}

/// A measure: name, label, form (`per` or `mean`), the two columns of articles it is read from, scale.
type Told = (&'static str, &'static str, &'static str, &'static str, &'static str, f64);

/// What outlets are compared by.
#[pyfunction]
pub fn measures() -> Vec<Told> {
    let told = |measure: &reportedly::compare::measure::Measure| {
        let (form, first, second) = match measure.form {
            Form::Per { count, per } => ("per", count, per),
            Form::Mean { mean, over } => ("mean", mean, over),
        };
        (measure.name, measure.label, form, first, second, measure.scale)
    };
    MEASURES.iter().map(told).collect()
}
